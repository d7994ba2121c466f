"""What is counted of a channel, and how it is forgotten: on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain.caller import Caller
from bot.domain.scope import Scope
from bot.storage import schema
from bot.storage.channels import counted_channels, counts_in, end_weeks, move_channel
from bot.storage.database import Database
from bot.storage.members import purge_workspace
from bot.usecases.channels import (
    channel_not_told,
    channel_told,
    channel_trends,
    count_message,
    start_counting,
    stop_counting,
    week_of,
)

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
LONG_AGO = date(2026, 1, 5)
BEGUN = TUESDAY - timedelta(weeks=10)
LINK = "https://news.example/typed-queries"


class Rooms:
    """Channels as they are counted; times are days from `TUESDAY`."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def caller(self, workspace: str = "T1", days: float = 0) -> Caller:
        return Caller(Scope(workspace, "U1"), TUESDAY + timedelta(days=days), ZoneInfo("UTC"))

    def open(self, channel: str = "C1", workspace: str = "T1", days: float = -70) -> bool:
        caller = self.caller(workspace, days)
        asked = self.db.write_now(start_counting, caller, channel)
        if asked.asked_at is None:
            return False
        return self.db.write_now(channel_told, workspace, channel, asked.asked_at, caller.now)

    def say(self, user: str, text: str, *, channel: str = "C1", workspace: str = "T1", days: float = 0) -> None:
        at = TUESDAY + timedelta(days=days)
        self.db.write_now(count_message, workspace, channel, user, text, "", at, at)

    def edit(self, user: str, before: str, now: str, *, days: float = 0, later: float = 0) -> None:
        at = TUESDAY + timedelta(days=days)
        self.db.write_now(count_message, "T1", "C1", user, now, before, at, at + timedelta(days=later))

    def counted(self, channel: str = "C1", workspace: str = "T1") -> dict[str, int]:
        rows = self.db.read_now(counts_in, workspace, [channel], LONG_AGO)
        return {row.term: row.people for row in rows if row.kind != "p"}

    def risen(self, *channels: str, workspace: str = "T1", days: float = 0) -> Any:
        return self.db.read_now(channel_trends, self.caller(workspace, days), channels or ("C1",))

    def marks(self) -> list[Any]:
        return self.db.read_now(lambda tx: list(tx.execute(select(schema.channel_marks))))

    def rows(self) -> str:
        """All of every table, as text."""
        tables = schema.metadata.sorted_tables
        return repr([self.db.read_now(lambda tx, t=table: tx.execute(select(t)).all()) for table in tables])


@pytest.fixture
def rooms(migrated_database_url: str) -> Iterator[Rooms]:
    database = Database(migrated_database_url)
    yield Rooms(database)
    database.close()


def test_three_people_make_a_trend_and_one_who_repeats_it_does_not(rooms: Rooms) -> None:
    rooms.open()
    for _ in range(5):
        rooms.say("U1", f"zig zig zig {LINK}")
    rooms.say("U2", "zig too")
    assert rooms.counted() == {}
    assert rooms.risen().terms == ()
    rooms.say("U3", "zig!", days=1)
    assert rooms.counted() == {"zig": 3}
    (term,) = rooms.risen(days=1).terms
    assert (term.term, term.people, term.channels, term.first_week) == ("zig", 3, ("C1",), MONDAY)


def test_nothing_is_counted_before_the_channel_was_told(rooms: Rooms) -> None:
    asked = rooms.db.write_now(start_counting, rooms.caller(days=-1), "C1")
    assert asked.is_mine
    rooms.say("U1", "zig")
    assert not rooms.marks()
    assert rooms.db.write_now(channel_told, "T1", "C1", asked.asked_at, TUESDAY)
    assert not rooms.open()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig", days=-0.1)
    assert not rooms.marks()
    rooms.say("U1", "zig", days=0.1)
    assert rooms.marks()


def test_a_channel_is_told_by_one_at_a_time_and_by_the_next_where_the_outcome_is_unknown(rooms: Rooms) -> None:
    def ask(hours: float = 0) -> Any:
        return rooms.db.write_now(start_counting, rooms.caller(days=hours / 24), "C1")

    def told(asked: Any) -> bool:
        return rooms.db.write_now(channel_told, "T1", "C1", asked.asked_at, TUESDAY)

    first = ask()
    assert (first.is_mine, first.is_first) == (True, True)
    assert not ask().is_mine
    assert not ask(0.01).is_mine
    after_a_crash = ask(1)
    assert (after_a_crash.is_mine, after_a_crash.is_first, after_a_crash.asked_at) == (True, False, first.asked_at)
    rooms.db.write_now(channel_not_told, "T1", "C1", first.asked_at, is_sure=False)
    assert ask(1).is_mine
    rooms.db.write_now(channel_not_told, "T1", "C1", first.asked_at, is_sure=True)
    again = ask(2)
    assert again.is_first
    assert not told(first)
    assert told(again)
    assert ask(3).asked_at is None
    rooms.db.write_now(channel_not_told, "T1", "C1", again.asked_at, is_sure=True)
    assert ask(3).asked_at is None


def test_neither_text_nor_author_is_kept(rooms: Rooms) -> None:
    rooms.open()
    for user in ("UVERYSECRET", "U2", "U3"):
        rooms.say(user, "Let us meet <@U77HIDDEN> at seven and rewrite everything in zig before dawn")
    kept = rooms.rows()
    assert "rewrite" in kept
    for hidden in ("UVERYSECRET", "U77HIDDEN", "Let us", "everything in zig", "at seven"):
        assert hidden not in kept


def test_what_one_or_two_people_say_is_nowhere_in_clear(rooms: Rooms) -> None:
    rooms.open()
    said = f"merger with <https://files.example/deck?signature=s3cr3t-t0ken|Globex> and <{LINK}>"
    for user in ("U1", "U2"):
        for _ in range(3):
            rooms.say(user, said)
    kept = rooms.rows()
    assert kept.count("'U1'") == 1, "who opted in, and nobody who wrote"
    for word in ("merger", "globex", "files.example", "s3cr3t", "typed-queries"):
        assert word not in kept
    rooms.say("U3", f"merger <{LINK}>")
    kept = rooms.rows()
    assert rooms.counted() == {"merger": 3, LINK: 3}
    for word in ("globex", "files.example", "s3cr3t"):
        assert word not in kept
    rooms.edit("U2", f"merger <{LINK}>", "never mind")
    assert "merger" not in rooms.rows()
    assert LINK not in rooms.rows()


def test_same_writer_has_another_mark_in_each_channel_and_week(rooms: Rooms) -> None:
    rooms.open("C1")
    rooms.open("C2")
    rooms.say("U1", "zig")
    rooms.say("U1", "zig", channel="C2")
    marks = schema.channel_marks.c
    first = set(rooms.db.read_now(lambda tx: tx.execute(select(marks.person)).scalars().all()))
    rooms.say("U1", "zig", days=7)
    later = set(
        rooms.db.read_now(lambda tx: tx.execute(select(marks.person).where(marks.channel == "C1")).scalars().all())
    )
    assert len(first) == 2
    assert not first & later


def test_links_are_one_page_however_they_are_written(rooms: Rooms) -> None:
    rooms.open()
    for user, url in (("U1", LINK), ("U2", f"{LINK}?utm_source=slack&amp;utm_medium=x"), ("U3", f"{LINK}/#top|here")):
        rooms.say(user, f"look <{url}>")
    assert rooms.counted()[LINK] == 3
    (link,) = rooms.risen().links
    assert (link.url, link.people) == (LINK, 3)


def test_what_is_usual_does_not_rise_and_the_curve_shows_the_weeks(rooms: Rooms) -> None:
    rooms.open()
    for week in range(-4, 1):
        for user in ("U1", "U2", "U3", "U4", "U5"):
            rooms.say(user, "standup", days=7 * week)
            if week == 0:
                rooms.say(user, "outage")
    (term,) = rooms.risen().terms
    assert (term.term, term.curve, term.usual) == ("outage", (0, 0, 0, 0, 5), 0)


def test_a_term_is_reported_from_where_it_is_up_most(rooms: Rooms) -> None:
    for channel in ("C1", "C2"):
        rooms.open(channel)
    for week in (-2, -1, 0):
        for user in ("U1", "U2", "U3", "U4", "U5", "U6"):
            rooms.say(user, "release", days=7 * week)
            rooms.say(user, "hello" if week or user > "U4" else "release", channel="C2", days=7 * week)
    term = next(one for one in rooms.risen("C1", "C2").terms if one.term == "release")
    assert (term.channels, term.people, term.usual) == (("C2", "C1"), 4, 0)


def test_a_silent_week_shows_the_last_one(rooms: Rooms) -> None:
    rooms.open()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "outage")
    found = rooms.risen(days=6)
    assert (found.week, [term.term for term in found.terms]) == (MONDAY, ["outage"])
    assert rooms.risen(days=14).terms == ()


def test_edits_and_deletions_take_back_what_was_counted(rooms: Rooms) -> None:
    rooms.open()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig")
    rooms.edit("U3", "zig", "rust")
    assert rooms.counted() == {}
    rooms.edit("U3", "rust", "zig rust")
    assert rooms.counted() == {"zig": 3}
    rooms.say("U4", "zig")
    assert rooms.counted() == {"zig": 4}
    rooms.edit("U4", "zig", "")
    rooms.edit("U5", "zig", "")
    assert rooms.counted() == {"zig": 3}
    rooms.edit("U1", "zig", "")
    assert rooms.counted() == {}


def test_what_is_edited_after_its_week_stays_as_it_was(rooms: Rooms) -> None:
    rooms.open()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig")
    rooms.edit("U3", "zig", "outage", later=7)
    assert rooms.counted() == {"zig": 3}


def test_nothing_is_counted_before_opting_in_or_after_opting_out(rooms: Rooms) -> None:
    rooms.say("U1", "early")
    assert rooms.open(days=0)
    assert not rooms.open(days=0)
    rooms.say("U1", "older", days=-0.5)
    assert not rooms.marks()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig")
    assert "zig" in rooms.rows()
    assert rooms.db.write_now(stop_counting, "T1", "C1")
    rooms.say("U1", "late")
    assert not rooms.db.write_now(stop_counting, "T1", "C1")
    assert "zig" not in rooms.rows()
    assert not rooms.marks()


def test_weeks_that_are_over_lose_their_key_and_what_few_people_used(rooms: Rooms) -> None:
    rooms.open()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig")
    rooms.say("U1", "confidential")
    next_week = week_of(TUESDAY + timedelta(days=7))
    assert rooms.db.write_now(end_weeks, next_week, LONG_AGO) == 0
    assert not rooms.marks()
    assert rooms.db.read_now(lambda tx: tx.execute(select(schema.channels.c.salt)).scalar_one()) == ""
    assert "confidential" not in rooms.rows()
    assert rooms.counted() == {"zig": 3}
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "rust", days=7)
    assert rooms.counted() == {"rust": 3, "zig": 3}
    assert rooms.db.write_now(end_weeks, next_week, next_week) == 2
    assert rooms.counted() == {"rust": 3}


def test_workspaces_and_channels_are_apart(rooms: Rooms) -> None:
    rooms.open()
    rooms.open(workspace="T2")
    rooms.open("C2")
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig", workspace="T2")
        rooms.say(user, "outage", channel="C2")
    rooms.say("U1", "zig")
    assert rooms.risen("C1").terms == ()
    assert [term.term for term in rooms.risen("C1", workspace="T2").terms] == ["zig"]
    rooms.db.write_now(stop_counting, "T1", "C1")
    assert rooms.counted(workspace="T2") == {"zig": 3}
    rooms.db.write_now(purge_workspace, "T2")
    assert "zig" not in rooms.rows()
    assert rooms.counted("C2") == {"outage": 3}


def test_people_of_two_channels_are_not_added_up(rooms: Rooms) -> None:
    rooms.open("C1")
    rooms.open("C2")
    for number in range(2):
        for channel in ("C1", "C2"):
            rooms.say(f"U{channel}{number}", "zig", channel=channel)
    assert rooms.risen("C1", "C2").terms == ()


def test_a_channel_keeps_its_numbers_under_a_new_id(rooms: Rooms) -> None:
    rooms.open()
    for user in ("U1", "U2", "U3"):
        rooms.say(user, "zig")
    rooms.db.write_now(move_channel, "T1", "C1", "C9")
    assert rooms.counted("C9") == {"zig": 3}
    assert [one.channel for one in rooms.db.read_now(counted_channels, "T1")] == ["C9"]
    rooms.open("C7", days=0)
    rooms.db.write_now(move_channel, "T1", "C9", "C7")
    assert rooms.counted("C7") == rooms.counted("C9") == {}
    assert [one.channel for one in rooms.db.read_now(counted_channels, "T1")] == ["C7"]
