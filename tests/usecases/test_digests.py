"""A channel's digest: whose it is, when it comes, and that it says nothing private."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.domain.trends import Topic
from bot.usecases.digests import parse_hour, start_digest, stop_digest, take_due
from bot.usecases.sources import follow_topics
from tests.usecases.world import BO_USER, World


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One database is enough: the statements behind this run on both in the tests of storage."""
    return migrated_sqlite_url


ONE_DAY = timedelta(days=1)


def told(world: World) -> list[list[str]]:
    return [[story.story.title for story in due.stories] for due in world.write(take_due, world.now, "T1", 9)]


@pytest.mark.parametrize(
    ("text", "time"), [("9", (9, 0)), ("9:30", (9, 30)), ("at 4pm", (16, 0)), ("12 am", (0, 0)), ("23:59", (23, 59))]
)
def test_time_of_day_is_read(text: str, time: tuple[int, int]) -> None:
    assert parse_hour(text) == time


@pytest.mark.parametrize("text", ["", "soon", "24:00", "13pm", "9:75", "-1"])
def test_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="time of day"):
        parse_hour(text)


def test_digest_comes_once_at_its_time_with_what_is_new(world: World) -> None:
    world.story("Old news", days=0.5)
    world.write(start_digest, world.caller, "C1", 9, 30)
    assert told(world) == []
    world.later(minutes=20)
    world.story("Fresh news", days=0)
    world.later(minutes=10)
    assert told(world) == [["Fresh news"]]
    assert told(world) == []
    world.later(days=1)
    assert told(world) == [[]]


def test_digest_tells_nothing_of_people_and_interests(world: World) -> None:
    ana = world.person("Ana")
    world.write(start_digest, world.caller, "C1", 9, 30)
    world.write(follow_topics, world.caller, [Topic("secret")])
    world.later(minutes=1)
    world.story("Ana writes", days=0, person_id=ana)
    world.story("My secret topic", days=0.0002)
    world.story("Newer story", days=0)
    world.later(minutes=30)
    assert told(world) == [["Newer story", "My secret topic"]]


def test_story_of_several_sources_is_told_once_and_never_again(world: World) -> None:
    world.write(start_digest, world.caller, "C1", 9, 30)
    world.later(minutes=1)
    for feed in ("a", "b"):
        world.story("Ministers agree on a new treaty about whales", days=0, feed=feed)
    world.later(minutes=30)
    assert told(world) == [["Ministers agree on a new treaty about whales"]]
    world.story("Ministers agree on a new treaty about whales", days=0, feed="c")
    world.later(days=1)
    assert told(world) == [[]]


def test_digest_is_its_makers_alone(world: World) -> None:
    world.write(start_digest, world.caller, "C1", 9, 0)
    bo = World(world.db, BO_USER, world.now)
    with pytest.raises(Conflict, match="<@U1> has set up"):
        bo.write(start_digest, bo.caller, "C1", 10, 0)
    with pytest.raises(NotFound):
        bo.write(stop_digest, bo.caller, "C1")
    world.write(stop_digest, world.caller, "C1")
    bo.write(start_digest, bo.caller, "C1", 10, 0)


def test_weekend_has_no_digest(world: World) -> None:
    world.later(days=4, hours=1)
    begun = world.write(start_digest, world.caller, "C1", 9, 0)
    assert begun.next_at.strftime("%A %H:%M") == "Monday 09:00"
