"""Work that goes on after a request is answered: answers under way, feeds being looked for."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.domain.errors import RapportError
from bot.logs import where

_LOG = structlog.get_logger()


class Tasks:
    """Runs coroutines in the background; their failures are logged by kind and place."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(self._watched(work))
        self._running.add(task)
        task.add_done_callback(self._done)

    async def drain(self) -> None:
        """Wait until everything under way is finished."""
        while self._running:
            await asyncio.wait(self._running)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _LOG.error("task failed", **where(error))

    async def _watched(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except RapportError as error:
            _LOG.warning("answer not sent", error=type(error).__name__, code=getattr(error, "code", ""))
