"""Ticks: they come, they do not overlap, failures stay where they are, and the end is orderly."""

from __future__ import annotations

import asyncio

from bot.domain.errors import NotFound
from bot.jobs.scheduler import Job, Ticks, contained


async def test_job_runs_at_once_and_again() -> None:
    runs = asyncio.Queue[int]()

    async def run() -> None:
        runs.put_nowait(1)

    ticks = Ticks([Job("one", 0.02, run)])
    ticks.start()
    try:
        async with asyncio.timeout(10):
            seen = [await runs.get() for _ in range(3)]
    finally:
        await ticks.stop()
    assert seen == [1, 1, 1]


async def test_runs_of_one_job_do_not_overlap() -> None:
    at_work, most = 0, 0

    async def run() -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0.01)
        at_work -= 1

    ticks = Ticks([Job("one", 3600, run)])
    await asyncio.gather(*(ticks.run_now("one") for _ in range(4)))
    assert most == 1


async def test_failing_job_is_run_again() -> None:
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1
        raise RuntimeError("a fault of our own")

    ticks = Ticks([Job("one", 3600, run)])
    await ticks.run_now("one")
    await ticks.run_now("one")
    assert runs == 2


async def test_stop_lets_a_run_finish() -> None:
    begun, finished = asyncio.Event(), False

    async def run() -> None:
        nonlocal finished
        begun.set()
        await asyncio.sleep(0.02)
        finished = True

    ticks = Ticks([Job("one", 3600, run)])
    ticks.start()
    await begun.wait()
    await ticks.stop()
    assert finished


async def test_stop_cancels_what_does_not_finish() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()

    ticks = Ticks([Job("one", 3600, run)])
    ticks.start()
    await begun.wait()
    await ticks.stop(within_s=0.01)
    assert ended.is_set()


async def test_failure_is_contained() -> None:
    async def fails(error: BaseException) -> str:
        raise error

    async def works() -> str:
        return "fine"

    assert await contained("x", works()) == "fine"
    assert await contained("x", fails(RuntimeError("x"))) is None
    assert await contained("x", fails(NotFound("x"))) is None
