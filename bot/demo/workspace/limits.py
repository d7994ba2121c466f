"""Slack's rate limits: calls a minute for each method, messages a second for each channel.

Counts in real seconds (`monotonic`), because `Retry-After` is a real wait, whatever the workspace's clock says.
"""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.demo.workspace.failures import SlackRefusal

TIER_PER_MINUTE: Mapping[int, int] = {1: 1, 2: 20, 3: 50, 4: 100}
SPECIAL_PER_MINUTE: Mapping[str, int] = {
    "auth.test": 600,
    "api.test": 600,
    "chat.postMessage": 600,
    "chat.getPermalink": 600,
    "apps.connections.open": 20,
    "oauth.v2.access": 600,
}
"""Methods outside the tiers: "hundreds a minute" in Slack's words, and reconnecting, which tolerates bursts."""
POST_BURST = 4
"""Messages to one channel that may come at once; after them, one a second."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class RateLimits:
    """Token buckets. `enabled` may be switched at any time; buckets fill on meanwhile."""

    def __init__(self, *, enabled: bool = True, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enabled = enabled
        self._monotonic = monotonic
        self._buckets: dict[tuple[str, str], _Bucket] = {}

    def take_call(self, method: str, tier: int, token: str) -> None:
        """One call of `method` with `token`.

        Raises: SlackRefusal `ratelimited`.
        """
        per_minute = SPECIAL_PER_MINUTE.get(method) or TIER_PER_MINUTE[tier]
        self._take((method, token), per_minute / 60, per_minute)

    def take_post(self, channel_id: str) -> None:
        """One message to a channel.

        Raises: SlackRefusal `ratelimited`.
        """
        self._take(("post", channel_id), 1.0, POST_BURST)

    def _take(self, key: tuple[str, str], per_second: float, burst: float) -> None:
        if not self.enabled:
            return
        now = self._monotonic()
        bucket = self._buckets.setdefault(key, _Bucket(burst, now))
        bucket.left = min(burst, bucket.left + (now - bucket.at) * per_second)
        bucket.at = now
        if bucket.left < 1:
            raise SlackRefusal("ratelimited", retry_after_s=math.ceil((1 - bucket.left) / per_second))
        bucket.left -= 1
