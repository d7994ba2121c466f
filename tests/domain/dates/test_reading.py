"""What a line says about time, seen from Wednesday 18 November 2026, 10:30 in Berlin."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.dates import DateOrder, DateReading, Grain, Tense, read_dates

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 10, 30, tzinfo=BERLIN)


def read(text: str, tense: Tense = Tense.ANY, order: DateOrder | None = DateOrder.DAY_FIRST) -> DateReading:
    return read_dates(text, NOW, tense=tense, order=order)


def days(text: str, tense: Tense = Tense.ANY, order: DateOrder | None = DateOrder.DAY_FIRST) -> list[str]:
    return [str(each.start.date()) for each in read(text, tense, order).mentions]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("lunch today", "2026-11-18"),
        ("call her tomorrow", "2026-11-19"),
        ("met him yesterday", "2026-11-17"),
        ("coffee the day before yesterday", "2026-11-16"),
        ("the day after tomorrow", "2026-11-20"),
        ("follow up in 3 weeks", "2026-12-09"),
        ("spoke 2 weeks ago", "2026-11-04"),
        ("a fortnight from now", "2026-12-02"),
        ("in a couple of days", "2026-11-20"),
        ("in two weeks' time", "2026-12-02"),
        ("3 days after tomorrow", "2026-11-22"),
        ("two weeks from Monday", "2026-12-07"),
        ("a week on Friday", "2026-11-27"),
        ("a week tomorrow", "2026-11-26"),
        ("2 Fridays ago", "2026-11-06"),
        ("three sundays from now", "2026-12-06"),
        ("5 business days from now", "2026-11-25"),
        ("in 3 days on Friday", "2026-11-20"),
        ("the day after Christmas", "2026-12-26"),
    ],
)
def test_relative_days_are_counted_from_now(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("last Friday", "2026-11-13"),
        ("last Tuesday", "2026-11-10"),
        ("this Friday", "2026-11-20"),
        ("this Monday", "2026-11-23"),
        ("next Friday", "2026-11-27"),
        ("coming Wednesday", "2026-11-25"),
        ("Friday week", "2026-11-27"),
        ("Friday after next", "2026-11-27"),
        ("wednesday next week", "2026-11-25"),
        ("last week's sunday", "2026-11-15"),
        ("Monday the 5th", "2027-04-05"),
        ("Friday, 4 December", "2026-12-04"),
        ("first Monday of next month", "2026-12-07"),
        ("last Friday of January", "2027-01-29"),
    ],
)
def test_weekdays(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Nov", "2027-11-03"),
        ("November 3rd 2027", "2027-11-03"),
        ("on the 3rd", "2026-12-03"),
        ("3.11.", "2027-11-03"),
        ("2026-11-03", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("31-Oct-74", "1974-10-31"),
        ("twenty second of June", "2027-06-22"),
        ("January twenty five nineteen eighty six", "1986-01-25"),
        ("12 octobre", "2027-10-12"),
        ("20th of next month", "2026-12-20"),
        ("last day of the month", "2026-11-30"),
        ("third day of october", "2027-10-03"),
        ("black friday 2027", "2027-11-26"),
        ("easter 2027", "2027-03-28"),
        ("29 Feb", "2028-02-29"),
    ],
)
def test_calendar_dates(text: str, day: str) -> None:
    assert days(text) == [day]


def test_the_verb_decides_between_past_and_future() -> None:
    assert days("met her Friday") == ["2026-11-13"]
    assert days("see her Friday") == ["2026-11-20"]
    assert days("met Ana at PyCon 3 Nov, see her 12 March") == ["2026-11-03", "2027-03-12"]
    assert days("I'll send her the deck by Friday") == ["2026-11-20"]
    assert days("talked to her on Saturday about her new job") == ["2026-11-14"]
    assert days("promised to call Saturday") == ["2026-11-21"]
    assert days("friends since March") == ["2026-03-01"]
    assert days("met Bo Monday. Call him Monday") == ["2026-11-16", "2026-11-23"]


def test_the_caller_decides_when_the_sentence_does_not() -> None:
    assert days("Ana, Friday", Tense.PAST) == ["2026-11-13"]
    assert days("Ana, Friday", Tense.FUTURE) == ["2026-11-20"]
    assert days("Ana, 12 March") == ["2027-03-12"]
    assert days("Ana, 12 March", Tense.PAST) == ["2026-03-12"]


@pytest.mark.parametrize(
    ("order", "day"),
    [
        (DateOrder.DAY_FIRST, "2027-04-03"),
        (DateOrder.MONTH_FIRST, "2027-03-04"),
        (DateOrder.YEAR_FIRST, "2027-03-04"),
    ],
)
def test_figures_are_read_in_the_order_of_the_person(order: DateOrder, day: str) -> None:
    assert days("see her on 3/4", order=order) == [day]


def test_figures_without_a_known_order_are_asked_about() -> None:
    reading = read("see her on 3/4", order=None)
    (question,) = reading.questions
    assert reading.mentions == ()
    assert question.reason == "ambiguous"
    assert question.options == (date(2027, 3, 4), date(2027, 4, 3))
    assert question.text == "3/4"


def test_a_weekday_or_an_impossible_month_settles_the_order() -> None:
    assert days("on 21/06", order=None) == ["2027-06-21"]
    assert days("Thursday 3/4", order=None) == ["2027-03-04"]
    assert days("5/5", order=None) == ["2027-05-05"]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("31 Feb", (date(2026, 2, 28), date(2026, 3, 1))),
        ("29 Feb 2027", (date(2027, 2, 28), date(2027, 3, 1))),
        ("31st of this month", (date(2026, 11, 30), date(2026, 12, 1))),
        ("2/29/2027", (date(2027, 2, 28), date(2027, 3, 1))),
    ],
)
def test_a_day_that_does_not_exist_is_asked_about(text: str, options: tuple[date, ...]) -> None:
    (question,) = read(text, order=DateOrder.MONTH_FIRST).questions
    assert question.reason == "impossible"
    assert question.options == options


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("next week", "2026-11-23", "2026-11-30", Grain.WEEK),
        ("last month", "2026-10-01", "2026-11-01", Grain.MONTH),
        ("the weekend", "2026-11-21", "2026-11-23", Grain.DAY),
        ("in March", "2027-03-01", "2027-04-01", Grain.MONTH),
        ("mid-January", "2027-01-11", "2027-01-21", Grain.MONTH),
        ("end of the month", "2026-11-26", "2026-12-01", Grain.MONTH),
        ("early next week", "2026-11-23", "2026-11-26", Grain.WEEK),
        ("beginning of Q2", "2027-04-01", "2027-05-01", Grain.QUARTER),
        ("Q3 2027", "2027-07-01", "2027-10-01", Grain.QUARTER),
        ("the last 2 weeks", "2026-11-02", "2026-11-16", Grain.WEEK),
        ("the next two days", "2026-11-19", "2026-11-21", Grain.DAY),
        ("week 31", "2026-07-27", "2026-08-03", Grain.WEEK),
        ("since 2019", "2019-01-01", "2020-01-01", Grain.YEAR),
        ("the 1990s", "1990-01-01", "2000-01-01", Grain.DECADE),
        ("summer 2027", "2027-06-01", "2027-09-01", Grain.QUARTER),
        ("3-5 May", "2027-05-03", "2027-05-06", Grain.DAY),
        ("from Monday to Wednesday", "2026-11-23", "2026-11-26", Grain.DAY),
        ("between January 4 and January 22", "2027-01-04", "2027-01-23", Grain.DAY),
        ("26 june to 28 june in 2020", "2020-06-26", "2020-06-29", Grain.DAY),
        ("18 Dec for 10 days", "2026-12-18", "2026-12-28", Grain.DAY),
        ("the rest of the week", "2026-11-18", "2026-11-23", Grain.WEEK),
    ],
)
def test_periods_have_an_exclusive_end(text: str, start: str, end: str, grain: Grain) -> None:
    (mention,) = read(text).mentions
    assert mention.end is not None
    assert (str(mention.start.date()), str(mention.end.date()), mention.grain) == (start, end, grain)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("next Tuesday at 3pm", "2026-11-24 15:00"),
        ("15:30", "2026-11-18 15:30"),
        ("at 9am", "2026-11-19 09:00"),
        ("at noon", "2026-11-18 12:00"),
        ("half past five", "2026-11-18 17:30"),
        ("a quarter to seven tomorrow", "2026-11-19 06:45"),
        ("in half an hour", "2026-11-18 11:00"),
        ("tomorrow evening at 8", "2026-11-19 20:00"),
        ("16 NOV, 09:10", "2027-11-16 09:10"),
        ("9 tomorrow", "2026-11-19 09:00"),
        ("Tuesday 08.12.1707", "2026-12-08 00:00"),
        ("3 Dec 2125", "2026-12-03 21:25"),
        ("tonight", "2026-11-18 20:00"),
        ("Wed 25 Nov 14:00-15:00", "2026-11-25 14:00"),
        ("this morning", "2026-11-18 08:00"),
    ],
)
def test_times_of_day(text: str, moment: str) -> None:
    (mention,) = read(text).mentions
    assert f"{mention.start:%Y-%m-%d %H:%M}" == moment


def test_a_day_without_a_time_is_midnight_and_says_so() -> None:
    (mention,) = read("tomorrow").mentions
    assert mention.start == datetime(2026, 11, 19, tzinfo=BERLIN)
    assert not mention.has_time
    assert mention.end is None


@pytest.mark.parametrize("text", ["tomorow", "tommorrow", "wendesday", "thursady", "febuary 3", "novmeber 3", "tonite"])
def test_misspelt_names_are_read(text: str) -> None:
    assert len(days(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "May I ask what this is for?",
        "This may or may not be right",
        "march on",
        "second opinion",
        "support is 24/7",
        "python version 3.11 is out",
        "costs $12.50 or 3,000 EUR",
        "call +49 170 1234567",
        "IP 192.168.1.1",
        "sat down with Bo",
        "the sun is out",
        "mon ami",
        "the last person",
        "in 3 cities",
        "she has 5 years of experience",
        "worked there for 10 years",
        "met Jan and May at the March for Science",
        "April said hi",
        "June said she'd help",
        "chat with Tom",
        "have a great week!",
        "happy new year",
        "good morning",
        "rated 4/5 stars",
        "he has a 9 to 5 job",
        "at 5 companies",
        "mortgages were at 6.45 percent",
        "up-to-date",
        "in 9000 years",
        "",
    ],
)
def test_words_that_are_no_dates(text: str) -> None:
    assert read(text) == DateReading()


def test_spans_are_where_the_words_stand() -> None:
    text = "met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python"
    assert [text[slice(*each.span)] for each in read(text).mentions] == ["yesterday", "in 2 weeks"]
    assert [each.text for each in read(text).mentions] == ["yesterday", "in 2 weeks"]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        read_dates("today", datetime(2026, 11, 18))
