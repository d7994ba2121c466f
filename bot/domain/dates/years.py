"""Years and longer: "in 2025", "2015-2018", "FY25", "the nineties", "the 19th century".

Owns stretches told by the number of a year, a decade or a century.
"""

from datetime import date

from bot.domain.dates.lexicon import COUNTERS, DECADES, EARLY, FISCAL, LATE, MIDDLE, SMALL_NUMBERS, TENS
from bot.domain.dates.model import Grain
from bot.domain.dates.numbers import digits, full_year, ordinal, spelled, year
from bot.domain.dates.numeric import NO_DATE_AFTER
from bot.domain.dates.scan import Scan, needing, starting_with
from bot.domain.dates.values import Meaning, Parsed, between, unit_period
from bot.domain.dates.wordlists import words

_BEFORE_YEAR = words("in since of by until till during early late mid throughout before after from")
_AFTER_PERIOD = words("and with at we she he they i when for to or but already until till through")
_BETWEEN_YEARS = {"-": words("- to"), "from": words("- to until till through"), "between": words("- and")}


@starting_with((COUNTERS - {"#"}) | {"year", "'", "####"})
def bare_year(scan: Scan, i: int) -> Parsed | None:
    """As in "in 2025", "since 1999": four figures are a year only behind such a word, and when they count nothing."""
    j = scan.skip(i, {"year"})
    found = year(scan.tokens, j)
    hyphened = scan.low(i - 1) == "-" and scan.glued(i) and scan.has(i - 2, EARLY | MIDDLE | LATE)
    if found is None or not 1900 <= found[0] <= 2100 or not scan.clean_right(found[1]):
        return None
    if not (hyphened or scan.clean_left(j)):
        return None
    if scan.low(i - 1) == "of" and scan.low(i - 2) == "class":
        return None
    in_year, end = found
    before = i - 2 if hyphened else i - 1
    if (j == i and not scan.has(before, _BEFORE_YEAR)) or (
        scan.at(end).kind == "w" and not scan.has(end, _AFTER_PERIOD)
    ):
        return None
    return Parsed(lambda view: unit_period(date(in_year, 1, 1), Grain.YEAR), end)


@starting_with(frozenset({"from", "between", "####"}))
def years(scan: Scan, i: int) -> Parsed | None:
    """As in "from 2015 to 2018", "between 2015 and 2018", "2015-2018" where nothing else could be meant."""
    opening = scan.low(i) if scan.has(i, {"from", "between"}) else "-"
    j = i if opening == "-" else i + 1
    first, last = year(scan.tokens, j), year(scan.tokens, j + 2)
    if first is None or last is None or first[1] != j + 1 or not scan.has(j + 1, _BETWEEN_YEARS[opening]):
        return None
    end = last[1]
    if not (1900 <= first[0] < last[0] <= 2100 and scan.clean_left(j) and scan.clean_right(end)):
        return None
    told = scan.ends(end) and scan.at(i - 1).kind == "w" and not scan.has(i - 1, NO_DATE_AFTER)
    bare = opening == "-" and not (told or scan.alone(i, end) or scan.has(i - 1, _BEFORE_YEAR | {"("}))
    if bare or (scan.at(end).kind == "w" and not scan.has(end, _AFTER_PERIOD)):
        return None
    return Parsed(lambda view: between(date(first[0], 1, 1), date(last[0] + 1, 1, 1), Grain.YEAR), end)


@needing({"s", *DECADES})
@starting_with(frozenset({"the", "#", "'", *DECADES, *SMALL_NUMBERS, *TENS}))
def decade(scan: Scan, i: int) -> Parsed | None:
    """As in "the 1990s", "the 80s", "the '80s", "the nineties", "the nineteen eighties"."""
    j = scan.skip(i, {"the"})
    led = j > i or scan.has(i - 1, {"late", "early", "mid", "the"})
    j = scan.skip(j, {"mid", "early", "late"}) if j > i else j
    j = scan.skip(scan.skip(j, {"-"}), {"'", "’"}) if led else j
    value = digits(scan.tokens, j)
    if value is not None and scan.has(j + 1, {"s"}) and scan.glued(j + 1) and value % 10 == 0:
        start = value if 1500 <= value <= 2090 else full_year(value) if led and len(scan.low(j)) == 2 else None
        return Parsed(_decade_from(start), j + 2) if start else None
    century = spelled(scan.tokens, j)
    said = century is not None and 15 <= century[0] <= 20 and scan.has(century[1], frozenset(DECADES))
    if century and said:
        return Parsed(_decade_from(century[0] * 100 + DECADES[scan.low(century[1])] * 10), century[1] + 1)
    tens = DECADES.get(scan.low(j)) if led else None
    return Parsed(_decade_from(1900 + tens * 10), j + 1) if tens and tens > 1 else None


def _decade_from(start: int) -> Meaning:
    return lambda view: unit_period(date(start, 1, 1), Grain.DECADE)


@needing({"century"})
@starting_with(COUNTERS | {"the"})
def century(scan: Scan, i: int) -> Parsed | None:
    """As in "the 19th century": the hundred years that share their first two figures, as people count them."""
    found = ordinal(scan.tokens, scan.skip(i, {"the"}))
    if found is None or not 2 <= found[0] <= 30 or scan.low(found[1]) != "century":
        return None
    return Parsed(lambda view: unit_period(date(found[0] * 100 - 100, 1, 1), Grain.CENTURY), found[1] + 1)


@starting_with(FISCAL | {"fy", "the"})
def fiscal_year(scan: Scan, i: int) -> Parsed | None:
    """As in "FY25", "FY 2025", "fiscal year 2025": read as the year of the calendar, since nobody said when it begins."""
    j = scan.skip(i, {"the"})
    if scan.low(j) == "fy":
        j += 1
    elif scan.has(j, FISCAL) and scan.low(j + 1) == "year":
        j += 2
    else:
        return None
    value = digits(scan.tokens, scan.skip(j, {"'", "’", "-"}))
    end = scan.skip(j, {"'", "’", "-"}) + 1
    if value is None or len(scan.low(end - 1)) not in {2, 4} or not scan.clean_right(end):
        return None
    in_year = full_year(value) if value < 100 else value
    return Parsed(lambda view: unit_period(date(in_year, 1, 1), Grain.YEAR), end) if 1900 <= in_year <= 2100 else None
