"""Ranges: "3-5 May", "from Monday to Wednesday", "18 Dec for 10 days".

Owns how two ends, or a day and a length, make a period.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dates import choose
from bot.domain.dates.calendar import midnight
from bot.domain.dates.lengths import length
from bot.domain.dates.lexicon import MONTHS
from bot.domain.dates.numbers import digits, ordinal
from bot.domain.dates.numeric import numeric
from bot.domain.dates.offsets import moved_day
from bot.domain.dates.parts import period
from bot.domain.dates.periods import relative_unit
from bot.domain.dates.phrases import day, moment, stretch
from bot.domain.dates.scan import Scan, longest, needing, remembered, starting_with
from bot.domain.dates.values import Length, Meaning, Outcome, Parsed, Value, View, day_shift, seen_in, seen_later


def _ends(scan: Scan, i: int) -> int:
    return scan.skip(i, {"from", "between"})


_JOINS = frozenset({"to", "-", "until", "till", "through", "thru", "and", "/"})


@remembered
def span_of_days(scan: Scan, i: int) -> Parsed | None:
    """As in "from Monday to Wednesday", "Aug 8 - Aug 12", "between March and May"."""
    if scan.words.isdisjoint(_JOINS) and not scan.hyphened:
        return None
    j = _ends(scan, i)
    loose = numeric(scan, j, None, True)
    for first in (end_point(scan, j), loose):
        if first is None or not (_joined_on(scan, first.end, scan.low(i)) or scan.at(first.end).hyphen):
            continue
        k = first.end if scan.at(first.end).hyphen else first.end + 1
        second = (
            numeric(scan, k, None, True)
            if scan.at(k).kind == "n" and scan.has(k - 1, {"-", "/"}) and scan.glued(k)
            else None
        )
        second = second or end_point(scan, k)
        if second:
            return Parsed(_spanning(first, second), second.end, first.weak and second.weak)
    return None


def _joined_on(scan: Scan, j: int, opening: str) -> bool:
    if scan.low(j) == "/" and scan.glued(j):
        return len(scan.low(j + 1)) == 4 and scan.has(j + 2, {"-"})
    words = {"to", "-", "until", "till", "through", "thru"} | ({"and"} if opening == "between" else set())
    return scan.low(j) in words


@remembered
def end_point(scan: Scan, i: int) -> Parsed | None:
    """What a range may start or end with."""
    return longest(scan, i, (day, moment, stretch))


def _spanning(first: Parsed, second: Parsed) -> Meaning:
    """From the start of the one to the end of the other; a year said once holds for both."""

    def meaning(view: View) -> Outcome:
        of_year = second.year if second.years_off is None else view.now.year + second.years_off
        told = first.year is not None or first.years_off is not None or of_year is None
        start = first.meaning(view if told or of_year is None else seen_in(view, of_year))
        if not isinstance(start, Value):
            return start
        stop = second.meaning(view if second.years_off is not None else seen_later(view, start))
        if not isinstance(stop, Value):
            return stop
        if stop.stop <= start.start or (stop.start - start.start).days > 400:
            direct = second.meaning(view)
            stop = direct if isinstance(direct, Value) else stop
        return replace(start, end=stop.stop) if stop.stop > start.start else start

    return meaning


_BOTH = frozenset({"and", "&", "+"})


@starting_with(frozenset({"the", "#"}))
def number_beside(scan: Scan, i: int) -> Parsed | None:
    """As in "3 and 4 December", "Dec 3rd & 4th": the number that shares the month named with the other one."""
    found = _number(scan, i)
    if found is None or not scan.clean_left(scan.skip(i, {"the"})):
        return None
    number, end = found
    if scan.has(end, _BOTH) and (other := _number(scan, end + 1)):
        month = MONTHS.get(scan.low(scan.skip(other[1], {"of"})))
        return Parsed(lambda view: choose.month_day(view, month, number), end) if month and number < other[0] else None
    first = next((k for k in (i - 3, i - 4) if scan.low(k) in MONTHS and scan.has(i - 1, _BOTH)), None)
    other = _number(scan, first + 1) if first is not None else None
    if first is None or other is None or other[1] != i - 1 or number <= other[0]:
        return None
    if not (scan.ends(end) or scan.low(end - 1) in {"st", "nd", "rd", "th"}):
        return None
    return Parsed(lambda view: choose.month_day(view, MONTHS[scan.low(first)], number), end)


@starting_with(frozenset(MONTHS) | {"from", "between", "the", "#"})
def numbers_of_month(scan: Scan, i: int) -> Parsed | None:
    """As in "3-5 May", "from the 13th to the 15th of July", "July 13-15", "4-23 in next month"."""
    j = _ends(scan, i)
    if scan.low(j) in MONTHS:
        return _month_then_numbers(scan, j)
    first = _number(scan, j)
    if first is None or not scan.clean_left(scan.skip(j, {"the"})) or not _joined_on(scan, first[1], scan.low(i)):
        return None
    k = first[1] + 1
    whole = longest(scan, k, (day,))
    inner = _number(scan, k)
    if inner and not whole:
        joint = scan.skip(inner[1], {"in", "of"})
        found = period(scan, joint) if joint > inner[1] else relative_unit(scan, joint)
        if found:
            return Parsed(_numbered(found.meaning, first[0], inner[0]), found.end)
    if whole is None or inner is None:
        return None
    return Parsed(_back_to(whole.meaning, first[0], inner[0]), whole.end) if whole.end > inner[1] else None


def _number(scan: Scan, i: int) -> tuple[int, int] | None:
    j = scan.skip(i, {"the"})
    value = digits(scan.tokens, j)
    found = ordinal(scan.tokens, j) or ((value, j + 1) if value is not None else None)
    return found if found and 1 <= found[0] <= 31 else None


def _back_to(last: Meaning, first: int, number: int) -> Meaning:
    """The range that ends on a day, beginning on an earlier number of the same month."""

    def meaning(view: View) -> Outcome:
        stop = last(view)
        if not isinstance(stop, Value) or stop.day.day != number or first > number:
            return stop
        return Value(midnight(stop.day.replace(day=first)), stop.stop, stop.grain)

    return meaning


def _numbered(months: Meaning, first: int, last: int) -> Meaning:
    def meaning(view: View) -> Outcome:
        found = months(view)
        if not isinstance(found, Value) or last < first:
            return None
        start = found.day
        return Value(midnight(start.replace(day=first)), midnight(start.replace(day=last)) + timedelta(days=1))

    return meaning


def _month_then_numbers(scan: Scan, i: int) -> Parsed | None:
    """As in "July 13-15", "July 13 through 15"."""
    number = MONTHS[scan.low(i)]
    first = _number(scan, scan.skip(i + 1, {"."}))
    if first is None or not _joined_on(scan, first[1], scan.low(i - 1)):
        return None
    last = _number(scan, first[1] + 1)
    if (
        last is None
        or last[0] <= first[0]
        or scan.low(last[1]) in {":", "am", "pm", "h"}
        or scan.low(last[1]) in MONTHS
    ):
        return None
    said = digits(scan.tokens, scan.skip(last[1], {","})) or 0
    in_year = said if 1900 <= said <= 2100 else None

    def meaning(view: View) -> Outcome:
        start = choose.exact(in_year, number, first[0]) if in_year else choose.month_day(view, number, first[0])
        if not isinstance(start, Value):
            return start
        return Value(start.start, midnight(start.day.replace(day=last[0])) + timedelta(days=1))

    return Parsed(meaning, scan.skip(last[1], {","}) + 1 if in_year else last[1])


@needing({"for", "starting", "beginning", "from"})
@remembered
def for_a_while(scan: Scan, i: int) -> Parsed | None:
    """As in "18th Dec for 10 days", "3 days starting next Monday", "for 3 days from today"."""
    by = length(scan, scan.skip(i, {"for"}))
    if by and scan.has(by[1], {"starting", "beginning", "from"}):
        anchor = moved_day(scan, scan.skip(by[1] + 1, {"from", "on"}))
        if anchor and (scan.low(i) == "for" or scan.low(by[1]) != "from"):
            return Parsed(_lasting(anchor.meaning, by[0]), anchor.end)
        return None
    anchor = day(scan, i)
    if anchor is None or anchor.weak or scan.low(anchor.end) != "for":
        return None
    by = length(scan, anchor.end + 1)
    return Parsed(_lasting(anchor.meaning, by[0]), by[1]) if by and by[0].days and not by[0].seconds else None


def _lasting(anchor: Meaning, by: Length) -> Meaning:
    def meaning(view: View) -> Outcome:
        found = anchor(view)
        if not isinstance(found, Value):
            return found
        return replace(found, end=midnight(day_shift(found.day, by)), grain=by.grain)

    return meaning
