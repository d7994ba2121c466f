"""Nothing of one owner is seen or changed in the scope of another: every storage function there is, on both databases."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

import bot.storage
from bot.domain.scope import Scope
from bot.storage import feeds, schema, search
from bot.storage.database import Database
from bot.storage.tx import Tx
from tests.storage.cases import CASES, PURE
from tests.storage.owners import NOBODY, OWNERS, THEN, Owned, seed

ME = OWNERS[0]
STRANGERS = OWNERS[1:]
# What these answer does not depend on whose id they are given, or is nothing but an id that is new.
FRESH_IDS = {"circles.add_circle", "journal.write_journal", "journal.save_draft", "deliveries.open_deliveries"}
Rows = frozenset[Any]


def scoped_functions() -> set[str]:
    """Public functions of `bot.storage` that are told whose data they are about."""
    found = set()
    for module in pkgutil.walk_packages(bot.storage.__path__, "bot.storage."):
        if ".migrations" in module.name:
            continue
        for name, function in vars(importlib.import_module(module.name)).items():
            if not inspect.isfunction(function) or function.__module__ != module.name or name.startswith("_"):
                continue
            told = " ".join(str(one.annotation) for one in inspect.signature(function).parameters.values())
            if "Scope" in told or "Changes" in told:
                found.add(f"{module.name.removeprefix('bot.storage.')}.{name}")
    return found


def all_rows(tx: Tx) -> tuple[Rows, Rows]:
    """Every row of every table as text: (everybody else's, mine)."""
    found = tx.conn.exec_driver_sql(_everything(tx.is_sqlite)).all()
    return frozenset(row for row in found if not row.mine), frozenset(row for row in found if row.mine)


@cache
def _everything(is_sqlite: bool) -> str:
    """One statement for all tables, because it is sent hundreds of times."""
    parts = []
    for table in schema.metadata.sorted_tables:
        columns = ", ".join(f't."{column.name}"' for column in table.c)
        text = f"json_array({columns})" if is_sqlite else "t::text"
        mine = "false"
        if "user_id" in table.c:
            mine = f"t.workspace_id = '{ME.scope.workspace_id}' AND t.user_id = '{ME.scope.user_id}'"
        parts.append(f"SELECT '{table.name}' AS name, {text} AS row, {mine} AS mine FROM {table.name} t")
    return " UNION ALL ".join(parts)


@pytest.fixture
def db(migrated_database_url: str) -> Iterator[Database]:
    database = Database(migrated_database_url)
    database.write_now(seed)
    yield database
    database.close()


class Trial:
    """One call, in a transaction that is rolled back. `before`: the rows there are, to see what it changes."""

    def __init__(self, db: Database, name: str, it: Owned, before: tuple[Rows, Rows] | None = None) -> None:
        self.answer: Any = None
        self.refused = False
        after = before
        with db.engine.connect() as connection:
            tx = Tx(connection, begun=False)
            tx.begin()
            try:
                self.answer = CASES[name](tx, ME.scope, it)
                tx.flush()
                after = all_rows(tx) if before else None
            except (SQLAlchemyError, LookupError):
                self.refused = True
            tx.rollback()
        self.others_unchanged = before is None or after is None or after[0] == before[0]
        self.mine_changed = before is not None and after is not None and after[1] != before[1]

    @property
    def shows(self) -> str:
        return repr(self.answer)


def test_every_storage_function_with_a_scope_is_under_contract() -> None:
    assert scoped_functions() == CASES.keys() | PURE


def test_every_private_table_holds_something_of_everybody(db: Database) -> None:
    for name, table in schema.metadata.tables.items():
        if "user_id" in table.c:
            owners = {
                (row.workspace_id, row.user_id) for row in db.read_now(lambda tx, t=table: tx.execute(select(t)).all())
            }
            assert owners == {(own.scope.workspace_id, own.scope.user_id) for own in OWNERS}, name


def test_functions_do_something_with_what_is_mine(db: Database) -> None:
    kept = db.read_now(all_rows)
    trials = {name: Trial(db, name, ME, kept) for name in CASES}
    assert not [name for name, trial in trials.items() if trial.refused]
    idle = {name for name, trial in trials.items() if not (trial.answer or trial.mine_changed)}
    # A member who is there already stays as they are.
    assert idle == {"members.add_member"}


def test_no_function_shows_or_changes_what_is_not_mine(db: Database) -> None:
    kept = db.read_now(all_rows)
    broken: list[str] = []
    for name in CASES:
        for stranger in STRANGERS:
            trial = Trial(db, name, stranger, kept)
            leaks = [own.secret for own in STRANGERS if own.secret in trial.shows]
            if leaks or not trial.others_unchanged:
                broken.append(f"{name} of {stranger.scope}: shows {leaks}, changes: {not trial.others_unchanged}")
    assert broken == []


def test_a_stranger_s_id_is_answered_like_an_id_of_nobody(db: Database) -> None:
    told_apart = []
    for name in CASES.keys() - FRESH_IDS:
        nobody, stranger = Trial(db, name, NOBODY), Trial(db, name, STRANGERS[0])
        if not nobody.refused and not stranger.refused and nobody.shows != stranger.shows:
            told_apart.append(name)
    # A reaction is found by the message it is on, and all have reacted on the same message.
    # Whether a channel has a digest already is no secret: it is announced there, with the name of who set it up.
    assert set(told_apart) <= {"changes.revert", "digests.set_digest"}


def test_rows_of_mine_that_point_at_a_stranger_s_show_nothing_of_it(db: Database) -> None:
    """Ids come out of buttons: had one that is not mine ever been let in, nothing behind it may come out."""
    planting = (
        "entries.add_interaction",
        "entries.add_note",
        "follow_ups.add_follow_up",
        "feeds.subscribe",
        "people.add_keys",
        "people.add_tags",
        "circles.add_member",
    )
    stranger = STRANGERS[0]

    def plant(tx: Tx) -> None:
        for name in planting:
            CASES[name](tx, ME.scope, stranger)
        feeds.subscribe(tx, ME.scope, ME.feed, stranger.person, THEN)

    db.write_now(plant)
    shown = []
    for name in CASES:
        for it in (ME, stranger):
            said = Trial(db, name, it).shows
            # The feed is followed, so its own title and stories may be seen.
            said = said.replace(f"Feed {stranger.secret}", "").replace(f"{stranger.secret}.example", "")
            said = said.replace(f"title='Climbing {stranger.secret}'", "")
            if stranger.secret in said:
                shown.append(name)
    assert not shown, shown


def test_search_finds_in_no_other_scope_whatever_is_searched_for(db: Database) -> None:
    for words in (("climbing",), ("ana",), (STRANGERS[0].secret,), ("climbing", "ana"), ("%",), ("_",), ("clim",)):
        for own in OWNERS:
            found = db.read_now(search.search_people, own.scope, search.Query(words), limit=50, offset=0)
            assert {match.person.id for match in found.people} <= {own.person, own.other}
            assert found.total <= 2
    foreign = search.Query((), tags=(f"tag{STRANGERS[0].secret}",))
    assert db.read_now(search.search_people, ME.scope, foreign, limit=9, offset=0).total == 0


def test_scopes_that_read_alike_are_different_owners(db: Database) -> None:
    """Ids put together without a mark between them would make one owner of two."""
    for scope in (Scope("T1U", "1"), Scope("T", "1U1"), Scope("t1", "u1"), Scope("T1", "U1 "), Scope("", "T1U1")):
        found = db.read_now(search.search_people, scope, search.Query(("climbing",)), limit=9, offset=0)
        assert (found.people, found.total) == ((), 0), scope
        assert db.read_now(search.find_by_prefix, scope, ["climb"], limit=9) == []
        assert db.read_now(CASES["people.by_last_contact"], scope, ME) == ([], 0)
