"""What a user did, as typed values, and what is answered. Payloads are read here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.domain.caller import Caller

__all__ = [
    "Block",
    "Caller",
    "Click",
    "ClickAnswer",
    "Command",
    "CommandAnswer",
    "Event",
    "FieldErrors",
    "Fresh",
    "Lookup",
    "Message",
    "MessageRef",
    "Open",
    "Refused",
    "Said",
    "Shortcut",
    "ShortcutAnswer",
    "Submission",
    "SubmissionAnswer",
    "Update",
    "View",
]

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A line typed as a slash command, a direct message or a mention. `key` tells a replay; `text` is Slack-escaped.

    `verb` is the command it was understood as, as typed, and `rest` what followed it. `chosen`: whom the user picked where
    a name was unclear, a person's id by the name as typed.
    """

    caller: Caller
    text: str
    surface: Literal["command", "dm", "mention"]
    channel: str
    key: str | None
    trigger_id: str | None = None
    verb: str = ""
    rest: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message somebody acted on. `author`: its Slack user id, `None` for a bot's. `text`: `None` when not handed over."""

    channel: str
    ts: str
    author: str | None = None
    text: str | None = None
    ephemeral: bool = False


@dataclass(frozen=True, slots=True)
class Click:
    """A button pressed or a menu used. `value` is the button's value or the chosen option's. `origin` is its block id."""

    caller: Caller
    action: str
    value: str
    origin: str
    trigger_id: str
    key: str | None
    message: MessageRef | None
    view_id: str | None
    view_type: str | None
    response_url: str | None
    metadata: str = ""
    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Submission:
    """A modal sent. `values`: block id -> what was typed or chosen (text, list of texts, or `None` for nothing)."""

    caller: Caller
    callback_id: str
    view_id: str
    metadata: str
    values: Mapping[str, Any]
    key: str | None


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut chosen; `message` for one in a message's menu."""

    caller: Caller
    callback_id: str
    trigger_id: str
    message: MessageRef | None
    response_url: str | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A menu asks for options to what was typed so far."""

    caller: Caller
    action: str
    text: str
    metadata: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the Events API about `caller` (who reacted, wrote, opened).

    `is_shared`: it happened in a channel that another organisation is in as well.
    """

    caller: Caller
    kind: str
    body: Mapping[str, Any]
    key: str | None
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say: `text` stands for all of it where blocks are not shown (phones' notifications, screen readers)."""

    text: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refused(Message):
    """A message that says why something was not done, with what was typed as far as there is room for it."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """An answer to a click that comes as a message of its own and leaves the one clicked in as it is."""

    message: Message


@dataclass(frozen=True, slots=True)
class Open:
    """A modal to open on top."""

    view: View


@dataclass(frozen=True, slots=True)
class Update:
    """The modal's next page, in answer to a submission."""

    view: View


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """What is wrong with a form, by block id."""

    errors: dict[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A form was accepted: close it and tell its sender, in their direct messages with Rapport."""

    message: Message


CommandAnswer = Message | Open | None
ClickAnswer = Message | Fresh | Open | None
SubmissionAnswer = FieldErrors | Update | Said | None
ShortcutAnswer = Message | Open | None
