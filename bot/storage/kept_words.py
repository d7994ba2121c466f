"""Keeps the words that are searched true to what they were made of, when that changes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select, update

from bot.domain.scope import Scope
from bot.storage.owned import owned
from bot.storage.schema import notes, people
from bot.storage.tx import Tx
from bot.storage.words import note_words, person_words

_CARD = ("name", "company", "title")


def words_beside(table: Table, after: Mapping[str, Any]) -> dict[str, str]:
    """The column to set together with `after`: a note's words follow its text."""
    return {"words": note_words(after["text"])} if table is notes and "text" in after else {}


def refresh_card(tx: Tx, scope: Scope, table: Table, key: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Make a person's words anew when the columns just set (`after`) are among those they are made of."""
    if table is not people or not set(_CARD) & after.keys():
        return
    me = (owned(people, scope), people.c.id == key["id"])
    row = tx.execute(select(*(people.c[name] for name in _CARD)).where(*me)).one_or_none()
    if row is not None:
        tx.execute(update(people).where(*me).values(words=person_words(row.name, row.company, row.title)))
