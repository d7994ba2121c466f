"""Days named by number and month: "the 3rd of March", "May 3", "Sep-23-2020", and by relation: "tomorrow".

Owns phrases that name one day. Lengths of time ("in 3 weeks") and periods are other modules'.
"""

from datetime import timedelta

from bot.domain.dates import choose
from bot.domain.dates.calendar import real
from bot.domain.dates.holidays import short_year
from bot.domain.dates.lexicon import COMING, FOREIGN_MONTHS, LAST, MODIFIERS, MONTHS, NEXT, PAST, RELATIVE_DAYS, THIS
from bot.domain.dates.model import Grain
from bot.domain.dates.numbers import digits, full_year, ordinal, spelled, year
from bot.domain.dates.numeric import month_name
from bot.domain.dates.scan import Scan, needing, remembered, starting_with
from bot.domain.dates.values import Meaning, Outcome, Parsed, Value, View, between, on_day
from bot.domain.dates.wordlists import words

KINDS = (
    dict.fromkeys(NEXT, "next")
    | dict.fromkeys(COMING, "coming")
    | {"following": "next"}
    | dict.fromkeys(LAST, "last")
    | dict.fromkeys(PAST, "past")
    | dict.fromkeys(THIS, "this")
)
_DATE_SIGNS = frozenset("/-.")
_AFTER_DAY = words("at and with in for or to about was is we")


def modifier(scan: Scan, i: int) -> tuple[str, int]:
    """As in "next", "the coming", "this past": its kind ("" for none) and the place after it."""
    j = scan.skip(i, {"the"})
    kind = KINDS.get(scan.low(j), "")
    if not kind:
        return "", i
    if kind == "this" and KINDS.get(scan.low(j + 1)) in {"coming", "past", "next", "last"}:
        return KINDS[scan.low(j + 1)], j + 2
    return kind, j + 1


YEARS_OFF = {"next": 1, "coming": 1, "this": 0, "last": -1, "past": -1}


def year_off(scan: Scan, i: int) -> tuple[int, int] | None:
    """As in "next year", "of last year", "this year": how many years off."""
    kind, j = modifier(scan, scan.skip(i, {"of", "in", ","}))
    return (YEARS_OFF[kind], j + 1) if kind and scan.low(j) == "year" else None


_NOW = (
    ("right", "now"),
    ("just", "now"),
    ("as", "of", "now"),
    ("at", "this", "time"),
    ("at", "the", "moment"),
    ("asap",),
)


@starting_with(MODIFIERS | frozenset(RELATIVE_DAYS) | words("tonight tonights right just as asap at now day all"))
def relative(scan: Scan, i: int) -> Parsed | None:
    """As in "today", "the day after tomorrow", "right now"."""
    low = scan.low(i)
    if low in RELATIVE_DAYS:
        on = low in {"today", "tomorrow"} and scan.low(i + 1) == "week" and scan.ends(i + 2)
        return _away(RELATIVE_DAYS[low] + 7 * on, i + 1 + on)
    if low in {"tonight", "tonights"}:
        return None if scan.low(i + 1) == "show" and scan.at(i).capital else _away(0, i + 1)
    now = next((each for each in _NOW if scan.phrase(i, *each)), ("now",) if low == "now" else ())
    if now and (low != "now" or scan.alone(i, i + 1) or (scan.low(i - 1) == "from" and scan.low(i + 1) != "on")):
        return Parsed(lambda view: Value(view.wall), i + len(now))
    return _other_or_next_day(scan, i)


def _away(days: int, end: int) -> Parsed:
    return Parsed(lambda view: on_day(view.now.date() + timedelta(days=days)), end)


def _other_or_next_day(scan: Scan, i: int) -> Parsed | None:
    """As in "the other day", "the day after", "last day", "next day", "this day"."""
    j = scan.skip(i, {"the"})
    if j > i and scan.phrase(j, "other", "day") and not scan.has(j + 2, {"of", "off"}):
        return Parsed(_other_day, j + 2)
    beside = {"after": 1, "before": -1}.get(scan.low(j + 1), 0) if scan.low(j) == "day" and j > i else 0
    if beside and scan.ends(j + 2):
        return Parsed(lambda view: on_day(view.today + timedelta(days=beside)), j + 2)
    if scan.phrase(i, "all", "day") and scan.alone(i, i + 2):
        return _away(0, i + 2)
    kind, j = modifier(scan, i)
    if scan.low(j) != "day" or scan.has(j + 1, {"of", "in", "at"}):
        return None
    said = kind in {"last", "past"} or (
        kind in {"next", "coming", "this"} and (scan.low(i) == "the" or scan.ends(j + 1))
    )
    away = {"last": -1, "past": -1, "this": 0}.get(kind, 1)
    return Parsed(lambda view: on_day(view.today + timedelta(days=away)), j + 1) if said else None


def _other_day(view: View) -> Value:
    """One of the last few days, which one is not said."""
    return between(view.today - timedelta(days=3), view.today, Grain.DAY)


def _year_after(scan: Scan, i: int) -> tuple[int, int] | None:
    """A year behind a month: "2027", ", 2027", "of 87", "nineteen eighty six", "'87", "-74"."""
    short = short_year(scan, i)
    if short:
        return short
    j = scan.skip(i, {","}) if scan.low(i) == "," else scan.skip(i, {"of", "in", "/", "-", "."})
    found = year(scan.tokens, j)
    if found and (scan.at(j).kind == "w" or scan.clean_right(found[1]) or scan.low(found[1]) == "-"):
        return found if not _is_hour(scan, j, found[0]) else None
    value = digits(scan.tokens, j)
    same = scan.low(i) in {"-", "/"} and scan.low(i - 2) == scan.low(i) and scan.glued(j)
    return (full_year(value), j + 1) if value is not None and same and len(scan.low(j)) == 2 else None


def _is_hour(scan: Scan, i: int, value: int) -> bool:
    """Four figures that are rather an hour: "3 Dec 2125", "Nov 0805"."""
    if scan.at(i).kind != "n":
        return False
    hour_like = value // 100 <= 23 and value % 100 <= 59
    return (hour_like and not 1800 <= value <= 2110) or scan.low(i + 1) in {"am", "pm", "h", "hrs", "uhr"}


def day_number(scan: Scan, i: int, words: bool) -> tuple[int, int] | None:
    """1 to 31 as "3rd", "third", "3" or, when `words`, "twenty nine"."""
    found = ordinal(scan.tokens, i)
    if found is None:
        value = digits(scan.tokens, i)
        if value is not None and len(scan.low(i)) <= 2:
            found = value, i + 1
        elif words:
            found = spelled(scan.tokens, i)
    return found if found and 1 <= found[0] <= 31 else None


def _dated(month: int, day: int, said: tuple[int, int] | None, weekday: int | None) -> Meaning:
    if said is None:
        return lambda view: choose.month_day(view, month, day, weekday)
    in_year = said[0]
    return lambda view: choose.exact(in_year, month, day)


@needing({*MONTHS, *FOREIGN_MONTHS})
@remembered
def day_month(scan: Scan, i: int) -> Parsed | None:
    """As in "3 May", "the 3rd of May 2027", "third day of October", "31-Oct-74", "twenty five January"."""
    return day_month_on(scan, i, None)


def day_month_on(scan: Scan, i: int, weekday: int | None) -> Parsed | None:
    j = scan.skip(i, {"the"})
    found = day_number(scan, j, True)
    if found is None or not (scan.clean_left(j) or scan.low(j - 1) == "-"):
        return None
    day, j = found
    j = scan.skip(j, {"day"})
    j = scan.skip(scan.skip(j, {"of", "/", "-", ".", "de"}), {"the"})
    month = month_name(scan, j)
    if month is None:
        return None
    j += 1
    if scan.low(j) == "." and ((scan.glued(j) and scan.at(j + 1).kind == "n") or scan.at(j + 1).low == ","):
        j += 1
    if scan.low(j) == "," and not year(scan.tokens, j + 1):
        return Parsed(_dated(month, day, None, weekday), j)
    return _with_year(scan, month, day, weekday, j)


def _with_year(scan: Scan, month: int, day: int, weekday: int | None, j: int) -> Parsed:
    said = _year_after(scan, j)
    off = None if said else year_off(scan, j)
    if off:
        return Parsed(lambda view: choose.exact(view.today.year + off[0], month, day), off[1], years_off=off[0])
    return Parsed(_dated(month, day, said, weekday), said[1] if said else j, False, said[0] if said else None)


@starting_with(frozenset(MONTHS))
def month_day(scan: Scan, i: int) -> Parsed | None:
    """As in "May 3", "Nov. 3rd, 2027", "October the second", "Sep-23-2020", "September-2020-23"."""
    return month_day_on(scan, i, None)


def month_day_on(scan: Scan, i: int, weekday: int | None) -> Parsed | None:
    month = MONTHS.get(scan.low(i))
    if month is None or (scan.low(i - 1) in {"$", "#", "@"} and scan.glued(i)):
        return None
    j = i + 1
    while j - i <= 2 and scan.low(j) in {".", ",", "/", "-", "the", "of"}:
        j += 1
    middle = year(scan.tokens, j)
    if middle and scan.low(j + 1) == "-" and digits(scan.tokens, j + 2) is not None and scan.glued(j + 2):
        third = digits(scan.tokens, j + 2) or 0
        return Parsed(lambda view: choose.exact(middle[0], month, third), j + 3) if third <= 31 else None
    found = day_number(scan, j, True)
    if found is None or (scan.low(i) in {"may", "march"} and not _plain_day(scan, i, j, found[1])):
        return None
    day, j = found
    dated = _with_year(scan, month, day, weekday, j)
    if dated.year is None and scan.at(j - 1).kind == "n" and not _free(scan, j):
        return None
    return dated


def _free(scan: Scan, j: int) -> bool:
    """True when a day number ends here: not "Nov 3.5", "May 5%", "3rd" aside."""
    return scan.clean_right(j) or scan.low(j) in {"(", "-"} or (scan.at(j).kind == "p" and scan.low(j) in "/&+")


def _plain_day(scan: Scan, i: int, j: int, end: int) -> bool:
    """False for "may second the motion", "may three of us" and "march 3 miles"."""
    if scan.at(i).capital or scan.has(i - 1, {"on", "by", "until", "since", "from", "before", "after", "of"}):
        return not (scan.at(j).kind == "w" and scan.low(end) == "the")
    counted = scan.at(end).kind == "w" and scan.low(end) not in _AFTER_DAY
    return not (counted and not ordinal(scan.tokens, j)) and (
        scan.at(j).kind == "n" or not scan.has(end, {"the", "a", "that"})
    )


@starting_with(frozenset({"####"}))
def year_month_day(scan: Scan, i: int) -> Parsed | None:
    """As in "2020/23/Sep", "2019/sep/01", "2020 Sep 23", "2020, September 23rd"."""
    first = year(scan.tokens, i)
    if first is None or scan.at(i).kind != "n" or not scan.clean_left(i):
        return None
    if not scan.has(i + 1, _DATE_SIGNS):
        return _year_then_day(scan, first)
    a, b = i + 2, i + 4
    if scan.low(i + 3) not in _DATE_SIGNS or not scan.glued(b):
        return None
    month, day = MONTHS.get(scan.low(a)), digits(scan.tokens, b)
    if month is None:
        month, day = MONTHS.get(scan.low(b)), digits(scan.tokens, a)
    return Parsed(lambda view: choose.exact(first[0], month, day), b + 1) if month and day and day <= 31 else None


def _year_then_day(scan: Scan, said: tuple[int, int]) -> Parsed | None:
    """As in "2020 Sep 23"."""
    j = scan.skip(said[1], {","})
    month, found = MONTHS.get(scan.low(j)), day_number(scan, scan.skip(j + 1, {"."}), False)
    if month is None or found is None or not scan.clean_right(found[1]) or scan.low(found[1]) == ":":
        return None
    return Parsed(lambda view: choose.exact(said[0], month, found[0]), found[1], False, said[0])


def ordinal_day(scan: Scan, i: int) -> Parsed | None:
    """As in "the 3rd", "18th": a day of the month only in good company, so it is weak."""
    j = scan.skip(i, {"the"})
    found = ordinal(scan.tokens, j)
    if found is None or not 1 <= found[0] <= 31 or not scan.clean_left(j):
        return None
    day, end = found
    if scan.low(end - 1) in {"st", "nd", "rd", "th"} or scan.ends(end):
        return Parsed(lambda view: choose.month_day_of(view, day), end, True)
    return None


def known(in_year: int, month: int, day: int) -> Outcome:
    found = real(in_year, month, day)
    return on_day(found) if found else None
