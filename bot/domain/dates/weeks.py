"""Weeks told by number or by a day in them: "week 31", "2027-W05", "the week of October 7th".

Owns ISO 8601 weeks.
"""

from datetime import date, timedelta

from bot.domain.dates.days import year_off
from bot.domain.dates.model import Grain
from bot.domain.dates.named_periods import said_year
from bot.domain.dates.numbers import digits, year
from bot.domain.dates.periods import unit_around
from bot.domain.dates.scan import Scan, needing, starting_with
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between, on_day
from bot.domain.dates.weekdays import simple_day

_WEEKS = frozenset({"week", "wk", "cw", "kw"})
_CONTAINING = frozenset({"of", "commencing", "beginning", "starting", "ending"})


@needing({"week", "wk", "cw", "kw", "w", "weekend"})
@starting_with(_WEEKS | {"the", "calendar", "weekend", "w"})
def week_number(scan: Scan, i: int) -> Parsed | None:
    """As in "week 31", "week 3 of 2027", "the week of October 7th", "the week of the 3rd"."""
    j = scan.skip(scan.skip(i, {"the"}), {"calendar"})
    opened = scan.phrase(j, "w", "/") and scan.has(j + 2, {"c", "e", "b"})
    if not (opened or scan.has(j, _WEEKS) or scan.low(j) == "weekend"):
        return None
    if opened or scan.has(j + 1, _CONTAINING):
        anchor = simple_day(scan, scan.skip(j + (3 if opened else 2), {"the"}))
        unit = "weekend" if scan.low(j) == "weekend" else "week"
        return Parsed(_around(anchor.meaning, unit), anchor.end) if anchor else None
    j = scan.skip(scan.skip(j + 1, {"number", "no", "#"}), {"."}) - 1
    number = digits(scan.tokens, j + 1)
    if number is None or not 1 <= number <= 53 or scan.low(j) == "weekend" or not scan.clean_right(j + 2):
        return None
    said, off = said_year(scan, j + 2), year_off(scan, j + 2)
    end = said[1] if said else off[1] if off else j + 2

    def meaning(view: View) -> Outcome:
        in_year = said[0] if said else view.today.year + (off[0] if off else 0)
        return _week(in_year, number)(view)

    return Parsed(meaning, end)


def _around(anchor: Meaning, unit: str) -> Meaning:
    def meaning(view: View) -> Outcome:
        found = anchor(view)
        if not isinstance(found, Value):
            return found
        day = found.day
        if unit == "weekend" and day.weekday() < 3:
            day -= timedelta(days=3)
        return unit_around(day, unit)

    return meaning


@starting_with(frozenset({"w", "####"}))
def iso_week(scan: Scan, i: int) -> Parsed | None:
    """As in "2027-W05", "2027W05", "2027-W05-3", "W05 2027"."""
    leading = year(scan.tokens, i) if scan.at(i).kind == "n" and scan.clean_left(i) else None
    j = scan.skip(leading[1], {"-"}) if leading else i
    number = digits(scan.tokens, j + 1)
    if scan.low(j) != "w" or number is None or len(scan.low(j + 1)) != 2 or not scan.glued(j + 1):
        return None
    said = leading if leading and scan.glued(j) else said_year(scan, j + 2) if j == i else None
    if said is None or not 1900 <= said[0] <= 2100 or not 1 <= number <= 53:
        return None
    end = j + 2 if leading else said[1]
    day = digits(scan.tokens, end + 1) if leading and scan.low(end) == "-" and scan.glued(end + 1) else None
    if day is not None and 1 <= day <= 7:
        return Parsed(lambda view: on_day(date.fromisocalendar(said[0], number, day)), end + 2)
    return Parsed(_week(said[0], number), end) if scan.clean_right(end) else None


def _week(in_year: int, number: int) -> Meaning:
    def meaning(view: View) -> Outcome:
        start = date.fromisocalendar(in_year, number, 1)
        return between(start, start + timedelta(weeks=1), Grain.WEEK)

    return meaning
