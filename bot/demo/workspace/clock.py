"""The clock of the local workspace, which a person or a test may move.

Owns "what time is it in this workspace". Signatures, acknowledgement limits and rate limits are about real seconds
and do not follow it.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class MovableClock:
    """A clock that runs like the wall clock from wherever it was last set.

    `start` is aware (any zone); None starts at the present. `on_change` callbacks get the new time (aware UTC) each
    time the clock is set or advanced, never as it merely runs on.
    """

    def __init__(self, start: datetime | None = None, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._base = _as_utc(start) if start is not None else datetime.now(UTC)
        self._since = monotonic()
        self.on_change: list[Callable[[datetime], None]] = []

    def __call__(self) -> datetime:
        return self.now()

    def now(self) -> datetime:
        """The present of this workspace, aware UTC."""
        return self._base + timedelta(seconds=self._monotonic() - self._since)

    def set(self, moment: datetime) -> datetime:
        """Moves to `moment` (aware) and runs on from there. Returns the new time.

        Raises: ValueError when `moment` has no time zone.
        """
        self._base, self._since = _as_utc(moment), self._monotonic()
        for callback in list(self.on_change):
            callback(self._base)
        return self._base

    def advance(self, by: timedelta) -> datetime:
        """Moves by `by`, forward or back. Returns the new time."""
        return self.set(self.now() + by)


def _as_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a workspace clock needs a time with a time zone")
    return moment.astimezone(UTC)
