"""Stories meet people: whom a text concerns, by what is known of each person's interests. Pure.

An interest that the owner named outright (a tag, or said of the person) counts in full. A word of a note counts the more
the rarer it is among everybody's notes, because what half of all notes say tells nothing of anybody, and among the words
of English: "studio" can be said in passing, "axolotl" hardly.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain.notes.everyday import EVERYDAY
from bot.domain.trends.concerns import possible_tags, telling_words
from bot.domain.trends.terms import normalise

Kind = Literal["said", "tag", "note"]
_STRENGTH: dict[Kind, float] = {"said": 1.2, "tag": 1.0, "note": 0.6}
_LEAST_RARITY = 0.25
_FREQUENT_SHARE = 0.7
"""What a frequent word of English counts, beside one that is not."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What links a person to a term. `strength` is above 0; only compared, never shown."""

    person_id: int
    name: str
    term: str
    kind: Kind
    strength: float


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a note on a person says."""

    person_id: int
    name: str
    text: str


def said_ties(kind: Kind, rows: Iterable[tuple[str, int, str]]) -> list[Tie]:
    """(term, person id, name) of tags or of interests said outright."""
    return [Tie(person_id, name, term, kind, _STRENGTH[kind]) for term, person_id, name in rows]


def note_ties(notes: Sequence[NoteText]) -> list[Tie]:
    """The telling words of notes, each once a person, weighted by rarity: 1 - ln(people with it) / ln(people + 1), and
    seven tenths of that for a frequent word of English. What any of these people are called is no topic."""
    words: dict[int, set[str]] = defaultdict(set)
    names: dict[int, str] = {}
    for note in notes:
        words[note.person_id].update(telling_words(note.text))
        names[note.person_id] = note.name
    called = {word for name in names.values() for word in normalise(name).split()}
    carriers: dict[str, list[int]] = defaultdict(list)
    for person_id, said in words.items():
        for word in said - called:
            carriers[word].append(person_id)
    scale = math.log(len(words) + 1) or 1.0
    found: list[Tie] = []
    for word, people in carriers.items():
        rarity = 1 - math.log(len(people)) / scale
        if rarity >= _LEAST_RARITY:
            strength = _STRENGTH["note"] * rarity * (_FREQUENT_SHARE if word in EVERYDAY else 1)
            found += [Tie(one, names[one], word, "note", strength) for one in people]
    return found


def by_term(ties: Iterable[Tie], removed: frozenset[tuple[int, str]] = frozenset()) -> dict[str, list[Tie]]:
    """For looking up; without those (person id, term) that the owner took away."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if (tie.person_id, tie.term) not in removed:
            found[normalise(tie.term)].append(tie)
    return found


def whom_it_concerns(
    title: str, summary: str, ties: Mapping[str, Sequence[Tie]], *, but: int | None = None
) -> tuple[Tie, ...]:
    """Each person once with their strongest tie, most concerned first: by the sum of their ties, then the longer term.

    Words of notes are looked for in the title alone. `but`: never this person (who wrote it).
    """
    tags = possible_tags(title, summary)
    terms = {*tags, *(phrase for phrase in ties if phrase.count(" ") > 1 and _holds(title, summary, phrase))}
    words = frozenset(telling_words(title))
    total: dict[int, float] = defaultdict(float)
    best: dict[int, Tie] = {}
    for term in terms & ties.keys():
        for tie in ties[term]:
            if tie.person_id == but or (tie.kind == "note" and term not in words):
                continue
            total[tie.person_id] += tie.strength
            known = best.get(tie.person_id)
            if known is None or _rank(tie) > _rank(known):
                best[tie.person_id] = tie
    return tuple(
        sorted(best.values(), key=lambda tie: (-total[tie.person_id], -len(tie.term), tie.term, tie.person_id))
    )


def _rank(tie: Tie) -> tuple[float, int, str]:
    return tie.strength, len(tie.term), tie.term


def _holds(title: str, summary: str, phrase: str) -> bool:
    return f" {phrase} " in f" {normalise(f'{title} {summary}')} "
