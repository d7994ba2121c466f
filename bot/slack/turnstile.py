"""One way through a rate limit: open to all until Slack says 429, then at the pace that was seen to get through.

Slack does not say how many calls it allows, only how long to wait once there were too many. Between two refusals that nobody
idled between, what got through is what the limit gives back in that time, and that is the pace from then on: calls leave
evenly, hardly any is refused, and the limit is used in full. After a pause the limit has filled up again, so what was not
used is made up for at once.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
LONGEST_WAIT_S = 80.0
# Each call that gets through makes the pace a little faster: a limit that grew is noticed, at the price of one refusal in twenty.
_FASTER = 0.995
# After so many that went in single file, single file is what holds them back.
_ENOUGH = 5
# So many calls are remembered in full; what was learned from those before them counts less and less.
_REMEMBERED = 64
# A pause that long between two calls says that something else than the limit held them back.
_IDLE_S = 1.0


class Limited(Exception):
    """Slack refused a call for now and did nothing. `retry_after_s`: how long to wait."""

    def __init__(self, retry_after_s: float) -> None:
        super().__init__()
        self.retry_after_s = retry_after_s


class Turnstile:
    """For the calls of one method in one workspace. `sleep` waits so many seconds of `clock`, which never goes back."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]], clock: Callable[[], float] = time.monotonic) -> None:
        self._sleep = sleep
        self._clock = clock
        self._line = asyncio.Lock()
        self._opens_at = self._next_at = clock()
        self._interval_s = 0.0
        self._refused = False
        self._counted_since: float | None = None
        self._counted = 0
        self._seen_s = self._seen = 0.0
        self._inside = 0

    async def go_through(self, call: Callable[[], Awaitable[T]]) -> T:
        """The answer of `call`, which is made again as long as it raises `Limited`; those who wait go in order of arrival.

        Raises:
            Limited: it was told to wait for longer than 80 seconds in all.
        """
        told_s = 0.0
        if not self._inside and self._clock() - max(self._opens_at, self._next_at) > _IDLE_S:
            self._counted_since = None
        self._inside += 1
        try:
            while True:
                try:
                    return await self._in_turn(call)
                except Limited as limited:
                    told_s += limited.retry_after_s
                    if told_s > LONGEST_WAIT_S:
                        raise
        finally:
            self._inside -= 1

    async def _in_turn(self, call: Callable[[], Awaitable[T]]) -> T:
        async with self._line:
            while (wait_s := max(self._opens_at, self._next_at) - self._clock()) > 0:
                await self._sleep(wait_s)
            self._next_at += self._interval_s
            if self._refused and not self._interval_s:
                # How many may go is not known yet: one after the other, until the next refusal tells.
                return await self._probe(call)
        return await self._try(call)

    async def _probe(self, call: Callable[[], Awaitable[T]]) -> T:
        try:
            return await self._try(call)
        finally:
            self._next_at = now = self._clock()
            if self._counted >= _ENOUGH:
                # More may go than can in single file: twice as many from now on, and then ever more.
                self._interval_s = (now - self._opens_at) / self._counted / 2

    async def _try(self, call: Callable[[], Awaitable[T]]) -> T:
        begun = self._clock()
        try:
            answer = await call()
        except Limited as limited:
            self._note_refusal(begun, limited.retry_after_s)
            raise
        if begun >= self._opens_at:
            self._counted += 1
            self._interval_s *= _FASTER
        return answer

    def _note_refusal(self, begun: float, retry_after_s: float) -> None:
        """The limit is used up as of now. Calls that were under way when that was learned say nothing new."""
        now = self._clock()
        if begun >= self._opens_at:
            if self._counted_since is not None:
                self._learn(now - self._counted_since)
            self._refused = True
            self._counted_since, self._counted = now, 0
            self._next_at = now + self._interval_s
        self._opens_at = max(self._opens_at, now + retry_after_s)

    def _learn(self, seconds: float) -> None:
        """In so many seconds between two refusals `_counted` calls got through."""
        self._seen_s, self._seen = self._seen_s + seconds, self._seen + self._counted
        if self._seen:
            # Up to one more might have gone: too fast is put right by the next refusal, too slow by nothing.
            self._interval_s = self._seen_s / (self._seen + 1)
        if self._seen > _REMEMBERED:
            self._seen_s, self._seen = self._seen_s / 2, self._seen / 2
