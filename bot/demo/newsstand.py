"""The demo's feeds, served on ports of this machine and dated by the demo's clock.

In the files a date is `-2 08:15`: days from the day the story starts, and a time in UTC. Items from after the clock's present
are left out, so that moving the clock brings news.
"""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path

from aiohttp import web

from bot.domain.errors import SetupError

FOLDER = Path(__file__).parent / "feeds"
_ENTRY = re.compile(r"[ \t]*<(item|entry)>.*?</\1>\n?", re.DOTALL)
_DATE = re.compile(r"<(pubDate|updated)>([+-]\d+) (\d\d):(\d\d)</")


def render(text: str, start: datetime, now: datetime) -> str:
    """A feed's file as it reads at `now` in a story that began at `start` (both aware)."""

    def kept(found: re.Match[str]) -> str:
        dated = _DATE.search(found[0])
        return found[0] if dated is None or _moment(dated, start) <= now else ""

    def spelled(found: re.Match[str]) -> str:
        moment = _moment(found, start)
        words = format_datetime(moment, usegmt=True) if found[1] == "pubDate" else f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        return f"<{found[1]}>{words}</"

    return _DATE.sub(spelled, _ENTRY.sub(kept, text))


def _moment(found: re.Match[str], start: datetime) -> datetime:
    day = start.astimezone(UTC).date() + timedelta(days=int(found[2]))
    return datetime.combine(day, time(int(found[3]), int(found[4])), UTC)


@asynccontextmanager
async def selling(start: datetime, clock: Callable[[], datetime], first_port: int = 0) -> AsyncIterator[dict[str, str]]:
    """Serve each feed on a port of its own on 127.0.0.1; gives name -> "host:port".

    One port each, because Rapport asks one host only once a second. The ports count up from `first_port` (0: any free ones).

    Raises:
        SetupError: a port is taken.
    """
    async with AsyncExitStack() as stack:
        hosts: dict[str, str] = {}
        for number, path in enumerate(sorted(FOLDER.glob("*.xml"))):
            runner = web.AppRunner(_feed_app(path, start, clock), access_log=None, shutdown_timeout=1.0)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            port = first_port + number if first_port else 0
            try:
                await web.TCPSite(runner, "127.0.0.1", port).start()
            except OSError as error:
                raise SetupError(
                    f"Port {port} on 127.0.0.1 is taken. Choose others: rapport demo --port 9000"
                ) from error
            hosts[path.stem] = f"127.0.0.1:{runner.addresses[0][1]}"
        yield hosts


def _feed_app(path: Path, start: datetime, clock: Callable[[], datetime]) -> web.Application:
    text = path.read_text(encoding="utf-8")

    async def feed(_: web.Request) -> web.Response:
        body = render(text, start, clock())
        return web.Response(text=body, content_type="application/xml", headers={"Cache-Control": "no-cache"})

    app = web.Application()
    app.add_routes([web.get(f"/{path.name}", feed)])
    return app
