"""A relationship read at one moment: how long quiet, against what is usual, and what to call that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.rhythm.contact import TIER_DAYS, Contact
from bot.domain.rhythm.score import score
from bot.domain.rhythm.summary import DAY_S, Summary, moment

State = Literal["new", "active", "quiet", "dormant"]

QUIET_FLOOR_DAYS = 7.0
QUIET_RATIO = 1.5
DORMANT_FLOOR_DAYS = 180.0
DORMANT_RATIO = 3.0
_NEW_TIE_DAYS = float(TIER_DAYS[2])


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One relationship at one moment.

    `n` counts conversations (contacts within twelve hours are one). `usual_gap_days` is the median of the recent
    gaps, None below two gaps; `overdue_ratio` is the present silence over it, None with it. `strength` is the score
    the ranking uses. `mine_share` is the share of conversations the user opened among those whose opener is known,
    None when none is; `last_opened_by` is True for the user, False for the other. Without any contact the times and
    `quiet_for_days` are None.
    """

    n: int
    first_at: datetime | None
    last_at: datetime | None
    usual_gap_days: float | None
    strength: float
    quiet_for_days: float | None
    overdue_ratio: float | None
    mine_share: float | None
    last_opened_by: bool | None
    state: State


def rhythm_of(contacts: Sequence[Contact], now: datetime) -> Rhythm:
    """The rhythm of a history (any order) as of `now` (aware UTC); contacts after `now` do not count yet."""
    return rhythm_from(Summary.of(c for c in contacts if c.at <= now), now)


def rhythm_from(summary: Summary, now: datetime) -> Rhythm:
    """The same from what is kept per person, without the history."""
    if not summary.n:
        return Rhythm(0, None, None, None, 0.0, None, None, None, None, "new")
    quiet_days = max(0.0, (now.timestamp() - summary.end_s) / DAY_S)
    usual = summary.usual_gap_days
    known = summary.mine + summary.theirs
    return Rhythm(
        n=summary.n,
        first_at=moment(summary.first_s),
        last_at=moment(summary.end_s),
        usual_gap_days=usual,
        strength=score(summary, now),
        quiet_for_days=quiet_days,
        overdue_ratio=None if usual is None else quiet_days / usual,
        mine_share=summary.mine / known if known else None,
        last_opened_by={"m": True, "t": False}.get(summary.openers[-1]),
        state=_state(quiet_days, usual),
    )


def overdue_from(
    summary: Summary, created_at: datetime, cadence_days: float | None = None, tier_days: float | None = None
) -> datetime | None:
    """The first moment at which the person counts as gone quiet; None when nothing says when that would be.

    An explicit cadence wins and, like a tier, counts from `created_at` for somebody never spoken to. Otherwise the
    person's own rhythm (over a week, and over one and a half times the usual gap); a tie too young to have one gets
    its tier's days, or 60. Worth storing: it changes only with a contact, a cadence or a tier.
    """
    days = patience_days(summary, cadence_days, tier_days)
    if days is None:
        return None
    return (moment(summary.end_s) if summary.n else created_at) + timedelta(days=days)


def patience_days(summary: Summary, cadence_days: float | None, tier_days: float | None) -> float | None:
    """The days of silence that `overdue_from` allows; None when nothing says how many."""
    if cadence_days is not None:
        return cadence_days
    if summary.usual_gap_days is not None:
        return quiet_after_days(summary.usual_gap_days)
    if tier_days is not None:
        return tier_days
    return _NEW_TIE_DAYS if summary.n else None


def quiet_after_days(usual_gap_days: float) -> float:
    """Days of silence beyond which a tie with that usual gap has gone unusually quiet."""
    return max(QUIET_FLOOR_DAYS, QUIET_RATIO * usual_gap_days)


def is_dormant(quiet_days: float, usual_gap_days: float | None) -> bool:
    """Silent for half a year, and for three times what is usual where that is known."""
    return quiet_days > max(DORMANT_FLOOR_DAYS, DORMANT_RATIO * (usual_gap_days or 0.0))


def _state(quiet_days: float, usual_gap_days: float | None) -> State:
    if is_dormant(quiet_days, usual_gap_days):
        return "dormant"
    if usual_gap_days is None:
        return "new"
    return "quiet" if quiet_days > quiet_after_days(usual_gap_days) else "active"
