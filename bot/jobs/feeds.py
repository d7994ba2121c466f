"""Visit the feeds that are due, a few at a time, and keep what is new in them."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.domain.trends import canonical_url
from bot.feeds import Fetcher, ParsedFeed
from bot.feeds.backoff import next_fetch_in_s
from bot.jobs.feed_visits import ReadBodies, Visit, read_body, visit_feed
from bot.jobs.scheduler import contained
from bot.storage.database import Database
from bot.storage.feeds import (
    FeedNews,
    add_stories,
    claim_feeds,
    move_feed,
    note_news,
    save_fetches,
    take_news,
)
from bot.storage.rows import Feed
from bot.storage.tx import Tx

CLAIMED_AT_ONCE = 40
KEPT_AT_ONCE = 20
KEPT_WITHIN_S = 0.5
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
    bodies: ReadBodies = field(default_factory=ReadBodies)


@dataclass(frozen=True, slots=True)
class FeedReport:
    """`visited` feeds, those of them that could not be read, and how many stories were new."""

    visited: int
    failed: int
    new_stories: int


async def run_feeds(services: FeedServices, now: datetime) -> FeedReport:
    """Visit every feed that is due as of `now` and that somebody follows.

    A slow feed holds nobody up: more are claimed as soon as there is room, long before a claim's lease runs out.
    """
    run = _Run(services, now)
    await run.all_due()
    await _tell_news(services)
    return FeedReport(run.visited, run.failed, run.new_stories)


class _Run:
    """One run: opens visits, and reads and writes down finished ones several at a time, which costs a third of one by one.

    What is not written yet when the process dies is visited again when its lease has run out.
    """

    def __init__(self, services: FeedServices, now: datetime) -> None:
        self._services = services
        self._now = now
        self._open: set[asyncio.Task[Visit | None]] = set()
        self._finished: list[Visit] = []
        self._awaited = asyncio.Event()
        self._more_due = True
        self.visited = self.failed = self.new_stories = 0

    async def all_due(self) -> None:
        try:
            while self._more_due or self._open or self._finished:
                if self._has_room:
                    await self._claim()
                elif len(self._finished) >= KEPT_AT_ONCE or not self._open:
                    await self._keep()
                else:
                    await self._wait()
        finally:
            for visit in tuple(self._open):
                visit.cancel()

    async def _claim(self) -> None:
        claimed = await self._services.db.write(claim_feeds, self._now, LEASE, limit=CLAIMED_AT_ONCE)
        for due in claimed:
            visit = asyncio.create_task(
                contained("feed", visit_feed(due, self._services.fetcher, self._services.bodies, self._now))
            )
            self._open.add(visit)
            visit.add_done_callback(self._finish)
        self._more_due = len(claimed) == CLAIMED_AT_ONCE

    def _finish(self, task: "asyncio.Task[Visit | None]") -> None:
        self._open.discard(task)
        if not task.cancelled():
            visit = task.result()
            if visit is None:
                self._count(None)
            else:
                self._finished.append(visit)
        if len(self._finished) >= KEPT_AT_ONCE or self._has_room or not self._open:
            self._awaited.set()

    @property
    def _has_room(self) -> bool:
        return self._more_due and len(self._open) <= CLAIMED_AT_ONCE

    async def _wait(self) -> None:
        """Until there is something to do; visits that have ended wait no longer than a moment for company."""
        self._awaited.clear()
        try:
            async with asyncio.timeout(KEPT_WITHIN_S):
                await self._awaited.wait()
        except TimeoutError:
            if self._finished:
                await self._keep()

    async def _keep(self) -> None:
        """Write down what has ended; where one cannot be written, the others still are."""
        finished, self._finished = self._finished, []
        visits = await self._read(finished)
        counts = await self._kept(visits)
        if counts is None:
            for visit in visits:
                alone = await self._kept([visit]) if len(visits) > 1 else None
                self._count(visit, alone[0] if alone else None)
            return
        for visit, count in zip(visits, counts, strict=True):
            self._count(visit, count)

    async def _read(self, visits: Sequence[Visit]) -> list[Visit]:
        """The same without unread bodies, several read by one thread in one go; what no thread could read has failed."""
        unread = [visit for visit in visits if visit.is_unread]
        if not unread:
            return list(visits)
        now = self._now
        read = await contained("feed", asyncio.to_thread(lambda: [read_body(visit, now) for visit in unread]))
        if read is None:
            read = []
            for visit in unread:
                alone = await contained("feed", asyncio.to_thread(read_body, visit, now))
                if alone is None:
                    self._count(None)
                else:
                    read.append(alone)
        return [*(visit for visit in visits if not visit.is_unread), *read]

    async def _kept(self, visits: Sequence[Visit]) -> list[int] | None:
        jitters = [byte / 255 for byte in secrets.token_bytes(len(visits))]
        return await contained("feed", self._services.db.write(_keep, visits, jitters, self._now))

    def _count(self, visit: Visit | None, count: int | None = None) -> None:
        self.visited += 1
        if visit is None or visit.error or count is None:
            self.failed += 1
            return
        self.new_stories += count
        if visit.digest is not None:
            self._services.bodies.remember(visit.due.feed.id, visit.digest)


async def _tell_news(services: FeedServices) -> None:
    """Once each: news is taken away before it is told, and what could not be told still stands in `sources`."""
    while services.tell is not None:
        news = await services.db.write(take_news, services.workspace_id, limit=CLAIMED_AT_ONCE)
        for one in news:
            await contained("feed news", services.tell(one))
        if len(news) < CLAIMED_AT_ONCE:
            return


def _keep(tx: Tx, visits: Sequence[Visit], jitters: Sequence[float], now: datetime) -> list[int]:
    """Write visits down: the stories, how the feeds are doing, and when to come back. How many stories were new in each."""
    new: list[int] = []
    results: list[dict[str, Any]] = []
    for visit, jitter in zip(visits, jitters, strict=True):
        feed, parsed = visit.due.feed, visit.parsed
        fresh = add_stories(tx, feed.id, _rows(parsed, feed, now), now) if parsed is not None else []
        new.append(len(fresh))
        newest = max(filter(None, (*fresh, visit.due.newest_at)), default=None)
        results.append({"feed_id": feed.id, **_result(visit, newest, jitter, now)})
        if visit.fetched.status == "gone":
            note_news(tx, feed.id, "gone", now)
    save_fetches(tx, results)
    for visit in visits:
        feed, moved_to = visit.due.feed, visit.fetched.moved_to
        if moved_to and not visit.error:
            # From http to https or to another spelling of the same place is nothing to tell people.
            elsewhere = canonical_url(moved_to) != canonical_url(feed.url)
            move_feed(tx, feed.id, moved_to, now, tell=elsewhere)
    return new


def _result(visit: Visit, newest: datetime | None, jitter: float, now: datetime) -> dict[str, Any]:
    """What the visit changes of the feed itself."""
    feed, fetched = visit.due.feed, visit.fetched
    failures = feed.failures + 1 if visit.error else 0
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
    return values


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
