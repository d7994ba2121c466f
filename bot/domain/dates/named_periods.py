"""Periods that have a name: "March", "Q2", "summer 2027", "week 31", "2015", "the nineties".

Owns stretches of the calendar that are told by name or number, with the year that may follow.
"""

from datetime import date, timedelta

from bot.domain.dates.days import modifier
from bot.domain.dates.lexicon import COUNTERS, MODIFIERS, MONTH_PREPOSITIONS, MONTHS, UNSURE_MONTHS
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import digits, full_year, year
from bot.domain.dates.periods import OFF, unit_around
from bot.domain.dates.scan import Scan, starting_with
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between, unit_period
from bot.domain.dates.weekdays import simple_day
from bot.domain.dates.wordlists import words

_BEFORE_YEAR = words("in since of by until till during early late mid throughout")
_AFTER_PERIOD = words("and with at we she he they i when for to or but already")


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


def year_off(scan: Scan, i: int) -> tuple[int, int] | None:
    """As in "next year", "of last year", "this year": how many years off."""
    kind, j = modifier(scan, scan.skip(i, {"of", "in", ","}))
    return (OFF[kind], j + 1) if kind and scan.low(j) == "year" else None


@starting_with(MODIFIERS | frozenset(MONTHS) | {"month", "#"})
def month(scan: Scan, i: int) -> Parsed | None:
    """As in "March", "in May", "June of 1992", "2017 April", "next March", "March in a year", "Dec-2018"."""
    leading = year(scan.tokens, i)
    if leading and scan.low(leading[1]) in MONTHS and scan.at(i).kind == "n":
        return Parsed(month_of(MONTHS[scan.low(leading[1])], leading[0]), leading[1] + 1)
    kind, j = modifier(scan, i)
    if kind and scan.phrase(j, "year", "in") and scan.low(j + 2) in MONTHS:
        return Parsed(_year_of(MONTHS[scan.low(j + 2)], OFF[kind]), j + 3)
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
        return Parsed(month_of(number, said[0]), said[1])
    if off:
        return Parsed(_year_of(number, off[0]), off[1])
    if scan.phrase(j, "in", "a", "year"):
        return Parsed(month_of(number, None, 1), j + 3)
    if kind:
        return Parsed(_under(number, kind), j) if name != "may" or not scan.has(j, {"be", "not", "have"}) else None
    return Parsed(month_of(number, None), j) if _month_fits(scan, start, j, name) else None


def _month_fits(scan: Scan, start: int, end: int, name: str) -> bool:
    """Whether a bare name is the month and not May the modal, June the person or march the walk."""
    if name not in UNSURE_MONTHS or scan.alone(start, end):
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


@starting_with(frozenset({"#"}))
def year_month(scan: Scan, i: int) -> Parsed | None:
    """As in "2015-3", "12-2015", "2014/10"."""
    a, b = digits(scan.tokens, i), digits(scan.tokens, i + 2)
    if (
        a is None
        or b is None
        or scan.low(i + 1) not in {"-", "/"}
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


@starting_with(COUNTERS | {"year"})
def bare_year(scan: Scan, i: int) -> Parsed | None:
    """As in "in 2025", "since 1999": four figures are a year only behind such a word, and when they count nothing."""
    j = scan.skip(i, {"year"})
    found = year(scan.tokens, j)
    if found is None or not 1900 <= found[0] <= 2100 or not scan.clean_left(j) or not scan.clean_right(found[1]):
        return None
    in_year, end = found
    if (j == i and not scan.has(i - 1, _BEFORE_YEAR)) or (
        scan.at(end).kind == "w" and not scan.has(end, _AFTER_PERIOD)
    ):
        return None
    return Parsed(lambda view: unit_period(date(in_year, 1, 1), Grain.YEAR), end)


@starting_with(frozenset({"the", "week", "wk", "cw", "weekend"}))
def week_number(scan: Scan, i: int) -> Parsed | None:
    """As in "week 31", "week 3 of 2027", "the week of October 7th", "the week of the 3rd"."""
    j = scan.skip(i, {"the"})
    if scan.low(j) not in {"week", "wk", "cw", "weekend"}:
        return None
    if scan.low(j + 1) in {"of", "commencing", "beginning", "starting"}:
        anchor = simple_day(scan, scan.skip(j + 2, {"the"}))
        unit = "weekend" if scan.low(j) == "weekend" else "week"
        return Parsed(_around(anchor.meaning, unit), anchor.end) if anchor else None
    number = digits(scan.tokens, j + 1)
    if number is None or not 1 <= number <= 53 or scan.low(j) == "weekend" or not scan.clean_right(j + 2):
        return None
    said, off = said_year(scan, j + 2), year_off(scan, j + 2)
    end = said[1] if said else off[1] if off else j + 2

    def meaning(view: View) -> Outcome:
        in_year = said[0] if said else view.today.year + (off[0] if off else 0)
        start = date.fromisocalendar(in_year, number, 1)
        return between(start, start + timedelta(weeks=1), Grain.WEEK)

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


_SPELLED_DECADES = {
    f"{tens[:-1]}ies": value
    for value, tens in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}


@starting_with(frozenset({"the", "#"}))
def decade(scan: Scan, i: int) -> Parsed | None:
    """As in "the 1990s", "the 80s", "the nineties"."""
    j = scan.skip(i, {"the"})
    value = digits(scan.tokens, j)
    led = j > i or scan.has(i - 1, {"late", "early", "mid", "the"})
    if value is not None and scan.has(j + 1, {"s"}) and scan.glued(j + 1) and value % 10 == 0 and scan.clean_left(j):
        start = value if 1500 <= value <= 2090 else full_year(value) if led and len(scan.low(j)) == 2 else None
        return Parsed(lambda view: unit_period(date(start, 1, 1), Grain.DECADE), j + 2) if start else None
    tens = _SPELLED_DECADES.get(scan.low(j)) if j > i else None
    if tens is None:
        return None
    return Parsed(lambda view: unit_period(date(1900 + tens * 10, 1, 1), Grain.DECADE), j + 1)
