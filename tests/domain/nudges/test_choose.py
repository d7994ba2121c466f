"""Whom to write to today."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.nudges import MorningInput, PersonState, rank, snoozed
from bot.domain.rhythm import Contact, Summary
from tests.domain.nudges.people import MORNING, NOW, ago, person, story


def suggested(*people: PersonState, **day: int) -> list[int]:
    return [item.person.person_id for item in rank(MorningInput(people, **day), MORNING).reengage]


@pytest.mark.parametrize(
    ("days_ago", "state", "expected"),
    [
        ((30, 20, 10), {}, False),
        ((36, 26, 16), {}, True),
        ((10, 8, 6), {}, False),
        ((11, 9, 7.5), {}, True),
        ((59,), {}, False),
        ((61,), {}, True),
        ((20,), {"tier_days": 14}, True),
        ((20,), {"tier_days": 30}, False),
        ((), {}, False),
        ((), {"tier_days": 30}, True),
        ((), {"cadence_days": 30}, True),
        ((36, 26, 16), {"tier_days": 180}, True),
        ((36, 26, 16), {"cadence_days": 20}, False),
        ((16,), {"cadence_days": 14}, True),
        ((3, 2, 1), {"cadence_days": 1}, True),
        ((36, 26, 16), {"muted": True}, False),
        ((36, 26, 16), {"snoozed_until": ago(-1)}, False),
        ((36, 26, 16), {"snoozed_until": ago(0)}, True),
        ((36, 26, 16), {"last_nudged_at": ago(13)}, False),
        ((36, 26, 16), {"last_nudged_at": ago(14)}, True),
        ((36, 26, 16), {"created_at": ago(0.1)}, False),
        ((36, 26, 16), {"touched_at": ago(0.1)}, False),
        ((36, 26, 16), {"touched_at": ago(0.5)}, True),
        ((30, 20, 0.1), {"cadence_days": 1}, False),
    ],
)
def test_who_may_be_suggested(days_ago, state, expected):
    assert suggested(person(1, *days_ago, **state)) == ([1] if expected else [])


def test_an_explicit_cadence_is_due_on_the_day_it_ends_whatever_the_hour():
    last_week_at_six_in_the_evening = 6.625
    assert suggested(person(1, last_week_at_six_in_the_evening, cadence_days=7)) == [1]


def test_a_cooldown_is_counted_in_local_days_across_a_clock_change():
    morning = datetime(2026, 4, 5, 0, tzinfo=MORNING.tzinfo)
    nudged = datetime(2026, 3, 22, 0, 0, 5, tzinfo=MORNING.tzinfo).astimezone(UTC)
    someone = person(1, 136, 126, 116, last_nudged_at=nudged)
    assert not rank(MorningInput((someone,)), morning - timedelta(days=1)).reengage
    assert rank(MorningInput((someone,)), morning).reengage


def test_a_snooze_of_a_week_ends_before_the_message_of_that_day():
    someone = person(1, 36, 26, 16, snoozed_until=snoozed(MORNING.replace(hour=22), 7))
    assert not rank(MorningInput((someone,)), MORNING + timedelta(days=6)).reengage
    assert rank(MorningInput((someone,)), MORNING + timedelta(days=7)).reengage


def test_overdue_friend_outranks_recent_one():
    quiet, recent = person(1, 34, 24, 16), person(2, 30, 20, 10)
    assert suggested(recent, quiet) == [1]


def test_a_close_tie_outranks_one_that_is_merely_silent_for_longer():
    close, faint = person(1, *range(90, 10, -5)), person(2, 120, 100, 60)
    assert suggested(faint, close) == [1, 2]


def test_whoever_the_user_set_a_cadence_for_comes_first():
    asked, strong = person(1, 40, cadence_days=30), person(2, *range(90, 10, -5))
    assert suggested(strong, asked) == [1, 2]


def test_a_closer_tier_and_a_fresh_post_move_a_person_up():
    plain, close, posted = person(1, 70), person(2, 70, tier_days=30), person(3, 70, story=story(7))
    assert suggested(plain, posted) == [3, 1]
    assert suggested(plain, posted, close) == [3, 2, 1]


def test_at_most_three_and_never_more_than_the_budget():
    people = [person(number, 36, 26, 16) for number in range(1, 9)]
    assert len(suggested(*people)) == 3
    assert len(suggested(*people, budget=1)) == 1
    assert suggested(*people, budget=0) == []


def test_at_most_one_of_the_three_is_long_dormant():
    dormant = [person(number, 420, 410, 400) for number in (1, 2, 3)]
    assert suggested(*dormant) == [1]
    assert suggested(*dormant, person(4, 36, 26, 16), person(5, 37, 27, 17)) == [4, 5, 1]


def test_the_dormant_one_is_marked():
    items = rank(MorningInput((person(1, 420, 410, 400), person(2, 36, 26, 16))), MORNING).reengage
    assert [(item.person.person_id, item.dormant) for item in items] == [(2, False), (1, True)]


def test_reasons_carry_the_figures():
    someone = person(1, 84, 63, 42, last_note="her move to Berlin", story=story(5, title="Async without tears"))
    reasons = rank(MorningInput((someone,)), MORNING).reengage[0].reasons
    assert [reason.kind for reason in reasons] == ["gap", "last_time", "posted"]
    assert dict(reasons[0].values) == {"days": 42, "usual_days": 21, "cadence_days": None, "contact": "message"}


def test_a_fresh_post_is_reason_enough_a_week_after_the_last_contact_or_with_nobody_spoken_to_yet():
    lately, a_week, never = (person(n, *days, story=story(n)) for n, days in ((1, [6]), (2, [8]), (3, [])))
    assert suggested(lately) == []
    assert suggested(a_week) == [2]
    assert suggested(never) == [3]
    assert suggested(person(4, 8), person(5)) == []


def test_a_post_does_not_hasten_the_rhythm_that_was_asked_for():
    assert suggested(person(1, 20, cadence_days=30, story=story(1))) == []


def test_one_a_day_is_there_for_a_post_alone_and_it_comes_first_among_the_reasons():
    posted = [person(number, 8, last_note="her talk", story=story(number)) for number in (1, 2)]
    items = rank(MorningInput((*posted, person(3, 84, 63, 42))), MORNING).reengage
    assert sorted(item.person.person_id for item in items) == [1, 3]
    (reasons,) = [item.reasons for item in items if item.person.person_id == 1]
    assert [reason.kind for reason in reasons] == ["posted", "gap", "last_time"]


states = st.builds(
    lambda n, days, cadence, tier, nudged, snooze, muted: PersonState(
        n,
        f"Person {n}",
        ago(900),
        Summary.of(Contact(ago(day)) for day in days),
        tier,
        cadence,
        last_nudged_at=None if nudged is None else ago(nudged),
        snoozed_until=None if snooze is None else ago(snooze),
        muted=muted,
    ),
    st.integers(1, 10_000),
    st.lists(st.integers(0, 800), max_size=12),
    st.none() | st.integers(1, 200),
    st.none() | st.sampled_from([14, 30, 60, 180]),
    st.none() | st.integers(0, 40),
    st.none() | st.integers(-30, 30),
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(states, max_size=20, unique_by=lambda p: p.person_id), st.integers(0, 3))
def test_whatever_the_people_the_promises_of_a_morning_hold(people, budget):
    day = MorningInput(tuple(people), budget=budget)
    chosen = rank(day, MORNING).reengage
    assert len(chosen) <= budget
    assert sum(item.dormant for item in chosen) <= 1
    assert len({item.person.person_id for item in chosen}) == len(chosen)
    for someone in (item.person for item in chosen):
        assert not someone.muted
        assert someone.snoozed_until is None or someone.snoozed_until <= NOW
        assert someone.last_nudged_at is None or someone.last_nudged_at <= ago(13)
        assert not someone.summary.n or someone.summary.end_s < ago(0.3).timestamp()
    assert rank(MorningInput(tuple(reversed(people)), budget=budget), MORNING).reengage == chosen
