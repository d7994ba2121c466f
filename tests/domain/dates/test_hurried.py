"""Dates as people in a hurry write them, seen from Thursday 14 May 2026, 10:00 in New York."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.dates import DateOrder, Tense, read_dates

NOW = datetime(2026, 5, 14, 10, tzinfo=ZoneInfo("America/New_York"))


def days(text: str, tense: Tense) -> list[str]:
    return [str(m.start.date()) for m in read_dates(text, NOW, tense=tense, order=DateOrder.MONTH_FIRST).mentions]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("met ana 2day", "2026-05-14"),
        ("met ana yday", "2026-05-13"),
        ("saw bo yest", "2026-05-13"),
        ("saw bo last nite", "2026-05-13"),
        ("zoom call aldo 5/5", "2026-05-05"),
        ("met her last year in May", "2025-05-01"),
    ],
)
def test_hurried_words_for_days_gone_by(text: str, day: str) -> None:
    assert days(text, Tense.PAST) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("see you 2morrow", "2026-05-15"),
        ("follow up in 3mo", "2026-08-14"),
        ("f/u mon", "2026-05-18"),
        ("call back wed", "2026-05-20"),
    ],
)
def test_hurried_words_for_days_ahead(text: str, day: str) -> None:
    assert days(text, Tense.FUTURE) == [day]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("met ana the other day", "2026-05-11", "2026-05-14"),
        ("ping her in the coming days", "2026-05-15", "2026-05-18"),
        ("call him in the coming weeks", "2026-05-18", "2026-06-08"),
        ("next 2 Tuesdays", "2026-05-19", "2026-05-27"),
        ("the last three Fridays", "2026-04-24", "2026-05-09"),
    ],
)
def test_loose_words_are_periods(text: str, start: str, end: str) -> None:
    (found,) = read_dates(text, NOW).mentions
    assert found.end is not None
    assert (str(found.start.date()), str(found.end.date())) == (start, end)


@pytest.mark.parametrize("text", ["workshop 3 and 4 December", "Dec 3rd & 4th"])
def test_two_days_that_share_a_month_are_both_read(text: str) -> None:
    assert days(text, Tense.FUTURE) == ["2026-12-03", "2026-12-04"]


@pytest.mark.parametrize(
    "text", ["watched Friday Night Lights with Ana", "Saturday Night Live was fun", "wrote for the Sunday Times"]
)
def test_a_title_with_a_weekday_is_no_date(text: str) -> None:
    assert days(text, Tense.PAST) == []


def test_a_weekday_evening_is_one_even_when_written_large() -> None:
    assert days("Friday Night dinner with Ana", Tense.PAST) == ["2026-05-08"]


def test_a_counted_day_is_not_two_day() -> None:
    assert days("the 2 day workshop and a 2-day trip", Tense.PAST) == []


def test_no_more_than_a_hundred_dates_of_a_pasted_table_are_read() -> None:
    reading = read_dates("3 May, " * 400, NOW)
    assert len(reading.mentions) == 100


def test_a_heap_of_words_of_time_is_left_alone_after_a_while() -> None:
    heap = "12d " * 700
    assert days(heap + "tomorrow", Tense.ANY) == []
    assert days("tomorrow " + heap, Tense.ANY) == ["2026-05-15"]


def test_a_long_note_is_read_to_its_end() -> None:
    note = "We spoke about the plan for the new office and what it means to the team in the north. " * 34
    assert days(note + "see her tomorrow", Tense.ANY) == ["2026-05-15"]
