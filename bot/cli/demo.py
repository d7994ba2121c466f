"""`rapport demo`: a small Slack in the browser with the real bot in it. No account, no keys, nothing leaves this machine.

Joins the local workspace and Rapport over HTTP, exactly as Slack and Rapport are joined, and lets the page's clock lead
both.
"""

import argparse
import asyncio
import secrets
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import App, build_jobs, morning_services, open_app
from bot.cli.serve import receiving, ticking
from bot.cli.setup import database_errors, run_until_signal
from bot.config import Settings
from bot.demo import PAGE
from bot.demo.catching_up import passed_mornings
from bot.demo.history import Story, story_in, tell_history
from bot.demo.newsstand import selling
from bot.demo.story import TEAM, build_workspace, first_day, installed
from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.demo.workspace.conversations import bot_message, post
from bot.domain.errors import SetupError
from bot.jobs.mornings import MorningReport, Told, run_mornings
from bot.jobs.scheduler import Ticks
from bot.logs import configure_logs
from bot.metrics import Metrics
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from bot.slack.views.channels import begun_message
from bot.storage.database import Database
from bot.storage.members import with_users
from bot.storage.migrate import revision_of, upgrade
from bot.usecases.channels import counted_of
from bot.web import EVENTS_PATH

PORT = 8765
COMMAND = "/rapport"
_TICK_S = 5.0


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "demo",
        help="try Rapport in the browser, without Slack and without keys",
        description="A local workspace with sample people, feeds and a clock that can be moved. Ctrl-C ends it.",
    )
    parser.add_argument(
        "--port", type=_port, default=PORT, help="port of the page (default: %(default)s; 0: any free one)"
    )
    parser.add_argument("--db", type=Path, metavar="FILE", help="keep the data in this file (default: a temporary one)")
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.set_defaults(run=run)


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65000")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Run the demo until Ctrl-C."""
    configure_logs("WARNING")
    with tempfile.TemporaryDirectory(prefix="rapport-demo-") as folder:
        file: Path = args.db or Path(folder) / "demo.db"

        def ready(url: str) -> None:
            kept = file if args.db else "gone when it ends; keep them with --db FILE"
            print(f"Rapport demo is running: {url}  (data: {kept}; Ctrl-C ends it)", flush=True)
            if not args.no_open:
                open_browser(url)

        feed_port = args.port + 1 if args.db and args.port else 0
        run_until_signal(lambda stop: demo(f"sqlite:///{file}", args.port, feed_port, stop, ready))
    return 0


async def demo(database_url: str, port: int, feed_port: int, stop: asyncio.Event, ready: Callable[[str], None]) -> None:
    """Run the demo until `stop` is set; `ready` gets the page's address once everything answers.

    `port` is the page's, `feed_port` the first of the feeds' (0: any free one). A database that is kept remembers the feeds'
    addresses, so they must not change with every start.

    Raises:
        SetupError: a port is taken, or the file is not one of the demo's.
    """
    with database_errors(database_url):
        story = await asyncio.to_thread(_prepare, database_url)
    now = datetime.now(UTC)
    start = story.start if story else first_day(now)
    clock = MovableClock(max(start, now, story.latest) if story else start)
    async with selling(start, clock, feed_port) as feed_hosts:
        if story is None:
            await asyncio.to_thread(_tell, database_url, start, feed_hosts)
        async with workspace(clock, port) as server:
            await asyncio.to_thread(announce_counting, server.ws, database_url)
            settings = _settings(server, database_url, feed_hosts.values())
            async with joined(settings, clock, server):
                ready(server.url)
                await stop.wait()


def _prepare(url: str) -> Story | None:
    """Bring the file to this version; the story in it, `None` when it is new."""
    is_new = revision_of(url) is None
    upgrade(url)
    if is_new:
        return None
    db = Database(url)
    try:
        story = db.read_now(story_in)
        others = [scope for scope in db.read_now(with_users, None, None) if scope.workspace_id != TEAM]
    finally:
        db.close()
    if story is None or others:
        raise SetupError("That file holds a database of something else than the demo. Choose another for --db.")
    return story


def _tell(url: str, start: datetime, feed_hosts: Mapping[str, str]) -> None:
    db = Database(url)
    try:
        tell_history(db, start, feed_hosts)
    finally:
        db.close()


def announce_counting(ws: Workspace, url: str) -> None:
    """Put the notices of channels that are counted where Rapport has posted them: the workspace itself forgets."""
    db = Database(url)
    try:
        counted = db.read_now(counted_of, TEAM)
    finally:
        db.close()
    for one in counted:
        notice, channel = begun_message(one.channel, one.opened_by, COMMAND), ws.channel(TEAM, one.channel)
        post(ws, channel, bot_message(ws, installed(ws), channel, notice.text, notice.blocks, one.opened_at))


@asynccontextmanager
async def workspace(clock: MovableClock, port: int) -> AsyncIterator[WorkspaceServer]:
    """The local workspace with its page, on 127.0.0.1.

    Raises:
        SetupError: the port is taken.
    """
    manifest = build_manifest(FEATURES, COMMAND, f"https://rapport.example{EVENTS_PATH}")
    token, secret = f"xoxb-demo-{secrets.token_hex(12)}", secrets.token_hex(16)
    server = WorkspaceServer(build_workspace(clock, manifest, token, secret), port=port, page_dir=PAGE)
    try:
        await server.start()
    except OSError as error:
        raise SetupError(f"Port {port} on 127.0.0.1 is taken. Choose another: rapport demo --port 9000") from error
    try:
        yield server
    finally:
        await server.stop()


def _settings(server: WorkspaceServer, database_url: str, feed_hosts: Iterable[str]) -> Settings:
    """Everything set here: neither the environment nor a `.env` for a real workspace may reach into the demo."""
    installation = installed(server.ws)
    given: dict[str, Any] = {
        "slack_bot_token": installation.bot_token,
        "slack_app_token": None,
        "slack_signing_secret": installation.app.signing_secret,
        "slack_api_url": f"{server.url}/api/",
        "database_url": database_url,
        "host": "127.0.0.1",
        "port": 0,
        "rapport_command": COMMAND,
        "rapport_log_level": "WARNING",
        "rapport_contact": "",
        "rapport_feed_hosts": ",".join(feed_hosts),
        "rapport_tick_s": _TICK_S,
    }
    return Settings(_env_file=None, **given)  # type: ignore[call-arg]


@asynccontextmanager
async def joined(settings: Settings, clock: MovableClock, server: WorkspaceServer) -> AsyncIterator[None]:
    """Rapport, serving the workspace by HTTP, its jobs led by the same clock."""
    metrics = Metrics()
    async with open_app(settings, clock) as app, receiving(app, metrics) as (_, port):
        installed(server.ws).app.request_url = f"http://127.0.0.1:{port}{EVENTS_PATH}"
        async with (
            ticking(build_jobs(app, metrics, lambda: _send_mornings(app, clock))) as ticks,
            following_clock(clock, ticks),
        ):
            yield


async def _send_mornings(app: App, clock: MovableClock) -> MorningReport:
    """Those that the clock has jumped over, each as of when it was due; then whatever is due now."""
    mornings, reported = morning_services(app), list[Told]()
    for at, scope in await app.services.db.write(passed_mornings, clock(), TEAM):
        reported += (await run_mornings(mornings, at, scope)).told
    reported += (await run_mornings(mornings, clock())).told
    return MorningReport(tuple(reported))


@asynccontextmanager
async def following_clock(clock: MovableClock, ticks: Ticks) -> AsyncIterator[None]:
    """After each move of the clock the feeds are read and the mornings that have passed are sent, at once."""
    moved = asyncio.Event()

    async def follow() -> None:
        while True:
            await moved.wait()
            moved.clear()
            # News first, so that the morning can bring it.
            await ticks.run_now("feeds")
            await ticks.run_now("mornings")

    def on_change(_now: datetime) -> None:
        moved.set()

    clock.on_change.append(on_change)
    following = asyncio.create_task(follow())
    try:
        yield
    finally:
        clock.on_change.remove(on_change)
        following.cancel()
        await asyncio.wait({following})


def open_browser(url: str) -> None:
    """Show the page, where there is a browser with windows of its own (not one in this very terminal)."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        # Some wait until their window is closed.
        threading.Thread(target=browser.open, args=(url,), daemon=True, name="browser").start()
