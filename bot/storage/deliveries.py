"""The schedule and the deliveries: who is due, and what became of each daily message."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    FromClause,
    Select,
    Text,
    and_,
    cast,
    column,
    delete,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    update,
)

from bot.domain.scope import Scope
from bot.storage.ids import new_id
from bot.storage.owned import owned
from bot.storage.rows import Delivery
from bot.storage.schema import deliveries, processed, schedule
from bot.storage.tx import Tx

_COLUMNS = tuple(deliveries.c[name] for name in Delivery.__slots__)


@dataclass(frozen=True, slots=True)
class Due:
    """A user whose hour has come. `next_at` is the moment that had been set; the rest as in `Member`."""

    scope: Scope
    tz: str
    hour: int
    weekdays: int
    next_at: datetime
    pace: str = "daily"
    country: str = ""
    away_until: date | None = None


def due_users(
    tx: Tx, now: datetime, *, limit: int, only: Scope | None = None, workspace_id: str | None = None
) -> list[Due]:
    """The users due at `now`, longest due first, locked against other replicas until the unit ends."""
    query = select(schedule).where(schedule.c.next_at <= now)
    if only is not None:
        query = query.where(owned(schedule, only))
    if workspace_id is not None:
        query = query.where(schedule.c.workspace_id == workspace_id)
    tx.begin()
    query = query.order_by(schedule.c.next_at).limit(limit).with_for_update(skip_locked=True)
    return [
        Due(
            Scope(row.workspace_id, row.user_id),
            row.tz,
            row.hour,
            row.weekdays,
            row.next_at,
            row.pace,
            row.country,
            row.away_until,
        )
        for row in tx.execute(query)
    ]


def move_on(tx: Tx, moved: Sequence[tuple[Scope, datetime | None]]) -> None:
    """Set when each of these users is due next. Most of a batch share that moment, so a statement is sent for each moment."""
    by_moment: dict[datetime | None, list[Scope]] = {}
    for scope, next_at in moved:
        by_moment.setdefault(next_at, []).append(scope)
    for next_at, scopes in by_moment.items():
        tx.later(
            update(schedule)
            .where(tuple_(schedule.c.workspace_id, schedule.c.user_id).in_(_pairs(tx, scopes)))
            .values(next_at=next_at)
        )
    tx.flush()


def open_deliveries(tx: Tx, days: Sequence[tuple[Scope, date]], lease_until: datetime, now: datetime) -> list[Delivery]:
    """A claimed delivery for each user and local day that has none yet; days that have one are passed over."""
    fresh = {
        delivery.id: delivery
        for scope, day in days
        for delivery in (Delivery(new_id(), scope.workspace_id, scope.user_id, day, "claimed", 0, None, None, {}),)
    }
    by_day: dict[date, list[Delivery]] = {}
    for delivery in fresh.values():
        by_day.setdefault(delivery.local_date, []).append(delivery)
    opened: list[Delivery] = []
    for day, found in by_day.items():
        opened += [fresh[row_id] for row_id in _insert_deliveries(tx, day, found, lease_until, now)]
    return opened


def _insert_deliveries(
    tx: Tx, day: date, found: Sequence[Delivery], lease_until: datetime, now: datetime
) -> Sequence[int]:
    """Insert those whose user has none on that day; the ids that went in. One statement, whatever the number."""
    columns = ("id", "workspace_id", "user_id")
    given = _table_of(tx, [(one.id, one.workspace_id, one.user_id) for one in found], columns)
    rows = select(
        *(given.c[name] for name in columns),
        literal(day, deliveries.c.local_date.type),
        literal("claimed"),
        literal(lease_until, deliveries.c.lease_until.type),
        literal({}, deliveries.c["items"].type),
        literal(now, deliveries.c.created_at.type),
        literal(now, deliveries.c.updated_at.type),
        # SQLite takes ON CONFLICT behind a SELECT for a join condition unless there is a WHERE.
    ).where(true())
    target = [*columns, "local_date", "state", "lease_until", "items", "created_at", "updated_at"]
    statement = tx.insert(deliveries).from_select(target, rows).on_conflict_do_nothing().returning(deliveries.c.id)
    return tx.execute(statement).scalars().all()


def _pairs(tx: Tx, scopes: Sequence[Scope]) -> Select[Any]:
    given = _table_of(tx, [(scope.workspace_id, scope.user_id) for scope in scopes], ("workspace_id", "user_id"))
    return select(given.c.workspace_id, given.c.user_id)


def _table_of(tx: Tx, rows: Sequence[tuple[Any, ...]], columns: tuple[str, ...]) -> FromClause:
    """Values as a table, handed over as one parameter: the statement's text does not depend on how many there are."""
    if tx.is_sqlite:
        each = func.json_each(json.dumps(rows)).table_valued("value", name="given")
        picked = [func.json_extract(each.c.value, f"$[{place}]").label(name) for place, name in enumerate(columns)]
        return select(*picked).select_from(each).subquery()
    arrays = [
        cast([row[place] for row in rows], ARRAY(BigInteger if name == "id" else Text))
        for place, name in enumerate(columns)
    ]
    return func.unnest(*arrays).table_valued(*(column(name) for name in columns), name="given").render_derived()


def take_over(
    tx: Tx,
    now: datetime,
    lease: timedelta,
    *,
    limit: int,
    only: Scope | None = None,
    workspace_id: str | None = None,
) -> list[Delivery]:
    """Deliveries whose sender went away: claimed or sending past their lease, or of unknown outcome.

    Those that may have been sent (`sending`) come back as `unknown`: they are looked up before anything is sent again.
    Taking over is no attempt: whoever held the lease may have died of something else.
    """
    tx.begin()
    query = select(*_COLUMNS).where(
        deliveries.c.state.in_(("claimed", "sending", "unknown")), deliveries.c.lease_until < now
    )
    if only is not None:
        query = query.where(owned(deliveries, only))
    if workspace_id is not None:
        query = query.where(deliveries.c.workspace_id == workspace_id)
    query = query.order_by(deliveries.c.lease_until).limit(limit).with_for_update(skip_locked=True)
    found = [Delivery(**row) for row in tx.execute(query).mappings()]
    taken: list[Delivery] = []
    for delivery in found:
        state = "claimed" if delivery.state == "claimed" else "unknown"
        set_state(tx, delivery.id, state, now, lease_until=now + lease)
        taken.append(Delivery(**{**_as_dict(delivery), "state": state}))
    return taken


def count_attempt(tx: Tx, delivery_id: int) -> None:
    """One more attempt at a delivery came to nothing by a fault or a refusal of its own."""
    tx.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(attempts=deliveries.c.attempts + 1))


def set_state(
    tx: Tx, delivery_id: int, state: str, now: datetime, *, only_from: Sequence[str] = (), **values: Any
) -> bool:
    """Move a delivery on, from one of `only_from` where given; whether it was moved.

    `values`: channel, ts, items, lease_until, attempts.
    """
    chosen = update(deliveries).where(deliveries.c.id == delivery_id)
    if only_from:
        chosen = chosen.where(deliveries.c.state.in_(only_from))
    return tx.execute(chosen.values(state=state, updated_at=now, **values)).rowcount == 1


def start_sending(
    tx: Tx, delivery_id: int, items: dict[str, Any], channel: str, lease_until: datetime, now: datetime
) -> bool:
    """Commit that the call to Slack is about to be made; `False`: somebody else has taken the delivery over."""
    started = tx.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.state.in_(("claimed", "unknown")))
        .values(state="sending", items=items, channel=channel, lease_until=lease_until, updated_at=now)
    )
    return started.rowcount == 1


def has_delivery(tx: Tx, scope: Scope, day: date) -> bool:
    """Whether there is a delivery of any state for that user's local day."""
    query = select(deliveries.c.id).where(owned(deliveries, scope), deliveries.c.local_date == day)
    return tx.execute(query).first() is not None


def drop_claimed(tx: Tx, delivery_id: int) -> bool:
    """Forget a delivery whose sending has not begun; whether it was there."""
    gone = tx.execute(delete(deliveries).where(deliveries.c.id == delivery_id, deliveries.c.state == "claimed"))
    return gone.rowcount == 1


def get_delivery(tx: Tx, scope: Scope, delivery_id: int, *, lock: bool = False) -> Delivery | None:
    """`lock`: held until the unit ends, so that two answers at once do not overwrite one another."""
    return _one(tx, and_(owned(deliveries, scope), deliveries.c.id == delivery_id), lock)


def delivery_of_message(tx: Tx, scope: Scope, channel: str, ts: str, *, lock: bool = False) -> Delivery | None:
    """The delivery whose message this is; `None` for any other message."""
    message = and_(owned(deliveries, scope), deliveries.c.channel == channel, deliveries.c.ts == ts)
    return _one(tx, message, lock)


def last_delivery(tx: Tx, scope: Scope) -> Delivery | None:
    """The latest daily message that was sent."""
    row = (
        tx.execute(
            select(*_COLUMNS)
            .where(owned(deliveries, scope), deliveries.c.state == "sent")
            .order_by(deliveries.c.local_date.desc())
            .limit(1)
        )
        .mappings()
        .one_or_none()
    )
    return Delivery(**row) if row is not None else None


def last_day(tx: Tx, scope: Scope) -> date | None:
    """The latest local day that had its delivery, whatever became of it."""
    day: date | None = tx.execute(
        select(func.max(deliveries.c.local_date)).where(owned(deliveries, scope))
    ).scalar_one_or_none()
    return day


def save_items(tx: Tx, delivery_id: int, items: dict[str, Any], now: datetime) -> None:
    tx.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(items=items, updated_at=now))


def _one(tx: Tx, where: Any, lock: bool) -> Delivery | None:
    query = select(*_COLUMNS).where(where)
    if lock:
        tx.begin()
        query = query.with_for_update()
    row = tx.execute(query).mappings().one_or_none()
    return Delivery(**row) if row is not None else None


def _as_dict(delivery: Delivery) -> dict[str, Any]:
    return {name: getattr(delivery, name) for name in Delivery.__slots__}


def prune(tx: Tx, before: datetime) -> int:
    """Forget processed requests and settled deliveries from before `before`; returns how many rows went."""
    requests = tx.execute(delete(processed).where(processed.c.at < before)).rowcount
    settled = tx.execute(
        delete(deliveries).where(
            deliveries.c.updated_at < before, or_(deliveries.c.state.in_(("sent", "empty", "failed")))
        )
    ).rowcount
    return requests + settled
