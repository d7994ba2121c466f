"""What rises in one's own sources, whom it concerns, and more or less of it."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotFound
from bot.storage.interests import remove_taste, say_interest
from bot.usecases.fresh_stories import fresh_stories, trend_page
from bot.usecases.rising_now import rising_now
from bot.usecases.tastes import more_or_less
from tests.usecases.world import BO_USER, World


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One database is enough: the statements behind this run on both in the tests of storage."""
    return migrated_sqlite_url


_BURST = ("Solar storm over the north", "Airlines reroute before a solar storm", "Power grids and the solar storm")


def usual(world: World) -> None:
    """Two months of a quiet life: releases in both feeds, day after day."""
    for week in range(1, 8):
        for feed in ("a", "b"):
            world.story(f"Release {week} of the toolbox {feed}", days=7 * week + 0.5, feed=feed)
    for feed in ("a", "b", "a"):
        world.story(f"Release {world.feeds} of the toolbox {feed}", days=2, feed=feed)


def burst(world: World, days: float = 0.5) -> None:
    for number, title in enumerate(_BURST):
        world.story(title, days=days + number / 10, feed="ab"[number % 2])


def terms(world: World, span: str = "week") -> list[str]:
    return [one.term for one in world.write(rising_now, world.caller, span, limit=5)]  # type: ignore[arg-type]


def test_unusual_term_rises_and_the_usual_one_does_not(world: World) -> None:
    usual(world)
    burst(world)
    found = world.write(rising_now, world.caller, "week", limit=5)
    assert [one.term for one in found] == ["solar storm"]
    assert len(found[0].stories) == 3
    assert set(found[0].sources) == {"a", "b"}
    assert found[0].curve[-1] == 3
    assert sum(found[0].curve[:-1]) == 0
    assert found[0].first_seen == min(story.published_at for story in found[0].stories)


def test_what_has_had_its_day_is_dropped(world: World) -> None:
    usual(world)
    burst(world)
    assert terms(world, "today") == ["solar storm"]
    world.later(days=2)
    assert terms(world, "today") == []
    assert terms(world, "week") == ["solar storm"]
    world.later(days=8)
    assert terms(world, "week") == []


def test_first_seen_looks_back_before_the_window(world: World) -> None:
    usual(world)
    world.story("A solar storm in the old days", days=30, feed="a")
    burst(world)
    found = world.write(rising_now, world.caller, "week", limit=5)
    assert (world.now - found[0].first_seen).days == 30


def test_first_day_shows_what_is_frequent_without_any_past(world: World) -> None:
    burst(world)
    assert terms(world) == ["solar storm"]


def test_one_source_alone_or_one_story_told_by_many_is_no_trend(world: World) -> None:
    usual(world)
    for title in ("Lunar base planned", "Who pays for a lunar base", "Water near the lunar base"):
        world.story(title, days=0.3, feed="a")
    for feed in ("a", "b", "c", "d"):
        world.story("Ministers agree on a new treaty about whales", days=0.3, feed=feed)
    assert terms(world) == []


def test_other_peoples_sources_are_no_part_of_it(world: World) -> None:
    burst(World(world.db, BO_USER, world.now))
    assert terms(world) == []


def test_trend_names_whom_it_concerns(world: World) -> None:
    world.person("Ana")
    ana = world.person("Bea")
    world.write(say_interest, world.scope, ana, ["solar storm"], wanted=True, now=world.now)
    burst(world)
    page = world.write(trend_page, world.caller, "week", 0)
    assert [(tie.name, tie.term) for tie in page.trends[0].concerns] == [("Bea", "solar storm")]


def test_less_leaves_the_story_out_and_more_brings_its_like_up_at_once(world: World) -> None:
    world.story("Quarterly earnings surprise investors", days=0.1)
    world.story("Beekeeping on city rooftops", days=1)
    world.story("Rooftops for beekeeping, a guide to cities", days=3)
    page = world.write(fresh_stories, world.caller, limit=9)
    assert [one.story.title[:9] for one in page] == ["Quarterly", "Beekeepin", "Rooftops "]
    earnings, bees = page[0].story, page[1].story
    world.write(more_or_less, world.caller, earnings.id, -1)
    world.write(more_or_less, world.caller, bees.id, 1)
    assert [one.story.title[:9] for one in world.write(fresh_stories, world.caller, limit=9)] == [
        "Beekeepin",
        "Rooftops ",
    ]
    world.write(remove_taste, world.scope, earnings.id)
    assert len(world.write(fresh_stories, world.caller, limit=9)) == 3


def test_daily_message_heeds_more_and_less(world: World) -> None:
    for number, title in enumerate(("Earnings surprise investors", "Opera season opens", "Marble runs", "Tea houses")):
        world.story(title, days=0.1 + number)
    assert "Tea houses" not in world.names("stories")
    by_title = {one.story.title: one.story.id for one in world.write(fresh_stories, world.caller, limit=9)}
    world.write(more_or_less, world.caller, by_title["Earnings surprise investors"], -1)
    world.write(more_or_less, world.caller, by_title["Tea houses"], 1)
    assert world.names("stories") == ["Tea houses", "Opera season opens", "Marble runs"]


def test_more_or_less_of_somebody_elses_story_is_refused(world: World) -> None:
    theirs = World(world.db, BO_USER, world.now)
    theirs.story("Secret", days=0.1)
    story = theirs.write(fresh_stories, theirs.caller, limit=1)[0].story
    with pytest.raises(NotFound):
        world.write(more_or_less, world.caller, story.id, 1)


def test_rising_story_says_so_in_the_daily_message(world: World) -> None:
    usual(world)
    burst(world)
    stories = [item for item in world.compose().items if item.section == "stories"]
    assert "rising" in {reason.kind for item in stories for reason in item.reasons}


def test_daily_message_tells_one_story_of_what_rises_and_then_something_else(world: World) -> None:
    usual(world)
    burst(world)
    world.story("Marble runs for offices", days=6)
    world.story("Opera season opens", days=6)
    stories = [item for item in world.compose().items if item.section == "stories"]
    assert len(stories) == 3
    assert sum("rising" in {reason.kind for reason in item.reasons} for item in stories) == 1
