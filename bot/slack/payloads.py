"""Slack's payloads -> typed requests. Missing fields are tolerated wherever Slack itself leaves them out."""

import re
from collections.abc import Mapping
from typing import Any

from bot.domain.scope import Scope
from bot.slack.requests import MessageRef

Body = Mapping[str, Any]
# NUL cannot be stored in PostgreSQL; the others mean nothing in a note. Tab and line ends stay.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


def cleaned(body: Body) -> dict[str, Any]:
    """The payload without characters that no text has: control characters, and halves of surrogate pairs (as U+FFFD)."""
    return {name: _cleaned(value) for name, value in body.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        if value.isprintable():
            return value
        return _HALF_CHARACTERS.sub("\ufffd", _CONTROLS.sub("", value))
    if isinstance(value, dict):
        return {name: _cleaned(inner) for name, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def scope_of_command(body: Body) -> Scope:
    return Scope(_workspace(body.get("team_id"), body.get("enterprise_id"), body), str(body["user_id"]))


def scope_of_interaction(body: Body) -> Scope:
    user, team = body["user"], body.get("team") or {}
    team_id = team.get("id") or user.get("team_id")
    enterprise = (body.get("enterprise") or {}).get("id")
    return Scope(_workspace(team_id, enterprise, body), str(user["id"]))


def scope_of_event(body: Body, user_id: str) -> Scope:
    installed = (body.get("authorizations") or [{}])[0]
    team_id = installed.get("team_id") or body.get("team_id")
    return Scope(_workspace(team_id, installed.get("enterprise_id") or body.get("enterprise_id"), body), user_id)


def _workspace(team_id: Any, enterprise_id: Any, body: Body) -> str:
    """An organisation that installed the app as a whole counts as one workspace."""
    if body.get("is_enterprise_install") in (True, "true") and enterprise_id:
        return str(enterprise_id)
    return str(team_id or enterprise_id or "")


def message_of(body: Body) -> MessageRef | None:
    """The message an interaction came from."""
    container, message, channel = body.get("container") or {}, body.get("message") or {}, body.get("channel") or {}
    channel_id = channel.get("id") or container.get("channel_id")
    ts = message.get("ts") or body.get("message_ts") or container.get("message_ts")
    if not channel_id or not ts:
        return None
    author = message.get("user") if not message.get("bot_id") else None
    return MessageRef(str(channel_id), str(ts), author, message.get("text"), bool(container.get("is_ephemeral")))


def value_of(element: Body) -> str:
    """What an action carries: a button's value, an option's, a date, a user."""
    for name in ("value", "selected_date", "selected_time", "selected_user", "selected_conversation"):
        if element.get(name) is not None:
            return str(element[name])
    option = element.get("selected_option")
    return str(option["value"]) if option else ""


def values_of(state: Body) -> dict[str, Any]:
    """`view.state` -> block id: text, list of texts, or `None`. An input block holds one element."""
    found: dict[str, Any] = {}
    for block_id, elements in (state.get("values") or {}).items():
        for element in elements.values():
            found[block_id] = _entered(element)
    return found


def _entered(element: Body) -> Any:
    for name in ("selected_options", "selected_users", "selected_conversations"):
        if name in element:
            chosen = element[name] or []
            return [option["value"] if isinstance(option, Mapping) else option for option in chosen]
    if "selected_option" in element:
        return element["selected_option"]["value"] if element["selected_option"] else None
    for name in ("value", "selected_date", "selected_time", "selected_user", "selected_date_time"):
        if name in element:
            return element[name]
    return None


def is_direct(event: Body) -> bool:
    return event.get("channel_type") == "im" or str(event.get("channel") or "").startswith("D")


def speaks_to_us(body: Body, event: Body) -> bool:
    """A mention of Rapport comes as an event of its own, and is a private line."""
    told = [str(one.get("user_id") or "") for one in body.get("authorizations") or () if one.get("is_bot")]
    written = event.get("message") or event.get("previous_message") or event
    return any(user and f"<@{user}>" in str(written.get("text") or "") for user in told)
