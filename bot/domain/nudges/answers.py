"""What an answer to a suggestion changes. Each function gives the new value; storing it is the caller's."""

from datetime import UTC, datetime, time, timedelta

from bot.domain.errors import NotUnderstood
from bot.domain.nudges.model import PersonState
from bot.domain.rhythm import TIER_DAYS

SNOOZE_DAYS = (7, 14, 30)
MAX_SNOOZE_DAYS = 730
MAX_CADENCE_DAYS = 730.0
_LESS_OFTEN = 2.0


def snoozed(now_local: datetime, days: int) -> datetime:
    """Until when a snooze of so many days holds: the beginning of that local day, as aware UTC.

    The beginning of the day, so that a snooze pressed at ten does not swallow the message of nine o'clock a week later.

    Raises:
        NotUnderstood: fewer than one or more than 730 days.
    """
    if not 1 <= days <= MAX_SNOOZE_DAYS:
        raise NotUnderstood("A snooze can last from 1 day to 2 years. Try 1 week, 2 weeks or 1 month.")
    day = now_local.date() + timedelta(days=days)
    return datetime.combine(day, time(), tzinfo=now_local.tzinfo).astimezone(UTC)


def less_often(person: PersonState) -> float:
    """The explicit cadence, in days, that "less often" sets: twice what holds for the person now, at most two years.

    What holds is the explicit cadence, else the usual gap, else the tier, else 60 days; never under 14 days, so that
    the answer is always felt.
    """
    holds = person.cadence_days or person.summary.usual_gap_days or person.tier_days or TIER_DAYS[2]
    return float(round(min(MAX_CADENCE_DAYS, max(TIER_DAYS[0], _LESS_OFTEN * holds))))
