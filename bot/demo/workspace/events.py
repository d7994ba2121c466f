"""Which apps hear of what: the events of Slack's Events API.

An app hears of an event when its manifest subscribes to it, the scope was granted, and, for what happens in a
conversation, its bot is in there.
"""

from bot.demo.workspace.manifest import EVENT_SCOPES
from bot.demo.workspace.model import Channel, Installation, Message, Team, User, View
from bot.demo.workspace.render import channel_type, message_json, user_json, view_json
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import JsonObject, without_none

_MESSAGE_EVENTS = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}


def hears(installation: Installation, event: str) -> bool:
    """Whether this installation gets `event` (named as in a manifest)."""
    scope = EVENT_SCOPES.get(event)
    granted = scope is None or scope in installation.scopes
    return installation.active and event in installation.app.manifest.bot_events and granted


def tell_message(ws: Workspace, channel: Channel, message: Message) -> None:
    """A new message: `message` to the apps in the channel, `app_mention` to the one that is mentioned."""
    if message.is_ephemeral:
        return
    body = message_json(ws, message)
    body |= {"channel": channel.id, "event_ts": message.ts}
    for installation in _in_channel(ws, channel):
        if hears(installation, _MESSAGE_EVENTS[channel.kind]):
            ws.tell_app(installation, {**body, "channel_type": channel_type(channel)})
        mentioned = f"<@{installation.bot_user_id}>" in message.text and message.bot_id != installation.bot_id
        if mentioned and not channel.is_im and hears(installation, "app_mention"):
            ws.tell_app(installation, {**body, "type": "app_mention"})


def tell_changed(ws: Workspace, channel: Channel, message: Message, before: JsonObject) -> None:
    """An edited message; `before` is its JSON as it was."""
    ts = ws.event_ts()
    change = {
        "type": "message",
        "subtype": "message_changed",
        "message": message_json(ws, message),
        "previous_message": before,
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel_type(channel),
    }
    _tell_in(ws, channel, _MESSAGE_EVENTS[channel.kind], change)


def tell_deleted(ws: Workspace, channel: Channel, before: JsonObject) -> None:
    ts = ws.event_ts()
    change = {
        "type": "message",
        "subtype": "message_deleted",
        "previous_message": before,
        "channel": channel.id,
        "hidden": True,
        "deleted_ts": before["ts"],
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel_type(channel),
    }
    _tell_in(ws, channel, _MESSAGE_EVENTS[channel.kind], change)


def tell_reaction(ws: Workspace, channel: Channel, message: Message, user_id: str, name: str, *, added: bool) -> None:
    kind = "reaction_added" if added else "reaction_removed"
    event = {
        "type": kind,
        "user": user_id,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "item_user": message.user_id,
        "event_ts": ws.event_ts(),
    }
    _tell_in(ws, channel, kind, event)


def tell_member(ws: Workspace, channel: Channel, user_id: str, inviter: str | None, *, joined: bool) -> None:
    kind = "member_joined_channel" if joined else "member_left_channel"
    event = without_none(
        type=kind,
        user=user_id,
        channel=channel.id,
        channel_type=channel.id[0],
        team=channel.team_id,
        inviter=inviter,
        event_ts=ws.event_ts(),
    )
    _tell_in(ws, channel, kind, event)
    if not joined:
        _tell_left(ws, channel, user_id)


def _tell_left(ws: Workspace, channel: Channel, user_id: str) -> None:
    """To the app whose bot was taken out."""
    kind = "group_left" if channel.is_private else "channel_left"
    for installation in _in_channel(ws, channel):
        if installation.bot_user_id == user_id and hears(installation, kind):
            ws.tell_app(installation, {"type": kind, "channel": channel.id, "event_ts": ws.event_ts()})


def tell_user(ws: Workspace, team: Team, user: User, kind: str) -> None:
    """`team_join` or `user_change`, to every app of the team that may see people."""
    for installation in team.installations:
        if hears(installation, kind):
            person = user_json(user, ws.now(), with_email="users:read.email" in installation.scopes)
            event: JsonObject = {"type": kind, "user": person, "cache_ts": int(ws.now().timestamp())}
            ws.tell_app(installation, {**event, "event_ts": ws.event_ts()})


def tell_home_opened(
    ws: Workspace, installation: Installation, user_id: str, channel: Channel, tab: str, view: View | None
) -> None:
    if hears(installation, "app_home_opened"):
        event: JsonObject = {"type": "app_home_opened", "user": user_id, "channel": channel.id, "tab": tab}
        if view is not None:
            event["view"] = view_json(view)
        ws.tell_app(installation, {**event, "event_ts": ws.event_ts()})


def _tell_in(ws: Workspace, channel: Channel, name: str, event: JsonObject) -> None:
    for installation in _in_channel(ws, channel):
        if hears(installation, name):
            ws.tell_app(installation, event)


def _in_channel(ws: Workspace, channel: Channel) -> list[Installation]:
    return [each for each in ws.team(channel.team_id).installations if each.bot_user_id in channel.members]
