"""Workspaces, members and their settings."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update

from bot.domain.scope import Scope
from bot.storage.owned import mine, owned, owner_values
from bot.storage.rows import Member
from bot.storage.schema import members, metadata, schedule, workspaces
from bot.storage.tx import Tx

DEFAULT_HOUR = 9
MONDAY_TO_FRIDAY = 0b0011111
_RHYTHM = ("pace", "pace_news", "away_until", "country", "review")


_MEMBER = (
    select(members, *(schedule.c[name] for name in ("hour", "weekdays", "next_at", *_RHYTHM)))
    .select_from(
        members.outerjoin(
            schedule,
            (schedule.c.workspace_id == members.c.workspace_id) & (schedule.c.user_id == members.c.user_id),
        )
    )
    .where(mine(members))
)


def get_member(tx: Tx, scope: Scope) -> Member | None:
    row = tx.execute(_MEMBER, values=owner_values(scope)).mappings().one_or_none()
    if row is None:
        return None
    return Member(
        tz=row["tz"],
        locale=row["locale"],
        date_order=row["date_order"],
        reactions=row["reactions"],
        dm_channel=row["dm_channel"],
        hour=DEFAULT_HOUR if row["hour"] is None else row["hour"],
        weekdays=MONDAY_TO_FRIDAY if row["weekdays"] is None else row["weekdays"],
        daily=row["next_at"] is not None,
        welcomed_at=row["welcomed_at"],
        left_at=row["left_at"],
        seen_at=row["seen_at"],
        **({name: row[name] for name in _RHYTHM} if row["hour"] is not None else {}),
    )


def add_member(
    tx: Tx, scope: Scope, *, tz: str, locale: str, next_at: datetime | None, now: datetime, country: str = ""
) -> None:
    """A member seen for the first time, with the default hour and days; does nothing when known already.

    `country`: whose public holidays are kept, "" for none.
    """
    tx.execute(tx.insert(workspaces).values(id=scope.workspace_id, created_at=now).on_conflict_do_nothing())
    tx.execute(
        tx.insert(members)
        .values(**owner_values(scope), tz=tz, locale=locale, reactions={}, created_at=now)
        .on_conflict_do_nothing()
    )
    tx.execute(
        tx.insert(schedule)
        .values(
            **owner_values(scope),
            tz=tz,
            hour=DEFAULT_HOUR,
            weekdays=MONDAY_TO_FRIDAY,
            next_at=next_at,
            country=country,
        )
        .on_conflict_do_nothing()
    )


def update_member(tx: Tx, scope: Scope, **values: Any) -> None:
    """Set columns of `members` (tz, locale, date_order, reactions, dm_channel, welcomed_at, left_at, seen_at)."""
    tx.execute(update(members).where(owned(members, scope)).values(**values))


def update_schedule(tx: Tx, scope: Scope, **values: Any) -> None:
    """Set columns of `schedule`; `next_at=None` switches daily messages off."""
    tx.execute(update(schedule).where(owned(schedule, scope)).values(**values))


def purge_workspace(tx: Tx, workspace_id: str) -> None:
    """Delete everything that belongs to a workspace (it was uninstalled)."""
    for table in reversed(metadata.sorted_tables):
        if "workspace_id" in table.c:
            tx.execute(delete(table).where(table.c.workspace_id == workspace_id))
    tx.execute(delete(workspaces).where(workspaces.c.id == workspace_id))


def pause_workspace(tx: Tx, workspace_id: str) -> None:
    """No more daily messages to anyone there (its token was revoked); everything else is kept."""
    tx.execute(update(schedule).where(schedule.c.workspace_id == workspace_id).values(next_at=None))


def with_users(tx: Tx, workspace_id: str | None, user_id: str | None) -> list[Scope]:
    """Scheduled members, narrowed to a workspace and a user where given."""
    query = select(schedule.c.workspace_id, schedule.c.user_id)
    if workspace_id:
        query = query.where(schedule.c.workspace_id == workspace_id)
    if user_id:
        query = query.where(or_(schedule.c.user_id == user_id))
    return [Scope(row.workspace_id, row.user_id) for row in tx.execute(query)]
