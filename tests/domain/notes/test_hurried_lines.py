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
    ],
)
def test_a_promise_is_due_ahead(text: str, promise: tuple[str, str]) -> None:
    assert promised(text) == [promise]


def test_a_decision_of_both_is_no_promise() -> None:
    assert promised("we agreed to ship in June") == []


def test_after_a_period_is_when_it_is_over() -> None:
    (follow_up,) = read("follow up with Sara after the weekend").follow_ups
    assert str(follow_up.due.date()) == "2026-05-18"
