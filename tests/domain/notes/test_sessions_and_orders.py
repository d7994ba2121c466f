"""Sessions whose day is to come, things to do and promises in more wordings; what has been keeps its day."""

import pytest

from bot.domain.notes import Kind
from tests.domain.notes.lines import coming, promised, read, who


@pytest.mark.parametrize(
    ("text", "people", "days"),
    [
        ("Demo with Rosa on Tuesday 15h, no surprises please", ["Rosa"], ["12-01"]),
        ("pairing with Kuba on friday", ["Kuba"], ["11-27"]),
        ("I'm pairing with Kuba on friday", ["Kuba"], ["11-27"]),
        ("Brekkie with Tash Sunday 9.30", ["Tash"], ["11-29"]),
        ("got to phone Ana tonight", ["Ana"], ["11-25"]),
        ("Rehearsing with Ana and Bo on thursday, room 4", ["Ana", "Bo"], ["11-26"]),
        ("filming with Omar on the 29th", ["Omar"], ["11-29"]),
        ("lunch with Vivian and Zhi Hao on the 28th, need to reserve a table", ["Vivian", "Zhi Hao"], ["11-28"]),
        ("panel with Ana on the 30th, should be fun", ["Ana"], ["11-30"]),
        (
            "coffee with Jisoo tomorrow, then dinner with Mr. Hwang on Friday",
            ["Jisoo", "Mr. Hwang"],
            ["11-26", "11-27"],
        ),
        ("lunch with Mo tomorrow and drinks with Ali on Saturday", ["Mo", "Ali"], ["11-26", "11-28"]),
        ("Souvlaki with Stavros booked for Tuesday 1 December", ["Stavros"], ["12-01"]),
        ("Onboarding with Priya is scheduled for Monday", ["Priya"], ["11-30"]),
        ("Coffee with Ana on Friday, confirmed", ["Ana"], ["11-27"]),
        ("dinner with Bo on Saturday (tbc)", ["Bo"], ["11-28"]),
        ("site visit with Rehema Juma next week, Kisumu", ["Rehema Juma"], ["11-30"]),
    ],
)
def test_a_session_arranged_or_with_an_hour_is_to_come(text: str, people: list[str], days: list[str]) -> None:
    line = read(text)

    assert (who(line), coming(line), line.at) == (people, days, None)


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Coffee with Pieter on Monday.", Kind.COFFEE, "11-23"),
        ("call with Beth on friday at 3pm, she loved the mockups", Kind.CALL, "11-20"),
        ("Demo with Bo on Tuesday at 15:00 went well", Kind.MET, "11-24"),
        ("Pairing with Kuba on tuesday was great", Kind.OTHER, "11-24"),
        ("hiking with Uwe on Sunday", Kind.OTHER, "11-22"),
        ("Filming with Omar on the 11th", Kind.OTHER, "11-11"),
        ("Coffee with Ana on the 28th, lovely chat", Kind.COFFEE, "10-28"),
        ("call from Bo on the 28th", Kind.CALL, "10-28"),
        ("Met Ana on the 28th", Kind.MET, "10-28"),
        ("Met with Ana yesterday, table booked for Friday", Kind.MET, "11-24"),
        ("tomasz from the boxing club texted back on sunday, he's in", Kind.MESSAGE, "11-22"),
        ("Ana (SAP): video call at 5pm yesterday, went fine", Kind.CALL, "11-24"),
        ("Had coffee w/ Ye-jin this a.m., she is well", Kind.COFFEE, "11-25"),
        ("emaild Eivind tday abt the docs", Kind.EMAIL, "11-25"),
        ("Darnell x Mei-Ling: made the intro by email Nov 24", Kind.INTRODUCTION, "11-24"),
        ("met that new designer Paulina yesterday", Kind.MET, "11-24"),
    ],
)
def test_a_session_told_of_has_been(text: str, kind: Kind, day: str) -> None:
    line = read(text)

    assert (line.kind, line.at and line.at.strftime("%m-%d"), coming(line)) == (kind, day, [])
    assert who(line)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Need to call Yuki on Thursday about co-marketing", "11-26"),
        ("I must visit Gran on Sunday", "11-29"),
        ("Contact Tan Wei Ling again in 3 months", "02-25"),
        ("Jiayi isn't open to a move (comp). Re-engage in 6 months", "05-25"),
        ("put me down to ring Hesham on the twentieth of May", "05-20"),
        ("pencil me in to see Jo on 3 December", "12-03"),
        ("I shall be meeting Astrid on Thursday at ten.", "11-26"),
        ("we'll be having lunch with Bo on Saturday", "11-28"),
        ("Hamza left the project, revoke his access tomorrow", "11-26"),
        ("Ana steps down as co-maintainer :( send her a thank you card tomorrow", "11-26"),
        ("Ana got the grant :D send her a card on Friday", "11-27"),
    ],
)
def test_what_is_to_be_done_is_a_follow_up(text: str, day: str) -> None:
    line = read(text)

    assert (coming(line), promised(line)) == ([day], [])


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("I have promised Fr. Mutua the audit report by 30 September", [("me", "09-30")]),
        ("Promised Amirul bin Hassan 3 case studies by 30 Jan", [("me", "01-30")]),
        ("I had promised Sister Agnes the keys by Friday", [("me", "11-27")]),
        ("I have to send Dr. Hala the budget, I promised it to her for Thursday", [("me", "11-26")]),
        ("Owe Aoife a list of the tiers, told her she'd have it by Monday", [("me", "11-30")]),
        ("told Ana Silva she'd have the draft by Friday", [("me", "11-27")]),
        ("assured Bo he'd have the figures by Monday", [("me", "11-30")]),
        ("told Ana I would have it by Friday", [("me", "11-27")]),
        ("Need to reply to Ana by Friday", [("me", "11-27")]),
        ("I owe Ana a draft by Friday, told Bo he'd get the slides by Monday", [("me", "11-27"), ("me", "11-30")]),
        ("told Bo he'd get fired by Monday", []),
        ("told Ana she'd have to move by Monday", []),
        ("Ana promised 3 intros to Bo by Friday", []),
    ],
)
def test_a_promise_counts_once(text: str, promises: list[tuple[str, str]]) -> None:
    line = read(text)

    assert (promised(line), coming(line)) == (promises, [])


def test_a_promise_told_again_is_no_contact() -> None:
    assert read("Owe Aoife a list, told her she'd have it by Monday").kind is Kind.NOTE


@pytest.mark.parametrize(
    "text", ["sync with Thiago every 2 weeks from now on", "1:1 with Ana every 2 weeks going forward"]
)
def test_a_repetition_from_now_on_is_a_rhythm(text: str) -> None:
    line = read(text)

    assert (line.cadence_days, line.kind, len(line.people)) == (14, None, 1)


def test_a_duty_keeps_what_is_to_be_done() -> None:
    assert read("Need to call Yuki on Thursday about the fair").follow_ups[0].about == "call Yuki about the fair"
    assert read("Coffee with Ana. Re-engage in 6 months").follow_ups[0].about == "Re-engage"


def test_what_joins_two_parts_that_are_taken_out_is_no_note() -> None:
    assert read("Rang Fionnuala yesterday - text her on sunday").note == ""
    assert read("lunch with Mo tomorrow and drinks with Ali on Saturday").note == ""
