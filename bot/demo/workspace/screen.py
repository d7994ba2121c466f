"""What a person sees, as the page and tests get it: messages, views, and the changes a stream carries."""

from collections.abc import Mapping

from bot.demo.workspace.model import Channel, Message, View
from bot.demo.workspace.render import permalink
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import JsonObject


def viewers(channel: Channel) -> frozenset[str] | None:
    """Who may see what happens in a channel; None: everyone in the team."""
    return frozenset(channel.members) if channel.is_private else None


def screen_message(ws: Workspace, message: Message) -> JsonObject:
    """A message as the page shows it."""
    team = next(team for team in ws.teams.values() if message.channel_id in team.channels)
    return {
        "ts": message.ts,
        "user": message.user_id,
        "text": message.text,
        "blocks": message.blocks,
        "bot": message.bot_id is not None,
        "ephemeral": message.is_ephemeral,
        "edited": message.edited_ts is not None,
        "thread_ts": message.thread_ts,
        "reactions": [{"name": name, "users": list(users)} for name, users in message.reactions.items()],
        "metadata": message.metadata,
        "permalink": permalink(team, message),
    }


def screen_view(view: View) -> JsonObject:
    """A modal or App Home as the page shows it."""
    body: Mapping[str, object] = view.body
    return {
        "id": view.id,
        "callback_id": body.get("callback_id") or "",
        "type": view.type,
        "title": body.get("title"),
        "blocks": view.blocks,
        "submit": body.get("submit"),
        "close": body.get("close"),
        "private_metadata": body.get("private_metadata") or "",
        "state": {"values": view.state},
        "clear_on_close": bool(body.get("clear_on_close")),
        "notify_on_close": bool(body.get("notify_on_close")),
        "hash": view.hash,
    }


def message_change(ws: Workspace, message: Message, kind: str) -> JsonObject:
    return {"type": kind, "channel": message.channel_id, "ts": message.ts, "message": screen_message(ws, message)}


def reaction_change(message: Message, user_id: str, name: str, *, add: bool) -> JsonObject:
    return {
        "type": "reaction",
        "channel": message.channel_id,
        "ts": message.ts,
        "user": user_id,
        "name": name,
        "add": add,
        "reactions": [{"name": each, "users": list(users)} for each, users in message.reactions.items()],
    }


def messages_seen_by(channel: Channel, user_id: str) -> list[Message]:
    """What a person sees in a channel, oldest first: ephemerals only those addressed to them."""
    return [each for each in channel.messages if each.addressee is None or each.addressee == user_id]
