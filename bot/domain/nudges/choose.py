"""Whom to write to today: who may be suggested, in which order, and why.

The order is the rhythm's score (chance that it comes back), weighted by what the user said matters (a tier) and by a
reason to write (a fresh post of theirs). Whoever has an explicit cadence comes first: the user asked for it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import sqrt

from bot.domain.nudges.model import PersonState, Reason, Reengage
from bot.domain.rhythm import TIER_DAYS, overdue_from, rhythm_from, score

COOLDOWN_DAYS = 14
MAX_DORMANT = 1
_POST_WEIGHT = 1.5
_MIDDLE_TIER_DAYS = TIER_DAYS[2]


def choose(people: Sequence[PersonState], now_local: datetime, budget: int) -> tuple[Reengage, ...]:
    """At most `budget` people, best first, at most one of them a long-dormant tie. `now_local` is aware local time."""
    now = now_local.astimezone(UTC)
    today = now_local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    ready = [p for p in people if is_ready(p, now, today)]
    ready.sort(key=lambda p: (p.cadence_days is None, -worth(p, now), p.person_id))
    chosen: list[Reengage] = []
    dormant_left = MAX_DORMANT
    for person in ready:
        if len(chosen) >= budget:
            break
        dormant = rhythm_from(person.summary, now).state == "dormant"
        if dormant and not dormant_left:
            continue
        dormant_left -= dormant
        chosen.append(Reengage(person, dormant, _reasons(person, now)))
    return tuple(chosen)


def is_ready(person: PersonState, now: datetime, today: datetime) -> bool:
    """Whether the person may be suggested at all. `now` and `today` (the local day's beginning) are aware UTC.

    Not when muted, snoozed, suggested in the last 14 days, added or written about today; an explicit cadence counts
    whole local days (due on the day it ends), a learned rhythm to the minute.
    """
    if person.muted or (person.snoozed_until is not None and person.snoozed_until > now):
        return False
    if person.last_nudged_at is not None and person.last_nudged_at > today - timedelta(days=COOLDOWN_DAYS - 1):
        return False
    summary = person.summary
    if person.created_at >= today or (person.touched_at is not None and person.touched_at >= today):
        return False
    if summary.n and summary.end_s >= today.timestamp():
        return False
    due = overdue_from(summary, person.created_at, person.cadence_days, person.tier_days)
    if due is None:
        return False
    return due < today + timedelta(days=1) if person.cadence_days is not None else due < now


def worth(person: PersonState, now: datetime) -> float:
    """The order of suggestions: the score, times the square root of how much oftener than every 60 days the tier asks,
    times 1.5 when a fresh post gives a reason to write.
    """
    value = score(person.summary, now)
    if person.tier_days:
        value *= sqrt(_MIDDLE_TIER_DAYS / person.tier_days)
    return value * _POST_WEIGHT if person.story is not None else value


def _reasons(person: PersonState, now: datetime) -> tuple[Reason, ...]:
    rhythm = rhythm_from(person.summary, now)
    gap = {
        "days": _rounded(rhythm.quiet_for_days),
        "usual_days": _rounded(rhythm.usual_gap_days),
        "cadence_days": person.cadence_days,
        "contact": person.summary.kind,
    }
    reasons = [Reason("gap", gap)]
    if person.last_note:
        reasons.append(Reason("last_time", {"note": person.last_note}))
    if person.story is not None:
        age_days = max(0, (now - person.story.published_at).days)
        reasons.append(Reason("posted", {"title": person.story.title, "days": age_days}))
    return tuple(reasons)


def _rounded(days: float | None) -> float | None:
    return None if days is None else round(days, 1)
