"""Lines of people in a hurry: what was done in passing, what is to come again, who owes whom what."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.notes import Kind, Line, parse_line

NOW = datetime(2026, 5, 14, 10, tzinfo=ZoneInfo("America/New_York"))
KNOWN = frozenset({"sara", "tom", "mina", "leo", "rob"})


def read(text: str) -> Line:
    return parse_line(text, NOW, known=KNOWN)


def promised(text: str) -> list[tuple[str, str]]:
    return [(p.by, str(p.due.date()) if p.due else "") for p in read(text).promises]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("boba with Sara on Monday", Kind.COFFEE),
        ("had a barbecue with Tom on Sunday", Kind.LUNCH),
        ("webex with Tom yesterday", Kind.CALL),
        ("Leo swung by on Monday", Kind.MET),
        ("Mina treated me to lunch on Tuesday", Kind.LUNCH),
        ("Leo reposted my article", Kind.BOOST),
        ("put Tom in touch with Mina", Kind.INTRODUCTION),
        ("great seeing Mina at the summit yesterday", Kind.MET),
        ("lovely to see Rob on Sunday", Kind.MET),
        ("Sara's new email is sara@x.io", Kind.NOTE),
        ("jumped on a quick zoom w/ Sara on Tuesday", Kind.CALL),
        ("left Sara a voicemail", Kind.CALL),
        ("missed call from Sara", Kind.CALL),
        ("grabbed a bite with Tom", Kind.LUNCH),
        ("happy hour with Tom", Kind.COFFEE),
        ("dropped Mina a line", Kind.MESSAGE),
        ("wrote Mina an email with the minutes", Kind.EMAIL),
        ("gave Mina a copy of the Mom Test", Kind.GIFT),
        ("mailed Mina a card", Kind.GIFT),
        ("Leo shared our post", Kind.BOOST),
        ("retweeted Leo", Kind.BOOST),
        ("saw Leo speak at PyCon on Tuesday", Kind.EVENT),
        ("was at Leo's talk yesterday", Kind.EVENT),
        ("Leo came to our meetup", Kind.EVENT),
        ("had a good talk with Leo", Kind.OTHER),
        ("Leo and I went to see Hamilton on Saturday", Kind.OTHER),
        ("hooked Tom up with Mina", Kind.INTRODUCTION),
        ("Tom connected me with Mina", Kind.INTRODUCTION),
        ("Rob hasn't replied yet", Kind.NOTE),
        ("waiting for Rob's reply", Kind.NOTE),
    ],
)
def test_what_was_done_in_passing_has_a_kind(text: str, kind: Kind) -> None:
    assert read(text).kind is kind


@pytest.mark.parametrize(("text", "days"), [("write Sara every 2 weeks", 14), ("talk to Leo weekly", 7)])
def test_an_order_that_repeats_is_a_rhythm(text: str, days: int) -> None:
    assert read(text).cadence_days == days


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("promised Mina feedback on Monday", ("me", "2026-05-18")),
        ("Rob will do the design by Monday", ("them", "2026-05-18")),
        ("webex with Tom, he'll ring me back by Tuesday", ("them", "2026-05-19")),
        ("Sara sends the offer until Tuesday", ("them", "2026-05-19")),
        ("Sara called me, will send the PO by Friday", ("them", "2026-05-15")),
        ("Sara asked me for the PO, will send it by Friday", ("me", "2026-05-15")),
        ("going to call Tom on Monday", ("me", "2026-05-18")),
        ("I'm sending Sara the deck tomorrow", ("me", "2026-05-15")),
        ("I've promised Mina a demo on Monday", ("me", "2026-05-18")),
        ("call with Tom. On me: send the deck", ("me", "")),
        ("Rob has to send me the contract", ("them", "")),
        ("Rob is sending the files on Monday", ("them", "2026-05-18")),
        ("call with Mina, will send me the deck", ("them", "")),
        ("call with Mina; she promised an answer by Monday", ("them", "2026-05-18")),
        ("Tom to send the deck by Monday", ("them", "2026-05-18")),
        ("Tom said he'd have a look at our docs", ("them", "")),
    ],
)
def test_a_promise_is_due_ahead(text: str, promise: tuple[str, str]) -> None:
    assert promised(text) == [promise]


def test_a_decision_of_both_is_no_promise() -> None:
    assert promised("we agreed to ship in June") == []


def test_after_a_period_is_when_it_is_over() -> None:
    (follow_up,) = read("follow up with Sara after the weekend").follow_ups
    assert str(follow_up.due.date()) == "2026-05-18"


@pytest.mark.parametrize(
    "text",
    [
        "Rob has to work late",
        "Rob is sending his kids to school",
        "Ask Rob to send the deck",
        "Rob will be in Berlin next week",
    ],
)
def test_what_others_do_for_themselves_is_no_promise(text: str) -> None:
    assert not any(by == "them" for by, _ in promised(text))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("coffee with Sara yesterday, next one in two weeks", "2026-05-28"),
        ("met Sara. Will connect again after 2 weeks", "2026-05-28"),
        ("met Sara. we agreed to meet on Tuesday", "2026-05-19"),
        ("met Sara. booked a call for Tuesday", "2026-05-19"),
        ("call with Sara, she asked me to follow up in two weeks", "2026-05-28"),
        ("I need to talk with Sara next Tuesday about the community", "2026-05-19"),
        ("don't forget to call Sara on Tuesday", "2026-05-19"),
        ("can you remind me to call Sara tomorrow", "2026-05-15"),
        ("meeting Sara and Tom for dinner tonight", "2026-05-14"),
        ("drinks with Sara tonight at 8pm", "2026-05-14"),
        ("call with Sara later today", "2026-05-14"),
        ("fireside chat with Sara on May 20, prepare questions", "2026-05-20"),
    ],
)
def test_what_is_arranged_comes_back_on_its_day(text: str, due: str) -> None:
    line = read(text)
    assert [str(f.due.date()) for f in line.follow_ups] == [due]
    assert line.promises == ()


def test_a_weekday_in_front_of_a_contact_is_the_last_one() -> None:
    line = read("Mon: call w/ Tom")
    assert (line.kind, str(line.at and line.at.date()), line.follow_ups) == (Kind.CALL, "2026-05-11", ())


def test_a_picture_between_words_parts_nothing() -> None:
    assert [p.value for p in read("lunch 🥗 Sara & Tom, Friday").people] == ["Sara", "Tom"]
