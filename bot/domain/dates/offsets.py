"""Days counted from another: "in 3 weeks", "two days ago", "3 days after Friday", "2 sundays from now".

Owns offsets. Periods such as "the last 3 weeks" belong to `periods`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.domain.dates.calendar import next_weekday, previous_weekday
from bot.domain.dates.lengths import length, uncounted, unit_at, whole_units
from bot.domain.dates.lexicon import ABOUT, COUNTERS, RELATIVE_DAYS, UNITS, WEEKDAYS
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import amount
from bot.domain.dates.scan import Scan, remembered, starting_with
from bot.domain.dates.tenses import hint_at
from bot.domain.dates.values import Length, Meaning, Outcome, Parsed, Value, View, from_now, on_day, shifted
from bot.domain.dates.weekdays import simple_day
from bot.domain.dates.wordlists import words

_HEDGES = ABOUT | words("just only another over some")
_BOUNDS = (
    *(
        (tuple(bound.split()), True)
        for bound in ("less than", "no more than", "not more than", "at most", "under", "up to")
    ),
    *((tuple(bound.split()), False) for bound in ("more than", "at least", "no less than", "not less than")),
)
"""What may stand before a length, and whether it is the most that is meant."""
_BOUND_STARTS = frozenset(bound[0] for bound, _ in _BOUNDS)
_LEADS = frozenset({"in", "within", "after"})


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
        anchor = _ago_from(scan, j + 1) if low == "ago" else None
        if anchor:
            return Parsed(after_anchor(anchor.meaning, by.times(-1)), anchor.end)
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


def _ago_from(scan: Scan, i: int) -> Parsed | None:
    """The day a length is counted back from: "a week ago yesterday", "two weeks ago Monday"."""
    day = scan.weekday(i)
    if day is not None:
        return Parsed(lambda view: on_day(previous_weekday(view.today, day)), i + 1)
    away = RELATIVE_DAYS.get(scan.low(i))
    return Parsed(lambda view: on_day(view.now.date() + timedelta(days=away)), i + 1) if away else None


def _snapped(scan: Scan, found: Parsed, by: Length) -> Parsed:
    """As in "in 3 days on Friday", "in two weeks on Tuesday"."""
    day = scan.weekday(found.end + 1) if scan.low(found.end) == "on" else None
    return Parsed(_snap(found.meaning, day, by), found.end + 2) if day is not None else found


def _snap(meaning: Meaning, day: int, by: Length) -> Meaning:
    """That weekday on or before the day that was counted; counted in weeks, in the same week from Sunday on."""

    def snapped(view: View) -> Outcome:
        value = meaning(view)
        if not isinstance(value, Value):
            return value
        last = value.day + timedelta(days=(5 - value.day.weekday()) % 7 if by.grain is Grain.WEEK else 0)
        return on_day(previous_weekday(last + timedelta(days=1), day))

    return snapped


@starting_with(
    COUNTERS | _HEDGES | frozenset(WEEKDAYS) | frozenset(UNITS) | _LEADS | {"less", "more", "at", "the", "under", "up"}
)
def offset(scan: Scan, i: int) -> Parsed | None:
    """A day counted from another: "in 3 weeks", "a fortnight from now", "3 days after tomorrow"."""
    weekday = scan.weekday(i)
    if weekday is not None:
        return _on_weekday(scan, i, weekday)
    led, j = _led(scan, i)
    counted = _weekdays_away(scan, j, led) or _day_beside(scan, j)
    found_length = length(scan, j) or uncounted(scan, j)
    if found_length is None:
        return counted
    by, end = found_length
    if UNITS.get(scan.low(end - 1)) == "weekend":
        return counted
    found = None if led == "in" and scan.low(end) == "on" else _behind(scan, end, by)
    if led == "within":
        return _within(by, end, found, scan.has(end, _FROM_NOW))
    if found is None and (led == "in" or _landed(scan, i, end, led)) and not _of_something(scan, end):
        end = scan.skip(scan.skip(end, {"'", "’"}) if scan.low(end + 1) == "time" else end, {"time"})
        found = Parsed(_landing(by), end)
    return _snapped(scan, found, by) if found else counted


def _on_weekday(scan: Scan, i: int, day: int) -> Parsed | None:
    """As in "Sunday 3 weeks after January 15th", "Tuesday in two weeks"."""
    if scan.low(i + 1) == "in":
        found = length(scan, scan.skip(i + 2, _HEDGES))
        if found is None or found[0].grain is not Grain.WEEK or _of_something(scan, found[1]):
            return None
        end = scan.skip(scan.skip(found[1], {"'", "’"}), {"time"})
        return Parsed(_snap(_landing(found[0]), day, found[0]), end)
    after = offset(scan, i + 1) if scan.low(i + 1) != "for" else None
    by = length(scan, i + 1)
    return Parsed(_snap(after.meaning, day, by[0] if by else Length(days=1)), after.end) if after else None


def _led(scan: Scan, i: int) -> tuple[str, int]:
    """What stands before a length, "in", "within" or "after", and the place behind it and its hedges."""
    j = scan.skip(i, _LEADS)
    led = scan.low(i) if j > i else ""
    j = scan.skip(scan.skip(j, _HEDGES), _HEDGES)
    for bound, at_most in _BOUNDS if scan.has(j, _BOUND_STARTS) else ():
        if scan.phrase(j, *bound):
            return "within" if at_most else led, j + len(bound)
    return led, j


_FROM_NOW = frozenset({"ago", "hence", "later", "back"})


def _landed(scan: Scan, i: int, end: int, led: str) -> bool:
    """Whether "after 3 days" tells when something is to be, not how long something took."""
    return led == "after" and scan.ends(end) and (scan.alone(i, end) or hint_at(scan, i, end) is Tense.FUTURE)


def _of_something(scan: Scan, end: int) -> bool:
    """As in "in 2 days of talks": a length of something, not a way ahead."""
    return scan.has(end, {"of", "or"})


def _within(by: Length, end: int, found: Parsed | None, from_here: bool) -> Parsed:
    """As in "within 2 weeks", "less than 3 days after tomorrow", "less than a week ago": the time from the anchor to there."""

    def meaning(view: View) -> Outcome:
        last = (found.meaning if found else _landing(by))(view)
        if not isinstance(last, Value):
            return last
        first = shifted(last, by.times(-1)) if found and not from_here else Value(view.wall)
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
        or scan.low(j).endswith("s")
        or not scan.has(unit[1], {"after", "before", "following"} | ({"from"} if j == i else set()))
    ):
        return None
    anchor = moved_day(scan, unit[1] + 1)
    if anchor is None:
        return None
    sign = -1 if scan.low(unit[1]) == "before" else 1
    return Parsed(after_anchor(anchor.meaning, whole_units(sign, unit[0])), anchor.end)


def _weekdays_away(scan: Scan, i: int, led: str) -> Parsed | None:
    """As in "two sundays from now", "2 thursdays ago", "two mondays later", "in two Fridays"."""
    count = amount(scan.tokens, i)
    if count is None or not 1 <= count[0] <= 500:
        return None
    n, j = int(count[0]), count[1]
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
    if led == "in" and plural is not None and n > 1:
        return Parsed(_nth_weekday(next_weekday, day, 7 * (n - 1)), j + 1)
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
