"""One Chromium and one stand-in workspace; each test gets a page of its own."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, async_playwright

from tests.page.fake import FakeWorkspace

CHROMIUM_ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WAIT_MS = 8000


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium_path: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def workspace() -> AsyncIterator[FakeWorkspace]:
    fake = FakeWorkspace()
    server = TestServer(fake.app())
    await server.start_server()
    fake.url = str(server.make_url("/"))
    yield fake
    fake.drop_streams()
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, workspace: FakeWorkspace) -> AsyncIterator[Page]:
    """A page not yet opened; a script error on it fails the test."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    await context.close()
    assert errors == []
