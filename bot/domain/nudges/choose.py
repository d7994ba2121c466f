"""Whom to write to today: who may be suggested, in which order, and why.

The order is the rhythm's score (chance that it comes back), weighted by what the user said matters (a tier) and by a
reason to write (a fresh post of theirs). Whoever has an explicit cadence comes first: the user asked for it. One a day may
be there for a post alone, not overdue yet: it is the best of reasons to write, but no reason to hear of a busy blog each day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import sqrt

from bot.domain.nudges.model import PersonState, Reason, Reengage
from bot.domain.rhythm import TIER_DAYS, patience_days, rhythm_from, score
from bot.domain.rhythm.summary import DAY_S

COOLDOWN_DAYS = 14
MAX_DORMANT = 1
MAX_FOR_A_POST = 1
POST_PATIENCE_DAYS = 7.0
"""Days of silence after which a fresh post is reason enough to write, where no cadence was asked for."""
_POST_WEIGHT = 1.5
_MIDDLE_TIER_DAYS = TIER_DAYS[2]


@dataclass(frozen=True, slots=True)
class Today:
    """The user's local day: the moment of sending, the day's bounds (`_s`: in seconds since 1970), its date and zone."""

    now: datetime
    now_s: float
    begin: datetime
    begin_s: float
    end_s: float
    date: date
    zone: tzinfo | None

    @classmethod
    def at(cls, now_local: datetime) -> "Today":
        """The day of an aware local moment; its end is the next local midnight, 23 to 25 hours after its beginning."""
        midnight = now_local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        now, begin, end = (at.astimezone(UTC) for at in (now_local, midnight, midnight + timedelta(days=1)))
        zone = now_local.tzinfo
        return cls(now, now.timestamp(), begin, begin.timestamp(), end.timestamp(), now_local.date(), zone)


def choose(people: Sequence[PersonState], now_local: datetime, budget: int) -> tuple[Reengage, ...]:
    """At most `budget` people, best first, at most one of them a long-dormant tie and one there for a fresh post alone.

    `now_local` is aware local time.
    """
    today = Today.at(now_local)
    ready = [person for person in people if is_ready(person, today)]
    ready.sort(key=lambda p: (p.cadence_days is None, -worth(p, today.now), p.person_id))
    chosen: list[Reengage] = []
    dormant_left, posts_left = MAX_DORMANT, MAX_FOR_A_POST
    for person in ready:
        if len(chosen) >= budget:
            break
        dormant = rhythm_from(person.summary, today.now).state == "dormant"
        for_a_post = not _is_overdue(person, today, _patience(person))
        if (dormant and not dormant_left) or (for_a_post and not posts_left):
            continue
        dormant_left, posts_left = dormant_left - dormant, posts_left - for_a_post
        chosen.append(Reengage(person, dormant, _reasons(person, today.now, for_a_post)))
    return tuple(chosen)


def is_ready(person: PersonState, today: Today) -> bool:
    """Whether the person may be suggested at all.

    Not when muted, snoozed, suggested in the last 14 local days, or added or written about today; then whoever is
    overdue, an explicit cadence in whole local days (due on the day it ends), a learned rhythm to the minute; and without
    an explicit cadence whoever has posted something lately and has not been spoken to for a week.
    """
    summary = person.summary
    if person.muted or (summary.n and summary.end_s >= today.begin_s):
        return False
    if not _is_overdue(person, today, _patience(person)) and not _has_posted(person, today):
        return False
    if person.snoozed_until is not None and person.snoozed_until > today.now:
        return False
    if person.last_nudged_at is not None:
        nudged_on = person.last_nudged_at.astimezone(today.zone).date()
        if (today.date - nudged_on).days < COOLDOWN_DAYS:
            return False
    return person.created_at < today.begin and (person.touched_at is None or person.touched_at < today.begin)


def _patience(person: PersonState) -> float | None:
    return patience_days(person.summary, person.cadence_days, person.tier_days)


def _has_posted(person: PersonState, today: Today) -> bool:
    if person.story is None or person.cadence_days is not None:
        return False
    return not person.summary.n or _is_overdue(person, today, POST_PATIENCE_DAYS)


def _is_overdue(person: PersonState, today: Today, days: float | None) -> bool:
    """Whether the silence is longer than so many days; `None`: nothing says how many."""
    if days is None:
        return False
    since_s = person.summary.end_s if person.summary.n else person.created_at.timestamp()
    return since_s + days * DAY_S < (today.now_s if person.cadence_days is None else today.end_s)


def worth(person: PersonState, now: datetime) -> float:
    """The order of suggestions: the score, times the square root of how much oftener than every 60 days the tier asks,
    times 1.5 when a fresh post gives a reason to write.
    """
    value = score(person.summary, now)
    if person.tier_days:
        value *= sqrt(_MIDDLE_TIER_DAYS / person.tier_days)
    return value * _POST_WEIGHT if person.story is not None else value


def _reasons(person: PersonState, now: datetime, for_a_post: bool) -> tuple[Reason, ...]:
    """Why, the strongest first."""
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
        posted = Reason("posted", {"title": person.story.title, "days": age_days})
        reasons.insert(0 if for_a_post else len(reasons), posted)
    return tuple(reasons)


def _rounded(days: float | None) -> float | None:
    return None if days is None else round(days, 1)
