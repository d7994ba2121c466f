"""What repeats: "every 6 weeks", "each Monday at 4pm", "monthly", "twice a week", "the last Friday of every month".

Owns the forms of repetition and their code; the meaning of each code stands with `Recurrence` in `model`.
"""

from datetime import date

from bot.domain.dates.calendar import add_months, next_weekday, nth_weekday
from bot.domain.dates.choose import month_day_of
from bot.domain.dates.clock import clock, lead
from bot.domain.dates.lengths import unit_at
from bot.domain.dates.lexicon import FREQUENCIES, MONTHS, PARTS_OF_DAY, SEASONS, WEEKDAY_PLURALS
from bot.domain.dates.numbers import amount, ordinal, whole
from bot.domain.dates.repeats import First, Repeat, never, next_on, period_code, time_of, with_time
from bot.domain.dates.scan import Scan
from bot.domain.dates.values import Outcome, Parsed, Value, View
from bot.domain.dates.weekdays import simple_day
from bot.domain.dates.wordlists import words

_EACH = frozenset({"every", "each", "evry", "all"})
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_DAYS_OF = {"day": 1, "week": 7, "month": 30, "year": 365}


def _each(scan: Scan, i: int) -> Repeat | None:
    """As in "every 6 weeks", "each Monday", "every other Tuesday", "every morning", "every last Friday of the month"."""
    if not scan.has(i, _EACH):
        return None
    j = scan.skip(i + 1, {"single"})
    k = scan.skip(j, {"other", "alternate"})
    if k == j and (second := ordinal(scan.tokens, j)) and second[0] == 2 and not scan.has(second[1] + 1, {"of", "in"}):
        k = second[1]
    other = k > j
    day = _weekday(scan, k)
    if day is not None and scan.low(i) != "all":
        more = _more_days(scan, k, day)
        return (
            more
            if more and not other
            else with_time(scan, "P2W" if other else f"XXXX-WXX-{day + 1}", next_on(day), k + 1)
        )
    return _each_unit(scan, i, j, k, other) or _nth_each(scan, j) or _part_each(scan, k) or _dated(scan, j)


def _weekday(scan: Scan, i: int) -> int | None:
    """A weekday in the singular or plural."""
    plural = scan.weekday_plural(i)
    return plural if plural is not None else scan.weekday(i)


def _more_days(scan: Scan, k: int, day: int) -> Repeat | None:
    """As in "every Monday and Thursday": both days, in order."""
    j = k + 1
    days = [day]
    while scan.low(j) in {"and", ",", "&", "or"} and (found := _weekday(scan, scan.skip(j + 1, {"and"}))) is not None:
        days.append(found)
        j = scan.skip(j + 1, {"and"}) + 1
    if len(days) == 1:
        return None
    code = "XXXX-WXX-" + ",".join(str(each + 1) for each in sorted(set(days)))
    return with_time(scan, code, lambda view: min(next_weekday(view.now.date(), each) for each in days), j)


def _each_unit(scan: Scan, i: int, j: int, k: int, other: bool) -> Repeat | None:
    if scan.low(k) in {"weekday", "weekdays"} or scan.phrase(k, "work", "day"):
        return with_time(scan, "P1WD", never, k + (2 if scan.low(k) == "work" else 1))
    count = (2.0, k) if other else _nth_unit(scan, j) or amount(scan.tokens, j) or (1.0, j)
    if scan.has(count[1], {"-", "to", "or"}) and (upper := amount(scan.tokens, count[1] + 1)):
        count = count[0], upper[1]
    unit = unit_at(scan, count[1], True)
    if unit is None:
        return None
    if scan.low(i) == "all" and (unit[0] != "weekend" or scan.low(count[1]) != "weekends"):
        return None
    code = period_code(count[0], unit[0])
    on = _on_day(scan, unit[1], code) if code else None
    if on:
        return on
    return with_time(scan, code, never, unit[1]) if code else None


def _nth_unit(scan: Scan, i: int) -> tuple[float, int] | None:
    """As in "every third week", "every 3rd day": how many of the unit; not in "every 3rd day of the month"."""
    nth = ordinal(scan.tokens, i)
    unit = unit_at(scan, nth[1]) if nth else None
    return (float(nth[0]), nth[1]) if nth and unit and not scan.has(unit[1], {"of", "in"}) else None


def _on_day(scan: Scan, j: int, code: str) -> Repeat | None:
    """As in "every week on Friday", "every month on the 15th", "every 2 weeks on Tuesday"."""
    if scan.low(j) != "on" or code not in {"P1W", "P2W", "P3W", "P4W", "P1M", "P1Y"}:
        return None
    if code == "P1Y":
        return _dated(scan, j + 1)
    k = scan.skip(j + 1, {"the"})
    day = _weekday(scan, k)
    if day is not None and code != "P1M":
        return with_time(scan, f"XXXX-WXX-{day + 1}" if code == "P1W" else code, next_on(day), k + 1)
    number = ordinal(scan.tokens, k)
    if number and code == "P1M" and number[0] <= 31 and scan.weekday(number[1]) is None:
        return _monthly(scan, number[0], number[1])
    return None


def _monthly(scan: Scan, number: int, j: int) -> Repeat:
    def first(view: View) -> date | None:
        found = month_day_of(view, number)
        return found.day if isinstance(found, Value) else None

    return with_time(scan, f"XXXX-XX-{number:02}", first, j)


def _part_each(scan: Scan, k: int) -> Repeat | None:
    """As in "every morning", "every afternoon at 4pm", "every night"."""
    if scan.low(k) not in PARTS_OF_DAY:
        return None
    time = time_of(scan, k)
    return Repeat(time[0].iso, never, time[1]) if time else None


def _dated(scan: Scan, j: int) -> Repeat | None:
    """As in "each 4/15", "every 3 May", "every Christmas"."""
    found = simple_day(scan, j)
    month = MONTHS.get(scan.low(j))
    if found is None and month:
        return Repeat(f"XXXX-{month:02}", never, j + 1)
    if scan.low(j) in SEASONS and scan.low(j + 1) != "of":
        return Repeat("P1Y", never, j + 1)
    if found is None or found.weak or scan.has(j, {"today", "tomorrow", "day"}):
        return None
    return Repeat("yearly", lambda view: _day_of(found, view), found.end)


def _day_of(found: Parsed, view: View) -> date | None:
    value: Outcome = found.meaning(view)
    return value.day if isinstance(value, Value) else None


def _nth_each(scan: Scan, i: int) -> Repeat | None:
    """As in "last Friday of every month", "the 15th of each month", "first Monday of the month" behind "every"."""
    j = scan.skip(i, {"the"})
    last = scan.low(j) == "last"
    number = (-1, j + 1) if last else ordinal(scan.tokens, j)
    if number is None:
        return None
    nth, k = number
    day = scan.weekday(k)
    end = scan.skip(k if day is None else k + 1, {"day"})
    each = scan.has(i - 1, _EACH)
    if scan.low(end) not in {"of", "in"} or not _month_follows(scan, end + 1, each):
        bare = each and day is not None and nth != 2
        return (
            with_time(scan, f"XXXX-XX-WXX-{day + 1}-#{nth}", _nth_first(day, nth), end)
            if bare and day is not None
            else None
        )
    end = scan.skip(end + 1, {"every", "each", "the", "a"}) + 1
    if day is None:
        return _monthly(scan, nth, end) if 1 <= nth <= 31 else Repeat("XXXX-XX-#-1", never, end)
    return with_time(scan, f"XXXX-XX-WXX-{day + 1}-#{nth}", _nth_first(day, nth), end)


def _month_follows(scan: Scan, j: int, each: bool) -> bool:
    return scan.low(j + 1) == "month" and (scan.has(j, {"every", "each"}) or (each and scan.has(j, {"the", "a"})))


def _nth_first(day: int, nth: int) -> First:
    def first(view: View) -> date | None:
        start = view.now.date().replace(day=1)
        for _ in range(14):
            stop = add_months(start, 1)
            found = nth_weekday(start, stop, day, nth)
            if found and found >= view.now.date():
                return found
            start = stop
        return None

    return first


def _often(scan: Scan, i: int) -> Repeat | None:
    """As in "once a week", "twice a month", "three times a year", "one a day", "once every 2 weeks"."""
    count = _TIMES.get(scan.low(i))
    j = i + 1
    if count is None:
        found = whole(scan.tokens, i)
        if found is None or not 1 <= found[0] <= 100 or not scan.clean_left(i):
            return None
        count, j = found
        if scan.low(j) not in {"times", "x"} and count != 1:
            return None
        j = scan.skip(j, {"times", "x", "time"})
    by_word = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}.get(scan.low(j))
    if by_word and count > 1:
        return _rate(count, 1.0, by_word, j + 1)
    if not scan.has(j, {"a", "an", "per", "every", "each"}):
        return None
    size = amount(scan.tokens, j + 1) or (1.0, j + 1)
    unit = unit_at(scan, size[1])
    return _rate(count, size[0], unit[0], unit[1]) if unit else None


def _rate(count: int, size: float, unit: str, end: int) -> Repeat | None:
    code = period_code(size, unit)
    if count != 1 and unit in _DAYS_OF:
        days = round(_DAYS_OF[unit] * size / count, 1)
        code = f"P{days:g}D" if (unit, count) != ("year", 2) and (unit, count) != ("year", 4) else f"P{12 // count}M"
    return Repeat(code, never, end) if code else None


def _adverb(scan: Scan, i: int) -> Repeat | None:
    """As in "weekly", "bi-weekly", "monthly", "per week"."""
    low = scan.low(i)
    if low in {"bi", "semi"} and FREQUENCIES.get(low + scan.low(i + 1)):
        return Repeat(FREQUENCIES[low + scan.low(i + 1)], never, i + 2)
    if low == "semi" and scan.low(i + 1) in {"annual", "annually"}:
        return Repeat("P6M", never, i + 2)
    half = low == "half" and scan.has(i + 1, {"yearly", "hourly"})
    if half:
        return Repeat("P6M" if scan.low(i + 1) == "yearly" else "PT30M", never, i + 2)
    if low == "nightly":
        return with_time(scan, "TNI", never, i + 1)
    if low == "everyday" and (scan.ends(i + 1) or scan.low(i + 1) == "at"):
        return with_time(scan, "P1D", never, i + 1)
    code = "P1Y" if scan.phrase(i, "per", "annum") else FREQUENCIES.get(low)
    if code is None or (
        low == "daily" and (scan.low(i + 1) == "mail" or (scan.low(i - 1) == "the" and scan.at(i).capital))
    ):
        return None
    end = i + 2 if low == "per" else i + 1
    return _on_day(scan, end, code) or with_time(scan, code, never, end)


def _plural(scan: Scan, i: int) -> Repeat | None:
    """As in "Sundays", "Friday mornings", "mornings at 9", "9am Sundays"."""
    start = scan.skip(i, {"at"})
    time = clock(scan, start)
    j = time[1] if time else i
    j = scan.skip(j, {"on"}) if time else j
    day = scan.weekday_plural(j)
    if day is not None and scan.low(j + 1) not in {"from", "ago", "back", "later"}:
        more = None if time else _more_days(scan, j, day)
        if more:
            return more
        code = f"XXXX-WXX-{day + 1}"
        return Repeat(code + time[0].iso, next_on(day), j + 1) if time else with_time(scan, code, next_on(day), j + 1)
    single = scan.weekday(i)
    if single is not None and scan.low(i + 1) in {"mornings", "afternoons", "evenings", "nights"}:
        return with_time(scan, f"XXXX-WXX-{single + 1}", next_on(single), i + 1)
    return _plural_parts(scan, i)


def _plural_parts(scan: Scan, i: int) -> Repeat | None:
    """As in "in the mornings", "mornings at 9", "on weekdays", "weekends"."""
    j = scan.skip(scan.skip(i, {"in", "on", "at", "during", "over"}), {"the"})
    led = j > i or scan.has(i - 1, {"on", "in", "at", "during", "over", "most"})
    if led and scan.has(j, {"mornings", "evenings", "afternoons", "nights"}):
        found = time_of(scan, j)
        return Repeat(found[0].iso, never, found[1]) if found else None
    if scan.has(j, {"weekdays", "weekends"}):
        repeat = with_time(scan, "P1WD" if scan.low(j) == "weekdays" else "P1WE", never, j + 1)
        return repeat if led or repeat.end > j + 1 or scan.alone(i, j + 1) else None
    return None


def _timed_each(scan: Scan, i: int) -> Repeat | None:
    """As in "at 9am every Monday", "8pm daily": the time before what repeats."""
    k = lead(scan, i)
    time = clock(scan, k, k > i)
    if time is None:
        return None
    whole_day = _each(scan, time[1]) or _adverb(scan, time[1])
    if whole_day is None or "T" in whole_day.code or whole_day.code == "yearly":
        return None
    code = "" if whole_day.code == "P1D" else whole_day.code
    return Repeat(code + time[0].iso, whole_day.first, whole_day.end)


_REPEATING = (
    _EACH
    | frozenset((*_TIMES, *FREQUENCIES, *WEEKDAY_PLURALS))
    | words("times x one 1 01 per nightly everyday bi semi mornings afternoons evenings nights weekdays weekends")
)
"""Without one of these words nothing repeats."""
_RULES = (_each, _often, _adverb, _plural, _nth_each, _timed_each)


def recurrence(scan: Scan, i: int) -> Repeat | None:
    """The longest repetition at a place."""
    if scan.words.isdisjoint(_REPEATING):
        return None
    best: Repeat | None = None
    for rule in _RULES:
        found = rule(scan, i)
        if found and (best is None or found.end > best.end):
            best = found
    return best
