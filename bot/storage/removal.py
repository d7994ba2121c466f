"""Moving a person's history to another card, and removing a person from every table."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Text, cast, delete, func, select, update

from bot.domain.people import Key
from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.owned import owned
from bot.storage.rows import JournalEntry
from bot.storage.schema import (
    deliveries,
    drafts,
    follow_ups,
    interactions,
    journal,
    notes,
    people,
    person_keys,
    reaction_marks,
    subscriptions,
)
from bot.storage.tx import Tx


def move_history(tx: Tx, changes: Changes, scope: Scope, gone_id: int, kept_id: int) -> None:
    """Interactions, notes, follow-ups and feeds of one person become another's."""
    for table, key in ((interactions, "id"), (notes, "id"), (follow_ups, "id"), (subscriptions, "feed_id")):
        rows = tx.execute(select(table.c[key]).where(owned(table, scope), table.c.person_id == gone_id)).scalars().all()
        for row_id in rows:
            changes.update(table, {key: row_id}, {"person_id": gone_id}, {"person_id": kept_id})


def move_keys(
    changes: Changes,
    moving: Sequence[tuple[Key, str | None]],
    there: Mapping[Key, str | None],
    gone_id: int,
    kept_id: int,
) -> None:
    """The kept person answers to the names of the other as well."""
    for key, shown in moving:
        changes.delete(person_keys, {"key": key.key, "kind": key.kind, "person_id": gone_id})
        if key not in there:
            changes.insert(person_keys, key=key.key, kind=key.kind, person_id=kept_id, shown=shown)


def remove_row(changes: Changes, person_id: int) -> None:
    changes.delete(people, {"id": person_id})


_AT_ONCE = 500
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much of each kind hangs on one person."""

    contacts: int
    notes: int
    follow_ups: int
    feeds: int


def belongings_of(tx: Tx, scope: Scope, person_id: int) -> Belongings:
    """What would move if this person were merged; notes without words do not count."""
    said = notes.c.text != ""
    return Belongings(
        *(
            tx.execute(
                select(func.count())
                .select_from(table)
                .where(owned(table, scope), table.c.person_id == person_id, *([said] if table is notes else []))
            ).scalar_one()
            for table in (interactions, notes, follow_ups, subscriptions)
        )
    )


def standing_merges(tx: Tx, scope: Scope, *, limit: int = 200) -> list[JournalEntry]:
    """Merges that have not been taken back, the latest first."""
    rows = tx.execute(
        select(*(journal.c[name] for name in JournalEntry.__slots__))
        .where(owned(journal, scope), journal.c.verb == "merge", journal.c.undone_at.is_(None))
        .order_by(journal.c.id.desc())
        .limit(limit)
    ).mappings()
    return [JournalEntry(**row) for row in rows]


def delete_person(tx: Tx, scope: Scope, person_id: int) -> None:
    """The person, everything that hangs on them, and what the journal, drafts and daily messages keep of them.

    Lines that still wait for an answer go when they are about the person or name them, and nobody else of that name.
    """
    mark = f"%{person_id}%"
    entries = _entries_about(tx, scope, person_id)
    for start in range(0, len(entries), _AT_ONCE):
        ids = entries[start : start + _AT_ONCE]
        tx.execute(delete(reaction_marks).where(owned(reaction_marks, scope), reaction_marks.c.journal_id.in_(ids)))
        tx.execute(delete(journal).where(owned(journal, scope), journal.c.id.in_(ids)))
    _delete_drafts(tx, scope, person_id)
    tx.execute(
        update(deliveries)
        .where(owned(deliveries, scope), cast(deliveries.c["items"], Text).like(mark))
        .values(items={})
    )
    tx.execute(delete(people).where(owned(people, scope), people.c.id == person_id))


def _entries_about(tx: Tx, scope: Scope, person_id: int) -> list[int]:
    """Journal entries that changed the person, or anything that hangs on them: most name only the rows they changed."""
    about = {str(person_id)}
    for table in (interactions, notes, follow_ups):
        rows = tx.execute(select(table.c.id).where(owned(table, scope), table.c.person_id == person_id))
        about |= {str(row_id) for row_id in rows.scalars()}
    told = tx.execute(select(journal.c.id, cast(journal.c.changes, Text).label("said")).where(owned(journal, scope)))
    return [row.id for row in told if not about.isdisjoint(_NUMBER.findall(row.said))]


def _delete_drafts(tx: Tx, scope: Scope, person_id: int) -> None:
    tx.execute(delete(drafts).where(owned(drafts, scope), drafts.c.closed_at.is_not(None)))
    names = _names_alone(tx, scope, person_id)
    waiting = tx.execute(select(drafts.c.id, drafts.c.payload).where(owned(drafts, scope))).all()
    told = [row.id for row in waiting if _tells_of(json.dumps(row.payload, ensure_ascii=False), person_id, names)]
    tx.execute(delete(drafts).where(owned(drafts, scope), drafts.c.id.in_(told)))


def _names_alone(tx: Tx, scope: Scope, person_id: int) -> list[str]:
    """The person's name, unless somebody else answers to it too."""
    row = tx.execute(
        select(people.c.name, people.c.name_key).where(owned(people, scope), people.c.id == person_id)
    ).one_or_none()
    if row is None:
        return []
    others = select(person_keys.c.person_id).where(
        owned(person_keys, scope), person_keys.c.key == row.name_key, person_keys.c.person_id != person_id
    )
    return [] if tx.execute(others.limit(1)).first() else [row.name]


def _tells_of(payload: str, person_id: int, names: Sequence[str]) -> bool:
    if str(person_id) in payload:
        return True
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", payload, re.IGNORECASE) for name in names)
