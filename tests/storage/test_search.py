"""Search finds the same on both databases, whatever is typed, and only what is one's own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.caller import Caller
from bot.domain.people import normalise
from bot.domain.scope import Scope
from bot.storage.circles import add_circle
from bot.storage.changes import Changes, revert
from bot.storage.database import Database
from bot.storage.entries import add_note, change_note
from bot.storage.ids import new_id
from bot.storage.people import add_keys, add_person, add_tags, change_person, drop_tags, get_person, rename
from bot.storage.rows import Note
from bot.storage.search import Query, search_people
from bot.storage.search import dialects, sources
from bot.storage.tx import Tx
from bot.usecases.find_people import Found, find_people, list_people
from bot.usecases.look_up import look_up_people
from bot.usecases.merge_people import forget_person, merge_people
from bot.usecases.resolve import typed_keys
from bot.usecases.undo import undo

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINE = Scope("T1", "U1")

# name, company, title, tags, nicknames, days since the last contact (None: never), notes with their age in days
PEOPLE = [
    ("Ana Silva", "Acme Labs", "CTO", ["python"], ["Aninha"], 3, [(3, "she is moving to Berlin"), (200, "likes Rust")]),
    ("Bo Okafor", "Berlin Water", None, ["rust", "machine-learning"], [], 40, [(40, "talked about rustic bread")]),
    ("Berlin Cheng", None, None, [], [], 90, []),
    ("José Núñez", "Straße & Co", None, ["c++"], [], 10, [(10, "met in São Paulo — don't forget the déjà-vu talk")]),
    ("東京 太郎", None, None, [], [], 5, [(5, "東京で会った。来週は大阪へ行く"), (6, "サーバーの話")]),
    ("Zoë Ångström", "O'Brien GmbH", "Head of R&amp;D", [], [], None, [(1, "party 🎉🎉 and a 🇩🇪 flag &amp; more")]),
    ("Łukasz Żak", "NEAR", None, ["near"], [], 20, [(20, "the AND OR NOT of it: (quoted) \"NEAR\" words* -minus col:value")]),
    ("Hana Kim", None, None, [], [], 15, [(15, "서울에서 만난 회의 이야기")]),
    ("Old Friend", "Acme Oldtimers", None, ["python"], [], 400, [(400, "moving to Lisbon, not to Berlin")]),
]  # fmt: skip

# What is typed -> who is found, the best first.
FINDS: list[tuple[tuple[str, ...], list[str]]] = [
    (("ana",), ["Ana Silva"]),
    (("ANA", "silva"), ["Ana Silva"]),
    (("aninha",), ["Ana Silva"]),
    (("berlin",), ["Berlin Cheng", "Bo Okafor", "Ana Silva", "Old Friend"]),
    (("ber",), ["Berlin Cheng", "Bo Okafor", "Ana Silva", "Old Friend"]),
    (("berlin", "rust"), ["Bo Okafor", "Ana Silva"]),
    (("ana", "berlin"), ["Ana Silva"]),
    (("moving to berlin",), ["Ana Silva"]),
    (("to moving",), []),
    (("moving", "berlin"), ["Ana Silva", "Old Friend"]),
    (("rust",), ["Bo Okafor", "Ana Silva"]),
    (("rus", "berlin"), []),
    (("machine-learn",), ["Bo Okafor"]),
    (("machine learning",), ["Bo Okafor"]),
    (("cto",), ["Ana Silva"]),
    (("jose", "nunez"), ["José Núñez"]),
    (("JOSÉ",), ["José Núñez"]),
    (("sao", "paulo"), ["José Núñez"]),
    (("deja-vu",), ["José Núñez"]),
    (("dont",), ["José Núñez"]),
    (("don’t",), ["José Núñez"]),
    (("strasse",), ["José Núñez"]),
    (("東京",), ["東京 太郎"]),
    (("大阪",), ["東京 太郎"]),
    (("京で会",), ["東京 太郎"]),
    (("阪大",), []),
    (("サーバー",), ["東京 太郎"]),
    (("서울",), ["Hana Kim"]),
    (("회의",), ["Hana Kim"]),
    (("🎉",), ["Zoë Ångström"]),
    (("🇩🇪",), ["Zoë Ångström"]),
    (("🇪🇩",), []),
    (("zoe", "angstrom"), ["Zoë Ångström"]),
    (("obrien",), ["Zoë Ångström"]),
    (("o'brien",), ["Zoë Ångström"]),
    (("r&d",), ["Zoë Ångström"]),
    (("amp",), []),
    (("lukasz",), ["Łukasz Żak"]),
    (("near",), ["Łukasz Żak"]),
    (("NEAR(a", "b)"), []),
    (("and", "or", "not"), ["Łukasz Żak"]),
    (('"',), []),
    (('""', "'"), []),
    (("*",), []),
    (("berlin*", "moving"), ["Ana Silva", "Old Friend"]),
    (("-minus",), ["Łukasz Żak"]),
    (("col:value",), ["Łukasz Żak"]),
    (("words:berlin",), []),
    (("(quoted)",), ["Łukasz Żak"]),
    (("to",), ["Ana Silva", "Old Friend"]),
    (("the", "of", "it"), ["Łukasz Żak"]),
    (("!!!", "...", "()"), []),
    (("berlin", "!!!"), ["Berlin Cheng", "Bo Okafor", "Ana Silva", "Old Friend"]),
    (("'; drop table notes; --",), []),
    (("%",), []),
    (("\\",), []),
    (("\x00ana",), ["Ana Silva"]),
    (("ana\ud800",), ["Ana Silva"]),
    (("x" * 3000,), []),
    (tuple("ana" for _ in range(1500)), ["Ana Silva"]),
    (tuple(f"w{number}" for number in range(700)), []),
    (("nobodyhasthis",), []),
]


@pytest.fixture
def db(migrated_database_url: str) -> Iterator[Database]:
    database = Database(migrated_database_url)
    yield database
    database.close()


def caller_of(scope: Scope = MINE) -> Caller:
    return Caller(scope, NOW, ZoneInfo("UTC"))


def make(
    tx: Tx,
    name: str,
    *,
    scope: Scope = MINE,
    company: str | None = None,
    title: str | None = None,
    tags: list[str] | None = None,
    nicknames: list[str] | None = None,
    days: int | None = None,
    notes: list[tuple[int, str]] | None = None,
) -> int:
    """A person with notes, as the use cases write them."""
    changes, person_id = Changes(tx, scope), new_id()
    last_at = NOW - timedelta(days=days) if days is not None else None
    key = normalise(name) or name
    add_person(changes, person_id, name, key, NOW, company=company, title=title, last_at=last_at)
    keys, shown = typed_keys(name, nicknames=nicknames or [])
    add_keys(tx, scope, person_id, keys, shown)
    add_tags(changes, person_id, tags or [])
    for age, text in sorted(notes or [], reverse=True):
        write_note(tx, changes, person_id, text, age)
    return person_id


def write_note(tx: Tx, changes: Changes, person_id: int, text: str, age: int = 0) -> Note:
    note = Note(new_id(), person_id, new_id(), text, text, None, NOW - timedelta(days=age))
    add_note(changes, note)
    tx.flush()
    return note


def fill(tx: Tx) -> None:
    for name, company, title, tags, nicknames, days, notes in PEOPLE:
        make(tx, name, company=company, title=title, tags=tags, nicknames=nicknames, days=days, notes=notes)


def find(db: Database, *words: str, scope: Scope = MINE, **filters: object) -> list[str]:
    return names(db.read_now(find_people, caller_of(scope), Query(words, **filters)))  # type: ignore[arg-type]


def names(found: Found) -> list[str]:
    return [hit.person.name for hit in found.hits]


def test_the_same_is_found_whatever_is_typed(db: Database) -> None:
    db.write_now(fill)
    wrong = [(words, found, right) for words, right in FINDS if (found := find(db, *words)) != right]
    assert wrong == []
