"""Arguments of commands become what was meant, and odd ones never fail."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.commands import (
    AddPerson,
    Birthday,
    closest,
    parse_add,
    parse_cadence,
    parse_done,
    parse_find,
    parse_follow,
    parse_note,
    parse_remind,
    parse_snooze,
    split_command,
)

NOW = datetime(2026, 5, 14, 10, tzinfo=ZoneInfo("America/New_York"))


def test_add_sorts_the_parts_of_a_person() -> None:
    read = parse_add("Ana Silva, Acme, ana@acme.io, birthday 3 May, @anasilva, #python, met at PyCon", NOW)
    assert read == AddPerson(
        name="Ana Silva",
        company="Acme",
        emails=("ana@acme.io",),
        handles=("anasilva",),
        birthday=Birthday(5, 3, None),
        tags=("python",),
        rest="met at PyCon",
    )


def test_add_keeps_the_year_of_a_birthday_only_when_said() -> None:
    assert parse_add("Ana, born 29 Feb 1992", NOW).birthday == Birthday(2, 29, 1992)


def test_add_asks_about_a_birthday_that_does_not_exist_and_keeps_it() -> None:
    read = parse_add("Ana, birthday 31 Feb", NOW)
    assert read.birthday is None
    assert read.questions[0].reason == "impossible"
    assert "31 Feb" in read.rest or read.company == "birthday 31 Feb"


def test_add_takes_a_sentence_for_a_note_not_a_company() -> None:
    read = parse_add("Ana, likes jazz", NOW)
    assert (read.company, read.rest) == (None, "likes jazz")


def test_note_parts_people_from_text_at_the_first_colon() -> None:
    people, text = parse_note("Ana and Bo: time: 3pm")
    assert [p.value for p in people] == ["Ana", "Bo"]
    assert text == "time: 3pm"


def test_note_without_a_name_is_all_text() -> None:
    assert parse_note("see https://x.example for the plan") == ((), "see https://x.example for the plan")


def test_remind_reads_whom_when_and_about_what() -> None:
    read = parse_remind("Ana in 2 weeks about the deck", NOW)
    assert [p.value for p in read.people] == ["Ana"]
    assert read.due is not None
    assert (read.due.date(), read.has_time, read.about) == (date(2026, 5, 28), False, "the deck")


def test_remind_reads_a_repetition() -> None:
    read = parse_remind("Ana every month about the newsletter", NOW)
    assert (read.every, read.about) == ("P1M", "the newsletter")
    assert read.due is not None


def test_remind_without_a_day_has_none() -> None:
    assert parse_remind("Ana about the deck", NOW).due is None


def test_remind_asks_about_a_day_that_does_not_exist() -> None:
    question = parse_remind("Ana 31 Feb", NOW).questions[0]
    assert question.span == (4, 10)


def test_find_parts_filters_from_words() -> None:
    read = parse_find('berlin rust tag:x company:"Acme Labs" since:2026-01 circle:y #vip', NOW)
    assert read.words == ("berlin", "rust")
    assert (read.tags, read.companies, read.circles) == (("x", "vip"), ("acme labs",), ("y",))
    assert read.since == date(2026, 1, 1)


def test_find_keeps_a_since_that_is_no_date_as_a_word() -> None:
    assert parse_find("since:lol", NOW).words == ("since:lol",)


def test_follow_reads_a_page_a_person_or_topics() -> None:
    assert parse_follow("https://a.example/feed").links == ("https://a.example/feed",)
    read = parse_follow("Ana <https://x.example/feed|x.example>")
    assert ([p.value for p in read.people], read.links) == (["Ana"], ("https://x.example/feed",))
    assert parse_follow("topic rust, borrow checker").topics == ("rust", "borrow checker")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ana every 6 weeks", 42),
        ("#vip monthly", 30.4375),
        ("ana 3 weeks", 21),
        ("tag:vip every week", 7),
        ("Ana", None),
    ],
)
def test_cadence_reads_days_between_contacts(text: str, days: float | None) -> None:
    assert parse_cadence(text, NOW).days == days


def test_cadence_names_a_tag_or_a_circle() -> None:
    assert parse_cadence("#vip monthly", NOW).tag == "vip"
    read = parse_cadence("circle:x off", NOW)
    assert (read.circle, read.off) == ("x", True)


def test_snooze_reads_lengths_and_days() -> None:
    assert parse_snooze("Ana 2 weeks", NOW).until == datetime(2026, 5, 28, tzinfo=NOW.tzinfo)
    assert parse_snooze("Ana until Friday", NOW).until == datetime(2026, 5, 15, tzinfo=NOW.tzinfo)
    assert parse_snooze("Ana", NOW).until is None


def test_done_names_people() -> None:
    assert [p.value for p in parse_done("Ana, Bo and Jean-Luc de la Tour")] == ["Ana", "Bo", "Jean-Luc de la Tour"]


@pytest.mark.parametrize(
    "text", ["met Ana", "call with Ana", "follow up with Ana", "intro call with Bo", "circle back to Ana", ""]
)
def test_free_text_is_no_command(text: str) -> None:
    assert split_command(text) == (None, text)


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("find berlin", "find", "berlin"),
        ("Note Ana: x", "note", "Ana: x"),
        ("follow https://x", "follow", "https://x"),
        ("due", "due", ""),
    ],
)
def test_a_command_is_its_first_word(text: str, verb: str, rest: str) -> None:
    assert split_command(text) == (verb, rest)


@pytest.mark.parametrize(
    ("typed", "meant"), [("fnid", "find"), ("remnd", "remind"), ("cadance", "cadence"), ("hlep", "help")]
)
def test_a_mistyped_command_suggests_the_nearest(typed: str, meant: str) -> None:
    assert closest(typed) == meant


@pytest.mark.parametrize("word", ["met", "lunch", "zzz", "called", ""])
def test_ordinary_words_suggest_nothing(word: str) -> None:
    assert closest(word) is None


@given(st.text(max_size=200))
def test_any_argument_is_read_without_failing(text: str) -> None:
    read = parse_add(text, NOW)
    assert isinstance(read.name, str)
    assert parse_remind(text, NOW).people is not None
    assert parse_find(text, NOW).words is not None
    assert isinstance(parse_note(text)[1], str)
    assert isinstance(split_command(text)[1], str)
    for answer in (parse_follow(text), parse_cadence(text, NOW), parse_snooze(text, NOW), parse_done(text)):
        assert answer is not None
