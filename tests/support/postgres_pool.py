"""Databases of one test run that are emptied and lent again.

Copying a template costs a quarter of a second of processor time, emptying the thirty tables a sixtieth of that. A database
whose schema is not what it was, or that cannot be entered, is thrown away instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from tests.support import postgres

# Rows that were deleted stay in the files: nothing vacuums here.
MOST_LOANS = 50
_SCHEMA = """
    SELECT md5(string_agg(concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid), ' ' ORDER BY c.relname, a.attnum))
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'public'::regnamespace
"""
_OTHERS = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"


class Databases:
    """Hands out databases made from `template`, empty but for its schema, to one worker. `admin` is in autocommit."""

    def __init__(
        self, server: postgres.Server, admin: psycopg.Connection[Any], template: str, names: Iterator[str]
    ) -> None:
        self._server, self._admin, self._template, self._names = server, admin, template, names
        self._free: list[tuple[str, int]] = []
        self._wanted: tuple[Any, ...] | None = None

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The URL of a database that nobody else uses."""
        name, loans = self._clean() or (self._new(), 0)
        yield self._server.url(name)
        if loans + 1 < MOST_LOANS:
            self._free.append((name, loans + 1))
        else:
            postgres.drop_database(self._admin, name)

    def _new(self) -> str:
        name = next(self._names)
        postgres.create_database(self._admin, name, self._template)
        if self._wanted is None:
            with psycopg.connect(self._server.url(name)) as connection:
                self._wanted = _shape(connection)
        return name

    def _clean(self) -> tuple[str, int] | None:
        """One that was given back, emptied."""
        while self._free:
            name, loans = self._free.pop()
            try:
                self._admin.execute(_OTHERS, (name,))
                with psycopg.connect(self._server.url(name)) as connection:
                    _empty(connection)
                    if _shape(connection) == self._wanted:
                        return name, loans
            except psycopg.Error:
                pass
            postgres.drop_database(self._admin, name)
        return None


def _shape(connection: psycopg.Connection[Any]) -> tuple[Any, ...]:
    columns = connection.execute(_SCHEMA).fetchone()
    return (columns, connection.execute("SELECT version_num FROM alembic_version").fetchall())


def _empty(connection: psycopg.Connection[Any]) -> None:
    # Keys to other tables are not looked at, so the order does not matter.
    connection.execute("SET LOCAL session_replication_role = replica")
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    )
    for (table,) in tables.fetchall():
        connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    connection.execute("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'")
