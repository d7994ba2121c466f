"""`rapport serve`: Slack's requests by Socket Mode or HTTP, the jobs, and the addresses that operators ask."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import structlog
from alembic.migration import MigrationContext
from sqlalchemy.exc import SQLAlchemyError

from bot import __version__
from bot.allocator import return_large_buffers
from bot.app import App, build_jobs, check_database, open_app
from bot.cli.setup import database_errors, run_until_signal, settings_of
from bot.collector import settle_collector
from bot.config import Settings
from bot.domain.errors import RapportError, SetupError
from bot.jobs.scheduler import Job, Ticks
from bot.metrics import Metrics
from bot.slack.dispatch import counted
from bot.slack.socket import SocketMode
from bot.storage.database import Database
from bot.storage.migrate import head
from bot.storage.tx import Tx
from bot.web import Check, build_web, listening

_LOG = structlog.get_logger()


class NotReady(RapportError):
    """This process should get no requests at the moment."""


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "serve",
        help="run Rapport for a real Slack workspace",
        description="Socket Mode when SLACK_APP_TOKEN is set, otherwise HTTP at /slack/events. SIGTERM ends it.",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    settings = settings_of(args)
    sys.setswitchinterval(SWITCH_S)
    return_large_buffers()
    run_until_signal(lambda stop: serve(settings, stop))
    return 0


# The event loop and the database's threads share one interpreter lock. By default a thread that wants it forces a switch
# every 5 ms, which costs a third of the throughput under load; a database thread lets go of it at every statement anyway.
SWITCH_S = 0.05


async def serve(settings: Settings, stop: asyncio.Event) -> None:
    """Serve until `stop` is set, then finish what is under way: requests first, then answers, then the database.

    Raises:
        SetupError: something is missing or wrong; nothing was started.
    """
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        raise SetupError(
            "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET to take requests at /slack/events. "
            "`rapport doctor` says what else is missing."
        )
    with database_errors(settings.database_url):
        check_database(settings)
    metrics = Metrics()
    metrics.describe("rapport_info", "Which version runs.")
    metrics.count("rapport_info", version=__version__)
    async with (
        open_app(settings) as app,
        receiving(app, metrics) as (transport, port),
        ticking(build_jobs(app, metrics)),
    ):
        settle_collector()
        _LOG.info("ready", transport=transport, host=settings.host, port=port, team=app.team_id, version=__version__)
        await stop.wait()
        _LOG.info("stopping")
    _LOG.info("stopped")


@asynccontextmanager
async def receiving(app: App, metrics: Metrics) -> AsyncIterator[tuple[str, int]]:
    """Slack's requests reach `app`; gives how ("socket" or "http") and the port that is listened on."""
    settings, dispatch = app.settings, counted(app.bolt, metrics)
    checks: dict[str, Check] = {"database": lambda: check_ready(app.services.db)}
    if settings.slack_app_token is None:
        async with listening(build_web(dispatch, checks, metrics), settings.host, settings.port) as port:
            yield "http", port
        return
    socket = SocketMode(app.bolt, settings.slack_app_token.get_secret_value(), dispatch, metrics)
    async with listening(
        build_web(None, checks | {"slack": socket.check}, metrics), settings.host, settings.port
    ) as port:
        await socket.start()
        try:
            yield "socket", port
        finally:
            await socket.stop()


@asynccontextmanager
async def ticking(jobs: Sequence[Job]) -> AsyncIterator[Ticks]:
    """The jobs, running."""
    ticks = Ticks(jobs)
    ticks.start()
    try:
        yield ticks
    finally:
        await ticks.stop()


async def check_ready(db: Database) -> None:
    """Raises: `NotReady` while the database does not answer or is not at this version's schema."""
    try:
        revision = await db.read(_revision)
    except SQLAlchemyError:
        raise NotReady("The database does not answer.") from None
    if revision != head():
        raise NotReady(f"The database is at revision {revision}, not {head()}. Run: rapport db upgrade")


def _revision(tx: Tx) -> str | None:
    return MigrationContext.configure(tx.conn).get_current_revision()
