"""conversations.*: what an app may know of channels, their members and their history."""

from collections.abc import Mapping

from bot.demo.workspace import conversations
from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import Channel, Message
from bot.demo.workspace.render import channel_json, message_json
from bot.demo.workspace.values import JsonObject

_FAMILY = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


def open_(call: Call) -> JsonObject:
    bot = call.installation.bot_user_id
    if call.text("channel"):
        channel = call.visible_channel()
        if channel.kind not in ("im", "mpim"):
            raise SlackRefusal("method_not_supported_for_channel_type")
        already = True
    else:
        people = _people_to_open_with(call)
        call.require_scope("im:write" if len(people) == 1 else "mpim:write")
        known = set(call.ws.team(call.team_id).channels)
        channel = conversations.open_direct(call.ws, call.team_id, [*people, bot])
        already = channel.id in known
    shown: JsonObject = channel_json(call.ws, channel, bot) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown, **({"no_op": True, "already_open": True} if already else {})}


def _people_to_open_with(call: Call) -> list[str]:
    people = [each.strip() for each in call.text("users").split(",") if each.strip()]
    if not people:
        raise SlackRefusal("users_list_not_supplied")
    if len(people) > 8:
        raise SlackRefusal("too_many_users")
    for user_id in people:
        user = call.ws.user(call.team_id, user_id)
        if user.deleted:
            raise SlackRefusal("user_disabled")
        if user.is_bot:
            raise SlackRefusal("cannot_dm_bot")
    return people


def wanted_kinds(call: Call) -> list[str]:
    """The kinds of channel in the argument `types`, each of which the app may read.

    Raises: SlackRefusal `invalid_types`, `missing_scope`.
    """
    wanted = [each.strip() for each in call.text("types", "public_channel").split(",")]
    if any(each not in _TYPES for each in wanted):
        raise SlackRefusal("invalid_types")
    kinds = [_TYPES[each] for each in wanted]
    for kind in kinds:
        call.require_scope(f"{_FAMILY[kind]}:read")
    return kinds


def list_(call: Call) -> JsonObject:
    kinds = wanted_kinds(call)
    bot = call.installation.bot_user_id
    found = [
        channel
        for channel in call.ws.team(call.team_id).channels.values()
        if channel.kind in kinds
        and (not channel.is_private or bot in channel.members)
        and not (call.flag("exclude_archived") and channel.is_archived)
    ]
    page, metadata = call.page(found, default=100, most=1000)
    return {"channels": [channel_json(call.ws, each, bot) for each in page], "response_metadata": metadata}


def info(call: Call) -> JsonObject:
    channel = _scoped_channel(call, "read")
    return {"channel": channel_json(call.ws, channel, call.installation.bot_user_id)}


def members(call: Call) -> JsonObject:
    channel = _scoped_channel(call, "read")
    page, metadata = call.page(channel.members, default=100, most=1000)
    return {"members": page, "response_metadata": metadata}


def join(call: Call) -> JsonObject:
    channel = call.visible_channel()
    if channel.kind != "channel":
        raise SlackRefusal("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackRefusal("is_archived")
    conversations.join(call.ws, channel, call.installation.bot_user_id)
    return {"channel": channel_json(call.ws, channel, call.installation.bot_user_id)}


def history(call: Call) -> JsonObject:
    """Newest first, without replies and ephemerals; `oldest` and `latest` exclude themselves unless `inclusive`."""
    channel = _scoped_channel(call, "history")
    if call.installation.bot_user_id not in channel.members:
        raise SlackRefusal("not_in_channel")
    top = [each for each in channel.messages if each.thread_ts in (None, each.ts)]
    found = [each for each in reversed(top) if _within(call, each)]
    page, metadata = call.page(found, default=100, most=999)
    more = bool(metadata["next_cursor"])
    answer: JsonObject = {"messages": _shown(call, page), "has_more": more, "pin_count": 0}
    if call.text("latest"):
        answer["latest"] = call.text("latest")
    return {**answer, "response_metadata": metadata} if more else answer


def replies(call: Call) -> JsonObject:
    """A thread, oldest first, its parent at the head."""
    channel = _scoped_channel(call, "history")
    if call.installation.bot_user_id not in channel.members:
        raise SlackRefusal("not_in_channel")
    wanted = call.required("ts")
    asked = next((each for each in channel.messages if each.ts == wanted and not each.is_ephemeral), None)
    if asked is None:
        raise SlackRefusal("thread_not_found")
    root = asked.thread_ts or asked.ts
    thread = [each for each in channel.messages if root in (each.ts, each.thread_ts)]
    page, metadata = call.page([each for each in thread if _within(call, each)], default=1000, most=1000)
    more = bool(metadata["next_cursor"])
    answer: JsonObject = {"messages": _shown(call, page), "has_more": more}
    return {**answer, "response_metadata": metadata} if more else answer


def _scoped_channel(call: Call, right: str) -> Channel:
    channel = call.visible_channel()
    call.require_scope(f"{_FAMILY[channel.kind]}:{right}")
    return channel


def _within(call: Call, message: Message) -> bool:
    if message.is_ephemeral:
        return False
    oldest, latest, inclusive = call.text("oldest"), call.text("latest"), call.flag("inclusive")
    ts = float(message.ts)
    try:
        after = not oldest or ts > float(oldest) or (inclusive and ts == float(oldest))
    except ValueError as problem:
        raise SlackRefusal("invalid_ts_oldest") from problem
    try:
        before = not latest or ts < float(latest) or (inclusive and ts == float(latest))
    except ValueError as problem:
        raise SlackRefusal("invalid_ts_latest") from problem
    return after and before


def _shown(call: Call, messages: list[Message]) -> list[JsonObject]:
    with_metadata = call.flag("include_all_metadata")
    return [message_json(call.ws, each, metadata=with_metadata) for each in messages]


METHODS: Mapping[str, Method] = {
    "conversations.open": Method(open_, 3),
    "conversations.list": Method(list_, 2),
    "conversations.info": Method(info, 3),
    "conversations.members": Method(members, 4),
    "conversations.join": Method(join, 3, "channels:join"),
    "conversations.history": Method(history, 3),
    "conversations.replies": Method(replies, 3),
}
