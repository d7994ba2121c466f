"""Find people by words and filters."""

from dataclasses import dataclass

from bot.domain.caller import Caller
from bot.storage.people import by_last_contact, tags_of
from bot.storage.rows import Person
from bot.storage.search import Query, matching_notes, search_people
from bot.storage.tx import Tx

PAGE = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """`note`: a note in which a word was found, where one was."""

    person: Person
    tags: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page, numbered from 0, of `total` people."""

    hits: tuple[Hit, ...]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def find_people(tx: Tx, caller: Caller, query: Query, page: int = 0) -> Found:
    page = max(0, page)
    people, total = search_people(tx, caller.scope, query, limit=PAGE, offset=page * PAGE)
    return _found(tx, caller, people, page, total, query.words)


def list_people(tx: Tx, caller: Caller, page: int = 0) -> Found:
    """Everybody, the latest contact first."""
    page = max(0, page)
    people, total = by_last_contact(tx, caller.scope, limit=PAGE, offset=page * PAGE)
    return _found(tx, caller, people, page, total, ())


def _found(tx: Tx, caller: Caller, people: list[Person], page: int, total: int, words: tuple[str, ...]) -> Found:
    ids = [person.id for person in people]
    tags, said = tags_of(tx, caller.scope, ids), matching_notes(tx, caller.scope, ids, words)
    hits = tuple(Hit(person, tuple(tags.get(person.id, ())), said.get(person.id)) for person in people)
    return Found(hits, page, total)
