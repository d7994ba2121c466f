"""Which stories to show somebody now, and why.

Pure. Owns freshness, the match with interests, and variety; what was shown before is the caller's to leave out.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.trends.duplicates import group_stories
from bot.domain.trends.story import Story
from bot.domain.trends.terms import normalise, terms_of, words_of

HALF_LIFE_HOURS = 36.0
_MATCH_GAIN = 2.0
_MATCHES_COUNTED = 3
_SOURCE_GAIN = 0.25


@dataclass(frozen=True, slots=True)
class Interest:
    """A term somebody cares about, from a tag, a topic or notes. `weight` above 0, 1 for something said outright;
    `person_id` and `person` (a name to show) say whose it is, None and "" for the user's own."""

    term: str
    weight: float = 1.0
    person_id: str | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class RankedStory:
    """A story worth showing. `also` are near-duplicates from other feeds, `interests` those it meets, strongest first,
    `reasons` plain words for a line, most telling first; `score` has meaning only within one ranking."""

    story: Story
    score: float
    also: tuple[Story, ...]
    interests: tuple[Interest, ...]
    reasons: tuple[str, ...]


def rank_stories(
    stories: Iterable[Story],
    interests: Sequence[Interest],
    now: datetime,
    limit: int,
    *,
    max_age: timedelta = timedelta(days=7),
    likings: Mapping[str, float] | None = None,
) -> tuple[RankedStory, ...]:
    """The best `limit` stories not older than `max_age` before `now` (aware UTC), each story once, however many feeds
    tell it, and each feed once before any feed comes a second time.

    score = 2^(-age / 36 h) * (1 + 2 * sum of the three strongest matches) * (1 + 0.25 * log2(feeds that tell it)), where
    a match is an interest's weight times the rarity of its term among these stories, 0 to 1. `likings`, by story key,
    double the score with each 1 above 0 and halve it with each below.
    """
    fresh = [story for story in stories if now - story.dated_at <= max_age]
    phrases = [interest.term for interest in interests if interest.term.count(" ") > 1]
    terms = {story.key: _terms(story, phrases) for story in fresh}
    rarity = _rarity(terms.values())
    wanted: dict[str, list[Interest]] = defaultdict(list)
    for interest in interests:
        if interest.weight > 0:
            wanted[normalise(interest.term.lstrip("#").strip())].append(interest)
    ranked = [
        _liked(_rank_group(group, terms, wanted, rarity, now), group, likings or {})
        for group in group_stories(fresh).values()
    ]
    ranked.sort(key=lambda row: (-row.score, row.story.key))
    return tuple(_one_per_feed_first(ranked)[:limit])


def _terms(story: Story, phrases: Sequence[str]) -> frozenset[str]:
    """Its terms, and those longer phrases that stand in its text."""
    terms = terms_of(story.title, story.summary)
    if not phrases:
        return terms
    text = f" {' '.join(words_of(f'{story.title} {story.summary}'))} "
    return terms | {normalise(phrase) for phrase in phrases if f" {normalise(phrase)} " in text}


def _rarity(term_sets: Iterable[frozenset[str]]) -> dict[str, float]:
    """1 for a term of a single story, towards 0 for one that every story has."""
    counts: Counter[str] = Counter()
    total = 0
    for terms in term_sets:
        counts.update(terms)
        total += 1
    scale = math.log(total + 1)
    return {term: math.log((total + 1) / count) / scale for term, count in counts.items()}


def _rank_group(
    group: Sequence[Story],
    terms: Mapping[str, frozenset[str]],
    wanted: Mapping[str, Sequence[Interest]],
    rarity: Mapping[str, float],
    now: datetime,
) -> RankedStory:
    """The group's earliest telling stands for it; interests are matched against all its tellings."""
    lead = min(group, key=lambda story: (story.url is None, story.dated_at))
    said = frozenset().union(*(terms[story.key] for story in group))
    matches = sorted(
        ((interest.weight * rarity[term], interest) for term in said & wanted.keys() for interest in wanted[term]),
        key=lambda match: (-match[0], match[1].term, match[1].person),
    )
    feeds = len({story.feed for story in group})
    age_hours = max(0.0, (now - lead.dated_at).total_seconds() / 3600)
    gain = 1 + _MATCH_GAIN * sum(strength for strength, _ in matches[:_MATCHES_COUNTED])
    score = 2 ** (-age_hours / HALF_LIFE_HOURS) * gain * (1 + _SOURCE_GAIN * math.log2(feeds))
    met = tuple(interest for _, interest in matches)
    also = tuple(story for story in group if story.key != lead.key)
    return RankedStory(lead, score, also, met, _reasons(met, feeds, age_hours))


def _liked(row: RankedStory, group: Sequence[Story], likings: Mapping[str, float]) -> RankedStory:
    """By the least liked of its tellings: what was declined in one source is not wanted from another."""
    wish = min(likings.get(story.key, 0.0) for story in group)
    return row if wish == 0 else replace(row, score=row.score * 2.0**wish)


def _reasons(met: Sequence[Interest], feeds: int, age_hours: float) -> tuple[str, ...]:
    said: dict[str, None] = {}
    for interest in met[:_MATCHES_COUNTED]:
        term = interest.term.lstrip("#")
        said[f"{interest.person} cares about {term}" if interest.person else f"about {term}, which you follow"] = None
    if feeds > 1:
        said[f"in {feeds} of your sources"] = None
    said[_age_in_words(age_hours)] = None
    return tuple(said)


def _age_in_words(age_hours: float) -> str:
    if age_hours < 1:
        return "just out"
    if age_hours < 36:
        hours = round(age_hours)
        return f"{hours} hour{'s' if hours != 1 else ''} old"
    return f"{round(age_hours / 24)} days old"


def _one_per_feed_first(ranked: Sequence[RankedStory]) -> list[RankedStory]:
    """Stable: first the best of each feed, then the second best of each, and so on."""
    taken: Counter[str] = Counter()
    rounds: list[tuple[int, RankedStory]] = []
    for row in ranked:
        rounds.append((taken[row.story.feed], row))
        taken[row.story.feed] += 1
    return [row for _, row in sorted(rounds, key=lambda pair: pair[0])]
