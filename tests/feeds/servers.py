"""A small HTTP server per test, on a free local port, that answers as it is told."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.feeds import Fetcher

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """Pages by path; `seen` are the requests in order."""

    pages: dict[str, Handler] = field(default_factory=dict)
    seen: list[web.Request] = field(default_factory=list)
    host: str = ""

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def page(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> None:
        async def answer(_request: web.Request) -> web.StreamResponse:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return web.Response(body=body, status=status, headers=named)

        self.pages[path] = answer

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.seen.append(request)
        handler = self.pages.get(request.path)
        return await handler(request) if handler else web.Response(status=404)


@asynccontextmanager
async def running(site: Site) -> AsyncIterator[Site]:
    runner = web.ServerRunner(web.Server(site.answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.host = f"127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield site
    finally:
        await runner.cleanup()


def local_fetcher(*sites: Site, **options: object) -> Fetcher:
    """A fetcher that may visit these sites although they are local, without pauses between requests."""
    settings: dict[str, object] = {"per_host_delay_s": 0.0, "allow_hosts": frozenset(site.host for site in sites)}
    return Fetcher(user_agent="Rapport-test", contact="ops@example.org", **{**settings, **options})  # type: ignore[arg-type]


RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Field notes</title><link>https://notes.example/</link>'
    b"<item><title>Async without tears</title><link>https://notes.example/async</link><guid>n1</guid>"
    b"<pubDate>Mon, 02 Nov 2026 08:00:00 +0000</pubDate><description>How we did it.</description></item>"
    b"</channel></rss>"
)
