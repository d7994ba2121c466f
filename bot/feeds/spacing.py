"""Manners towards one host: requests spaced out, and silence after it asked for it.

Owns time on the event loop's clock only; nothing here survives a restart, nor needs to.
"""

import asyncio

_HELD_AT_MOST_S = 900.0
_REMEMBERED_HOSTS = 10_000


class HostTurns:
    """Gives out turns so that requests to one host start at least `delay_s` seconds apart."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._next_at: dict[str, float] = {}
        self._held_until: dict[str, float] = {}

    async def wait(self, host: str) -> None:
        """Return when it is this caller's turn; callers of one host are served in the order they came."""
        loop_now = asyncio.get_running_loop().time()
        turn_at = max(loop_now, self._next_at.get(host, 0.0))
        self._next_at[host] = turn_at + self._delay_s
        self._forget(loop_now)
        if turn_at > loop_now:
            await asyncio.sleep(turn_at - loop_now)

    def hold(self, host: str, seconds: int) -> None:
        """Remember that the host asked to be left alone; held for a quarter of an hour at most, for all its feeds."""
        self._held_until[host] = asyncio.get_running_loop().time() + min(float(seconds), _HELD_AT_MOST_S)

    def held_s(self, host: str) -> int:
        """Whole seconds the host is still to be left alone, 0 when it may be asked."""
        left = self._held_until.get(host, 0.0) - asyncio.get_running_loop().time()
        return max(0, int(left + 0.999))

    def _forget(self, loop_now: float) -> None:
        for times in (self._next_at, self._held_until):
            if len(times) > _REMEMBERED_HOSTS:
                for host in [host for host, at in times.items() if at < loop_now]:
                    del times[host]
