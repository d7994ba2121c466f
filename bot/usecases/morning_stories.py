"""The stories a daily message may choose from: new, told once, wanted, and each with whom it concerns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain import trends
from bot.domain.caller import Caller
from bot.domain.nudges import Story
from bot.domain.nudges.rank import STORY_FRESH_DAYS
from bot.domain.trends.meeting import whom_it_concerns
from bot.domain.trends.taste import is_wanted
from bot.storage import rows
from bot.storage.feeds import latest_stories
from bot.storage.tx import Tx
from bot.usecases.meeting import Ties, ties_for
from bot.usecases.rising_now import rising_now, story_of
from bot.usecases.tastes import likings

MOST_STORIES = 60
_PAST_TITLES = 2000
_TRENDS = 5


def morning_stories(tx: Tx, caller: Caller) -> tuple[Story, ...]:
    """Fresh stories that no message told yet: what is liked first, then newest; each with one person it concerns."""
    since = caller.now - timedelta(days=STORY_FRESH_DAYS)
    unseen = latest_stories(tx, caller.scope, since=since, unseen=True, limit=MOST_STORIES)
    if not unseen:
        return ()
    fresh = _told_once(unseen, latest_stories(tx, caller.scope, since=since, unseen=False, limit=2 * MOST_STORIES))
    liked = likings(tx, caller, fresh)
    fresh = [row for row in fresh if is_wanted(liked[row.id]) or row.person_id is not None]
    fresh.sort(key=lambda row: (-round(liked[row.id]), -row.published_at.timestamp(), row.id))
    ties = ties_for(tx, caller, fresh)
    up: dict[int, tuple[str, ...]] = {}
    for trend in rising_now(tx, caller, "week", limit=_TRENDS, most_past=_PAST_TITLES):
        for story in trend.stories:
            up[story.id] = (*up.get(story.id, ()), trend.term)
    return tuple(replace(_story(row, ties, up.get(row.id, ())), liking=liked[row.id]) for row in fresh)


def _story(row: rows.Story, ties: Ties, rising: tuple[str, ...]) -> Story:
    story = Story(
        row.id,
        row.title,
        row.url,
        row.feed_title,
        row.published_at,
        row.person_id,
        row.person_name or "",
        rising=rising,
    )
    whom = whom_it_concerns(row.title, row.summary, ties, but=row.person_id)
    if whom:
        story = replace(story, about_id=whom[0].person_id, about=whom[0].name, topic=whom[0].term)
    return story


def _told_once(unseen: Sequence[rows.Story], every: Sequence[rows.Story]) -> list[rows.Story]:
    """One of each story that several sources tell, a person's own feed before others; none that was told before."""
    new = {story.id: story for story in unseen}
    found: list[rows.Story] = []
    for group in trends.group_stories(map(story_of, every)).values():
        members = [new.get(int(story.key)) for story in group]
        kept = [story for story in members if story is not None]
        if len(kept) == len(members):
            found.append(min(kept, key=lambda story: (story.person_id is None, -story.published_at.timestamp())))
    return sorted(found, key=lambda story: (story.published_at, story.id), reverse=True)
