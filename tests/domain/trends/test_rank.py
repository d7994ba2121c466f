"""Which stories are shown now, and the words that say why."""

from datetime import timedelta

import pytest

from bot.domain.trends import Interest, rank_stories
from tests.domain.trends.stories import NOW, story


def titles(stories, interests=(), limit: int = 3, **options):
    return [row.story.title for row in rank_stories(stories, list(interests), NOW, limit, **options)]


def test_fresh_story_outranks_an_old_one() -> None:
    assert titles([story("Old news", hours=60), story("New thing", hours=2)]) == ["New thing", "Old news"]


def test_story_somebody_cares_about_outranks_a_fresher_one() -> None:
    rows = rank_stories(
        [story("Gardens in autumn", hours=1), story("Async Rust explained", hours=20)],
        [Interest("#rust", person_id="7", person="Ana Silva")],
        NOW,
        2,
    )
    assert rows[0].story.title == "Async Rust explained"
    assert rows[0].interests[0].person_id == "7"
    assert rows[0].reasons == ("Ana Silva cares about rust", "20 hours old")


def test_own_topic_is_named_as_such() -> None:
    (row,) = rank_stories([story("Vector databases explained")], [Interest("Vector Databases")], NOW, 1)
    assert row.reasons[0] == "about Vector Databases, which you follow"


def test_rare_term_counts_more_than_one_that_is_everywhere() -> None:
    common = [story(f"Python notes {word}") for word in ("apple", "pear", "plum", "fig")]
    interests = [Interest("python"), Interest("berlin")]
    assert titles([*common, story("Living Berlin")], interests, limit=1) == ["Living Berlin"]


def test_each_feed_comes_once_before_any_comes_twice() -> None:
    busy = [
        story(f"Busy {word}", feed="busy", hours=hours) for hours, word in enumerate(("oak", "elm", "ash"), start=1)
    ]
    quiet = story("Quiet birch", feed="quiet", hours=48)
    assert titles([*busy, quiet]) == ["Busy oak", "Quiet birch", "Busy elm"]


def test_story_of_several_feeds_appears_once_and_says_so() -> None:
    told = "PyPI adds mandatory two-factor login for all maintainers"
    rows = rank_stories([story(told, feed="a", hours=3), story(told + "!", feed="b", hours=2)], [], NOW, 5)
    assert [(row.story.feed, len(row.also)) for row in rows] == [("a", 1)]
    assert "in 2 of your sources" in rows[0].reasons


def test_stories_past_their_week_are_left_out() -> None:
    assert titles([story("Ancient", hours=24 * 8)]) == []
    assert titles([story("Ancient", hours=24 * 8)], max_age=timedelta(days=30)) == ["Ancient"]


@pytest.mark.parametrize("limit", [0, 1])
def test_limit_is_kept(limit: int) -> None:
    assert len(titles([story("One oak"), story("Two elms")], limit=limit)) == limit


def test_nothing_gives_nothing() -> None:
    assert titles([]) == []


def test_interest_without_weight_is_ignored() -> None:
    (row,) = rank_stories([story("Async Rust")], [Interest("rust", weight=0.0)], NOW, 1)
    assert row.interests == ()
