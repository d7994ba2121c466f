"""Gaps in words."""

import pytest

from bot.domain.rhythm import explain_gap, spell_days


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0.2, "less than a day"),
        (0.6, "1 day"),
        (2, "2 days"),
        (6.6, "1 week"),
        (7, "1 week"),
        (10, "10 days"),
        (13.4, "13 days"),
        (13.9, "2 weeks"),
        (21, "3 weeks"),
        (28, "4 weeks"),
        (30, "1 month"),
        (59, "8 weeks"),
        (60, "2 months"),
        (63, "2 months"),
        (180, "6 months"),
        (365, "1 year"),
        (400, "13 months"),
        (730, "2 years"),
        (1500, "4 years"),
    ],
)
def test_durations_are_said_as_people_say_them(days, text):
    assert spell_days(days) == text


@pytest.mark.parametrize(
    ("quiet", "usual", "options", "text"),
    [
        (42, 21, {}, "6 weeks since you last spoke; you usually talk every 3"),
        (42, 21, {"kind": "met"}, "6 weeks since you last met; you usually talk every 3"),
        (42, 10, {}, "6 weeks since you last spoke; you usually talk every 10 days"),
        (9, 1, {}, "9 days since you last spoke; you usually talk every day"),
        (21, 7, {}, "3 weeks since you last spoke; you usually talk every week"),
        (200, 40, {}, "7 months since you last spoke; you usually talk every 6 weeks"),
        (42, None, {}, "6 weeks since you last spoke"),
        (42, 21, {"cadence_days": 28}, "6 weeks since you last spoke; you asked for every 4"),
        (100, None, {"cadence_days": 30}, "3 months since you last spoke; you asked for every month"),
        (None, None, {}, "no contact logged yet"),
        (None, None, {"cadence_days": 14}, "no contact logged yet; you asked for every 2 weeks"),
    ],
)
def test_a_gap_says_how_long_and_against_what(quiet, usual, options, text):
    assert explain_gap(quiet, usual, **options) == text
