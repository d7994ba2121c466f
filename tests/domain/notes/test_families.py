"""Families of wordings that strangers use: each sort of line is read by what it says, not by how it was first thought of."""

import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.notes import Kind, Line, name_candidates, parse_line

NOW = datetime(2026, 5, 14, 10, tzinfo=ZoneInfo("America/New_York"))
KNOWN = frozenset({"will", "chase", "grace", "jen", "big mike", "rico", "ana"})


def read(text: str) -> Line:
    return parse_line(text, NOW, known=frozenset(name_candidates(text)) & KNOWN)


def who(text: str) -> list[str]:
    return [reference.value for reference in read(text).people]


def promised(text: str) -> list[tuple[str, str]]:
    return [(p.by, str(p.due.date()) if p.due else "") for p in read(text).promises]


def coming(text: str) -> list[str]:
    return [str(f.due.date()) for f in read(text).follow_ups]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("feijoada with Bruna on Saturday", Kind.LUNCH),
        ("kopi w Raymond", Kind.COFFEE),
        ("voice memo from Trey", Kind.MESSAGE),
        ("accepted a LinkedIn request from Omar Haddad", Kind.MESSAGE),
        ("Slack thread with Milo", Kind.MESSAGE),
        ("visio with Hugo", Kind.CALL),
        ("ran a workshop together with Theo", Kind.EVENT),
        ("was on Ana's podcast", Kind.EVENT),
        ("had a live with @ze.da.rua", Kind.EVENT),
        ("quote-tweeted @hana_dev", Kind.BOOST),
        ("liked & reposted Samira's thread", Kind.BOOST),
        ("Nadia presented me to Vera", Kind.INTRODUCTION),
        ("gave Rico my old monitor", Kind.GIFT),
        ("ordered a care package for Teagan", Kind.GIFT),
        ("gave Rico a lift home", Kind.OTHER),
        ("golf with Duncan", Kind.OTHER),
        ("left feedback on Ruby's draft", Kind.COMMENT),
        ("nipped into Accel to see Henrietta", Kind.MET),
        ("congratulated Imani in a linkedin message", Kind.MESSAGE),
        ("Ana came back with comments", Kind.REPLY),
        ("spoke at Ana's meetup on Thursday", Kind.EVENT),
        ("Ana sent over the slides", Kind.MESSAGE),
    ],
)
def test_a_wide_vocabulary_tells_the_kind(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "didn't get to meet Tasha at the summit",
        "almost ran into Drew at the airport",
        "skipped coffee with Hal",
        "Prateek did not turn up for the interview",
        "no contact w Bronte for ages",
        "the committee met without me",
        "a startup called Enzo",
        "parking at the library was a nightmare",
        "ana's visa interview is on Tuesday",
        "saw Priti's post",
    ],
)
def test_what_did_not_take_place_is_no_contact(text: str) -> None:
    assert read(text).kind is Kind.NOTE


@pytest.mark.parametrize("text", ["hi", "ok noted 👍", "cheers, that's perfect", "what can you do?", "test"])
def test_small_talk_says_nothing(text: str) -> None:
    assert read(text).kind is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("dinner at Dishoom: me, Kit, Kit's wife Hyacinth", ["Kit", "Hyacinth"]),
        ("ppl i met at the meetup thurs: jen, big mike, osvaldo", ["jen", "big mike", "osvaldo"]),
        ("beers with the lads (Johnno, Stevo) on Thursday", ["Johnno", "Stevo"]),
        ("intro'd Felix (Stripe) <> Hui Min (Razer)", ["Felix", "Hui Min"]),
        ("sponsor call: Nubank, with Marcos and Letícia", ["Marcos", "Letícia"]),
        ("Teams call 16:00 yesterday, Yamamoto Hiroshi", ["Yamamoto Hiroshi"]),
        ("Yesterday's lunch with Conor and Aisling was lovely", ["Conor", "Aisling"]),
        ("google meet with a recruiter from Flipkart, Swati Kulkarni", ["Swati Kulkarni"]),
        ("sent Deepavali hampers to Wong and Farid", ["Wong", "Farid"]),
        ("boosted the post of Renato Aragao", ["Renato Aragao"]),
        ("drinks w/ Carter from the Austin chapter", ["Carter"]),
        ("Attended Sifted Summit with Priya", ["Priya"]),
        ("reviewed Ruby's deck with her over Zoom", ["Ruby"]),
        ("lunch with Sander and the new intern (Lotte)", ["Sander", "Lotte"]),
        ("two calls today: Daan (budget), Lotte (hiring)", ["Daan", "Lotte"]),
        ("boat trip with clients from Maersk (Søren, Astrid)", ["Søren", "Astrid"]),
    ],
)
def test_people_are_found_where_grammar_puts_them(text: str, people: list[str]) -> None:
    assert who(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("will (the moderator not the designer) wants a mic", ["will"]),
        ("Will promised to review my talk", ["Will"]),
        ("Chase Harry about the invoice on Monday", ["Harry"]),
        ("chase never wrote back", ["chase"]),
        ("Owe Wei Chen feedback", ["Wei Chen"]),
        ("Golf w/ Dr Yeo", ["Dr Yeo"]),
        ("dinner with Datuk Rahman and Mdm Chua", ["Datuk Rahman", "Mdm Chua"]),
        ("call with Prof. Dr. Ulrike Sand", ["Prof. Dr. Ulrike Sand"]),
        ("reached out to Kenya Barris", ["Kenya Barris"]),
        ("met Ahmed el-Sayed", ["Ahmed el-Sayed"]),
        ("coffee with d'Andre Lewis", ["d'Andre Lewis"]),
        ("left a comment on Wanjiru wa Kamau's PR", ["Wanjiru wa Kamau"]),
        ("spoke to sunita ma'am", ["sunita"]),
        ("DM from @jules@fosstodon.org", ["jules@fosstodon.org"]),
        ("Mark wants remote only, Grant is open to hybrid", ["Mark", "Grant"]),
        ("todo:\n- ping Kiprono on monday\n- follow up with Halima on friday", ["Kiprono", "Halima"]),
    ],
)
def test_names_are_told_from_words(text: str, people: list[str]) -> None:
    assert who(text) == people


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("call with Ana, she'll counter early next week", ("them", "2026-05-18")),
        ("Kit will make the Revolut intro", ("them", "")),
        ("zoom with Ana, theyll send edits by friday", ("them", "2026-05-15")),
        ("Ana will hand it in by the 20th", ("them", "2026-05-20")),
        ("he will be sending the MoU by Friday", ("them", "2026-05-15")),
        ("chat with Ana: she promised to lend me her camera", ("them", "")),
        ("I send Ana the offer until Friday", ("me", "2026-05-15")),
        ("By Friday I need to send Ana the deck", ("me", "2026-05-15")),
        ("on the hook for the recap to Ana by Monday", ("me", "2026-05-18")),
        ("I promissed to Ana that I send the contract until Friday", ("me", "2026-05-15")),
        ("I must acknowledge it by tomorrow", ("me", "2026-05-15")),
        ("I'm going to talk to finance and get back to her by Friday", ("me", "2026-05-15")),
        ("owe Ana the Q3 numbers by Friday", ("me", "2026-05-15")),
        ("promised Ana a demo by the end of May", ("me", "2026-05-31")),
    ],
)
def test_promises_come_in_many_wordings(text: str, promise: tuple[str, str]) -> None:
    assert promised(text) == [promise]


@pytest.mark.parametrize(
    "text",
    [
        "Ana will turn 40 next week",
        "she will join Acme in June",
        "met Will at the offsite",
        "got reply from Ana",
        "offered a book to Ana",
        "to do: write Ana",
    ],
)
def test_what_is_no_promise_stays_none(text: str) -> None:
    assert promised(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Noor wants us on her podcast. reply by monday", "2026-05-18"),
        ("ck in w her on monday", "2026-05-18"),
        ("no word from Ana 😬 hit her up on monday", "2026-05-18"),
        ("retry Ana on monday", "2026-05-18"),
        ("HK trip: see Ana on 20 May", "2026-05-20"),
        ("QBR with Ana is set for May 20", "2026-05-20"),
        ("google meet with Ana, fixed for May 20", "2026-05-20"),
        ("parkrun w/ Ana on May 20", "2026-05-20"),
        ("Ana and I gonna record the podcast on May 20", "2026-05-20"),
        ("looking forward to seeing Ana on the 20th", "2026-05-20"),
        ("Ask Ana how it went — next monday", "2026-05-18"),
        ("Ana's birthday is May 22, remind me 2 days before to buy something", "2026-05-20"),
        ("postponed the call with Ana to next monday", "2026-05-18"),
        ("brunch on Sunday with Ana?", "2026-05-17"),
        ("check on Ana on monday, see how onboarding goes", "2026-05-18"),
    ],
)
def test_follow_ups_come_in_many_wordings(text: str, due: str) -> None:
    assert coming(text) == [due]
    assert promised(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [("Speak every 2 weeks with Ana", 14), ("1-1 w Ana today. Repeat every week.", 7), ("weekly: Ana", 7)],
)
def test_a_rhythm_may_stand_anywhere(text: str, days: int) -> None:
    assert read(text).cadence_days == days


def test_a_habit_that_is_only_told_is_no_rhythm() -> None:
    assert read("Ana's letter is on the desk, and every week I mean to answer").cadence_days is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Remind me on Monday to ring Ana. Her hearing is that week.", None),
        ("Lunch is arranged with Ana for Friday, in the Unicorn.", None),
        ("Ana's hearing is next week. Remind me on Monday to ring her.", Kind.NOTE),
    ],
)
def test_a_plan_and_what_explains_it_is_no_note(text: str, kind: Kind | None) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dawn messaged me on matrix: decision in June", None),
        ("got a Christmas card from Ana", None),
        ("met Ana at the Christmas drinks", None),
        ("Ana told me that he leaves in October", None),
        ("Job fair at Purdue yesterday. Met Ana", "2026-05-13"),
        ("met Ana, PM at Figma, at a party two weeks ago", "2026-04-30"),
        ("dinner with Ana and Rico. Thursday just gone.", "2026-05-07"),
    ],
)
def test_only_when_it_was_counts(text: str, day: str | None) -> None:
    at = read(text).at
    assert (str(at.date()) if at else None) == day


def test_a_line_in_another_language_with_a_loan_word_stays_a_note() -> None:
    assert read("Kaffee mit Anneliese am Montag, gestern verabredet").kind is Kind.NOTE


def test_a_heap_of_numbers_costs_in_proportion_to_its_length() -> None:
    def calls(text: str) -> int:
        seen = 0

        def count(_frame: object, event: str, _arg: object) -> None:
            nonlocal seen
            seen += event == "call"

        sys.setprofile(count)
        try:
            parse_line(text, NOW)
        finally:
            sys.setprofile(None)
        return seen

    calls("warm up")
    assert calls("1 " * 800) < 3 * calls("1 " * 400)
