"""A relationship read at one moment, and the order of quiet people."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.rhythm import Contact, Summary, overdue_from, rhythm_from, rhythm_of, score

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
CREATED = NOW - timedelta(days=300)


def history(*days_ago: float, mine: bool | None = None) -> list[Contact]:
    return [Contact(NOW - timedelta(days=days), mine) for days in days_ago]


def score_of(*days_ago: float, mine: bool | None = None) -> float:
    return score(Summary.of(history(*days_ago, mine=mine)), NOW)


def test_nobody_spoken_to_has_no_times_and_is_new():
    rhythm = rhythm_of([], NOW)
    assert (rhythm.n, rhythm.first_at, rhythm.quiet_for_days, rhythm.state) == (0, None, None, "new")
    assert rhythm.strength == 0


def test_a_rhythm_names_its_figures():
    rhythm = rhythm_of([*history(60, 40, mine=True), *history(30, mine=False), *history(20, mine=None)], NOW)
    assert (rhythm.n, rhythm.usual_gap_days, rhythm.quiet_for_days, rhythm.overdue_ratio) == (4, 10, 20, 2)
    assert rhythm.first_at == NOW - timedelta(days=60)
    assert rhythm.last_at == NOW - timedelta(days=20)
    assert rhythm.mine_share == pytest.approx(2 / 3)
    assert rhythm.last_opened_by is None


@pytest.mark.parametrize(("mine", "who"), [(True, True), (False, False), (None, None)])
def test_who_opened_last_is_known_or_said_to_be_unknown(mine, who):
    rhythm = rhythm_of([*history(9, 7, mine=True), *history(3, mine=mine)], NOW)
    assert rhythm.last_opened_by is who


def test_no_share_is_made_up_when_nobody_knows_who_opened():
    assert rhythm_of(history(9, 5, 2), NOW).mine_share is None


def test_a_planned_contact_does_not_count_before_its_time():
    assert rhythm_of(history(10, 5, -3), NOW).n == 2


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [
        ((3,), "new"),
        ((40, 12), "new"),
        ((17, 10, 3), "active"),
        ((12, 9, 6.9), "active"),
        ((12, 10, 8), "quiet"),
        ((54, 34, 30), "quiet"),
        ((400, 300, 149), "active"),
        ((200, 195, 190), "dormant"),
        ((181,), "dormant"),
        ((580, 400, 200), "active"),
        ((990, 790, 590), "quiet"),
        ((1000, 800, 610), "dormant"),
    ],
)
def test_states(days_ago, state):
    assert rhythm_of(history(*days_ago), NOW).state == state


@pytest.mark.parametrize(
    ("days_ago", "cadence", "tier", "due_in_days"),
    [
        ((), None, None, None),
        ((), 30, None, 30 - 300),
        ((), None, 14, 14 - 300),
        ((5,), None, None, 55),
        ((5,), None, 14, 9),
        ((5,), 3, 14, -2),
        ((12, 9, 6), None, None, 1),
        ((46, 26, 6), None, None, 24),
        ((46, 26, 6), None, 14, 24),
        ((46, 26, 6), 7, 14, 1),
        ((46, 26, 6), 180, None, 174),
    ],
)
def test_when_silence_begins_to_be_unusual(days_ago, cadence, tier, due_in_days):
    due = overdue_from(Summary.of(history(*days_ago)), CREATED, cadence, tier)
    assert due == (None if due_in_days is None else NOW + timedelta(days=due_in_days))


def test_many_conversations_outrank_few_after_the_same_silence():
    assert score_of(59, 52, 45, 38, 31, 24, 17, 10) > score_of(24, 17, 10)


def test_the_longest_silent_is_not_first():
    assert score_of(34, 27, 20) > score_of(134, 127, 120)


def test_ten_fresh_conversations_outrank_ten_of_two_years_ago():
    last = [10]
    assert score_of(*range(73, 10, -7), *last) > score_of(*range(773, 710, -7), *last)


def test_who_opened_the_conversations_does_not_change_the_order():
    days = (40, 30, 20)
    assert score_of(*days, mine=True) == score_of(*days, mine=None) == score_of(*days, mine=False)


def test_after_the_same_silence_the_one_usually_seen_rarely_comes_first():
    assert score_of(100, 70, 40) > score_of(44, 42, 40)


@settings(deadline=None)
@given(st.lists(st.integers(1, 900), min_size=1, max_size=30, unique=True), st.integers(1, 500))
def test_the_score_falls_while_nobody_writes(days, later):
    summary = Summary.of(history(*days))
    assert score(summary, NOW) > score(summary, NOW + timedelta(days=later)) > 0


@settings(deadline=None)
@given(st.lists(st.integers(1, 900), min_size=3, max_size=30, unique=True))
def test_whoever_is_called_quiet_is_past_the_moment_silence_became_unusual(days):
    summary = Summary.of(history(*days))
    due = overdue_from(summary, CREATED)
    assert due is not None
    assert (rhythm_from(summary, NOW).state == "active") == (due >= NOW)
