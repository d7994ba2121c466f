"""Databases that are lent again are as good as new."""

import psycopg
import pytest

from tests.support.postgres_pool import Databases

ADD = "INSERT INTO workspaces (id, created_at) VALUES ('T1', now())"


def run(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)


def workspaces(url: str) -> int:
    with psycopg.connect(url) as connection:
        return len(connection.execute("SELECT 1 FROM workspaces").fetchall())


def test_what_was_written_is_gone_for_whoever_comes_next(migrated_databases: Databases) -> None:
    with migrated_databases.lent() as url:
        run(url, ADD)
    with migrated_databases.lent() as again:
        assert again == url
        assert workspaces(again) == 0


def test_two_at_once_are_two(migrated_databases: Databases) -> None:
    with migrated_databases.lent() as one, migrated_databases.lent() as other:
        run(one, ADD)
        assert workspaces(other) == 0


def test_whoever_still_clings_to_it_is_thrown_out(migrated_databases: Databases) -> None:
    with migrated_databases.lent() as url:
        clinging = psycopg.connect(url)
        clinging.execute("LOCK TABLE workspaces")
    with migrated_databases.lent() as again:
        run(again, ADD)
    with pytest.raises(psycopg.OperationalError):
        clinging.execute(ADD)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE workspaces ADD COLUMN colour text",
        "CREATE TABLE left_over (id int)",
        "UPDATE alembic_version SET version_num = '9999'",
    ],
)
def test_one_whose_schema_was_changed_is_thrown_away(migrated_databases: Databases, change: str) -> None:
    with migrated_databases.lent() as url:
        run(url, change)
    with migrated_databases.lent() as next_one:
        assert next_one != url
