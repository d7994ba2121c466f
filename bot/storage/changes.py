"""Writes that remember how to take themselves back.

A `Changes` collects what one action did to which rows; the journal keeps it as JSON and `revert` puts the rows back. Rows are
found by primary key AND owner, so a forged entry can reach nobody else's.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, and_, delete, exists, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.domain.scope import Scope
from bot.storage.kept_words import refresh_card, words_beside
from bot.storage.schema import follow_ups, interactions, metadata, notes, people
from bot.storage.tx import Tx
from bot.storage.types import Moment


class Changes:
    """The rows one action inserts, updates and deletes, in order."""

    def __init__(self, tx: Tx, scope: Scope) -> None:
        self.rows: list[dict[str, Any]] = []
        self._tx = tx
        self._scope = scope

    def insert(self, table: Table, **values: Any) -> None:
        """Insert a row of this owner (the owner's columns are filled in)."""
        row = {**values, "workspace_id": self._scope.workspace_id, "user_id": self._scope.user_id}
        self._tx.insert_row(table, row)
        self.rows.append({"do": "insert", "table": table.name, "key": _key_of(table, row)})

    def update(self, table: Table, key: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
        """Set `after` on the row of this owner with `key`; `before` has the same columns as they were read."""
        where = _row(table, key, self._scope)
        self._tx.execute(update(table).where(where).values(**after, **words_beside(table, after)))
        refresh_card(self._tx, self._scope, table, key, after)
        self.rows.append(
            {"do": "update", "table": table.name, "key": key, "before": _plain(before), "after": _plain(after)}
        )

    def delete(self, table: Table, key: dict[str, Any]) -> None:
        """Delete the row of this owner with `key`, keeping a copy of it in the journal."""
        where = _row(table, key, self._scope)
        row = self._tx.execute(select(table).where(where)).mappings().one_or_none()
        if row is None:
            return
        self._tx.execute(delete(table).where(where))
        self.rows.append({"do": "delete", "table": table.name, "row": _plain(dict(row))})


def revert(tx: Tx, scope: Scope, rows: list[dict[str, Any]]) -> frozenset[int]:
    """Put back what `rows` changed, the last first.

    A column that was changed again since is left as it is now, and a person who has more to them by now stays. Returns
    the ids of the people concerned.
    """
    touched: set[int] = set()
    for change in reversed(rows):
        table = metadata.tables[change["table"]]
        match change["do"]:
            case "insert":
                touched |= _people_of(tx, table, change["key"], scope)
                tx.execute(delete(table).where(_row(table, change["key"], scope), _unused(table)))
            case "update":
                touched |= _people_of(tx, table, change["key"], scope)
                _put_back(tx, scope, table, change)
            case "delete":
                row = _typed(table, change["row"])
                if row["workspace_id"] == scope.workspace_id and row["user_id"] == scope.user_id:
                    if table is people:
                        row |= _beside_namesakes(tx, scope, row)
                    tx.execute(tx.insert(table).values(**row).on_conflict_do_nothing())
                    touched |= _people_in(table, row)
    return frozenset(touched)


def _put_back(tx: Tx, scope: Scope, table: Table, change: dict[str, Any]) -> None:
    before, after = _typed(table, change["before"]), _typed(table, change["after"])
    where = _row(table, change["key"], scope)
    now = tx.execute(select(table).where(where)).mappings().one_or_none()
    if now is None:
        return
    back = {name: value for name, value in before.items() if now[name] == after[name]}
    if back:
        tx.execute(update(table).where(where).values(**back, **words_beside(table, back)))
        refresh_card(tx, scope, table, change["key"], back)


def _people_of(tx: Tx, table: Table, key: dict[str, Any], scope: Scope) -> set[int]:
    if table is people:
        return {key["id"]}
    if "person_id" not in table.c:
        return set()
    found = tx.execute(select(table.c.person_id).where(_row(table, key, scope))).scalar_one_or_none()
    return {found} if found is not None else set()


def _people_in(table: Table, row: dict[str, Any]) -> set[int]:
    person_id = row["id"] if table is people else row.get("person_id")
    return {person_id} if person_id else set()


def _beside_namesakes(tx: Tx, scope: Scope, row: dict[str, Any]) -> dict[str, Any]:
    """Somebody of the same name may have come while the person was away: the number that tells them apart."""
    numbers = tx.execute(
        select(people.c.namesake).where(
            people.c.workspace_id == scope.workspace_id,
            people.c.user_id == scope.user_id,
            people.c.name_key == row["name_key"],
            people.c.id != row["id"],
        )
    )
    taken = set(numbers.scalars())
    return {"namesake": max(taken) + 1} if row["namesake"] in taken else {}


def _unused(table: Table) -> ColumnElement[bool]:
    """Holds for a row that may go: always, but for people who have a history by now."""
    if table is not people:
        return table.c.workspace_id.is_not(None)
    return and_(*(~exists().where(used.c.person_id == people.c.id) for used in (interactions, notes, follow_ups)))


def _row(table: Table, key: dict[str, Any], scope: Scope) -> ColumnElement[bool]:
    return and_(
        *(table.c[name] == value for name, value in key.items() if name not in ("workspace_id", "user_id")),
        table.c.workspace_id == scope.workspace_id,
        table.c.user_id == scope.user_id,
    )


def _key_of(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {
        column.name: row[column.name] for column in table.primary_key if column.name not in ("workspace_id", "user_id")
    }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date | datetime) else value for name, value in row.items()}


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(value) if value is not None and isinstance(table.c[name].type, Moment) else value
        for name, value in row.items()
    }
