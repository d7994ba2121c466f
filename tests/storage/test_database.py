"""How units of work run: together where they can, alone where they fail, again where they met, never twice for one key."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Barrier, Event, Thread
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.domain.caller import Caller
from bot.domain.errors import NotUnderstood, SetupError
from bot.domain.scope import Scope
from bot.storage import schema
from bot.storage.database import AlreadyProcessed, Database, DatabaseGone, build_engine, driver_url
from bot.storage.members import get_member
from bot.storage.tx import Tx
from bot.usecases.log_interaction import Logged, Typed, log_line

ME = Scope("T1", "U1")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CALLER = Caller(ME, NOW, ZoneInfo("UTC"))


@pytest.fixture
def db(migrated_database_url: str) -> Iterator[Database]:
    database = Database(migrated_database_url)
    yield database
    database.close()


@pytest.fixture
def sqlite(migrated_sqlite_url: str) -> Iterator[Database]:
    database = Database(migrated_sqlite_url)
    yield database
    database.close()


@pytest.fixture
def postgres(migrated_postgres_url: str) -> Iterator[Database]:
    database = Database(migrated_postgres_url)
    yield database
    database.close()


def add(tx: Tx, name: str) -> str:
    tx.execute(schema.workspaces.insert().values(id=name, created_at=NOW))
    return name


def names_in(tx: Tx) -> list[str]:
    return list(tx.execute(select(schema.workspaces.c.id).order_by(schema.workspaces.c.id)).scalars())


def names(db: Database) -> list[str]:
    return db.read_now(names_in)


def people(db: Database) -> list[str]:
    return db.read_now(lambda tx: [row.name for row in tx.execute(select(schema.people))])


def adds(name: str) -> Any:
    return lambda tx: add(tx, name)


def fails_after_writing(tx: Tx) -> None:
    add(tx, "half done")
    raise RuntimeError("no")


def refuses_after_writing(tx: Tx) -> None:
    add(tx, "half refused")
    raise NotUnderstood("no")


def refuses(tx: Tx) -> None:
    names_in(tx)
    raise NotUnderstood("not that")


async def test_of_many_units_at_once_those_that_fail_fail_alone(db: Database) -> None:
    units = [*(adds(f"topic {number}") for number in range(40)), fails_after_writing, refuses_after_writing, refuses]
    answers = await asyncio.gather(*(db.write(unit) for unit in units[::-1]), return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers if isinstance(answer, BaseException)) == [
        "NotUnderstood",
        "NotUnderstood",
        "RuntimeError",
    ]
    assert sorted(names(db)) == sorted(f"topic {number}" for number in range(40))


def test_waiting_units_are_committed_together(sqlite: Database) -> None:
    """They wait behind a slow one; the commits that follow are fewer than the units."""
    begun, go_on, statements = Event(), Event(), []

    def slow(tx: Tx) -> None:
        begun.set()
        go_on.wait(5)

    assert sqlite._writer is not None
    first = sqlite._writer.submit(slow)
    begun.wait(5)
    waiting = [sqlite._writer.submit(adds(f"t{number}")) for number in range(30)]
    event.listen(sqlite.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    go_on.set()
    for future in (first, *waiting):
        future.result(5)
    assert statements.count("BEGIN IMMEDIATE") == 1
    assert statements.count("COMMIT") == 2
    assert len(names(sqlite)) == 30


async def test_a_key_is_carried_out_once(db: Database) -> None:
    assert await db.write_once("k1", NOW, add, "once")
    with pytest.raises(AlreadyProcessed):
        await db.write_once("k1", NOW, add, "twice")
    assert await db.write_once(None, NOW, add, "thrice")
    assert names(db) == ["once", "thrice"]


async def test_a_key_at_the_same_moment_is_carried_out_once(db: Database) -> None:
    same = [db.write_once("k1", NOW, add, f"topic {number}") for number in range(8)]
    answers = await asyncio.gather(*same, return_exceptions=True)
    assert [type(answer).__name__ for answer in answers].count("AlreadyProcessed") == 7
    assert len(names(db)) == 1


async def test_a_failed_unit_leaves_its_key_free(db: Database) -> None:
    with pytest.raises(RuntimeError):
        await db.write_once("k1", NOW, fails_after_writing)
    assert await db.write_once("k1", NOW, add, "later")
    assert names(db) == ["later"]


def test_two_processes_that_meet_the_same_new_person_make_one(migrated_database_url: str) -> None:
    first, second = Database(migrated_database_url), Database(migrated_database_url)
    answers: list[Any] = []
    gate = Barrier(8)

    def meet(database: Database) -> None:
        gate.wait(10)
        typed = Typed("met Ana Silva yesterday", "met Ana Silva yesterday")
        answers.append(database.write_now(log_line, CALLER, typed))

    threads = [Thread(target=meet, args=(database,)) for database in (first, second) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    try:
        assert all(isinstance(answer, Logged) for answer in answers)
        assert len(answers) == 8
        assert people(first) == ["Ana Silva"]
        assert len({answer.people[0].id for answer in answers}) == 1
        (row,) = first.read_now(lambda tx: tx.execute(select(schema.people)).all())
        assert row.contacts == 8
    finally:
        first.close()
        second.close()


async def test_a_unit_that_keeps_breaking_a_key_fails_in_the_end(db: Database) -> None:
    tries = []

    def breaks(tx: Tx) -> None:
        tries.append(1)
        for _ in range(2):
            add(tx, "x")

    with pytest.raises(IntegrityError):
        await db.write(breaks)
    assert 1 < len(tries) < 12
    assert names(db) == []


def kill_others(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )


async def test_connections_that_died_while_idle_go_unnoticed(postgres: Database, migrated_postgres_url: str) -> None:
    await asyncio.gather(*(postgres.write(adds(f"before {number}")) for number in range(8)))
    kill_others(migrated_postgres_url)
    await asyncio.gather(*(postgres.write(adds(f"after {number}")) for number in range(8)))
    kill_others(migrated_postgres_url)
    assert len(await postgres.read(names_in)) == 16


async def test_a_connection_that_dies_in_the_middle_is_no_loss(postgres: Database, migrated_postgres_url: str) -> None:
    tries: list[int] = []

    def dies_at_first(tx: Tx) -> None:
        add(tx, "kept")
        tries.append(1)
        if len(tries) == 1:
            kill_others(migrated_postgres_url)
        names_in(tx)

    await postgres.write(dies_at_first)
    assert len(tries) == 2
    assert await postgres.read(names_in) == ["kept"]


async def test_a_connection_that_dies_with_the_commit_leaves_it_unknown(
    postgres: Database, migrated_postgres_url: str
) -> None:
    def dies_at_last(tx: Tx) -> None:
        add(tx, "lost")
        kill_others(migrated_postgres_url)

    with pytest.raises(DatabaseGone, match="Look whether it was saved"):
        await postgres.write(dies_at_last)
    assert await postgres.read(names_in) == []


async def test_readers_see_one_moment_on_sqlite(sqlite: Database) -> None:
    await sqlite.write(adds("first"))
    between: list[int] = []

    def look_twice(tx: Tx) -> None:
        between.append(len(names_in(tx)))
        sqlite.write_now(adds("second"))
        between.append(len(names_in(tx)))

    await sqlite.read(look_twice)
    assert between == [1, 1]
    assert names(sqlite) == ["first", "second"]


async def test_closing_finishes_what_waits(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    assert database._writer is not None
    futures = [database._writer.submit(adds(f"t{number}")) for number in range(50)]
    database.close()
    assert all(future.result(1) for future in futures)


def test_errors_quote_nothing_that_was_written(db: Database) -> None:
    def breaks(tx: Tx) -> None:
        tx.execute(text("INSERT INTO workspaces VALUES (:a, 'x', 'y', 'z', 'too many')").bindparams(a="quokka"))

    with pytest.raises(Exception, match="workspaces") as error:
        db.write_now(breaks)
    assert "quokka" not in str(error.value)


@pytest.mark.parametrize("url", ["mysql://x/y", "not an address", "sqlite://", "sqlite:///:memory:", ""])
def test_other_databases_are_refused_in_words(url: str) -> None:
    with pytest.raises(SetupError):
        driver_url(url)


@pytest.mark.parametrize("url", ["postgresql://a:p%40ss@h/db", "postgres://a:p%40ss@h/db", "sqlite:////tmp/a.db"])
def test_addresses_keep_their_password(url: str) -> None:
    assert driver_url(url).split("://")[1] == url.split("://")[1]


def test_a_database_that_cannot_be_reached_is_an_error_not_a_wait() -> None:
    engine = build_engine("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(OperationalError):
        engine.connect()
    engine.dispose()


def test_foreign_keys_hold(db: Database) -> None:
    with pytest.raises(IntegrityError):
        db.write_now(
            lambda tx: tx.execute(
                schema.circle_members.insert().values(workspace_id="T1", user_id="U1", circle_id=1, person_id=1)
            )
        )
    assert db.read_now(get_member, ME) is None
