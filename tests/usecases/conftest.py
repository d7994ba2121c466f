"""A database of each kind, and a world in it."""

from collections.abc import Iterator

import pytest

from bot.storage.database import Database
from tests.usecases.world import World


@pytest.fixture
def db(migrated_database_url: str) -> Iterator[Database]:
    database = Database(migrated_database_url)
    yield database
    database.close()


@pytest.fixture
def world(db: Database) -> World:
    return World(db).join()
