"""A Slack that keeps messages in memory and fails on request: what mornings see of the real one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.usecases.daily import Daily
from bot.usecases.outcome import Absent, Finding, Outcome, Posted, Refused, Unclear


@dataclass
class FakeSlack:
    """`lost`: users whose message arrives although the connection breaks; `dropped`: it breaks before. `refused`: error
    codes by user. `unreadable`: the conversation cannot be read. `broken`: users whose message makes the sender raise."""

    posts: list[tuple[str, int, str]] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unreadable: bool = False
    quiet: dict[str, datetime] = field(default_factory=dict)

    async def direct_channel(self, user_id: str) -> str | Refused | Unclear:
        return f"D{user_id}"

    async def post(self, channel: str, daily: Daily) -> Outcome:
        user_id = channel.removeprefix("D")
        if user_id in self.broken:
            raise RuntimeError("a fault of our own")
        if user_id in self.refused:
            return Refused(self.refused[user_id])
        if user_id in self.dropped:
            return Unclear()
        ts = f"{len(self.posts)}.0"
        self.posts.append((user_id, daily.delivery_id, ts))
        return Unclear() if user_id in self.lost else Posted(channel, ts)

    async def find(self, channel: str, delivery_id: int, since: datetime) -> Finding:
        if self.unreadable:
            return Refused("missing_scope")
        found = [ts for _, posted, ts in self.posts if posted == delivery_id]
        return Posted(channel, found[0]) if found else Absent()

    async def quiet_until(self, user_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        return {user_id: end for user_id, end in self.quiet.items() if user_id in user_ids and end > now}

    def preview(self, daily: Daily) -> str:
        return ", ".join(item.name for item in daily.items)

    def posts_to(self, user_id: str) -> int:
        return sum(to == user_id for to, _, _ in self.posts)


@dataclass
class Wall:
    """Real time, as far as a test moves it."""

    now: datetime = datetime(2030, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)
