"""Sources: topics with other words for them, lists of feeds, letting go."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotFound
from bot.domain.trends import Topic
from bot.feeds import Outline, read_opml
from bot.storage import schema
from bot.storage.feeds import subscriptions_of
from bot.usecases.feed_lists import give_list, take_list
from bot.usecases.fresh_stories import fresh_stories
from bot.usecases.sources import MOST_SOURCES, follow_topics, sources, unfollow, unfollow_person
from tests.usecases.world import World


def test_story_about_a_synonym_is_about_the_topic(world: World) -> None:
    world.story("Gardening in March", days=0.1)
    world.story("A faster cargo", days=2)
    world.write(follow_topics, world.caller, [Topic("rust", ("cargo",))])
    first = world.write(fresh_stories, world.caller, limit=2)[0]
    assert first.story.title == "A faster cargo"


def test_topic_followed_again_takes_the_new_synonyms_and_keeps_the_old_without_any(world: World) -> None:
    world.write(follow_topics, world.caller, [Topic("rust", ("cargo",))])
    world.write(follow_topics, world.caller, [Topic("rust")])
    assert world.write(sources, world.caller).topics == (Topic("rust", ("cargo",)),)
    world.write(follow_topics, world.caller, [Topic("rust", ("rustlang", "crates"))])
    assert world.write(sources, world.caller).topics == (Topic("rust", ("rustlang", "crates")),)
    assert world.write(unfollow, world.caller, "topic rust") == "rust"
    assert world.write(sources, world.caller).topics == ()


def test_unfollowing_a_person_lets_all_their_feeds_go_and_no_others(world: World) -> None:
    ana = world.person("Ana")
    world.story("One", person_id=ana, feed="a")
    world.story("Two", person_id=ana, feed="b")
    world.story("Three", feed="c")
    assert world.write(unfollow_person, world.caller, ana) == ("a", "b")
    assert [one.feed.title for one in world.write(subscriptions_of, world.scope)] == ["c"]
    with pytest.raises(NotFound, match="no feed of that person"):
        world.write(unfollow_person, world.caller, ana)


def test_list_of_feeds_is_followed_and_given_back(world: World) -> None:
    world.story("One", feed="known")
    listed = [
        Outline("Known", "https://known.example/feed"),
        Outline("New", "NEW.example/feed#top", "https://new.example"),
        Outline("Bad", "javascript:alert(1)"),
        Outline("Secret", "https://me:pw@x.example/feed"),
    ]
    taken = world.write(take_list, world.caller, listed)
    assert (taken.new, taken.known) == (1, 1)
    assert [url for url, _ in taken.refused] == ["javascript:alert(1)", "https://me:pw@x.example/feed"]
    text, count = world.write(give_list, world.caller)
    assert count == 2
    assert {one.url for one in read_opml(text.encode())} == {"https://known.example/feed", "https://new.example/feed"}


def test_feeds_of_a_list_are_first_read_spread_over_the_hour(world: World) -> None:
    world.write(take_list, world.caller, [Outline(f"F{n}", f"https://f{n}.example/feed") for n in range(4)])
    waits = sorted((row["next_at"] - world.now).total_seconds() for row in world.rows(schema.feeds))
    assert waits == [0, 900, 1800, 2700]


def test_list_that_is_too_long_is_taken_as_far_as_it_goes(world: World) -> None:
    listed = [Outline("", f"https://f{n}.example/feed") for n in range(MOST_SOURCES + 2)]
    taken = world.write(take_list, world.caller, listed)
    assert (taken.new, len(taken.refused)) == (MOST_SOURCES, 2)
    assert "let some go" in taken.refused[0][1]
