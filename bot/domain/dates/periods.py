"""Periods seen from today: "next week", "the weekend", "the last 3 weeks", "the rest of the month".

Owns stretches of the calendar that are told by their distance.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.dates.calendar import monday, next_weekday, previous_weekday
from bot.domain.dates.days import YEARS_OFF, modifier
from bot.domain.dates.lengths import length, unit_at
from bot.domain.dates.lexicon import COUNTERS, MODIFIERS, SHORT_UNITS, UNITS, WEEKDAY_PLURALS
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import amount, whole
from bot.domain.dates.scan import Scan, needing, starting_with
from bot.domain.dates.values import Length, Meaning, Outcome, Parsed, Value, View, between, day_shift, unit_period

_GRAINS = {
    "day": Grain.DAY,
    "workday": Grain.DAY,
    "week": Grain.WEEK,
    "workweek": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "weekend": Grain.DAY,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}


_STEPS = {
    "week": Length(days=7),
    "workweek": Length(days=7),
    "weekend": Length(days=7),
    "fortnight": Length(days=14),
    "month": Length(months=1),
    "quarter": Length(months=3),
    "year": Length(months=12),
    "decade": Length(months=120),
    "century": Length(months=1200),
}


def unit_around(day: date, unit: str) -> Value:
    """The week, weekend, month... that a day belongs to; a weekend belongs to the week before it.

    Raises: ValueError or OverflowError outside the calendar.
    """
    week = monday(day)
    if unit == "weekend":
        return between(week + timedelta(days=5), week + timedelta(days=7), Grain.DAY)
    if unit == "workweek":
        return between(week, week + timedelta(days=5), Grain.WEEK)
    if unit == "fortnight":
        return between(week, week + timedelta(days=14), Grain.WEEK)
    return unit_period(day, _GRAINS[unit])


def _stepped(unit: str, steps: int) -> Meaning:
    def meaning(view: View) -> Outcome:
        anchor = view.now.date()
        if unit in {"week", "weekend", "workweek", "fortnight"}:
            anchor = monday(anchor)
        elif unit != "day":
            anchor = unit_period(anchor, _GRAINS[unit]).day
        return unit_around(day_shift(anchor, _STEPS[unit].times(steps)), unit)

    return meaning


@needing(UNITS)
@starting_with(MODIFIERS | frozenset(UNITS) | {"over", "all", "whole"})
def relative_unit(scan: Scan, i: int) -> Parsed | None:
    """As in "next week", "last month", "this quarter", "the weekend", "week after next", "EOM" is not here."""
    kind, j = modifier(scan, i)
    if (not kind and scan.has(i, {"the", "over", "all", "whole"})) or scan.has(i, {"current"}):
        return _the_unit(scan, i)
    unit = unit_at(scan, j)
    if unit is None or unit[0] not in _STEPS:
        return None
    name, end = unit
    if not kind:
        steps = 2 if scan.phrase(end, "after", "next") else -2 if scan.phrase(end, "before", "last") else 0
        return Parsed(_stepped(name, steps), end + 2) if steps else None
    if scan.phrase(end, "after", "next"):
        return None
    if kind == "past" and scan.low(end) == "due":
        return None
    if name == "weekend" and kind == "coming":
        return Parsed(_coming_weekend, end)
    return Parsed(_stepped(name, YEARS_OFF[kind]), end)


def _coming_weekend(view: View) -> Outcome:
    return _stepped("weekend", 0 if view.now.weekday() < 5 else 1)(view)


def _the_unit(scan: Scan, i: int) -> Parsed | None:
    """As in "the weekend", "for the month", "all week", "the week after next"."""
    j = scan.skip(scan.skip(i, {"all", "over", "whole"}), {"the"})
    unit = unit_at(scan, j)
    if unit is None or unit[0] not in _STEPS:
        return None
    name, end = unit
    if scan.phrase(end, "after", "next"):
        return Parsed(_stepped(name, 2), end + 2)
    if scan.phrase(end, "after", "that") or scan.phrase(end, "after", "this"):
        return Parsed(_stepped(name, 1), end + 2)
    if scan.phrase(end, "before", "last"):
        return Parsed(_stepped(name, -2), end + 2)
    if scan.low(end) == "after" and scan.ends(end + 1):
        return Parsed(_stepped(name, 1), end + 1)
    if scan.has(end, {"of", "before", "after", "from", "number", "'s"}):
        return None
    if name == "weekend" or (scan.low(i) == "all" and name in {"week", "month", "year"}):
        return Parsed(_weekend if name == "weekend" else _stepped(name, 0), end)
    fits = scan.has(i - 1, {"for", "in", "within", "during", "throughout", "later", "earlier"}) or name == "fortnight"
    return Parsed(_stepped(name, 0), end) if fits and (scan.ends(end) or name == "fortnight") else None


def _weekend(view: View) -> Outcome:
    steps = -1 if view.tense is Tense.PAST and view.now.weekday() < 5 else 0
    return _stepped("weekend", steps)(view)


@needing({*UNITS, *SHORT_UNITS, *WEEKDAY_PLURALS})
@starting_with(COUNTERS | MODIFIERS | {"over", "within", "in", "during"})
def counted(scan: Scan, i: int) -> Parsed | None:
    """As in "the next 3 weeks", "last two months", "2 upcoming days", "the past few days", "previous 4 business days"."""
    kind, j = modifier(scan, scan.skip(i, {"over", "within", "in", "during"}))
    upcoming = scan.low(j - 1) == "upcoming"
    if kind and kind != "this":
        found = length(scan, j) or _some(scan, j)
        return _count(kind, found[0], found[1], upcoming) if found else _weekdays(scan, kind, j)
    count = whole(scan.tokens, scan.skip(i, {"the"}))
    if count is None:
        return None
    kind, j = modifier(scan, count[1])
    unit = unit_at(scan, j) if kind and kind != "this" else None
    if unit is None or unit[0] not in {*_STEPS, "day", "workday"} or not 1 <= count[0] <= 1000:
        return None
    by = Length(days=1) if unit[0] == "day" else _STEPS.get(unit[0], Length(workdays=1))
    grain = _GRAINS[unit[0]]
    many = Length(by.months * count[0], by.days * count[0], by.workdays * count[0], 0, grain)
    return _count(kind, many, unit[1], scan.low(j - 1) == "upcoming")


_SOME = 3


def _some(scan: Scan, i: int) -> tuple[Length, int] | None:
    """As in "the coming days", "the past weeks": how many is not said."""
    if scan.low(i) not in {"days", "weeks", "months"}:
        return None
    by = Length(days=1) if scan.low(i) == "days" else _STEPS[UNITS[scan.low(i)]]
    return replace(by.times(_SOME), grain=_GRAINS[UNITS[scan.low(i)]]), i + 1


def _weekdays(scan: Scan, kind: str, i: int) -> Parsed | None:
    """As in "the next 2 Tuesdays", "the last three Fridays": from the first of them to the last."""
    count = whole(scan.tokens, i)
    day = scan.weekday_plural(count[1]) if count and 2 <= count[0] <= 52 else None
    if count is None or day is None:
        return None
    weeks = timedelta(weeks=count[0] - 1)

    def meaning(view: View) -> Outcome:
        if kind in {"next", "coming"}:
            first = next_weekday(view.now.date(), day)
        else:
            first = previous_weekday(view.now.date(), day) - weeks
        return between(first, first + weeks + timedelta(days=1), Grain.WEEK)

    return Parsed(meaning, count[1] + 1)


def _count(kind: str, by: Length, end: int, upcoming: bool) -> Parsed:
    """Whole units ahead or behind, the running one left out; "upcoming 2 weeks" is the day they are over."""

    def meaning(view: View) -> Outcome:
        today = view.now.date()
        if by.seconds:
            ahead = timedelta(days=by.days, seconds=by.seconds)
            step = ahead if kind in {"next", "coming"} else -ahead
            first, last = sorted((view.wall, view.wall + step))
            return Value(first, last, by.grain, True)
        if upcoming:
            return unit_period(day_shift(today, by), by.grain)
        if kind in {"next", "coming"}:
            period = unit_period(today, by.grain)
            return between(period.stop.date(), day_shift(period.stop.date(), by), by.grain)
        stop = unit_period(today, by.grain).day
        return between(day_shift(stop, by.times(-1)), stop, by.grain)

    return Parsed(meaning, end)


@needing({"weekend", "weekends", "wkend", "wknd"})
@starting_with(COUNTERS | {"in"})
def weekends_away(scan: Scan, i: int) -> Parsed | None:
    """As in "two weekends ago", "in 2 weekends": the Saturday and Sunday themselves."""
    count = amount(scan.tokens, scan.skip(i, {"in"}))
    if count is None or not 1 <= count[0] <= 500 or UNITS.get(scan.low(count[1])) != "weekend":
        return None
    n, end = int(count[0]), count[1] + 1
    if scan.has(end, {"ago", "back"}):
        return Parsed(_stepped("weekend", -n), end + 1)
    ahead = end + 2 if scan.phrase(end, "from", "now") else end if scan.low(i) == "in" else 0
    return Parsed(_stepped("weekend", n), ahead) if ahead else None


@needing(UNITS)
@starting_with(frozenset({"the", "rest", "remaining", "remainder"}))
def remaining(scan: Scan, i: int) -> Parsed | None:
    """As in "the rest of the week", "remaining of the month"."""
    j = scan.skip(i, {"the"})
    if scan.low(j) not in {"rest", "remaining", "remainder"}:
        return None
    j = scan.skip(scan.skip(j + 1, {"of"}), {"the", "this", "current"})
    unit = unit_at(scan, j)
    if unit is None or unit[0] not in _STEPS:
        return None
    whole_unit = _stepped(unit[0], 0)

    def meaning(view: View) -> Outcome:
        found = whole_unit(view)
        if not isinstance(found, Value) or found.stop.date() <= view.now.date():
            return found
        return between(max(view.now.date(), found.day), found.stop.date(), found.grain)

    return Parsed(meaning, unit[1])
