"""chat.*: what an app writes into conversations."""

from collections.abc import Mapping

from bot.demo.workspace import conversations
from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.blocks import complete_blocks
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.interactions import check_content
from bot.demo.workspace.model import Channel, Message
from bot.demo.workspace.render import message_json, permalink
from bot.demo.workspace.values import JsonObject
from bot.demo.workspace.view_rules import check_metadata


def post_message(call: Call) -> JsonObject:
    channel = _writable_channel(call)
    text, blocks = _content(call)
    metadata = _metadata(call)
    thread_ts = _thread(call, channel)
    call.ws.limits.take_post(channel.id)
    message = _bot_message(call, channel, text, blocks)
    message.metadata, message.thread_ts = metadata, thread_ts
    conversations.post(call.ws, channel, message)
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.ws, message)}


def post_ephemeral(call: Call) -> JsonObject:
    channel = _writable_channel(call, direct=False)
    user_id = call.required("user")
    user = call.ws.team(call.team_id).users.get(user_id)
    if user is None or user.deleted or user_id not in channel.members:
        raise SlackRefusal("user_not_in_channel")
    text, blocks = _content(call)
    thread_ts = _thread(call, channel)
    message = _bot_message(call, channel, text, blocks)
    message.addressee, message.thread_ts = user_id, thread_ts
    conversations.post(call.ws, channel, message)
    return {"message_ts": message.ts}


def update(call: Call) -> JsonObject:
    channel = _member_channel(call)
    message = call.ws.message(channel, call.required("ts"))
    if message.bot_id != call.installation.bot_id:
        raise SlackRefusal("cant_update_message")
    keeps_blocks = call.args.get("text") is None and call.args.get("blocks") is None
    if keeps_blocks and call.args.get("attachments") is None and call.args.get("metadata") is None:
        raise SlackRefusal("no_text")
    text, blocks = (message.text, message.blocks) if keeps_blocks else _content(call)
    metadata = _metadata(call)
    if metadata is not None:
        message.metadata = metadata
    if call.args.get("text") is None:
        text = message.text
    completed = complete_blocks(blocks, lambda: call.ws.new_id("b")) if blocks else None
    conversations.edit(call.ws, channel, message, text, completed)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": message_json(call.ws, message)}


def delete(call: Call) -> JsonObject:
    channel = _member_channel(call)
    message = call.ws.message(channel, call.required("ts"))
    if message.bot_id != call.installation.bot_id:
        raise SlackRefusal("cant_delete_message")
    conversations.delete(call.ws, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(call: Call) -> JsonObject:
    channel = call.visible_channel()
    message = call.ws.message(channel, call.required("message_ts"))
    return {"channel": channel.id, "permalink": permalink(call.ws.team(call.team_id), message)}


def _writable_channel(call: Call, *, direct: bool = True) -> Channel:
    """Where the bot may write. With `direct`, a user id means the direct message with that person."""
    wanted = call.required("channel")
    team = call.ws.team(call.team_id)
    bot = call.installation.bot_user_id
    person = team.users.get(wanted)
    if direct and person is not None and wanted != bot:
        if person.deleted:
            raise SlackRefusal("channel_not_found")
        return conversations.direct_with_bot(call.ws, call.installation, wanted)
    channel = call.visible_channel()
    if channel.is_archived or (channel.is_im and any(team.users[each].deleted for each in channel.members)):
        raise SlackRefusal("is_archived")
    if bot not in channel.members and (not direct or "chat:write.public" not in call.installation.scopes):
        raise SlackRefusal("not_in_channel")
    return channel


def _member_channel(call: Call) -> Channel:
    channel = call.visible_channel()
    if channel.is_archived:
        raise SlackRefusal("is_archived")
    return channel


def _content(call: Call) -> tuple[str, list[JsonObject] | None]:
    return check_content(
        {
            "text": None if call.args.get("text") is None else call.text("text"),
            "blocks": call.json("blocks", "invalid_blocks_format"),
            "attachments": call.json("attachments", "invalid_attachments"),
        }
    )


def _metadata(call: Call) -> JsonObject | None:
    metadata = call.json("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    problems = check_metadata(metadata)
    if problems:
        raise SlackRefusal("invalid_metadata_schema", problems)
    found: JsonObject = metadata
    return found


def _thread(call: Call, channel: Channel) -> str | None:
    """The thread to answer in; a reply's ts means its thread."""
    thread_ts = call.text("thread_ts")
    if not thread_ts:
        return None
    parent = next((each for each in channel.messages if each.ts == thread_ts and not each.is_ephemeral), None)
    if parent is None:
        raise SlackRefusal("thread_not_found")
    return parent.thread_ts or parent.ts


def _bot_message(call: Call, channel: Channel, text: str, blocks: list[JsonObject] | None) -> Message:
    message = conversations.bot_message(call.ws, call.installation, channel, text, blocks)
    message.attachments = call.json("attachments")
    return message


METHODS: Mapping[str, Method] = {
    "chat.postMessage": Method(post_message, 4, "chat:write"),
    "chat.postEphemeral": Method(post_ephemeral, 4, "chat:write"),
    "chat.update": Method(update, 3, "chat:write"),
    "chat.delete": Method(delete, 3, "chat:write"),
    "chat.getPermalink": Method(get_permalink, 4),
}
