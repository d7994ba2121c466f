"""Fixtures for every test: databases of both kinds, programs run from outside, a browser.

A test run (all xdist workers together) shares one PostgreSQL server and one migrated template of each kind; every test
gets databases of its own, made from the templates and dropped afterwards.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.support import postgres
from tests.support.postgres_pool import Databases
from tests.support.processes import Programs

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MIGRATED = "rapport_migrated"
DATABASES = ("sqlite", "postgresql")

_unbrowsed = pytest.StashKey[int]()


def find_browser() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


# The run as a whole ---------------------------------------------------------------------------------------------------


def pytest_collection_finish() -> None:
    """Looking for garbage among all that the tests loaded would be a tenth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The controller stops the shared server; a worker tells the controller what it left out."""
    config = session.config
    if _is_worker(config):
        config.workeroutput["unbrowsed"] = config.stash.get(_unbrowsed, 0)  # type: ignore[attr-defined]
    else:
        factory: pytest.TempPathFactory = config._tmp_path_factory  # type: ignore[attr-defined]
        postgres.stop_shared_server(factory.getbasetemp())


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Keep what a finished worker said (all workers collect the same tests, so the largest number is the number)."""
    stash = node.config.stash
    said = getattr(node, "workeroutput", {}).get("unbrowsed", 0)
    stash[_unbrowsed] = max(stash.get(_unbrowsed, 0), said)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests that need a browser where there is none; in CI they stay and fail."""
    if find_browser() or os.environ.get("CI"):
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    if left_out:
        config.stash[_unbrowsed] = len(left_out)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("browser")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A browser test without a browser is a failure (it only gets here in CI)."""
    if item.get_closest_marker("browser") and not find_browser():
        pytest.fail(f"This test needs a browser: none of {', '.join(BROWSERS)} is on the PATH.", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what was not tested."""
    if count := config.stash.get(_unbrowsed, 0):
        terminalreporter.write_line(
            f"NOT TESTED: {count} browser tests were left out, because this machine has none of {', '.join(BROWSERS)}.",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if _is_worker(request.config) else base


# PostgreSQL -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres_server(run_folder: Path, request: pytest.FixtureRequest) -> postgres.Server:
    """The run's PostgreSQL server, started by the first test that wants it."""
    controller = os.getppid() if _is_worker(request.config) else os.getpid()
    try:
        return postgres.shared_server(run_folder, controller)
    except postgres.PostgresError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def postgres_admin(postgres_server: postgres.Server) -> Iterator[psycopg.Connection[Any]]:
    """A connection that may create and drop databases."""
    with psycopg.connect(postgres_server.url(), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def postgres_template(
    postgres_server: postgres.Server, postgres_admin: psycopg.Connection[Any], run_folder: Path
) -> str:
    """The name of a database that has the schema, to which nobody is connected; made once a run."""
    made = run_folder / "postgres.migrated"
    with postgres.locked(run_folder, "template"):
        if not made.exists():
            from bot.storage.migrate import upgrade

            postgres.drop_database(postgres_admin, MIGRATED)
            postgres.create_database(postgres_admin, MIGRATED)
            upgrade(postgres_server.url(MIGRATED))
            made.touch()
    return MIGRATED


@pytest.fixture(scope="session")
def database_names(request: pytest.FixtureRequest) -> Iterator[str]:
    """Names that no other worker uses."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    return (f"test_{worker}_{number}" for number in itertools.count())


@pytest.fixture
def postgres_url(
    postgres_server: postgres.Server, postgres_admin: psycopg.Connection[Any], database_names: Iterator[str]
) -> Iterator[str]:
    """The URL of a new, empty PostgreSQL database."""
    name = next(database_names)
    postgres.create_database(postgres_admin, name)
    yield postgres_server.url(name)
    postgres.drop_database(postgres_admin, name)


@pytest.fixture(scope="session")
def migrated_databases(
    postgres_server: postgres.Server,
    postgres_admin: psycopg.Connection[Any],
    postgres_template: str,
    database_names: Iterator[str],
) -> Databases:
    """Databases with the schema in them, which this worker lends to one test after another."""
    return Databases(postgres_server, postgres_admin, postgres_template, database_names)


@pytest.fixture
def migrated_postgres_url(migrated_databases: Databases) -> Iterator[str]:
    """The URL of a PostgreSQL database with the schema in it and no rows."""
    with migrated_databases.lent() as url:
        yield url


# SQLite ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sqlite_template(run_folder: Path) -> Path:
    """A database file that has the schema, with nothing left in a write-ahead log beside it; made once a run."""
    path, made = run_folder / f"{MIGRATED}.sqlite3", run_folder / "sqlite.migrated"
    with postgres.locked(run_folder, "sqlite"):
        if not made.exists():
            from bot.storage.migrate import upgrade

            path.unlink(missing_ok=True)
            upgrade(f"sqlite:///{path}")
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            made.touch()
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'rapport.sqlite3'}"


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a new SQLite file with the schema in it and no rows."""
    path = shutil.copyfile(sqlite_template, tmp_path / "migrated.sqlite3")
    return f"sqlite:///{path}"


# Both -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, on SQLite and then on PostgreSQL."""
    url: str = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])
    return url


@pytest.fixture(params=DATABASES)
def migrated_database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with the schema in it and no rows, on SQLite and then on PostgreSQL."""
    names = {"sqlite": "migrated_sqlite_url", "postgresql": "migrated_postgres_url"}
    url: str = request.getfixturevalue(names[request.param])
    return url


# Programs and browsers ------------------------------------------------------------------------------------------------


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    """Starts programs whose output goes to files in ``tmp_path``; none of them outlives the test."""
    with Programs(tmp_path) as started:
        yield started


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to drive; mark tests that use it with ``pytest.mark.browser``."""
    found = find_browser()
    if found is None:
        pytest.fail(f"None of {', '.join(BROWSERS)} is on the PATH.", pytrace=False)
    return found
