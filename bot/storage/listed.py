"""Prepared reads of an owner's rows where a column is one of a list of values, the list being one parameter."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    ScalarSelect,
    Select,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.types import TypeEngine

from bot.domain.scope import Scope
from bot.storage.owned import mine, owner_values
from bot.storage.prepared import Prepared
from bot.storage.tx import Tx

_VALUES: Select[Any] = select(column("value")).select_from(func.json_each(bindparam("listed", type_=Text)))


def _unseen(name: str, type_: TypeEngine[Any]) -> ScalarSelect[Any]:
    """A parameter that PostgreSQL does not look at when it plans: no value makes it hope for a better plan, so that it soon
    keeps the one it has. Planning anew takes it several times what these statements do."""
    return select(bindparam(name, type_=type_)).scalar_subquery()


class Listed:
    """A SELECT of rows of `table` that are the owner's and whose column `name` is listed, compiled once.

    `build` makes the statement from that condition.
    """

    def __init__(self, table: Table, name: str, build: Callable[[ColumnElement[bool]], Select[Any]]) -> None:
        wanted = table.c[name]
        plain: TypeEngine[Any] = Text() if isinstance(wanted.type, Text) else wanted.type
        array = any_(cast(_unseen("listed", ARRAY(plain)), ARRAY(plain)))
        unseen = [table.c[part] == _unseen(part, table.c[part].type) for part in ("workspace_id", "user_id")]
        self._sqlite = Prepared(build(and_(mine(table), wanted.in_(_VALUES))))
        self._postgresql = Prepared(build(and_(*unseen, wanted == array)))

    def fetch(self, tx: Tx, scope: Scope, values: Iterable[Any]) -> Sequence[Sequence[Any]]:
        """The rows, as the driver gives them; none for an empty list."""
        listed = list(values)
        if not listed:
            return []
        if tx.is_sqlite:
            text = json.dumps(listed, ensure_ascii=False)
            return tx.fetch(self._sqlite, {**owner_values(scope), "listed": text})
        return tx.fetch(self._postgresql, {**owner_values(scope), "listed": listed})
