"""Logs as they were before a test ran the program in its own process.

The program sends its log to the standard error of the moment, which under pytest is gone when the test is.
"""

import logging
from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def logs_restored() -> Iterator[None]:
    """Import it into a module (or a `conftest`) whose tests call `bot.cli.main`."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
