"""Follow-ups, owed replies and promises: what is due, to whom, when."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import case, func, select

from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.owned import owned, person_of
from bot.storage.rows import FollowUp
from bot.storage.schema import follow_ups, people
from bot.storage.tx import Tx

_COLUMNS = tuple(
    people.c.name.label("person_name") if name == "person_name" else follow_ups.c[name] for name in FollowUp.__slots__
)
_JOINED = follow_ups.join(people, person_of(follow_ups))


def add_follow_up(
    changes: Changes,
    *,
    follow_up_id: int,
    person_id: int,
    line_id: int,
    kind: str,
    due_at: datetime,
    has_time: bool,
    about: str,
    every: str | None,
    now: datetime,
    permalink: str | None = None,
) -> None:
    changes.insert(
        follow_ups,
        id=follow_up_id,
        person_id=person_id,
        line_id=line_id,
        kind=kind,
        due_at=due_at,
        has_time=has_time,
        about=about,
        every=every,
        permalink=permalink,
        state="open",
        created_at=now,
    )


def get_follow_up(tx: Tx, scope: Scope, follow_up_id: int) -> FollowUp | None:
    row = (
        tx.execute(
            select(*_COLUMNS).select_from(_JOINED).where(owned(follow_ups, scope), follow_ups.c.id == follow_up_id)
        )
        .mappings()
        .one_or_none()
    )
    return FollowUp(**row) if row is not None else None


def open_follow_ups(
    tx: Tx,
    scope: Scope,
    *,
    before: datetime | None = None,
    person_ids: Iterable[int] | None = None,
    line_id: int | None = None,
    limit: int = 200,
) -> list[FollowUp]:
    """Open ones, the earliest due first; only those due before `before`, of these people, or of one line, where given."""
    query = select(*_COLUMNS).select_from(_JOINED).where(owned(follow_ups, scope), follow_ups.c.state == "open")
    if before is not None:
        query = query.where(follow_ups.c.due_at < before)
    if person_ids is not None:
        query = query.where(follow_ups.c.person_id.in_(list(person_ids)))
    if line_id is not None:
        query = query.where(follow_ups.c.line_id == line_id)
    rows = tx.execute(query.order_by(follow_ups.c.due_at, follow_ups.c.id).limit(limit)).mappings()
    return [FollowUp(**row) for row in rows]


def open_of_kinds(
    tx: Tx, scope: Scope, kinds: Sequence[str], *, person_id: int | None = None, limit: int, offset: int
) -> tuple[list[FollowUp], int]:
    """A page of open follow-ups of these kinds, in the order of `kinds` and then the earliest due first; and how many."""
    where = [owned(follow_ups, scope), follow_ups.c.state == "open", follow_ups.c.kind.in_(list(kinds))]
    if person_id is not None:
        where.append(follow_ups.c.person_id == person_id)
    total = tx.execute(select(func.count()).select_from(_JOINED).where(*where)).scalar_one()
    rank = case({kind: number for number, kind in enumerate(kinds)}, value=follow_ups.c.kind)
    rows = tx.execute(
        select(*_COLUMNS)
        .select_from(_JOINED)
        .where(*where)
        .order_by(rank, follow_ups.c.due_at, follow_ups.c.id)
        .limit(limit)
        .offset(offset)
    ).mappings()
    return [FollowUp(**row) for row in rows], total


def change_follow_up(changes: Changes, follow_up: FollowUp, **after: object) -> None:
    """Set columns of one follow-up, so that it can be undone."""
    before = {name: getattr(follow_up, name) for name in after}
    changes.update(follow_ups, {"id": follow_up.id}, before, dict(after))
