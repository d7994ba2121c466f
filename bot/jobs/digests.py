"""Digests of channels whose hour has come, each taken by one replica and sent once."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.jobs.scheduler import contained
from bot.storage.database import Database
from bot.usecases.digests import DueDigest, take_due

_AT_ONCE = 20


async def run_digests(
    db: Database, post: Callable[[DueDigest], Awaitable[object]], now: datetime, workspace_id: str | None
) -> int:
    """How many channels were told something. `post` sends one; its failure stops no other."""
    told = 0
    while True:
        due = await db.write(take_due, now, workspace_id, _AT_ONCE)
        for one in due:
            if one.stories:
                await contained("digest", post(one))
                told += 1
        if len(due) < _AT_ONCE:
            return told
