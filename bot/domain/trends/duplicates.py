"""Near-duplicates: the same story told by several feeds is one story.

Pure. First the canonical address, then the likeness of title and summary by rapidfuzz's token ratios (sorted words by
normalised edit distance, and containment of one word set in the other). `tests/bench/trends.py`
measures the thresholds on labelled headlines.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from rapidfuzz import fuzz

from bot.domain.trends.address import canonical_url, names_a_page
from bot.domain.trends.story import Story
from bot.domain.trends.terms import STOP_WORDS, words_of

SAME_WITHIN = timedelta(days=4)
_TITLE_ALIKE = 86.0
_TITLE_CONTAINED = 95.0
_TITLE_RELATED = 62.0
_SUMMARY_ALIKE = 80.0
_SERIES_ALIKE = 97.0
_MIN_SHARED_WORDS = 4
_MIN_SUMMARY_WORDS = 8
_COMMON_WORD = 200
_DIGIT = re.compile(r"\d")
_SITE_NAME = re.compile(r"(?<=\w\s)[|–—·-]\s+[^\s|–—·]+(?:\s[^\s|–—·]+){0,2}$")
"""Up to three words behind a dash or bar at the end of a headline; more would be part of it."""


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What of a story is compared: canonical address ("" when it names no page), content words and numbers."""

    address: str
    words: tuple[str, ...]
    numbers: frozenset[str]
    summary: str


def same_story(a: Story, b: Story) -> bool:
    """Whether two items tell one story: the same page, or nearly the same words within four days.

    Different numbers (versions, episodes, amounts) make different stories; items of one feed are a series and must
    agree almost to the letter.
    """
    return _same(a, _sketch(a), b, _sketch(b))


@dataclass(slots=True)
class StoryGroups:
    """Groups stories as they come. The group of a story is named by the key of its first member, so names stay stable
    while newer stories arrive."""

    _stories: dict[str, tuple[Story, _Sketch]] = field(default_factory=dict)
    _group_of: dict[str, str] = field(default_factory=dict)
    _by_address: dict[str, str] = field(default_factory=dict)
    _by_word: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, story: Story) -> str:
        """Place a story and return the name of its group; a key already added keeps its group."""
        known = self._group_of.get(story.key)
        if known is not None:
            return known
        sketch = _sketch(story)
        match = self._find(story, sketch)
        group = self._group_of[match] if match else story.key
        self._stories[story.key] = (story, sketch)
        self._group_of[story.key] = group
        if sketch.address:
            self._by_address.setdefault(sketch.address, story.key)
        for word in set(sketch.words):
            self._by_word[word].append(story.key)
        return group

    def groups(self) -> dict[str, tuple[Story, ...]]:
        """All groups by name, members in the order they were added."""
        members: dict[str, list[Story]] = defaultdict(list)
        for key, group in self._group_of.items():
            members[group].append(self._stories[key][0])
        return {group: tuple(stories) for group, stories in members.items()}

    def _find(self, story: Story, sketch: _Sketch) -> str | None:
        if sketch.address and sketch.address in self._by_address:
            return self._by_address[sketch.address]
        shared: dict[str, int] = defaultdict(int)
        for word in set(sketch.words):
            keys = self._by_word.get(word, ())
            for key in keys[-_COMMON_WORD:]:
                shared[key] += 1
        needed = min(2, len(set(sketch.words)))
        for key in sorted(shared, key=lambda key: -shared[key]):
            if shared[key] < needed:
                break
            other, other_sketch = self._stories[key]
            if _same(story, sketch, other, other_sketch):
                return key
        return None


def group_stories(stories: Iterable[Story]) -> dict[str, tuple[Story, ...]]:
    """`StoryGroups` over a finished collection."""
    groups = StoryGroups()
    for story in stories:
        groups.add(story)
    return groups.groups()


def _sketch(story: Story) -> _Sketch:
    address = canonical_url(story.url) if story.url else ""
    words = words_of(_SITE_NAME.sub("", story.title))
    content = [word for word in words if word not in STOP_WORDS] or words
    return _Sketch(
        address=address if names_a_page(address) else "",
        words=tuple(content),
        numbers=frozenset(word for word in words if _DIGIT.search(word)),
        summary=" ".join(words_of(story.summary)),
    )


def _same(a: Story, first: _Sketch, b: Story, second: _Sketch) -> bool:
    if first.address and first.address == second.address:
        return True
    if abs(a.dated_at - b.dated_at) > SAME_WITHIN or not first.words or not second.words:
        return False
    if not (first.numbers <= second.numbers or second.numbers <= first.numbers):
        return False
    sorted_a, sorted_b = " ".join(sorted(first.words)), " ".join(sorted(second.words))
    alike = fuzz.ratio(sorted_a, sorted_b)
    if a.feed == b.feed:
        return alike >= _SERIES_ALIKE and first.numbers == second.numbers
    return alike >= _TITLE_ALIKE or _contained(first, second) or _told_alike(first, second, alike)


def _contained(first: _Sketch, second: _Sketch) -> bool:
    """One headline is the other with something added, and enough is shared to be no coincidence."""
    shared = len(set(first.words) & set(second.words))
    smaller = min(len(set(first.words)), len(set(second.words)))
    if shared < _MIN_SHARED_WORDS or shared < smaller - (smaller > _MIN_SHARED_WORDS + 1):
        return False
    return fuzz.token_set_ratio(" ".join(first.words), " ".join(second.words)) >= _TITLE_CONTAINED


def _told_alike(first: _Sketch, second: _Sketch, alike: float) -> bool:
    """Headlines differ somewhat but the summaries are the same text."""
    if min(len(first.summary.split()), len(second.summary.split())) < _MIN_SUMMARY_WORDS:
        return False
    return alike >= _TITLE_RELATED and fuzz.token_set_ratio(first.summary, second.summary) >= _SUMMARY_ALIKE
