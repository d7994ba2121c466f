"""The three jobs of a serving process, on one set of ticks."""

from collections.abc import Callable
from datetime import datetime

from bot.jobs.feeds import FeedServices, run_feeds
from bot.jobs.housekeeping import run_housekeeping
from bot.jobs.mornings import MorningServices, run_mornings
from bot.jobs.scheduler import Job, Ticks

MORNINGS, FEEDS, HOUSEKEEPING = "mornings", "feeds", "housekeeping"
_DAY_S = 86_400.0


def build_ticks(mornings: MorningServices, feeds: FeedServices, clock: Callable[[], datetime], tick_s: float) -> Ticks:
    """Mornings and feeds look every `tick_s` seconds at what is due as of `clock()` (aware UTC); housekeeping daily."""
    return Ticks(
        (
            Job(MORNINGS, tick_s, lambda: run_mornings(mornings, clock())),
            Job(FEEDS, tick_s, lambda: run_feeds(feeds, clock())),
            Job(HOUSEKEEPING, _DAY_S, lambda: run_housekeeping(mornings.db, clock())),
        )
    )
