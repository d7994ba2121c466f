"""Measures `bot.domain.dates` with an evaluator of dates that takes a plug-in.

The evaluator gives a naive local moment; it is read as UTC here, in the American order of figures.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.domain.dates import DateOrder, read_dates

Found = tuple[datetime, tuple[int, int]]


def find_dates(text: str, now: datetime) -> list[Found]:
    """The days meant in a text, with the characters they were read from."""
    reading = read_dates(text, now.replace(tzinfo=UTC), order=DateOrder.MONTH_FIRST)
    return [(each.start.replace(tzinfo=None), each.span) for each in reading.mentions]


def find_recurrence(text: str, now: datetime) -> str | None:
    """The first repetition in a text."""
    reading = read_dates(text, now.replace(tzinfo=UTC), order=DateOrder.MONTH_FIRST)
    return reading.recurrences[0].every if reading.recurrences else None
