"""Which feature answers what: one table for each kind of request, made once at start-up."""

from collections.abc import Iterable
from typing import TypeVar

from bot.slack.feature import (
    ClickHandler,
    CommandSpec,
    EventSpec,
    Feature,
    LookupHandler,
    ShortcutSpec,
    SubmissionHandler,
)

T = TypeVar("T")


class Routes:
    """Raises `ValueError` when two features answer to the same name."""

    def __init__(self, features: Iterable[Feature]) -> None:
        features = tuple(features)
        self.commands: dict[str, CommandSpec] = _table(
            (verb, spec) for feature in features for spec in feature.commands for verb in spec.verbs
        )
        self.actions: dict[str, ClickHandler] = _table(item for each in features for item in each.actions.items())
        self.views: dict[str, SubmissionHandler] = _table(item for each in features for item in each.views.items())
        self.shortcuts: dict[str, ShortcutSpec] = _table(item for each in features for item in each.shortcuts.items())
        self.options: dict[str, LookupHandler] = _table(item for each in features for item in each.options.items())
        self.events: dict[str, EventSpec] = _table(item for each in features for item in each.events.items())


def _table(items: Iterable[tuple[str, T]]) -> dict[str, T]:
    table: dict[str, T] = {}
    for name, value in items:
        if name in table:
            raise ValueError(f"two features answer to {name!r}")
        table[name] = value
    return table
