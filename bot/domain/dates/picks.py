"""Pieces of periods: "first Monday of next month", "last day of May", "wednesday next week", "20th of the previous month".

Owns counting within a period.
"""

from collections.abc import Callable
from datetime import timedelta

from bot.domain.dates.calendar import next_weekday, nth_week, nth_weekday, previous_weekday
from bot.domain.dates.choose import impossible
from bot.domain.dates.lengths import length, unit_at
from bot.domain.dates.lexicon import COUNTERS, MODIFIERS, UNITS, WEEKDAYS
from bot.domain.dates.model import Grain
from bot.domain.dates.named_periods import month
from bot.domain.dates.numbers import digits, ordinal
from bot.domain.dates.parts import period, this_unit
from bot.domain.dates.periods import relative_unit, unit_around
from bot.domain.dates.scan import Scan, needing, starting_with
from bot.domain.dates.values import Length, Meaning, Outcome, Parsed, Value, View, between, day_shift, on_day
from bot.domain.dates.weekdays import simple_day

Picker = Callable[[Value], Outcome]


def _pick(meaning: Meaning, picker: Picker) -> Meaning:
    def picked(view: View) -> Outcome:
        found = meaning(view)
        return picker(found) if isinstance(found, Value) else found

    return picked


def _nth(scan: Scan, i: int) -> tuple[int, int] | None:
    """As in "first", "the 2nd last", "last", "second to last": -1 is the last."""
    j = scan.skip(i, {"the"})
    if scan.low(j) in {"last", "final"}:
        return -1, j + 1
    if scan.low(j) == "penultimate":
        return -2, j + 1
    found = ordinal(scan.tokens, j)
    if found is None or not 1 <= found[0] <= 400 or not scan.clean_left(j):
        return None
    if scan.phrase(found[1], "to", "last"):
        return -found[0], found[1] + 2
    return (-found[0], found[1] + 1) if scan.low(found[1]) in {"last", "to"} and scan.low(found[1]) == "last" else found


def _joint(scan: Scan, i: int) -> int:
    return scan.skip(i, {"of", "in", "from", "for", "during"})


@starting_with(COUNTERS | {"the", "last", "final", "penultimate"})
def nth_of(scan: Scan, i: int) -> Parsed | None:
    """As in "first Monday of May", "last day of the month", "second last week of 2018", "the 20th of next month"."""
    count = _nth(scan, i)
    if count is None:
        return _plain_number_of(scan, i)
    nth, j = count
    picker, k = _named_part(scan, j, nth) or (None, j)
    if picker is None:
        return _number_of(scan, j, nth) if nth > 0 else None
    joint = _joint(scan, k)
    inner = period(scan, joint)
    if inner and (joint > k or inner.end > k + 1 or nth < 0):
        return Parsed(_pick(inner.meaning, picker), inner.end)
    return _bare_nth(scan, i, j, nth, k)


def _bare_nth(scan: Scan, i: int, j: int, nth: int, end: int) -> Parsed | None:
    """As in "second Sunday", "third Tuesday": of the running month."""
    day = scan.weekday(j)
    if day is None or nth < 2 or nth > 5 or (scan.low(i) == "the" and not scan.ends(end)):
        return None
    picker = _weekday_picker(day, nth)
    return Parsed(_pick(this_unit("month"), picker), end)


def _weekday_picker(day: int, nth: int) -> Picker:
    def pick(found: Value) -> Outcome:
        chosen = nth_weekday(found.day, found.stop.date(), day, nth)
        return on_day(chosen) if chosen else None

    return pick


def _named_part(scan: Scan, i: int, nth: int) -> tuple[Picker, int] | None:
    day = scan.weekday(i)
    if day is not None:
        return _weekday_picker(day, nth), i + 1
    if scan.low(i) == "half" and nth in {1, 2}:
        return _half(nth), i + 1
    counted = length(scan, i)
    if counted and abs(nth) == 1 and not counted[0].seconds:
        return _stretch(counted[0], nth), counted[1]
    unit = unit_at(scan, i)
    if unit is None or unit[0] not in {"day", "week", "weekend", "month", "quarter", "workday"}:
        return None
    return _unit_picker(unit[0], nth), unit[1]


def _unit_picker(unit: str, nth: int) -> Picker:
    def pick(found: Value) -> Outcome:
        start, stop = found.day, found.stop.date()
        if unit == "week":
            week = nth_week(start, stop, nth)
            return between(week, week + timedelta(weeks=1), Grain.WEEK)
        if unit == "weekend":
            saturday = nth_weekday(start, stop, 5, nth)
            return between(saturday, saturday + timedelta(days=2), Grain.DAY) if saturday else None
        by = {"month": Length(months=1), "quarter": Length(months=3), "day": Length(days=1)}.get(
            unit, Length(workdays=1)
        )
        anchor, steps = (start, nth - 1) if nth > 0 else (stop, nth)
        if unit == "workday" and nth > 0:
            anchor, steps = start - timedelta(days=1), nth
        chosen = day_shift(anchor, by.times(steps))
        return unit_around(chosen, unit) if start <= chosen < stop else None

    return pick


def _half(nth: int) -> Picker:
    def pick(found: Value) -> Outcome:
        start, stop = found.day, found.stop.date()
        middle = start + (stop - start) // 2
        return between(start, middle, found.grain) if nth == 1 else between(middle, stop, found.grain)

    return pick


def _stretch(by: Length, nth: int) -> Picker:
    """As in "first ten days", "last 3 weeks"."""

    def pick(found: Value) -> Outcome:
        start, stop = found.day, found.stop.date()
        if by.grain is Grain.WEEK:
            week = nth_week(start, stop, nth)
            if nth > 0:
                return between(week, day_shift(week, by), Grain.WEEK)
            stop = week + timedelta(weeks=1)
        return (
            between(start, day_shift(start, by), by.grain)
            if nth > 0
            else between(day_shift(stop, by.times(-1)), stop, by.grain)
        )

    return pick


def _number_of(scan: Scan, j: int, number: int) -> Parsed | None:
    """As in "20th of next month"."""
    joint = scan.skip(j, {"of", "in"})
    inner = period(scan, joint)
    if inner is None or joint == j or not 1 <= number <= 31:
        return None
    return Parsed(_pick(inner.meaning, _day_number(number)), inner.end)


def _day_number(number: int) -> Picker:
    def pick(found: Value) -> Outcome:
        if found.grain is not Grain.MONTH:
            return None
        chosen = found.day + timedelta(days=number - 1)
        return on_day(chosen) if chosen < found.stop.date() else impossible(found.day.year, found.day.month, number)

    return pick


def _plain_number_of(scan: Scan, i: int) -> Parsed | None:
    """As in "20 of next month"."""
    value = digits(scan.tokens, scan.skip(i, {"the"}))
    j = scan.skip(i, {"the"}) + 1
    if value is None or scan.low(j) != "of" or not 1 <= value <= 31 or not scan.clean_left(j - 1):
        return None
    inner = relative_unit(scan, j + 1)
    return Parsed(_pick(inner.meaning, _day_number(value)), inner.end) if inner else None


@needing({"after", "following", "before"})
@starting_with(COUNTERS | frozenset(WEEKDAYS) | {"the", "last"})
def weekday_beside(scan: Scan, i: int) -> Parsed | None:
    """As in "the Friday after Thanksgiving", "the first Monday after the 5th", "last Sunday before Christmas"."""
    nth, j = _nth(scan, i) or (1, scan.skip(i, {"the"}))
    day = scan.weekday(j)
    sign = {"after": 1, "following": 1, "before": -1}.get(scan.low(j + 1))
    if day is None or sign is None or (nth < 0 and (nth, sign) != (-1, -1)):
        return None
    anchor = simple_day(scan, j + 2) or period(scan, j + 2)
    if anchor is None or (anchor.weak and scan.low(j + 2) != "the"):
        return None

    def pick(found: Value) -> Outcome:
        weeks = timedelta(weeks=max(nth, 1) - 1)
        last = (found.stop - timedelta(microseconds=1)).date() if found.end else found.day
        return on_day(next_weekday(last, day) + weeks if sign > 0 else previous_weekday(found.day, day) - weeks)

    return Parsed(_pick(anchor.meaning, pick), anchor.end)


@needing({"month"})
@starting_with(MODIFIERS | {"this"})
def number_in_month(scan: Scan, i: int) -> Parsed | None:
    """As in "next month on the 5th", "this month, the 20th"."""
    inner = relative_unit(scan, i)
    if inner is None or scan.low(inner.end - 1) != "month":
        return None
    j = scan.skip(scan.skip(scan.skip(inner.end, {","}), {"on"}), {"the"})
    found = ordinal(scan.tokens, j)
    if found is None or not 1 <= found[0] <= 31 or j == inner.end:
        return None
    return Parsed(_pick(inner.meaning, _day_number(found[0])), found[1])


@needing(UNITS)
@starting_with(MODIFIERS | frozenset(WEEKDAYS) | frozenset(UNITS) | {"all", "over", "whole"})
def weekday_in_week(scan: Scan, i: int) -> Parsed | None:
    """As in "wednesday next week", "monday of the following week", "last week's sunday", "next week on Friday"."""
    day = scan.weekday(i)
    if day is not None:
        j = scan.skip(scan.skip(i + 1, {","}), {"of", "in", "from"})
        week = relative_unit(scan, j) or (period(scan, j) if j > i + 1 else None)
        return (
            Parsed(_pick(week.meaning, _of_week(day)), week.end)
            if week and scan.low(week.end - 1) in {"week", "next", "last", "that", "weekend"}
            else None
        )
    week = relative_unit(scan, i)
    if week is None or scan.low(week.end - 1) not in {"week", "next"}:
        return None
    j = scan.skip(scan.skip(week.end, {","}), {"on"})
    day = scan.weekday(j)
    return Parsed(_pick(week.meaning, _of_week(day)), j + 1) if day is not None else None


def _of_week(day: int) -> Picker:
    return lambda found: (
        on_day(found.day - timedelta(days=found.day.weekday()) + timedelta(days=day))
        if found.grain in {Grain.WEEK, Grain.DAY}
        else None
    )


@needing({"closest", "nearest", "ides"})
@starting_with(COUNTERS | {"the", "closest", "nearest"})
def closest(scan: Scan, i: int) -> Parsed | None:
    """As in "the closest Monday to Oct 5th", "the second closest Mon to October fifth"; "the ides of March"."""
    j = scan.skip(i, {"the"})
    if scan.phrase(j, "ides", "of"):
        inner = month(scan, j + 2)
        return (
            Parsed(
                _pick(
                    inner.meaning,
                    lambda found: on_day(found.day + timedelta(days=14 if found.day.month in {3, 5, 7, 10} else 12)),
                ),
                inner.end,
            )
            if inner
            else None
        )
    nth = ordinal(scan.tokens, j) if scan.low(j) != "closest" else (1, j)
    if nth is None or scan.low(nth[1]) not in {"closest", "nearest"} or scan.low(nth[1] + 2) not in {"to", "from"}:
        return None
    day, anchor = scan.weekday(nth[1] + 1), simple_day(scan, nth[1] + 3)
    if day is None or anchor is None:
        return None

    def pick(found: Value) -> Outcome:
        near = sorted((abs(off), off) for off in range(-35, 36) if (found.day.weekday() + off) % 7 == day)
        return on_day(found.day + timedelta(days=near[min(nth[0], 9) - 1][1]))

    return Parsed(_pick(anchor.meaning, pick), anchor.end)
