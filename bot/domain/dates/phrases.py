"""Whole mentions: a day with its time, a period, a time alone.

Owns how days and times join, and the order in which the readings are tried.
"""

from dataclasses import replace
from datetime import timedelta

from bot.domain.dates import choose
from bot.domain.dates.calendar import midnight
from bot.domain.dates.clock import clock, lead, named, part, said_hour
from bot.domain.dates.hours import Clock, at_clock, bare, joined
from bot.domain.dates.model import Grain
from bot.domain.dates.named_periods import month, year_month
from bot.domain.dates.numbers import digits
from bot.domain.dates.offsets import offset
from bot.domain.dates.parts import edge
from bot.domain.dates.periods import counted, relative_unit, remaining, weekends_away
from bot.domain.dates.picks import closest, nth_of, number_in_month, weekday_beside, weekday_in_week
from bot.domain.dates.scan import Choice, Scan, needing, remembered
from bot.domain.dates.seasons import quarter, season
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between
from bot.domain.dates.weekdays import simple_day
from bot.domain.dates.weeks import iso_week, week_number
from bot.domain.dates.wordlists import words
from bot.domain.dates.years import bare_year, century, decade, fiscal_year, years

_DAY = Choice((simple_day, offset, weekday_in_week, nth_of, closest, weekday_beside, number_in_month))


PERIOD_RULES = (
    relative_unit,
    counted,
    weekends_away,
    month,
    quarter,
    season,
    week_number,
    iso_week,
    year_month,
    edge,
    remaining,
    decade,
    century,
    fiscal_year,
    years,
    bare_year,
)
_STRETCH = Choice(PERIOD_RULES)


@remembered
def day(scan: Scan, i: int) -> Parsed | None:
    """Any phrase for one day."""
    return _DAY(scan, i)


@remembered
def stretch(scan: Scan, i: int) -> Parsed | None:
    """Any phrase for a period."""
    return _STRETCH(scan, i)


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
    """As in "3-5pm", "3 to 5pm" behind a day."""
    opened = any(scan.low(k) == "between" for k in range(j - 4, j))
    if not (scan.has(j, {"-", "to", "until", "till"}) or (opened and scan.low(j) == "and")) or not time.said:
        return time, j
    last = clock(scan, j + 1, True)
    if last is None or not last[0].said or (scan.low(j) == "-" and scan.at(j + 1).kind != "n"):
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

    return meaning


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
    """As in "9 tomorrow morning", "8pm today", "morning of the 11th", "7:30 on Fri", "this morning at 7"."""
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
    today = part(scan, j + 1) if scan.low(j) == "this" and time[0].said else None
    if today:
        return Parsed(lambda view: at_clock(Value(midnight(view.today)), joined(whole, today[0])), today[1])
    found = day(scan, j)
    if found is None or (scan.low(j - 1) == "of" and time[0].said and not whole.until):
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


@needing({"on"})
@remembered
def numbered_day(scan: Scan, i: int) -> Parsed | None:
    """As in "15 at 8:00" and "seven on 15": a bare number is a day beside "on" and a time."""
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


_AWAY_PARTS = words("night evening morning afternoon")
_PART_LEADS = words("at after before over during around by in the")
_MEALS = {"breakfast": 8, "lunch": 12, "lunchtime": 12, "dinner": 19, "dinnertime": 19, "work": 17, "school": 16}


def _part_of_another_day(scan: Scan, i: int) -> Parsed | None:
    """As in "the night before last", "the other evening"."""
    if scan.low(i) != "the":
        return None
    if scan.has(i + 1, _AWAY_PARTS) and scan.phrase(i + 2, "before", "last"):
        time = part(scan, i + 1)
        return time and Parsed(lambda view: at_clock(Value(midnight(view.today) - timedelta(days=2)), time[0]), i + 4)
    if scan.low(i + 1) == "other" and scan.has(i + 2, _AWAY_PARTS):
        return Parsed(lambda view: between(view.today - timedelta(days=3), view.today, Grain.DAY), i + 3)
    return None


def _part_alone(scan: Scan, i: int) -> Parsed | None:
    """As in "at night", "late afternoon", "after lunch", "overnight", said and nothing else: today's."""
    j = i
    while scan.has(j, _PART_LEADS):
        j += 1
    hour = _MEALS.get(scan.low(j)) if j > i else None
    overnight = scan.low(j) == "overnight"
    time = (Clock(hour), j + 1) if hour else (_NIGHT, j + 1) if overnight else part(scan, j)
    bare_word = time is not None and j == i and time[1] == j + 1 and not overnight
    if time is None or bare_word or not scan.alone(i, time[1]):
        return None
    return Parsed(lambda view: bare(view, time[0]), time[1])


def _this_part(scan: Scan, i: int) -> Parsed | None:
    """As in "this morning", "last night", "in the morning"; with an hour: "this morning at 7"."""
    off = {"this": 0, "last": -1, "in": 0, "later": 0}.get(scan.low(i))
    if off is None:
        return None
    j = scan.skip(i + 1, {"this"})
    found = part(scan, i if scan.low(i) == "in" else j)
    if found is None or found[0].said or (off == -1 and scan.low(found[1] - 1) not in {"night", "evening", "eve"}):
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
    """As in "at 3pm", "15:30", "noon", "half past five"."""
    other = _part_of_another_day(scan, i) or _part_alone(scan, i)
    if other:
        return other
    k = lead(scan, i)
    found = clock(scan, k) or (named(scan, k) if k > i else None) or said_hour(scan, k) or _hour_of_part(scan, k)
    if found is None or (scan.low(k) in {"noon", "midnight", "midday"} and k == i and not scan.alone(i, k + 1)):
        return None
    second = part(scan, found[1])
    whole, j = (joined(found[0], second[0]), second[1]) if second else found
    whole, j = _until(scan, whole, j)
    return Parsed(lambda view: bare(view, whole), j)


def _hour_of_part(scan: Scan, i: int) -> tuple[Clock, int] | None:
    """As in "8 in the evening", "3 in the afternoon"."""
    found = clock(scan, i, True)
    inside = found and scan.phrase(found[1], "in", "the") and part(scan, found[1])
    return found if inside and len(scan.low(i)) <= 6 else None
