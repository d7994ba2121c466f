"""Families of wordings, crossed with units and directions, seen from Wednesday 18 November 2026, 10:30 UTC."""

from datetime import UTC, datetime

import pytest

from bot.domain.dates import DateOrder, DateReading, Grain, Tense, read_dates

NOW = datetime(2026, 11, 18, 10, 30, tzinfo=UTC)


def read(text: str, now: datetime = NOW) -> DateReading:
    return read_dates(text, now, order=DateOrder.MONTH_FIRST)


def day(text: str, now: datetime = NOW) -> str:
    (found,) = read(text, now).mentions
    return f"{found.start:%Y-%m-%d}"


def stretch(text: str, now: datetime = NOW) -> str:
    (found,) = read(text, now).mentions
    assert found.end is not None
    return f"{found.start:%Y-%m-%d} {found.end:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday in two weeks", "2026-12-01"),
        ("in two weeks on Friday", "2026-12-04"),
        ("in two Fridays", "2026-11-27"),
        ("a couple of Fridays ago", "2026-11-06"),
        ("a week ago yesterday", "2026-11-10"),
        ("two weeks ago Monday", "2026-11-02"),
        ("tomorrow week", "2026-11-26"),
        ("Friday fortnight", "2026-12-04"),
        ("the Friday after Thanksgiving", "2026-11-27"),
        ("the first Monday after Christmas", "2026-12-28"),
        ("the last Friday before Christmas", "2026-12-18"),
        ("the penultimate Friday of December", "2026-12-18"),
        ("next month on the 5th", "2026-12-05"),
        ("17 June next year", "2027-06-17"),
        ("tomorrow, 4/13/27", "2027-04-13"),
        ("due this 5/12", "2026-05-12"),
    ],
)
def test_days_are_counted_from_other_days(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in a week or so", "2026-11-25"),
        ("in just two weeks", "2026-12-02"),
        ("in another two weeks", "2026-12-02"),
        ("a good week ago", "2026-11-11"),
        ("several days ago", "2026-11-14"),
        ("some days ago", "2026-11-15"),
        ("1 1/2 years ago", "2025-05-18"),
        ("call her after 3 days", "2026-11-21"),
        ("two centuries ago", "1826-11-18"),
        ("a hundred days from now", "2027-02-26"),
        ("two hundred and five days ago", "2026-04-27"),
        ("two dozen days ago", "2026-10-25"),
    ],
)
def test_lengths_are_hedged_or_left_uncounted(text: str, expected: str) -> None:
    assert day(text) == expected


def test_a_quarter_of_an_hour_is_fifteen_minutes() -> None:
    (found,) = read("in three quarters of an hour").mentions
    assert f"{found.start:%H:%M}" == "11:15"


@pytest.mark.parametrize(
    "text", ["in no more than 3 days", "in at most 3 days", "in under 3 days", "in less than 3 days"]
)
def test_a_bound_is_the_time_until_then(text: str) -> None:
    assert stretch(text) == "2026-11-18 2026-11-21"


def test_less_than_a_week_ago_is_within_the_last_week() -> None:
    assert stretch("less than a week ago") == "2026-11-11 2026-11-18"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the coming weekend", "2026-11-21 2026-11-23"),
        ("two weekends ago", "2026-11-07 2026-11-09"),
        ("this week-end", "2026-11-21 2026-11-23"),
        ("quarter 3 of 2016", "2016-07-01 2016-10-01"),
        ("midweek", "2026-11-18 2026-11-20"),
        ("mid-2027", "2027-05-01 2027-09-01"),
        ("this summer", "2026-06-01 2026-09-01"),
        ("the end of summer", "2027-08-18 2027-09-01"),
        ("KW 50", "2026-12-07 2026-12-14"),
        ("2019-W05", "2019-01-28 2019-02-04"),
        ("3Q21", "2021-07-01 2021-10-01"),
        ("FY25", "2025-01-01 2026-01-01"),
        ("next fiscal year", "2027-01-01 2028-01-01"),
        ("the nineties", "1990-01-01 2000-01-01"),
        ("the mid-80s", "1980-01-01 1990-01-01"),
        ("the '90s", "1990-01-01 2000-01-01"),
        ("the nineteen eighties", "1980-01-01 1990-01-01"),
        ("the 19th century", "1800-01-01 1900-01-01"),
        ("last century", "1900-01-01 2000-01-01"),
    ],
)
def test_stretches_have_many_names(text: str, expected: str) -> None:
    assert stretch(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Wed", "2026-11-23 2026-11-26"),
        ("Mon - Fri", "2026-11-23 2026-11-28"),
        ("between March and May", "2027-03-01 2027-06-01"),
        ("March-May 2028", "2028-03-01 2028-06-01"),
        ("from January to March of last year", "2025-01-01 2025-04-01"),
        ("lived there 2004-2007", "2004-01-01 2008-01-01"),
        ("between 2015 and 2018", "2015-01-01 2019-01-01"),
        ("2027-01-03/2027-01-09", "2027-01-03 2027-01-10"),
    ],
)
def test_ranges_share_what_is_said_once(text: str, expected: str) -> None:
    assert stretch(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026 Nov 20", "2026-11-20"),
        ("11 - 20 - 2026", "2026-11-20"),
        ("20. 11. 2026", "2026-11-20"),
        ("2026-W50-3", "2026-12-09"),
        ("Friday (Nov 20)", "2026-11-20"),
        ("11 de diciembre", "2026-12-11"),
        ("3.12 early", "2026-12-03"),
    ],
)
def test_dates_are_written_with_gaps(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow noonish", "2026-11-19 12:00"),
        ("at 3ish", "2026-11-18 15:00"),
        ("3-4pm", "2026-11-18 15:00"),
        ("1530 hours", "2026-11-18 15:30"),
        ("at half eight", "2026-11-19 08:30"),
        ("12 noon", "2026-11-18 12:00"),
        ("20 minutes to 5", "2026-11-18 16:40"),
        ("two hours before midnight", "2026-11-18 22:00"),
        ("30 minutes after 3pm tomorrow", "2026-11-19 15:30"),
        ("Friday PM", "2026-11-20 12:00"),
        ("after lunch", "2026-11-18 12:00"),
        ("late afternoon", "2026-11-18 15:00"),
        ("the night before last", "2026-11-16 20:00"),
        ("8am this morning", "2026-11-18 08:00"),
        ("Friday 7.30", "2026-11-20 07:30"),
        ("Monday 9-10", "2026-11-23 09:00"),
    ],
)
def test_times_are_said_loosely(text: str, moment: str) -> None:
    (found,) = read(text).mentions
    assert f"{found.start:%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize("text", ["close of business Friday", "end of business on Friday", "by EOD Friday"])
def test_the_end_of_a_working_day_is_that_day(text: str) -> None:
    assert day(text) == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maundy Thursday", "2027-03-25"),
        ("Mardi Gras", "2027-02-09"),
        ("Orthodox Easter 2027", "2027-05-02"),
        ("Martin Luther King Jr. Day", "2027-01-18"),
        ("Indigenous Peoples' Day", "2027-10-11"),
        ("Victoria Day", "2027-05-24"),
        ("Giving Tuesday", "2026-12-01"),
        ("Guy Fawkes Night", "2027-11-05"),
        ("Leap Day", "2028-02-29"),
        ("Thanksgiving eve", "2026-11-25"),
        ("on the eve of Thanksgiving", "2026-11-25"),
    ],
)
def test_holidays(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("every third week", "P3W"),
        ("every 3rd day", "P3D"),
        ("every half hour", "PT30M"),
        ("half-yearly", "P6M"),
        ("twice daily", "P0.5D"),
        ("nightly", "TNI"),
        ("in the mornings", "TMO"),
        ("weekdays at 8", "P1WDT08"),
        ("at 9am every Monday", "XXXX-WXX-1T09"),
        ("8pm daily", "T20"),
        ("every summer", "P1Y"),
        ("per annum", "P1Y"),
    ],
)
def test_rhythms(text: str, every: str) -> None:
    (found,) = read(text).recurrences
    assert found.every == every
    assert read(text).mentions == ()


def test_a_meeting_that_is_put_off_is_ahead() -> None:
    assert day("launch was pushed to June 14") == "2027-06-14"
    assert stretch("launch moved from June 1 to June 14") == "2027-06-01 2027-06-15"


def test_a_century_is_told_as_one() -> None:
    (found,) = read("in the 18th century").mentions
    assert found.grain is Grain.CENTURY


@pytest.mark.parametrize(
    "text",
    [
        "on the 3rd floor",
        "for the 3rd time",
        "Sunday school",
        "The Tonight Show",
        "Easter eggs",
        "the Christmas party",
        "Chinese New Year",
        "ten to one odds",
        "a ratio of 12:04",
        "h2 database",
        "class of 2009",
        "left after 3 years of talks",
        "from now on",
        "in 2 days of talks",
        "at room 2004-2007",
    ],
)
def test_numbers_and_names_that_are_no_dates(text: str) -> None:
    assert read(text) == DateReading()


def test_what_articles_and_prepositions_lead_to_decides_whether_it_is_read() -> None:
    note = "For the office at the lake we spoke to a friend about the boat and the dog. "
    assert day(note * 40 + "See her tomorrow") == "2026-11-19"
    assert read_dates("at the end of the week", NOW, tense=Tense.ANY).mentions
