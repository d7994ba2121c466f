"""The composition root: settings -> database -> Slack app -> jobs. The only module that knows everyone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import __version__
from bot.config import Settings
from bot.domain.errors import SetupError
from bot.feeds import Fetcher
from bot.jobs.digests import run_digests
from bot.jobs.feeds import FeedServices, run_feeds
from bot.jobs.housekeeping import run_housekeeping
from bot.jobs.mornings import MorningReport, MorningServices, run_mornings
from bot.jobs.scheduler import Job
from bot.metrics import Metrics
from bot.slack.build import build_bolt_app
from bot.slack.channels import Channels
from bot.slack.edge import Edge
from bot.slack.features import FEATURES
from bot.slack.features.counting import settle
from bot.slack.features.digests import post_digest
from bot.slack.features.home import publish_home
from bot.slack.features.sources import resume_follows, tell_news
from bot.slack.gateway import Gateway, SlackRefused, UnknownOutcome, build_client
from bot.slack.members import Members
from bot.slack.mornings import SlackMornings
from bot.slack.services import Services
from bot.slack.tasks import Tasks
from bot.storage.database import Database
from bot.storage.migrate import head, revision_of
from bot.usecases.timetable import load_calendars

Clock = Callable[[], datetime]
_SETTLING_S = 300.0
_HOUSEKEEPING_S = 6 * 3600.0


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class App:
    """Everything of one running Rapport. `bolt` dispatches Slack's requests, however they come."""

    settings: Settings
    services: Services
    edge: Edge
    bolt: AsyncApp
    team_id: str


def check_database(settings: Settings) -> None:
    """Raises:
    SetupError: the database is not at the schema of this version; says what to type.
    """
    revision = revision_of(settings.database_url)
    if revision != head():
        state = "has no tables yet" if revision is None else f"is at revision {revision}, not {head()}"
        raise SetupError(f"The database {state}. Run: rapport db upgrade")


@asynccontextmanager
async def open_services(settings: Settings, client: AsyncWebClient, clock: Clock = utc_now) -> AsyncIterator[Services]:
    """What features and jobs work with, closed again at the end."""
    db = Database(settings.database_url)
    gateway = Gateway(client)
    fetcher = Fetcher(
        user_agent=f"Rapport/{__version__}",
        contact=settings.rapport_contact or None,
        allow_hosts=settings.allowed_feed_hosts,
    )
    try:
        await asyncio.to_thread(load_calendars)
        async with fetcher:
            members = Members(db, gateway, clock)
            yield Services(
                db, gateway, members, fetcher, clock, settings.rapport_command, Tasks(), Channels(db, gateway)
            )
    finally:
        await gateway.close()
        db.close()


@asynccontextmanager
async def open_app(settings: Settings, clock: Clock = utc_now) -> AsyncIterator[App]:
    """Rapport, ready to be handed requests; the token is checked once, here.

    Raises:
        SetupError: no token, a token that Slack refuses, or a database that is behind.
    """
    check_database(settings)
    client = slack_client(settings)
    async with open_services(settings, client, clock) as services:
        identity = await identify(services.gateway, client.token or "")
        edge = Edge(services, FEATURES, publish_home)
        secret = settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None
        bolt = build_bolt_app(edge, client, identity, None if settings.slack_app_token else secret)
        try:
            await resume_follows(services, identity.team_id or "")
            yield App(settings, services, edge, bolt, identity.team_id or "")
        finally:
            await services.tasks.drain()


def morning_services(app: App) -> MorningServices:
    """What running `app`'s mornings takes."""
    return MorningServices(app.services.db, SlackMornings(app.services.gateway), utc_now, app.team_id)


def build_jobs(
    app: App, metrics: Metrics, send_mornings: Callable[[], Awaitable[MorningReport]] | None = None
) -> list[Job]:
    """What happens by itself, counted in `metrics`. `send_mornings` `None`: those that are due by the app's clock."""
    services, tick_s = app.services, app.settings.rapport_tick_s
    feed_services = FeedServices(
        services.db, services.fetcher, services.clock, lambda news: tell_news(services, news), app.team_id
    )
    metrics.describe("rapport_daily_messages_total", "Daily messages by what came of them.")
    metrics.describe("rapport_feed_visits_total", "Visits to feeds by result.")

    async def mornings() -> None:
        report = await (send_mornings or (lambda: run_mornings(morning_services(app), services.clock())))()
        for told in report.told:
            metrics.count("rapport_daily_messages_total", result=told.result)

    async def feeds() -> None:
        report = await run_feeds(feed_services, services.clock())
        metrics.count("rapport_feed_visits_total", report.visited - report.failed, result="read")
        metrics.count("rapport_feed_visits_total", report.failed, result="failed")

    async def digests() -> None:
        await run_digests(services.db, lambda due: post_digest(services, due), services.clock(), app.team_id)

    return [
        Job("mornings", tick_s, mornings),
        Job("feeds", tick_s, feeds),
        Job("digests", tick_s, digests),
        Job("channels", _SETTLING_S, lambda: settle(services, app.team_id)),
        Job("housekeeping", _HOUSEKEEPING_S, lambda: run_housekeeping(services.db, services.clock())),
    ]


def slack_client(settings: Settings) -> AsyncWebClient:
    """Raises:
    SetupError: there is no bot token.
    """
    if settings.slack_bot_token is None:
        raise SetupError(
            "SLACK_BOT_TOKEN is not set. `rapport doctor` says what is missing; `rapport demo` needs none."
        )
    return build_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)


async def identify(gateway: Gateway, token: str) -> AuthorizeResult:
    """Who the token speaks as. Raises `SetupError` when Slack refuses it or cannot be reached."""
    try:
        me = await gateway.read("auth.test")
    except SlackRefused as refused:
        raise SetupError(f"Slack refuses the bot token ({refused.code}). Install the app again and copy it.") from None
    except UnknownOutcome:
        raise SetupError("Slack cannot be reached. Check the network and SLACK_API_URL.") from None
    return AuthorizeResult(
        enterprise_id=me.get("enterprise_id"),
        team_id=me.get("team_id"),
        team=me.get("team"),
        url=me.get("url"),
        bot_user_id=me.get("user_id"),
        bot_id=me.get("bot_id"),
        bot_token=token,
    )
