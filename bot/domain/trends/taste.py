"""More like this, less like this: what each press says of other stories. Pure.

A press remembers the telling words of its story and its feed. It speaks of another story as far as the two share words:
two shared words or more in full, one by half; the same feed alone by a quarter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.trends.concerns import telling_words
from bot.domain.trends.terms import terms_of

MOST_TERMS = 8
HIDDEN_BELOW = -1.5
_FULL_AT = 2
_SAME_FEED = 0.25
_AT_MOST = 3.0


@dataclass(frozen=True, slots=True)
class Press:
    """`wish`: 1 for more, -1 for less. `key` and `feed` are the story's, as in `Story`."""

    key: str
    feed: str
    wish: int
    terms: frozenset[str]


def terms_to_remember(title: str) -> tuple[str, ...]:
    """The words of a title that say what it is about, at most eight; all its words when none is telling."""
    return (telling_words(title) or tuple(sorted(terms_of(title))))[:MOST_TERMS]


def liking(key: str, feed: str, title: str, summary: str, presses: Sequence[Press]) -> float:
    """How much more (above 0) or less (below 0) of a story is wanted: -3 to 3, each 1 doubles or halves its score.

    A story that was pressed "Less" itself is below `HIDDEN_BELOW`; others are after two such presses.
    """
    if not presses:
        return 0.0
    terms = terms_of(title, summary)
    total = 0.0
    for press in presses:
        if press.key == key:
            total += 2.0 * press.wish
            continue
        needed = min(_FULL_AT, len(press.terms)) or 1
        shared = min(1.0, len(press.terms & terms) / needed)
        total += press.wish * (shared + _SAME_FEED * (press.feed == feed))
    return max(-_AT_MOST, min(_AT_MOST, total))


def is_wanted(score: float) -> bool:
    return score >= HIDDEN_BELOW


def presses_of(rows: Iterable[tuple[int, int, int, Iterable[str]]]) -> tuple[Press, ...]:
    """(story id, feed id, wish, terms) as they are kept."""
    return tuple(Press(str(story), str(feed), wish, frozenset(terms)) for story, feed, wish, terms in rows)
