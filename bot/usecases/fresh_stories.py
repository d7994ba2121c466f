"""The latest stories of a user's own sources, ranked by what they and their people care about."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain import trends
from bot.domain.caller import Caller
from bot.domain.trends import Interest
from bot.storage.feeds import latest_stories
from bot.storage.interests import topics_of
from bot.storage.people import all_tags
from bot.storage.rows import Story
from bot.storage.tx import Tx

MAX_AGE_DAYS = 7


@dataclass(frozen=True, slots=True)
class FreshStory:
    """A story with plain words on why it is here, and the person it would interest (id and name), where there is one."""

    story: Story
    reasons: tuple[str, ...]
    concerns: tuple[int, str] | None


def fresh_stories(tx: Tx, caller: Caller, *, limit: int) -> list[FreshStory]:
    """At most `limit`, best first; what several sources tell is one story."""
    rows = latest_stories(tx, caller.scope, since=caller.now - timedelta(days=MAX_AGE_DAYS), unseen=False)
    by_key = {str(row.id): row for row in rows}
    told = [
        trends.Story(str(row.id), str(row.feed_id), row.url, row.title, row.summary, row.published_at, row.published_at)
        for row in rows
    ]
    interests = [Interest(term) for topic in topics_of(tx, caller.scope) for term in topic.terms]
    interests += [Interest(tag, 0.8, str(person_id), name) for tag, person_id, name in all_tags(tx, caller.scope)]
    ranked = trends.rank_stories(told, interests, caller.now, limit, max_age=timedelta(days=MAX_AGE_DAYS))
    return [_fresh(by_key[one.story.key], one) for one in ranked]


def story_concerns(tx: Tx, caller: Caller, story: Story) -> tuple[int, str] | None:
    """The first person with a tag that is a term of the story."""
    terms = trends.terms_of(story.title, story.summary)
    for tag, person_id, name in all_tags(tx, caller.scope):
        if tag in terms and person_id != story.person_id:
            return person_id, name
    return None


def _fresh(row: Story, one: trends.RankedStory) -> FreshStory:
    whose = next((met for met in one.interests if met.person_id and int(met.person_id) != row.person_id), None)
    reasons = one.reasons
    if row.person_name:
        reasons = (f"{row.person_name} wrote this", *reasons)
    # Its age stands beside it already.
    reasons = tuple(reason for reason in reasons if not reason.endswith((" old", "just out")))
    return FreshStory(row, reasons, (int(whose.person_id), whose.person) if whose and whose.person_id else None)
