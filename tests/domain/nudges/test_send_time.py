"""One message each local day, whatever the clocks do.

Transitions are those of the IANA time zone database; each row was checked against its published rules.
"""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import NotUnderstood
from bot.domain.nudges import EVERY_DAY, WEEKDAYS, next_send_at

CASES = [
    # zone, hour, last moment passed (local), next moment (local with offset)
    ("UTC", 9, "2026-01-01T08:59", "2026-01-01T09:00+00:00"),
    ("UTC", 9, "2026-01-01T09:00", "2026-01-02T09:00+00:00"),
    ("UTC", 0, "2025-12-31T23:59", "2026-01-01T00:00+00:00"),
    ("UTC", 23, "2028-02-28T23:00", "2028-02-29T23:00+00:00"),
    # Northern spring: a skipped hour becomes the first moment after the gap.
    ("Europe/Lisbon", 1, "2026-03-28T12:00", "2026-03-29T02:00+01:00"),
    ("Europe/Lisbon", 9, "2026-03-28T09:00", "2026-03-29T09:00+01:00"),
    ("Europe/Berlin", 2, "2026-03-28T12:00", "2026-03-29T03:00+02:00"),
    ("Europe/Berlin", 3, "2026-03-28T12:00", "2026-03-29T03:00+02:00"),
    ("Europe/Berlin", 2, "2026-03-29T03:00", "2026-03-30T02:00+02:00"),
    ("America/New_York", 2, "2026-03-07T12:00", "2026-03-08T03:00-04:00"),
    ("America/New_York", 9, "2026-03-07T09:00", "2026-03-08T09:00-04:00"),
    # Northern autumn: a repeated hour means its first time.
    ("Europe/Lisbon", 1, "2026-10-24T12:00", "2026-10-25T01:00+01:00"),
    ("Europe/Berlin", 2, "2026-10-24T12:00", "2026-10-25T02:00+02:00"),
    ("America/New_York", 1, "2026-10-31T12:00", "2026-11-01T01:00-04:00"),
    ("America/New_York", 9, "2026-10-31T09:00", "2026-11-01T09:00-05:00"),
    # The southern hemisphere the other way round.
    ("Australia/Sydney", 2, "2026-10-03T12:00", "2026-10-04T03:00+11:00"),
    ("Australia/Sydney", 2, "2026-04-04T12:00", "2026-04-05T02:00+11:00"),
    ("Pacific/Auckland", 2, "2026-09-26T12:00", "2026-09-27T03:00+13:00"),
    ("Pacific/Auckland", 2, "2026-04-04T12:00", "2026-04-05T02:00+13:00"),
    ("America/Santiago", 0, "2026-09-05T12:00", "2026-09-06T01:00-03:00"),
    ("America/Santiago", 23, "2026-04-04T12:00", "2026-04-04T23:00-03:00"),
    ("America/Asuncion", 0, "2023-09-30T12:00", "2023-10-01T01:00-03:00"),
    # Half an hour of daylight saving, and quarter-hour offsets.
    ("Australia/Lord_Howe", 2, "2026-10-03T12:00", "2026-10-04T02:30+11:00"),
    ("Australia/Lord_Howe", 2, "2026-10-04T12:00", "2026-10-05T02:00+11:00"),
    ("Australia/Lord_Howe", 1, "2026-04-04T12:00", "2026-04-05T01:00+11:00"),
    ("Asia/Kathmandu", 9, "2026-05-05T09:00", "2026-05-06T09:00+05:45"),
    ("Asia/Kathmandu", 0, "1985-12-31T12:00", "1986-01-01T00:15+05:45"),
    ("Pacific/Chatham", 2, "2026-09-26T12:00", "2026-09-27T02:00+12:45"),
    ("Pacific/Chatham", 3, "2026-09-26T12:00", "2026-09-27T03:45+13:45"),
    ("Asia/Kolkata", 9, "2026-05-05T08:30", "2026-05-05T09:00+05:30"),
    ("Asia/Pyongyang", 9, "2015-08-14T12:00", "2015-08-15T09:00+08:30"),
    # Midnight gaps, and one that runs to the end of a day.
    ("Asia/Beirut", 0, "2026-03-28T12:00", "2026-03-29T01:00+03:00"),
    ("Africa/Cairo", 0, "2026-04-23T12:00", "2026-04-24T01:00+03:00"),
    ("America/Havana", 0, "2026-03-07T12:00", "2026-03-08T01:00-04:00"),
    ("America/Scoresbysund", 23, "2026-03-28T12:00", "2026-03-28T22:00-02:00"),
    # Daylight saving twice a year around Ramadan.
    ("Africa/Casablanca", 2, "2026-02-14T12:00", "2026-02-15T02:00+01:00"),
    ("Africa/Casablanca", 2, "2026-03-21T12:00", "2026-03-22T03:00+01:00"),
    # The date line: a day that never was has no message, the ends of the earth have their own.
    ("Pacific/Apia", 9, "2011-12-29T09:00", "2011-12-31T09:00+14:00"),
    ("Pacific/Fakaofo", 0, "2011-12-29T12:00", "2011-12-31T00:00+13:00"),
    ("Pacific/Kwajalein", 9, "1993-08-20T09:00", "1993-08-22T09:00+12:00"),
    ("Pacific/Kiritimati", 9, "2026-01-01T00:00", "2026-01-01T09:00+14:00"),
    ("Pacific/Pago_Pago", 9, "2026-01-01T00:00", "2026-01-01T09:00-11:00"),
]


@pytest.mark.parametrize(("tz", "hour", "after", "expected"), CASES)
def test_the_next_local_day_gets_its_moment(tz, hour, after, expected):
    passed = datetime.fromisoformat(after).replace(tzinfo=ZoneInfo(tz)).astimezone(UTC)
    moment = next_send_at(tz, hour, EVERY_DAY, passed)
    assert moment is not None
    assert moment.tzinfo is UTC
    assert moment.astimezone(ZoneInfo(tz)).isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("weekdays", "after", "expected"),
    [
        (WEEKDAYS, "2026-06-05T09:00", "2026-06-08"),
        (WEEKDAYS, "2026-06-05T08:59", "2026-06-05"),
        (0b1000000, "2026-06-01T12:00", "2026-06-07"),
        (0b0000001, "2026-06-01T09:00", "2026-06-08"),
        (0b0000001, "2026-06-01T08:00", "2026-06-01"),
    ],
)
def test_only_chosen_weekdays_count(weekdays, after, expected):
    passed = datetime.fromisoformat(after).replace(tzinfo=UTC)
    moment = next_send_at("UTC", 9, weekdays, passed)
    assert moment is not None
    assert moment.date().isoformat() == expected


def test_a_weekly_message_skips_the_week_whose_day_never_was():
    moment = next_send_at("Pacific/Apia", 9, 0b0010000, datetime(2011, 12, 24, tzinfo=UTC))
    assert moment == datetime(2012, 1, 5, 19, tzinfo=UTC)


def test_no_weekday_means_no_message():
    assert next_send_at("Europe/Lisbon", 9, 0, datetime(2026, 1, 1, tzinfo=UTC)) is None


def test_a_later_hour_on_a_day_that_was_served_waits_for_tomorrow():
    noon = datetime(2026, 6, 3, 12, tzinfo=UTC)
    assert next_send_at("UTC", 17, EVERY_DAY, noon) == datetime(2026, 6, 3, 17, tzinfo=UTC)
    assert next_send_at("UTC", 17, EVERY_DAY, noon, served=date(2026, 6, 3)) == datetime(2026, 6, 4, 17, tzinfo=UTC)


def test_flying_back_over_the_date_line_does_not_serve_a_day_twice():
    served_in_auckland = datetime(2026, 6, 2, 21, tzinfo=UTC)
    moment = next_send_at("America/Los_Angeles", 9, EVERY_DAY, served_in_auckland, served=date(2026, 6, 3))
    assert moment == datetime(2026, 6, 4, 16, tzinfo=UTC)


MOVES = [
    # served as of (local, with zone), then zone and hour from now on, next moment (local with offset)
    ("Europe/Lisbon", "2026-06-03T09:00", "Asia/Tokyo", 9, "2026-06-04T09:00+09:00"),
    ("Asia/Tokyo", "2026-06-03T09:00", "Europe/Lisbon", 9, "2026-06-04T09:00+01:00"),
    ("Pacific/Kiritimati", "2026-06-03T09:00", "Pacific/Pago_Pago", 9, "2026-06-04T09:00-11:00"),
    ("Pacific/Pago_Pago", "2026-06-03T09:00", "Pacific/Kiritimati", 9, "2026-06-05T09:00+14:00"),
    ("Pacific/Pago_Pago", "2026-06-03T09:00", "Pacific/Kiritimati", 11, "2026-06-04T11:00+14:00"),
    ("Asia/Kathmandu", "2026-06-03T09:00", "Asia/Kolkata", 9, "2026-06-04T09:00+05:30"),
    ("Australia/Lord_Howe", "2026-04-04T09:00", "Australia/Sydney", 2, "2026-04-05T02:00+11:00"),
    ("Australia/Sydney", "2026-10-03T09:00", "Australia/Lord_Howe", 2, "2026-10-04T02:30+11:00"),
    ("America/New_York", "2026-03-07T09:00", "Europe/Berlin", 2, "2026-03-08T02:00+01:00"),
    # The hour changed on the day of a gap or an overlap, after that day's message.
    ("Europe/Berlin", "2026-03-29T03:00", "Europe/Berlin", 4, "2026-03-30T04:00+02:00"),
    ("Europe/Berlin", "2026-10-25T02:00", "Europe/Berlin", 2, "2026-10-26T02:00+01:00"),
    ("America/New_York", "2026-11-01T01:00", "America/New_York", 1, "2026-11-02T01:00-05:00"),
    ("Pacific/Apia", "2011-12-29T09:00", "Pacific/Apia", 23, "2011-12-31T23:00+14:00"),
]


@pytest.mark.parametrize(("served_in", "served_at", "tz", "hour", "expected"), MOVES)
def test_whoever_moves_or_changes_the_hour_is_not_told_twice_on_a_local_day(served_in, served_at, tz, hour, expected):
    at = datetime.fromisoformat(served_at).replace(tzinfo=ZoneInfo(served_in))
    moment = next_send_at(tz, hour, EVERY_DAY, at.astimezone(UTC), served=at.date())
    assert moment is not None
    assert moment.astimezone(ZoneInfo(tz)).isoformat(timespec="minutes") == expected


@pytest.mark.parametrize("tz", ["", "Mars/Olympus", "../etc/passwd", "Europe/", "x" * 300, "\x00"])
def test_an_unknown_zone_is_said_to_be_unknown(tz):
    with pytest.raises(NotUnderstood, match="time zone"):
        next_send_at(tz, 9, EVERY_DAY, datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("hour", [-1, 24])
def test_an_hour_that_is_none_is_refused(hour):
    with pytest.raises(NotUnderstood, match="0 to 23"):
        next_send_at("UTC", hour, EVERY_DAY, datetime(2026, 1, 1, tzinfo=UTC))


zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))


@settings(deadline=None)
@given(zones, st.integers(0, 23), st.datetimes(datetime(1990, 1, 1), datetime(2036, 1, 1)))
def test_following_the_moments_serves_every_local_day_once(tz, hour, start):
    zone, at = ZoneInfo(tz), start.replace(tzinfo=UTC, microsecond=0)
    days = []
    for _ in range(10):
        moment = next_send_at(tz, hour, EVERY_DAY, at)
        assert moment is not None
        assert moment > at
        days.append(moment.astimezone(zone).date())
        at = moment
    for earlier, later in itertools.pairwise(days):
        between = [earlier + timedelta(days=n) for n in range(1, (later - earlier).days)]
        assert later > earlier
        assert all(skipped_by(zone, day) for day in between)


def skipped_by(zone: ZoneInfo, day: date) -> bool:
    """Whether no moment of that local day ever existed."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    moments = (midnight + timedelta(minutes=15 * n) for n in range(-4 * 16, 4 * 40))
    return all(moment.astimezone(zone).date() != day for moment in moments)
