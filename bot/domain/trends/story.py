"""A story as trends see it: text, address, source and time. Pure values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Story:
    """One item of one feed. `key` and `feed` are the caller's own identifiers, both as text.

    `url` is None when the item has no address. `published_at` is aware UTC, None when the feed gave no date; `seen_at`
    is when Rapport first saw it, aware UTC.
    """

    key: str
    feed: str
    url: str | None
    title: str
    summary: str
    published_at: datetime | None
    seen_at: datetime

    @property
    def dated_at(self) -> datetime:
        """When it came out as far as is known; what was first seen earlier cannot have come out later."""
        return min(self.published_at, self.seen_at) if self.published_at else self.seen_at
