"""Everything that may be read at a place, and which reading wins.

Owns the order in which the readers of moments, ranges and periods are tried.
"""

from bot.domain.dates.beside_times import beside_time
from bot.domain.dates.phrases import moment, numbered_day, stretch, time_alone
from bot.domain.dates.ranges import for_a_while, number_beside, numbers_of_month, span_of_days
from bot.domain.dates.scan import Choice, Scan, remembered
from bot.domain.dates.values import Parsed

_MENTIONS = Choice(
    (
        number_beside,
        moment,
        beside_time,
        numbered_day,
        numbers_of_month,
        span_of_days,
        for_a_while,
        stretch,
        time_alone,
    )
)


@remembered
def mention(scan: Scan, i: int) -> Parsed | None:
    """The longest reading at a place."""
    return _MENTIONS(scan, i)
