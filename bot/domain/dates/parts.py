"""Edges of periods: "end of the month", "mid-January", "early next week", "EOM".

Owns which stretch of a period its beginning, middle and end are.
"""

from datetime import date, timedelta

from bot.domain.dates.calendar import add_months
from bot.domain.dates.lengths import unit_at
from bot.domain.dates.lexicon import ABOUT
from bot.domain.dates.named_periods import month
from bot.domain.dates.numbers import year
from bot.domain.dates.periods import relative_unit, unit_around
from bot.domain.dates.scan import Scan, longest, remembered, starting_with
from bot.domain.dates.seasons import quarter, season
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between, on_day
from bot.domain.dates.weekdays import simple_day
from bot.domain.dates.years import bare_year, century, decade, fiscal_year

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
    "close": "late",
}
_ENDS = frozenset({"end", "close"})
_OF_A_DAY = frozenset({"day", "business", "play"})


_ACRONYMS = {
    "eow": ("end", "week"),
    "eom": ("end", "month"),
    "eoq": ("end", "quarter"),
    "eoy": ("end", "year"),
    "bom": ("early", "month"),
    "boq": ("early", "quarter"),
    "boy": ("early", "year"),
    "midweek": ("mid", "week"),
    "midmonth": ("mid", "month"),
    "midyear": ("mid", "year"),
    "eod": ("end", "day"),
    "cob": ("end", "day"),
    "eob": ("end", "day"),
}


Named = tuple[Meaning, int]


def this_unit(unit: str) -> Meaning:
    return lambda view: unit_around(view.now.date(), unit)


@remembered
def period(scan: Scan, i: int) -> Parsed | None:
    """A period that a part may be taken from: "May", "next week", "the month", "the year 2027", "2018"."""
    i = scan.skip(i, ABOUT)
    found = longest(scan, i, (relative_unit, month, quarter, season, decade, century, fiscal_year))
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
            return Parsed(lambda view: unit_around(date(said[0], 1, 1), "year"), said[1])
        return Parsed(this_unit(unit[0]), unit[1])
    return in_year


def _edge(found: Value, edge: str, view: View) -> Value:
    """The early (first third), middle or late part of a period.

    Of a week: Monday to Wednesday, Wednesday and Thursday, Friday to Sunday. "End of" a longer one is its last stretch.
    """
    start, stop, days = found.day, found.stop.date(), (found.stop - found.start).days
    if edge in {"earlier", "later"}:
        return _around_today(found, edge, view.now.date())
    if days <= 2:
        return found
    early, mid, late = _thirds(start, stop, days)
    if edge == "end" and days > 7:
        late = stop - timedelta(days=5 if days <= 31 else 14 if days <= 100 else 31)
    first, last = {"early": (start, early), "mid": (mid, late)}.get(edge, (late, stop))
    return between(first, last, found.grain)


def _around_today(found: Value, edge: str, today: date) -> Value:
    """The part of a period before today, or from today on; never empty."""
    start, stop, one = found.day, found.stop.date(), timedelta(days=1)
    if edge == "earlier":
        return between(start, min(max(today, start + one), stop), found.grain)
    return between(min(max(today, start), stop - one), stop, found.grain)


def _thirds(start: date, stop: date, days: int) -> tuple[date, date, date]:
    """The end of the early part, the start of the middle, the start of the late part."""
    if days <= 7:
        return start + timedelta(days=3), start + timedelta(days=2), start + timedelta(days=4)
    if days <= 31:
        return start + timedelta(days=10), start + timedelta(days=10), start + timedelta(days=20)
    months = round(days / 30.4)
    third = max(months // 3, 1)
    return add_months(start, third), add_months(start, third), add_months(start, months - third)


@starting_with(frozenset({*_EDGES, *_ACRONYMS, "the", "towards", "very", "week", "month", "quarter", "year"}))
def edge(scan: Scan, i: int) -> Parsed | None:
    """As in "early March", "mid-January", "the end of next week", "beginning of Q2", "end of tomorrow", "later this week"."""
    low = scan.low(i)
    if low in _ACRONYMS and scan.low(i + 1) != "'":
        part, unit = _ACRONYMS[low]
        if low in {"boy", "cob", "bom"} and not scan.alone(i, i + 1) and not scan.has(i - 1, {"by"}):
            return None
        j = scan.skip(i + 1, {"on", "of"})
        day = simple_day(scan, j) if unit == "day" else None
        return day if day and not day.weak else Parsed(_cut(this_unit(unit), part), i + 1)
    j = scan.skip(i, {"the", "towards", "very"})
    part = _EDGES.get(scan.low(j), "")
    k = scan.skip(j + 1, {"of", "in", "-"})
    if not part:
        return _unit_end(scan, j)
    if scan.low(j) in {"end", "beginning", "start", "middle"} and scan.low(k - 1) not in {"of", "in"}:
        return None
    if scan.low(j) == "close" and not (scan.low(k - 1) == "of" and scan.has(k, {"business", "play"})):
        return None
    part = "end" if scan.has(j, _ENDS) else part
    if part in {"earlier", "later", "early", "late"} and scan.phrase(k, "the", "day") and scan.low(k - 1) == "in":
        return Parsed(lambda view: on_day(view.today), k + 2)
    found = _within(scan, k, part)
    return Parsed(_cut(found.meaning, part), found.end) if found else None


def _within(scan: Scan, k: int, part: str) -> Parsed | None:
    inner = period(scan, k)
    if inner is None and part == "end" and scan.has(scan.skip(k, {"the"}), _OF_A_DAY):
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
    """As in "month end", "year-end"."""
    if scan.low(i) in {"week", "month", "quarter", "year"} and scan.low(i + 1) == "end":
        return Parsed(_cut(this_unit(scan.low(i)), "end"), i + 2)
    return None


def _cut(meaning: Meaning, part: str) -> Meaning:
    def cut(view: View) -> Outcome:
        found = meaning(view)
        if not isinstance(found, Value):
            return found
        return found if found.end is None or part in {"", "whole"} else _edge(found, part, view)

    return cut
