"""Whole mentions: a day with its time, a range of days, a period, a time alone.

Owns how days, times and periods join, and the order in which the readings are tried.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dates import choose
from bot.domain.dates.clock import Clock, at_clock, bare, clock, joined, lead, named, part, said_hour
from bot.domain.dates.days import simple_day
from bot.domain.dates.lengths import length, moved_day, offset, safely
from bot.domain.dates.lexicon import MONTHS
from bot.domain.dates.model import Tense
from bot.domain.dates.numbers import digits, ordinal
from bot.domain.dates.numeric import numeric
from bot.domain.dates.parts import closest, edge, nth_of, period, weekday_in_week
from bot.domain.dates.periods import (
    bare_year,
    counted,
    decade,
    month,
    quarter,
    relative_unit,
    remaining,
    season,
    week_number,
    year_month,
)
from bot.domain.dates.scan import Scan, longest, remembered
from bot.domain.dates.values import (
    Meaning,
    Outcome,
    Parsed,
    Value,
    View,
    Length,
    day_shift,
    midnight,
    seen_in,
    seen_later,
)

_DAY_RULES = (simple_day, offset, weekday_in_week, nth_of, closest)
_PERIOD_RULES = (
    relative_unit,
    counted,
    month,
    quarter,
    season,
    week_number,
    year_month,
    edge,
    remaining,
    decade,
    bare_year,
)


@remembered
def day(scan: Scan, i: int) -> Parsed | None:
    """Any phrase for one day."""
    return longest(scan, i, _DAY_RULES)


def _time_after(scan: Scan, j: int) -> tuple[Clock, int] | None:
    """A time behind a day: "at 3pm", ", around 12:30", "evening", "- 6:37am", "in the morning at 9"."""
    if scan.low(j) == "-" and scan.glued(j) and not clock(scan, j + 1) and scan.low(j + 2) != ":":
        return None
    start = scan.skip(j, {",", "-", "@", "t"})
    found: tuple[Clock, int] | None = None
    for _ in range(3):
        k = lead(scan, start)
        one = part(scan, k) or part(scan, start) or clock(scan, k, True)
        if one is None or (k == start == j and scan.at(k).kind == "w" and not _time_word(scan, k)):
            break
        found = (joined(found[0], one[0]), one[1]) if found else one
        start = scan.skip(found[1], {",", "/"})
    return _until(scan, *found) if found else None


def _time_word(scan: Scan, i: int) -> bool:
    """Small numbers in words follow a day directly only with "o'clock" or minutes, else they count something."""
    return not (clock(scan, i, True) and scan.at(i + 1).kind == "w" and not clock(scan, i)) or bool(part(scan, i))


def _until(scan: Scan, time: Clock, j: int) -> tuple[Clock, int]:
    """ "3-5pm", "3 to 5pm" behind a day."""
    opened = any(scan.low(k) == "between" for k in range(j - 4, j))
    if not (scan.has(j, {"-", "to", "until", "till"}) or opened and scan.low(j) == "and") or not time.said:
        return time, j
    last = clock(scan, j + 1, True)
    if last is None or not last[0].said or scan.low(j) == "-" and not scan.at(j + 1).kind == "n":
        return time, j
    first = time
    if not time.sure and last[0].sure and last[0].hour >= 12 and time.hour + 12 <= last[0].hour:
        first = replace(time, hour=time.hour + 12, sure=True)
    elif not time.sure and last[0].sure and time.hour > 6:
        first = replace(time, sure=True)
    late = last[0].twenty_four()
    if not last[0].sure and late < first.twenty_four() <= late + 12:
        late += 12
    return replace(first, until=(late % 24, last[0].minute)), last[1]


def _timed(found: Parsed, time: Clock) -> Meaning:
    def meaning(view: View) -> Outcome:
        value = found.meaning(view)
        return at_clock(value, time) if isinstance(value, Value) and not value.has_time else value

    return safely(meaning)


@remembered
def moment(scan: Scan, i: int) -> Parsed | None:
    """A day with the time beside it, on either side."""
    found = day(scan, i)
    before = _time_before(scan, i)
    if before and (found is None or before.end >= found.end):
        return before
    if found is None:
        return None
    if scan.low(i) in {"tonight", "tonights"}:
        return _tonight(scan, found)
    time = _time_after(scan, found.end)
    if time is None:
        return found
    return Parsed(_timed(found, time[0]), time[1])


_NIGHT = Clock(20, 0, True, (20, 24, "NI"), False)


def _tonight(scan: Scan, found: Parsed) -> Parsed:
    time = _time_after(scan, found.end)
    whole = joined(_NIGHT, time[0]) if time else _NIGHT
    return Parsed(_timed(found, whole), time[1] if time else found.end)


def _time_before(scan: Scan, i: int) -> Parsed | None:
    """ "9 tomorrow morning", "8pm today", "morning of the 11th", "7:30 on Fri", "this morning at 7"."""
    first = _this_part(scan, i)
    if first:
        return first
    k = lead(scan, i)
    time = clock(scan, k, True) or part(scan, k)
    if time is None:
        return None
    second = part(scan, time[1]) if time[0].said else None
    whole, j = (joined(time[0], second[0]), second[1]) if second else time
    whole, j = _until(scan, whole, j)
    sure = bool(clock(scan, k) or second or whole.until)
    j = scan.skip(j, {"o'clock", ","})
    j = scan.skip(j, {"on", "of"})
    found = day(scan, j)
    if found is None or scan.low(j - 1) == "of" and time[0].said and not whole.until:
        return None
    if not sure and time[0].said and not (scan.low(i) in {"at"} or _day_opener(scan, j)):
        return None
    if scan.low(j) == "tonight":
        whole = joined(_NIGHT, whole)
    after = _time_after(scan, found.end)
    if after and not (after[0].said and whole.said):
        whole, end = joined(whole, after[0]), after[1]
    else:
        end = found.end
    return Parsed(_timed(found, whole), end)


@remembered
def numbered_day(scan: Scan, i: int) -> Parsed | None:
    """ "15 at 8:00" and "seven on 15": a bare number is a day beside "on" and a time."""
    time = None
    j = i
    if scan.low(i - 1) != "on":
        time = clock(scan, lead(scan, i), True)
        if time is None or scan.low(time[1]) != "on":
            return None
        j = time[1] + 1
    value = digits(scan.tokens, j)
    if (
        value is None
        or not 1 <= value <= 31
        or len(scan.low(j)) > 2
        or not scan.clean_left(j)
        or not scan.clean_right(j + 1)
    ):
        return None
    end = j + 1
    if time is None:
        time = _time_after(scan, end) if scan.low(end) == "at" else None
    elif not scan.ends(end):
        return None
    found = Parsed(lambda view: choose.month_day_of(view, value), end)
    return Parsed(_timed(found, time[0]), max(end, time[1])) if time else None


def _day_opener(scan: Scan, j: int) -> bool:
    return scan.has(j, {"today", "tomorrow", "tonight", "yesterday"}) or scan.has(j - 1, {"on"})


def _this_part(scan: Scan, i: int) -> Parsed | None:
    """ "this morning", "last night", "in the morning"; with an hour: "this morning at 7"."""
    off = {"this": 0, "last": -1, "in": 0, "later": 0}.get(scan.low(i))
    if off is None:
        return None
    j = scan.skip(i + 1, {"this"})
    found = part(scan, i if scan.low(i) == "in" else j)
    if found is None or found[0].said or (off == -1 and scan.low(found[1] - 1) not in {"night", "evening"}):
        return None
    if scan.low(i) == "in" and (scan.low(i + 1) != "the" or scan.low(found[1]) == "of"):
        return None
    after = _time_after(scan, found[1])
    whole, end = (joined(found[0], after[0]), after[1]) if after else found
    if scan.low(i) == "in":
        return Parsed(lambda view: bare(view, whole), end)
    return Parsed(lambda view: at_clock(Value(midnight(view.today) + timedelta(days=off)), whole), end)


@remembered
def time_alone(scan: Scan, i: int) -> Parsed | None:
    """ "at 3pm", "15:30", "noon", "half past five"."""
    k = lead(scan, i)
    found = clock(scan, k) or (named(scan, k) if k > i else None) or said_hour(scan, k) or _hour_of_part(scan, k)
    if found is None or scan.low(k) in {"noon", "midnight", "midday"} and k == i and not scan.alone(i, k + 1):
        return None
    second = part(scan, found[1])
    whole, j = (joined(found[0], second[0]), second[1]) if second else found
    whole, j = _until(scan, whole, j)
    return Parsed(lambda view: bare(view, whole), j)


def _hour_of_part(scan: Scan, i: int) -> tuple[Clock, int] | None:
    """ "8 in the evening", "3 in the afternoon"."""
    found = clock(scan, i, True)
    inside = found and scan.phrase(found[1], "in", "the") and part(scan, found[1])
    return found if inside and len(scan.low(i)) <= 6 else None


def _ends(scan: Scan, i: int) -> int:
    return scan.skip(i, {"from", "between"})


@remembered
def span_of_days(scan: Scan, i: int) -> Parsed | None:
    """ "from Monday to Wednesday", "Aug 8 - Aug 12", "between March and May"."""
    j = _ends(scan, i)
    loose = numeric(scan, j, None, True)
    for first in (end_point(scan, j), loose):
        if first is None or not _joined_on(scan, first.end, scan.low(i)):
            continue
        k = first.end + 1
        second = (
            numeric(scan, k, None, True)
            if scan.at(k).kind == "n" and scan.low(k - 1) == "-" and scan.glued(k)
            else None
        )
        second = second or end_point(scan, k)
        if second:
            return Parsed(_spanning(first, second), second.end, first.weak and second.weak)
    return None


def _joined_on(scan: Scan, j: int, opening: str) -> bool:
    words = {"to", "-", "until", "till", "through", "thru"} | ({"and"} if opening == "between" else set())
    return scan.low(j) in words


@remembered
def end_point(scan: Scan, i: int) -> Parsed | None:
    """What a range may start or end with."""
    return longest(scan, i, (day, moment, *_PERIOD_RULES))


def _spanning(first: Parsed, second: Parsed) -> Meaning:
    """From the start of the one to the end of the other; a year said once holds for both."""

    def meaning(view: View) -> Outcome:
        of_year = second.year if first.year is None else None
        start = first.meaning(seen_in(view, of_year) if of_year else view)
        if not isinstance(start, Value):
            return start
        stop = second.meaning(seen_later(view, start))
        if not isinstance(stop, Value):
            return stop
        if stop.stop <= start.start or (stop.start - start.start).days > 400:
            direct = second.meaning(view)
            stop = direct if isinstance(direct, Value) else stop
        return replace(start, end=stop.stop) if stop.stop > start.start else start

    return safely(meaning)


@remembered
def numbers_of_month(scan: Scan, i: int) -> Parsed | None:
    """ "3-5 May", "from the 13th to the 15th of July", "July 13-15", "4-23 in next month"."""
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

    return safely(meaning)


def _numbered(months: Meaning, first: int, last: int) -> Meaning:
    def meaning(view: View) -> Outcome:
        found = months(view)
        if not isinstance(found, Value) or last < first:
            return None
        start = found.day
        return Value(midnight(start.replace(day=first)), midnight(start.replace(day=last)) + timedelta(days=1))

    return safely(meaning)


def _month_then_numbers(scan: Scan, i: int) -> Parsed | None:
    """ "July 13-15", "July 13 through 15"."""
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

    return Parsed(safely(meaning), scan.skip(last[1], {","}) + 1 if in_year else last[1])


@remembered
def for_a_while(scan: Scan, i: int) -> Parsed | None:
    """ "18th Dec for 10 days", "3 days starting next Monday", "for 3 days from today"."""
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

    return safely(meaning)


_MENTIONS = (moment, numbered_day, numbers_of_month, span_of_days, for_a_while, *_PERIOD_RULES, time_alone)


@remembered
def mention(scan: Scan, i: int) -> Parsed | None:
    """The longest reading at a place."""
    return longest(scan, i, _MENTIONS)


__all__ = ["Tense", "mention", "moment"]
