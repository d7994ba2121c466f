"""Visit the feeds that are due, a few at a time, and keep what is new in them."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.trends import canonical_url
from bot.feeds import FeedUnreadable, Fetched, Fetcher, ParsedFeed, parse_feed
from bot.feeds.backoff import next_fetch_in_s
from bot.jobs.scheduler import contained
from bot.storage.database import Database
from bot.storage.feeds import (
    FeedNews,
    add_stories,
    claim_feeds,
    move_feed,
    newest_story_at,
    note_news,
    save_fetch,
    take_news,
)
from bot.storage.rows import Feed
from bot.storage.tx import Tx

CLAIMED_AT_ONCE = 40
LEASE = timedelta(minutes=10)
_LIVELY = timedelta(days=3)
_ERROR_CHARS = 300


@dataclass(frozen=True, slots=True)
class FeedServices:
    """`clock` tells the time (aware UTC) by which stories are dated and visits planned.

    `tell` brings one follower news of a feed, `None`: nobody is told here; `workspace_id`: whose followers it reaches.
    """

    db: Database
    fetcher: Fetcher
    clock: Callable[[], datetime]
    tell: Callable[[FeedNews], Awaitable[object]] | None = None
    workspace_id: str | None = None


@dataclass(frozen=True, slots=True)
class FeedReport:
    """`visited` feeds, those of them that could not be read, and how many stories were new."""

    visited: int
    failed: int
    new_stories: int


@dataclass(frozen=True, slots=True)
class _Visit:
    """What came of one visit: `parsed` when there was a readable feed, `error` in words when it came to nothing."""

    fetched: Fetched
    parsed: ParsedFeed | None
    error: str | None


async def run_feeds(services: FeedServices, now: datetime) -> FeedReport:
    """Visit every feed that is due as of `now` and that somebody follows.

    A slow feed holds nobody up: more are claimed as soon as there is room, long before a claim's lease runs out.
    """
    open_visits: set[asyncio.Task[int | None]] = set()
    added: list[int | None] = []
    room = asyncio.Event()

    def finished(visit: asyncio.Task[int | None]) -> None:
        open_visits.discard(visit)
        if not visit.cancelled():
            added.append(visit.result())
        if len(open_visits) <= CLAIMED_AT_ONCE:
            room.set()

    more_due = True
    try:
        while more_due or open_visits:
            if more_due and len(open_visits) <= CLAIMED_AT_ONCE:
                feeds = await services.db.write(claim_feeds, now, LEASE, limit=CLAIMED_AT_ONCE)
                more_due = len(feeds) == CLAIMED_AT_ONCE
                for feed in feeds:
                    visit = asyncio.create_task(contained("feed", _visit(services, feed, now)))
                    open_visits.add(visit)
                    visit.add_done_callback(finished)
                continue
            room.clear()
            await room.wait()
    finally:
        for visit in tuple(open_visits):
            visit.cancel()
    await _tell_news(services)
    return FeedReport(len(added), sum(count is None for count in added), sum(count or 0 for count in added))


async def _visit(services: FeedServices, feed: Feed, now: datetime) -> int | None:
    """How many stories were new; `None` when the feed could not be read."""
    fetched = await services.fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
    visit = await _read(fetched, now)
    new = await services.db.write(_keep, feed, visit, secrets.randbelow(1000) / 1000, now)
    return None if visit.error else new


async def _tell_news(services: FeedServices) -> None:
    """Once each: news is taken away before it is told, and what could not be told still stands in `sources`."""
    while services.tell is not None:
        news = await services.db.write(take_news, services.workspace_id, limit=CLAIMED_AT_ONCE)
        for one in news:
            await contained("feed news", services.tell(one))
        if len(news) < CLAIMED_AT_ONCE:
            return


async def _read(fetched: Fetched, now: datetime) -> _Visit:
    if fetched.status != "ok":
        return _Visit(fetched, None, fetched.error if fetched.status != "unchanged" else None)
    try:
        parsed = await asyncio.to_thread(parse_feed, fetched.body, fetched.content_type, fetched.url, now)
    except FeedUnreadable as error:
        return _Visit(fetched, None, error.text)
    return _Visit(fetched, parsed, None)


def _keep(tx: Tx, feed: Feed, visit: _Visit, jitter: float, now: datetime) -> int:
    """Write a visit down: the stories, how the feed is doing, and when to come back."""
    fetched, new = visit.fetched, 0
    if visit.parsed is not None:
        new = add_stories(tx, feed.id, _rows(visit.parsed, feed, now), now)
    failures = feed.failures + 1 if visit.error else 0
    newest = newest_story_at(tx, feed.id)
    wait_s = next_fetch_in_s(
        failures=failures,
        max_age_s=fetched.max_age_s,
        retry_after_s=fetched.retry_after_s,
        changed_recently=newest is None or now - newest < _LIVELY,
        jitter=jitter,
    )
    values: dict[str, Any] = {"fetched_at": now, "failures": failures, "next_at": now + timedelta(seconds=wait_s)}
    values["error"] = visit.error[:_ERROR_CHARS] if visit.error else None
    if not visit.error:
        values |= {"succeeded_at": now, "gone": False}
    if visit.parsed is not None:
        values |= {"etag": fetched.etag, "last_modified": fetched.last_modified}
        values["title"] = visit.parsed.title or feed.title
        values["site_url"] = visit.parsed.site_url or feed.site_url
    if fetched.status == "gone":
        values["gone"] = True
        note_news(tx, feed.id, "gone", now)
    save_fetch(tx, feed.id, **values)
    if fetched.moved_to and not visit.error:
        # From http to https or to another spelling of the same place is nothing to tell people.
        elsewhere = canonical_url(fetched.moved_to) != canonical_url(feed.url)
        move_feed(tx, feed.id, fetched.moved_to, now, tell=elsewhere)
    return new


def _rows(parsed: ParsedFeed, feed: Feed, now: datetime) -> list[dict[str, Any]]:
    """Items as stories; one without a date counts from now, one without an address leads to the feed's page."""
    return [
        {
            "guid": item.guid,
            "url": item.url or parsed.site_url or feed.url,
            "title": item.title or item.url or parsed.title,
            "summary": item.summary,
            "published_at": item.published_at or now,
        }
        for item in parsed.items
    ]
