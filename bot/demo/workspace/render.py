"""Workspace records as Slack's JSON, with every field Slack sends. Reads the workspace and changes nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.demo.workspace.escape import rich_text
from bot.demo.workspace.model import Channel, Installation, Message, Team, User, View
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import JsonObject

_IMAGE_SIZES = (24, 32, 48, 72, 192, 512)
_CHANNEL_TYPES = {"channel": "channel", "group": "group", "im": "im", "mpim": "mpim"}


def team_json(team: Team) -> JsonObject:
    icon = {f"image_{size}": _image(team.id, size) for size in (34, 44, 68, 88, 102, 132, 230)}
    return {
        "id": team.id,
        "name": team.name,
        "domain": team.domain,
        "url": f"https://{team.domain}.slack.com/",
        "email_domain": "",
        "icon": {**icon, "image_default": True},
        "avatar_base_url": "https://ca.slack-edge.com/",
        "is_verified": False,
    }


def user_json(user: User, now: datetime, *, with_email: bool) -> JsonObject:
    """A user object. `now` decides the offset from UTC; the address is there only for those granted to read it."""
    label, offset = _time_zone(user.tz, now)
    return {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "color": "9f69e7",
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": label,
        "tz_offset": offset,
        "profile": _profile(user, with_email),
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
        "is_email_confirmed": not user.is_bot,
        "has_2fa": False,
        "who_can_share_contact_card": "EVERYONE",
    }


def _profile(user: User, with_email: bool) -> JsonObject:
    first, _, last = user.real_name.partition(" ")
    profile: JsonObject = {
        "title": user.title,
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.display_name,
        "display_name_normalized": user.display_name,
        "fields": None,
        "status_text": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "avatar_hash": f"g{user.id.lower()}",
        "first_name": first,
        "last_name": last,
        "status_text_canonical": "",
        "team": user.team_id,
    }
    profile |= {f"image_{size}": _image(user.id, size) for size in _IMAGE_SIZES}
    if user.is_bot:
        profile |= {"api_app_id": user.app_id or "", "bot_id": user.bot_id or "", "always_active": True}
    elif with_email and user.email is not None:
        profile["email"] = user.email
    return profile


def _image(of: str, size: int) -> str:
    return f"https://secure.gravatar.com/avatar/{of.lower()}?s={size}"


def _time_zone(name: str, now: datetime) -> tuple[str, int]:
    try:
        local = now.astimezone(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError):
        return name, 0
    offset = local.utcoffset()
    return local.tzname() or name, int(offset.total_seconds()) if offset is not None else 0


def channel_json(ws: Workspace, channel: Channel, viewer: str) -> JsonObject:
    """A conversation as `viewer` (a user id) gets it; a direct message has the other person and no name."""
    shared: JsonObject = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_im": channel.is_im,
        "is_org_shared": False,
        "context_team_id": channel.team_id,
        "updated": channel.created * 1000,
    }
    if channel.is_im:
        other = next((member for member in channel.members if member != viewer), viewer)
        gone = ws.user(channel.team_id, other).deleted
        return {**shared, "user": other, "is_user_deleted": gone, "priority": 0, "is_open": True}
    return shared | _named_channel(channel, viewer)


def _named_channel(channel: Channel, viewer: str) -> JsonObject:
    return {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.is_private,
        "is_general": channel.name == "general",
        "unlinked": 0,
        "is_shared": channel.is_ext_shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "creator": channel.creator,
        "is_ext_shared": channel.is_ext_shared,
        "shared_team_ids": [channel.team_id],
        "pending_connected_team_ids": [],
        "is_member": viewer in channel.members,
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
        "num_members": len(channel.members),
    }


def message_json(ws: Workspace, message: Message, *, metadata: bool = True) -> JsonObject:
    """A message as history and events carry it; `metadata` adds its metadata."""
    channel_team = _team_of(ws, message)
    body: JsonObject = {"type": "message", "user": message.user_id, "ts": message.ts, "text": message.text}
    body["team"] = channel_team.id
    if message.client_msg_id is not None:
        body["client_msg_id"] = message.client_msg_id
    blocks = message.blocks
    if blocks is None and message.client_msg_id is not None:
        blocks = [rich_text(message.text, message.client_msg_id[:5])]
    optional: JsonObject = {
        "subtype": message.subtype,
        "bot_id": message.bot_id,
        "app_id": message.app_id,
        "bot_profile": _bot_profile_of(ws, channel_team, message),
        "blocks": blocks,
        "attachments": message.attachments,
        "metadata": message.metadata if metadata else None,
        "edited": {"user": message.user_id, "ts": message.edited_ts} if message.edited_ts else None,
        "reactions": reactions_json(message) or None,
        "is_ephemeral": True if message.is_ephemeral else None,
    }
    body |= {name: value for name, value in optional.items() if value is not None}
    return {**body, **_thread_fields(ws, message)}


def reactions_json(message: Message) -> list[JsonObject]:
    return [
        {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items() if users
    ]


def bot_profile(ws: Workspace, installation: Installation) -> JsonObject:
    """The bot_profile that goes with an app's own messages."""
    bot = ws.user(installation.team_id, installation.bot_user_id)
    return {
        "id": installation.bot_id,
        "deleted": not installation.active,
        "name": bot.real_name,
        "updated": bot.updated,
        "app_id": installation.app.id,
        "icons": {f"image_{size}": _image(installation.bot_id, size) for size in (36, 48, 72)},
        "team_id": installation.team_id,
    }


def _bot_profile_of(ws: Workspace, team: Team, message: Message) -> JsonObject | None:
    if message.bot_id is None:
        return None
    installation = next((each for each in team.installations if each.bot_id == message.bot_id), None)
    return bot_profile(ws, installation) if installation is not None else None


def _thread_fields(ws: Workspace, message: Message) -> JsonObject:
    channel = _team_of(ws, message).channels[message.channel_id]
    replies = [m for m in channel.messages if m.thread_ts == message.ts and m.ts != message.ts and not m.is_ephemeral]
    if replies:
        people = list(dict.fromkeys(reply.user_id for reply in replies))
        return {
            "thread_ts": message.ts,
            "reply_count": len(replies),
            "reply_users_count": len(people),
            "latest_reply": replies[-1].ts,
            "reply_users": people,
            "is_locked": False,
            "subscribed": False,
        }
    if message.thread_ts is None:
        return {}
    parent = next((m for m in channel.messages if m.ts == message.thread_ts), None)
    return {"thread_ts": message.thread_ts, "parent_user_id": parent.user_id if parent is not None else ""}


def view_json(view: View) -> JsonObject:
    """A view as payloads and answers carry it."""
    body = view.body
    return {
        "id": view.id,
        "team_id": view.team_id,
        "type": view.type,
        "blocks": view.blocks,
        "private_metadata": body.get("private_metadata") or "",
        "callback_id": body.get("callback_id") or "",
        "state": {"values": view.state},
        "hash": view.hash,
        "title": body.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
        "clear_on_close": bool(body.get("clear_on_close", False)),
        "notify_on_close": bool(body.get("notify_on_close", False)),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": view.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": view.team_id,
        "bot_id": view.bot_id,
    }


def channel_type(channel: Channel) -> str:
    """The `channel_type` of events."""
    return _CHANNEL_TYPES[channel.kind]


def permalink(team: Team, message: Message) -> str:
    base = f"https://{team.domain}.slack.com/archives/{message.channel_id}/p{message.ts.replace('.', '')}"
    if message.thread_ts is not None and message.thread_ts != message.ts:
        return f"{base}?thread_ts={message.thread_ts}&cid={message.channel_id}"
    return base


def _team_of(ws: Workspace, message: Message) -> Team:
    for team in ws.teams.values():
        if message.channel_id in team.channels:
            return team
    raise LookupError(f"no team has the channel {message.channel_id}")
