"""Checks of `rapport doctor` that need no Slack: settings, time zones, database, feeds, port."""

import re
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
from sqlalchemy import make_url

from bot import __version__
from bot.cli.checkup import Finding
from bot.cli.setup import database_errors, public_url
from bot.config import Settings
from bot.domain.errors import RapportError, SetupError
from bot.feeds import Fetcher
from bot.storage.database import Database, driver_url
from bot.storage.health import FeedHealth, feed_health
from bot.storage.migrate import head, revision_of
from bot.web import bind

_SECRET = re.compile(r"[0-9A-Za-z]{32}")
_FEWEST_ZONES = 400


def check_settings(settings: Settings) -> list[Finding]:
    """Whether what Slack gave is there and looks like what it should be."""
    bot, app, secret = settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret
    findings = [
        _shaped(
            "SLACK_BOT_TOKEN",
            bot.get_secret_value() if bot else "",
            "xoxb-",
            "OAuth & Permissions > Bot User OAuth Token",
        )
    ]
    if app is not None:
        where = "Basic Information > App-Level Tokens, with the scope connections:write"
        return [*findings, _shaped("SLACK_APP_TOKEN", app.get_secret_value(), "xapp-", where)]
    if secret is None:
        mend = "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): your app > Basic Information."
        return [*findings, Finding("transport", False, "neither Socket Mode nor HTTP is set up", mend)]
    if not _SECRET.fullmatch(secret.get_secret_value()):
        mend = "Copy it from your app > Basic Information > App Credentials > Signing Secret."
        return [*findings, Finding("SLACK_SIGNING_SECRET", False, "is not 32 letters and digits", mend)]
    return [*findings, Finding("SLACK_SIGNING_SECRET", True, "set: requests come by HTTP")]


def _shaped(name: str, value: str, prefix: str, where: str) -> Finding:
    if not value:
        return Finding(name, False, "is not set", f"Copy it from your app at https://api.slack.com/apps > {where}.")
    if not value.startswith(prefix) or not value.isascii() or " " in value:
        return Finding(name, False, f"does not look like {prefix}…", f"Copy it again from your app > {where}.")
    return Finding(name, True, f"{prefix}…")


def check_time_zones() -> list[Finding]:
    """Whether this machine knows the world's time zones."""
    known = len(zoneinfo.available_timezones())
    if known < _FEWEST_ZONES:
        return [Finding("time zones", False, f"only {known} are known", "Install tzdata: pip install tzdata")]
    return [Finding("time zones", True, f"{known} known")]


async def check_database_and_feeds(settings: Settings) -> list[Finding]:
    """Whether the database answers and is at this version's schema, and whether a followed feed can be read."""
    finding = _database(settings.database_url)
    if not finding.ok:
        return [finding]
    db = Database(settings.database_url)
    try:
        with database_errors(settings.database_url):
            health = await db.read(feed_health)
    finally:
        db.close()
    return [finding, await _feed(settings, health)]


def _database(url: str) -> Finding:
    try:
        parsed = make_url(driver_url(url))
        if parsed.drivername.startswith("sqlite") and not Path(parsed.database or "").is_file():
            return Finding("database", False, f"{public_url(url)} is not there yet", "Run: rapport db upgrade")
        with database_errors(url):
            revision = revision_of(url)
    except SetupError as error:
        return Finding("database", False, error.text, "Start it, or correct DATABASE_URL.")
    if revision != head():
        state = f"is at revision {revision}" if revision else "has no tables yet"
        return Finding("database", False, f"{public_url(url)} {state}, not at {head()}", "Run: rapport db upgrade")
    return Finding("database", True, f"{public_url(url)} at {revision}")


async def _feed(settings: Settings, health: FeedHealth) -> Finding:
    if health.url is None:
        return Finding("feeds", None, "nobody follows one yet")
    host = urlsplit(health.url).netloc.rpartition("@")[2]
    fetcher = Fetcher(
        user_agent=f"Rapport/{__version__}",
        contact=settings.rapport_contact or None,
        allow_hosts=settings.allowed_feed_hosts,
    )
    async with fetcher:
        fetched = await fetcher.fetch(health.url)
    counts = f"{health.followed} followed, {health.failing} failing"
    if fetched.status in ("ok", "unchanged"):
        return Finding("feeds", True, f"{counts}; {host} answers")
    mend = "Check that this machine may reach the internet over HTTP and HTTPS; one feed may also be down by itself."
    return Finding("feeds", False, f"{counts}; {host}: {fetched.error or 'gone'}", mend)


async def check_port(settings: Settings) -> list[Finding]:
    """Whether PORT can be listened on, or Rapport itself listens there already."""
    where = f"{settings.host}:{settings.port}"
    try:
        bind(settings.host, settings.port).close()
    except RapportError as error:
        if await _is_rapport(settings):
            return [Finding("port", True, f"Rapport is running on {where}")]
        return [Finding("port", False, error.text, "Set HOST and PORT to an address of this machine that is free.")]
    return [Finding("port", True, f"{where} is free")]


async def _is_rapport(settings: Settings) -> bool:
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104 (compared, not listened on)
    timeout = aiohttp.ClientTimeout(total=1.5)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"http://{host}:{settings.port}/healthz") as answer,
        ):
            return answer.status == 200 and (await answer.text()).strip() == "alive"
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return False
