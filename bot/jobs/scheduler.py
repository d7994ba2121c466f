"""The ticks: APScheduler in memory, the same in every replica. What may run only once is claimed in the database.

Owns when jobs run and that a failure ends where it happened. No job is kept anywhere: after a restart the first tick finds
what is due.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.errors import RapportError
from bot.logs import where

T = TypeVar("T")
_LOG = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """Something to run every `every_s` seconds, at once when Rapport starts. Runs of one job never overlap here."""

    name: str
    every_s: float
    run: Callable[[], Awaitable[Any]]


async def contained(what: str, work: Awaitable[T]) -> T | None:
    """The answer of `work`; `None` when it failed, which is logged and goes no further."""
    try:
        return await work
    except RapportError as error:
        _LOG.warning("job refused", job=what, error=type(error).__name__, code=getattr(error, "code", ""))
    # One user's or one feed's failure never stops the next.
    except Exception as error:
        _LOG.error("job failed", job=what, **where(error))
    return None


class Ticks:
    """Runs jobs from `start` to `stop`; `run_now` runs one at once (after a clock was moved, say)."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._turns = {job.name: asyncio.Lock() for job in jobs}
        self._running: set[asyncio.Task[Any]] = set()
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin, with a first run of each job at once."""
        for job in self._jobs.values():
            self._scheduler.add_job(
                self.run_now,
                IntervalTrigger(seconds=job.every_s, timezone=UTC),
                args=(job.name,),
                id=job.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(UTC),
            )
        self._scheduler.start()

    async def run_now(self, name: str) -> None:
        """Run a job, after the run that is under way, if there is one."""
        task = asyncio.create_task(self._in_turn(self._jobs[name]))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.shield(task)

    async def stop(self, within_s: float = 10.0) -> None:
        """No more ticks; what runs may finish within that time and is cancelled then (a claim outlives it)."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=within_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _in_turn(self, job: Job) -> None:
        async with self._turns[job.name]:
            await contained(job.name, job.run())
