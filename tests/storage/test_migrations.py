"""The migrations make the schema that the code expects, from nothing, on both databases; and can be taken back."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select

from bot.storage.channels import counts_in, writer_of
from bot.storage.database import Database, build_engine
from bot.storage.migrate import _config, compared, head, revision_of, upgrade
from bot.storage.schema import metadata
from bot.usecases.channels import count_message
from tests.storage.owners import seed
from tests.support.processes import REPOSITORY


def differences(url: str) -> list[object]:
    engine = build_engine(url)
    try:
        with engine.connect() as connection:
            options = {"compare_type": True, "include_name": compared}
            context = MigrationContext.configure(connection, opts=options)
            return list(compare_metadata(context, metadata))
    finally:
        engine.dispose()


def tables(url: str) -> set[str]:
    engine = build_engine(url)
    try:
        return {name for name in inspect(engine).get_table_names() if not name.startswith("search_")}
    finally:
        engine.dispose()


def run(url: str, to: str) -> None:
    """Go up or down to a revision."""
    engine = build_engine(url)
    config = _config()
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            revisions = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()][::-1]
            current = revision_of(url)
            is_up = current is None or (to != "base" and revisions.index(to) > revisions.index(current))
            (command.upgrade if is_up else command.downgrade)(config, to)
    finally:
        engine.dispose()


def test_an_upgraded_database_is_what_the_code_says(database_url: str) -> None:
    assert revision_of(database_url) is None
    upgrade(database_url)
    assert revision_of(database_url) == head()
    assert differences(database_url) == []


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    there = tables(database_url)
    upgrade(database_url)
    assert tables(database_url) == there == {*metadata.tables, "alembic_version"}


def test_replicas_may_upgrade_at_once(postgres_url: str) -> None:
    program = "import sys; from bot.storage.migrate import upgrade; upgrade(sys.argv[1])"
    replicas = [
        subprocess.Popen([sys.executable, "-c", program, postgres_url], cwd=REPOSITORY, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [replica.communicate(timeout=60)[1] for replica in replicas]
    assert [replica.returncode for replica in replicas] == [0, 0], errors
    assert revision_of(postgres_url) == head()
    assert differences(postgres_url) == []


def test_every_step_can_be_taken_back_and_taken_again(database_url: str) -> None:
    revisions = [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()]
    upgrade(database_url)
    for revision in [*revisions[1:], "base"]:
        run(database_url, revision)
    assert tables(database_url) <= {"alembic_version"}
    for revision in reversed(revisions):
        run(database_url, revision)
    assert differences(database_url) == []


def test_data_survives_the_way_down_to_the_first_schema_and_up(database_url: str) -> None:
    upgrade(database_url)
    database = Database(database_url)
    database.write_now(seed)
    first = [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()][-1]
    before = database.read_now(lambda tx: sorted(map(str, tx.execute(metadata.tables["notes"].select()).all())))
    database.close()
    run(database_url, first)
    upgrade(database_url)
    database = Database(database_url)
    after = database.read_now(lambda tx: sorted(map(str, tx.execute(metadata.tables["notes"].select()).all())))
    database.close()
    assert after == before
    assert len(before) == 4


def test_rhythms_of_the_former_formula_are_worked_out_anew(database_url: str) -> None:
    run(database_url, "0002")
    database = Database(database_url)
    database.write_now(seed)
    people = metadata.tables["people"]
    stale = select(people.c.rhythm_stale).where(people.c.name.like("Ana%"))
    before = database.read_now(lambda tx: set(tx.execute(stale).scalars()))
    database.close()
    upgrade(database_url)
    database = Database(database_url)
    after = database.read_now(lambda tx: set(tx.execute(stale).scalars()))
    database.close()
    assert (before, after) == ({False}, {True})


def test_words_counted_in_clear_become_hashes_and_those_of_enough_people_numbers(database_url: str) -> None:
    run(database_url, "0004")
    monday, key = date(2026, 11, 23), "ab" * 32
    here = f"'T1', 'C1', '{monday}'"
    said = [("U1", "t", "zig"), ("U2", "t", "zig"), ("U3", "t", "zig"), ("U1", "t", "merger"), ("U1", "p", "")]
    engine = build_engine(database_url)
    with engine.connect() as connection:
        begun = f"'T1', 'C1', 'U1', '2026-11-23 08:00:00', '{monday}', '{key}'"
        connection.exec_driver_sql(f"INSERT INTO channels VALUES ({begun})")
        for user, kind, term in said:
            mark = f"{here}, '{kind}', '{term}', '{writer_of(key, user)}'"
            connection.exec_driver_sql(f"INSERT INTO channel_marks VALUES ({mark})")
    engine.dispose()
    upgrade(database_url)
    database = Database(database_url)
    marks = database.read_now(lambda tx: tx.execute(metadata.tables["channel_marks"].select()).all())
    assert len(marks) == len(said)
    assert not any(word in str(marks) for word in ("zig", "merger"))
    at = datetime(2026, 11, 24, tzinfo=UTC)

    def counted() -> dict[str, int]:
        return {one.term: one.people for one in database.read_now(counts_in, "T1", ["C1"], monday)}

    assert counted() == {"zig": 3, "": 1}
    for user, now, before in (("U3", "", "zig"), ("U2", "merger", ""), ("U4", "merger", "")):
        database.write_now(count_message, "T1", "C1", user, now, before, at, at)
    assert counted() == {"merger": 3, "": 3}
    database.close()
    run(database_url, "0004")
    run(database_url, "0005")
    database = Database(database_url)
    assert counted() == {}
    database.close()


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_rows_that_belong_to_somebody_say_to_whom(name: str) -> None:
    shared = {"workspaces", "feeds", "stories", "processed"}
    of_a_workspace = {"channels", "channel_counts", "channel_marks"}
    columns = set(metadata.tables[name].c.keys())
    if name in of_a_workspace:
        assert columns & {"workspace_id", "user_id"} == {"workspace_id"}
    else:
        assert (name in shared) is not ({"workspace_id", "user_id"} <= columns)
