"""Lengths of time: "3 weeks", "2 years 1 month 21 days", "half an hour", "a couple of days".

Owns durations and the names of units. Where they lead to from a day is `offsets`' business.
"""

from bot.domain.dates.lexicon import FISCAL, SHORT_UNITS, UNITS
from bot.domain.dates.model import Grain
from bot.domain.dates.numbers import amount
from bot.domain.dates.scan import Scan
from bot.domain.dates.values import Length

_MAX = 100_000
_SOME = 3


def whole_units(count: float, unit: str) -> Length:
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
    size, grain = _MONTHS[unit]
    return Length(months=round(count * size), grain=grain)


_MONTHS = {
    "quarter": (3, Grain.QUARTER),
    "year": (12, Grain.YEAR),
    "decade": (120, Grain.DECADE),
    "century": (1200, Grain.CENTURY),
}


def unit_at(scan: Scan, i: int, short: bool = False) -> tuple[str, int] | None:
    """A unit of time: "weeks", "business days", "d" when `short` and glued to its number."""
    low = scan.low(i)
    if low in {"business", "working", "work"} and scan.low(i + 1) in {"day", "days"}:
        return "workday", i + 2
    if low in {"work", "working", "business"} and scan.low(i + 1) in {"week", "weeks"}:
        return "workweek", i + 2
    if low == "week" and scan.low(i + 1) == "end" and scan.at(i + 1).hyphen:
        return "weekend", i + 2
    if low in FISCAL and scan.low(i + 1) in {"year", "years"}:
        return "year", i + 2
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
    if scan.has(j, {"quarter", "quarters"}) and scan.phrase(j + 1, "of", "an", "hour"):
        return whole_units(count / 4, "hour"), j + 4
    if scan.has(j, {"-", "to", "or"}) and (upper := amount(scan.tokens, j + 1)) and upper[0] > count:
        j = upper[1]
    unit = unit_at(scan, scan.skip(j, {"more", "full", "whole", "calendar"}), scan.at(i).kind == "n")
    if unit is None:
        return None
    name, j = unit
    if scan.phrase(j, "and", "a", "half"):
        count, j = count + 0.5, j + 3
    elif scan.phrase(j, "or", "so") or scan.phrase(j, "or", "two"):
        j += 2
    return whole_units(count, name), j


def uncounted(scan: Scan, i: int) -> tuple[Length, int] | None:
    """As in "days ago", "some weeks ago": a few, how many is not said."""
    j = scan.skip(i, {"some"})
    unit = UNITS.get(scan.low(j), "")
    if unit not in {"day", "week", "month", "year"} or not scan.low(j).endswith("s") or scan.low(j + 1) != "ago":
        return None
    return whole_units(_SOME, unit), j + 1


def length(scan: Scan, i: int) -> tuple[Length, int] | None:
    """As in "3 weeks", "2 years 1 month 21 days", "half an hour", "a couple of days", "a week and a half"."""
    if i not in scan.lengths:
        scan.lengths[i] = _length(scan, i)
    return scan.lengths[i]


def _length(scan: Scan, i: int) -> tuple[Length, int] | None:
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
