"""Daily messages, each sent exactly once, whatever dies when.

A delivery is claimed, then `sending` is committed just before the one call to Slack and `sent` after it. Whoever finds a
delivery whose lease has run out takes it over: what was only claimed is sent; what may have been sent is looked up in the
conversation first, by the id in its metadata, and sent again only when it is not there.

Two clocks: `now` decides what is due and can be any moment; leases are real seconds, so that a moved clock ends none early.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

import structlog

from bot.domain.scope import Scope
from bot.jobs.scheduler import contained
from bot.storage.database import Database
from bot.storage.deliveries import count_attempt, take_over
from bot.storage.rows import Delivery
from bot.usecases.daily import Daily, daily_of
from bot.usecases.morning import (
    Composed,
    begin_sending,
    claim_due,
    compose,
    day_ends_at,
    mark_empty,
    mark_failed,
    mark_left,
    mark_sent,
    mark_unknown,
    prepare,
    put_off,
    stop_mornings,
    try_again,
)
from bot.usecases.outcome import Absent, Finding, Outcome, Posted, Refused, Unclear

LEASE = timedelta(minutes=5)
LOOK_AFTER = timedelta(minutes=1)
POST_WITHIN_S = 90.0
CLAIMED_AT_ONCE = 50
IN_FLIGHT = 8
MOST_ATTEMPTS = 6
_LOOK_BACK = timedelta(days=2)
_GONE = frozenset({"account_inactive", "user_not_found", "user_disabled", "users_not_found"})
# Nothing was posted, and it may work in a while: too many calls, or a token that somebody is about to mend.
_LATER = frozenset({"ratelimited", "rate_limited", "invalid_auth", "token_revoked", "token_expired", "not_authed"})
# Slack had trouble of its own: it may have been posted all the same.
_PERHAPS = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_LOG = structlog.get_logger()
Result = Literal["sent", "empty", "held", "failed", "unknown", "left"]


class MorningSender(Protocol):
    """What mornings need of Slack. Nothing raises: refusals and lost connections come back as values."""

    async def direct_channel(self, user_id: str) -> str | Refused | Unclear: ...

    async def post(self, channel: str, daily: Daily) -> Outcome: ...

    async def find(self, channel: str, delivery_id: int, since: datetime) -> Finding: ...

    async def quiet_until(self, user_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]: ...

    def preview(self, daily: Daily) -> str: ...


@dataclass(frozen=True, slots=True)
class MorningServices:
    """`wall` tells real time (aware UTC), for leases. `workspace_id`: only the users of this workspace."""

    db: Database
    sender: MorningSender
    wall: Callable[[], datetime]
    workspace_id: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one user's morning. `words`: the message as text in a dry run, a reason when it was not sent."""

    scope: Scope
    local_date: date
    result: Result
    words: str = ""


@dataclass(frozen=True, slots=True)
class MorningReport:
    """Users in the order they were dealt with; those whose sending failed unexpectedly are left out (and logged)."""

    told: tuple[Told, ...]

    def count(self, result: Result) -> int:
        return sum(one.result == result for one in self.told)


async def run_mornings(services: MorningServices, now: datetime, only: Scope | None = None) -> MorningReport:
    """Send what is due as of `now` (aware UTC), to `only` one user where given; first deal with what was left behind."""
    told = await reconcile(services, now, only)
    while True:
        claimed, looked_at = await services.db.write(
            claim_due,
            now,
            services.wall() + LEASE,
            CLAIMED_AT_ONCE,
            only=only,
            workspace_id=services.workspace_id,
        )
        told += await _tell_all(services, claimed, now)
        if looked_at < CLAIMED_AT_ONCE:
            return MorningReport(tuple(told))


async def reconcile(services: MorningServices, now: datetime, only: Scope | None = None) -> list[Told]:
    """Deal with deliveries whose sender went away or whose outcome is not known."""
    told: list[Told] = []
    while True:
        left = await services.db.write(
            take_over,
            services.wall(),
            LEASE,
            limit=CLAIMED_AT_ONCE,
            only=only,
            workspace_id=services.workspace_id,
        )
        fresh: list[Delivery] = []
        for delivery in left:
            found = await contained("find daily message", _look_up(services, delivery, now))
            if found is None:
                await services.db.write(count_attempt, delivery.id)
            elif isinstance(found, Told):
                told.append(found)
            else:
                fresh.append(found)
        told += await _tell_all(services, fresh, now)
        if len(left) < CLAIMED_AT_ONCE:
            return told


async def _look_up(services: MorningServices, delivery: Delivery, now: datetime) -> Told | Delivery:
    """What became of a delivery that was left behind; the delivery itself when it is to be sent (again)."""
    db, scope = services.db, _scope(delivery)
    if delivery.state == "unknown":
        found = await _find(services, delivery, now)
        if isinstance(found, Posted):
            await db.write(mark_sent, daily_of(delivery), scope, found.channel, found.ts, now)
            return Told(scope, delivery.local_date, "sent", "it had arrived")
        if not isinstance(found, Absent):
            return await _still_unknown(services, delivery, found, now)
    if delivery.attempts > MOST_ATTEMPTS or now >= await db.read(day_ends_at, delivery):
        await db.write(mark_failed, delivery.id, now)
        why = "their day is over" if delivery.attempts <= MOST_ATTEMPTS else "it failed too often"
        return Told(scope, delivery.local_date, "failed", why)
    return delivery


async def _find(services: MorningServices, delivery: Delivery, now: datetime) -> Finding:
    if not delivery.channel:
        return Absent()
    since = min(now, services.wall()) - _LOOK_BACK
    return await services.sender.find(delivery.channel, delivery.id, since)


async def _still_unknown(
    services: MorningServices, delivery: Delivery, found: Refused | Unclear, now: datetime
) -> Told:
    """The conversation cannot be read: look again later, less and less often, and never send on a guess."""
    again = services.wall() + LEASE * 2**delivery.attempts if delivery.attempts <= MOST_ATTEMPTS else None
    await services.db.write(mark_unknown, delivery.id, again, now)
    await services.db.write(count_attempt, delivery.id)
    code = found.code if isinstance(found, Refused) else "no answer"
    _LOG.warning("daily message of unknown outcome", delivery=delivery.id, code=code)
    return Told(_scope(delivery), delivery.local_date, "unknown", f"the conversation cannot be read ({code})")


async def _tell_all(services: MorningServices, claimed: Sequence[Delivery], now: datetime) -> list[Told]:
    """Send to several users, a few at a time."""
    if not claimed:
        return []
    asked = services.sender.quiet_until([delivery.user_id for delivery in claimed], now)
    quiet = await contained("do not disturb", asked) or {}
    slots = asyncio.Semaphore(IN_FLIGHT)

    async def one(delivery: Delivery) -> Told | None:
        async with slots:
            told = await contained("daily message", _tell(services, delivery, quiet.get(delivery.user_id), now))
            if told is None:
                await services.db.write(count_attempt, delivery.id)
            return told

    return [told for told in await asyncio.gather(*map(one, claimed)) if told is not None]


async def _tell(services: MorningServices, delivery: Delivery, quiet_until: datetime | None, now: datetime) -> Told:
    db, scope, day = services.db, _scope(delivery), delivery.local_date
    if quiet_until is not None and delivery.state == "claimed":
        held = await db.write(put_off, delivery, quiet_until, now)
        until = f"Do Not Disturb until {quiet_until:%H:%M} UTC"
        return Told(scope, day, "held", until if held else f"{until}, after the end of their day")
    while await db.write(prepare, scope, day, now):
        pass
    composed = await db.read(compose, scope, now)
    if composed is None:
        await db.write(mark_empty, delivery.id, now)
        await db.write(stop_mornings, scope)
        return Told(scope, day, "left", "not in the workspace any more")
    if composed.is_empty:
        await db.write(mark_empty, delivery.id, now)
        return Told(scope, day, "empty", "nothing to say")
    return await _send(services, delivery, composed, now)


async def _send(services: MorningServices, delivery: Delivery, composed: Composed, now: datetime) -> Told:
    db, scope, day = services.db, _scope(delivery), delivery.local_date
    channel = composed.dm_channel or await services.sender.direct_channel(scope.user_id)
    if isinstance(channel, Unclear):
        # Nothing was posted: the claim runs out and the next look sends it.
        return Told(scope, day, "held", "Slack did not answer")
    if isinstance(channel, Refused):
        return await _refused(services, delivery, channel.code, now)
    daily = Daily(delivery.id, day, composed.items, composed.more_due, extras=composed.extras)
    lease_until = services.wall() + LEASE
    if not await db.write(begin_sending, delivery.id, composed, channel, lease_until, now):
        return Told(scope, day, "held", "another process is sending it")
    outcome = await _post(services.sender, channel, daily)
    match outcome:
        case Posted(channel=where, ts=ts):
            await db.write(mark_sent, daily, scope, where, ts, now)
            return Told(scope, day, "sent", services.sender.preview(daily))
        case Refused(code=code) if code not in _PERHAPS:
            return await _refused(services, delivery, code, now)
    await db.write(mark_unknown, delivery.id, services.wall() + LOOK_AFTER, now)
    return Told(scope, day, "unknown", "Slack did not answer; it is looked up before anything is sent again")


async def _post(sender: MorningSender, channel: str, daily: Daily) -> Outcome:
    """One call, given up well before its lease ends, so that nobody can send while it may still arrive."""
    try:
        async with asyncio.timeout(POST_WITHIN_S):
            return await sender.post(channel, daily)
    except TimeoutError:
        return Unclear()


async def _refused(services: MorningServices, delivery: Delivery, code: str, now: datetime) -> Told:
    """Slack posted nothing: for now, for good, or because the user is gone."""
    scope, day = _scope(delivery), delivery.local_date
    _LOG.warning("daily message refused", delivery=delivery.id, code=code)
    if code in _LATER:
        await services.db.write(try_again, delivery.id, services.wall() + LEASE, now)
        return Told(scope, day, "held", code)
    await services.db.write(mark_failed, delivery.id, now)
    if code not in _GONE:
        return Told(scope, day, "failed", code)
    await services.db.write(mark_left, scope, now)
    return Told(scope, day, "left", code)


def _scope(delivery: Delivery) -> Scope:
    return Scope(delivery.workspace_id, delivery.user_id)
