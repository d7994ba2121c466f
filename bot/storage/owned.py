"""The one condition every query of private data carries."""

from typing import Any

from sqlalchemy import Table, and_, bindparam
from sqlalchemy.sql.elements import ColumnElement

from bot.domain.scope import Scope
from bot.storage.schema import people


def owned(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Holds for rows of `scope`'s own."""
    return and_(table.c.workspace_id == scope.workspace_id, table.c.user_id == scope.user_id)


def mine(table: Table) -> ColumnElement[bool]:
    """`owned` for a statement that is built once: whose rows are meant comes with `owner_values` when it is sent."""
    return and_(table.c.workspace_id == bindparam("workspace_id"), table.c.user_id == bindparam("user_id"))


def person_of(table: Table) -> ColumnElement[bool]:
    """Joins a row with the person it is about, who has to be the same owner's: what a wrong id points at stays unseen."""
    same = (people.c[name] == table.c[name] for name in ("workspace_id", "user_id"))
    return and_(people.c.id == table.c.person_id, *same)


def owner_values(scope: Scope) -> dict[str, Any]:
    return {"workspace_id": scope.workspace_id, "user_id": scope.user_id}
