"""What is rising in a user's own sources: today against the two weeks before, this week against the eight before.

The past is counted from stored titles when somebody looks, and only for terms that could be rising: storing counts for
every term of every day would cost more at each fetch than is saved at each look.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.domain import trends
from bot.domain.caller import Caller
from bot.domain.trends import PastBin, RisingTerm
from bot.storage.feeds import PastTitle, latest_stories, past_titles
from bot.storage.rows import Story
from bot.storage.tx import Tx

Span = Literal["today", "week"]
MOST_IN_WINDOW = 600
MOST_PAST = 6000
_MIN_STORIES = 3
_SHAPES: dict[Span, tuple[timedelta, int]] = {"today": (timedelta(days=1), 14), "week": (timedelta(days=7), 8)}


@dataclass(frozen=True, slots=True)
class Trend:
    """A term that is up. `stories` newest first, one a near-duplicate group; `sources`: their titles, each once.

    `curve`: stories a stretch of time, oldest first, the present last. `first_seen`: the oldest story with it in the
    user's sources, as far back as the curve goes (aware UTC).
    """

    term: str
    stories: tuple[Story, ...]
    sources: tuple[str, ...]
    curve: tuple[int, ...]
    first_seen: datetime


def rising_now(tx: Tx, caller: Caller, span: Span, *, limit: int, most_past: int = MOST_PAST) -> tuple[Trend, ...]:
    """The strongest first."""
    length, bins = _SHAPES[span]
    start = caller.now - length
    rows = [
        row
        for row in latest_stories(tx, caller.scope, since=start, unseen=False, limit=MOST_IN_WINDOW)
        if row.published_at <= caller.now
    ]
    window = one_a_group(rows)
    terms = _candidates(window)
    if not terms:
        return ()
    past = past_titles(tx, caller.scope, since=start - bins * length, before=start, limit=most_past)
    counted, first = _count(past, terms, start, length, bins)
    found = trends.rising(window, counted, limit, min_stories=_MIN_STORIES)
    by_key = {str(row.id): row for row in rows}
    return tuple(_trend(one, by_key, first) for one in found)


def one_a_group(rows: Sequence[Story]) -> list[trends.Story]:
    """One of each story that several sources tell."""
    told = [story_of(row) for row in rows]
    return [min(group, key=lambda story: story.dated_at) for group in trends.group_stories(told).values()]


def story_of(row: Story) -> trends.Story:
    at = row.published_at
    return trends.Story(str(row.id), str(row.feed_id), row.url, row.title, row.summary, at, at)


def _candidates(window: Sequence[trends.Story]) -> frozenset[str]:
    counts = Counter(term for story in window for term in trends.terms_of(story.title))
    return frozenset(term for term, count in counts.items() if count >= _MIN_STORIES)


def _count(
    past: Sequence[PastTitle], terms: frozenset[str], start: datetime, length: timedelta, bins: int
) -> tuple[list[PastBin], dict[str, datetime]]:
    """Earlier stretches, oldest first, with counts of `terms` alone; and when each term was first there."""
    docs = [0] * bins
    counts: list[Counter[str]] = [Counter() for _ in range(bins)]
    first: dict[str, datetime] = {}
    # Most titles hold none of the words: cheaper to see than their terms are to make.
    likely = re.compile("|".join(sorted({re.escape(term.split()[0]) for term in terms})))
    for one in past:
        place = bins - 1 - int((start - one.published_at) / length)
        if not 0 <= place < bins:
            continue
        docs[place] += 1
        if likely.search(trends.normalise(one.title)):
            for term in trends.terms_of(one.title) & terms:
                counts[place][term] += 1
                first[term] = min(first.get(term, one.published_at), one.published_at)
    # Before the first story there was no past, only sources that were not there yet.
    begun = next((number for number, count in enumerate(docs) if count), bins)
    return [PastBin(docs[number], counts[number]) for number in range(begun, bins)], first


def _trend(one: RisingTerm, rows: Mapping[str, Story], first: Mapping[str, datetime]) -> Trend:
    stories = tuple(rows[story.key] for story in one.stories)
    oldest = min(story.published_at for story in stories)
    sources = tuple(dict.fromkeys(story.feed_title for story in stories))
    return Trend(one.term, stories, sources, one.curve, min(first.get(one.term, oldest), oldest))
