"""Whom a reference means, out of the people its keys found. Pure: candidates in, a decision out, nobody guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import token_sort_ratio

from bot.domain.people.names import normalise, split_name
from bot.domain.people.reference import Reference

NEAR_THRESHOLD = 86.0
"""Least similarity (0 to 100) of a near miss that is offered.

Measured by tests/bench/names.py: of single slips .99 still find their person from here down, and fewer come from here up."""

_LEVELS = ("slack", "email", "handle", "name", "own nickname", "first", "last", "nick", "initials")
_RECENT = timedelta(days=14)
_QUIET = timedelta(days=90)
_MOST_OFFERED = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the owner whom one of the keys found.

    `matched` are the kinds of those keys of one reference that hit, `sound` for a near miss; `last_at` is the last
    contact or mention (aware UTC), None when there was none; `contacts` counts contacts so far.
    """

    person_id: int
    name: str
    company: str | None
    nicknames: tuple[str, ...]
    matched: frozenset[str]
    last_at: datetime | None
    contacts: int


@dataclass(frozen=True, slots=True)
class One:
    """Exactly this person. `how` says by what: slack, email, handle, name, nick, first, last, initials or recent."""

    candidate: Candidate
    how: str


@dataclass(frozen=True, slots=True)
class Several:
    """Each could be meant; ask. Likeliest first (last spoken of, then most contacts)."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Nobody has this name, these have one like it; offer them, nearest first, never take one."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class NoOne:
    """Nobody is meant that is known."""


Match = One | Several | Near | NoOne


def match(reference: Reference, candidates: Sequence[Candidate], now: datetime) -> Match:
    """Decide whom `reference` means among `candidates` (those its keys and `near_keys` found).

    The strongest kind of match decides: Slack id, email, handle, full name, the person's own nickname, first name,
    family name, usual short form, initials. Among equals the one spoken of in the last two weeks is taken when all
    others have been quiet for three months; otherwise the answer is `Several`. `now` is aware.
    """
    levels = [(level, candidate) for candidate in _distinct(candidates) if (level := _level(reference, candidate))]
    if not levels:
        return _near(reference, candidates)
    strongest = min(_LEVELS.index(level) for level, _ in levels)
    best = [candidate for level, candidate in levels if _LEVELS.index(level) == strongest]
    how = _LEVELS[strongest].removeprefix("own ").replace("nickname", "nick")
    if len(best) == 1:
        return One(best[0], how)
    best.sort(key=_likeliest)
    if strongest > _LEVELS.index("email") and _clearly_recent(best, now):
        return One(best[0], "recent")
    return Several(tuple(best[:_MOST_OFFERED]))


def similarity(name: str, other: str) -> float:
    """How alike two names are, 0 to 100, words in any order; one slip in a longer word costs little."""
    return _alike(" ".join(split_name(name).words), " ".join(split_name(other).words))


def _alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    edits = 100.0 * DamerauLevenshtein.normalized_similarity(a, b)
    return max(edits, float(token_sort_ratio(a, b)))


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    return list({candidate.person_id: candidate for candidate in candidates}.values())


def _level(reference: Reference, candidate: Candidate) -> str | None:
    """The strongest kind of key by which the candidate answers to the reference, None for a near miss at most."""
    kinds = set(candidate.matched)
    if candidate.nicknames and normalise(reference.value) in map(normalise, candidate.nicknames):
        kinds.add("own nickname")
    return next((level for level in _LEVELS if level in kinds), None)


def _likeliest(candidate: Candidate) -> tuple[float, int, int]:
    last = candidate.last_at.timestamp() if candidate.last_at else 0.0
    return (-last, -candidate.contacts, candidate.person_id)


def _clearly_recent(ordered: Sequence[Candidate], now: datetime) -> bool:
    first, second = ordered[0].last_at, ordered[1].last_at
    if first is None or now - first > _RECENT:
        return False
    return second is None or now - second > _QUIET


def _near(reference: Reference, candidates: Sequence[Candidate]) -> Match:
    if reference.kind not in ("name", "handle"):
        return NoOne()
    scored = [(_nearness(reference.value, candidate), candidate) for candidate in _distinct(candidates)]
    near = [(score, candidate) for score, candidate in scored if score >= NEAR_THRESHOLD]
    if not near:
        return NoOne()
    near.sort(key=lambda pair: (-pair[0], _likeliest(pair[1])))
    return Near(tuple(candidate for _, candidate in near[:_MOST_OFFERED]))


def _nearness(name: str, candidate: Candidate) -> float:
    """Similarity to the full name, to a nickname or, for a single word, to the first name."""
    words = split_name(name).words
    others = [candidate.name, *candidate.nicknames]
    parts = split_name(candidate.name)
    if len(words) == 1 and len(words[0]) > 2:
        others.append(parts.first)
    if len(parts.words) == 1 and len(words) > 1 and words[0] == parts.words[0]:
        return 100.0
    return max(similarity(name, other) for other in others)
