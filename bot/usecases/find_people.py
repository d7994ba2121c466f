"""Find people by words and filters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.caller import Caller
from bot.domain.people import normalise
from bot.storage.people import by_last_contact, tags_of
from bot.storage.rows import Person
from bot.storage.search import Query, Term, read_terms, search_people
from bot.storage.tx import Tx
from bot.storage.words import split_words

PAGE = 8
RECENT_DAYS = 30
"""What `recently` means."""
_RECENTLY = frozenset({"recently", "lately", "recent"})
_SNIPPET_CHARS = 400
_BEFORE_CHARS = 60
_WORD_CHARS = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """`note`: the latest note that was found, cut to where the words are, in Slack's escaped form; `None`: none was."""

    person: Person
    tags: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page, numbered from 0, of `total` people. `more`: of at least so many, the rest were not counted."""

    hits: tuple[Hit, ...]
    page: int
    total: int
    more: bool = False

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def find_people(tx: Tx, caller: Caller, query: Query, page: int = 0) -> Found:
    """People who have all of the words and for whom all filters hold, the best first.

    `recently` among the words asks for the last 30 days.
    """
    page = max(0, page)
    query = _lately(caller, query)
    found = search_people(tx, caller.scope, query, limit=PAGE, offset=page * PAGE)
    terms = read_terms(query.words)
    hits = tuple(
        Hit(match.person, match.tags, snippet(match.note, terms) if match.note is not None else None)
        for match in found.people
    )
    return Found(hits, page, found.total, found.more)


def list_people(tx: Tx, caller: Caller, page: int = 0) -> Found:
    """Everybody, the latest contact first."""
    page = max(0, page)
    people, total = by_last_contact(tx, caller.scope, limit=PAGE, offset=page * PAGE)
    tags = tags_of(tx, caller.scope, [person.id for person in people])
    return Found(tuple(Hit(person, tuple(tags.get(person.id, ())), None) for person in people), page, total)


def snippet(text: str, terms: Sequence[Term]) -> str:
    """The part of a note around the first word that was looked for; `…` stands for what was left out before and after it."""
    at = _first(text, terms)
    begin = 0 if at <= _BEFORE_CHARS * 2 else _between_words(text, at - _BEFORE_CHARS)
    end = len(text) if len(text) - begin <= _SNIPPET_CHARS else _between_words(text, begin + _SNIPPET_CHARS)
    end = end if end > begin else begin + _SNIPPET_CHARS
    return f"{'…' if begin else ''}{text[begin:end].strip()}{'…' if end < len(text) else ''}"


def _first(text: str, terms: Sequence[Term]) -> int:
    """Where the first piece begins that has one of the terms' words; 0 when none is recognised."""
    at = _first_plain(text, terms)
    return _first_of_any(text, terms) if at is None else at


def _first_plain(text: str, terms: Sequence[Term]) -> int | None:
    """The same where no letter has to be looked at twice; `None`: it may be elsewhere."""
    if not text.isascii() or any(mark in text for mark in "'`&"):
        return None
    folded, found = text.lower(), []
    for term in terms:
        for word in term.words:
            at = folded.find(word)
            if at < 0:
                continue
            end = at + len(word)
            begins = not at or not folded[at - 1].isalnum()
            if not begins or (end < len(folded) and folded[end].isalnum() and not _open_ended(term, word)):
                return None
            found.append(at)
    return max((text.rfind(space, 0, min(found)) for space in " \n\t\r"), default=-1) + 1 if found else None


def _open_ended(term: Term, word: str) -> bool:
    return term.notes_prefix and word == term.words[-1]


def _first_of_any(text: str, terms: Sequence[Term]) -> int:
    wanted = {word for term in terms for word in term.words}
    beginnings = tuple(term.words[-1] for term in terms if term.notes_prefix)
    position = 0
    for piece in text.split():
        position = text.index(piece, position)
        words = split_words(piece)
        if any(word in wanted or (beginnings and word.startswith(beginnings)) for word in words):
            return position
        position += len(piece)
    return 0


def _between_words(text: str, at: int) -> int:
    """The nearest place at or before `at` that cuts no word (of a usual length) and none of Slack's `<…|…>`."""
    space = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at))
    cut = space + 1 if space > at - _WORD_CHARS else at
    opened = text.rfind("<", 0, cut)
    return opened if opened > text.rfind(">", 0, cut) else cut


def _lately(caller: Caller, query: Query) -> Query:
    words = tuple(word for word in query.words if normalise(word) not in _RECENTLY)
    if len(words) == len(query.words):
        return query
    recent = caller.now - timedelta(days=RECENT_DAYS)
    return replace(query, words=words, since=max(query.since, recent) if query.since else recent)
