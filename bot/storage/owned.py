"""The one condition every query of private data carries."""

from typing import Any

from sqlalchemy import Table, and_
from sqlalchemy.sql.elements import ColumnElement

from bot.domain.scope import Scope


def owned(table: Table, scope: Scope) -> ColumnElement[bool]:
    """Holds for rows of `scope`'s own."""
    return and_(table.c.workspace_id == scope.workspace_id, table.c.user_id == scope.user_id)


def owner_values(scope: Scope) -> dict[str, Any]:
    return {"workspace_id": scope.workspace_id, "user_id": scope.user_id}
