"""Content ideas: questions and themes that several of a user's people raised lately, from the user's own notes."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.caller import Caller
from bot.domain.trends import terms_of
from bot.domain.trends.concerns import telling_words
from bot.storage.interests import NoteOn, note_texts
from bot.storage.tx import Tx

LATELY = timedelta(days=90)
MOST_NOTES = 1000
MOST_IDEAS = 8
_LEAST_PEOPLE = 2
_ASKED = re.compile(
    r"\?|\b(?:asked|asks|asking|wonder(?:s|ed|ing)?|wants? to (?:know|learn|understand)|looking for|struggl\w+|how to|"
    r"curious|unsure|stuck|needs? (?:help|advice))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Raised:
    """Who raised it: `text` of the latest note that says so (in Slack's escaped form), `asked`: it reads as a question."""

    person_id: int
    name: str
    text: str
    at: datetime
    asked: bool


@dataclass(frozen=True, slots=True)
class Idea:
    """A theme and everybody who raised it, the latest first."""

    term: str
    raised: tuple[Raised, ...]

    @property
    def questions(self) -> int:
        return sum(one.asked for one in self.raised)


def content_ideas(tx: Tx, caller: Caller) -> tuple[Idea, ...]:
    """Themes of at least two people in the last three months: more people first, a question counting for two.

    A theme that more than half of all people raise is small talk and left out, unless there are few people.
    """
    notes = note_texts(tx, caller.scope, limit=MOST_NOTES, since=caller.now - LATELY)
    raised: dict[str, dict[int, Raised]] = defaultdict(dict)
    for note in notes:
        for term in _themes(note):
            raised[term].setdefault(note.person_id, _raised(note))
    people = len({note.person_id for note in notes})
    ideas = [
        Idea(term, tuple(who.values()))
        for term, who in raised.items()
        # One line about two people was said once.
        if len({one.text for one in who.values()}) >= _LEAST_PEOPLE and len(who) <= max(4, people // 2)
    ]
    ideas.sort(key=lambda one: (-len(one.raised) - one.questions, " " not in one.term, -len(one.term), one.term))
    return tuple(_distinct(ideas))[:MOST_IDEAS]


def _themes(note: NoteOn) -> set[str]:
    words = set(telling_words(note.text)) - set(note.person_name.casefold().split())
    return words | {term for term in terms_of(note.text) if " " in term and set(term.split()) <= words}


def _raised(note: NoteOn) -> Raised:
    text = " ".join(note.text.split())
    return Raised(note.person_id, note.person_name, text, note.created_at, bool(_ASKED.search(text)))


def _distinct(ideas: list[Idea]) -> list[Idea]:
    """Without those that mostly the same notes raise as one before them."""
    found: list[Idea] = []
    told: list[frozenset[str]] = []
    for idea in ideas:
        texts = frozenset(one.text for one in idea.raised)
        if all(len(texts & other) <= len(texts) // 2 for other in told):
            found.append(idea)
            told.append(texts)
    return found
