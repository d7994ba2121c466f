"""The program `rapport`: finds the command, hands it its arguments, and turns what goes wrong into words and an exit code.

0: done. 1: something unforeseen; the log has the place. 2: it cannot be done as asked or as set up; the line on standard
error says how to mend it. Each command is a file of its own with `add_parser` and `run`.
"""

import argparse
import io
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog

from bot import __version__
from bot.cli import db, demo, doctor, feed_lists, manifest, nudge, serve
from bot.domain.errors import RapportError
from bot.logs import configure_logs, where

_COMMANDS = (serve, demo, doctor, db, nudge, feed_lists, manifest)
_INTERRUPTED = 130


def build_parser() -> argparse.ArgumentParser:
    """Every command. The parsed arguments carry `run`, a function of those arguments that gives the exit code."""
    parser = argparse.ArgumentParser(prog="rapport", description="A relationship assistant that lives in Slack.")
    parser.add_argument("--version", action="version", version=f"rapport {__version__}")
    _add_env_file(parser, Path(".env"))
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in _COMMANDS:
        command.add_parser(subparsers)
    for subparser in subparsers.choices.values():
        # Also behind the command's name, without undoing what stood before it.
        _add_env_file(subparser, argparse.SUPPRESS)
    return parser


def _add_env_file(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--env-file", type=Path, default=default, metavar="FILE", help="settings, see .env.example (default: .env)"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. `argv` without the program's name; `None`: the process's own."""
    parser = build_parser()
    args = parser.parse_args(argv)
    if not hasattr(args, "run"):
        parser.print_help()
        return 0
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign gets a stand-in for it instead of an error.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    configure_logs("INFO")
    try:
        code: int = args.run(args)
    except RapportError as error:
        print(f"rapport: {error.text}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has had enough of it (`rapport … | head`); the interpreter must not try again.
        sys.stdout = None
        return 0
    except Exception as error:
        reference = secrets.token_hex(4)
        structlog.get_logger().error("failed", reference=reference, **where(error))
        print(f"rapport: something went wrong (reference {reference}); the log line above says where.", file=sys.stderr)
        return 1
    return code
