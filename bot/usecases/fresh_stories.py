"""The latest stories of a user's own sources, ranked by what they and their people care about."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain import trends
from bot.domain.caller import Caller
from bot.domain.trends import Interest
from bot.domain.trends.meeting import Tie, whom_it_concerns
from bot.domain.trends.taste import is_wanted
from bot.storage.feeds import latest_stories
from bot.storage.interests import topics_of
from bot.storage.rows import Story
from bot.storage.tx import Tx
from bot.usecases.meeting import Ties, ties_for
from bot.usecases.rising_now import Span, Trend, rising_now, story_of
from bot.usecases.tastes import likings

MAX_AGE_DAYS = 7
PAGE = 6
TRENDS_SHOWN = 5
STORIES_A_TREND = 3
_MOST_RANKED = 60
_PEOPLE_NAMED = 3
_OF_PEOPLE = 0.8


@dataclass(frozen=True, slots=True)
class FreshStory:
    """A story with plain words on why it is here, and the person it would interest (id and name), where there is one."""

    story: Story
    reasons: tuple[str, ...]
    concerns: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class ShownTrend:
    """What is rising, and whom it concerns, most concerned first, each with the word they share with it."""

    trend: Trend
    concerns: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class TrendPage:
    """`trends` stand on the first page only. `page` counts from 0."""

    span: Span
    trends: tuple[ShownTrend, ...]
    stories: tuple[FreshStory, ...]
    page: int
    pages: int


def trend_page(tx: Tx, caller: Caller, span: Span, page: int) -> TrendPage:
    """What rises in `span`, then the freshest stories that do not stand there already, a page of them."""
    risen = rising_trends(tx, caller, span, limit=TRENDS_SHOWN)
    above = {story.id for one in risen for story in one.trend.stories[:STORIES_A_TREND]}
    fresh = [one for one in fresh_stories(tx, caller, limit=_MOST_RANKED) if one.story.id not in above]
    pages = max(1, -(-len(fresh) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = risen if page == 0 else ()
    return TrendPage(span, shown, tuple(fresh[page * PAGE : (page + 1) * PAGE]), page, pages)


def rising_trends(tx: Tx, caller: Caller, span: Span, *, limit: int) -> tuple[ShownTrend, ...]:
    """What rises, without what the user wants less of; strongest first."""
    found = rising_now(tx, caller, span, limit=2 * limit)
    liked = likings(tx, caller, (story for trend in found for story in trend.stories))
    left = ((trend, tuple(s for s in trend.stories if is_wanted(liked[s.id]))) for trend in found)
    wanted = [replace(trend, stories=stories) for trend, stories in left if stories][:limit]
    ties = ties_for(tx, caller, (story for trend in wanted for story in trend.stories))
    return tuple(ShownTrend(trend, _concerned(trend, ties)) for trend in wanted)


def fresh_stories(tx: Tx, caller: Caller, *, limit: int) -> list[FreshStory]:
    """At most `limit`, best first; what several sources tell is one story, what was pressed "Less" is left out."""
    since = caller.now - timedelta(days=MAX_AGE_DAYS)
    rows = [
        row for row in latest_stories(tx, caller.scope, since=since, unseen=False) if row.published_at <= caller.now
    ]
    liked = likings(tx, caller, rows)
    ties = ties_for(tx, caller, rows)
    interests = [Interest(term) for topic in topics_of(tx, caller.scope) for term in topic.terms]
    interests += [
        Interest(tie.term, _OF_PEOPLE * tie.strength, str(tie.person_id), tie.name)
        for many in ties.values()
        for tie in many
        if tie.kind != "note"
    ]
    by_key = {str(row.id): row for row in rows}
    ranked = trends.rank_stories(
        map(story_of, rows),
        interests,
        caller.now,
        limit,
        max_age=timedelta(days=MAX_AGE_DAYS),
        likings={key: liked[row.id] for key, row in by_key.items()},
    )
    kept = [one for one in ranked if all(is_wanted(liked[int(told.key)]) for told in (one.story, *one.also))]
    return [_fresh(by_key[one.story.key], one, ties) for one in kept]


def story_concerns(tx: Tx, caller: Caller, story: Story) -> tuple[int, str] | None:
    """Whom the story concerns most; never its own author."""
    return _first(whom_it_concerns(story.title, story.summary, ties_for(tx, caller, [story]), but=story.person_id))


def _concerned(trend: Trend, ties: Ties) -> tuple[Tie, ...]:
    """People whom the term itself concerns, then those of its stories."""
    found = {tie.person_id: tie for tie in whom_it_concerns(trend.term, "", ties)}
    for story in trend.stories:
        for tie in whom_it_concerns(story.title, story.summary, ties, but=story.person_id):
            found.setdefault(tie.person_id, tie)
    return tuple(found.values())[:_PEOPLE_NAMED]


def _fresh(row: Story, one: trends.RankedStory, ties: Ties) -> FreshStory:
    reasons = one.reasons
    if row.person_name:
        # What its own author cares about is no news.
        theirs = f"{row.person_name} cares about "
        reasons = (f"{row.person_name} wrote this", *(reason for reason in reasons if not reason.startswith(theirs)))
    # Its age stands beside it already.
    reasons = tuple(reason for reason in reasons if not reason.endswith((" old", "just out")))
    return FreshStory(row, reasons, _first(whom_it_concerns(row.title, row.summary, ties, but=row.person_id)))


def _first(ties: tuple[Tie, ...]) -> tuple[int, str] | None:
    return (ties[0].person_id, ties[0].name) if ties else None
