"""How dates and gaps are said back."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.domain.dates import say_date, say_gap

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 18), "today"),
        (date(2026, 11, 19), "tomorrow"),
        (date(2026, 11, 17), "yesterday"),
        (date(2026, 12, 4), "Fri 4 Dec"),
        (date(2026, 11, 3), "Tue 3 Nov"),
        (date(2027, 12, 4), "4 Dec 2027"),
        (date(2025, 11, 18), "18 Nov 2025"),
    ],
)
def test_days_are_said_as_people_say_them(day: date, said: str) -> None:
    assert say_date(day, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0.2, "less than a day"),
        (1, "1 day"),
        (5, "5 days"),
        (13.7, "2 weeks"),
        (21, "3 weeks"),
        (42, "6 weeks"),
        (61, "9 weeks"),
        (62.9, "2 months"),
        (75, "2 months"),
        (365, "12 months"),
        (1100, "3 years"),
    ],
)
def test_gaps_are_said_in_their_largest_round_unit(days: float, said: str) -> None:
    assert say_gap(days) == said


def test_a_longer_gap_never_sounds_shorter() -> None:
    size = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25}
    told = [say_gap(days).rstrip("s").split() for days in range(1, 2000)]
    lengths = [int(count) * size[unit] for count, unit in told]
    assert all(later >= earlier - 3.5 for earlier, later in pairwise(lengths))


def test_the_near_form_names_one_day_only() -> None:
    said = [say_date(TODAY + timedelta(days=gap), TODAY) for gap in range(-200, 200)]
    assert len(set(said)) == len(said)
