"""How promising it is to write to somebody who has gone quiet.

Replays of real correspondence show that the longest silence, which a fixed interval would bring up first, is the
worst guide there is (worse than chance), and that a plain closed form beats fitted models: many conversations, not
too long ago.
"""

from datetime import datetime
from math import sqrt

from bot.domain.rhythm.summary import DAY_S, Summary

_FLOOR_DAYS = 0.5


def score(summary: Summary, now: datetime) -> float:
    """How likely the tie comes back when written to; without a unit, only the order of two scores means something.

    The square root of the number of conversations over the days since the last one. 0.0 when there was none.
    """
    if not summary.n:
        return 0.0
    gap_days = (now.timestamp() - summary.last_s) / DAY_S
    return sqrt(summary.n) / max(_FLOOR_DAYS, gap_days)
