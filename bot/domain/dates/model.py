"""What a line says about time, as values.

Owns the public types of the date reader. How words become these values belongs to the other modules of the package.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Literal


class Tense(Enum):
    """How a bare weekday or a date without a year is read when its own sentence does not tell.

    ANY leans to the future.
    """

    PAST = "past"
    FUTURE = "future"
    ANY = "any"


class DateOrder(Enum):
    """The order in which a person writes the parts of a date in digits."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


class Grain(Enum):
    """How finely a date was said."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, time or period meant in the text.

    `span` counts characters, end exclusive. `start` is aware, in the zone of the moment it was read from, and 00:00
    when no time was said (`has_time` false). `end` is the exclusive end of a period, None for a single day or moment.
    """

    span: tuple[int, int]
    start: datetime
    end: datetime | None
    has_time: bool
    grain: Grain
    text: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Something that repeats.

    `every` is an ISO 8601 duration ("P2W", "P3.5D" for twice a week) or a pattern in which X stands for any digit:
    "XXXX-WXX-1" each Monday, "XXXX-WXX-1,4" each Monday and Thursday, "XXXX-04-15"
    each 15 April, "XXXX-04" each April, "XXXX-XX-15" the 15th of each month, "XXXX-XX-WXX-5-#-1" the
    last Friday of each month ("#2" the second). "P1WD" is each working day and "P1WE" each weekend. "T16", "T19:13"
    or "TMO", "TAF", "TEV", "TNI" (morning, afternoon, evening, night) may follow a pattern or stand alone for each day.
    `first` is the first local day it falls on, None when the words fix no day ("monthly").
    """

    span: tuple[int, int]
    every: str
    first: date | None
    text: str


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """A date that cannot be read without asking: 3/4 where the order is not known, or 31 February.

    `options` are the days it may mean, the nearest real ones for an impossible date; never empty.
    """

    span: tuple[int, int]
    text: str
    reason: Literal["ambiguous", "impossible"]
    options: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class DateReading:
    """Everything a text says about time. Each tuple is ordered by span; no two spans of the reading overlap."""

    mentions: tuple[DateMention, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    questions: tuple[DateQuestion, ...] = ()


NO_DATES = DateReading()
"""What is read from a text without a date."""
