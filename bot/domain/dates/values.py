"""What a parsed phrase is worth once it is seen from a moment.

Owns the view (from when, in which tense and order), the values phrases give and the shifts between them. A phrase is a
function of a view, so that "3 days after Friday" can see Friday from wherever it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from bot.domain.dates.calendar import add_months, add_workdays, midnight, monday, quarter_start
from bot.domain.dates.model import DateOrder, Grain, Tense


@dataclass(frozen=True, slots=True)
class View:
    """Where a phrase is read from. `now` is aware; `base` replaces its day for the second half of a range."""

    now: datetime
    tense: Tense
    order: DateOrder | None
    base: date | None = None
    explicit: bool = False

    @property
    def today(self) -> date:
        return self.base or self.now.date()

    @property
    def wall(self) -> datetime:
        return midnight(self.base) if self.base else self.now.replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Value:
    """Local wall times without a zone; `end` exclusive, None for a single day or moment."""

    start: datetime
    end: datetime | None = None
    grain: Grain = Grain.DAY
    has_time: bool = False

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def stop(self) -> datetime:
        """The exclusive end, that of the day for a single day."""
        return self.end or (self.start if self.has_time else self.start + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase that must be asked about."""

    reason: Literal["ambiguous", "impossible"]
    options: tuple[date, ...]


Outcome = Value | Doubt | None
Meaning = Callable[[View], Outcome]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A phrase: what it means and the position after it.

    `weak`: a date only in good company. `year`: the year that was said, for a range that says it once; `years_off` the same
    for "last year".
    """

    meaning: Meaning
    end: int
    weak: bool = False
    year: int | None = None
    years_off: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration by calendar parts; `seconds` is elapsed time, the rest is counted on the calendar."""

    months: int = 0
    days: int = 0
    workdays: int = 0
    seconds: float = 0
    grain: Grain = Grain.DAY

    def plus(self, other: "Length") -> "Length":
        finest = min((self.grain, other.grain), key=list(Grain).index)
        return Length(
            self.months + other.months,
            self.days + other.days,
            self.workdays + other.workdays,
            self.seconds + other.seconds,
            finest,
        )

    def times(self, sign: int) -> "Length":
        return Length(self.months * sign, self.days * sign, self.workdays * sign, self.seconds * sign, self.grain)


def on_day(day: date) -> Value:
    return Value(midnight(day))


def between(start: date, end: date, grain: Grain) -> Value:
    """A period of whole days, `end` exclusive."""
    return Value(midnight(start), midnight(end), grain)


def day_shift(day: date, length: Length) -> date:
    """Raises: ValueError or OverflowError outside the calendar."""
    moved = add_months(day, length.months) + timedelta(days=length.days)
    return add_workdays(moved, length.workdays) if length.workdays else moved


def shifted(value: Value, length: Length) -> Value:
    """The start of a value moved by a length on the wall clock; a time that was not said stays unsaid.

    Raises: ValueError or OverflowError outside the calendar.
    """
    wall = value.start
    moved = datetime.combine(day_shift(wall.date(), length), wall.time(), None) + timedelta(seconds=length.seconds)
    timed = value.has_time or bool(length.seconds)
    return Value(moved, None, Grain.MINUTE if timed else Grain.DAY, timed)


def from_now(view: View, length: Length) -> Value:
    """The moment a length away from now. Hours and minutes are elapsed time, so a clock change does not stretch them.

    Raises: ValueError or OverflowError outside the calendar.
    """
    day = day_shift(view.now.date(), length)
    if not length.seconds:
        return on_day(day)
    there = datetime.combine(day, view.now.timetz()).astimezone(UTC) + timedelta(seconds=length.seconds)
    local = there.astimezone(view.now.tzinfo).replace(tzinfo=None)
    return Value(local.replace(second=0, microsecond=0), None, Grain.MINUTE, True)


def unit_period(day: date, grain: Grain) -> Value:
    """The week, month, quarter, year, decade or century around a day. Centuries begin with the years 1900, 2000.

    Raises: ValueError or OverflowError outside the calendar.
    """
    if grain is Grain.WEEK:
        start = monday(day)
        return between(start, start + timedelta(weeks=1), grain)
    if grain is Grain.MONTH:
        start, months = day.replace(day=1), 1
    elif grain is Grain.QUARTER:
        start, months = quarter_start(day), 3
    elif grain is Grain.YEAR:
        start, months = day.replace(month=1, day=1), 12
    elif grain is Grain.DECADE:
        start, months = date(day.year - day.year % 10, 1, 1), 120
    elif grain is Grain.CENTURY:
        start, months = date(day.year - day.year % 100, 1, 1), 1200
    else:
        return on_day(day)
    return between(start, add_months(start, months), grain)


def seen_in(view: View, year: int) -> View:
    """The view from which a date without a year falls into that year."""
    return replace(view, base=date(min(max(year, 1), 9999), 1, 1), tense=Tense.FUTURE)


def seen_later(view: View, value: Value) -> View:
    """The view from which the second half of a range is read: the first day on or after its start."""
    return replace(view, base=value.day - timedelta(days=1), tense=Tense.FUTURE)
