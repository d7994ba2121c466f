"""What a feed says, as values: the vocabulary shared by fetching, parsing and discovery.

Owns the result types and the error of an unreadable feed. Leaves reading bytes to `parse`, the network to `fetch`.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import RapportError


class FeedUnreadable(RapportError):
    """The address answered, but what came is not a feed Rapport can read."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed, all text plain (no markup, no control characters; not escaped for any surface).

    `guid` is unique within its feed and never empty, at most 500 characters. `url` is an absolute http(s) address or
    None when the entry has none that is safe to open. `title` holds at most 300 characters and is only empty when the
    entry says nothing but its link; `summary` at most 500, maybe empty. `published_at` is aware UTC, never after the
    time of reading; None when the feed gives no date or one that makes no sense. `author` is None when not named.
    """

    guid: str
    url: str | None
    title: str
    summary: str
    published_at: datetime | None
    author: str | None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed as read: `title` may be empty, `site_url` is None when the feed names no page of its own.

    `items` come newest first, those without a date after the dated ones in the feed's own order; at most 100.
    """

    title: str
    site_url: str | None
    items: tuple[FeedItem, ...]
