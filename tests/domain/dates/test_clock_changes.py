"""Local time around clock changes, month ends and leap days."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.dates import read_dates

BERLIN = ZoneInfo("Europe/Berlin")
EVE_OF_SPRING = datetime(2026, 3, 28, 12, 0, tzinfo=BERLIN)
EVE_OF_AUTUMN = datetime(2026, 10, 24, 12, 0, tzinfo=BERLIN)


def start(text: str, now: datetime) -> datetime:
    (mention,) = read_dates(text, now).mentions
    return mention.start


def test_days_keep_the_wall_clock_over_a_clock_change() -> None:
    assert start("tomorrow at 9am", EVE_OF_SPRING).astimezone(UTC) == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert start("in a week", EVE_OF_SPRING) == datetime(2026, 4, 4, tzinfo=BERLIN)


def test_hours_are_elapsed_time_over_a_clock_change() -> None:
    assert start("in 24 hours", EVE_OF_SPRING).astimezone(BERLIN).hour == 13
    assert start("in 24 hours", EVE_OF_AUTUMN).astimezone(BERLIN).hour == 11


def test_a_skipped_time_moves_on_by_the_gap() -> None:
    moment = start("tomorrow at 02:30", EVE_OF_SPRING)
    assert f"{moment:%H:%M %z}" == "03:30 +0200"


def test_of_a_time_that_happens_twice_the_first_is_meant() -> None:
    moment = start("tomorrow at 02:30", EVE_OF_AUTUMN)
    assert f"{moment:%H:%M %z}" == "02:30 +0200"


def test_months_are_clipped_at_their_end() -> None:
    assert start("in a month", datetime(2026, 1, 31, 12, tzinfo=UTC)).date().isoformat() == "2026-02-28"
    assert start("in a year", datetime(2028, 2, 29, 12, tzinfo=UTC)).date().isoformat() == "2029-02-28"


def test_the_first_and_last_days_of_the_calendar_are_survived() -> None:
    assert read_dates("next week, yesterday, 3 weeks ago", datetime(1, 1, 1, tzinfo=UTC)).mentions is not None
    assert read_dates("in 3 weeks", datetime(9999, 12, 31, tzinfo=UTC)).mentions == ()
