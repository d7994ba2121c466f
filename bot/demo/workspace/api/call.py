"""One Web API call: its arguments, who calls, and the checks every method shares."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import App, Channel, Installation
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import Json, JsonObject

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """A call as a method sees it. `caller` is None for methods that need no bot token; `app` for those without any."""

    ws: Workspace
    method: str
    args: JsonObject
    caller: Installation | None
    app: App | None
    open_socket: Callable[[App], str]

    @property
    def installation(self) -> Installation:
        if self.caller is None:
            raise SlackRefusal("not_allowed_token_type")
        return self.caller

    @property
    def team_id(self) -> str:
        return self.installation.team_id

    def text(self, name: str, default: str = "") -> str:
        """An argument as text; numbers and so on as they would stand in a form."""
        value = self.args.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        """Raises: SlackRefusal `invalid_arguments`."""
        value = self.text(name)
        if not value:
            raise SlackRefusal("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        return value

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1")

    def whole(self, name: str, default: int, lowest: int, highest: int, error: str = "invalid_limit") -> int:
        """A whole number within limits.

        Raises: SlackRefusal `error`.
        """
        text = self.text(name)
        if not text:
            return default
        if not text.isdigit() or not lowest <= int(text) <= highest:
            raise SlackRefusal(error)
        return int(text)

    def json(self, name: str, error: str = "invalid_arguments") -> Json:
        """An argument that is JSON, whether it came as an object or as text; None when absent.

        Raises: SlackRefusal `error`.
        """
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as problem:
            raise SlackRefusal(error, [f"[ERROR] {name} is not valid JSON"]) from problem

    def require_scope(self, scope: str) -> None:
        """Raises: SlackRefusal `missing_scope`, naming what is needed and what was granted."""
        granted = self.installation.scopes
        if scope not in granted:
            raise SlackRefusal("missing_scope", extra={"needed": scope, "provided": ",".join(sorted(granted))})

    def visible_channel(self, name: str = "channel") -> Channel:
        """The channel in an argument, if the bot may know of it.

        Raises: SlackRefusal `channel_not_found`.
        """
        channel_id = self.text(name)
        if not channel_id:
            raise SlackRefusal("invalid_arguments", [f"[ERROR] missing required field: {name}"])
        channel = self.ws.channel(self.team_id, channel_id)
        if channel.is_private and self.installation.bot_user_id not in channel.members:
            raise SlackRefusal("channel_not_found")
        return channel

    def page(self, items: Sequence[T], *, default: int, most: int) -> tuple[list[T], JsonObject]:
        """The part of `items` that `cursor` and `limit` ask for, and the `response_metadata` that leads on.

        Raises: SlackRefusal `invalid_cursor` or `invalid_limit`.
        """
        start = decode_cursor(self.text("cursor"))
        limit = self.whole("limit", default, 1, most) if self.text("limit") not in ("", "0") else default
        if start > len(items):
            raise SlackRefusal("invalid_cursor")
        end = start + limit
        following = encode_cursor(end) if end < len(items) else ""
        return list(items[start:end]), {"next_cursor": following}


def encode_cursor(position: int) -> str:
    return base64.b64encode(f"next:{position}".encode()).decode()


def decode_cursor(cursor: str) -> int:
    """Raises: SlackRefusal `invalid_cursor`."""
    if not cursor:
        return 0
    try:
        prefix, _, position = base64.b64decode(cursor, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as problem:
        raise SlackRefusal("invalid_cursor") from problem
    if prefix != "next" or not position.isdigit():
        raise SlackRefusal("invalid_cursor")
    return int(position)


Handler: TypeAlias = Callable[[Call], JsonObject]


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method. `caller` says whose token it takes: "bot", "app" (app-level), "any" or "none".

    `scope` is None when it needs none or checks for itself.
    """

    handler: Handler
    tier: int
    scope: str | None = None
    caller: str = "bot"
