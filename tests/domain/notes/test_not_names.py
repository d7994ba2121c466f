"""What looks a little like a name and is none: Slack's controls and entities, cries, things, verbs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.commands import parse_note
from bot.domain.notes import name_candidates, parse_line

NOW = datetime(2026, 5, 14, 10, tzinfo=ZoneInfo("America/New_York"))


def who(text: str) -> list[str]:
    return [reference.value for reference in parse_line(text, NOW).people]


@pytest.mark.parametrize(
    "text",
    [
        "&lt;!channel&gt;: hi",
        "<!channel>: hi",
        "<!everyone> lunch is here",
        "<#C123|general>: hi",
        "Wiiild: what a day",
        "Hmm: not so sure",
        "I used a Mac for this",
        "need to incorporate the feedback",
        "will send slides and photos",
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    assert who(text) == []


@pytest.mark.parametrize("text", ["&lt;!channel&gt;: hi", "<!here>: hi", "&amp;: x", "<#C123|general>: hi"])
def test_a_note_for_a_channel_is_about_nobody(text: str) -> None:
    assert parse_note(text)[0] == ()


def test_an_ampersand_of_slack_still_joins_two_people() -> None:
    assert [r.value for r in parse_note("Ana &amp; Bo: hi")[0]] == ["Ana", "Bo"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("had coffee with anna silvaa", ["anna silvaa"]),
        ("met with john smithh yesterday", ["john smithh"]),
        ("lunch w/ priyaa and kofi", ["priyaa", "kofi"]),
        ("spoke to xiulan about rust", ["xiulan"]),
        ("met &lt;Ana&gt; today", ["Ana"]),
        ("call with Henry Ford III", ["Henry Ford III"]),
    ],
)
def test_names_nobody_has_met_yet_are_read(text: str, people: list[str]) -> None:
    assert who(text) == people


def test_a_possessive_is_no_part_of_the_key() -> None:
    assert "ana silva" in name_candidates("coffee with Ana Silva's team")
