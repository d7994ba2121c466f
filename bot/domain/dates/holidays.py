"""Days that have a name and come each year: Christmas, Easter, Thanksgiving.

Owns the widely known ones only; a country's own calendar is not kept here.
"""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.dates.calendar import add_months, easter, monday, nth_weekday, previous_weekday
from bot.domain.dates.model import Grain, Tense
from bot.domain.dates.numbers import full_year, year
from bot.domain.dates.scan import Scan, starting_with
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between, on_day

DayOfYear = Callable[[int], date]


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda in_year: date(in_year, month, day)


def _nth(month: int, weekday: int, nth: int) -> DayOfYear:
    def day(in_year: int) -> date:
        start = date(in_year, month, 1)
        return nth_weekday(start, add_months(start, 1), weekday, nth) or start

    return day


def _after(base: DayOfYear, days: int) -> DayOfYear:
    return lambda in_year: base(in_year) + timedelta(days=days)


_THANKSGIVING = _nth(11, 3, 4)
_MEMORIAL: DayOfYear = lambda in_year: previous_weekday(date(in_year, 6, 1), 0)  # noqa: E731

HOLIDAYS: dict[str, DayOfYear] = {
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "xmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "xmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year": _fixed(1, 1),
    "new years": _fixed(1, 1),
    "new year day": _fixed(1, 1),
    "new years day": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "nye": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, 0, 3),
    "mlk day": _nth(1, 0, 3),
    "groundhog day": _fixed(2, 2),
    "groundhog": _fixed(2, 2),
    "valentine day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "valentine": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "president day": _nth(2, 0, 3),
    "women day": _fixed(3, 8),
    "pi day": _fixed(3, 14),
    "st patrick day": _fixed(3, 17),
    "april fools": _fixed(4, 1),
    "april fool day": _fixed(4, 1),
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "labour day": _nth(9, 0, 1),
    "labor day": _nth(9, 0, 1),
    "international workers day": _fixed(5, 1),
    "mother day": _nth(5, 6, 2),
    "mothers day": _nth(5, 6, 2),
    "father day": _nth(6, 6, 3),
    "fathers day": _nth(6, 6, 3),
    "memorial day": _MEMORIAL,
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _THANKSGIVING,
    "thanksgiving day": _THANKSGIVING,
    "black friday": _after(_THANKSGIVING, 1),
    "cyber monday": _after(_THANKSGIVING, 4),
    "easter": easter,
    "easter sunday": easter,
    "good friday": _after(easter, -2),
    "easter monday": _after(easter, 1),
    "palm sunday": _after(easter, -7),
    "ash wednesday": _after(easter, -46),
    "pentecost": _after(easter, 49),
    "ascension day": _after(easter, 39),
}
HOLIDAY_STARTS = frozenset(name.split()[0] for name in HOLIDAYS)


def _name(scan: Scan, i: int) -> tuple[DayOfYear, int] | None:
    if scan.low(i) not in HOLIDAY_STARTS:
        return None
    words: list[str] = []
    best: tuple[DayOfYear, int] | None = None
    for j in range(i, min(i + 6, len(scan.tokens))):
        apostrophe = scan.low(j) in {"'", "’"} and scan.low(j - 1).endswith("s")
        if not apostrophe and scan.low(j) != ".":
            words.append(scan.low(j))
        day = HOLIDAYS.get(" ".join(words))
        best = (day, j + 1) if day else best
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


@starting_with(frozenset(HOLIDAY_STARTS | {"the", "last", "next", "this", "following", "coming"}))
def holiday(scan: Scan, i: int) -> Parsed | None:
    """A named day, with its year when one is said: "the last easter", "black friday 2010"."""
    j = scan.skip(i, {"the"})
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
