"""The world that flow tests live in: over HTTP on SQLite, and over a WebSocket on PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from tests.support.world import World, open_world


@pytest.fixture(params=["http", "socket"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    url = request.getfixturevalue("migrated_sqlite_url" if request.param == "http" else "migrated_postgres_url")
    async with open_world(url, request.param) as opened:
        yield opened
