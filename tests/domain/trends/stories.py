"""Short ways to write stories for the tests of trends."""

from datetime import UTC, datetime, timedelta

from bot.domain.trends import Story

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def story(
    title: str, *, feed: str = "", key: str = "", url: str | None = None, summary: str = "", hours: float = 1.0
) -> Story:
    """A story published `hours` before NOW, in a feed of its own unless one is named."""
    moment = NOW - timedelta(hours=hours)
    return Story(key or f"{feed}:{title}", feed or title, url, title, summary, moment, moment)
