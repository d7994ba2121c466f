"""Search over one owner's people: names, companies, titles, tags and notes.

Every word has to be found with the person, be it on the card or in a note. Who is found by name comes first, then by company,
title or tag, then by notes; within these the lately met first, and the lately written. Of what is too common to be
listed (250 matches) the newest are looked at, and the total is a "at least".
"""

from collections.abc import Sequence
from typing import Any

from bot.domain.scope import Scope
from bot.storage.people import get_people
from bot.storage.rows import Person
from bot.storage.search.dialects import planned_once
from bot.storage.search.query import Match, Matches, Query, Term, read_terms
from bot.storage.search.sources import Reader, Source, Written
from bot.storage.tx import Tx

__all__ = ["Match", "Matches", "Query", "Term", "find_by_prefix", "read_terms", "search_people"]

_MOST_VERIFIED = 32
_NOBODY = Matches((), 0, False)


def search_people(tx: Tx, scope: Scope, query: Query, *, limit: int, offset: int) -> Matches:
    """A page of the people found, the best first."""
    terms = read_terms(query.words)
    if not terms and (query.words or not query.has_filters):
        return _NOBODY
    with planned_once(tx):
        reader = Reader(tx, scope, query.since)
        sources = reader.sources(terms, notes=True)
        ids, more = _candidates(reader, query, terms, sources, notes=True)
        ranked = _ranked(reader, query, sources, ids)
    page = ranked[offset : offset + limit]
    people = get_people(tx, scope, page)
    notes = [_note_of(person_id, sources) for person_id in page]
    found = tuple(Match(people[one], note) for one, note in zip(page, notes, strict=True) if one in people)
    return Matches(found, len(ranked), more)


def find_by_prefix(tx: Tx, scope: Scope, words: Sequence[str], *, limit: int) -> list[Person]:
    """People on whose card a word begins with each of `words` (of the name, a nickname, the company, a tag); lately met first."""
    terms = read_terms(words, prefixes=True)
    if not terms:
        return []
    with planned_once(tx):
        reader, query = Reader(tx, scope, None), Query()
        sources = reader.sources(terms, notes=False)
        if len(sources) == 1 and len(sources[0].lately) >= limit:
            ids = sources[0].lately
        else:
            ids, _ = _candidates(reader, query, terms, sources, notes=False)
        last = reader.last_contacts(ids, query)
    order = sorted(last, key=lambda one: (_moment(last[one]), one), reverse=True)[:limit]
    people = get_people(tx, scope, order)
    return [people[one] for one in order if one in people]


def _candidates(
    reader: Reader, query: Query, terms: Sequence[Term], sources: Sequence[Source], *, notes: bool
) -> tuple[set[int], bool]:
    """People who have all terms (filters may still leave some out), and whether there may be more of them."""
    filters = reader.filtered(query)
    sure = [source.people for source in (*sources, *filters) if source.full]
    if not sure:
        return _among_the_common(reader, query, terms, sources, notes), True
    ids, more = set.intersection(*sure), False
    if notes and len(terms) > 1 and any(len(ids - source.people) > _MOST_VERIFIED for source in sources):
        # Too many to look at one by one: those with a note that has everything are found at once.
        reader.same_note(terms, sources)
    for term, source in zip(terms, sources, strict=True):
        if not source.full:
            unknown = sorted(ids - source.people, reverse=True)
            if unknown:
                reader.verify(term, source, unknown[:_MOST_VERIFIED], notes=notes)
                more = more or len(unknown) > _MOST_VERIFIED
            ids &= source.people
    return ids, more


def _among_the_common(
    reader: Reader, query: Query, terms: Sequence[Term], sources: Sequence[Source], notes: bool
) -> set[int]:
    """When nothing asked for is rare: what the newest of each have in common."""
    if not sources:
        filters = reader.filtered(query)
        return set.intersection(*(source.people for source in filters)) | set(reader.lately_met_with(query))
    ids = set.intersection(*(source.people for source in sources))
    return ids | reader.same_note(terms, sources) if notes and len(terms) > 1 else ids


def _ranked(reader: Reader, query: Query, sources: Sequence[Source], ids: set[int]) -> list[int]:
    on_cards: set[int] = set().union(*(source.names | source.cards for source in sources)) if sources else ids
    carded = ids if query.has_filters else ids & on_cards
    last = reader.last_contacts(carded, query) if carded else {}
    left = last.keys() | (ids - carded)

    def key(person_id: int) -> tuple[int, int, str, int]:
        named = sum(person_id in source.names for source in sources)
        noted = sum(not _on_card(person_id, source) for source in sources)
        return named, -noted, _moment(last[person_id]), person_id

    by_card = sorted((one for one in left if one in on_cards), key=key, reverse=True)
    by_note = sorted((one for one in left if one not in on_cards), key=lambda one: _written(one, sources), reverse=True)
    return by_card + by_note


def _on_card(person_id: int, source: Source) -> bool:
    return person_id in source.names or person_id in source.cards


def _note_of(person_id: int, sources: Sequence[Source]) -> int | None:
    """The latest note found with the person; one that has several of the terms first."""
    return _written(person_id, sources)[1] or None


def _written(person_id: int, sources: Sequence[Source]) -> Written:
    if len(sources) == 1:
        return sources[0].notes.get(person_id, (None, 0))
    notes = [source.notes[person_id] for source in sources if person_id in source.notes]
    return max(notes, key=lambda written: (notes.count(written), written)) if notes else (None, 0)


def _moment(at: Any) -> str:
    """Text that sorts as the moments do; never met is the least."""
    return str(at or "")
