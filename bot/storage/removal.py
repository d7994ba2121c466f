"""Moving a person's history to another card, and removing a person from every table."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Text, cast, delete, select, update

from bot.domain.people import Key
from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.owned import owned
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


def delete_person(tx: Tx, scope: Scope, person_id: int) -> None:
    """The person, everything that hangs on them, and what the journal, drafts and daily messages keep of them."""
    mark = f"%{person_id}%"
    entries = select(journal.c.id).where(owned(journal, scope), cast(journal.c.changes, Text).like(mark))
    ids = tx.execute(entries).scalars().all()
    tx.execute(delete(reaction_marks).where(owned(reaction_marks, scope), reaction_marks.c.journal_id.in_(ids)))
    tx.execute(delete(journal).where(owned(journal, scope), journal.c.id.in_(ids)))
    tx.execute(delete(drafts).where(owned(drafts, scope), drafts.c.closed_at.is_not(None)))
    tx.execute(
        update(deliveries).where(owned(deliveries, scope), cast(deliveries.c.items, Text).like(mark)).values(items={})
    )
    tx.execute(delete(people).where(owned(people, scope), people.c.id == person_id))
