"""One story told by several feeds is one story; two stories stay two."""

import pytest

from bot.domain.trends import StoryGroups, group_stories, same_story
from tests.domain.trends.stories import story

HEADLINE = "PyPI adds mandatory two-factor login for all maintainers"


@pytest.mark.parametrize(
    "retold",
    [
        "PyPI Adds Mandatory Two-Factor Login For All Maintainers",
        "PyPI adds mandatory two-factor login for all maintainers | The Daily Packet",
        "Breaking: PyPI adds mandatory two-factor login for all maintainers",
        "PyPI adds mandatory two-factor logins for all its maintainers",
    ],
)
def test_retold_headline_is_the_same_story(retold: str) -> None:
    assert same_story(story(HEADLINE), story(retold))


@pytest.mark.parametrize(
    "other",
    ["npm adds mandatory two-factor login for top packages", "PyPI adds malware quarantine for new projects", "", "🎉"],
)
def test_different_headline_is_a_different_story(other: str) -> None:
    assert not same_story(story(HEADLINE), story(other))


@pytest.mark.parametrize(
    ("a", "b"), [("Rust 1.96 is released today", "Rust 1.97 is released today"), ("Part 4", "Part 5")]
)
def test_different_numbers_make_different_stories(a: str, b: str) -> None:
    assert not same_story(story(a), story(b))


def test_same_page_is_the_same_story_whatever_it_is_called() -> None:
    a = story("One name", url="https://www.example.org/a?utm_source=x")
    b = story("Quite another", url="https://example.org/a/", hours=2000)
    assert same_story(a, b)


def test_front_page_of_a_site_names_no_story() -> None:
    assert not same_story(story("One", url="https://example.org/"), story("Quite another", url="https://example.org/"))


def test_same_summary_decides_when_headlines_differ_somewhat() -> None:
    text = "The council voted nine to two on Tuesday to build protected bike lanes along Harbour Street next spring."
    a, b = (
        "City council approves new bike lanes on Harbour Street",
        "Council votes for Harbour Street bike lanes at last",
    )
    assert not same_story(story(a), story(b))
    assert same_story(story(a, summary=text), story(b, summary=text + " Shop owners object."))


def test_headline_that_returns_after_weeks_is_a_new_story() -> None:
    assert not same_story(story(HEADLINE), story(HEADLINE + " again", hours=24 * 10))


def test_series_of_one_feed_is_not_one_story() -> None:
    a = story("What we read this week in databases", feed="f", key="1")
    b = story("What we read this week in data", feed="f", key="2")
    assert not same_story(a, b)


def test_groups_keep_the_name_of_their_first_member() -> None:
    groups = StoryGroups()
    first = story(HEADLINE, key="a")
    assert groups.add(first) == "a"
    assert groups.add(story("Something else entirely happened", key="b")) == "b"
    assert groups.add(story("Breaking: " + HEADLINE, key="c")) == "a"
    assert groups.add(first) == "a"
    assert [[one.key for one in members] for members in groups.groups().values()] == [["a", "c"], ["b"]]


def test_many_stories_are_grouped_without_comparing_all() -> None:
    stories = [story(f"Report number {n} about town {n * 7} and river {n * 13}", key=str(n)) for n in range(2000)]
    assert len(group_stories(stories)) == 2000
