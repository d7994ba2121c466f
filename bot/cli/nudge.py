"""`rapport nudge`: run the morning by hand, as of any moment, for whoever is due then."""

import argparse
import asyncio
from datetime import UTC, datetime
from typing import Any

from bot.app import check_database, identify, open_services, slack_client
from bot.cli.setup import database_errors, settings_of
from bot.config import Settings
from bot.domain.errors import SetupError
from bot.domain.scope import Scope
from bot.jobs.mornings import MorningReport, MorningServices, Told, run_mornings
from bot.jobs.preview import preview_mornings
from bot.slack.mornings import SlackMornings


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "nudge",
        help="send the daily messages that are due",
        description="Sends the daily message to everybody whose hour has come as of a moment. Run twice, it sends once.",
    )
    parser.add_argument("--user", metavar="U", help="only this member, by Slack id")
    parser.add_argument("--workspace", metavar="T", help="the workspace of the members (default: the token's own)")
    parser.add_argument(
        "--at", metavar="TIME", type=moment, help="as of this moment: ISO 8601, UTC without an offset (default: now)"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would be sent; send and write nothing")
    parser.set_defaults(run=run)


def moment(text: str) -> datetime:
    """`2026-03-02T09:00`, `2026-03-02T09:00+01:00` or `2026-03-02` as an aware UTC moment."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment like 2026-03-02T09:00 or 2026-03-02T09:00+01:00"
        ) from None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


def run(args: argparse.Namespace) -> int:
    """Print a line for each user: id, local day, what came of it, and the message or the reason."""
    settings = settings_of(args)
    with database_errors(settings.database_url):
        check_database(settings)
        report = asyncio.run(_nudge(settings, args))
    for told in report.told:
        print(_line(told))
    counts = ", ".join(f"{report.count(result)} {result}" for result in ("sent", "empty", "held", "unknown", "failed"))
    print(f"{'Would be: ' if args.dry_run else ''}{counts}.")
    return 0


async def _nudge(settings: Settings, args: argparse.Namespace) -> MorningReport:
    client = slack_client(settings)
    at: datetime = args.at or _present()
    async with open_services(settings, client, lambda: at) as services:
        identity = await identify(services.gateway, client.token or "")
        workspace_id = args.workspace or identity.team_id or ""
        if workspace_id not in (identity.team_id, identity.enterprise_id):
            raise SetupError(f"The bot token is for workspace {identity.team_id}, not {workspace_id}.")
        mornings = MorningServices(services.db, SlackMornings(services.gateway), _present, workspace_id)
        only = Scope(workspace_id, args.user) if args.user else None
        work = preview_mornings if args.dry_run else run_mornings
        return await work(mornings, at, only)


def _present() -> datetime:
    return datetime.now(UTC)


def _line(told: Told) -> str:
    words = " ".join(told.words.split())
    return f"{told.scope.user_id}  {told.local_date}  {told.result:<7}  {words}".rstrip()
