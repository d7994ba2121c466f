"""A feature: one file that says which commands, buttons, forms and events it answers, and how."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    CommandAnswer,
    Event,
    Lookup,
    Shortcut,
    ShortcutAnswer,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services

CommandHandler = Callable[[Services, Command], Awaitable[CommandAnswer]]
ClickHandler = Callable[[Services, Click], Awaitable[ClickAnswer]]
SubmissionHandler = Callable[[Services, Submission], Awaitable[SubmissionAnswer]]
ShortcutHandler = Callable[[Services, Shortcut], Awaitable[ShortcutAnswer]]
LookupHandler = Callable[[Services, Lookup], Awaitable[list[tuple[str, str]]]]
EventHandler = Callable[[Services, Event], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One sub-command. `usage` is shown in help with the command's name in front; `examples` are real lines, tested."""

    verbs: tuple[str, ...]
    usage: str
    does: str
    examples: tuple[str, ...]
    handle: CommandHandler


@dataclass(frozen=True, slots=True)
class ShortcutSpec:
    name: str
    kind: str
    description: str
    handle: ShortcutHandler


@dataclass(frozen=True, slots=True)
class EventSpec:
    """`scopes`: what the app must be granted for Slack to send it; `subscribe`: its names in the app's manifest."""

    handle: EventHandler
    subscribe: tuple[str, ...]
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """`scopes`: those that the Web API methods it calls need, beside the events' own."""

    name: str
    commands: tuple[CommandSpec, ...] = ()
    actions: Mapping[str, ClickHandler] = field(default_factory=dict)
    views: Mapping[str, SubmissionHandler] = field(default_factory=dict)
    shortcuts: Mapping[str, ShortcutSpec] = field(default_factory=dict)
    options: Mapping[str, LookupHandler] = field(default_factory=dict)
    events: Mapping[str, EventSpec] = field(default_factory=dict)
    scopes: tuple[str, ...] = ()
