"""`rapport import` and `rapport export`: a member's sources as OPML."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.app import check_database
from bot.cli.setup import database_errors, settings_of
from bot.domain.caller import Caller
from bot.domain.errors import NotUnderstood, SetupError
from bot.feeds import read_opml
from bot.storage.database import Database
from bot.storage.members import get_member, with_users
from bot.storage.tx import Tx
from bot.usecases.feed_lists import give_list, take_list

T = TypeVar("T")


def add_parser(subparsers: Any) -> None:
    bring = subparsers.add_parser(
        "import",
        help="follow the feeds of an OPML file",
        description="Makes a member follow every feed of an OPML file. Feeds followed before stay as they are.",
    )
    bring.add_argument("file", type=Path, metavar="FILE", help="an OPML file, as feed readers export it")
    bring.set_defaults(run=run_import)
    give = subparsers.add_parser(
        "export",
        help="write what a member follows as OPML",
        description="Writes the feeds a member follows as OPML, for Rapport or any feed reader.",
    )
    give.add_argument("--opml", action="store_true", required=True, help="the sources, as OPML")
    give.add_argument("--output", type=Path, metavar="FILE", help="write there (default: standard output)")
    give.set_defaults(run=run_export)
    for parser in (bring, give):
        parser.add_argument("--user", required=True, metavar="U", help="the member, by Slack id")
        parser.add_argument("--workspace", metavar="T", help="their workspace (default: the only one they are in)")


def run_import(args: argparse.Namespace) -> int:
    """Print what was taken and, a line each, what was not and why; 2 when nothing could be taken."""
    try:
        outlines = read_opml(args.file.read_bytes())
    except OSError as error:
        raise SetupError(f"{args.file} cannot be read ({error.strerror}).") from error
    taken = _with_member(args, lambda db, caller: db.write_now(take_list, caller, outlines))
    print(f"{taken.new} new, {taken.known} followed before, {len(taken.refused)} left out.")
    for url, why in taken.refused:
        print(f"left out {url}: {why}", file=sys.stderr)
    return 0 if taken.new or taken.known else 2


def run_export(args: argparse.Namespace) -> int:
    text, count = _with_member(args, lambda db, caller: db.read_now(give_list, caller))
    if args.output is None:
        print(text, end="")
        return 0
    try:
        args.output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SetupError(f"{args.output} cannot be written ({error.strerror}).") from error
    print(f"{count} feeds written to {args.output}.")
    return 0


def _with_member(args: argparse.Namespace, do: Callable[[Database, Caller], T]) -> T:
    settings = settings_of(args)
    with database_errors(settings.database_url):
        check_database(settings)
        db = Database(settings.database_url)
        try:
            return do(db, db.read_now(_member, args.workspace, args.user))
        finally:
            db.close()


def _member(tx: Tx, workspace_id: str | None, user_id: str) -> Caller:
    """Raises: NotUnderstood unless exactly one member is meant."""
    found = with_users(tx, workspace_id, user_id)
    if not found:
        raise NotUnderstood(f"There is no member {user_id}. They have to have used Rapport in Slack once.")
    if len(found) > 1:
        raise NotUnderstood(f"{user_id} is in {len(found)} workspaces. Say which one: --workspace T")
    member = get_member(tx, found[0])
    return Caller(found[0], datetime.now(UTC), ZoneInfo(member.tz if member else "UTC"))
