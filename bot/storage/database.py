"""How a unit of work runs: engines, threads, pragmas, retries. Knows no table but the one of processed requests.

SQLite: one writer thread takes every waiting unit into one `BEGIN IMMEDIATE` transaction (group commit); when one fails
after writing, the batch is rolled back and run singly, so that only the faulty unit fails. Readers have connections of
their own. PostgreSQL: threads over psycopg 3. A unit may run more than once: it has no effect outside its transaction.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError

from bot.domain.errors import Conflict, RapportError, SetupError
from bot.storage.schema import processed
from bot.storage.tx import Tx
from bot.storage.writer import GroupWriter

P = ParamSpec("P")
R = TypeVar("R")

POSTGRESQL_THREADS = 16
SQLITE_READERS = 4
_TRIES = 4
# Serialization failure, deadlock: PostgreSQL asks to run the unit again.
_AGAIN = frozenset({"40001", "40P01"})
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=15000", "temp_store=MEMORY")


class AlreadyProcessed(Conflict):
    """This very request was carried out before (a retry or a replay)."""


class DatabaseGone(RapportError):
    """The connection broke while a write was committed: whether it was kept is not known."""

    def __init__(self) -> None:
        super().__init__("The database went away in the middle. Look whether it was saved before you try again.")


def driver_url(url: str) -> str:
    """`sqlite:///file` and `postgresql://…` as people write them -> with the driver that Rapport uses.

    Raises:
        SetupError: another database, or no address at all.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise SetupError(
            "DATABASE_URL is not an address like sqlite:///rapport.db or postgresql://user@host/name."
        ) from None
    match parsed.drivername:
        case "sqlite" | "sqlite+pysqlite":
            if not parsed.database or parsed.database == ":memory:":
                raise SetupError("Rapport needs a database file: DATABASE_URL=sqlite:///rapport.db")
            return parsed.set(drivername="sqlite+pysqlite").render_as_string(hide_password=False)
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    raise SetupError(f"Rapport speaks SQLite and PostgreSQL, not {parsed.drivername!r}.")


def build_engine(url: str) -> Engine:
    """An autocommitting engine; units open their transactions themselves."""
    target = driver_url(url)
    if target.startswith("sqlite"):
        engine = create_engine(
            target,
            isolation_level="AUTOCOMMIT",
            # Errors must not quote what people wrote.
            hide_parameters=True,
            pool_size=SQLITE_READERS + 1,
            max_overflow=4,
            connect_args={"check_same_thread": False, "timeout": 15},
        )
        event.listen(engine, "connect", _set_pragmas)
        return engine
    return create_engine(
        target,
        isolation_level="AUTOCOMMIT",
        # Errors must not quote what people wrote.
        hide_parameters=True,
        pool_size=POSTGRESQL_THREADS,
        max_overflow=4,
        # A unit ends its own transaction, so returning a connection needs no ROLLBACK of the pool's.
        pool_reset_on_return=None,
        # Compiling a query or starting workers for it takes PostgreSQL tens of milliseconds; none of ours runs that long.
        connect_args={
            "options": "-c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0",
            "connect_timeout": 10,
        },
    )


def _set_pragmas(connection: Any, _record: Any) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


class Database:
    """`await write(fn, …)` and `await read(fn, …)` run `fn(tx, …)`; the `_now` twins do so without an event loop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = build_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        threads = SQLITE_READERS if self.is_sqlite else POSTGRESQL_THREADS
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="db")
        self._writer = GroupWriter(self.engine) if self.is_sqlite else None

    async def write(self, fn: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `fn(tx, …)` in a transaction of its own; its answer comes once that is committed."""
        return await self._write(lambda tx: fn(tx, *args, **kwargs))

    async def write_once(
        self, key: str | None, now: datetime, fn: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Like `write`, but at most once ever for `key`, which is committed together with what `fn` wrote.

        Raises:
            AlreadyProcessed: `key` was carried out before.
        """
        if key is None:
            return await self._write(lambda tx: fn(tx, *args, **kwargs))
        once = key[:160]

        def unit(tx: Tx) -> R:
            answer = fn(tx, *args, **kwargs)
            # Last, so that on PostgreSQL it travels with the writes that `fn` put off.
            tx.insert_row(processed, {"key": once, "at": now})
            return answer

        try:
            return await self._write(unit)
        except IntegrityError as error:
            if _broke(error, "processed"):
                raise AlreadyProcessed("This was already done.") from error
            raise

    async def read(self, fn: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run `fn(tx, …)`, which only reads."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: self.read_now(fn, *args, **kwargs))

    def write_now(self, fn: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`write` for code without an event loop."""
        answer: R
        if self._writer is not None:
            answer = self._retried(lambda: self._sqlite_write(lambda tx: fn(tx, *args, **kwargs)))
        else:
            answer = self._retried(lambda: self._run(lambda tx: fn(tx, *args, **kwargs)))
        return answer

    def read_now(self, fn: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`read` for code without an event loop. SQLite: one snapshot. PostgreSQL: a snapshot a statement."""
        return self._retried(lambda: self._run(lambda tx: fn(tx, *args, **kwargs), snapshot=self.is_sqlite))

    def close(self) -> None:
        """Finish the writes that wait and close every connection."""
        if self._writer is not None:
            self._writer.close()
        self._threads.shutdown()
        self.engine.dispose()

    async def _write(self, unit: Callable[[Tx], R]) -> R:
        if self._writer is not None:
            for left in reversed(range(_TRIES)):
                try:
                    answer: R = await asyncio.wrap_future(self._writer.submit(unit))
                    return answer
                except IntegrityError as error:
                    if not left or not _worth_another_try(error):
                        raise
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, lambda: self._retried(lambda: self._run(unit)))

    def _sqlite_write(self, unit: Callable[[Tx], R]) -> R:
        assert self._writer is not None
        answer: R = self._writer.submit(unit).result()
        return answer

    def _run(self, unit: Callable[[Tx], R], *, snapshot: bool = False) -> R:
        with self.engine.connect() as conn:
            tx = Tx(conn, begun=False)
            if snapshot:
                tx.begin()
            try:
                answer = unit(tx)
                tx.commit()
            except DBAPIError as error:
                tx.rollback()
                if error.connection_invalidated and tx.in_doubt:
                    raise DatabaseGone from error
                raise
            except BaseException:
                tx.rollback()
                raise
            return answer

    def _retried(self, run: Callable[[], R]) -> R:
        for left in reversed(range(_TRIES)):
            try:
                return run()
            except DBAPIError as error:
                if not left or not _worth_another_try(error):
                    raise
                if error.connection_invalidated:
                    # Where one has died, all have: PostgreSQL was started again. The next try gets a new one.
                    self.engine.dispose()
        raise AssertionError("unreachable")


def _broke(error: IntegrityError, table: str) -> bool:
    """Whether the unique key that was broken is of `table`."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return bool(diagnosis.table_name == table)
    return f"{table}." in str(error.orig)


def _worth_another_try(error: DBAPIError) -> bool:
    """Two units met (a new person of one name, an id), or PostgreSQL asks for it, or the connection was found dead."""
    if isinstance(error, IntegrityError):
        return not _broke(error, "processed")
    if error.connection_invalidated:
        # Before the commit, so that nothing is kept of it.
        return True
    return getattr(error.orig, "sqlstate", None) in _AGAIN
