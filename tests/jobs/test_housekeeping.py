"""Housekeeping forgets what is old, and only that."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.jobs.housekeeping import run_housekeeping
from bot.storage import schema
from bot.storage.database import Database
from tests.usecases.world import MONDAY, World


@pytest.fixture
def world(migrated_database_url: str) -> World:
    return World(Database(migrated_database_url)).join()


async def test_old_messages_requests_and_stories_go_and_the_rest_stays(world: World) -> None:
    world.follow_up(world.person("Ana Silva"), about="the deck")
    world.story("An old story", days=3)
    world.send()
    await world.db.write_once("a request", MONDAY, lambda tx: None)
    assert await run_housekeeping(world.db, MONDAY + timedelta(days=59)) == (
        await run_housekeeping(world.db, MONDAY + timedelta(days=59))
    )
    assert len(world.rows(schema.deliveries)) == 1
    swept = await run_housekeeping(world.db, MONDAY + timedelta(days=61))
    assert (swept.requests, swept.stories) == (2, 0)
    swept = await run_housekeeping(world.db, MONDAY + timedelta(days=91))
    assert (swept.requests, swept.stories) == (0, 1)
    assert len(world.rows(schema.people)) == len(world.rows(schema.follow_ups)) == 1
    world.db.close()
