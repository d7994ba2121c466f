"""Conversations and what happens in them: posting, editing, deleting, reacting, joining, direct messages.

The rules are the same for a person and for an app; who may call them is checked by `person` and by `api`.
"""

import re
import uuid
from collections.abc import Sequence
from datetime import datetime

from bot.demo.workspace import events
from bot.demo.workspace.blocks import complete_blocks
from bot.demo.workspace.escape import Directory
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import Channel, Installation, Message, User
from bot.demo.workspace.render import message_json
from bot.demo.workspace.screen import message_change, reaction_change, viewers
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import JsonObject

MAX_TEXT = 40_000
_REACTION = re.compile(r"[a-z0-9_'+\-]{1,100}(::skin-tone-[2-6])?")


def directory(ws: Workspace, team_id: str) -> Directory:
    """The names that can be mentioned in a team; a public channel by anyone."""
    team = ws.team(team_id)
    users: dict[str, str] = {}
    for user in team.users.values():
        for name in (user.name, user.display_name):
            if name and not user.deleted:
                users.setdefault(name.lower(), user.id)
    users |= {user.id.lower(): user.id for user in team.users.values()}
    channels = {channel.name.lower(): channel.id for channel in team.channels.values() if not channel.is_im}
    names = {channel.id: channel.name for channel in team.channels.values() if not channel.is_im}
    return Directory(users, channels, names)


def post(ws: Workspace, channel: Channel, message: Message) -> Message:
    """Puts a message in its channel, in order of ts, and tells everyone who may know of it."""
    messages = channel.messages
    place = len(messages)
    while place > 0 and messages[place - 1].ts > message.ts:
        place -= 1
    messages.insert(place, message)
    if message.is_ephemeral:
        ws.show(channel.team_id, frozenset({message.addressee or ""}), message_change(ws, message, "ephemeral"))
    else:
        ws.show(channel.team_id, viewers(channel), message_change(ws, message, "message"))
        events.tell_message(ws, channel, message)
    return message


def post_by_person(
    ws: Workspace, channel: Channel, user: User, text: str, *, thread_ts: str | None = None, at: datetime | None = None
) -> Message:
    """A person's message; `text` as Slack stores it (see `escape.compose`). `at` places it in the past.

    Raises: SlackRefusal `no_text`, `is_archived`, `thread_not_found`.
    """
    if not text.strip():
        raise SlackRefusal("no_text")
    if channel.is_archived:
        raise SlackRefusal("is_archived")
    if thread_ts is not None:
        _require_thread(channel, thread_ts)
    message = Message(ws.new_ts(channel, at), channel.id, user.id, text, thread_ts=thread_ts)
    message.client_msg_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{channel.id}/{message.ts}"))
    return post(ws, channel, message)


def bot_message(
    ws: Workspace,
    installation: Installation,
    channel: Channel,
    text: str,
    blocks: list[JsonObject] | None,
    at: datetime | None = None,
) -> Message:
    """An app's message, still to be posted. `at` places it in the past."""
    return Message(
        ts=ws.new_ts(channel, at),
        channel_id=channel.id,
        user_id=installation.bot_user_id,
        text=text,
        blocks=complete_blocks(blocks, lambda: ws.new_id("b")) if blocks else None,
        bot_id=installation.bot_id,
        app_id=installation.app.id,
    )


def _require_thread(channel: Channel, thread_ts: str) -> None:
    if not any(each.ts == thread_ts and not each.is_ephemeral for each in channel.messages):
        raise SlackRefusal("thread_not_found")


def edit(ws: Workspace, channel: Channel, message: Message, text: str, blocks: list[JsonObject] | None) -> Message:
    """Replaces the content. Blocks None leaves a message of text alone; one of blocks is not marked as edited."""
    before = message_json(ws, message)
    message.text, message.blocks = text, blocks
    message.edited_ts = ws.event_ts() if blocks is None else message.edited_ts
    message.state = {}
    if message.is_ephemeral:
        seen_by = frozenset({message.addressee or ""})
        ws.show(channel.team_id, seen_by, message_change(ws, message, "ephemeral_changed"))
    else:
        ws.show(channel.team_id, viewers(channel), message_change(ws, message, "message_changed"))
        events.tell_changed(ws, channel, message, before)
    return message


def delete(ws: Workspace, channel: Channel, message: Message) -> None:
    before = message_json(ws, message)
    channel.messages.remove(message)
    if message.is_ephemeral:
        change = {"type": "ephemeral_deleted", "channel": channel.id, "ts": message.ts}
        ws.show(channel.team_id, frozenset({message.addressee or ""}), change)
    else:
        ws.show(channel.team_id, viewers(channel), {"type": "message_deleted", "channel": channel.id, "ts": message.ts})
        events.tell_deleted(ws, channel, before)


def react(ws: Workspace, channel: Channel, message: Message, user_id: str, name: str, *, add: bool) -> None:
    """Adds or takes away one person's reaction.

    Raises: SlackRefusal `invalid_name`, `already_reacted`, `no_reaction`, `too_many_emoji`.
    """
    name = name.strip(":")
    if not _REACTION.fullmatch(name):
        raise SlackRefusal("invalid_name")
    users = message.reactions.get(name, [])
    if add and user_id in users:
        raise SlackRefusal("already_reacted")
    if not add and user_id not in users:
        raise SlackRefusal("no_reaction")
    if add and name not in message.reactions and len(message.reactions) >= 50:
        raise SlackRefusal("too_many_emoji")
    if add:
        message.reactions.setdefault(name, []).append(user_id)
    else:
        users.remove(user_id)
        if not users:
            del message.reactions[name]
    ws.show(channel.team_id, viewers(channel), reaction_change(message, user_id, name, add=add))
    events.tell_reaction(ws, channel, message, user_id, name, added=add)


def open_direct(ws: Workspace, team_id: str, user_ids: Sequence[str]) -> Channel:
    """The conversation of exactly these people (two: a direct message, more: a group one), opened if need be."""
    wanted = set(user_ids)
    team = ws.team(team_id)
    for channel in team.channels.values():
        if channel.kind in ("im", "mpim") and set(channel.members) == wanted:
            return channel
    members = list(dict.fromkeys(user_ids))
    created = int(ws.now().timestamp())
    if len(members) <= 2:
        channel = Channel(ws.new_id("D"), team_id, "", "im", members, created=created)
    else:
        names = "--".join(team.users[member].name for member in members)
        channel = Channel(ws.new_id("G"), team_id, f"mpdm-{names}-1", "mpim", members, created=created)
    team.channels[channel.id] = channel
    ws.show(team_id, frozenset(members), {"type": "channels"})
    return channel


def direct_with_bot(ws: Workspace, installation: Installation, user_id: str) -> Channel:
    """The direct message between a person and an app's bot."""
    return open_direct(ws, installation.team_id, [user_id, installation.bot_user_id])


def join(ws: Workspace, channel: Channel, user_id: str, inviter: str | None = None) -> None:
    """A person, or an app's bot, joins a channel, and the channel says so; joining twice changes nothing."""
    if user_id in channel.members:
        return
    channel.members.append(user_id)
    ws.show(channel.team_id, None, {"type": "channels"})
    events.tell_member(ws, channel, user_id, inviter, joined=True)
    text = f"<@{user_id}> has joined the channel"
    post(ws, channel, Message(ws.new_ts(channel), channel.id, user_id, text, subtype="channel_join"))


def leave(ws: Workspace, channel: Channel, user_id: str) -> None:
    if user_id in channel.members:
        events.tell_member(ws, channel, user_id, None, joined=False)
        channel.members.remove(user_id)
        ws.show(channel.team_id, None, {"type": "channels"})


def join_team(ws: Workspace, user: User) -> None:
    """A new colleague: adds `user` to the team and tells the apps."""
    team = ws.team(user.team_id)
    team.users[user.id] = user
    user.updated = int(ws.now().timestamp())
    events.tell_user(ws, team, user, "team_join")
    ws.show(team.id, None, {"type": "channels"})


def change_user(ws: Workspace, user: User) -> None:
    """Tells the apps that a member's record, already changed, is different now (also: that they left)."""
    user.updated = int(ws.now().timestamp())
    events.tell_user(ws, ws.team(user.team_id), user, "user_change")
    ws.show(user.team_id, None, {"type": "channels"})
