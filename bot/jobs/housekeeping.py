"""Forget what nobody can need any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.database import Database
from bot.storage.deliveries import prune
from bot.storage.feeds import prune_stories

KEPT = timedelta(days=60)
STORIES_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows went: processed requests and settled daily messages, and stories."""

    requests: int
    stories: int


async def run_housekeeping(db: Database, now: datetime) -> Swept:
    """Requests seen and daily messages settled 60 days ago, stories published 90 days ago."""
    requests = await db.write(prune, now - KEPT)
    stories = await db.write(prune_stories, now - STORIES_KEPT)
    return Swept(requests, stories)
