"""One way through a rate limit: open to all until Slack says 429, then one call at a time until nobody waits any more.

Without it, everybody who was told to wait comes back at the same moment, is told so again, and in the end gives up.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
LONGEST_WAIT_S = 80.0


class Limited(Exception):
    """Slack refused a call for now and did nothing. `retry_after_s`: how long to wait."""

    def __init__(self, retry_after_s: float) -> None:
        super().__init__()
        self.retry_after_s = retry_after_s


class Turnstile:
    """For the calls of one method in one workspace; `sleep` waits so many real seconds."""

    def __init__(self, sleep: Callable[[float], Awaitable[None]]) -> None:
        self._sleep = sleep
        self._queue = asyncio.Lock()

    async def go_through(self, call: Callable[[], Awaitable[T]]) -> T:
        """The answer of `call`, which is made again as long as it raises `Limited`, in order of arrival.

        Raises:
            Limited: it was refused for longer than 80 seconds.
        """
        opens_at = 0.0
        if not self._queue.locked():
            try:
                return await call()
            except Limited as limited:
                opens_at = time.monotonic() + limited.retry_after_s
        until = time.monotonic() + LONGEST_WAIT_S
        async with self._queue:
            # Those before may have waited long enough for all.
            left = opens_at - time.monotonic()
            if left > 0:
                await self._sleep(left)
            while True:
                try:
                    return await call()
                except Limited as limited:
                    if time.monotonic() + limited.retry_after_s > until:
                        raise
                    await self._sleep(limited.retry_after_s)
