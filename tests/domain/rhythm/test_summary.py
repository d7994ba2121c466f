"""What is kept per person says the same as the whole history."""

import itertools
import json
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.rhythm import Contact, Summary, score
from bot.domain.rhythm.summary import WINDOW

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)

openers = st.sampled_from([True, False, None])
day_numbers = st.lists(st.integers(0, 2000), unique=True, max_size=40)


def contact(days_ago: float, mine: bool | None = None, kind: str = "message") -> Contact:
    return Contact(NOW - timedelta(days=days_ago), mine, kind)


def history(*days_ago: float) -> list[Contact]:
    return [contact(days) for days in days_ago]


def test_messages_of_one_evening_are_one_conversation():
    evening = [contact(10 - minutes / 1440, mine=minutes == 0) for minutes in (0, 5, 90, 300)]
    summary = Summary.of(evening)
    assert (summary.n, summary.mine, summary.theirs) == (1, 1, 0)


def test_a_conversation_that_never_pauses_for_twelve_hours_stays_one():
    assert Summary.of([contact(5 - hours / 24) for hours in range(0, 48, 11)]).n == 1


def test_contacts_of_two_days_are_two_conversations():
    assert Summary.of(history(3, 2)).n == 2


def test_the_last_contact_counts_for_the_silence_and_names_the_kind():
    summary = Summary.of([contact(10, kind="message"), contact(9.9, kind="met")])
    assert (summary.n, summary.kind) == (1, "met")
    assert summary.end_s == int((NOW - timedelta(days=9.9)).timestamp())


def test_a_contact_logged_late_finds_its_place():
    late = Summary.of(history(40, 20, 10)).add(contact(30, mine=True, kind="met"))
    assert late == Summary.of([*history(40, 20, 10), contact(30, mine=True, kind="met")])
    assert late.kind == "message"


def test_a_late_message_of_a_known_conversation_changes_nothing():
    known = Summary.of([contact(20), contact(10.2), contact(10)])
    assert known.add(contact(10.1)) == known
    assert known.add(contact(20.1)) == known


def test_the_usual_gap_needs_two_gaps():
    assert [Summary.of(history(*days)).usual_gap_days for days in ((), (9,), (9, 2), (9, 5, 2))] == [
        None,
        None,
        None,
        3.5,
    ]


def test_one_long_holiday_does_not_change_what_is_usual():
    assert Summary.of(history(200, 193, 186, 79, 72, 65, 58)).usual_gap_days == 7


def test_the_usual_gap_follows_a_changed_life():
    weekly_for_years = [700 + 7 * week for week in range(100)]
    monthly_lately = [30 * month for month in range(1, 18)]
    assert Summary.of(history(*weekly_for_years, *monthly_lately)).usual_gap_days == 30


def test_a_conversation_counts_half_after_sixty_days_whoever_opened_it():
    assert Summary.of([contact(60, True), contact(0, False)]).weight == pytest.approx(1.5)


@pytest.mark.parametrize("value", [None, {}])
def test_nothing_kept_yet_reads_as_the_empty_summary(value):
    assert Summary.from_json(value) == Summary()


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2000), openers), max_size=40))
def test_a_summary_survives_storage(rows):
    summary = Summary.of(contact(days, mine) for days, mine in rows)
    stored = json.dumps(summary.to_json())
    assert Summary.from_json(json.loads(stored)) == summary
    assert len(stored) < 400


@settings(deadline=None)
@given(day_numbers, st.randoms())
def test_the_order_of_logging_does_not_matter_within_the_window(days, shuffled):
    days = days[:WINDOW]
    in_order = Summary.of(history(*days))
    shuffled.shuffle(days)
    summary = Summary()
    for day in days:
        summary = summary.add(contact(day))
    assert summary.weight == pytest.approx(in_order.weight)
    assert {**summary.to_json(), "w": 0} == {**in_order.to_json(), "w": 0}


@settings(deadline=None)
@given(day_numbers.filter(bool))
def test_the_summary_agrees_with_the_history(days):
    summary = Summary.of(history(*days))
    ages = sorted(days, reverse=True)
    recent = ages[-WINDOW:]
    gaps = [older - newer for older, newer in itertools.pairwise(recent)]
    assert summary.n == len(days)
    assert summary.first_s == int(contact(ages[0]).at.timestamp())
    assert summary.usual_gap_days == (median(gaps) if len(gaps) > 1 else None)
    assert summary.weight == pytest.approx(sum(2 ** ((ages[-1] - age) / 60) for age in ages))


@settings(deadline=None)
@given(day_numbers.filter(bool), st.integers(1, 400))
def test_the_score_is_its_formula_over_the_history(days, later):
    ages = [day + later for day in days]
    summary = Summary.of(history(*days))
    faded = sum(2 ** (-age / 60) for age in ages)
    expected = faded * (max(0.5, summary.usual_gap_days or 0) / min(ages) ** 2) ** (1 / 3)
    assert score(summary, NOW + timedelta(days=later)) == pytest.approx(expected)
