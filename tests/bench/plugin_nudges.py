"""The project's ranking of quiet people, as a plug-in of a replay evaluator: `score_rapport(times, now)`."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.domain.rhythm import Contact, Summary, score

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def _moment(day: float) -> datetime:
    return _EPOCH + timedelta(seconds=round(day * 86_400))


def score_rapport(times: Sequence[float], now: float) -> float:
    """The score of one person. `times`: day numbers of past conversations, ascending; `times.out[i]`, when there, is 1
    where the user opened the i-th; `now`: the day number of the morning.
    """
    openers = getattr(times, "out", None)
    summary = Summary.of(
        Contact(_moment(day), None if openers is None else bool(openers[i]), "message") for i, day in enumerate(times)
    )
    return score(summary, _moment(now))
