"""Search finds the same on both databases, whatever is typed, and only what is one's own.

Over 300 lines: how people are made for a search, and what happens to them afterwards, is told in one place.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bot.domain.caller import Caller
from bot.domain.commands import circle_key
from bot.domain.people import Reference, normalise
from bot.domain.scope import Scope
from bot.storage import migrate
from bot.storage.changes import Changes
from bot.storage.circles import add_circle, add_member
from bot.storage.database import Database, build_engine
from bot.storage.entries import add_note
from bot.storage.ids import new_id
from bot.storage.journal import write_journal
from bot.storage.people import add_keys, add_person, add_tags, drop_tags
from bot.storage.rows import Note
from bot.storage.search import Query, dialects, read_terms, sources
from bot.storage.tx import Tx
from bot.usecases.add_person import Card, edit_person
from bot.usecases.edit_entry import edit_line
from bot.usecases.find_people import PAGE, Found, find_people, list_people, snippet
from bot.usecases.look_up import look_up_people
from bot.usecases.merge_people import forget_person, merge_people
from bot.usecases.resolve import typed_keys
from bot.usecases.take_note import Noted, take_note
from bot.usecases.undo import undo
from tests.storage.finds import FINDS, PEOPLE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINE = Scope("T1", "U1")


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
    for age, said in sorted(notes or [], reverse=True):
        write_note(tx, changes, person_id, said, age)
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


def test_nobody_is_found_without_words_and_filters(db: Database) -> None:
    db.write_now(fill)
    found = db.read_now(find_people, caller_of(), Query())
    assert (found.hits, found.total, found.pages) == ((), 0, 1)


def test_two_owners_and_two_workspaces_never_see_each_other(db: Database) -> None:
    others = [Scope("T1", "U2"), Scope("T2", "U1"), Scope("T", "1U1")]
    db.write_now(fill)
    for number, scope in enumerate(others):
        notes = [(1, f"berlin secret{number}")]
        db.write_now(make, f"Ana Other{number}", scope=scope, company="Acme", tags=["python"], days=1, notes=notes)
    for number, scope in enumerate(others):
        name = [f"Ana Other{number}"]
        for words in (["ana"], ["berlin"], ["acme"], ["python"], ["secret"], ["ana", "berlin"], ["ot"]):
            assert find(db, *words, scope=scope) == name
        assert find(db, tags=("python",), scope=scope) == name
        assert find(db, companies=("acme",), scope=scope) == name
        assert find(db, since=NOW - timedelta(days=30), scope=scope) == name
        assert [person.name for person in db.read_now(look_up_people, caller_of(scope), "a")] == name
    assert find(db, "secret") == []
    assert len(find(db, "acme")) == 2


def test_filters_hold_together_with_words_and_alone(db: Database) -> None:
    db.write_now(fill)
    month = NOW - timedelta(days=31)
    assert find(db, tags=("python",)) == ["Ana Silva", "Old Friend"]
    assert find(db, tags=("#Python", "rust")) == []
    assert find(db, tags=("machine learning",)) == find(db, tags=("machine-learning",)) == ["Bo Okafor"]
    assert find(db, tags=("c++",)) == ["José Núñez"]
    assert find(db, tags=("c",)) == ["José Núñez"]
    assert find(db, tags=("c#",)) == []
    assert find(db, companies=("acme",)) == ["Ana Silva", "Old Friend"]
    assert find(db, companies=("acme lab",)) == ["Ana Silva"]
    assert find(db, companies=("strasse",)) == ["José Núñez"]
    assert find(db, companies=("???",)) == []
    assert find(db, "moving", tags=("python",), since=month) == ["Ana Silva"]
    assert find(db, "rust", since=month) == []
    assert find(db, "ana", since=month) == ["Ana Silva"]
    assert find(db, since=NOW - timedelta(days=4)) == ["Ana Silva", "Zoë Ångström"]
    assert find(db, "berlin", companies=("nobody",)) == []


def test_recently_means_the_last_month(db: Database) -> None:
    db.write_now(fill)
    assert find(db, "moving", "recently") == ["Ana Silva"]
    assert find(db, "Recently", tags=("python",)) == ["Ana Silva"]
    assert find(db, "Lately")[0] == "Ana Silva"
    assert "Old Friend" not in find(db, "recently")


def test_a_circle_narrows(db: Database) -> None:
    def join(tx: Tx) -> None:
        changes = Changes(tx, MINE)
        circle = add_circle(changes, "Python Friends", circle_key("Python Friends"), NOW)
        tx.flush()
        ids = {person.name: person.id for person in look_up_people(tx, caller_of(), "")}
        for name in ("Ana Silva", "Hana Kim"):
            add_member(changes, circle, ids[name])

    db.write_now(fill)
    db.write_now(join)
    assert find(db, circles=("python friends",)) == ["Ana Silva", "Hana Kim"]
    assert find(db, "berlin", circles=("python friends",)) == ["Ana Silva"]
    assert find(db, circles=("strangers",)) == []


def test_a_page_says_how_many_there_are(db: Database) -> None:
    def crowd(tx: Tx) -> None:
        for number in range(20):
            make(tx, f"Person{number}", days=number, notes=[(number, f"common word{number}")])

    db.write_now(crowd)
    pages = [db.read_now(find_people, caller_of(), Query(("common",)), page) for page in range(4)]
    assert [len(page.hits) for page in pages] == [PAGE, PAGE, 4, 0]
    assert {page.total for page in pages} == {20}
    assert [page.more for page in pages] == [False] * 4
    assert [name for page in pages for name in names(page)] == [f"Person{number}" for number in range(20)]


def test_of_what_is_too_common_the_newest_are_found(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def crowd(tx: Tx) -> None:
        for number in reversed(range(40)):
            tags = ["tagged", f"own{number}", "odd" if number % 2 else "even"]
            make(tx, f"Sam{number} Crowd", tags=tags, days=number, notes=[(number, f"common daily word{number}")])

    for module in (dialects, sources):
        monkeypatch.setattr(module, "CAP", 10)
    monkeypatch.setattr(sources, "WALK", 12)
    db.write_now(crowd)
    found = db.read_now(find_people, caller_of(), Query(("common",)))
    assert (names(found), found.total, found.more) == ([f"Sam{number} Crowd" for number in range(8)], 10, True)
    for words in (("common", "daily"), ("common daily",), ("crowd",), ("tagged",), ("tagged", "common")):
        found = db.read_now(find_people, caller_of(), Query(words))
        assert names(found)[:3] == ["Sam0 Crowd", "Sam1 Crowd", "Sam2 Crowd"]
        assert found.more
    # With a rare one beside it, everybody who has both is found, however long ago.
    for words in (("common", "word39"), ("sam39", "common"), ("common", "tagged", "own39"), ("crowd", "word39")):
        found = db.read_now(find_people, caller_of(), Query(words))
        assert (names(found), found.total, found.more) == (["Sam39 Crowd"], 1, False)
    found = db.read_now(find_people, caller_of(), Query(("common",), tags=("own39",)))
    assert (names(found), found.more) == (["Sam39 Crowd"], False)
    found = db.read_now(find_people, caller_of(), Query(tags=("tagged",)))
    assert (names(found)[:2], found.more) == (["Sam0 Crowd", "Sam1 Crowd"], True)

    menu = db.read_now(look_up_people, caller_of(), "even sam3")
    assert [person.name for person in menu] == [f"Sam{number} Crowd" for number in (30, 32, 34, 36, 38)]


def noted(tx: Tx, name: str, said: str) -> Noted:
    answer = take_note(tx, caller_of(), [Reference("name", name, name)], said, names={}, chosen={})
    assert isinstance(answer, Noted)
    return answer


def test_an_undone_note_is_not_found_any_more(db: Database) -> None:
    db.write_now(fill)
    entry = db.write_now(noted, "Hana Kim", "zeppelin rides")
    assert find(db, "zeppelin") == ["Hana Kim"]
    db.write_now(undo, caller_of(), entry.journal_id)
    assert find(db, "zeppelin") == []
    assert find(db, "회의") == ["Hana Kim"]


def test_a_corrected_note_is_found_by_its_new_words(db: Database) -> None:
    db.write_now(fill)
    entry = db.write_now(noted, "Hana Kim", "zeppelin rides")
    edited = db.write_now(edit_line, caller_of(), entry.line_id, kind=None, day=None, text="balloon rides")
    assert (find(db, "zeppelin"), find(db, "balloon")) == ([], ["Hana Kim"])
    again = db.write_now(edit_line, caller_of(), entry.line_id, kind=None, day=None, text="Balloon rides!")
    db.write_now(undo, caller_of(), edited.journal_id)
    assert (find(db, "zeppelin"), find(db, "balloon")) == ([], ["Hana Kim"])
    db.write_now(undo, caller_of(), again.journal_id)
    assert (find(db, "zeppelin"), find(db, "balloon")) == ([], ["Hana Kim"])


def test_a_changed_card_is_found_by_what_is_on_it_now(db: Database) -> None:
    db.write_now(fill)
    hana = db.read_now(look_up_people, caller_of(), "hana")[0]
    first = db.write_now(
        edit_person, caller_of(), hana.id, Card("Hanna Kimura", company="Zeppelin Works", tags=("sky",))
    )
    assert find(db, "hanna", "kimura") == find(db, "zeppelin") == find(db, "sky") == ["Hanna Kimura"]
    assert find(db, "kim") == ["Hanna Kimura"]
    assert find(db, "hana") == []
    db.write_now(edit_person, caller_of(), hana.id, Card("Hanna Kimura", company="Balloon Works", tags=("sky",)))
    db.write_now(undo, caller_of(), first.journal_id)
    assert find(db, "hana", "kim") == find(db, "balloon") == ["Hana Kim"]
    assert find(db, "zeppelin") == find(db, "kimura") == find(db, "sky") == []


def test_a_tag_taken_away_finds_nobody(db: Database) -> None:
    def untag(tx: Tx) -> int:
        changes = Changes(tx, MINE)
        drop_tags(changes, look_up_people(tx, caller_of(), "lukasz")[0].id, ["near"])
        return write_journal(tx, MINE, "edit", "", changes, NOW)

    db.write_now(fill)
    entry = db.write_now(untag)
    assert find(db, tags=("near",)) == []
    db.write_now(undo, caller_of(), entry)
    assert find(db, tags=("near",)) == ["Łukasz Żak"]


def test_merged_people_are_found_by_the_words_of_both(db: Database) -> None:
    db.write_now(fill)
    gone, kept = (db.read_now(look_up_people, caller_of(), name)[0] for name in ("old", "hana"))
    merged = db.write_now(merge_people, caller_of(), gone.id, kept.id)
    assert find(db, "lisbon") == ["Hana Kim"]
    assert find(db, "oldtimers") == ["Hana Kim"]
    assert find(db, "서울", "lisbon") == ["Hana Kim"]
    db.write_now(undo, caller_of(), merged.journal_id)
    assert find(db, "lisbon") == find(db, "oldtimers") == find(db, "old") == ["Old Friend"]
    assert find(db, "서울") == ["Hana Kim"]


def test_a_forgotten_person_leaves_nothing_in_the_index(db: Database) -> None:
    db.write_now(fill)
    for person in db.read_now(look_up_people, caller_of(), ""):
        db.write_now(forget_person, caller_of(), person.id)
    assert all(find(db, *words) == [] for words, _ in FINDS)
    if db.is_sqlite:
        with db.engine.connect() as connection:
            for index in ("search_notes", "search_people"):
                connection.execute(text(f"CREATE VIRTUAL TABLE temp.left_{index} USING fts5vocab(main, {index}, row)"))
                assert connection.execute(text(f"SELECT count(*) FROM left_{index}")).scalar_one() == 0


def test_a_menu_finds_by_the_beginning_of_any_word_the_lately_met_first(db: Database) -> None:
    db.write_now(fill)

    def menu(typed: str) -> list[str]:
        return [person.name for person in db.read_now(look_up_people, caller_of(), typed)]

    assert menu("a") == ["Ana Silva", "Old Friend", "Zoë Ångström"]
    assert menu("sil") == menu("si an") == menu("anin") == ["Ana Silva"]
    assert menu("ac") == ["Ana Silva", "Old Friend"]
    assert menu("京") == ["東京 太郎"]
    assert menu("moving") == []
    assert menu("?!") == []
    assert menu("") == menu("  ") == [hit.person.name for page in range(2) for hit in listed(db, page).hits]
    assert menu("")[-1] == "Zoë Ångström"


def listed(db: Database, page: int) -> Found:
    return db.read_now(list_people, caller_of(), page)


def test_a_hit_shows_the_note_that_was_found_around_the_words(db: Database) -> None:
    long = "filler words here " * 60
    said = f"{long}then a zeppelin <https://example.org/a b|with a label> came {long}"
    db.write_now(make, "Ana", days=1, notes=[(9, "an old zeppelin"), (2, said), (1, "something else")])
    note = db.read_now(find_people, caller_of(), Query(("zep",))).hits[0].note
    assert note is not None
    assert "zeppelin <https://example.org/a b|with a label> came" in note
    assert note.startswith("…")
    assert note.endswith("…")
    assert len(note) < 500


@pytest.mark.parametrize("word", ["zeppelin", "one", "nowhere"])
def test_a_snippet_is_a_part_of_the_note(word: str) -> None:
    said = "one " + "x" * 900 + " zeppelin " + "y" * 900
    cut = snippet(said, read_terms([word]))
    assert cut.strip("…") in said
    assert (word in cut) == (word != "nowhere")


def test_a_snippet_is_around_the_word_and_not_around_one_that_has_it_inside() -> None:
    said = "smart party " * 60 + "art and more " + "partly " * 60
    assert " art and more" in snippet(said, read_terms(["art", "galleries"]))
    assert " art and more" not in snippet(said, read_terms(["part"]))


def test_the_index_is_made_of_what_is_there_already(database_url: str) -> None:
    migrate.upgrade(database_url)
    database = Database(database_url)
    database.write_now(fill)
    for step in (command.downgrade, command.upgrade):
        engine = build_engine(database_url)
        with engine.connect() as connection:
            config: Config = migrate._config()
            config.attributes["connection"] = connection
            step(config, "0001" if step is command.downgrade else "head")
        engine.dispose()
    assert find(database, "berlin") == ["Berlin Cheng", "Bo Okafor", "Ana Silva", "Old Friend"]
    database.close()
