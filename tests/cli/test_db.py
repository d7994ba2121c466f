"""`rapport db`: creating, upgrading and asking, with words for every database that cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.cli import main
from bot.storage.migrate import head, revision_of


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)


def test_upgrade_creates_and_then_has_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, database_url)
    assert main(["db", "current"]) == 1
    assert "rapport db upgrade" in capsys.readouterr().out
    assert main(["db", "upgrade"]) == 0
    assert f"now at {head()} (before: empty)" in capsys.readouterr().out
    assert revision_of(database_url) == head()
    assert main(["db", "upgrade"]) == 0
    assert "is up to date" in capsys.readouterr().out
    assert main(["db", "current"]) == 0
    assert capsys.readouterr().out == f"{head()} (up to date)\n"


def test_a_database_of_a_newer_version_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, migrated_sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///")) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    use(monkeypatch, migrated_sqlite_url)
    assert main(["db", "upgrade"]) == 2
    assert "newer" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("sqlite:///no/such/folder/rapport.db", "unable to open database file"),
        ("postgresql://ana:very-secret@127.0.0.1:9/rapport", "127.0.0.1"),
        ("mysql://root@host/name", "mysql"),
        ("not an address", "DATABASE_URL"),
        ("sqlite://", "file"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    use(monkeypatch, url)
    assert main(["db", "upgrade"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert word in said
    assert "very-secret" not in said
