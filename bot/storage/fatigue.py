"""Whether daily messages are used: what was sent last, and what its reader did since."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from bot.domain.scope import Scope
from bot.storage.owned import mine, owned, owner_values
from bot.storage.schema import deliveries, journal, members, schedule
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class LastSent:
    """The latest message that was sent, the pace, and how often in a row nothing followed one, up to `reckoned_on`."""

    delivery_id: int
    day: date
    at: datetime
    pace: str
    ignored: int
    reckoned_on: date | None
    seen_at: datetime | None


_LAST_SENT = (
    select(
        deliveries.c.id.label("delivery_id"),
        deliveries.c.local_date.label("day"),
        deliveries.c.created_at.label("at"),
        schedule.c.pace,
        schedule.c.ignored,
        schedule.c.reckoned_on,
        members.c.seen_at,
    )
    .select_from(deliveries)
    .join(schedule, mine(schedule))
    .join(members, mine(members))
    .where(mine(deliveries), deliveries.c.state == "sent")
    .order_by(deliveries.c.local_date.desc())
    .limit(1)
)


def last_sent(tx: Tx, scope: Scope) -> LastSent | None:
    """`None` when no message was ever sent, or the user has no schedule."""
    row = tx.execute(_LAST_SENT, values=owner_values(scope)).mappings().one_or_none()
    return None if row is None else LastSent(**row)


def acted_since(tx: Tx, scope: Scope, at: datetime) -> bool:
    """Whether the user wrote anything down or answered anything since `at`."""
    query = select(journal.c.id).where(owned(journal, scope), journal.c.created_at >= at).limit(1)
    return tx.execute(query).first() is not None
