"""A rate limit is waited out in turn, nothing is lost, hardly anything refused, and nobody waits for ever."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable
from typing import TypeVar

import pytest

from bot.slack import turnstile
from bot.slack.turnstile import Limited, Turnstile

T = TypeVar("T")


class Slack:
    """Time that passes only by sleeping, and a bucket of `burst` calls that fills by `per_s` a second meanwhile.

    A call takes `latency_s`. Like Slack it says how long to wait in whole seconds.
    """

    def __init__(self, *, per_s: float, burst: float, latency_s: float = 0.05) -> None:
        self.per_s, self.burst, self.latency_s = per_s, burst, latency_s
        self.now, self.left, self.filled_at = 1000.0, burst, 1000.0
        self.went: list[int] = []
        self.refused = 0
        self._alarms: list[tuple[float, int, asyncio.Future[None]]] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        alarm = asyncio.get_running_loop().create_future()
        self._alarms.append((self.now + seconds, len(self._alarms), alarm))
        await alarm

    async def run(self, work: Awaitable[T]) -> T:
        """The result of `work`, while time jumps from one alarm to the next."""
        task = asyncio.ensure_future(work)
        while not task.done():
            for _ in range(5):
                await asyncio.sleep(0)
            if self._alarms and not task.done():
                self._alarms.sort(key=lambda alarm: alarm[:2])
                at, _, alarm = self._alarms.pop(0)
                self.now = max(self.now, at)
                if not alarm.done():
                    alarm.set_result(None)
        return task.result()

    async def call(self, number: int) -> int:
        self.left = min(self.burst, self.left + (self.now - self.filled_at) * self.per_s)
        self.filled_at = self.now
        if self.left < 1:
            self.refused += 1
            raise Limited(math.ceil((1 - self.left) / self.per_s))
        self.left -= 1
        await self.sleep(self.latency_s)
        self.went.append(number)
        return number


async def send(slack: Slack, gate: Turnstile, total: int, at_once: int = 8) -> float:
    """Make so many calls, a few at a time; how long it took."""
    begun, slots = slack.now, asyncio.Semaphore(at_once)

    async def one(number: int) -> int:
        async with slots:
            return await gate.go_through(lambda: slack.call(number))

    assert await slack.run(asyncio.gather(*map(one, range(total)))) == list(range(total))
    return slack.now - begun


@pytest.mark.parametrize(
    ("per_s", "latency_s", "share"),
    [(1.0, 0.05, 0.9), (10.0, 0.2, 0.78), (0.8, 0.1, 0.86), (20 / 60, 0.1, 0.9)],
    ids=["one a second", "ten a second, slow answers", "a tier of fifty", "a tier of twenty"],
)
async def test_a_limit_is_used_in_full_and_hardly_anything_is_refused(
    per_s: float, latency_s: float, share: float
) -> None:
    slack = Slack(per_s=per_s, burst=10, latency_s=latency_s)
    took = await send(slack, Turnstile(slack.sleep, slack.clock), 60)
    assert 50 / per_s / took >= share
    assert slack.refused <= 15
    assert sorted(slack.went) == list(range(60))


async def test_what_filled_up_in_a_pause_goes_at_once() -> None:
    slack = Slack(per_s=1.0, burst=15)
    gate = Turnstile(slack.sleep, slack.clock)
    await send(slack, gate, 30)
    await slack.run(slack.sleep(600))
    assert await send(slack, gate, 15) < 2
    assert 15 <= await send(slack, gate, 15) < 20


async def test_a_limit_that_grew_is_noticed() -> None:
    slack = Slack(per_s=1.0, burst=5)
    gate = Turnstile(slack.sleep, slack.clock)
    await send(slack, gate, 30)
    slack.per_s = 2.0
    assert await send(slack, gate, 100) < 85


async def test_those_who_wait_go_in_order_of_arrival() -> None:
    slack = Slack(per_s=1.0, burst=1)
    gate = Turnstile(slack.sleep, slack.clock)
    await send(slack, gate, 5)
    slack.went.clear()
    await send(slack, gate, 20, at_once=20)
    assert sum(later < earlier for earlier, later in zip(slack.went, slack.went[1:], strict=False)) <= slack.refused


async def test_waiting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstile, "LONGEST_WAIT_S", 3)
    slack = Slack(per_s=0.001, burst=0)
    gate = Turnstile(slack.sleep, slack.clock)
    with pytest.raises(Limited):
        await slack.run(gate.go_through(lambda: slack.call(1)))


async def test_other_faults_pass_at_once_and_close_nothing() -> None:
    async def broken() -> int:
        raise ConnectionError

    slack = Slack(per_s=1.0, burst=1)
    gate = Turnstile(slack.sleep, slack.clock)
    with pytest.raises(ConnectionError):
        await slack.run(gate.go_through(broken))
    assert await slack.run(gate.go_through(lambda: slack.call(7))) == 7
