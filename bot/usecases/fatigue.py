"""Never a nuisance: messages that nobody uses come weekly, then not at all, and one button brings them back.

A message is used when anything in it was answered or its reader did anything else with Rapport since. Owns how often
messages come, and days away; when exactly is `timetable`'s.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.nudges.pace import Pace, Standing, after_message
from bot.domain.scope import Scope
from bot.storage.deliveries import last_day
from bot.storage.fatigue import LastSent, acted_since, last_sent
from bot.storage.members import get_member, update_member, update_schedule
from bot.storage.rows import Member
from bot.storage.tx import Tx
from bot.usecases.timetable import next_morning

MOST_DAYS_AWAY = 730


def reckon(tx: Tx, scope: Scope, day: date, now: datetime) -> LastSent | None:
    """Before the message of `day` (local): judge the one before, once; None when it was judged already.

    Three in a row that nothing followed: weekly from this one on; three more: this one is the last.
    """
    last = last_sent(tx, scope)
    if last is None or last.day >= day or (last.reckoned_on is not None and last.reckoned_on >= last.day):
        return None
    before = Standing(cast(Pace, last.pace), last.ignored)
    after = after_message(before, used=_was_used(tx, scope, last))
    update_schedule(tx, scope, ignored=after.ignored, reckoned_on=last.day)
    member = get_member(tx, scope) if after.pace != before.pace else None
    if member is not None:
        next_at = next_morning(replace(member, pace=after.pace), now, served=day)
        update_schedule(tx, scope, pace=after.pace, pace_news=True, next_at=next_at)
    return last


def _was_used(tx: Tx, scope: Scope, last: LastSent) -> bool:
    return (last.seen_at is not None and last.seen_at >= last.at) or acted_since(tx, scope, last.at)


def resume(tx: Tx, caller: Caller) -> datetime | None:
    """Daily again, from the next of the user's days on; returns when."""
    return _reset(tx, caller, pace="daily")


def go_away(tx: Tx, caller: Caller, until: date) -> datetime | None:
    """No daily message before `until` (a local day); returns when the next one is looked at, None when they are off.

    Raises:
        NotUnderstood: the day is not to come, or more than two years away.
    """
    today = caller.local.date()
    if until <= today:
        raise NotUnderstood("Away until when? Name a day to come: away until Monday, away for 2 weeks.")
    if until > today + timedelta(days=MOST_DAYS_AWAY):
        raise NotUnderstood("That is more than two years. To have no daily message at all, use settings.")
    return _reset(tx, caller, away_until=until)


def come_back(tx: Tx, caller: Caller) -> datetime | None:
    """Messages as before from now on; returns when the next one is looked at, None when they are off."""
    return _reset(tx, caller, away_until=None)


def saw(tx: Tx, scope: Scope, now: datetime) -> None:
    """The user did something with Rapport."""
    update_member(tx, scope, seen_at=now)


def _reset(tx: Tx, caller: Caller, *, pace: str | None = None, **changed: date | None) -> datetime | None:
    member: Member | None = get_member(tx, caller.scope)
    if member is None:
        raise NotFound("You have no settings yet. Say anything to Rapport first.")
    served = last_day(tx, caller.scope)
    after = replace(member, pace=pace or member.pace, away_until=changed.get("away_until"))
    at = next_morning(after, caller.now, served=served) if member.daily or pace else None
    values = {"pace": pace, "ignored": 0, "pace_news": False, "reckoned_on": served} if pace else {}
    update_schedule(tx, caller.scope, away_until=after.away_until, next_at=at, **values)
    return at
