"""Lengths of time and the days they lead to: "in 3 weeks", "two days ago", "3 days after Friday", "2 sundays from now".

Owns durations and offsets. Periods such as "the last 3 weeks" belong to `periods`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.dates.calendar import next_weekday, previous_weekday
from bot.domain.dates.lexicon import ABOUT, COUNTERS, SHORT_UNITS, UNITS, WEEKDAYS
from bot.domain.dates.model import Grain
from bot.domain.dates.numbers import amount, whole
from bot.domain.dates.scan import Scan, remembered, starting_with
from bot.domain.dates.values import Length, Meaning, Outcome, Parsed, Value, View, from_now, on_day, shifted
from bot.domain.dates.weekdays import simple_day

_MAX = 100_000


def _whole_units(count: float, unit: str) -> Length:
    """Fractions of a calendar unit become whole parts of the next one down."""
    whole_part, rest = int(count), count - int(count)
    if unit in {"second", "minute", "hour"}:
        size = {"second": 1, "minute": 60, "hour": 3600}[unit]
        return Length(seconds=count * size, grain=Grain.HOUR if unit == "hour" else Grain.MINUTE)
    if unit == "day":
        return Length(days=whole_part, seconds=rest * 86400, grain=Grain.DAY)
    if unit == "workday":
        return Length(workdays=whole_part, grain=Grain.DAY)
    if unit in {"week", "fortnight", "weekend", "workweek"}:
        return Length(days=round(count * (14 if unit == "fortnight" else 7)), grain=Grain.WEEK)
    if unit == "month":
        return Length(months=whole_part, days=round(rest * 30), grain=Grain.MONTH)
    size, grain = {"quarter": (3, Grain.QUARTER), "year": (12, Grain.YEAR), "decade": (120, Grain.DECADE)}[unit]
    return Length(months=round(count * size), grain=grain)


def unit_at(scan: Scan, i: int, short: bool = False) -> tuple[str, int] | None:
    """A unit of time: "weeks", "business days", "d" when `short` and glued to its number."""
    low = scan.low(i)
    if low in {"business", "working", "work"} and scan.low(i + 1) in {"day", "days"}:
        return "workday", i + 2
    if low in {"work", "working", "business"} and scan.low(i + 1) in {"week", "weeks"}:
        return "workweek", i + 2
    if short and low in SHORT_UNITS and scan.glued(i) and not scan.glued(i + 1):
        return SHORT_UNITS[low], i + 1
    unit = UNITS.get(low)
    if low == "h" and not (short and scan.glued(i)):
        return None
    return (unit, i + 1) if unit else None


def _one(scan: Scan, i: int) -> tuple[Length, int] | None:
    found = amount(scan.tokens, i)
    if found is None or found[0] > _MAX or not scan.clean_left(i):
        return None
    count, j = found
    if scan.has(j, {"-", "to", "or"}) and (upper := amount(scan.tokens, j + 1)) and upper[0] > count:
        j = upper[1]
    unit = unit_at(scan, scan.skip(j, {"more", "full", "whole", "calendar"}), scan.at(i).kind == "n")
    if unit is None:
        return None
    name, j = unit
    if scan.phrase(j, "and", "a", "half"):
        count, j = count + 0.5, j + 3
    return _whole_units(count, name), j


def length(scan: Scan, i: int) -> tuple[Length, int] | None:
    """As in "3 weeks", "2 years 1 month 21 days", "half an hour", "a couple of days", "a week and a half"."""
    found = _one(scan, i)
    if found is None:
        return None
    total, j = found
    for _ in range(5):
        more = _one(scan, scan.skip(scan.skip(j, {","}), {"and"}))
        if more is None:
            break
        total, j = total.plus(more[0]), more[1]
    return total, j


def after_anchor(anchor: Meaning, by: Length) -> Meaning:
    def meaning(view: View) -> Outcome:
        found = anchor(view)
        return shifted(found, by) if isinstance(found, Value) else found

    return meaning


def _landing(by: Length) -> Meaning:
    return lambda view: from_now(view, by)


_AGO = {"ago": -1, "back": -1, "earlier": -1, "hence": 1, "later": 1, "before": -1, "prior": -1}


def _behind(scan: Scan, j: int, by: Length) -> Parsed | None:
    """What follows a length: "ago", "from now", "after Friday", "before the 3rd of May"."""
    low = scan.low(j)
    if low in {"ago", "hence", "later", "earlier", "back"}:
        if low == "back" and scan.at(j + 1).kind == "w" and not scan.ends(j + 1):
            return None
        return Parsed(_landing(by.times(_AGO[low])), scan.skip(j + 1, {"today"}) if low == "ago" else j + 1)
    if low in {"from", "after"} and scan.has(j + 1, {"now", "today"}):
        return Parsed(_landing(by), j + 2)
    if low in {"today", "tomorrow"} and by.grain is Grain.WEEK:
        return Parsed(_landing(by.plus(Length(days=int(low == "tomorrow")))), j + 1)
    if scan.phrase(j, "from", "right", "now"):
        return Parsed(_landing(by), j + 3)
    if low in {"from", "after", "since", "before", "past", "following", "on", "prior"}:
        anchor = moved_day(scan, scan.skip(j + 1, {"to"}))
        if anchor and not (low == "on" and by.grain is not Grain.WEEK):
            return Parsed(after_anchor(anchor.meaning, by.times(-1 if low in {"before", "prior"} else 1)), anchor.end)
    return None


def _snapped(scan: Scan, found: Parsed) -> Parsed:
    """As in "in 3 days on Friday": the Friday on or before the day that was counted."""
    day = scan.weekday(found.end + 1) if scan.low(found.end) == "on" else None
    if day is None:
        return found
    return Parsed(_snap(found.meaning, day), found.end + 2)


def _snap(meaning: Meaning, day: int) -> Meaning:
    def snapped(view: View) -> Outcome:
        value = meaning(view)
        return on_day(previous_weekday(value.day + timedelta(days=1), day)) if isinstance(value, Value) else value

    return snapped


@starting_with(
    COUNTERS | ABOUT | frozenset(WEEKDAYS) | frozenset(UNITS) | {"in", "within", "after", "less", "more", "at", "the"}
)
def offset(scan: Scan, i: int) -> Parsed | None:
    """A day counted from another: "in 3 weeks", "a fortnight from now", "3 days after tomorrow"."""
    weekday = scan.weekday(i)
    if weekday is not None:
        found = offset(scan, i + 1)
        return (
            Parsed(_snap(found.meaning, weekday), found.end) if found and scan.low(i + 1) not in {"in", "for"} else None
        )
    j = scan.skip(i, {"in", "within", "after"})
    led = scan.low(i) if j > i else ""
    j = scan.skip(j, ABOUT)
    if scan.phrase(j, "less", "than") or scan.phrase(j, "more", "than") or scan.phrase(j, "at", "least"):
        led, j = ("within" if scan.low(j) == "less" else led), j + 2
    counted = _weekdays_away(scan, j) or _day_beside(scan, j)
    found_length = length(scan, j)
    if found_length is None:
        return counted
    by, end = found_length
    found = _behind(scan, end, by)
    if led == "within":
        return _within(by, end, found)
    if found is None and led == "in" and not _of_something(scan, end):
        end = scan.skip(scan.skip(end, {"'", "’"}) if scan.low(end + 1) == "time" else end, {"time"})
        found = Parsed(_landing(by), end)
    return _snapped(scan, found) if found else counted


def _of_something(scan: Scan, end: int) -> bool:
    """As in "in 2 days of talks": a length of something, not a way ahead."""
    return scan.has(end, {"of", "or"})


def _within(by: Length, end: int, found: Parsed | None) -> Parsed:
    """As in "within 2 weeks", "less than 3 days after tomorrow": the time from the anchor to there."""

    def meaning(view: View) -> Outcome:
        last = (found.meaning if found else _landing(by))(view)
        if not isinstance(last, Value):
            return last
        first = shifted(last, by.times(-1)) if found else Value(view.wall)
        first, last = (last, first) if last.start < first.start else (first, last)
        if not (first.has_time or last.has_time):
            first = on_day(first.day)
        return replace(first, end=last.start, grain=by.grain) if last.start > first.start else last

    return Parsed(meaning, found.end if found else end)


def _day_beside(scan: Scan, i: int) -> Parsed | None:
    """As in "the day after Friday", "the week before Easter"."""
    j = scan.skip(i, {"the"})
    unit = unit_at(scan, j)
    if (
        unit is None
        or unit[0] not in {"day", "week", "month", "year"}
        or not scan.has(unit[1], {"after", "before", "following", "from"})
    ):
        return None
    anchor = moved_day(scan, unit[1] + 1)
    if anchor is None:
        return None
    sign = -1 if scan.low(unit[1]) == "before" else 1
    return Parsed(after_anchor(anchor.meaning, _whole_units(sign, unit[0])), anchor.end)


def _weekdays_away(scan: Scan, i: int) -> Parsed | None:
    """As in "two sundays from now", "2 thursdays ago", "two mondays later"."""
    count = whole(scan.tokens, i)
    if count is None or not 1 <= count[0] <= 500:
        return None
    n, j = count
    plural = scan.weekday_plural(j)
    day = plural if plural is not None else WEEKDAYS.get(scan.low(j))
    if day is None:
        return None
    if scan.has(j + 1, {"ago", "back"}):
        return Parsed(_nth_weekday(previous_weekday, day, -7 * (n - 1)), j + 2)
    if scan.has(j + 1, {"later", "hence"}):
        return Parsed(_nth_weekday(next_weekday, day, 7 * (n - 1)), j + 2)
    if scan.phrase(j + 1, "from", "now") or scan.phrase(j + 1, "from", "today"):
        return Parsed(_nth_weekday(next_weekday, day, 7 * (n - 1)), j + 3)
    return None


def _nth_weekday(step: Callable[..., object], day: int, days: int) -> Meaning:
    def meaning(view: View) -> Outcome:
        first = next_weekday(view.today, day) if step is next_weekday else previous_weekday(view.today, day)
        return on_day(first + timedelta(days=days))

    return meaning


@remembered
def moved_day(scan: Scan, i: int) -> Parsed | None:
    """A day that something may be counted from, itself perhaps counted."""
    found, direct = offset(scan, i), simple_day(scan, i)
    if direct and (found is None or direct.end >= found.end):
        return direct
    return found
