"""Commands run in the test's own process: what they do to the logs is undone."""

from tests.support.logs import logs_restored

__all__ = ["logs_restored"]
