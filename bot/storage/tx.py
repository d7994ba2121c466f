"""One unit of work on one connection.

`Tx` runs over an autocommitting connection and opens a transaction only when it must: the first write that cannot wait
begins it. Writes handed to `later` wait, and when they are all there is to write they travel as ONE statement on
PostgreSQL (data-modifying CTEs), which costs one round trip instead of four. Under READ COMMITTED that is the same
promise: each statement sees its own snapshot anyway. SQLite units always run inside the writer's `BEGIN IMMEDIATE`.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, literal, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.schema import Table
from sqlalchemy.sql.selectable import Select


class Tx:
    """What storage functions get: `execute` for reads and writes with an answer, `later` for writes without one."""

    __slots__ = ("_begun", "_pending", "conn", "dirty")

    def __init__(self, conn: Connection, *, begun: bool) -> None:
        self.conn = conn
        self.dirty = False
        self._begun = begun
        self._pending: list[UpdateBase] = []

    @property
    def is_sqlite(self) -> bool:
        return self.conn.dialect.name == "sqlite"

    def execute(self, statement: Executable, rows: Sequence[dict[str, Any]] | None = None) -> CursorResult[Any]:
        """Run now, after everything that was put off. `rows`: many sets of values for one statement."""
        self.flush()
        if isinstance(statement, UpdateBase):
            self.begin()
            self.dirty = True
        if rows is None:
            return self.conn.execute(statement)
        return self.conn.execute(statement, list(rows))

    def later(self, statement: UpdateBase) -> None:
        """Put off a write whose answer nobody needs.

        Those put off together may run as one statement and must not touch the same row twice or rest on one another.
        """
        if self.is_sqlite:
            self.dirty = True
            self.conn.execute(statement)
        else:
            self._pending.append(statement)

    def begin(self) -> None:
        """Open the transaction now (before `FOR UPDATE`, say)."""
        if not self._begun:
            self.conn.exec_driver_sql("BEGIN")
            self._begun = True

    def flush(self) -> None:
        """Send what was put off, inside a transaction, because more is to come."""
        if self._pending:
            self.begin()
            self._send()

    def commit(self) -> None:
        self._send()
        if self._begun:
            self.conn.exec_driver_sql("COMMIT")
            self._begun = False

    def rollback(self) -> None:
        self._pending.clear()
        if self._begun and not self.conn.invalidated:
            self.conn.exec_driver_sql("ROLLBACK")
        self._begun = False

    def insert(self, table: Table) -> Any:
        """An INSERT of this dialect, which knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
        return sqlite_insert(table) if self.is_sqlite else postgresql_insert(table)

    def _send(self) -> None:
        pending, self._pending = self._pending, []
        if not pending:
            return
        self.dirty = True
        if len(pending) == 1:
            self.conn.execute(pending[0])
            return
        self.conn.execute(_as_one(pending))


def _as_one(statements: Sequence[UpdateBase]) -> Select[Any]:
    one = select(literal(1))
    for number, statement in enumerate(statements):
        one = one.add_cte(statement.returning(literal(1)).cte(f"w{number}"))
    return one
