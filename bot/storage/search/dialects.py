"""What the two databases say differently: the index of words. Everything else of search is SQL that both understand.

Each arm is a SELECT of the same five columns: number of the term, kind of the match, person, note (0: none), and when that
was written.
"""

# Values travel as parameters; only our own names are put into the texts.
# ruff: noqa: S608

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot.domain.scope import Scope
from bot.storage.search.query import Term
from bot.storage.tx import Tx

CAP = 250
"""How many matches of one word are looked at; of a commoner word the newest."""
NAME, CARD, NOTE, LONGER = 0, 1, 2, 3
_ERA_BITS = 52
_MOST_ERAS = 4
_ERA = "\x01"
"""Stands for the era in the text of a query; no word has it."""


class Statement:
    """Arms and their parameters, gathered to be sent as one."""

    def __init__(self, tx: Tx, scope: Scope) -> None:
        self._tx = tx
        self._mark = "?" if tx.is_sqlite else "$"
        self._values: list[Any] = []
        self.tables: list[str] = []
        """Named ones that several arms read, `name AS MATERIALIZED (…)`."""
        self.arms: list[str] = []
        self.never = "NULL" if tx.is_sqlite else "CAST(NULL AS timestamptz)"
        self._scope, self._owner = scope, ("", "")

    def given(self, value: Any) -> str:
        """The mark of a new parameter."""
        self._values.append(value)
        return f"{self._mark}{len(self._values)}"

    def ids(self, ids: Iterable[int]) -> str:
        """What follows `IN` or stands for it: `x {ids}`."""
        if self._tx.is_sqlite:
            return f"IN (SELECT value FROM json_each({self.given(json.dumps(list(ids)))}))"
        return f"= ANY({self.given(list(ids))}::bigint[])"

    def pairs(self, pairs: Iterable[tuple[int, int]]) -> str:
        """A table `one`, `other`."""
        listed = list(pairs)
        if self._tx.is_sqlite:
            one, other = "json_extract(value, '$[0]')", "json_extract(value, '$[1]')"
            return f"(SELECT {one} AS one, {other} AS other FROM json_each({self.given(json.dumps(listed))}))"
        columns = (self.given([pair[side] for pair in listed]) for side in (0, 1))
        return f"(SELECT * FROM unnest({', '.join(f'{column}::bigint[]' for column in columns)}) AS l(one, other))"

    def texts(self, query: str) -> str:
        """All that a SELECT of one text gives, as one value; `read_texts` takes it apart."""
        if self._tx.is_sqlite:
            return f"(SELECT json_group_array(value) FROM ({query}))"
        return f"ARRAY({query})"

    def read_texts(self, value: Any) -> tuple[str, ...]:
        return tuple(json.loads(value) if self._tx.is_sqlite else value)

    def moment(self, at: datetime) -> str:
        return self.given(at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") if self._tx.is_sqlite else at)

    def mine(self, alias: str) -> str:
        if not self._owner[0]:
            self._owner = self.given(self._scope.workspace_id), self.given(self._scope.user_id)
        return f"{alias}.workspace_id = {self._owner[0]} AND {alias}.user_id = {self._owner[1]}"

    def rows(self, sql: str | None = None) -> Sequence[Any]:
        """Send `sql`, or the arms gathered, and take everything."""
        if sql is None:
            if not self.arms:
                return []
            sql = " UNION ALL ".join(self.arms)
        if self.tables:
            sql = f"WITH {', '.join(self.tables)} {sql}"
        return self._tx.read_text(sql, self._values)


class Index(ABC):
    """The index of words of one owner."""

    inside: str
    """The function that says where a text stands inside another, from 1; 0: nowhere."""
    by_person = ""
    """What makes the database find notes by person."""

    @abstractmethod
    def note_rows(self, to: Statement, terms: Sequence[Term], *, prefix: bool, when: str = "") -> str | None:
        """A SELECT of id, person_id and created_at of the newest `CAP` notes that have all the terms.

        `when`: a condition without which the index is not even read.
        """

    @abstractmethod
    def card_rows(self, to: Statement, term: Term, kinds: str, *, prefix: bool, also: str = "1 = 1") -> str:
        """A SELECT of id and last_at of `CAP` people who have the term in one of these parts of their card.

        `also`: what has to hold for them, as `p`, besides.
        """


class SqliteIndex(Index):
    inside = "instr"
    by_person = "INDEXED BY ix_notes_person"

    def __init__(self, scope: Scope) -> None:
        self._owner = owner_token(scope)

    def note_rows(self, to: Statement, terms: Sequence[Term], *, prefix: bool, when: str = "") -> str | None:
        # A condition would be looked at only once the index has been read; a limit of nothing ends it before.
        most = f"(CASE WHEN {when} THEN {CAP} ELSE 0 END)" if when else CAP
        wanted = " AND ".join(self._phrase(term, "", prefix and term.notes_prefix) for term in terms)
        return (
            "SELECT n.id, n.person_id, n.created_at FROM (SELECT rowid AS id FROM search_notes "
            f"WHERE search_notes MATCH {to.given(wanted)} ORDER BY rowid DESC LIMIT {most}) s "
            f"CROSS JOIN notes n ON n.id = s.id WHERE {to.mine('n')}"
        )

    def card_rows(self, to: Statement, term: Term, kinds: str, *, prefix: bool, also: str = "1 = 1") -> str:
        wanted = " OR ".join(self._phrase(term, kind, prefix) for kind in kinds)
        return (
            "SELECT p.id, p.last_at FROM search_people CROSS JOIN people p ON p.id = search_people.rowid "
            f"WHERE search_people MATCH {to.given(wanted)} AND {to.mine('p')} AND {also} LIMIT {CAP}"
        )

    def _phrase(self, term: Term, kind: str, prefix: bool) -> str:
        return f'"{" ".join(self._owner + kind + word for word in term.words)}"{"*" if prefix else ""}'


def owner_token(scope: Scope) -> str:
    """What every word of this owner begins with in the index, in 32 characters (see migration 0002)."""
    return f"{scope.workspace_id}·{scope.user_id}{'0' * 32}"[:32].lower()


class PostgresIndex(Index):
    """Whose a row is, is asked outside of each LIMIT: the lexemes have said so already, and the planner is not to go by it."""

    inside = "strpos"

    def __init__(self, scope: Scope, eras: Sequence[str]) -> None:
        """`eras`: those in which this owner wrote notes, newest first."""
        self._owner = f"{scope.workspace_id}/{scope.user_id}/"
        self._eras = _grouped(eras)

    def note_rows(self, to: Statement, terms: Sequence[Term], *, prefix: bool, when: str = "") -> str | None:
        if not self._eras:
            return None
        one = f"({self._all_of(terms, f'{self._owner}{_ERA}/', '', prefix)})"
        wanted = "\n".join(" | ".join([one.replace(_ERA, era) for era in eras]) for eras in self._eras)
        side_by_side = ""
        for term in terms:
            if len(term.words) > 1:
                kept = term.kept(prefix=prefix and term.notes_prefix)
                side_by_side += f" AND strpos(words, {to.given(kept)}) > 0"
        # One group after the other, as far as it takes. The sum keeps the planner from walking everybody's notes by their
        # primary key.
        return (
            "SELECT s.id, s.person_id, s.created_at FROM (SELECT r.* FROM "
            f"(SELECT unnest(string_to_array({to.given(wanted)}, E'\\n')) AS q{' WHERE ' if when else ''}{when}) g "
            "CROSS JOIN LATERAL (SELECT id, person_id, created_at, workspace_id, user_id FROM notes "
            "WHERE search_lexemes(words, workspace_id || '/' || user_id || '/' || "
            f"to_hex(line_id >> {_ERA_BITS}) || '/') @@ CAST(g.q AS tsquery)"
            f"{side_by_side} ORDER BY id + 0 DESC LIMIT {CAP}) r LIMIT {CAP}) s WHERE {to.mine('s')}"
        )

    def card_rows(self, to: Statement, term: Term, kinds: str, *, prefix: bool, also: str = "1 = 1") -> str:
        wanted = " | ".join(self._all_of([term], self._owner, kind, prefix) for kind in kinds)
        side_by_side = ""
        if len(term.words) > 1:
            texts = (f"strpos(p.words, {to.given(term.kept(kind, prefix=prefix))}) > 0" for kind in kinds)
            side_by_side = f" AND ({' OR '.join(texts)})"
        return (
            "SELECT s.id, s.last_at FROM (SELECT p.id, p.last_at, p.workspace_id, p.user_id FROM people p "
            "WHERE search_lexemes(p.words, p.workspace_id || '/' || p.user_id || '/') "
            f"@@ CAST({to.given(wanted)} AS tsquery){side_by_side} AND {also} LIMIT {CAP}) s WHERE {to.mine('s')}"
        )

    def _all_of(self, terms: Sequence[Term], under: str, kind: str, prefix: bool) -> str:
        parts = []
        for term in terms:
            open_end = prefix and (term.notes_prefix or bool(kind))
            for number, word in enumerate(term.words):
                lexeme = (under + kind + word).replace("\\", "\\\\").replace("'", "''")
                last = number == len(term.words) - 1
                parts.append(f"'{lexeme}'{':*' if open_end and last else ''}")
        return " & ".join(parts)


def _grouped(eras: Sequence[str]) -> list[Sequence[str]]:
    """In groups of 1, 1, 2, 4, 4, …: the later ones are often not read, and a question of many takes long for each note."""
    groups: list[Sequence[str]] = []
    left = eras
    while left:
        size = min(1 << max(0, len(groups) - 1), _MOST_ERAS)
        groups.append(left[:size])
        left = left[size:]
    return groups


@contextmanager
def open_index(tx: Tx, scope: Scope) -> Iterator[Index]:
    """The index of an owner, and on PostgreSQL a connection on which statements are not planned anew for each word, which
    takes longer than running those of search.

    Only they are planned without a look at their values: others need it to see that an index of some rows will do.
    """
    if tx.is_sqlite:
        yield SqliteIndex(scope)
        return
    to = Statement(tx, scope)
    first, last = (f"(SELECT {edge}(line_id) FROM notes WHERE {to.mine('notes')})" for edge in ("min", "max"))
    _, first_era, last_era = to.rows(
        "SELECT set_config('plan_cache_mode', 'force_generic_plan', false), "
        f"{first} >> {_ERA_BITS}, {last} >> {_ERA_BITS}"
    )[0]
    eras = range(last_era, first_era - 1, -1) if first_era is not None else ()
    try:
        yield PostgresIndex(scope, [f"{era:x}" for era in eras])
    finally:
        # In a transaction that failed the setting goes with it.
        with suppress(DBAPIError):
            tx.set_session("RESET plan_cache_mode")
