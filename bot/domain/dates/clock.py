"""Times of the day: "3pm", "15:30", "half past five", "noon", "in the evening".

Owns how an hour is written.
"""

from dataclasses import replace

from bot.domain.dates.hours import Clock
from bot.domain.dates.lexicon import ABOUT, PARTS_OF_DAY, SMALL_NUMBERS, TENS
from bot.domain.dates.numbers import digits, spelled
from bot.domain.dates.scan import Scan
from bot.domain.dates.wordlists import words

_NAMED = {"noon": 12, "midday": 12, "midnight": 24}


_LEAD = words("at @ by from around about after before approx approximately between until till")


Timed = tuple[Clock, int]
_NO_HOUR_AFTER = words("ratio odds score scored")
_AFTER_HOUR = words("on in and for with to today tomorrow tonight or but then so sharp")
_COLON, _COLON_OR_POINT = frozenset({":"}), frozenset({":", "."})


def _meridiem(scan: Scan, i: int) -> tuple[str, int] | None:
    """As in "am", "p.m.", "a", "in the AM"."""
    low = scan.low(i)
    if low in {"am", "pm"}:
        return low, i + 1
    if scan.phrase(i, "in", "the") and scan.low(i + 2) in {"am", "pm"}:
        return scan.low(i + 2), i + 3
    if low not in {"a", "p"}:
        return None
    if scan.phrase(i + 1, ".", "m"):
        return low + "m", i + 4 if scan.low(i + 3) == "." and scan.glued(i + 3) else i + 3
    alone = not scan.glued(i + 1) or scan.low(i + 1) in {".", ",", "?", "!", "-"}
    return (low + "m", i + 1) if scan.glued(i) and alone and not scan.at(i).capital else None


def _with_meridiem(scan: Scan, hour: int, minute: int, j: int, sure: bool) -> Timed | None:
    found = _meridiem(scan, j)
    if found:
        if hour > 12:
            return Clock(hour, minute), found[1]
        return (Clock(hour % 12 + (12 if found[0] == "pm" else 0), minute), found[1]) if hour else None
    if scan.has(j, {"oclock", "o'clock", "uhr", "hrs"}) or scan.phrase(j, "o", "clock") or _marked_h(scan, j):
        return Clock(hour, minute, hour > 12), j + (2 if scan.low(j) == "o" else 1)
    return (Clock(hour, minute, sure or hour > 12 or hour == 0), j) if minute >= 0 else None


def _marked_h(scan: Scan, j: int) -> bool:
    """As in "15:30h"."""
    return scan.low(j) == "h" and scan.glued(j) and scan.low(j - 2) == ":"


def _minutes(scan: Scan, i: int, signs: frozenset[str]) -> tuple[int, int] | None:
    """As in ":30" or ":30:15" glued to an hour; the minutes and the place after them."""
    if scan.low(i) not in signs or not scan.glued(i) or not scan.glued(i + 1):
        return None
    minute = digits(scan.tokens, i + 1)
    if minute is None or minute > 59 or len(scan.low(i + 1)) != 2:
        return None
    j = i + 2
    if scan.low(j) == ":" and scan.glued(j) and scan.glued(j + 1) and len(scan.low(j + 1)) == 2:
        j = j + 2 if digits(scan.tokens, j + 1) is not None else j
    return minute, j


def _figures(scan: Scan, i: int, dated: bool) -> Timed | None:
    """As in "15:30", "3pm", "9", "15h50", "0805"."""
    value, raw = digits(scan.tokens, i), scan.low(i)
    if value is None or not (scan.clean_left(i) or (dated and scan.low(i - 1) in {"-", "t", ")"})):
        return None
    if len(raw) == 4:
        return _packed(scan, i, value, dated)
    if len(raw) > 2 or value > 24:
        return None
    if scan.low(i + 1) == "h" and scan.glued(i + 1):
        return _with_h(scan, i, value)
    found = _minutes(scan, i + 1, _COLON_OR_POINT if dated else _COLON)
    if found or _minutes(scan, i + 1, _COLON_OR_POINT):
        return _with_minutes(scan, i, value, found)
    timed = _with_meridiem(scan, value, 0, i + 1, False)
    if timed and timed[1] == i + 1:
        joined_on = _dash_hour(scan, i + 1)
        told = scan.clean_right(i + 1) or joined_on if dated else joined_on and bool(_meridiem(scan, i + 3))
        return timed if told else None
    return timed


def _packed(scan: Scan, i: int, value: int, dated: bool) -> Timed | None:
    """As in "0805", "1515pm": four figures are an hour only beside a day or before "am" and "pm"."""
    marked = _meridiem(scan, i + 1)
    hours = scan.has(i + 1, {"hours", "hrs", "h", "uhr"})
    if value // 100 > 23 or value % 100 > 59 or not (dated or marked or hours):
        return None
    if hours:
        return Clock(value // 100, value % 100), i + 2
    if marked:
        read = _with_meridiem(scan, value // 100, value % 100, i + 1, True)
        return read or (Clock(value // 100, value % 100), marked[1])
    return (Clock(value // 100, value % 100), i + 1) if scan.clean_right(i + 1) else None


def _with_h(scan: Scan, i: int, hour: int) -> Timed:
    """As in "19h", "15h50"."""
    minute = digits(scan.tokens, i + 2) if scan.glued(i + 2) else None
    if minute is None or minute > 59:
        return Clock(hour % 24), i + 2
    return Clock(hour % 24, minute), i + 3


def _with_minutes(scan: Scan, i: int, hour: int, found: tuple[int, int] | None) -> Timed | None:
    """As in "15:30"; "8.30" away from a day is an hour only after "at" or before "am" and "pm"."""
    pointed = found is None
    minute, j = found or _minutes(scan, i + 1, _COLON_OR_POINT) or (0, i)
    marked = bool(_meridiem(scan, j))
    if scan.has(i - 1, _NO_HOUR_AFTER) or (scan.low(i - 1) == "of" and scan.has(i - 2, _NO_HOUR_AFTER)):
        return None
    if not (marked or scan.clean_right(j) or _dash_hour(scan, j) or _marked_h(scan, j)) or (
        pointed and not marked and scan.low(i - 1) != "at"
    ):
        return None
    return _with_meridiem(scan, hour, minute, j, not pointed and scan.low(i)[0] == "0")


def _dash_hour(scan: Scan, j: int) -> bool:
    """As in "-5pm" behind an hour."""
    last = digits(scan.tokens, j + 1) if scan.low(j) == "-" else None
    if last is None or len(scan.low(j + 1)) > 2:
        return False
    ends = scan.ends(j + 2) and (digits(scan.tokens, j - 1) or 0) < last <= 24
    return bool(_meridiem(scan, j + 2) or scan.low(j + 2) == ":" or ends)


def _words(scan: Scan, i: int, dated: bool) -> Timed | None:
    head = spelled(scan.tokens, i)
    if head is None or not 1 <= head[0] <= 12:
        return None
    hour, j = head[0], i + 1
    tail = spelled(scan.tokens, j)
    minute, k = tail if tail and 10 <= tail[0] <= 59 else (0, j)
    timed = _with_meridiem(scan, hour, minute, k, False)
    return timed if timed and (dated or timed[1] > k) else None


def _small_number(scan: Scan, i: int) -> tuple[int, int] | None:
    value = digits(scan.tokens, i)
    return (value, i + 1) if value is not None else spelled(scan.tokens, i)


def _minutes_off(scan: Scan, i: int, dated: bool) -> tuple[int, int] | None:
    """The minutes of "half past", "a quarter to", "ten minutes past"; None where "to" rather joins two numbers."""
    j = scan.skip(i, {"a"})
    named_minutes = {"half": 30, "quarter": 15}.get(scan.low(j))
    if named_minutes:
        return named_minutes, j + 1
    found = _small_number(scan, j)
    if found is None or not 1 <= found[0] <= 59:
        return None
    k = scan.skip(found[1], {"minutes", "minute", "mins", "min"})
    told = k > found[1] or scan.has(i - 1, {"at", "around", "by"})
    round_number = found[0] % 5 == 0 and scan.low(i - 1) != "from"
    beside_day = dated and scan.at(i).kind == "w" and not scan.has(i - 1, {"from", "between"})
    return (found[0], k) if told or round_number or beside_day else None


def _past_or_to(scan: Scan, i: int, dated: bool) -> Timed | None:
    """As in "half past five", "a quarter to seven", "ten minutes past eight"."""
    off = _minutes_off(scan, i, dated)
    if off is None or not scan.has(off[1], {"past", "after", "to", "before", "til", "till"}):
        return None
    minute, j = off
    hour = _small_number(scan, j + 1)
    hour = hour or _named_hour(scan, j + 1)
    if hour is None or not 1 <= hour[0] <= 24 or scan.low(hour[1]) in {"people", "percent", "odds"}:
        return None
    said_minutes = scan.has(j - 1, {"minutes", "minute", "mins", "min"})
    if scan.low(j) == "to" and not dated and scan.at(i).kind == "n" and not said_minutes:
        return None
    timed = _with_meridiem(scan, hour[0], 0, hour[1], False)
    if timed is None:
        return None
    if scan.has(j, {"past", "after"}):
        return replace(timed[0], minute=minute), timed[1]
    return replace(timed[0], minute=-minute), timed[1]


def _named_hour(scan: Scan, i: int) -> tuple[int, int] | None:
    hour = _NAMED.get(scan.low(i))
    return (hour, i + 1) if hour else None


def _half_hour(scan: Scan, i: int, dated: bool) -> Timed | None:
    """As in "at half eight", which is half past eight."""
    hour = _small_number(scan, i + 1) if scan.low(i) == "half" and (dated or scan.low(i - 1) == "at") else None
    return (Clock(hour[0], 30, False), hour[1]) if hour and 1 <= hour[0] <= 12 and scan.ends(hour[1]) else None


def named(scan: Scan, i: int) -> Timed | None:
    """As in "noon", "midnight", "12 noon"."""
    hour = _named_hour(scan, i + 1 if scan.low(i) == "12" else i)
    return (Clock(hour[0]), hour[1]) if hour else None


_HALVES = {"am": (8, 12, "MO"), "pm": (12, 18, "AF")}
_DOTTED = frozenset({"a", "p"})
_PART_STARTS = frozenset({*PARTS_OF_DAY, *words("in during at the early late mid very am pm")})


def part(scan: Scan, i: int) -> Timed | None:
    """As in "morning", "early evening", "in the late afternoon", "at night"."""
    if not scan.has(i, _PART_STARTS):
        return _dotted_half(scan, i) if scan.has(i, _DOTTED) else None
    j = i
    if scan.has(j, {"in", "during", "at"}):
        j = scan.skip(j + 1, {"the"})
    else:
        j = scan.skip(j, {"the"}) if dated_part(scan, j + 1) else j
    early = scan.low(j)
    j = scan.skip(j, {"early", "late", "mid", "very"})
    hours = PARTS_OF_DAY.get(scan.low(j)) or _half_of_day(scan, j)
    if hours is None or scan.phrase(j, "eve", "of") or (scan.low(j) == "lunch" and scan.low(i) != "at" and j == i):
        return None
    first, last, code = hours
    if early == "early":
        first, last = max(first - 2, 0), (first + last) // 2
    elif early == "late":
        first = (first + last) // 2
    return Clock(first, 0, True, (first, last, code), False), j + 1


def _dotted_half(scan: Scan, i: int) -> Timed | None:
    """As in "this a.m.", "yesterday p.m."."""
    if scan.at(i - 1).kind != "w" or not scan.phrase(i + 1, ".", "m") or not scan.glued(i + 1):
        return None
    first, last, code = _HALVES[scan.low(i) + "m"]
    end = i + 4 if scan.low(i + 3) == "." and scan.glued(i + 3) else i + 3
    return Clock(first, 0, True, (first, last, code), False), end


def _half_of_day(scan: Scan, i: int) -> tuple[int, int, str] | None:
    """As in "Friday PM": "am" or "pm" behind a word."""
    behind_word = scan.at(i - 1).kind == "w" and scan.low(i + 1) not in {"i", "."}
    return _HALVES.get(scan.low(i)) if behind_word else None


def dated_part(scan: Scan, i: int) -> bool:
    return scan.low(i) in PARTS_OF_DAY or scan.low(i) in {"early", "late"}


_CLOCK_STARTS = frozenset({*SMALL_NUMBERS, *TENS, *_NAMED, "a", "half", "quarter"})


def clock(scan: Scan, i: int, dated: bool = False) -> Timed | None:
    """A time at a place. `dated`: a day stands beside it, so "7", "0805" and "seven thirty" are times too."""
    low = scan.low(i)
    if low not in _CLOCK_STARTS and not low[:1].isdecimal():
        return None
    key = (i, dated)
    if key not in scan.clocks:
        scan.clocks[key] = _clock(scan, i, dated)
    return scan.clocks[key]


def _clock(scan: Scan, i: int, dated: bool) -> Timed | None:
    best: Timed | None = None
    hour = digits(scan.tokens, i)
    if hour is not None and 1 <= hour <= 23 and scan.low(i + 1) == "ish" and scan.clean_left(i):
        return Clock(hour, 0, hour > 12), i + 2
    for rule in (_figures, _words, _past_or_to, _half_hour):
        found = rule(scan, i, dated)
        if found and (best is None or found[1] > best[1]):
            best = found
    best = named(scan, i) if best is None or scan.has(i + 1, frozenset(_NAMED)) else best
    ish = best is not None and scan.low(scan.skip(best[1], {"-"})) == "ish"
    return (best[0], scan.skip(best[1], {"-"}) + 1) if best and ish else best


def lead(scan: Scan, i: int) -> int:
    """The place after "at", "around", "at around", "by about"."""
    for _ in range(2):
        if scan.has(i, _LEAD) or scan.has(i, ABOUT):
            i += 1
    return i


def said_hour(scan: Scan, i: int) -> Timed | None:
    """A whole hour after "at": "at 7", "at seven", where nothing is counted ("at 7 companies")."""
    loose = scan.has(i - 1, ABOUT) and (scan.has(i - 2, {"at"}) or scan.alone(i - 1, i + 1))
    if not scan.has(i - 1, {"at"}) and not loose:
        return None
    found = clock(scan, i, True)
    if found is None:
        return None
    counted = scan.at(found[1]).kind == "w" and scan.low(found[1]) not in _AFTER_HOUR
    return None if counted or (scan.low(i) in SMALL_NUMBERS and SMALL_NUMBERS[scan.low(i)] == 0) else found
