"""Dates in figures: 2026-11-03, 3/11/2026, 3.11., 11/3, 20261103, 31-Oct-74.

Owns telling a date from a version, a price, a fraction, a score or a telephone number by what stands around it.
"""

from bot.domain.dates.calendar import real
from bot.domain.dates.choose import exact, figures, full_figures
from bot.domain.dates.lexicon import FOREIGN_MONTHS, MONTHS, PARTS_OF_DAY, RELATIVE_DAYS
from bot.domain.dates.model import DateOrder
from bot.domain.dates.numbers import digits, full_year
from bot.domain.dates.scan import Scan
from bot.domain.dates.values import Meaning, Outcome, Parsed, View, on_day, seen_in
from bot.domain.dates.wordlists import words

_SIGNS = frozenset("/.-")
_INVITING = words(
    "on by until till before after since from to due starting earlier later late early around dated date this "
    "next last and between for each every deadline"
)
NO_DATE_AFTER = words(
    "version versions v ver release python node php java ruby postgres postgresql section chapter page pages step "
    "ios android macos ubuntu rated rate rating score scored gpa gave give grade level ratio odds build kernel "
    "api article room apt suite flat no number nr invoice ticket order issue percent"
)
_OF_A_WHOLE = words(
    "of hour hours day days week weeks month months year years cup cups teaspoon tsp inch inches percent star "
    "stars points pts majority k m x bn km kg lb mile miles"
)


def _run(scan: Scan, i: int) -> tuple[list[int], str, int]:
    """Up to three numbers glued by the same sign, the sign, and the place after them."""
    values = [int(scan.low(i))]
    sign, j = scan.low(i + 1), i + 1
    if sign not in _SIGNS or not scan.glued(j) or (scan.at(j + 1).kind == "n" and not scan.glued(j + 1)):
        return _spaced(scan, i, values)
    while len(values) < 3 and scan.low(j) == sign and scan.glued(j) and scan.glued(j + 1):
        value = digits(scan.tokens, j + 1)
        if value is None:
            break
        values.append(value)
        j += 2
    return values, sign, j


def _spaced(scan: Scan, i: int, values: list[int]) -> tuple[list[int], str, int]:
    """As in "2 / 15", "11 - 20 - 2026", "20. 11. 2026": gaps around a slash, or around two signs before a year."""
    second, third = digits(scan.tokens, i + 2), digits(scan.tokens, i + 4)
    sign = scan.low(i + 1)
    if second is not None and third and sign in _SIGNS and scan.low(i + 3) == sign and len(scan.low(i + 4)) == 4:
        return [*values, second, third], sign, i + 5
    if scan.low(i + 1) == "/" and second is not None and not scan.glued(i + 1):
        return [*values, second], "/", i + 3
    return values, "", i + 1


def _year(scan: Scan, i: int, value: int) -> int | None:
    """The year of the third figure; None for four figures that cannot be one."""
    raw = scan.low(i)
    if len(raw) == 2:
        return full_year(value)
    return value if len(raw) == 4 and 1000 <= value <= 2200 else None


def plausible_year(view: View, value: int) -> bool:
    """Four figures that look like an hour are a year only within two lifetimes."""
    return value // 100 > 23 or value % 100 > 59 or view.today.year - 220 <= value <= view.today.year + 80


def _three(scan: Scan, i: int, values: list[int], sign: str, weekday: int | None) -> Meaning | None:
    a, b, c = values
    if len(scan.low(i)) == 4:
        if b > 12 and c <= 12 and sign != "-":
            return lambda view: exact(a, c, b)
        return (lambda view: exact(a, b, c)) if a >= 1000 and 1 <= b <= 12 and 1 <= c <= 31 else None
    year = _year(scan, i + 4, c)
    if len(scan.low(i)) > 2 or len(scan.low(i + 2)) > 2 or year is None or not (1 <= a <= 31 and 1 <= b <= 31):
        return None
    if min(a, b) > 12:
        return None
    short = len(scan.low(i + 4)) == 2

    def meaning(view: View) -> Outcome:
        if short and view.order is DateOrder.YEAR_FIRST and sign != "." and real(2000 + a, b, c):
            return on_day(real(2000 + a, b, c) or view.today)
        if not plausible_year(view, year):
            return figures(view, a, b, sign, weekday)
        return full_figures(view, (a, b, year), sign, weekday)

    return meaning


def _followed_by_time(scan: Scan, j: int) -> bool:
    if scan.at(j).kind == "n" and scan.low(j + 1) in {":", "h", "am", "pm", "uhr"} and scan.glued(j + 1):
        return True
    j = scan.skip(j, {"in", "at", "around", "@", ",", "by"})
    j = scan.skip(j, {"the", "around", "early", "late"})
    if scan.has(j - 1, {"early", "late"}) and scan.ends(j):
        return True
    return (
        scan.low(j) in PARTS_OF_DAY
        or scan.low(j) in {"noon", "midday", "am", "pm"}
        or (scan.at(j).kind == "n" and scan.has(j - 1, {"at", "@", "around"}))
    )


def _welcome(scan: Scan, i: int, j: int, sign: str, weekday: int | None) -> bool:
    """Whether two figures stand where a date stands."""
    if scan.has(i - 1, NO_DATE_AFTER) or (scan.low(j) == "%" or scan.has(j, _OF_A_WHOLE)):
        return False
    invited = weekday is not None or scan.has(i - 1, _INVITING) or scan.low(i - 1) in RELATIVE_DAYS
    if invited or scan.alone(i, j) or _followed_by_time(scan, j):
        return True
    if sign == "/":
        return (scan.low(i), scan.low(i + 2)) != ("24", "7")
    trailing = (
        sign == "." and scan.low(j) == "." and scan.glued(j) and not scan.ends(j + 1) and j + 1 < len(scan.tokens)
    )
    padded = len(scan.low(i)) == 2 and len(scan.low(i + 2)) == 2 and "0" in (scan.low(i)[0], scan.low(i + 2)[0])
    return sign == "." and (trailing or (padded and i == 0))


def _two(scan: Scan, i: int, j: int, values: list[int], sign: str, weekday: int | None) -> Meaning | None:
    a, b = values
    if len(scan.low(i)) > 2 or len(scan.low(i + 2)) > 2 or not (1 <= a <= 31 and 1 <= b <= 31) or min(a, b) > 12:
        return None
    if weekday is not None and sign == "." and b > 12 and len(scan.low(i + 2)) == 2:
        return None
    if not _welcome(scan, i, j, sign, weekday) or (sign == "." and scan.glued(j) and scan.low(j) in {"am", "pm"}):
        return None
    if sign == "/" and (scan.low(i - 1) == "this" or (weekday is not None and scan.low(i - 2) == "this")):
        return lambda view: figures(seen_in(view, view.today.year), a, b, sign)
    return lambda view: figures(view, a, b, sign, weekday)


def hours_joined(scan: Scan, i: int) -> bool:
    """As in "9-10" behind a weekday: rather from hour to hour than a day and a month."""
    first, last = digits(scan.tokens, i), digits(scan.tokens, i + 2)
    if first is None or last is None or scan.low(i + 1) != "-":
        return False
    return first < last <= 24 and scan.low(i)[0] != "0" and scan.ends(i + 3)


def _packed(scan: Scan, i: int) -> Parsed | None:
    raw = scan.low(i)
    if len(raw) != 8 or not scan.clean_right(i + 1) or raw[:2] not in {"19", "20"}:
        return None
    day = real(int(raw[:4]), int(raw[4:6]), int(raw[6:]))
    return Parsed(lambda view: on_day(day), i + 1) if day else None


def numeric(scan: Scan, i: int, weekday: int | None = None, loose: bool = False) -> Parsed | None:
    """A date in figures. `weekday` was said beside it; `loose` lets a range go on directly after it."""
    if scan.at(i).kind != "n" or len(scan.low(i)) > 8 or not (loose or scan.clean_left(i)):
        return None
    values, sign, j = _run(scan, i)
    if len(values) == 1:
        return _packed(scan, i)
    if len(values) == 3:
        return _whole_date(scan, i, j, values, sign, weekday, loose)
    with_year = _with_comma_year(scan, i, j, values, sign)
    meaning = _two(scan, i, j, values, sign, weekday)
    if with_year or meaning is None or not (loose or scan.clean_right(j)):
        return with_year
    if sign == "." and scan.low(j) == "." and scan.glued(j):
        j += 1
    return Parsed(meaning, j)


def _whole_date(
    scan: Scan, i: int, j: int, values: list[int], sign: str, weekday: int | None, loose: bool
) -> Parsed | None:
    meaning = _three(scan, i, values, sign, weekday)
    if meaning is None:
        return None
    if _unreal_hour(scan, i):
        return Parsed(meaning, i + 3)
    if not (loose or scan.clean_right(j) or _iso_hour(scan, j)):
        return None
    year = values[0] if len(scan.low(i)) == 4 else _year(scan, i + 4, values[2])
    return Parsed(meaning, j, False, year)


def _unreal_hour(scan: Scan, i: int) -> bool:
    """As in "08.12.1707": the third figure is the hour, so the date ends before its point."""
    value = digits(scan.tokens, i + 4) or 0
    return len(scan.low(i + 4)) == 4 and (value < 1800 or value > 2110) and value // 100 <= 23 and value % 100 <= 59


def _iso_hour(scan: Scan, j: int) -> bool:
    return scan.low(j) == "t" and scan.at(j + 1).kind == "n" and scan.low(j + 2) == ":"


def _with_comma_year(scan: Scan, i: int, j: int, values: list[int], sign: str) -> Parsed | None:
    """As in "08/12,15": the year after a comma."""
    tail = digits(scan.tokens, j + 1)
    if sign != "/" or scan.low(j) != "," or tail is None or not (scan.glued(j + 1) or len(scan.low(j + 1)) == 4):
        return None
    year = _year(scan, j + 1, tail)
    if year is None or not scan.clean_right(j + 2) or max(values) > 31 or min(values) > 12 or 0 in values:
        return None
    return Parsed(lambda view: full_figures(view, (values[0], values[1], year), sign), j + 2, False, year)


def month_name(scan: Scan, i: int) -> int | None:
    """The month named at a place, in English or beside a day in a neighbouring language."""
    low = scan.low(i)
    return MONTHS.get(low) or FOREIGN_MONTHS.get(low)
