"""A user's morning: who is due, what there is to say, and what is written down once it was said.

Leaves the choice to `bot.domain.nudges`, sending to the jobs, and what answers change to `settle`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.caller import Caller
from bot.domain.nudges import Morning, rank
from bot.domain.scope import Scope
from bot.storage.deliveries import (
    Due,
    drop_claimed,
    due_users,
    has_delivery,
    move_on,
    open_deliveries,
    set_state,
    start_sending,
)
from bot.storage.feeds import mark_shown
from bot.storage.members import get_member, update_member, update_schedule
from bot.storage.mornings import mark_carried, mark_nudged
from bot.storage.rows import Delivery, Member
from bot.storage.tx import Tx
from bot.usecases.daily import NO_EXTRAS, Daily, DailyItem, Extras, daily_from, items_json
from bot.usecases.fatigue import reckon
from bot.usecases.gathering import gather
from bot.usecases.learning import mark_proposed, note_ignored, propose
from bot.usecases.review import is_review_day, review_of
from bot.usecases.rhythms import refresh_rhythms
from bot.usecases.timetable import next_morning

MOST_DAYS_AHEAD = 10
_UTC = ZoneInfo("UTC")
_UNSENT = ("claimed", "sending", "unknown")


@dataclass(frozen=True, slots=True)
class Composed:
    """What one user is told on `today`, their local day; `dm_channel` is `None` when they were never written to."""

    today: date
    dm_channel: str | None
    items: tuple[DailyItem, ...]
    more_due: int
    extras: Extras = NO_EXTRAS

    @property
    def is_empty(self) -> bool:
        """Nothing to say. That the messages end is said in any case."""
        return not self.items and self.extras.notice != "off" and self.extras.review is None


def claim_due(
    tx: Tx,
    now: datetime,
    lease_until: datetime,
    limit: int,
    *,
    only: Scope | None = None,
    workspace_id: str | None = None,
) -> tuple[list[Delivery], int]:
    """Take up to `limit` users whose hour has come: their claimed deliveries, and how many users were looked at.

    Each is moved on to their next morning in the same unit. Whoever is later than their own local day is moved on without a
    message for the missed one.
    """
    due = due_users(tx, now, limit=limit, only=only, workspace_id=workspace_id)
    serve: list[tuple[Scope, date]] = []
    moved: list[tuple[Scope, datetime | None]] = []
    for user in due:
        day, next_at = _served(user, now)
        if day is not None:
            serve.append((user.scope, day))
        moved.append((user.scope, next_at))
    move_on(tx, moved)
    return open_deliveries(tx, serve, lease_until, now), len(due)


def _served(user: Due, now: datetime) -> tuple[date | None, datetime | None]:
    """The local day to serve now, `None` when that day's message is not due or is late; and the next send moment."""
    zone = zone_named(user.tz)
    today = now.astimezone(zone).date()
    if user.next_at.astimezone(zone).date() != today:
        midnight = datetime.combine(today, time(), zone).astimezone(UTC)
        at = next_morning(user, midnight - timedelta(seconds=1))
        if at is None or at > now or at.astimezone(zone).date() != today:
            return None, at if at is None or at > now else next_morning(user, now)
    return today, next_morning(user, now, served=today)


def due_now(
    tx: Tx, now: datetime, limit: int, *, only: Scope | None = None, workspace_id: str | None = None
) -> list[tuple[Scope, date]]:
    """Whom `claim_due` would take, and for which local day; takes nobody."""
    due = due_users(tx, now, limit=limit, only=only, workspace_id=workspace_id)
    served = [(user.scope, _served(user, now)[0]) for user in due]
    return [(scope, day) for scope, day in served if day is not None and not has_delivery(tx, scope, day)]


def prepare(tx: Tx, scope: Scope, day: date, now: datetime) -> bool:
    """Bring up to date what the message of `day` (local) is made of; whether there is more for another unit."""
    judged = reckon(tx, scope, day, now)
    if judged is not None:
        note_ignored(tx, Caller(scope, now, _UTC), judged.delivery_id)
    return refresh_rhythms(tx, scope, now)


def compose(tx: Tx, scope: Scope, now: datetime) -> Composed | None:
    """What to tell a user as of `now`; `None` when they are no member any more. No items: nothing to say."""
    member = get_member(tx, scope)
    if member is None or member.left_at is not None:
        return None
    caller = Caller(scope, now, zone_named(member.tz))
    today = caller.local.date()
    days_ahead = _days_ahead(member, today, now)
    morning: Morning = rank(gather(tx, caller, member.weekdays, days_ahead), caller.local)
    items, more_due = daily_from(morning)
    notice = member.pace if member.pace_news else ""
    # One thing at a time: whoever is about to hear less is not asked for rules.
    proposal = None if notice else propose(tx, caller, member)
    review = review_of(tx, caller) if is_review_day(member, today, days_ahead) else None
    extras = Extras(notice, proposal, review)
    return Composed(today, member.dm_channel, items, more_due, extras)


def _days_ahead(member: Member, today: date, now: datetime) -> int | None:
    """Days to the next message; None when none is to come."""
    at = next_morning(member, now, served=today)
    if at is None:
        return None
    return min(MOST_DAYS_AHEAD, max(1, (at.astimezone(zone_named(member.tz)).date() - today).days))


def day_ends_at(tx: Tx, delivery: Delivery) -> datetime:
    """The end (aware UTC, exclusive) of the local day that a delivery is for."""
    member = get_member(tx, Scope(delivery.workspace_id, delivery.user_id))
    zone = zone_named(member.tz if member else "UTC")
    return datetime.combine(delivery.local_date + timedelta(days=1), time(), zone).astimezone(UTC)


def begin_sending(
    tx: Tx, delivery_id: int, composed: Composed, channel: str, lease_until: datetime, now: datetime
) -> bool:
    """Commit that the message is about to be posted; `False`: somebody else has taken the delivery over."""
    items = items_json(composed.items, composed.more_due, composed.extras)
    return start_sending(tx, delivery_id, items, channel, lease_until, now)


def mark_sent(tx: Tx, daily: Daily, scope: Scope, channel: str, ts: str, now: datetime) -> None:
    """The message is there: remember where, and what it carried, so that nothing is told again too soon."""
    set_state(tx, daily.delivery_id, "sent", now, channel=channel, ts=ts, lease_until=None)
    update_member(tx, scope, dm_channel=channel)
    mark_nudged(tx, scope, _refs(daily, "p"), now)
    mark_carried(tx, scope, [*_refs(daily, "f"), *_refs(daily, "r")], now)
    mark_shown(tx, scope, _stories(daily), now)
    if daily.extras.notice:
        update_schedule(tx, scope, pace_news=False)
    if daily.extras.proposal is not None:
        mark_proposed(tx, scope, daily.extras.proposal, now)


def mark_empty(tx: Tx, delivery_id: int, now: datetime) -> None:
    """There was nothing to say that day."""
    set_state(tx, delivery_id, "empty", now, only_from=("claimed", "unknown"), lease_until=None)


def mark_failed(tx: Tx, delivery_id: int, now: datetime) -> None:
    """It will not be sent: Slack refused it for good, or the user's day is over."""
    set_state(tx, delivery_id, "failed", now, only_from=_UNSENT, lease_until=None)


def try_again(tx: Tx, delivery_id: int, at: datetime, now: datetime) -> None:
    """Slack took nothing this time; the delivery is free for the next attempt from `at` (real time)."""
    set_state(tx, delivery_id, "claimed", now, only_from=_UNSENT, lease_until=at)


def put_off(tx: Tx, delivery: Delivery, until: datetime, now: datetime) -> bool:
    """The user wants quiet until `until`: come back then. `False`: their day is over by then, and so is this message."""
    if until >= day_ends_at(tx, delivery):
        mark_empty(tx, delivery.id, now)
        return False
    if drop_claimed(tx, delivery.id):
        update_schedule(tx, Scope(delivery.workspace_id, delivery.user_id), next_at=until)
    return True


def mark_unknown(tx: Tx, delivery_id: int, look_again_at: datetime | None, now: datetime) -> None:
    """Whether it arrived is not known; looked up from `look_again_at`, `None`: never again by itself."""
    set_state(tx, delivery_id, "unknown", now, only_from=_UNSENT, lease_until=look_again_at)


def mark_left(tx: Tx, scope: Scope, now: datetime) -> None:
    """The user is not in the workspace any more: no more mornings until they come back."""
    update_member(tx, scope, left_at=now)
    update_schedule(tx, scope, next_at=None)


def stop_mornings(tx: Tx, scope: Scope) -> None:
    """No more mornings for somebody who is known to have left."""
    update_schedule(tx, scope, next_at=None)


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name; UTC when this machine knows none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _refs(daily: Daily, letter: str) -> Sequence[int]:
    return [item.ref_id for item in daily.items if item.key.startswith(letter)]


def _stories(daily: Daily) -> Sequence[int]:
    """Stories told on their own, and posts told as a reason to write to their author."""
    return [*_refs(daily, "s"), *(item.story_id for item in daily.items if item.story_id is not None)]
