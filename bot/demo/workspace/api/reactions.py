"""reactions.*: an app's own reactions, and those on a message."""

from collections.abc import Mapping

from bot.demo.workspace import conversations
from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import Channel, Message
from bot.demo.workspace.render import message_json, permalink
from bot.demo.workspace.values import JsonObject


def get(call: Call) -> JsonObject:
    channel, message = _item(call)
    link = permalink(call.ws.team(call.team_id), message)
    shown = {**message_json(call.ws, message), "permalink": link}
    return {"type": "message", "channel": channel.id, "message": shown}


def add(call: Call) -> JsonObject:
    return _react(call, add=True)


def remove(call: Call) -> JsonObject:
    return _react(call, add=False)


def _react(call: Call, *, add: bool) -> JsonObject:
    name = call.required("name")
    channel, message = _item(call)
    conversations.react(call.ws, channel, message, call.installation.bot_user_id, name, add=add)
    return {}


def _item(call: Call) -> tuple[Channel, Message]:
    if not call.text("channel") or not call.text("timestamp"):
        raise SlackRefusal("no_item_specified")
    channel = call.visible_channel()
    if call.installation.bot_user_id not in channel.members and call.method != "reactions.get":
        raise SlackRefusal("not_in_channel")
    return channel, call.ws.message(channel, call.text("timestamp"))


METHODS: Mapping[str, Method] = {
    "reactions.get": Method(get, 3, "reactions:read"),
    "reactions.add": Method(add, 3, "reactions:write"),
    "reactions.remove": Method(remove, 2, "reactions:write"),
}
