from collections.abc import AsyncIterator

import pytest

from tests.feeds.servers import Site, running


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with running(Site()) as site:
        yield site
