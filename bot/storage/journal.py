"""The journal: who changed what, and how to take it back. Also the drafts that wait for an answer, and reaction marks."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.ids import new_id
from bot.storage.owned import owned, owner_values
from bot.storage.rows import JournalEntry
from bot.storage.schema import drafts, journal, reaction_marks
from bot.storage.tx import Tx


def write_journal(tx: Tx, scope: Scope, verb: str, subject: str, changes: Changes, now: datetime) -> int:
    """Keep what one action did; returns the id that undoes it. `subject`: the owner's own words about it."""
    entry_id = new_id()
    row = {"id": entry_id, "verb": verb, "subject": subject, "changes": changes.rows, "created_at": now}
    tx.insert_row(journal, {**row, **owner_values(scope)})
    return entry_id


def get_entry(tx: Tx, scope: Scope, entry_id: int) -> JournalEntry | None:
    return _one_entry(tx, scope, entry_id)


def last_entry(tx: Tx, scope: Scope) -> JournalEntry | None:
    """The latest action that has not been undone."""
    return _one_entry(tx, scope, None)


def _one_entry(tx: Tx, scope: Scope, entry_id: int | None) -> JournalEntry | None:
    query = select(*(journal.c[name] for name in JournalEntry.__slots__)).where(owned(journal, scope))
    if entry_id is None:
        query = query.where(journal.c.undone_at.is_(None)).order_by(journal.c.id.desc()).limit(1)
    else:
        query = query.where(journal.c.id == entry_id)
    row = tx.execute(query).mappings().one_or_none()
    return JournalEntry(**row) if row is not None else None


def mark_undone(tx: Tx, scope: Scope, entry_id: int, now: datetime) -> bool:
    """Whether this call is the one that undoes it (of several at once, one is)."""
    done = tx.execute(
        update(journal)
        .where(owned(journal, scope), journal.c.id == entry_id, journal.c.undone_at.is_(None))
        .values(undone_at=now)
    )
    return done.rowcount == 1


def save_draft(tx: Tx, scope: Scope, payload: dict[str, Any], now: datetime) -> int:
    draft_id = new_id()
    tx.later(insert(drafts).values(id=draft_id, **owner_values(scope), payload=payload, created_at=now))
    return draft_id


def get_draft(tx: Tx, scope: Scope, draft_id: int) -> tuple[dict[str, Any], bool] | None:
    """The draft and whether it was dealt with already."""
    row = tx.execute(
        select(drafts.c.payload, drafts.c.closed_at).where(owned(drafts, scope), drafts.c.id == draft_id)
    ).one_or_none()
    return (row.payload, row.closed_at is not None) if row is not None else None


def change_draft(tx: Tx, scope: Scope, draft_id: int, payload: dict[str, Any]) -> None:
    tx.execute(update(drafts).where(owned(drafts, scope), drafts.c.id == draft_id).values(payload=payload))


def close_draft(tx: Tx, scope: Scope, draft_id: int, now: datetime) -> bool:
    """Whether this call is the one that closes it."""
    done = tx.execute(
        update(drafts)
        .where(owned(drafts, scope), drafts.c.id == draft_id, drafts.c.closed_at.is_(None))
        .values(closed_at=now)
    )
    return done.rowcount == 1


def waiting_follows(tx: Tx, workspace_id: str, before: datetime) -> list[tuple[Scope, int, dict[str, Any]]]:
    """Feeds that were being looked for since before `before`, of every user of a workspace; for the program alone."""
    waiting = drafts.c.workspace_id == workspace_id, drafts.c.closed_at.is_(None), drafts.c.created_at < before
    rows = tx.execute(select(drafts).where(*waiting).order_by(drafts.c.id.desc()).limit(1000))
    return [(Scope(row.workspace_id, row.user_id), row.id, row.payload) for row in rows if row.payload.get("follow")]


def mark_reaction(tx: Tx, scope: Scope, channel: str, ts: str, reaction: str, journal_id: int) -> None:
    tx.execute(
        insert(reaction_marks).values(
            **owner_values(scope), channel=channel, ts=ts, reaction=reaction, journal_id=journal_id
        )
    )


def reaction_mark(tx: Tx, scope: Scope, channel: str, ts: str, reaction: str) -> int | None:
    """The journal entry that this reaction made, if it made one that still stands."""
    found: int | None = tx.execute(
        select(reaction_marks.c.journal_id).where(*_mark(scope, channel, ts, reaction))
    ).scalar_one_or_none()
    return found


def unmark_reaction(tx: Tx, scope: Scope, channel: str, ts: str, reaction: str) -> None:
    tx.execute(delete(reaction_marks).where(*_mark(scope, channel, ts, reaction)))


def _mark(scope: Scope, channel: str, ts: str, reaction: str) -> tuple[Any, ...]:
    marks = reaction_marks
    return owned(marks, scope), marks.c.channel == channel, marks.c.ts == ts, marks.c.reaction == reaction
