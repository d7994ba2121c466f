"""One Chromium and one stand-in workspace; each test gets a page of its own."""

from collections.abc import AsyncIterator

import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.page.fake import FakeWorkspace, Server

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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def served() -> AsyncIterator[tuple[Server, str]]:
    server = Server()
    test_server = TestServer(server.app())
    await test_server.start_server()
    yield server, str(test_server.make_url("/"))
    server.current.drop_streams()
    await test_server.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(browser: Browser) -> AsyncIterator[BrowserContext]:
    """One window for all tests of this process, so that the page's files are loaded once."""
    context = await browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def workspace(served: tuple[Server, str]) -> AsyncIterator[FakeWorkspace]:
    """A new stand-in, which the server speaks for from now on."""
    server, url = served
    server.current = FakeWorkspace()
    server.current.url = url
    yield server.current
    server.current.drop_streams()


@pytest_asyncio.fixture(loop_scope="session")
async def page(window: BrowserContext, workspace: FakeWorkspace) -> AsyncIterator[Page]:
    """A tab not yet opened; a script error in it fails the test."""
    page = await window.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    await page.close()
    assert errors == []
