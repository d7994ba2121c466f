"""Search and name look-ups: `python tests/bench/search.py FOLDER [--people N] [--notes N] [--repeat N] [--json]`.

Two owners share a database: one with 500 people and 5,000 notes, one with 100,000 people and 1,000,000 notes written over 21
months. Words are drawn by a law like that of languages (few common, many rare). FOLDER keeps the SQLite file for the next
run; a PostgreSQL server is filled anew each time. Measured is a whole use case on one open connection, as a request would
call it: `find` for a common word, a rare one, two words, a name, a word with a tag and a time; what a menu asks as one
types; and whom a typed name means.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psycopg
from alembic import command

from bot.domain.caller import Caller
from bot.domain.errors import RapportError
from bot.domain.people import Reference, normalise
from bot.domain.scope import Scope
from bot.storage.database import Database, build_engine
from bot.storage.migrate import _config
from bot.storage.search import Query
from bot.storage.words import note_words, person_words
from bot.usecases.find_people import find_people
from bot.usecases.look_up import look_up_people
from bot.usecases.resolve import find_one, typed_keys
from tests.bench.common import Figure, build_parser, percentile, print_report
from tests.support.postgres import running_server

BEGIN, NOW = datetime(2025, 2, 1, tzinfo=UTC), datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ID_EPOCH_MS = 1_735_689_600_000
SMALL, LARGE = Scope("T1", "USMALL"), Scope("T1", "ULARGE")
COLUMNS = {
    "people": "id workspace_id user_id name name_key words company contacts last_at rhythm_stale muted created_at",
    "person_keys": "workspace_id user_id key kind person_id shown",
    "person_tags": "workspace_id user_id tag person_id words",
    "notes": "id workspace_id user_id person_id line_id text raw words created_at",
}
SERVER = {"shared_buffers": "1GB"}
"""A quarter of a small server's memory, as PostgreSQL's manual advises; the tests' own server has 64 MB."""
GOALS_MS = {SMALL: 3.0, LARGE: 15.0}


class Language:
    """Made-up words, names, companies and tags, the common ones first; the same in each run."""

    def __init__(self) -> None:
        luck = random.Random(5)
        self.words = self._made(luck, 30_000, (1, 2, 2, 3, 3, 4))
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))
        self.first = [word.title() for word in self._made(luck, 600, (2, 2, 3))]
        self.last = [word.title() for word in self._made(luck, 8_000, (2, 3, 3))]
        self.name_weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.first))))
        self.companies = [word.title() for word in self._made(luck, 4_000, (2, 3, 4))]
        self.tags = self._made(luck, 150, (2, 3))
        self.tag_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.tags))))

    @staticmethod
    def _made(luck: random.Random, number: int, syllables: tuple[int, ...]) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < number:
            parts = range(luck.choice(syllables))
            word = "".join(
                luck.choice("bcdfghjklmnprstvw") + luck.choice(("a", "e", "i", "o", "u", "an", "er")) for _ in parts
            )
            found[word + luck.choice(("", "n", "s", "t"))] = None
        return list(found)


def rows_of(scope: Scope, people: int, notes: int, language: Language) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """(table, row) of one owner; moments as `datetime`."""
    luck = random.Random(scope.user_id)
    owner = (scope.workspace_id, scope.user_id)
    whole = (NOW - BEGIN).total_seconds()
    base = 1 if scope == SMALL else 2
    ids = [(number * 10 + base) for number in range(1, people + 1)]
    taken: set[str] = set()
    for person_id in ids:
        name = f"{luck.choices(language.first, cum_weights=language.name_weights)[0]} {luck.choice(language.last)}"
        key = normalise(name)
        if key in taken:
            name, key = f"{name} {person_id}", normalise(f"{name} {person_id}")
        taken.add(key)
        company = luck.choice(language.companies) if luck.random() < 0.6 else None
        last = BEGIN + timedelta(seconds=luck.random() * whole) if luck.random() < 0.9 else None
        words = person_words(name, company, None)
        yield "people", (person_id, *owner, name, key, words, company, 3, last, False, False, BEGIN)
        for made in typed_keys(name)[0]:
            yield "person_keys", (*owner, made.key, made.kind, person_id, None)
        for tag in set(luck.choices(language.tags, cum_weights=language.tag_weights, k=luck.choice((0, 1, 1, 2)))):
            yield "person_tags", (*owner, tag, person_id, tag)
    for number in range(notes):
        at = BEGIN + timedelta(seconds=whole * number / notes)
        note_id = ((int(at.timestamp() * 1000) - ID_EPOCH_MS) << 22) | (base << 20) | number & 0xFFFFF
        text = " ".join(luck.choices(language.words, cum_weights=language.weights, k=luck.randint(6, 16)))
        yield "notes", (note_id, *owner, luck.choice(ids), note_id, text, text, note_words(text), at)


def revise(url: str, revision: str) -> None:
    engine = build_engine(url)
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def fill(
    url: str, sizes: dict[Scope, tuple[int, int]], language: Language, put: Callable[[str, list[Any]], None]
) -> None:
    """Rows first, the search index afterwards: much faster than one by one."""
    revise(url, "0001")
    waiting: dict[str, list[Any]] = {table: [] for table in COLUMNS}
    for scope, (people, notes) in sizes.items():
        for table, row in rows_of(scope, people, notes, language):
            waiting[table].append(row)
            if len(waiting[table]) == 20_000:
                for name in COLUMNS:
                    put(name, waiting[name])
                    waiting[name] = []
    for name in COLUMNS:
        put(name, waiting[name])
    revise(url, "head")


def fill_sqlite(path: Path, sizes: dict[Scope, tuple[int, int]], language: Language) -> str:
    url = f"sqlite:///{path}"
    if path.exists():
        return url
    growing = path.with_suffix(".growing")
    growing.unlink(missing_ok=True)
    revise(f"sqlite:///{growing}", "0001")
    connection = sqlite3.connect(growing, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")

    def put(table: str, rows: list[Any]) -> None:
        names = COLUMNS[table].split()
        marks = ", ".join("?" * len(names))
        connection.execute("BEGIN")
        connection.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
            ([_text(value) for value in row] for row in rows),
        )
        connection.execute("COMMIT")

    fill(f"sqlite:///{growing}", sizes, language, put)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    growing.rename(path)
    return url


def _text(value: Any) -> Any:
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value


def fill_postgresql(url: str, sizes: dict[Scope, tuple[int, int]], language: Language) -> None:
    with psycopg.connect(url, autocommit=True) as connection:

        def put(table: str, rows: list[Any]) -> None:
            names = ", ".join(COLUMNS[table].split())
            with connection.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)

        fill(url, sizes, language, put)
        connection.execute("VACUUM ANALYZE")


Ask = Callable[[random.Random], Callable[[Any, Caller], object]]


def questions(language: Language) -> dict[str, Ask]:
    """What is measured, by name; each makes one question from its luck."""
    words = language.words

    def finding(*choice: str, **filters: Any) -> Callable[[Any, Caller], object]:
        return lambda tx, caller: find_people(tx, caller, Query(choice, **filters))

    def first(luck: random.Random) -> str:
        return luck.choices(language.first, cum_weights=language.name_weights)[0]

    def typed(luck: random.Random) -> str:
        return luck.choice((first(luck), luck.choice(language.last)))[: luck.randint(1, 5)]

    def meant(name: str) -> Callable[[Any, Caller], object]:
        def ask(tx: Any, caller: Caller) -> object:
            try:
                return find_one(tx, caller, Reference("name", name, name))
            except RapportError as error:
                return error

        return ask

    def looked_up(text: str) -> Callable[[Any, Caller], object]:
        return lambda tx, caller: look_up_people(tx, caller, text)

    return {
        "find, common word": lambda luck: finding(luck.choice(words[:40])),
        "find, rare word": lambda luck: finding(luck.choice(words[8000:])),
        "find, beginning of a word": lambda luck: finding(luck.choice(words[100:20000])[: luck.randint(3, 5)]),
        "find, two words": lambda luck: finding(luck.choice(words[:40]), luck.choice(words[:3000])),
        "find, name": lambda luck: finding(first(luck), luck.choice(language.last)),
        "find, name and word": lambda luck: finding(first(luck), luck.choice(words[:500])),
        "find, word, tag, since": lambda luck: finding(
            luck.choice(words[:300]),
            tags=(luck.choice(language.tags),),
            since=NOW - timedelta(days=luck.choice((14, 90, 365))),
        ),
        "find, tag": lambda luck: finding(tags=(luck.choice(language.tags),)),
        "menu, as typed": lambda luck: looked_up(typed(luck)),
        "menu, two words": lambda luck: looked_up(f"{first(luck)} {luck.choice(language.last)[:1]}"),
        "menu, nothing typed": lambda luck: looked_up(""),
        "who, whole name": lambda luck: meant(f"{first(luck)} {luck.choice(language.last)}"),
        "who, first name": lambda luck: meant(first(luck)),
    }


def measure(url: str, kind: str, options: Namespace, language: Language) -> list[Figure]:
    database = Database(url)
    figures: list[Figure] = []
    for scope, size in ((SMALL, 500), (LARGE, options.people)):
        caller = Caller(scope, NOW, ZoneInfo("UTC"))
        for name, ask in questions(language).items():
            luck = random.Random(name)
            taken = []
            for number in range(options.repeat + 10):
                question = ask(luck)
                begun = time.perf_counter()
                database.read_now(question, caller)
                if number >= 10:
                    taken.append((time.perf_counter() - begun) * 1000)
            key = f"{kind}_{size}_{name.replace(', ', '_').replace(' ', '_')}"
            p95 = percentile(taken, 95)
            figures.append(Figure(f"{kind} {size:,} {name}: p50", percentile(taken, 50), "ms", f"{key}_p50_ms"))
            figures.append(Figure(f"{kind} {size:,} {name}: p95", p95, "ms", f"{key}_p95_ms", ("<=", GOALS_MS[scope])))
    database.close()
    return figures


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("folder", type=Path, help="where the SQLite file is kept for the next run")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--notes", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=60)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    options = parser.parse_args()
    language = Language()
    sizes = {SMALL: (500, 5_000), LARGE: (options.people, options.notes)}
    figures: list[Figure] = []
    if options.only != "postgresql":
        options.folder.mkdir(parents=True, exist_ok=True)
        url = fill_sqlite(options.folder / f"search-{options.people}-{options.notes}.sqlite3", sizes, language)
        figures += measure(url, "sqlite", options, language)
    if options.only != "sqlite":
        with running_server(settings=SERVER) as server:
            fill_postgresql(server.url(), sizes, language)
            figures += measure(server.url(), "postgresql", options, language)
    print_report("Search", figures, as_json=options.json)


if __name__ == "__main__":
    main()
