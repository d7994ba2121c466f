"""A database that goes away in the middle of a morning and comes back: everybody has one message in the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy.engine import make_url

from bot.domain.scope import Scope
from bot.jobs.mornings import MorningServices, run_mornings
from bot.jobs.scheduler import contained
from bot.storage import schema
from bot.storage.database import Database
from bot.usecases.daily import Daily
from bot.usecases.outcome import Outcome
from tests.jobs.fakes import FakeSlack, Wall
from tests.usecases.world import MONDAY, World

USERS = tuple(f"U{number}" for number in range(12))
Switch = Callable[[bool], None]


class SlackWithout(FakeSlack):
    """While it takes the third message, the database goes away: what was posted cannot be written down."""

    def __init__(self, go_away: Callable[[], None]) -> None:
        super().__init__()
        self._go_away = go_away

    async def post(self, channel: str, daily: Daily) -> Outcome:
        outcome = await super().post(channel, daily)
        if len(self.posts) == 3:
            self._go_away()
        return outcome


@contextmanager
def postgresql(url: str, admin: psycopg.Connection) -> Iterator[Switch]:
    """Switches one database of the server off (every connection to it ends, none can be made) and on again."""
    name = str(make_url(url).database)

    def switch(on: bool) -> None:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {on}')
        if not on:
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))

    yield switch
    switch(True)


@contextmanager
def sqlite(url: str) -> Iterator[Switch]:
    """Another program locks the file, and lets it go again."""
    other = sqlite3.connect(str(make_url(url).database), isolation_level=None, check_same_thread=False)

    def switch(on: bool) -> None:
        other.execute("ROLLBACK" if on else "BEGIN EXCLUSIVE")

    yield switch
    other.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Database, Switch]]:
    """A database, and the switch to turn it off and on."""
    if request.param == "sqlite":
        url = request.getfixturevalue("migrated_sqlite_url")
        pragmas = ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=50")
        monkeypatch.setattr("bot.storage.database._PRAGMAS", pragmas)
        switching = sqlite(url)
    else:
        url = request.getfixturevalue("migrated_postgres_url")
        switching = postgresql(url, request.getfixturevalue("postgres_admin"))
    db = Database(url)
    with switching as switch:
        yield db, switch
    db.close()


async def test_a_database_that_goes_away_in_the_middle_loses_and_doubles_nothing(
    house: tuple[Database, Switch],
) -> None:
    db, switch = house
    for user_id in USERS:
        one = World(db, Scope("T1", user_id)).join()
        one.follow_up(one.person(f"Friend of {user_id}"), about="the deck")
        one.write(lambda tx: tx.execute(schema.members.update().values(dm_channel=None)))
    slack, wall = SlackWithout(lambda: switch(False)), Wall()
    services = MorningServices(db, slack, wall, "T1")
    await contained("mornings", run_mornings(services, MONDAY))
    assert 3 <= len(slack.posts) < len(USERS)
    await contained("mornings", run_mornings(services, MONDAY))
    switch(True)
    for _ in range(3):
        wall.later(minutes=6)
        await contained("mornings", run_mornings(services, MONDAY))
    assert [slack.posts_to(user_id) for user_id in USERS] == [1] * len(USERS)
    assert {row["state"] for row in World(db).rows(schema.deliveries)} == {"sent"}
