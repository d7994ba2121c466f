"""Months by name: "March", "in May", "June of 1992", "12-2015", with the year that may follow.

Owns the month and the year behind a period.
"""

from datetime import date

from bot.domain.dates import choose
from bot.domain.dates.days import YEARS_OFF, modifier, year_off
from bot.domain.dates.lexicon import (
    MODIFIERS,
    MONTH_PREPOSITIONS,
    MONTHS,
    UNSURE_MONTHS,
)
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import digits, full_year, year
from bot.domain.dates.scan import Scan, starting_with
from bot.domain.dates.values import Meaning, Outcome, Parsed, View, unit_period


def month_of(month: int, in_year: int | None, steps: int = 0) -> Meaning:
    """A month of a year, or by tense the running, next or last one of that name."""

    def meaning(view: View) -> Outcome:
        today = view.today
        if in_year is not None:
            return unit_period(date(in_year, month, 1), Grain.MONTH)
        year_of = today.year
        if view.tense is Tense.PAST and month > today.month:
            year_of -= 1
        elif view.tense is not Tense.PAST and month < today.month:
            year_of += 1
        return unit_period(date(year_of + steps, month, 1), Grain.MONTH)

    return meaning


def _year_of(month: int, off: int) -> Meaning:
    return lambda view: unit_period(date(view.today.year + off, month, 1), Grain.MONTH)


def _under(month: int, kind: str) -> Meaning:
    """As in "next March" is the coming one, "last March" the one before now, "this March" this year's."""

    def meaning(view: View) -> Outcome:
        here = view.today
        off = {"next": int(month <= here.month), "coming": int(month <= here.month), "this": 0}.get(kind)
        return unit_period(
            date(here.year + (off if off is not None else -int(month >= here.month)), month, 1), Grain.MONTH
        )

    return meaning


def said_year(scan: Scan, i: int) -> tuple[int, int] | None:
    """A year behind a period: "2027", "of 2027", "'27", "of 87"."""
    j = scan.skip(i, {","}) if scan.low(i) == "," else scan.skip(scan.skip(i, {"of", "in", "-", "/"}), {"the"})
    j = scan.skip(j, {"year"})
    found = year(scan.tokens, j)
    if found and 1000 <= found[0] <= 2200 and scan.clean_right(found[1]):
        return found
    if scan.low(i) == "of" and scan.at(i + 1).kind == "n" and len(scan.low(i + 1)) == 2 and scan.ends(i + 2):
        return full_year(int(scan.low(i + 1))), i + 2
    return None


@starting_with(MODIFIERS | frozenset(MONTHS) | {"month", "####"})
def month(scan: Scan, i: int) -> Parsed | None:
    """As in "March", "in May", "June of 1992", "2017 April", "next March", "March in a year", "Dec-2018"."""
    leading = year(scan.tokens, i)
    if leading and scan.low(leading[1]) in MONTHS and scan.at(i).kind == "n":
        return Parsed(month_of(MONTHS[scan.low(leading[1])], leading[0]), leading[1] + 1)
    kind, j = modifier(scan, i)
    if kind and scan.phrase(j, "year", "in") and scan.low(j + 2) in MONTHS:
        return Parsed(_year_of(MONTHS[scan.low(j + 2)], YEARS_OFF[kind]), j + 3)
    if scan.phrase(j, "the", "month", "of") or scan.phrase(j, "month", "of"):
        j += 3 if scan.low(j) == "the" else 2
    name, start = scan.low(j), j
    if name not in MONTHS or (scan.low(j - 1) == "$" and scan.glued(j)):
        return None
    if kind == "this" and name in {"may", "march"} and not scan.at(j).capital:
        return None
    number, j = MONTHS[name], scan.skip(j + 1, {"."}) if len(name) <= 4 and not scan.ends(j + 2) else j + 1
    said, off = said_year(scan, j), year_off(scan, j)
    if said:
        return Parsed(month_of(number, said[0]), said[1], False, said[0])
    if off:
        return Parsed(_year_of(number, off[0]), off[1], years_off=off[0])
    if scan.phrase(j, "in", "a", "year"):
        return Parsed(month_of(number, None, 1), j + 3)
    if kind == "last" and (day := _day_behind(scan, j)):
        return Parsed(lambda view: _latest(view, number, day), j + 1)
    if kind:
        return Parsed(_under(number, kind), j) if name != "may" or not scan.has(j, {"be", "not", "have"}) else None
    return Parsed(month_of(number, None), j) if _month_fits(scan, start, j, name) else None


def _day_behind(scan: Scan, j: int) -> int | None:
    """The day of a month named before ("last dec 12"); None for a number of something else."""
    day = digits(scan.tokens, j)
    return day if day and day <= 31 and scan.clean_right(j + 1) and scan.at(j + 1).kind != "w" else None


def _latest(view: View, number: int, day: int) -> Outcome:
    year_of = view.today.year
    return choose.exact(year_of - int((number, day) >= (view.today.month, view.today.day)), number, day)


def _month_fits(scan: Scan, start: int, end: int, name: str) -> bool:
    """Whether a bare name is the month and not May the modal, June the person or march the walk."""
    if name not in UNSURE_MONTHS or scan.alone(start, end) or _among_months(scan, start):
        return True
    before = scan.low(start - 1)
    if before not in MONTH_PREPOSITIONS:
        return False
    if before in {"this", "next", "last", "past", "coming"}:
        return False
    if name in {"jan", "april", "june", "august", "may", "march"} and before in {
        "for",
        "from",
        "about",
        "before",
        "after",
        "through",
    }:
        return (scan.ends(end) and name in {"march", "august"}) or (
            before == "from" and scan.has(end, {"to", "until", "through"})
        )
    return not (name == "may" and scan.at(start).capital is False and scan.has(end, {"be", "not", "i", "have"}))


def _among_months(scan: Scan, i: int) -> bool:
    """As in "March through May", "Jan - Mar", "between March and May": at one end of a range of months."""
    after = i + 1 if scan.at(i + 1).hyphen else i + 2 if scan.has(i + 1, _RANGES) else 0
    before = i - 1 if scan.at(i).hyphen else i - 2 if scan.has(i - 1, _RANGES) else -1
    if scan.low(i - 1) == "between" and scan.low(i + 1) == "and":
        after = i + 2
    if scan.low(i - 1) == "and" and scan.low(i - 3) == "between":
        before = i - 2
    return (after > 0 and scan.at(after).low in MONTHS) or (before >= 0 and scan.at(before).low in MONTHS)


_RANGES = frozenset({"-", "through", "thru", "until", "till"})


@starting_with(frozenset({"#"}))
def year_month(scan: Scan, i: int) -> Parsed | None:
    """As in "2015-3", "12-2015", "2014/10"."""
    a, b = digits(scan.tokens, i), digits(scan.tokens, i + 2)
    if (
        a is None
        or b is None
        or not (scan.has(i + 1, {"-", "/"}) or (scan.low(i + 1) == "." and len(scan.low(i)) == 2))
        or not scan.clean_left(i)
        or not scan.clean_right(i + 3)
    ):
        return None
    first_long = len(scan.low(i)) == 4
    in_year, number = (a, b) if first_long else (b, a)
    glued = scan.glued(i + 1) == scan.glued(i + 2)
    if (
        not glued
        or not (1 <= number <= 12 and 1900 <= in_year <= 2100)
        or len(scan.low(i + 2 if first_long else i)) > 2
    ):
        return None
    return Parsed(month_of(number, in_year), i + 3)
