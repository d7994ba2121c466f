"""Parts of periods: "end of the month", "mid-January", "first Monday of next month", "wednesday next week", "EOM".

Owns phrases that take a piece out of a period.
"""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.dates.calendar import add_months, nth_week, nth_weekday
from bot.domain.dates.choose import impossible
from bot.domain.dates.days import simple_day
from bot.domain.dates.lengths import length, safely, unit_at
from bot.domain.dates.lexicon import ABOUT
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import digits, ordinal, year
from bot.domain.dates.periods import bare_year, decade, month, quarter, relative_unit, season, unit_around
from bot.domain.dates.scan import Scan, longest, remembered
from bot.domain.dates.values import Doubt, Length, Meaning, Outcome, Parsed, Value, View, between, day_shift, on_day

_EDGES = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "earlier": "earlier",
    "later": "later",
}
_ACRONYMS = {
    "eow": ("end", "week"),
    "eom": ("end", "month"),
    "eoq": ("end", "quarter"),
    "eoy": ("end", "year"),
    "bom": ("early", "month"),
    "boq": ("early", "quarter"),
    "boy": ("early", "year"),
    "eod": ("end", "day"),
    "cob": ("end", "day"),
    "eob": ("end", "day"),
}
Named = tuple[Meaning, int]


def _this(unit: str) -> Meaning:
    return safely(lambda view: unit_around(view.now.date(), unit))


@remembered
def period(scan: Scan, i: int) -> Parsed | None:
    """A period that a part may be taken from: "May", "next week", "the month", "the year 2027", "2018"."""
    i = scan.skip(i, ABOUT)
    found = longest(scan, i, (relative_unit, month, quarter, season, decade))
    if found:
        return found
    j = scan.skip(i, {"the", "this", "current"})
    in_year = bare_year(scan, i) or bare_year(scan, j)
    unit = unit_at(scan, j)
    if (
        unit
        and unit[0] in {"week", "month", "quarter", "year", "weekend", "decade"}
        and not scan.has(unit[1], {"before", "after"})
    ):
        said = year(scan.tokens, unit[1]) if unit[0] == "year" else None
        if said:
            return Parsed(safely(lambda view: unit_around(date(said[0], 1, 1), "year")), said[1])
        return Parsed(_this(unit[0]), unit[1])
    return in_year


def _edge(found: Value, edge: str, view: View) -> Value:
    """The early (first third), middle or late part of a period.

    Of a week: Monday to Wednesday, Wednesday and Thursday, Friday to Sunday. "End of" a longer one is its last stretch.
    """
    start, stop, days = found.day, found.stop.date(), (found.stop - found.start).days
    if edge in {"earlier", "later"}:
        today = view.now.date()
        first, last = (
            (start, min(max(today, start + timedelta(days=1)), stop))
            if edge == "earlier"
            else (min(max(today, start), stop - timedelta(days=1)), stop)
        )
        return between(first, last, found.grain)
    if days <= 2:
        return found
    if days <= 7:
        cuts = (start + timedelta(days=3), start + timedelta(days=2), start + timedelta(days=4))
    elif days <= 31:
        cuts = (start + timedelta(days=10), start + timedelta(days=10), start + timedelta(days=20))
    else:
        months = round(days / 30.4)
        third = max(months // 3, 1)
        cuts = (add_months(start, third), add_months(start, third), add_months(start, months - third))
    early, mid, late = cuts
    if edge == "end" and days > 7:
        late = stop - timedelta(days=5 if days <= 31 else 14 if days <= 100 else 31)
    return {"early": between(start, early, found.grain), "mid": between(mid, late, found.grain)}.get(edge) or between(
        late, stop, found.grain
    )


@remembered
def edge(scan: Scan, i: int) -> Parsed | None:
    """ "early March", "mid-January", "the end of next week", "beginning of Q2", "end of tomorrow", "later this week"."""
    low = scan.low(i)
    if low in _ACRONYMS and scan.low(i + 1) != "'":
        part, unit = _ACRONYMS[low]
        if low in {"boy", "cob", "bom"} and not scan.alone(i, i + 1) and not scan.has(i - 1, {"by"}):
            return None
        j = scan.skip(i + 1, {"on", "of"})
        day = simple_day(scan, j) if unit == "day" else None
        return day if day and not day.weak else Parsed(_cut(_this(unit), part), i + 1)
    j = scan.skip(i, {"the", "towards", "very"})
    part = _EDGES.get(scan.low(j), "")
    k = scan.skip(j + 1, {"of", "in"})
    if not part:
        return _unit_end(scan, j)
    if scan.low(j) in {"end", "beginning", "start", "middle"} and k == j + 1:
        return None
    part = "end" if scan.low(j) == "end" else part
    found = _within(scan, k, part)
    return Parsed(_cut(found.meaning, part), found.end) if found else None


def _within(scan: Scan, k: int, part: str) -> Parsed | None:
    inner = period(scan, k)
    if inner is None and part == "end" and scan.low(scan.skip(k, {"the"})) == "day":
        end = scan.skip(k, {"the"}) + 1
        day = simple_day(scan, scan.skip(end, {"on"}))
        if day and not day.weak:
            return day
        return Parsed(lambda view: on_day(view.today), end)
    if inner is None and scan.low(k - 1) == "of":
        inner = simple_day(scan, k)
        return inner if inner and not inner.weak else None
    return inner


def _unit_end(scan: Scan, i: int) -> Parsed | None:
    """ "month end", "year-end"."""
    if scan.low(i) in {"week", "month", "quarter", "year"} and scan.low(i + 1) == "end":
        return Parsed(_cut(_this(scan.low(i)), "end"), i + 2)
    return None


def _cut(meaning: Meaning, part: str) -> Meaning:
    def cut(view: View) -> Outcome:
        found = meaning(view)
        if not isinstance(found, Value):
            return found
        return found if found.end is None or part in {"", "whole"} else _edge(found, part, view)

    return safely(cut)


Picker = Callable[[Value], Outcome]


def _pick(meaning: Meaning, picker: Picker) -> Meaning:
    def picked(view: View) -> Outcome:
        found = meaning(view)
        return picker(found) if isinstance(found, Value) else found

    return safely(picked)


def _nth(scan: Scan, i: int) -> tuple[int, int] | None:
    """ "first", "the 2nd last", "last", "second to last": -1 is the last."""
    j = scan.skip(i, {"the"})
    if scan.low(j) in {"last", "final"}:
        return -1, j + 1
    found = ordinal(scan.tokens, j)
    if found is None or not 1 <= found[0] <= 400 or not scan.clean_left(j):
        return None
    if scan.phrase(found[1], "to", "last"):
        return -found[0], found[1] + 2
    return (-found[0], found[1] + 1) if scan.low(found[1]) in {"last", "to"} and scan.low(found[1]) == "last" else found


def _joint(scan: Scan, i: int) -> int:
    return scan.skip(i, {"of", "in", "from", "for", "during"})


@remembered
def nth_of(scan: Scan, i: int) -> Parsed | None:
    """ "first Monday of May", "last day of the month", "second last week of 2018", "the 20th of next month"."""
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
    """ "second Sunday", "third Tuesday": of the running month."""
    day = scan.weekday(j)
    if day is None or nth < 2 or nth > 5 or scan.low(i) == "the" and not scan.ends(end):
        return None
    picker = _weekday_picker(day, nth)
    return Parsed(_pick(_this("month"), picker), end)


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
    """ "first ten days", "last 3 weeks"."""

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
    """ "20th of next month"."""
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
    """ "20 of next month"."""
    value = digits(scan.tokens, scan.skip(i, {"the"}))
    j = scan.skip(i, {"the"}) + 1
    if value is None or scan.low(j) != "of" or not 1 <= value <= 31 or not scan.clean_left(j - 1):
        return None
    inner = relative_unit(scan, j + 1)
    return Parsed(_pick(inner.meaning, _day_number(value)), inner.end) if inner else None


@remembered
def weekday_in_week(scan: Scan, i: int) -> Parsed | None:
    """ "wednesday next week", "monday of the following week", "last week's sunday", "next week on Friday"."""
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


@remembered
def closest(scan: Scan, i: int) -> Parsed | None:
    """ "the closest Monday to Oct 5th", "the second closest Mon to October fifth"; "the ides of March"."""
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


__all__ = ["Doubt", "Tense", "closest", "edge", "nth_of", "period", "weekday_in_week"]
