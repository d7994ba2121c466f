"""`rapport doctor`: is everything in place to serve, and how to mend what is not. Changes nothing."""

import argparse
import asyncio
import json
from dataclasses import asdict
from typing import Any

from bot.cli.checkup import Finding
from bot.cli.checkup_local import check_database_and_feeds, check_port, check_settings, check_time_zones
from bot.cli.checkup_slack import check_slack
from bot.cli.setup import settings_of
from bot.config import Settings
from bot.domain.errors import SetupError

_MARKS = {True: "✓", False: "✗", None: "–"}


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "doctor",
        help="check the set-up and say how to mend it",
        description="Checks settings, Slack, scopes, database, clock, feeds. Exit code 0: all is well; 1: something is not.",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was found."""
    try:
        settings = settings_of(args)
    except SetupError as error:
        findings = [Finding("settings", False, error.text, "Correct them; .env.example explains each.")]
    else:
        findings = asyncio.run(examine(settings))
    all_well = all(finding.ok is not False for finding in findings)
    if args.json:
        print(json.dumps({"ok": all_well, "checks": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        print(_table(findings))
        print("All is well." if all_well else "Mend what is marked ✗ and run this again.")
    return 0 if all_well else 1


async def examine(settings: Settings) -> list[Finding]:
    """Every check, in the order in which one mends things."""
    return [
        *check_settings(settings),
        *check_time_zones(),
        *await check_slack(settings),
        *await check_database_and_feeds(settings),
        *await check_port(settings),
    ]


def _table(findings: list[Finding]) -> str:
    width = max(len(finding.name) for finding in findings)
    lines = []
    for finding in findings:
        lines.append(f"{_MARKS[finding.ok]} {finding.name:<{width}}  {finding.detail}")
        if finding.mend:
            lines.append(f"  {'':<{width}}  → {finding.mend}")
    return "\n".join(lines)
