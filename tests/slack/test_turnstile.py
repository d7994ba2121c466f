"""A rate limit is waited out in turn, nothing is lost, and nobody waits for ever."""

from __future__ import annotations

import asyncio

import pytest

from bot.slack import turnstile
from bot.slack.turnstile import Limited, Turnstile


class Bucket:
    """Lets one call through for each second slept; `refused` counts the others."""

    def __init__(self, left: int) -> None:
        self.left, self.refused, self.slept = left, 0, 0.0
        self.went: list[int] = []

    async def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.left += 1
        await asyncio.sleep(0)

    async def call(self, number: int) -> int:
        await asyncio.sleep(0)
        if self.left < 1:
            self.refused += 1
            raise Limited(1.0)
        self.left -= 1
        self.went.append(number)
        return number


async def test_all_get_through_in_turn_and_few_are_refused() -> None:
    bucket = Bucket(left=3)
    gate = Turnstile(bucket.sleep)
    calls = [gate.go_through(lambda number=number: bucket.call(number)) for number in range(10)]
    assert await asyncio.gather(*calls) == list(range(10))
    assert bucket.slept <= 12
    assert bucket.refused <= 14


async def test_later_calls_queue_behind_those_that_wait() -> None:
    bucket = Bucket(left=0)
    gate = Turnstile(bucket.sleep)
    first = asyncio.create_task(gate.go_through(lambda: bucket.call(1)))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert await gate.go_through(lambda: bucket.call(2)) == 2
    assert await first == 1
    assert bucket.went == [1, 2]


async def test_waiting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstile, "LONGEST_WAIT_S", 0.5)
    bucket = Bucket(left=-100)
    with pytest.raises(Limited):
        await Turnstile(bucket.sleep).go_through(lambda: bucket.call(1))


async def test_other_faults_pass_at_once() -> None:
    async def broken() -> int:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await Turnstile(asyncio.sleep).go_through(broken)
