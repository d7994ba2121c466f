"""One visit to a feed: the fetch, and the reading of what came. Leaves writing it down to `feeds`."""

import asyncio
import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.feeds import FeedUnreadable, Fetched, Fetcher, ParsedFeed, parse_feed
from bot.storage.feeds import DueFeed

READ_TOGETHER_BYTES = 256 * 1024
_BODIES_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class ReadBodies:
    """What each feed said when it was last read here, as a digest: many servers answer in full though nothing is new.

    A memory of this process alone; what is forgotten is read once more.
    """

    _digests: dict[int, bytes] = field(default_factory=dict)

    def known(self, feed_id: int, digest: bytes) -> bool:
        return self._digests.get(feed_id) == digest

    def remember(self, feed_id: int, digest: bytes) -> None:
        if len(self._digests) >= _BODIES_REMEMBERED:
            self._digests.clear()
        self._digests[feed_id] = digest


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one visit to `due`: `parsed` when there was a readable feed, whose body is left behind; `error` in words
    when it came to nothing; `digest` of a body that is there to be read or was read."""

    due: DueFeed
    fetched: Fetched
    parsed: ParsedFeed | None = None
    error: str | None = None
    digest: bytes | None = None

    @property
    def is_unread(self) -> bool:
        return bool(self.digest) and self.parsed is None and self.error is None


async def visit_feed(due: DueFeed, fetcher: Fetcher, bodies: ReadBodies, now: datetime) -> Visit:
    """Fetch the feed; a large body is read at once, a small one left to be read together with others.

    `bodies` are the last ones read; one that says the same again counts as unchanged.
    """
    feed = due.feed
    fetched = await fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
    if fetched.status != "ok":
        return Visit(due, fetched, error=fetched.error if fetched.status != "unchanged" else None)
    digest = hashlib.blake2b(fetched.body, digest_size=16).digest()
    if bodies.known(feed.id, digest):
        return Visit(due, replace(fetched, body=b"", status="unchanged"))
    unread = Visit(due, fetched, digest=digest)
    if len(fetched.body) <= READ_TOGETHER_BYTES:
        return unread
    # What takes long, and much memory, keeps nobody waiting.
    return await asyncio.to_thread(read_body, unread, now)


def read_body(visit: Visit, now: datetime) -> Visit:
    """The visit with its body read. Blocking and CPU-bound: call it in a thread."""
    body, fetched = visit.fetched.body, replace(visit.fetched, body=b"")
    try:
        parsed = parse_feed(body, fetched.content_type, fetched.url, now)
    except FeedUnreadable as error:
        return Visit(visit.due, fetched, error=error.text)
    return Visit(visit.due, fetched, parsed, digest=visit.digest)
