"""The bodies Slack sends when a person does something: commands, clicks, submissions, shortcuts.

Event envelopes are `delivery`'s; everything here is what goes to an interactivity or command URL.
"""

from bot.demo.workspace.model import Channel, Installation, Message, ResponseUrl, User, View
from bot.demo.workspace.render import message_json, view_json
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import Json, JsonObject


def slash_command(
    ws: Workspace,
    installation: Installation,
    user: User,
    channel: Channel,
    command: str,
    text: str,
    response_url: str,
    trigger_id: str,
) -> JsonObject:
    return {
        "token": installation.app.verification_token,
        "team_id": user.team_id,
        "team_domain": ws.team(user.team_id).domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": installation.app.id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def channel_name(channel: Channel) -> str:
    """The name of a conversation in payloads: direct messages and private ones have none of their own there."""
    if channel.is_im:
        return "directmessage"
    return channel.name if channel.kind == "channel" else "privategroup"


def _base(ws: Workspace, installation: Installation, user: User, kind: str) -> JsonObject:
    team = ws.team(user.team_id)
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": installation.app.id,
        "token": installation.app.verification_token,
        "team": {"id": team.id, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _channel(channel: Channel) -> JsonObject:
    return {"id": channel.id, "name": channel_name(channel)}


def _message_container(message: Message) -> JsonObject:
    container: JsonObject = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel_id,
        "is_ephemeral": message.is_ephemeral,
    }
    return {**container, "thread_ts": message.thread_ts} if message.thread_ts is not None else container


def block_actions_on_message(
    ws: Workspace,
    installation: Installation,
    user: User,
    channel: Channel,
    message: Message,
    action: JsonObject,
    trigger_id: str,
    response_url: str,
) -> JsonObject:
    payload = _base(ws, installation, user, "block_actions") | {
        "container": _message_container(message),
        "trigger_id": trigger_id,
        "channel": _channel(channel),
        "state": {"values": message.state},
        "response_url": response_url,
        "actions": [action],
    }
    if not message.is_ephemeral:
        payload["message"] = message_json(ws, message)
    return payload


def block_actions_in_view(
    ws: Workspace, installation: Installation, user: User, view: View, action: JsonObject, trigger_id: str
) -> JsonObject:
    return _base(ws, installation, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": view_json(view),
        "actions": [action],
    }


def block_suggestion(
    ws: Workspace,
    installation: Installation,
    user: User,
    block_id: str,
    action_id: str,
    value: str,
    *,
    view: View | None = None,
    message: Message | None = None,
    channel: Channel | None = None,
) -> JsonObject:
    """What a menu that asks the app sends while a person types; from a view or from a message in a channel."""
    payload = _base(ws, installation, user, "block_suggestion") | {
        "action_id": action_id,
        "block_id": block_id,
        "value": value,
    }
    if view is not None:
        return payload | {"container": {"type": "view", "view_id": view.id}, "view": view_json(view)}
    if message is not None and channel is not None:
        payload |= {"container": _message_container(message), "channel": _channel(channel)}
        if not message.is_ephemeral:
            payload["message"] = message_json(ws, message)
    return payload


def view_submission(
    ws: Workspace, installation: Installation, user: User, view: View, trigger_id: str, response_urls: list[JsonObject]
) -> JsonObject:
    return _base(ws, installation, user, "view_submission") | {
        "trigger_id": trigger_id,
        "view": view_json(view),
        "response_urls": response_urls,
    }


def view_closed(ws: Workspace, installation: Installation, user: User, view: View, *, cleared: bool) -> JsonObject:
    return _base(ws, installation, user, "view_closed") | {"view": view_json(view), "is_cleared": cleared}


def global_shortcut(
    ws: Workspace, installation: Installation, user: User, callback_id: str, trigger_id: str
) -> JsonObject:
    payload = _base(ws, installation, user, "shortcut")
    del payload["user"]["name"], payload["api_app_id"]
    return payload | {"action_ts": ws.event_ts(), "callback_id": callback_id, "trigger_id": trigger_id}


def message_shortcut(
    ws: Workspace,
    installation: Installation,
    user: User,
    channel: Channel,
    message: Message,
    callback_id: str,
    trigger_id: str,
    response_url: str,
) -> JsonObject:
    payload = _base(ws, installation, user, "message_action")
    del payload["api_app_id"]
    return payload | {
        "action_ts": ws.event_ts(),
        "channel": _channel(channel),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "response_url": response_url,
        "message_ts": message.ts,
        "message": message_json(ws, message),
    }


def action_json(ws: Workspace, block: JsonObject, element: JsonObject, value: JsonObject) -> JsonObject:
    """One entry of `actions`: the element, what was chosen in it, and when."""
    action: JsonObject = {"action_id": element["action_id"], "block_id": block["block_id"]}
    shown: dict[str, Json] = {
        name: element[name] for name in ("text", "style", "placeholder") if element.get(name) is not None
    }
    return action | shown | value | {"type": element["type"], "action_ts": ws.event_ts()}


def response_url_entry(block_id: str, action_id: str, url: ResponseUrl, address: str) -> JsonObject:
    """One entry of a submission's `response_urls`."""
    return {"block_id": block_id, "action_id": action_id, "channel_id": url.channel_id, "response_url": address}
