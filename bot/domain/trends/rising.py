"""What is rising: terms that are unusual against their own past, with the stories that carry them.

Pure. Counting the past is storage's part, drawing the curve a view's.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.trends.story import Story
from bot.domain.trends.terms import terms_of

_PRIOR_DOCS = 0.5
"""Documents a term is taken to have had in its past before any were counted (the Jeffreys prior of a Poisson rate)."""

_CARRY_WEIGHT = 0.25
_SAME_TOPIC_SHARE = 0.6
_MIN_STORIES = 3


@dataclass(frozen=True, slots=True)
class PastBin:
    """One earlier stretch of time, as long as the window: `docs` stories in all, `counts` of them by term."""

    docs: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RisingTerm:
    """A term that is up. `stories` newest first; `feeds` how many different feeds carry it; `curve` stories with the term
    per stretch of time, oldest first, the present window last; `score` as by `score_rising`."""

    term: str
    score: float
    stories: tuple[Story, ...]
    feeds: int
    curve: tuple[int, ...]


def score_rising(x: int, n: int, bg: Sequence[int], bn: Sequence[int]) -> float:
    """How strongly a term is up: `x` of `n` documents now, `bg[i]` of `bn[i]` in earlier bins, oldest first.

    With mu the documents expected now from the term's own past, the score is (x - mu) * ln(x / mu): the term's share in
    Jeffreys' divergence between present and past (H. Jeffreys, "An invariant form for the prior probability in
    estimation problems", Proc. R. Soc. A 186, 1946), the symmetrised form of Kullback and Leibler's. Half a document is
    added to the past, the Jeffreys prior of a Poisson rate, and a past shorter than the present counts as if it were as
    long. A term that was up in the last bin already has shown that it lasts and gains up to a quarter; one that had just
    sunk loses as much. Zero or less means: not rising.
    """
    mu = (sum(bg) + _PRIOR_DOCS) / (max(sum(bn), n) + 1) * n
    if x <= mu or not n:
        return min(0.0, x - mu)
    carried = 0.0
    if bn and bn[-1]:
        carried = max(-1.0, min(1.0, (bg[-1] / bn[-1] * n - mu) / (x - mu)))
    return (x - mu) * math.log(x / mu) * (1 + _CARRY_WEIGHT * carried)


def rising(
    window: Iterable[Story], past: Sequence[PastBin], limit: int, *, min_stories: int = _MIN_STORIES
) -> tuple[RisingTerm, ...]:
    """The terms that are up in `window` against `past` (oldest bin first), strongest first, at most `limit`.

    A term needs `min_stories` stories, of which one feed alone never makes a trend unless everything followed is one
    feed. A term whose stories are mostly those of a stronger one says nothing new and is left out; of two equally strong
    the phrase wins over the word. Hand in one story per near-duplicate group. Works with an empty past: then what is
    frequent now counts as up.
    """
    stories = list(window)
    carriers: dict[str, list[int]] = defaultdict(list)
    for index, story in enumerate(stories):
        for term in terms_of(story.title):
            carriers[term].append(index)
    single_source = len({story.feed for story in stories}) == 1
    scored: list[tuple[float, str]] = []
    for term, found in carriers.items():
        if len(found) >= min_stories and (single_source or len({stories[index].feed for index in found}) > 1):
            score = _score(term, len(found), len(stories), past)
            if score > 0:
                scored.append((score, term))
    scored.sort(key=lambda row: (-row[0], " " not in row[1], row[1]))
    chosen = _distinct([term for _, term in scored], carriers, limit)
    scores = {term: score for score, term in scored}
    return tuple(_risen(term, scores[term], [stories[index] for index in carriers[term]], past) for term in chosen)


def _score(term: str, docs: int, total: int, past: Sequence[PastBin]) -> float:
    return score_rising(docs, total, [bin_.counts.get(term, 0) for bin_ in past], [bin_.docs for bin_ in past])


def _distinct(terms: Iterable[str], carriers: Mapping[str, Sequence[int]], limit: int) -> list[str]:
    chosen: list[str] = []
    covered: set[int] = set()
    for term in terms:
        if len(chosen) == limit:
            break
        found = carriers[term]
        if chosen and len(covered.intersection(found)) > _SAME_TOPIC_SHARE * len(found):
            continue
        chosen.append(term)
        covered.update(found)
    return chosen


def _risen(term: str, score: float, stories: Iterable[Story], past: Sequence[PastBin]) -> RisingTerm:
    ordered = tuple(sorted(stories, key=lambda story: story.dated_at, reverse=True))
    curve = (*(bin_.counts.get(term, 0) for bin_ in past), len(ordered))
    return RisingTerm(term, score, ordered, len({story.feed for story in ordered}), curve)
