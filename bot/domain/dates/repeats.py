"""A repetition as a value, with the hour that may follow it.

Owns the codes of plain periods. Which words repeat belongs to `recurrences`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.domain.dates.calendar import next_weekday
from bot.domain.dates.clock import clock, lead, part
from bot.domain.dates.hours import Clock, joined
from bot.domain.dates.scan import Scan
from bot.domain.dates.values import View

_SYMBOL = {"day": "D", "workday": "WD", "week": "W", "weekend": "WE", "month": "M", "year": "Y"}


_PLAIN = {"fortnight": ("W", 2), "quarter": ("M", 3), "decade": ("Y", 10), "workweek": ("W", 1)}


First = Callable[[View], date | None]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A code, when it first falls, and the position after the words."""

    code: str
    first: First
    end: int


def never(view: View) -> date | None:
    return None


def next_on(day: int) -> First:
    return lambda view: next_weekday(view.now.date(), day)


def period_code(count: float, unit: str) -> str | None:
    """As in "P2W" and the like; None for a unit that does not repeat."""
    if count <= 0:
        return None
    unit, count = _whole(unit, count)
    if unit in {"hour", "minute", "second"}:
        return f"PT{count:g}{unit[0].upper()}"
    symbol, size = _PLAIN.get(unit, (_SYMBOL.get(unit, ""), 1))
    return f"P{count * size:g}{symbol}" if symbol else None


def _whole(unit: str, count: float) -> tuple[str, float]:
    """Half a year is 6 months, half an hour 30 minutes."""
    finer = {"year": ("month", 12), "hour": ("minute", 60)}.get(unit)
    return (finer[0], count * finer[1]) if finer and count != int(count) else (unit, count)


def time_of(scan: Scan, j: int) -> tuple[Clock, int] | None:
    """As in "at 4pm", "morning at 9", behind the repeated day."""
    first = part(scan, j)
    k = lead(scan, first[1] if first else j)
    second = clock(scan, k, k > j)
    if first and second:
        return joined(first[0], second[0]), second[1]
    return second or first


def with_time(scan: Scan, code: str, first: First, j: int) -> Repeat:
    time = time_of(scan, j)
    if time is None:
        return Repeat(code, first, j)
    return Repeat((code if code != "P1D" else "") + time[0].iso, first, time[1])


def resolved(found: Repeat, view: View) -> tuple[str, date | None]:
    """The code and the first day as seen from a moment."""
    try:
        first = found.first(view)
    except (ValueError, OverflowError):
        first = None
    if found.code == "yearly":
        return (f"XXXX-{first.month:02}-{first.day:02}" if first else "P1Y"), first
    return found.code, first
