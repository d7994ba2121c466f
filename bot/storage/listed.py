"""Prepared reads of an owner's rows where a column is one of a list of values, the list being one parameter."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Select, Table, Text, and_, any_, bindparam, column, func, select
from sqlalchemy.types import TypeEngine

from bot.domain.scope import Scope
from bot.storage.owned import owner_values
from bot.storage.prepared import Prepared
from bot.storage.tx import Tx

_VALUES: Select[Any] = select(column("value")).select_from(func.json_each(bindparam("listed", type_=Text)))


class Listed:
    """A SELECT of rows of `table` that are the owner's and whose column `name` is listed, compiled once.

    `build` makes the statement from that condition.
    """

    def __init__(self, table: Table, name: str, build: Callable[[ColumnElement[bool]], Select[Any]]) -> None:
        mine = and_(table.c.workspace_id == bindparam("workspace_id"), table.c.user_id == bindparam("user_id"))
        wanted = table.c[name]
        plain: TypeEngine[Any] = Text() if isinstance(wanted.type, Text) else wanted.type
        array = any_(bindparam("listed", type_=ARRAY(plain)))
        self._sqlite = Prepared(build(and_(mine, wanted.in_(_VALUES))))
        self._postgresql = Prepared(build(and_(mine, wanted == array)))

    def fetch(self, tx: Tx, scope: Scope, values: Iterable[Any]) -> Sequence[Sequence[Any]]:
        """The rows, as the driver gives them; none for an empty list."""
        listed = list(values)
        if not listed:
            return []
        if tx.is_sqlite:
            text = json.dumps(listed, ensure_ascii=False)
            return tx.fetch(self._sqlite, {**owner_values(scope), "listed": text})
        return tx.fetch(self._postgresql, {**owner_values(scope), "listed": listed})
