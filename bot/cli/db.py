"""`rapport db upgrade` and `rapport db current`."""

import argparse
from typing import Any

from alembic.util import CommandError

from bot.cli.setup import database_errors, public_url, settings_of
from bot.domain.errors import SetupError
from bot.storage.migrate import head, revision_of, upgrade


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser("db", help="create or upgrade the database", description=__doc__)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    upgrading = actions.add_parser("upgrade", help="create the tables, or bring them to this version of Rapport")
    upgrading.set_defaults(run=run_upgrade)
    showing = actions.add_parser(
        "current", help="say at which revision the database is; exit code 1: not this version's"
    )
    showing.set_defaults(run=run_current)


def run_upgrade(args: argparse.Namespace) -> int:
    """Upgrade; several replicas may do this at once."""
    url = settings_of(args).database_url
    with database_errors(url):
        before = revision_of(url)
        try:
            upgrade(url)
        except CommandError as error:
            raise SetupError(
                f"The database is at revision {before}, which this version of Rapport does not know: "
                "a newer one has upgraded it. Run that version."
            ) from error
    if before == head():
        print(f"{public_url(url)} is up to date ({head()}).")
    else:
        print(f"{public_url(url)} is now at {head()} (before: {before or 'empty'}).")
    return 0


def run_current(args: argparse.Namespace) -> int:
    """Show the revision."""
    url = settings_of(args).database_url
    with database_errors(url):
        revision = revision_of(url)
    if revision == head():
        print(f"{revision} (up to date)")
        return 0
    print(f"{revision or 'empty'} (this version of Rapport needs {head()}; run: rapport db upgrade)")
    return 1
