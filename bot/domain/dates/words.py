"""Says dates and gaps in words, and reads a rhythm as days.

Owns the few forms in which cards and messages name a day or a length of time.
"""

from datetime import date

from bot.domain.dates.lengths import length, unit_at
from bot.domain.dates.recurrences import recurrence
from bot.domain.dates.scan import Scan
from bot.domain.dates.tokens import cut
from bot.domain.dates.values import Length

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEAR_DAYS = 183
_MONTH_DAYS, _YEAR_DAYS = 30.4375, 365.25


def say_date(day: date, today: date) -> str:
    """As in "today", "tomorrow", "yesterday", "Fri 4 Dec" within half a year, "4 Dec 2027" beyond."""
    gap = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(gap)
    if near:
        return near
    if abs(gap) <= _NEAR_DAYS:
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_gap(days: float) -> str:
    """A length of time in its largest round unit: "5 days", "3 weeks", "2 months"; a year and a half is "18 months".

    Less than a day is "less than a day"; the sign is left out.
    """
    whole = round(abs(days))
    if abs(days) < 1:
        return "less than a day"
    if whole < 14:
        return _counted(whole, "day")
    if whole < 63:
        return _counted(round(whole / 7), "week")
    if whole < 2 * _YEAR_DAYS:
        return _counted(round(whole / _MONTH_DAYS), "month")
    return _counted(round(whole / _YEAR_DAYS), "year")


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def parse_duration_days(text: str) -> float | None:
    """As in "6 weeks", "monthly", "every 2 weeks", "twice a week", "week" as days; None when the text is no length of time.

    A month counts 30 days and a year 365, as people mean them when they say how often.
    """
    scan = Scan(cut(text[:200])[0])
    if not scan.tokens:
        return None
    repeat = recurrence(scan, 0)
    if repeat and scan.ends(repeat.end):
        return _code_days(repeat.code)
    found = length(scan, scan.skip(0, {"in", "for"}))
    if found and scan.ends(found[1]):
        return _rounded(found[0])
    unit = unit_at(scan, 0)
    one = length(Scan(cut(f"1 {text[:200]}")[0]), 0) if unit and scan.ends(unit[1]) else None
    return _rounded(one[0]) if one else None


def _rounded(found: Length) -> float | None:
    years, months = divmod(found.months, 12)
    days = years * 365 + months * 30 + found.days + found.workdays * 1.4 + found.seconds / 86400
    return float(days) if days > 0 else None


def _code_days(code: str) -> float | None:
    """The days between two falls of a repetition."""
    if code.startswith("XXXX-WXX-"):
        return 7 / (1 + code.split("T")[0].count(","))
    if code.startswith("XXXX-XX"):
        return 30.0
    if code.startswith("XXXX") or code == "yearly":
        return 365.0
    if code.startswith("T"):
        return 1.0
    body = code.split("T")[0][1:]
    for symbol, size in (("WD", 1.4), ("WE", 7.0), ("D", 1.0), ("W", 7.0), ("M", 30.0), ("Y", 365.0)):
        if body.endswith(symbol):
            count = float(body[: -len(symbol)])
            return count // 12 * 365 + count % 12 * 30 if symbol == "M" else count * size
    return float(code[2:-1]) / {"H": 24, "M": 1440, "S": 86_400}[code[-1]]
