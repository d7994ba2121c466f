"""People and moments for the tests of the morning."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.nudges import PersonState, Story
from bot.domain.rhythm import Contact, Summary

LISBON = ZoneInfo("Europe/Lisbon")
# A Wednesday, nine in the morning, summer time.
MORNING = datetime(2026, 6, 3, 9, tzinfo=LISBON)
NOW = MORNING.astimezone(UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def person(person_id: int, *days_ago: float, mine: bool | None = None, **state: Any) -> PersonState:
    """Somebody added long ago, last contacted so many days before the morning."""
    summary = Summary.of(Contact(ago(days), mine) for days in days_ago)
    return PersonState(person_id, f"Person {person_id}", state.pop("created_at", ago(1000)), summary, **state)


def story(story_id: int, **fields: Any) -> Story:
    values: dict[str, Any] = {
        "title": f"Story {story_id}",
        "url": f"https://example.org/{story_id}",
        "source": f"Feed {story_id}",
        "published_at": ago(1),
    }
    return Story(story_id, **(values | fields))
