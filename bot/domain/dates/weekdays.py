"""Days named by their weekday, alone or with a date: "next Friday", "Monday the 5th", "Friday 7.6.".

Owns the weekday and what goes with it, and the choice between all names of a single day.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dates import choose
from bot.domain.dates.days import (
    KINDS,
    day_month,
    day_month_on,
    day_number,
    modifier,
    month_day,
    month_day_on,
    ordinal_day,
    relative,
    year_month_day,
)
from bot.domain.dates.holidays import holiday
from bot.domain.dates.lexicon import MODIFIERS, RELATIVE_DAYS, WEEKDAYS
from bot.domain.dates.numbers import ordinal
from bot.domain.dates.numeric import hours_joined, numeric
from bot.domain.dates.scan import Choice, Scan, longest, remembered, starting_with
from bot.domain.dates.values import Parsed, Value, on_day


def _beside(scan: Scan, j: int, weekday: int) -> Parsed | None:
    """The date that goes with a weekday: "Friday, 3 May", "Monday the 5th", "Friday 7.6."."""
    opened = scan.low(j) == "("
    j = scan.skip(scan.skip(j, {"."}), {",", "-", "("})
    j = scan.skip(j, {"on"})
    k = scan.skip(j, {"the"})
    if hours_joined(scan, k):
        return None
    for found in (day_month_on(scan, j, weekday), month_day_on(scan, j, weekday), numeric(scan, k, weekday)):
        if found:
            return replace(found, end=scan.skip(found.end, {")"})) if opened else found
    bare = day_number(scan, k, False) or ordinal(scan.tokens, k)
    if bare is None or not scan.clean_left(k) or not 1 <= bare[0] <= 31:
        return None
    day, end = bare
    said = bool(ordinal(scan.tokens, k))
    if not said and (
        scan.low(end) in {":", ".", "h", "am", "pm", "a", "p", "o'clock", "oclock", "-"}
        or day <= 12
        or (k == j and not (scan.ends(end)))
    ):
        return None
    if not said and not scan.clean_right(end):
        return None
    return Parsed(lambda view: choose.month_day_of(view, day, weekday), end)


@starting_with(MODIFIERS | frozenset(WEEKDAYS))
def weekday(scan: Scan, i: int) -> Parsed | None:
    """As in "Friday", "next Friday", "Friday the 22nd", "Friday week", "Friday after next"."""
    kind, j = modifier(scan, i)
    day = scan.weekday(j)
    if day is None:
        return None
    end = j + 1
    if scan.low(end) == "." and (scan.glued(end) and len(scan.low(j)) <= 5) and not scan.at(end + 1).capital:
        end += 1
    beside = _beside(scan, j + 1, day)
    if beside:
        return beside
    if scan.low(end) == "week" and not scan.has(end + 1, {"of", "after", "before"}) and kind in {"", "next"}:
        return Parsed(lambda view: _moved(choose.weekday(view, day, ""), 7), end + 1)
    if scan.low(end) == "fortnight" and not kind:
        return Parsed(lambda view: _moved(choose.weekday(view, day, ""), 14), end + 1)
    if scan.low(end) == "gone" and scan.ends(end + 1) and not kind:
        return Parsed(lambda view: choose.weekday(view, day, "past"), end + 1)
    if scan.phrase(end, "after", "next"):
        return Parsed(lambda view: _moved(choose.weekday(view, day, "coming"), 7), end + 2)
    if scan.phrase(end, "before", "last"):
        return Parsed(lambda view: _moved(choose.weekday(view, day, "past"), -7), end + 2)
    return Parsed(lambda view: choose.weekday(view, day, kind), end)


def _moved(value: Value, days: int) -> Value:
    return on_day(value.day + timedelta(days=days))


def _figures(scan: Scan, i: int) -> Parsed | None:
    return numeric(scan, i)


_DAYS = Choice((relative, weekday, day_month, month_day, year_month_day, _figures, holiday))


@remembered
def simple_day(scan: Scan, i: int) -> Parsed | None:
    """A day by its own name, with the weekday that may follow it ("Jul 18, Fri", "17 September on Sunday")."""
    best = _DAYS(scan, i)
    if best is None:
        weak = ordinal_day(scan, i)
        return _ordinal_weekday(scan, i, weak) or weak
    return _then_date(scan, i, best) or _then_weekday(scan, i, best)


def _then_date(scan: Scan, i: int, found: Parsed) -> Parsed | None:
    """As in "tomorrow, 13/04/21", "today 16 Nov": the date itself, which is the more exact."""
    if scan.low(i) not in RELATIVE_DAYS or found.end != i + 1:
        return None
    j = scan.skip(found.end, {","})
    figures_said = numeric(scan, j)
    if figures_said and figures_said.year:
        return figures_said
    return longest(scan, j, (day_month, month_day))


def _ordinal_weekday(scan: Scan, i: int, found: Parsed | None) -> Parsed | None:
    """As in "the 5th, Monday"."""
    if found is None:
        return None
    j = scan.skip(scan.skip(found.end, {",", "("}), {"on"})
    day = scan.weekday(j)
    number = ordinal(scan.tokens, scan.skip(i, {"the"}))
    if day is None or number is None or j == found.end:
        return None
    return Parsed(lambda view: choose.month_day_of(view, number[0], day), scan.skip(j + 1, {")"}))


def _then_weekday(scan: Scan, i: int, found: Parsed) -> Parsed:
    j = scan.skip(found.end, {",", "(", "-"})
    j = scan.skip(j, {"on"})
    day = scan.weekday(j)
    if scan.low(j - 1) == "-" and scan.at(j + 1).kind == "n":
        return found
    if day is None or (scan.at(i).kind == "w" and scan.low(i) in RELATIVE_DAYS) or KINDS.get(scan.low(j - 1)):
        return found
    again = day_month_on(scan, i, day) or month_day_on(scan, i, day) or numeric(scan, i, day)
    if again is None or again.end != found.end or scan.has(j + 1, {"the"}):
        return found
    end = scan.skip(j + 1, {")"}) if scan.low(j - 1) == "(" else j + 1
    return Parsed(again.meaning, end)
