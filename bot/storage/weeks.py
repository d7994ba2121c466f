"""What a week came to: follow-ups closed and missed, and who was spoken to."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.scope import Scope
from bot.storage.owned import owned, person_of
from bot.storage.schema import follow_ups, people
from bot.storage.tx import Tx

MOST = 200


def closed_since(tx: Tx, scope: Scope, since: datetime) -> list[str]:
    """Names of the people whose follow-ups were done since then, one for each follow-up, earliest first; at most 200."""
    query = (
        select(people.c.name)
        .select_from(follow_ups)
        .join(people, person_of(follow_ups))
        .where(owned(follow_ups, scope), follow_ups.c.state == "done", follow_ups.c.closed_at >= since)
        .order_by(follow_ups.c.closed_at)
        .limit(MOST)
    )
    return list(tx.execute(query).scalars())


def missed_between(tx: Tx, scope: Scope, since: datetime, before: datetime) -> list[str]:
    """The same for those that were due in that time and are still open, the longest due first."""
    query = (
        select(people.c.name)
        .select_from(follow_ups)
        .join(people, person_of(follow_ups))
        .where(
            owned(follow_ups, scope),
            follow_ups.c.state == "open",
            follow_ups.c.due_at >= since,
            follow_ups.c.due_at < before,
        )
        .order_by(follow_ups.c.due_at)
        .limit(MOST)
    )
    return list(tx.execute(query).scalars())


def met_since(tx: Tx, scope: Scope, since: datetime) -> list[tuple[str, dict[str, Any]]]:
    """(name, stored rhythm) of those last spoken to since then, the latest first; at most 200."""
    query = (
        select(people.c.name, people.c.rhythm)
        .where(owned(people, scope), people.c.last_at >= since, people.c.rhythm.is_not(None))
        .order_by(people.c.last_at.desc())
        .limit(MOST)
    )
    return [(row.name, row.rhythm) for row in tx.execute(query)]
