"""What Rapport thinks a person cares about, why, and the owner's corrections of it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.trends import normalise, terms_of
from bot.domain.trends.concerns import is_telling, telling_words
from bot.domain.trends.meeting import NoteText, note_ties
from bot.domain.trends.topics import TOPIC_CHARS
from bot.storage.entries import notes_of
from bot.storage.feeds import latest_stories
from bot.storage.interests import note_texts, said_interests, say_interest, unsay_interest
from bot.storage.people import get_person, tags_of
from bot.storage.rows import Person
from bot.storage.tx import Tx
from bot.usecases.meeting import MOST_NOTES

SHOWN = 15
_NOTES_READ = 30
_POSTS_DAYS = 60
_LEAST_POSTS = 2
_MOST_OF_POSTS = 5
_MOST_OF_NOTES = 6
_QUOTED_CHARS = 120


@dataclass(frozen=True, slots=True)
class Guess:
    """One interest and its evidence. `kind`: said, tag, note or post. `quote`: the note, in Slack's escaped form, if
    it is one. `at`: when it was written, `None` for the others. `count`: in how many notes or posts."""

    term: str
    kind: str
    quote: str = ""
    at: datetime | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Interests:
    """`guesses`: surest first. `removed`: what the owner took away."""

    person: Person
    guesses: tuple[Guess, ...]
    removed: tuple[str, ...]


def interests_of(tx: Tx, caller: Caller, person_id: int) -> Interests:
    """What was said outright, tags, telling words of notes (rare and repeated ones first), and what their own posts come
    back to.

    Raises:
        NotFound: there is no such person of this user's.
    """
    person = get_person(tx, caller.scope, person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    said = said_interests(tx, caller.scope, person_id)
    removed = tuple(one.term for one in said if not one.wanted)
    found = [Guess(one.term, "said") for one in said if one.wanted]
    found += [Guess(tag, "tag") for tag in tags_of(tx, caller.scope, [person_id]).get(person_id, [])]
    found += _of_notes(tx, caller, person)
    found += _of_posts(tx, caller, person_id)
    kept: dict[str, Guess] = {}
    for guess in found:
        if guess.term not in removed:
            kept.setdefault(normalise(guess.term), guess)
    return Interests(person, tuple(kept.values())[:SHOWN], removed)


def correct_interests(tx: Tx, caller: Caller, person_id: int, terms: Sequence[str], *, wanted: bool) -> Interests:
    """Add interests to a person, or take them away for good; what was corrected before is corrected anew.

    Raises:
        NotUnderstood: there is none, or one is too long.
        NotFound: there is no such person of this user's.
    """
    spelled = tuple(dict.fromkeys(" ".join(term.casefold().split()).strip("#\"'. ") for term in terms))
    spelled = tuple(term for term in spelled if term)
    if not spelled:
        raise NotUnderstood("Which interest? Write it like: interests Ana add climbing")
    if any(len(term) > TOPIC_CHARS for term in spelled):
        raise NotUnderstood(f"An interest can have at most {TOPIC_CHARS} characters.")
    say_interest(tx, caller.scope, person_id, spelled, wanted=wanted, now=caller.now)
    return interests_of(tx, caller, person_id)


def bring_back(tx: Tx, caller: Caller, person_id: int, term: str) -> Interests:
    """Forget a correction: Rapport's own guess holds again."""
    unsay_interest(tx, caller.scope, person_id, term)
    return interests_of(tx, caller, person_id)


def _of_notes(tx: Tx, caller: Caller, person: Person) -> list[Guess]:
    notes = notes_of(tx, caller.scope, person.id, limit=_NOTES_READ)
    others = [one for one in note_texts(tx, caller.scope, limit=MOST_NOTES) if one.person_id != person.id]
    theirs = [NoteText(person.id, person.name, note.text) for note in notes]
    ties = note_ties([*theirs, *(NoteText(one.person_id, one.person_name, one.text) for one in others)])
    said = [(note, frozenset(telling_words(note.text))) for note in notes]
    weighed: list[tuple[float, Guess]] = []
    for tie in ties:
        if tie.person_id == person.id:
            carriers = [note for note, words in said if tie.term in words]
            quote = " ".join(carriers[0].text.split())[:_QUOTED_CHARS]
            guess = Guess(tie.term, "note", quote, carriers[0].created_at, len(carriers))
            weighed.append((tie.strength * math.log2(1 + len(carriers)), guess))
    weighed.sort(key=lambda one: (-one[0], one[1].term))
    return [guess for _, guess in weighed[:_MOST_OF_NOTES]]


def _of_posts(tx: Tx, caller: Caller, person_id: int) -> list[Guess]:
    since = caller.now - timedelta(days=_POSTS_DAYS)
    posts = [one for one in latest_stories(tx, caller.scope, since=since, unseen=False) if one.person_id == person_id]
    counts = Counter(term for post in posts for term in terms_of(post.title) if is_telling(term))
    often = sorted(
        ((count, term) for term, count in counts.items() if count >= _LEAST_POSTS), key=lambda one: (-one[0], one[1])
    )
    return [Guess(term, "post", count=count) for count, term in often[:_MOST_OF_POSTS]]
