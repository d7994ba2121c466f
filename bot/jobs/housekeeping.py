"""Forget what nobody can need any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.channels import end_weeks
from bot.storage.database import Database
from bot.storage.deliveries import prune
from bot.storage.feeds import prune_stories
from bot.usecases.channels import KEPT_WEEKS, week_of

KEPT = timedelta(days=60)
STORIES_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows went: processed requests and settled daily messages, stories, numbers of channels."""

    requests: int
    stories: int
    counts: int


async def run_housekeeping(db: Database, now: datetime) -> Swept:
    """Requests seen and daily messages settled 60 days ago, stories published 90 days ago, channels' numbers of old weeks."""
    requests = await db.write(prune, now - KEPT)
    stories = await db.write(prune_stories, now - STORIES_KEPT)
    this = week_of(now)
    counts = await db.write(end_weeks, this, this - timedelta(weeks=KEPT_WEEKS))
    return Swept(requests, stories, counts)
