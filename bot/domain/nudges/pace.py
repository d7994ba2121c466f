"""How often messages come, by whether they are used: daily, weekly after three that nothing followed, then not at all."""

from dataclasses import dataclass
from typing import Literal

Pace = Literal["daily", "weekly", "off"]
MOST_IGNORED = 3
_SLOWER: dict[Pace, Pace] = {"daily": "weekly", "weekly": "off", "off": "off"}


@dataclass(frozen=True, slots=True)
class Standing:
    """The present pace, and how many messages in a row nothing followed."""

    pace: Pace = "daily"
    ignored: int = 0


def after_message(standing: Standing, *, used: bool) -> Standing:
    """How it stands after one more message. Use keeps the pace; only the user makes it faster again."""
    if used:
        return Standing(standing.pace)
    if standing.ignored + 1 < MOST_IGNORED:
        return Standing(standing.pace, standing.ignored + 1)
    return Standing(_SLOWER[standing.pace])
