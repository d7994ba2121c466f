"""The PostgreSQL that tests run on: fresh databases, one server a run, gone with its owner."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from bot.storage.database import build_engine
from bot.storage.migrate import head, revision_of
from bot.storage.schema import metadata
from tests.support import postgres
from tests.support.processes import REPOSITORY, is_gone

OWNER = """
import os, sys, time
from bot.storage.database import build_engine
from bot.storage.migrate import head, revision_of
from bot.storage.schema import metadata
from tests.support import postgres
server = postgres.start_server()
print(server.guard_pid, server.root, flush=True)
time.sleep(60)
"""


def test_server_is_the_version_that_production_runs(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        assert connection.info.server_version // 10000 == 18


def test_server_listens_on_loopback_only(postgres_server: postgres.Server) -> None:
    with psycopg.connect(postgres_server.url()) as connection:
        row = connection.execute("SELECT setting FROM pg_settings WHERE name LIKE 'listen%'").fetchone()
    assert row == ("127.0.0.1",)


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_gets_an_empty_database(postgres_url: str, turn: int) -> None:
    with psycopg.connect(postgres_url) as connection:
        count = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        connection.execute("CREATE TABLE leftover (n int)")
    assert count == (0,)


def test_database_with_someone_still_connected_is_dropped(
    postgres_server: postgres.Server, postgres_admin: psycopg.Connection[tuple[object, ...]]
) -> None:
    postgres.create_database(postgres_admin, "clung_to")
    guest = psycopg.connect(postgres_server.url("clung_to"))
    postgres.drop_database(postgres_admin, "clung_to")
    assert postgres_admin.execute("SELECT 1 FROM pg_database WHERE datname = 'clung_to'").fetchone() is None
    guest.close()


def test_both_kinds_of_database_answer(database_url: str) -> None:
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    engine.dispose()


def test_server_dies_with_a_killed_owner() -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    guard, root = owner.stdout.readline().split()
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait(10)
    owner.stdout.close()
    deadline = time.monotonic() + 20
    while not (is_gone(int(guard)) and not Path(root).exists()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert is_gone(int(guard))
    assert not Path(root).exists()


def test_missing_wheel_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_spec", lambda name: None)
    with pytest.raises(postgres.PostgresError, match=r"pip install -e '\.\[dev\]'"):
        postgres.find_installation()


def test_account_cannot_enter_a_closed_folder(tmp_path: Path) -> None:
    stranger = postgres.Account(uid=54321, gid=54321)
    inner = tmp_path / "inner"
    inner.mkdir(mode=0o755)
    tmp_path.chmod(0o700)
    assert not stranger.may_enter(inner)
    assert stranger.may_enter(Path("/"))


def test_migrated_databases_have_the_schema_and_no_rows(migrated_database_url: str) -> None:
    engine = build_engine(migrated_database_url)
    with engine.connect() as connection:
        rows = {table.name: connection.execute(table.select()).all() for table in metadata.sorted_tables}
    engine.dispose()
    assert rows
    assert not any(rows.values())
    assert revision_of(migrated_database_url) == head()
