"""Quarters, halves of a year and seasons: "Q2", "2027 Q2", "first quarter of next year", "H1", "this summer".

Owns stretches of several months. Seasons are the northern ones, by whole months from March on.
"""

from datetime import date

from bot.domain.dates.calendar import add_months
from bot.domain.dates.days import modifier, year_off
from bot.domain.dates.lexicon import MODIFIERS, SEASONS
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.named_periods import said_year
from bot.domain.dates.numbers import digits, full_year, ordinal, year
from bot.domain.dates.scan import Scan, needing, starting_with
from bot.domain.dates.values import Outcome, Parsed, View, between
from bot.domain.dates.wordlists import words

_BEFORE_SEASON = words("in during until over by since early late after before around")
_ENDS_OF = words("end start beginning middle rest")
_AFTER_SEASON = words("and with at we for to or she he i")


def _by_tense(view: View, start: date, months: int) -> date:
    """The running or next stretch, or in the past tense the running or last one."""
    if view.tense is Tense.PAST:
        return add_months(start, -12) if start > view.today else start
    return add_months(start, 12) if add_months(start, months) <= view.today else start


@starting_with(frozenset({"the", "q", "quarter", "h", "#", "first", "second", "third", "fourth"}))
def quarter(scan: Scan, i: int) -> Parsed | None:
    """As in "Q2", "Q2 2027", "2027 Q2", "first quarter of next year", "H1", "second half of 2027"."""
    leading = year(scan.tokens, i) if scan.at(i).kind == "n" else None
    j = scan.skip(leading[1], {"-", "/"}) if leading else scan.skip(i, {"the"})
    found = _short(scan, j) or _in_words(scan, j)
    if found is None:
        return None
    first, size, j = found
    said = leading or said_year(scan, j) or _two_figures(scan, j)
    off = None if said else year_off(scan, j)
    end = off[1] if off else max(j, said[1] if said else j)
    grain = Grain.QUARTER if size == 3 else Grain.YEAR

    def meaning(view: View) -> Outcome:
        in_year = said[0] if said else view.today.year + (off[0] if off else 0)
        start = date(in_year, first, 1)
        start = start if said or off else _by_tense(view, start, size)
        return between(start, add_months(start, size), grain)

    return Parsed(meaning, end)


def _short(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """First month, number of months and the place after "q2", "h1" or "3q"; "h1" alone is often something else."""
    swapped = (
        scan.has(i + 1, _SIZES) and scan.at(i).kind == "n" and (said_year(scan, i + 2) or _two_figures(scan, i + 2))
    )
    letter, figure = (i + 1, i) if swapped else (i, i + 1)
    size = _SIZES.get(scan.low(letter))
    number = digits(scan.tokens, figure)
    joined = scan.glued(i + 1) or scan.low(letter) == "quarter"
    if size is None or number is None or not joined or len(scan.low(figure)) > 1:
        return None
    told = scan.ends(i + 2) or scan.has(i - 1, _BEFORE_SEASON) or said_year(scan, i + 2) or year_off(scan, i + 2)
    if size == 6 and not (told or scan.at(i - 1).kind == "n"):
        return None
    return ((number - 1) * size + 1, size, i + 2) if 1 <= number <= 12 // size else None


_SIZES = {"q": 3, "quarter": 3, "h": 6}


def _two_figures(scan: Scan, i: int) -> tuple[int, int] | None:
    """As in the "21" of "3Q21"."""
    value = digits(scan.tokens, i)
    return (full_year(value), i + 1) if value is not None and scan.glued(i) and len(scan.low(i)) == 2 else None


def _in_words(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """As in "second quarter"; "first half" only of a year that is said."""
    found = ordinal(scan.tokens, i)
    if found is None:
        return None
    number, j = found
    if scan.has(j, {"quarter", "qtr"}) and number <= 4:
        return number * 3 - 2, 3, j + 1
    of_year = scan.phrase(j, "half", "of") and (said_year(scan, j + 1) or year_off(scan, j + 1))
    return (number * 6 - 5, 6, j + 1) if of_year and number <= 2 else None


@needing(SEASONS)
@starting_with(MODIFIERS | frozenset(SEASONS))
def season(scan: Scan, i: int) -> Parsed | None:
    """As in "this summer", "in the spring", "last winter", "autumn 2027"."""
    kind, j = modifier(scan, i)
    j = j if kind else scan.skip(i, {"the"})
    first = SEASONS.get(scan.low(j))
    if first is None:
        return None
    said = said_year(scan, j + 1)
    if not said and scan.at(j + 1).kind == "w" and not scan.has(j + 1, _AFTER_SEASON):
        return None
    part_of = scan.low(i - 1) == "of" and scan.has(i - 2, _ENDS_OF)
    if not kind and not said and not part_of and not scan.has(i - 1, _BEFORE_SEASON):
        return None
    in_year = said[0] if said else None
    return Parsed(
        lambda view: between(begin := _begin(view, first, kind, in_year), add_months(begin, 3), Grain.QUARTER),
        said[1] if said else j + 1,
    )


def _begin(view: View, first: int, kind: str, in_year: int | None) -> date:
    """The first day of a season."""
    if in_year is not None:
        return date(in_year, first, 1)
    today = view.today
    start = date(today.year, first, 1)
    if kind in {"last", "past"}:
        return start if add_months(start, 3) <= today else add_months(start, -12)
    if kind == "next":
        return add_months(start, 12)
    if kind == "coming":
        return start if start > today else add_months(start, 12)
    if kind == "this":
        running = add_months(start, -12)
        return running if add_months(running, 3) > today else start
    return _by_tense(view, start, 3)
