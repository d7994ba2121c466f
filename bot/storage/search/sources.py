"""Who has each term of a query, and where: read from the index, for common words only the newest."""

# Values travel as parameters; only our own names are put into the texts.
# ruff: noqa: S608

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.commands import circle_key
from bot.domain.scope import Scope
from bot.storage.search.dialects import CAP, CARD, LONGER, NAME, NOTE, Index, Statement
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
    """People who have one term. `notes`: person -> the latest note with it, as (when, id).

    `met`: when those who have it on their card were last met, as the driver gives it (comparable). `full`: nobody is
    missing; `carded`, `noted`: nobody of those who have it on their card, in a note. `counts`: in how many notes the very
    word is, and a `LONGER` one as well (those are looked for where it is rare).
    """

    names: set[int] = field(default_factory=set)
    cards: set[int] = field(default_factory=set)
    notes: dict[int, Written] = field(default_factory=dict)
    met: dict[int, Any] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=lambda: {NOTE: 0, LONGER: 0})
    carded: bool = True
    noted: bool = True

    @property
    def full(self) -> bool:
        return self.carded and self.noted

    @property
    def people(self) -> set[int]:
        return self.names | self.cards | self.notes.keys()

    def add_note(self, person_id: int, written: Written) -> None:
        known = self.notes.get(person_id)
        if known is None or known < written:
            self.notes[person_id] = written


class Reader:
    """Reads for one search of one owner. `since`: older notes do not count."""

    def __init__(self, tx: Tx, scope: Scope, index: Index, since: datetime | None) -> None:
        self._tx, self._scope, self._index, self._since = tx, scope, index, since

    def sources(self, terms: Sequence[Term], *, notes: bool) -> list[Source]:
        """One for each term, in order. Without `notes` only cards are searched."""
        to = self._statement()
        for number, term in enumerate(terms):
            self._card_arms(to, number, term)
            if notes:
                self._note_arms(to, number, term)
        found = [Source() for _ in terms]
        _sort_in(found, to.rows())
        for source in found:
            source.carded = len(source.names) < CAP and len(source.cards) < CAP
            source.noted = max(source.counts.values()) < CAP
        return found

    def on_cards(self, term: Term, others: Sequence[Term]) -> Source:
        """People who have `term`, best the longest, and all the others on their card."""
        to, found = self._statement(), Source()
        also = []
        for other in others:
            conditions = [condition for _, condition in self._card_conditions(to, other, "= p.id")]
            conditions += [
                f"p.id IN (SELECT t.person_id FROM person_keys t WHERE {keyed} LIMIT {CAP})"
                for keyed in self._keyed(to, other)
            ]
            also.append(f"({' OR '.join(conditions)})")
        self._card_arms(to, 0, term, also=" AND ".join(also) or "1 = 1")
        _sort_in([found], to.rows())
        found.carded = len(found.names) < CAP and len(found.cards) < CAP
        return found

    def add_lately_met(self, terms: Sequence[Term], sources: Sequence[Source]) -> set[int]:
        """Of names and tags that are too common the index gave any people; add the lately met, and say who they are."""
        to = self._statement()
        to.tables.append(f"met AS MATERIALIZED ({self._met(to)})")
        for number, term in enumerate(terms):
            for kind, condition in self._card_conditions(to, term, "IN (SELECT id FROM met)"):
                to.arms.append(f"SELECT {number}, {kind}, p.id, 0, p.last_at FROM met p WHERE {condition}")
        rows = to.rows()
        _sort_in(sources, rows)
        return {row[2] for row in rows}

    def same_note(self, terms: Sequence[Term], sources: Sequence[Source]) -> set[int]:
        """People with a note that has all the terms; their notes are added to the sources."""
        to = self._statement()
        rows = self._index.note_rows(to, terms, prefix=True)
        if rows is not None:
            to.arms.append(
                f"SELECT 0, {NOTE}, x.person_id, x.id, x.created_at FROM ({rows}) x WHERE {self._counts(to)}"
            )
        together = Source()
        _sort_in([together], to.rows())
        for source in sources:
            for person_id, written in together.notes.items():
                source.add_note(person_id, written)
        return set(together.notes)

    def verify(self, term: Term, source: Source, carded: Sequence[int], noted: Sequence[int]) -> None:
        """Add those of `carded` who have the term on their card after all, and those of `noted` who have it in a note."""
        to = self._statement()
        if carded:
            among = to.ids(carded)
            for kind, condition in self._card_conditions(to, term, among):
                to.arms.append(
                    f"SELECT 0, {kind}, p.id, 0, p.last_at FROM people p WHERE p.id {among} AND {to.mine('p')} "
                    f"AND ({condition})"
                )
        if noted:
            kept = to.given(term.kept(prefix=term.notes_prefix))
            to.arms.append(
                f"SELECT 0, {NOTE}, n.person_id, n.id, n.created_at FROM notes n {self._index.by_person} "
                f"WHERE n.person_id {to.ids(noted)} AND {to.mine('n')} AND {self._index.inside}(n.words, {kept}) > 0"
                f" AND {self._counts(to, 'n')}"
            )
        _sort_in([source], to.rows())

    def filtered(self, query: Query) -> list[Source]:
        """For each filter of the query the people it holds for."""
        found = []
        for kind, value in _filters(query):
            to = self._statement()
            ids = {row[0] for row in to.rows(self._filter_rows(to, kind, value))}
            found.append(Source(cards=ids, carded=len(ids) < CAP))
        if query.since is not None and not found:
            found.append(self._since_rows(query.since))
        return found

    def lately_met_with(self, query: Query) -> list[int]:
        """Of the lately met those for whom all filters hold."""
        to = self._statement()
        return [row[0] for row in to.rows(self._holding(to, query, f"({self._met(to)}) p", "1 = 1"))]

    def last_contacts(self, ids: Iterable[int], query: Query) -> dict[int, Any]:
        """When each of those for whom the filters hold was last met, as the driver gives it: comparable."""
        to = self._statement()
        rows = to.rows(self._holding(to, query, "people p", f"p.id {to.ids(ids)} AND {to.mine('p')}"))
        return {row[0]: row[1] for row in rows}

    def _holding(self, to: Statement, query: Query, among: str, condition: str) -> str:
        """A SELECT of id and last_at of those `among` whom (called `p`) the condition and all filters of the query hold for."""
        parts = [condition]
        for kind, value in _filters(query):
            match kind:
                case "tag":
                    parts.append(f"EXISTS (SELECT 1 FROM person_tags t WHERE t.person_id = p.id AND {_tag(to, value)})")
                case "company":
                    parts.append(self._at_company(to, value))
                case "circle":
                    parts.append(f"EXISTS (SELECT 1 FROM {_circle(to, value)} AND m.person_id = p.id)")
        held = f"SELECT p.id, p.last_at FROM {among} WHERE {' AND '.join(parts)}"
        if query.since is None:
            return held
        # Whose notes are new is asked last, of the few that are left.
        to.tables.append(f"held AS MATERIALIZED ({held})")
        at = to.moment(query.since)
        newest = (
            f"SELECT n.created_at FROM notes n {self._index.by_person} WHERE n.person_id = p.id AND {to.mine('n')} "
            "ORDER BY n.created_at DESC LIMIT 1"
        )
        return f"SELECT p.id, p.last_at FROM held p WHERE p.last_at >= {at} OR ({newest}) >= {at}"

    def _statement(self) -> Statement:
        return Statement(self._tx, self._scope)

    def _card_arms(self, to: Statement, number: int, term: Term, also: str = "1 = 1") -> None:
        for kind, parts in ((NAME, "n"), (CARD, "ct")):
            rows = self._index.card_rows(to, term, parts, prefix=term.prefix, also=also)
            to.arms.append(f"SELECT {number}, {kind}, c.id, 0, c.last_at FROM ({rows}) c")
        tagged = f"person_tags t WHERE {to.mine('t')} AND {self._tagged(to, term)}"
        keyed = (f"person_keys t WHERE {condition}" for condition in self._keyed(to, term))
        for kind, of in ((CARD, tagged), *((NAME, keys) for keys in keyed)):
            to.arms.append(
                f"SELECT {number}, {kind}, p.id, 0, p.last_at FROM (SELECT t.person_id FROM {of} LIMIT {CAP}) x "
                f"JOIN people p ON p.id = x.person_id WHERE {to.mine('p')} AND {also}"
            )

    def _keyed(self, to: Statement, term: Term) -> list[str]:
        """What holds for `t`, a key of somebody who is called so: nickname, address or handle."""
        prefix = term.prefix and len(term.words[-1].encode()) >= LEAST_PREFIX_BYTES
        keys = dict.fromkeys((" ".join(term.words), term.typed.lstrip("@")))
        return [f"{to.mine('t')} AND {_begins(to, 't.key', key, prefix)} AND t.kind IN {_NAMING_KEYS}" for key in keys]

    def _note_arms(self, to: Statement, number: int, term: Term) -> None:
        """Words that only begin as typed are looked for where the very word is rare in notes."""
        rows = self._index.note_rows(to, [term], prefix=False)
        if rows is None:
            return
        very, columns = f"very{number}", f"{number}, {NOTE}, x.person_id, x.id, x.created_at"
        found = f"SELECT x.person_id, x.id, x.created_at FROM ({rows}) x WHERE {self._counts(to)}"
        if not term.notes_prefix:
            to.arms.append(f"SELECT {columns} FROM ({found}) x")
            return
        to.tables.append(f"{very} AS MATERIALIZED ({found})")
        to.arms.append(f"SELECT {columns} FROM {very} x")
        longer = self._index.note_rows(to, [term], prefix=True, when=f"(SELECT count(*) FROM {very}) < {ENOUGH}")
        to.arms.append(
            f"SELECT {number}, {LONGER}, x.person_id, x.id, x.created_at FROM ({longer}) x WHERE {self._counts(to)}"
        )

    def _card_conditions(self, to: Statement, term: Term, among: str) -> list[tuple[int, str]]:
        """What holds for `p`, one `among` whom its id is, who has the term in the name; elsewhere on the card."""
        inside = [
            f"{self._index.inside}(p.words, {to.given(term.kept(kind, prefix=term.prefix))}) > 0" for kind in "nct"
        ]
        tagged = f"SELECT t.person_id FROM person_tags t WHERE t.person_id {among} AND {to.mine('t')}"
        on_card = f"{inside[1]} OR {inside[2]} OR p.id IN ({tagged} AND {self._tagged(to, term)})"
        return [(NAME, inside[0]), (CARD, on_card)]

    def _tagged(self, to: Statement, term: Term) -> str:
        return _begins(to, "t.words", " ".join(term.words), term.prefix)

    def _met(self, to: Statement) -> str:
        return (
            f"SELECT q.id, q.words, q.last_at FROM people q WHERE {to.mine('q')} AND q.last_at IS NOT NULL "
            f"ORDER BY q.last_at DESC LIMIT {WALK}"
        )

    def _counts(self, to: Statement, alias: str = "x") -> str:
        """Whether a note is new enough to count."""
        return f"{alias}.created_at >= {to.moment(self._since)}" if self._since is not None else "1 = 1"

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
        return Source(cards={row[0] for row in (*met, *noted)}, carded=len(met) < CAP and len(noted) < CAP)


def _sort_in(sources: Sequence[Source], rows: Iterable[Sequence[Any]]) -> None:
    for number, kind, person_id, note_id, at in rows:
        source = sources[number]
        if kind >= NOTE:
            source.add_note(person_id, (at, note_id))
            source.counts[kind] += 1
        else:
            (source.names if kind == NAME else source.cards).add(person_id)
            source.met[person_id] = at


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
