"""Days that have a name and come each year, in a text: "last easter", "black friday 2010", "Thanksgiving eve".

Owns how they are written and which year's is meant. When they fall belongs to `feasts`.
"""

from datetime import timedelta

from bot.domain.dates.calendar import monday
from bot.domain.dates.feasts import HOLIDAYS, NAMED_AFTER_HOLIDAYS, OTHER_NEW_YEARS, DayOfYear, after
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import full_year, year
from bot.domain.dates.scan import Scan, starting_with
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between, on_day

HOLIDAY_STARTS = frozenset(name.split()[0] for name in HOLIDAYS)
HOLIDAY_WORDS = frozenset(word for name in HOLIDAYS for word in name.split())


def _name(scan: Scan, i: int) -> tuple[DayOfYear, int] | None:
    if scan.low(i) not in HOLIDAY_STARTS:
        return None
    words: list[str] = []
    best: tuple[DayOfYear, int] | None = None
    if scan.has(i - 1, OTHER_NEW_YEARS):
        return None
    for j in range(i, min(i + 6, len(scan.tokens))):
        apostrophe = scan.low(j) in {"'", "’"} and scan.low(j - 1).endswith("s")
        if not apostrophe and scan.low(j) != ".":
            words.append(scan.low(j))
        day = HOLIDAYS.get(" ".join(words))
        best = (day, j + 1) if day else best
    if best is None or scan.has(best[1], NAMED_AFTER_HOLIDAYS):
        return None
    if scan.low(best[1]) == "eve":
        return after(best[0], -1), best[1] + 1
    return best


def _said_year(scan: Scan, i: int) -> tuple[int | None, int, int]:
    """A year in figures, or how many years off, and the place after them."""
    j = scan.skip(i, {"of", "in", ","})
    found = year(scan.tokens, j)
    if found and 1500 <= found[0] <= 2500:
        return found[0], 0, found[1]
    for word, off in (("this", 0), ("next", 1), ("last", -1)):
        if scan.phrase(j, word, "year"):
            return None, off, j + 2
    return None, 9, i


def nearest(view: View, day: DayOfYear, kind: str) -> Outcome:
    """The holiday by tense, or under "last", "next", "this"."""
    today, here = view.today, view.today.year
    if not 10 < here < 9980:
        return None
    past = kind in {"last", "past"} or (view.tense is Tense.PAST and kind not in {"next", "coming", "this"})
    days = [day(each) for each in range(here - 2, here + 3)]
    if past:
        return on_day(max(each for each in days if each < today or (each == today and not kind)))
    return on_day(min(each for each in days if each > today or (each == today and kind not in {"next", "coming"})))


def _weekend(meaning: Meaning) -> Meaning:
    """The Saturday and Sunday beside a holiday: those before a Monday to Wednesday, else those after."""

    def weekend(view: View) -> Outcome:
        found = meaning(view)
        if not isinstance(found, Value):
            return found
        week = monday(found.day - timedelta(days=3))
        return between(week + timedelta(days=5), week + timedelta(days=7), Grain.DAY)

    return weekend


def _eve_of(scan: Scan, i: int) -> Parsed | None:
    """As in "the eve of Thanksgiving"."""
    found = _name(scan, scan.skip(i + 2, {"the"})) if scan.phrase(i, "eve", "of") else None
    return Parsed(lambda view: nearest(view, after(found[0], -1), ""), found[1]) if found else None


@starting_with(frozenset(HOLIDAY_STARTS | {"eve", "the", "last", "next", "this", "following", "coming"}))
def holiday(scan: Scan, i: int) -> Parsed | None:
    """A named day, with its year when one is said: "the last easter", "black friday 2010"."""
    j = scan.skip(i, {"the"})
    eve = _eve_of(scan, j)
    if eve:
        return eve
    kind = {"last": "last", "next": "next", "this": "this", "following": "coming", "coming": "coming"}.get(
        scan.low(j), ""
    )
    found = _name(scan, j + 1 if kind else j)
    if found is None:
        return None
    day, j = found
    in_year, off, k = _said_year(scan, j)
    if in_year is None and off == 9 and scan.low(j) == "weekend":
        in_year, off, k = _said_year(scan, j + 1)
        return Parsed(
            _weekend(lambda view: on_day(day(in_year)) if in_year else nearest(view, day, kind)), max(k, j + 1)
        )
    if in_year is not None:
        weekend = scan.low(k) == "weekend"
        meaning: Meaning = lambda view: on_day(day(in_year))  # noqa: E731
        return Parsed(_weekend(meaning) if weekend else meaning, k + 1 if weekend else k, False, in_year)
    if off != 9:
        return Parsed(lambda view: on_day(day(min(max(view.today.year + off, 2), 9990))), k)
    return Parsed(lambda view: nearest(view, day, kind), j)


def short_year(scan: Scan, i: int) -> tuple[int, int] | None:
    """As in "of 87": two figures after "of"."""
    if scan.has(i, {"of"}) and scan.at(i + 1).kind == "n" and len(scan.low(i + 1)) == 2:
        return full_year(int(scan.low(i + 1))), i + 2
    return None
