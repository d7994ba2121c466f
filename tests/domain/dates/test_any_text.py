"""Whatever is typed, reading it neither fails nor claims characters that are not there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import DateOrder, Tense, parse_duration_days, read_dates
from bot.domain.dates.lexicon import MONTHS, PARTS_OF_DAY, RELATIVE_DAYS, STARTERS, UNITS, WEEKDAYS

WORDS = sorted({*WEEKDAYS, *MONTHS, *PARTS_OF_DAY, *RELATIVE_DAYS, *STARTERS, *UNITS})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["3", "31", "2027", "0805", "99999999999", "3/4", "3.11.", "15:30", "-", "am", "s", "%", "'", "("]),
    st.integers(0, 10_000).map(str),
)
LINES = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "-", "/"]))).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    ),
)
MOMENTS = st.datetimes(
    timezones=st.sampled_from([ZoneInfo("UTC"), ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Apia")])
)


@settings(max_examples=300, deadline=None)
@given(LINES, MOMENTS, st.sampled_from(Tense), st.sampled_from([None, *DateOrder]))
def test_spans_lie_inside_and_never_overlap(text: str, now: datetime, tense: Tense, order: DateOrder | None) -> None:
    reading = read_dates(text, now, tense=tense, order=order)
    found = [*reading.mentions, *reading.recurrences, *reading.questions]
    spans = sorted(each.span for each in found)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[slice(*each.span)] == each.text != "" for each in found)


@settings(max_examples=200, deadline=None)
@given(LINES, MOMENTS)
def test_periods_end_after_they_start_and_questions_offer_answers(text: str, now: datetime) -> None:
    reading = read_dates(text, now)
    assert all(each.start.tzinfo is now.tzinfo for each in reading.mentions)
    assert all(each.end is None or each.end > each.start for each in reading.mentions)
    assert all(each.options for each in reading.questions)


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_a_rhythm_is_positive_or_nothing(text: str) -> None:
    days = parse_duration_days(text)
    assert days is None or days > 0
