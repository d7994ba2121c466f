"""A line as people type it becomes what it says, and nothing typed is lost."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notes import Kind, Line, name_candidates, parse_line, period_days
from bot.domain.people.words import words

NOW = datetime(2026, 5, 14, 10, tzinfo=ZoneInfo("America/New_York"))


def read(text: str, *known: str) -> Line:
    return parse_line(text, NOW, known=frozenset(known))


def who(line: Line) -> list[str]:
    return [reference.value for reference in line.people]


def test_the_line_of_the_readme() -> None:
    line = read("met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python")
    assert (who(line), line.kind, line.place, line.tags) == (["Ana Silva"], Kind.MET, "PyCon", ("python",))
    assert line.at is not None
    assert line.at.date() == date(2026, 5, 13)
    assert [f.due.date() for f in line.follow_ups] == [date(2026, 5, 28)]
    assert line.note == "she is moving to Berlin."


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("lunch with Ana and @bo", ["Ana", "bo"]),
        ("call w/ José Álvarez-Núñez re: pricing", ["José Álvarez-Núñez"]),
        ("coffee with Jean-Luc de la Tour's team", ["Jean-Luc de la Tour"]),
        ("met J. R. Ortiz and Siobhán O’Connor", ["J. R. Ortiz", "Siobhán O’Connor"]),
        ("Spoke to Dr. Wu from Stanford", ["Dr. Wu"]),
        ("met 李雷 yesterday", ["李雷"]),
        ("Great chat with Chancellor Merkel's advisor Jens Weidmann", ["Jens Weidmann"]),
        ("phone call with my old boss Greg Thompson", ["Greg Thompson"]),
        ("met Ana at Google in Paris", ["Ana"]),
        ("lunch with the team", []),
        ("thanked Bo for the intro to Carla", ["Bo"]),
        ("Ana wants to meet Bo", ["Ana"]),
        ("<@U123|ana> pinged me about the newsletter", ["U123"]),
        ("email from <mailto:kofi@un.org|kofi@un.org>", ["kofi@un.org"]),
        ("Sunday brunch with April Chen and Tom Jones", ["April Chen", "Tom Jones"]),
    ],
)
def test_who_the_contact_was_with(text: str, people: list[str]) -> None:
    assert who(read(text)) == people


def test_known_people_decide_for_lower_case() -> None:
    assert who(read("ana silva said she is hiring", "ana silva", "ana")) == ["ana silva"]
    assert who(read("had lunch with will and ana", "will", "ana")) == ["will", "ana"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("coffe with Ana", Kind.COFFEE),
        ("emialed Ana the invoice", Kind.EMAIL),
        ("cal with Ana", Kind.CALL),
        ("joined the call with Ana", Kind.CALL),
        ("caught up with Ana over lunch", Kind.LUNCH),
        ("Bo introduced me to Carla", Kind.INTRODUCTION),
        ("boosted Ana's launch post", Kind.BOOST),
        ("gave Ana a book", Kind.GIFT),
        ("Ana replied to my post", Kind.REPLY),
        ("☕ with Ana", Kind.COFFEE),
        ("Ana: prefers email over slack", Kind.NOTE),
        ("встретил Ивана вчера", Kind.NOTE),
        ("ping Ana next week", None),
        ("lunch with Ana tomorrow", None),
        ("", None),
    ],
)
def test_what_kind_of_contact(text: str, kind: Kind | None) -> None:
    assert read(text).kind == kind


def test_my_promise_and_theirs_are_told_apart() -> None:
    mine = read("Met Ana. I'll send her the deck by Friday").promises
    assert [(p.by, p.due and p.due.date()) for p in mine] == [("me", date(2026, 5, 15))]
    line = read("call with Ana, she will intro me to Bo")
    assert [p.by for p in line.promises] == ["them"]
    assert who(line) == ["Ana"]


@pytest.mark.parametrize(
    "text", ["Ana will be in Lisbon next week", "met Bo; he will start at Meta in June", "she will join Acme"]
)
def test_plans_of_others_are_no_promises(text: str) -> None:
    assert read(text).promises == ()


def test_a_rhythm_is_no_single_follow_up() -> None:
    line = read("check in with Ana every 6 weeks")
    assert (line.cadence_days, line.follow_ups) == (42, ())


def test_a_repeating_reminder_is_a_follow_up() -> None:
    follow_up = read("remind me every Monday to ask Ana for the numbers").follow_ups[0]
    assert (follow_up.every, follow_up.due.date()) == ("XXXX-WXX-1", date(2026, 5, 18))


def test_a_follow_up_keeps_what_it_is_about() -> None:
    follow_up = read("met Ana. remind me to send the deck on Monday").follow_ups[0]
    assert follow_up.about == "send the deck"


def test_a_plan_is_something_to_come_back_to() -> None:
    line = read("meeting Ana on Friday at 3pm")
    assert [(f.due.isoformat(), f.has_time) for f in line.follow_ups] == [("2026-05-15T15:00:00-04:00", True)]


@pytest.mark.parametrize(
    "text", ["texted Ana about Saturday", "Ana emailed me the deadline: 30 June", "coffee with Ana, she's now at Acme"]
)
def test_a_day_that_was_only_spoken_of_is_not_when(text: str) -> None:
    line = read(text)
    assert line.at is None
    assert line.follow_ups == ()


def test_an_ambiguous_day_is_asked_about() -> None:
    line = read("met Ana on 3/4")
    assert line.at is None
    assert [q.text for q in line.questions] == ["3/4"]


def test_a_line_in_another_language_is_kept_whole() -> None:
    text = "hab gestern Anna getroffen, sie zieht nach Berlin #büro"
    line = read(text, "anna")
    assert (line.note, who(line)) == (text, ["Anna"])


def test_slack_escapes_stay_in_the_note() -> None:
    line = read("Ana: R&amp;D &lt;3 <!channel> ```x = 1``` <https://a.example|a>")
    assert line.note.endswith("R&amp;D &lt;3 <!channel> ```x = 1``` <https://a.example|a>")
    assert line.links == ("https://a.example",)


def test_a_fact_beside_the_head_stays() -> None:
    assert read("coffee with Ana about the grant").note == "coffee with Ana about the grant"


def test_only_the_first_of_a_huge_paste_is_read_and_all_is_kept() -> None:
    text = "met Ana. " + "word " * 8000
    line = read(text)
    assert who(line) == ["Ana"]
    assert line.note.endswith("word")
    assert len(line.note) > 39_000


def test_candidates_hold_the_names_and_are_few() -> None:
    found = name_candidates("met ana silva and Jean-Luc de la Tour at pycon with " + "word " * 200)
    assert {"ana silva", "ana", "jean luc de la tour"} <= set(found)
    assert len(found) <= 80


@pytest.mark.parametrize(
    ("every", "days"), [("P2W", 14.0), ("XXXX-WXX-1", 7.0), ("P1M", 30.4375), ("XXXX-05-03", 365.25), ("?", None)]
)
def test_days_between_repetitions(every: str, days: float | None) -> None:
    assert period_days(every) == days


WORDS = st.sampled_from(
    [
        *sorted(
            words(
                "met Ana Silva , . and with bo at PyCon yesterday follow up in 2 weeks #python she will send me I'll call her "
                "by Friday <@U1|x> <!channel> ``` :tada: every month lunch to from ( ) - re: O'Brien de la"
            )
        ),
        "\n",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_nothing_typed_is_lost(text: str) -> None:
    line = read(text)
    taken = {i for span in line.read if not span.in_note for i in range(span.start, span.end)}
    position = 0
    for i, character in enumerate(line.raw):
        if character.isspace() or i in taken:
            continue
        found = line.note.find(character, position)
        assert found >= 0, (character, line.note)
        position = found + 1
    assert line.raw == text
    assert all(0 <= span.start <= span.end <= len(text) for span in line.read)
