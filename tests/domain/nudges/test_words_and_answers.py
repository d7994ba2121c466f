"""Reasons in words, and what an answer changes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import NotUnderstood
from bot.domain.nudges import MorningInput, Reason, less_often, rank, say_reason, say_reasons, snoozed
from tests.domain.nudges.people import LISBON, MORNING, ago, person, story


@pytest.mark.parametrize(
    ("kind", "values", "text"),
    [
        ("gap", {"days": 42, "usual_days": 21}, "6 weeks since you last spoke; you usually talk every 3"),
        (
            "gap",
            {"days": 42, "cadence_days": 30, "contact": "met"},
            "6 weeks since you last met; you asked for every month",
        ),
        ("gap", {"days": None}, "no contact logged yet"),
        ("last_time", {"note": "her move to Berlin. "}, "last time: her move to Berlin"),
        ("posted", {"title": "Async without tears", "days": 1}, "posted “Async without tears” yesterday"),
        ("posted", {"title": "Old news", "days": 6}, "posted “Old news” 6 days ago"),
        ("due", {"days": 0, "kind": "follow_up", "about": "the deck"}, "the deck, due today"),
        ("due", {"days": 1, "kind": "follow_up", "about": ""}, "follow up, due since yesterday"),
        (
            "due",
            {"days": 9, "kind": "promise", "about": "an intro to Bo"},
            "you promised: an intro to Bo, due 9 days ago",
        ),
        ("due", {"days": 0, "kind": "promise"}, "your promise, due today"),
        ("birthday", {"days": 0}, "birthday today"),
        ("birthday", {"days": 1, "weekday": "Saturday"}, "birthday tomorrow"),
        ("birthday", {"days": 2, "weekday": "Sunday"}, "birthday on Sunday"),
        ("owed", {"days": 2}, "you wanted to answer a message from 2 days ago"),
        ("owed", {"days": 1, "about": "budget?"}, "you wanted to answer a message from yesterday: budget?"),
        ("follows", {"name": "Ana"}, "by Ana, whom you follow"),
        ("concerns", {"name": "Ana", "topic": "rust"}, "might interest Ana (rust)"),
        ("concerns", {"name": "Ana"}, "might interest Ana"),
        ("rising", {"topic": "wasm"}, "wasm is rising"),
        ("rising", {}, "rising today"),
    ],
)
def test_each_reason_reads_as_a_clause(kind, values, text):
    assert say_reason(Reason(kind, values)) == text


def test_a_suggestion_reads_as_in_the_example():
    someone = person(1, 84, 63, 42, last_note="her move to Berlin.", story=story(5, title="Async without tears"))
    item = rank(MorningInput((someone,)), MORNING).reengage[0]
    assert say_reasons(item.reasons) == (
        "6 weeks since you last spoke; you usually talk every 3. Last time: her move to Berlin. "
        "Posted “Async without tears” yesterday"
    )


@pytest.mark.parametrize("days", [7, 14, 30])
def test_a_snooze_lasts_to_the_beginning_of_its_local_day(days):
    until = snoozed(MORNING, days)
    assert until.tzinfo is UTC
    assert until.astimezone(LISBON).replace(tzinfo=None) == datetime(2026, 6, 3) + timedelta(days=days)


def test_a_snooze_across_a_clock_change_ends_at_local_midnight():
    until = snoozed(datetime(2026, 3, 25, 9, tzinfo=LISBON), 7)
    assert until == datetime(2026, 3, 31, 23, tzinfo=UTC)


@pytest.mark.parametrize("days", [0, -3, 731])
def test_an_odd_snooze_is_refused_with_an_example(days):
    with pytest.raises(NotUnderstood, match="2 weeks"):
        snoozed(MORNING, days)


@pytest.mark.parametrize(
    ("days_ago", "state", "cadence"),
    [
        ((63, 42, 21), {}, 42),
        ((63, 42, 21), {"cadence_days": 30}, 60),
        ((5,), {"tier_days": 30}, 60),
        ((5,), {}, 120),
        ((6, 5, 4), {}, 14),
        ((5,), {"cadence_days": 500}, 730),
    ],
)
def test_less_often_doubles_what_holds(days_ago, state, cadence):
    assert less_often(person(1, *days_ago, **state)) == cadence


def test_less_often_keeps_the_person_away_for_that_long():
    asked = person(1, 84, 63, 42)
    later = person(1, 84, 63, 42, cadence_days=less_often(asked), last_nudged_at=ago(20))
    assert later.cadence_days == 42
    assert less_often(later) == 84
