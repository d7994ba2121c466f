"""Search over one owner's people: names, companies, titles, tags and notes.

Every word has to be found with the person, be it on the card or in a note. Who is found by name comes first, then by company,
title or tag, then by notes; within these the lately met first, and the lately written. Of what is too common to be
listed (250 matches) the newest are looked at, and the total is a "at least".
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.scope import Scope
from bot.storage.people import get_people
from bot.storage.rows import Person
from bot.storage.search.dialects import CAP, open_index
from bot.storage.search.page import read_page
from bot.storage.search.query import Match, Matches, Query, Term, read_terms
from bot.storage.search.sources import Reader, Source, Written
from bot.storage.tx import Tx

__all__ = ["Match", "Matches", "Query", "Term", "find_by_prefix", "read_terms", "search_people"]

_MOST_VERIFIED = 32
_ONE_LETTER = 1
_NOBODY = Matches((), 0, False)


def search_people(tx: Tx, scope: Scope, query: Query, *, limit: int, offset: int) -> Matches:
    """A page of the people found, the best first."""
    terms = read_terms(query.words)
    if not terms and (query.words or not query.has_filters):
        return _NOBODY
    with open_index(tx, scope) as index:
        reader = Reader(tx, scope, index, query.since)
        sources = reader.sources(terms, notes=True) if terms else []
        ids, more = _candidates(reader, query, terms, sources)
        ranked = _ranked(reader, query, sources, ids)
        page = [(one, _written(one, sources)[1]) for one in ranked[offset : offset + limit]]
        return Matches(read_page(tx, scope, page), len(ranked), more)


def find_by_prefix(tx: Tx, scope: Scope, words: Sequence[str], *, limit: int) -> list[Person]:
    """People on whose card a word begins with each of `words` (of the name, a nickname, the company, a tag); lately met first."""
    terms = read_terms(words, prefixes=True)
    if not terms:
        return []
    with open_index(tx, scope) as index:
        reader = Reader(tx, scope, index, None)
        ids, last = _with_beginnings(reader, terms, limit)
        order = sorted(ids, key=lambda one: _moment(last, one), reverse=True)[:limit]
        people = get_people(tx, scope, order)
    return [people[one] for one in order if one in people]


def _with_beginnings(reader: Reader, terms: Sequence[Term], limit: int) -> tuple[set[int], dict[int, Any]]:
    """People who have all terms on their card, and when they were last met."""
    lately = [Source() for _ in terms]
    if (
        len(terms) == 1
        and len(terms[0].words[-1]) <= _ONE_LETTER
        and len(reader.add_lately_met(terms, lately)) >= limit
    ):
        return lately[0].people, lately[0].met
    longest, *others = sorted(terms, key=lambda term: len(term.words[-1]), reverse=True)
    found = reader.on_cards(longest, others)
    if found.full:
        return found.people, found.met
    if not lately[0].met:
        reader.add_lately_met(terms, lately)
    ids = set.intersection(*(source.people for source in lately))
    return (ids if len(ids) >= limit else ids | found.people), {**lately[0].met, **found.met}


def _candidates(
    reader: Reader, query: Query, terms: Sequence[Term], sources: Sequence[Source]
) -> tuple[set[int], bool]:
    """People who have all terms (filters may still leave some out), and whether there may be more of them."""
    filters = reader.filtered(query)
    sure = [source.people for source in (*sources, *filters) if source.full]
    if not sure:
        return _among_the_common(reader, query, terms, sources, filters), True
    ids = set.intersection(*sure)
    if _may_share_notes(sources) and any(
        not source.noted and len(ids - source.people) > _MOST_VERIFIED for source in sources
    ):
        # Too many to look at one by one: those with a note that has everything are found at once.
        reader.same_note(terms, sources)
    more = False
    for term, source in zip(terms, sources, strict=True):
        if source.full:
            continue
        unknown = sorted(ids - source.people, reverse=True)
        if unknown:
            # Notes are many: those of a few people only are looked through.
            on_cards = [] if source.carded else unknown[:CAP]
            in_notes = [] if source.noted else unknown[:_MOST_VERIFIED]
            reader.verify(term, source, on_cards, in_notes)
            more = more or len(unknown) > min(len(part) for part in (on_cards, in_notes) if part)
        ids = ids & source.people
    return ids, more


def _among_the_common(
    reader: Reader, query: Query, terms: Sequence[Term], sources: Sequence[Source], filters: Sequence[Source]
) -> set[int]:
    """When nothing asked for is rare: what the newest of each have in common."""
    if not sources:
        return set.intersection(*(source.people for source in filters)) | set(reader.lately_met_with(query))
    common = [place for place, source in enumerate(sources) if not source.carded]
    if common:
        reader.add_lately_met([terms[place] for place in common], [sources[place] for place in common])
    ids = set.intersection(*(source.people for source in sources))
    return ids | reader.same_note(terms, sources) if _may_share_notes(sources) else ids


def _may_share_notes(sources: Sequence[Source]) -> bool:
    """Whether one note may have several of the terms."""
    return len(sources) > 1 and all(source.notes or not source.noted for source in sources)


def _ranked(reader: Reader, query: Query, sources: Sequence[Source], ids: set[int]) -> list[int]:
    on_cards: set[int] = set().union(*(source.names | source.cards for source in sources)) if sources else ids
    if query.has_filters:
        last = reader.last_contacts(ids, query) if ids else {}
        ids = set(last)
    else:
        last = {person_id: at for source in sources for person_id, at in source.met.items()}

    def key(person_id: int) -> tuple[Any, ...]:
        named = sum(person_id in source.names for source in sources)
        noted = sum(person_id not in source.names and person_id not in source.cards for source in sources)
        return named, -noted, _moment(last, person_id)

    by_card = sorted(ids & on_cards, key=key, reverse=True)
    return by_card + _by_note(sources, ids - on_cards)


def _by_note(sources: Sequence[Source], ids: Iterable[int]) -> list[int]:
    if len(sources) == 1:
        return sorted(ids, key=sources[0].notes.__getitem__, reverse=True)
    return sorted(ids, key=lambda one: _written(one, sources), reverse=True)


def _written(person_id: int, sources: Sequence[Source]) -> Written:
    """The latest note found with the person, that a hit shows; one that has several of the terms first."""
    if len(sources) == 1:
        return sources[0].notes.get(person_id, (None, 0))
    notes = [source.notes[person_id] for source in sources if person_id in source.notes]
    return max(notes, key=lambda written: (notes.count(written), written)) if notes else (None, 0)


def _moment(last: Mapping[int, Any], person_id: int) -> tuple[bool, Any, int]:
    """What sorts as the moments do; never met is the least."""
    at = last.get(person_id)
    return at is not None, at or 0, person_id
