"""What several commands need before they start: settings from the file that was named, logs, a loop that ends on a signal."""

import argparse
import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.config import Settings, read_settings
from bot.domain.errors import SetupError
from bot.logs import configure_logs


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings, with logs set up as they say.

    Raises:
        SetupError: a setting does not fit, or the named file is not there (a missing `.env` is no error).
    """
    env_file: Path = args.env_file
    if env_file != Path(".env") and not env_file.is_file():
        raise SetupError(f"There is no file {env_file}.")
    settings = read_settings(env_file)
    configure_logs(settings.rapport_log_level)
    return settings


@contextmanager
def database_errors(url: str) -> Iterator[None]:
    """Raises: `SetupError` in place of what the driver raises; names the database, never its password."""
    try:
        yield
    except SQLAlchemyError as error:
        raise SetupError(
            f"The database {public_url(url)} cannot be used ({reason_of(error)}). Check DATABASE_URL."
        ) from error


def public_url(url: str) -> str:
    """The address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "of DATABASE_URL"


def reason_of(error: SQLAlchemyError) -> str:
    """The driver's own words, first line."""
    words = str(getattr(error, "orig", None) or type(error).__name__).strip()
    return words.splitlines()[0][:200] if words else type(error).__name__


def run_until_signal(program: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run `program(stop)`; SIGTERM and SIGINT set `stop`, and a second one of them interrupts it where it is."""

    async def running() -> None:
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        task = asyncio.current_task()
        assert task is not None

        def on_signal() -> None:
            if stop.is_set():
                task.cancel()
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, on_signal)
        await program(stop)

    try:
        asyncio.run(running())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
