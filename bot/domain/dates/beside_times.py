"""Moments counted from a time: "two hours before midnight", "30 minutes after 3pm tomorrow".

Owns offsets of hours and minutes. Those counted in days belong to `offsets`.
"""

from bot.domain.dates.lengths import length
from bot.domain.dates.lexicon import COUNTERS
from bot.domain.dates.offsets import after_anchor
from bot.domain.dates.phrases import moment, time_alone
from bot.domain.dates.scan import Scan, longest, starting_with
from bot.domain.dates.values import Parsed

_SIGNS = {"before": -1, "after": 1, "past": 1}


@starting_with(COUNTERS)
def beside_time(scan: Scan, i: int) -> Parsed | None:
    """A length in hours or minutes beside a time or a day with its time."""
    by = length(scan, i)
    sign = _SIGNS.get(scan.low(by[1])) if by and by[0].seconds else None
    if by is None or sign is None:
        return None
    anchor = longest(scan, by[1] + 1, (moment, time_alone)) or time_alone(scan, by[1])
    return Parsed(after_anchor(anchor.meaning, by[0].times(sign)), anchor.end) if anchor else None
