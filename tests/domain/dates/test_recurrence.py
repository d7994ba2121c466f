"""What repeats, and how often, seen from Wednesday 18 November 2026."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.dates import DateOrder, parse_duration_days, read_dates

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "every", "first"),
    [
        ("every 6 weeks", "P6W", None),
        ("monthly", "P1M", None),
        ("each quarter", "P3M", None),
        ("every fortnight", "P2W", None),
        ("bi-weekly", "P2W", None),
        ("every other day", "P2D", None),
        ("once a year", "P1Y", None),
        ("twice a week", "P3.5D", None),
        ("twice a year", "P6M", None),
        ("every weekday", "P1WD", None),
        ("every Monday", "XXXX-WXX-1", date(2026, 11, 23)),
        ("each Monday at 4pm", "XXXX-WXX-1T16", date(2026, 11, 23)),
        ("every Monday and Thursday", "XXXX-WXX-1,4", date(2026, 11, 19)),
        ("on Sundays", "XXXX-WXX-7", date(2026, 11, 22)),
        ("Friday mornings", "XXXX-WXX-5TMO", date(2026, 11, 20)),
        ("every other Tuesday", "P2W", date(2026, 11, 24)),
        ("the last Friday of every month", "XXXX-XX-WXX-5-#-1", date(2026, 11, 27)),
        ("every 3rd Thursday of the month", "XXXX-XX-WXX-4-#3", date(2026, 11, 19)),
        ("the 15th of each month", "XXXX-XX-15", date(2026, 12, 15)),
        ("every year on 3 May", "XXXX-05-03", date(2027, 5, 3)),
        ("every day at 7:13 p.m.", "T19:13", None),
        ("every morning", "TMO", None),
    ],
)
def test_repetitions(text: str, every: str, first: date | None) -> None:
    (found,) = read_dates(f"sync {text}", NOW, order=DateOrder.DAY_FIRST).recurrences
    assert (found.every, found.first) == (every, first)


def test_a_repetition_is_not_a_date_as_well() -> None:
    reading = read_dates("coffee with Ana every Monday at 9, starting 7 December", NOW)
    assert [each.text for each in reading.recurrences] == ["every Monday at 9"]
    assert [each.text for each in reading.mentions] == ["7 December"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6 weeks", 42),
        ("monthly", 30),
        ("every 2 weeks", 14),
        ("fortnightly", 14),
        ("twice a week", 3.5),
        ("quarterly", 90),
        ("every quarter", 90),
        ("yearly", 365),
        ("a year", 365),
        ("week", 7),
        ("every Monday", 7),
        ("every day", 1),
        ("every 12 hours", 0.5),
        ("in 10 days", 10),
    ],
)
def test_a_rhythm_as_days(text: str, days: float) -> None:
    assert parse_duration_days(text) == days


@pytest.mark.parametrize("text", ["", "often", "Ana", "6", "6 weeks from Ana", "0 weeks", "every"])
def test_no_rhythm(text: str) -> None:
    assert parse_duration_days(text) is None
