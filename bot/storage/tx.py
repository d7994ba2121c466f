"""One unit of work on one connection.

`Tx` runs over an autocommitting connection and opens a transaction only when it must: the first write that cannot wait
begins it. Writes handed to `later` wait, and when they are all there is to write they travel as ONE statement on
PostgreSQL (data-modifying CTEs), which costs one round trip instead of four. Under READ COMMITTED that is the same
promise: each statement sees its own snapshot anyway. SQLite units always run inside the writer's `BEGIN IMMEDIATE`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from psycopg import RawCursor
from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.schema import Table

from bot.storage.prepared import Prepared, insert_into, joined, sent_once


class Tx:
    """What storage functions get: `execute` for reads and writes with an answer, `later` for writes without one."""

    __slots__ = ("_begun", "_pending", "conn", "dirty", "in_doubt")

    def __init__(self, conn: Connection, *, begun: bool) -> None:
        self.conn = conn
        self.dirty = False
        self.in_doubt = False
        """Whether what was written may be kept, should the connection break now: only once it is being committed."""
        self._begun = begun
        self._pending: list[tuple[str, tuple[Any, ...]]] = []

    @property
    def is_sqlite(self) -> bool:
        return self.conn.dialect.name == "sqlite"

    def execute(
        self,
        statement: Executable,
        rows: Sequence[dict[str, Any]] | None = None,
        *,
        values: Mapping[str, Any] | None = None,
    ) -> CursorResult[Any]:
        """Run now, after everything that was put off. `rows`: many sets of values for one statement; `values`: those of
        the parameters of a statement that was built once (building one costs several times what sending it does)."""
        self.flush()
        if isinstance(statement, UpdateBase):
            self.begin()
            self.dirty = True
        if rows is None:
            return self.conn.execute(statement, values)
        return self.conn.execute(statement, list(rows))

    def fetch(self, prepared: Prepared, given: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """All rows of a prepared SELECT, as the driver gives them (nothing is converted)."""
        self.flush()
        rows: Sequence[Sequence[Any]] = self._drive(*prepared.sent(self.conn.dialect, given)).fetchall()
        return rows

    def read_text(self, sql: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """All rows of a SELECT written by hand for this database (`?1` or `$1` is the first value), as the driver gives them.

        PostgreSQL parses it once for each connection, so there are to be few different ones.
        """
        self.flush()
        if self.is_sqlite:
            cursor = self._sent(sql, lambda driver: driver.execute(sql, values))
        else:
            cursor = self._sent(sql, lambda driver: RawCursor(driver).execute(sql, values, prepare=True, binary=True))
        rows: Sequence[Sequence[Any]] = cursor.fetchall()
        return rows

    def set_session(self, sql: str) -> None:
        """Change how the database treats what comes next on this connection."""
        self.flush()
        self._drive(sql)

    def send_many(self, prepared: Prepared, rows: Iterable[Mapping[str, Any]]) -> None:
        """Carry out a prepared write once for each set of values, now."""
        self.flush()
        sent = [prepared.sent(self.conn.dialect, row) for row in rows]
        if sent:
            self.begin()
            self.dirty = True
            self._drive(sent[0][0], [values for _, values in sent])

    def later(self, statement: UpdateBase | Prepared, given: Mapping[str, Any] | None = None) -> None:
        """Put off a write whose answer nobody needs. `given`: the parameters of a prepared one.

        Those put off together may run as one statement and must not touch the same row twice or rest on one another.
        """
        dialect = self.conn.dialect
        sent = (
            statement.sent(dialect, given or {}) if isinstance(statement, Prepared) else sent_once(statement, dialect)
        )
        if self.is_sqlite:
            self.dirty = True
            self._drive(*sent)
        else:
            self._pending.append(sent)

    def insert_row(self, table: Table, row: Mapping[str, Any]) -> None:
        """Put off an INSERT of one row."""
        self.later(insert_into(table, tuple(row)), row)

    def begin(self) -> None:
        """Open the transaction now (before `FOR UPDATE`, say)."""
        if not self._begun:
            self._drive("BEGIN")
            self._begun = True

    def flush(self) -> None:
        """Send what was put off, inside a transaction, because more is to come."""
        if self._pending:
            self.begin()
            self._send()

    def commit(self) -> None:
        # Writes outside of a transaction commit themselves.
        self.in_doubt = bool(self._pending) and not self._begun
        self._send()
        if self._begun:
            self.in_doubt = self.dirty
            self._drive("COMMIT")
            self._begun = False

    def rollback(self) -> None:
        self._pending.clear()
        if self._begun and not self.conn.invalidated:
            self._drive("ROLLBACK")
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
            self._drive(*pending[0])
            return
        together = joined(tuple(sql for sql, _ in pending))
        self._drive(together, tuple(value for _, values in pending for value in values))

    def _drive(self, sql: str, values: tuple[Any, ...] | list[tuple[Any, ...]] = ()) -> Any:
        """Hand a text straight to the driver, past everything SQLAlchemy does for each statement; its cursor.

        A list of values: once for each.
        """
        if isinstance(values, list):
            return self._sent(sql, lambda driver: driver.cursor().executemany(sql, values))
        return self._sent(sql, lambda driver: driver.execute(sql, values))

    def _sent(self, sql: str, send: Callable[[Any], Any]) -> Any:
        """Errors become SQLAlchemy's, so that callers know one kind. They carry no values: those are what people wrote."""
        dialect = self.conn.dialect
        driver: Any = self.conn.connection.driver_connection
        assert dialect.loaded_dbapi is not None
        base = dialect.loaded_dbapi.Error
        try:
            return send(driver)
        except base as error:
            gone = dialect.is_disconnect(error, driver, None)
            if gone:
                self.conn.invalidate(error)
            raise DBAPIError.instance(
                sql, None, error, base, hide_parameters=True, connection_invalidated=gone, dialect=dialect
            ) from error
