"""Who has each term of a query, and where: read from the index, for common words only the newest."""

# Values travel as parameters; only our own names are put into the texts.
# ruff: noqa: S608

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.commands import circle_key
from bot.domain.scope import Scope
from bot.storage.search.dialects import CAP, CARD, NAME, NOTE, Index, Statement, index_of
from bot.storage.search.query import LEAST_PREFIX_BYTES, Query, Term, read_tag, read_terms
from bot.storage.tx import Tx

WALK = 500
"""How many of the lately met are looked through for what is too common to be listed."""
ENOUGH = 100
"""In how many notes the very word has to be for longer words not to matter."""
_NAMING_KEYS = "('nick', 'email', 'handle')"
_HIGHEST = "\U0010ffff"


Written = tuple[Any, int]
"""When a note was written, as the driver gives it (comparable within one database), and its id."""


@dataclass(slots=True)
class Source:
    """People who have one term. `notes`: person -> the latest note with it, as (when, id). `full`: nobody is missing.

    `lately`: of what is too common to be full, those of the lately met who have it.
    """

    names: set[int] = field(default_factory=set)
    cards: set[int] = field(default_factory=set)
    notes: dict[int, Written] = field(default_factory=dict)
    lately: set[int] = field(default_factory=set)
    full: bool = True
    note_count: int = 0

    @property
    def people(self) -> set[int]:
        return self.names | self.cards | self.notes.keys()

    def add_note(self, person_id: int, written: Written) -> None:
        self.notes[person_id] = max(written, self.notes.get(person_id, written))


class Reader:
    """Reads for one search of one owner. `since`: older notes do not count."""

    def __init__(self, tx: Tx, scope: Scope, since: datetime | None) -> None:
        self._tx, self._scope, self._since = tx, scope, since
        self._index: Index = index_of(tx, scope)
        self._walk: dict[int, str] | None = None

    def sources(self, terms: Sequence[Term], *, notes: bool) -> list[Source]:
        """One for each term, in order. Without `notes` only cards are searched."""
        to = self._statement()
        for number, term in enumerate(terms):
            self._card_arms(to, number, term)
            if notes:
                self._note_arm(to, number, [term], prefix=False)
        found = [Source() for _ in terms]
        _sort_in(found, to.rows())
        if notes:
            self._longer_words(terms, found)
        for term, source in zip(terms, found, strict=True):
            if len(source.names) >= CAP or len(source.cards) >= CAP:
                source.full = False
                self._lately_met(term, source)
        return found

    def same_note(self, terms: Sequence[Term], sources: Sequence[Source]) -> set[int]:
        """People with a note that has all the terms; their notes are added to the sources."""
        to = self._statement()
        self._note_arm(to, 0, terms, prefix=True)
        together = Source()
        _sort_in([together], to.rows())
        for source in sources:
            for person_id, written in together.notes.items():
                source.add_note(person_id, written)
        return set(together.notes)

    def verify(self, term: Term, source: Source, ids: Iterable[int], *, notes: bool) -> None:
        """Add those of `ids` (a few hundred) who have the term after all."""
        to, among = self._statement(), list(ids)
        for kind, condition in ((NAME, self._in_name(to, term)), (CARD, self._in_card(to, term))):
            to.arms.append(
                f"SELECT 0, {kind}, p.id, 0, {to.never} FROM people p WHERE p.id {to.ids(among)} "
                f"AND {to.mine('p')} AND ({condition})"
            )
        if notes:
            kept = to.given(term.kept(prefix=term.notes_prefix))
            to.arms.append(
                f"SELECT 0, {NOTE}, n.person_id, n.id, n.created_at FROM notes n {self._index.by_person} "
                f"WHERE n.person_id {to.ids(among)} AND {to.mine('n')} AND {self._index.inside}(n.words, {kept}) > 0"
                f"{self._written(to, 'n')}"
            )
        _sort_in([source], to.rows())

    def filtered(self, query: Query) -> list[Source]:
        """For each filter of the query the people it holds for."""
        found = []
        for kind, value in _filters(query):
            to = self._statement()
            ids = {row[0] for row in to.rows(self._filter_rows(to, kind, value))}
            found.append(Source(cards=ids, full=len(ids) < CAP))
        if query.since is not None and not found:
            found.append(self._since_rows(query.since))
        return found

    def lately_met_with(self, query: Query) -> list[int]:
        """Of the lately met those for whom all filters hold."""
        to = self._statement()
        return [row[0] for row in to.rows(f"SELECT p.id FROM {self._met(to)} p WHERE {self.holding(to, query)}")]

    def last_contacts(self, ids: Iterable[int], query: Query) -> dict[int, Any]:
        """When each of those for whom the filters hold was last met, as the driver gives it: comparable."""
        to = self._statement()
        rows = to.rows(
            f"SELECT p.id, p.last_at FROM people p WHERE p.id {to.ids(ids)} AND {to.mine('p')} "
            f"AND {self.holding(to, query)}"
        )
        return {row[0]: row[1] for row in rows}

    def holding(self, to: Statement, query: Query) -> str:
        """The condition that all filters of the query hold for `p`."""
        parts = ["1 = 1"]
        for kind, value in _filters(query):
            match kind:
                case "tag":
                    parts.append(f"EXISTS (SELECT 1 FROM person_tags t WHERE t.person_id = p.id AND {_tag(to, value)})")
                case "company":
                    parts.append(self._at_company(to, value))
                case "circle":
                    parts.append(f"EXISTS (SELECT 1 FROM {_circle(to, value)} AND m.person_id = p.id)")
        if query.since is not None:
            at = to.moment(query.since)
            parts.append(
                f"(p.last_at >= {at} OR EXISTS (SELECT 1 FROM notes n {self._index.by_person} WHERE n.person_id = p.id "
                f"AND {to.mine('n')} AND n.created_at >= {at}))"
            )
        return " AND ".join(parts)

    def _statement(self) -> Statement:
        return Statement(self._tx, self._scope)

    def _card_arms(self, to: Statement, number: int, term: Term) -> None:
        for kind, parts in ((NAME, "n"), (CARD, "ct")):
            rows = self._index.card_rows(to, term, parts, prefix=term.prefix)
            to.arms.append(f"SELECT {number}, {kind}, c.id, 0, {to.never} FROM ({rows}) c")
        to.arms.append(
            f"SELECT {number}, {CARD}, x.person_id, 0, {to.never} FROM (SELECT t.person_id FROM person_tags t "
            f"WHERE {to.mine('t')} AND {_begins(to, 't.words', ' '.join(term.words), term.prefix)} LIMIT {CAP}) x"
        )
        prefix = term.prefix and len(term.words[-1].encode()) >= LEAST_PREFIX_BYTES
        for key in dict.fromkeys((" ".join(term.words), term.typed.lstrip("@"))):
            to.arms.append(
                f"SELECT {number}, {NAME}, x.person_id, 0, {to.never} FROM (SELECT k.person_id FROM person_keys k "
                f"WHERE {to.mine('k')} AND {_begins(to, 'k.key', key, prefix)} AND k.kind IN {_NAMING_KEYS} "
                f"LIMIT {CAP}) x"
            )

    def _note_arm(self, to: Statement, number: int, terms: Sequence[Term], *, prefix: bool) -> None:
        rows = self._index.note_rows(to, terms, prefix=prefix)
        if rows is not None:
            to.arms.append(
                f"SELECT {number}, {NOTE}, x.person_id, x.id, x.created_at FROM ({rows}) x "
                f"WHERE 1 = 1{self._written(to, 'x')}"
            )

    def _longer_words(self, terms: Sequence[Term], found: Sequence[Source]) -> None:
        """Words that only begin as typed are looked for where the very word is rare in notes."""
        to = self._statement()
        for number, (term, source) in enumerate(zip(terms, found, strict=True)):
            if source.note_count < ENOUGH and term.notes_prefix:
                source.note_count = 0
                self._note_arm(to, number, [term], prefix=True)
        _sort_in(found, to.rows())
        for source in found:
            source.full = source.full and source.note_count < CAP

    def _lately_met(self, term: Term, source: Source) -> None:
        """The index gives any people of a common name or tag; the lately met of them are wanted."""
        if len(source.names) >= CAP:
            kept = term.kept("n", prefix=term.prefix)
            named = {one for one, words in self._walked().items() if kept in words}
            source.names |= named
            source.lately |= named
        if len(source.cards) >= CAP:
            looks = [term.kept(kind, prefix=term.prefix) for kind in "ct"]
            carded = {one for one, words in self._walked().items() if any(kept in words for kept in looks)}
            carded |= self._tagged(term, self._walked())
            source.cards |= carded
            source.lately |= carded

    def _walked(self) -> dict[int, str]:
        """The lately met with the words of their cards."""
        if self._walk is None:
            to = self._statement()
            self._walk = dict(tuple(row) for row in to.rows(f"SELECT p.id, p.words FROM {self._met(to)} p"))
        return self._walk

    def _tagged(self, term: Term, ids: Iterable[int]) -> set[int]:
        to = self._statement()
        rows = to.rows(
            f"SELECT t.person_id FROM person_tags t WHERE t.person_id {to.ids(ids)} AND {to.mine('t')} "
            f"AND {_begins(to, 't.words', ' '.join(term.words), term.prefix)}"
        )
        return {row[0] for row in rows}

    def _met(self, to: Statement) -> str:
        return (
            f"(SELECT q.id, q.words, q.last_at FROM people q WHERE {to.mine('q')} AND q.last_at IS NOT NULL "
            f"ORDER BY q.last_at DESC LIMIT {WALK})"
        )

    def _in_name(self, to: Statement, term: Term) -> str:
        return f"{self._index.inside}(p.words, {to.given(term.kept('n', prefix=term.prefix))}) > 0"

    def _in_card(self, to: Statement, term: Term) -> str:
        parts = [f"{self._index.inside}(p.words, {to.given(term.kept(kind, prefix=term.prefix))}) > 0" for kind in "ct"]
        parts.append(
            f"EXISTS (SELECT 1 FROM person_tags t WHERE t.person_id = p.id AND {to.mine('t')} "
            f"AND {_begins(to, 't.words', ' '.join(term.words), term.prefix)})"
        )
        return " OR ".join(parts)

    def _written(self, to: Statement, alias: str) -> str:
        return f" AND {alias}.created_at >= {to.moment(self._since)}" if self._since is not None else ""

    def _at_company(self, to: Statement, company: str) -> str:
        terms = read_terms([company], prefixes=True)
        if not terms:
            return "1 = 0"
        return f"{self._index.inside}(p.words, {to.given(terms[0].kept('c', prefix=True))}) > 0"

    def _filter_rows(self, to: Statement, kind: str, value: str) -> str:
        if kind == "tag":
            return f"SELECT t.person_id FROM person_tags t WHERE {_tag(to, value)} LIMIT {CAP}"
        if kind == "circle":
            return f"SELECT m.person_id FROM {_circle(to, value)} LIMIT {CAP}"
        terms = read_terms([value], prefixes=True)
        return self._index.card_rows(to, terms[0], "c", prefix=True) if terms else "SELECT 0 WHERE 1 = 0"

    def _since_rows(self, since: datetime) -> Source:
        to = self._statement()
        at = to.moment(since)
        met = to.rows(
            f"SELECT q.id FROM people q WHERE {to.mine('q')} AND q.last_at >= {at} ORDER BY q.last_at DESC LIMIT {CAP}"
        )
        to = self._statement()
        at = to.moment(since)
        noted = to.rows(
            f"SELECT n.person_id FROM notes n WHERE {to.mine('n')} AND n.created_at >= {at} "
            f"ORDER BY n.created_at DESC LIMIT {CAP}"
        )
        return Source(cards={row[0] for row in (*met, *noted)}, full=len(met) < CAP and len(noted) < CAP)


def _sort_in(sources: Sequence[Source], rows: Iterable[Sequence[Any]]) -> None:
    for number, kind, person_id, note_id, at in rows:
        source = sources[number]
        if kind == NAME:
            source.names.add(person_id)
        elif kind == CARD:
            source.cards.add(person_id)
        else:
            source.add_note(person_id, (at, note_id))
            source.note_count += 1


def _begins(to: Statement, column: str, text: str, prefix: bool) -> str:
    if prefix:
        return f"{column} >= {to.given(text)} AND {column} < {to.given(text + _HIGHEST)}"
    return f"{column} = {to.given(text)}"


def _tag(to: Statement, tag: str) -> str:
    raw, words = read_tag(tag)
    return f"{to.mine('t')} AND " + (f"t.words = {to.given(words)}" if words else f"t.tag = {to.given(raw)}")


def _circle(to: Statement, name: str) -> str:
    return (
        "circles c JOIN circle_members m ON m.circle_id = c.id "
        f"WHERE {to.mine('c')} AND {to.mine('m')} AND c.name_key = {to.given(circle_key(name))}"
    )


def _filters(query: Query) -> list[tuple[str, str]]:
    """Every filter but `since`, as (kind, value)."""
    kinds = (("tag", query.tags), ("company", query.companies), ("circle", query.circles))
    return [(kind, value) for kind, values in kinds for value in values[:8]]
