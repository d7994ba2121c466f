"""Interactions and notes: what happened with whom, and what was said."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.listed import Listed
from bot.storage.owned import owned
from bot.storage.rows import Interaction, Note
from bot.storage.schema import interactions, notes
from bot.storage.tx import Tx
from bot.storage.words import note_words

_INTERACTION = tuple(interactions.c[name] for name in Interaction.__slots__)
_NOTE = tuple(notes.c[name] for name in Note.__slots__)


def _newest(condition: ColumnElement[bool]) -> Select[Any]:
    newest = select(notes.c.person_id, func.max(notes.c.id).label("id")).where(condition, notes.c.text != "")
    latest = newest.group_by(notes.c.person_id).subquery()
    return select(notes.c.person_id, notes.c.text).join(latest, latest.c.id == notes.c.id)


_LAST = Listed(notes, "person_id", _newest)


def add_interaction(changes: Changes, row: Interaction) -> None:
    changes.insert(interactions, **{name: getattr(row, name) for name in Interaction.__slots__})


def add_note(changes: Changes, row: Note) -> None:
    changes.insert(notes, **{name: getattr(row, name) for name in Note.__slots__}, words=note_words(row.text))


def change_interaction(changes: Changes, row: Interaction, **after: object) -> None:
    """Set columns of one interaction, so that it can be undone."""
    changes.update(interactions, {"id": row.id}, {name: getattr(row, name) for name in after}, dict(after))


def change_note(changes: Changes, row: Note, **after: object) -> None:
    """Set columns of one note, so that it can be undone."""
    changes.update(notes, {"id": row.id}, {name: getattr(row, name) for name in after}, dict(after))


def interactions_of(tx: Tx, scope: Scope, person_id: int, *, limit: int = 1000) -> list[Interaction]:
    """The latest `limit` interactions with a person, oldest first."""
    rows = tx.execute(
        select(*_INTERACTION)
        .where(owned(interactions, scope), interactions.c.person_id == person_id)
        .order_by(interactions.c.at.desc(), interactions.c.id.desc())
        .limit(limit)
    ).mappings()
    return [Interaction(**row) for row in rows][::-1]


def line_of(tx: Tx, scope: Scope, line_id: int) -> tuple[list[Interaction], list[Note]]:
    """Everything that one typed line (or one reaction) left, in the order it was written."""
    met = tx.execute(
        select(*_INTERACTION)
        .where(owned(interactions, scope), interactions.c.line_id == line_id)
        .order_by(interactions.c.id)
    ).mappings()
    said = tx.execute(
        select(*_NOTE).where(owned(notes, scope), notes.c.line_id == line_id).order_by(notes.c.id)
    ).mappings()
    return [Interaction(**row) for row in met], [Note(**row) for row in said]


def notes_of(tx: Tx, scope: Scope, person_id: int, *, limit: int) -> list[Note]:
    """The latest notes on a person, latest first."""
    rows = tx.execute(
        select(*_NOTE)
        .where(owned(notes, scope), notes.c.person_id == person_id, notes.c.text != "")
        .order_by(notes.c.created_at.desc(), notes.c.id.desc())
        .limit(limit)
    ).mappings()
    return [Note(**row) for row in rows]


def raw_of_note(tx: Tx, scope: Scope, note_id: int) -> str:
    """The line a note was made of, as it was typed; empty when it is gone."""
    raw = tx.execute(select(notes.c.raw).where(owned(notes, scope), notes.c.id == note_id)).scalar_one_or_none()
    return raw or ""


def last_notes(tx: Tx, scope: Scope, person_ids: Iterable[int]) -> dict[int, str]:
    """The latest note on each of these people who have one."""
    return {row[0]: row[1] for row in _LAST.fetch(tx, scope, person_ids)}
