"""`rapport manifest`: the Slack app manifest of this version, to paste where Slack asks for one."""

import argparse
import json
from typing import Any

from bot.cli.setup import settings_of
from bot.cli.yaml import to_yaml
from bot.domain.errors import SetupError
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest


def add_parser(subparsers: Any) -> None:
    parser = subparsers.add_parser(
        "manifest",
        help="print the manifest with which to create the Slack app",
        description="Prints YAML for https://api.slack.com/apps > Create New App > From a manifest.",
    )
    parser.add_argument("--json", action="store_true", help="JSON instead of YAML")
    parser.add_argument(
        "--request-url",
        metavar="URL",
        help="for HTTP instead of Socket Mode: where Slack reaches Rapport, https://…/slack/events",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print it.

    Raises:
        SetupError: Slack would not take that address.
    """
    url: str | None = args.request_url
    if url is not None and not url.startswith("https://"):
        raise SetupError("Slack sends to https:// addresses only, such as https://rapport.example.com/slack/events")
    manifest = build_manifest(FEATURES, settings_of(args).rapport_command, url)
    print(json.dumps(manifest, indent=2, ensure_ascii=False) if args.json else to_yaml(manifest), end="")
    return 0
