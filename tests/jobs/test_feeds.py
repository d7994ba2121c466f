"""Feeds by themselves: visited when due, kept, and come back to at the right time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.feeds import Fetched, ParsedFeed, parse_feed
from bot.jobs.feed_visits import READ_TOGETHER_BYTES
from bot.jobs.feeds import LEASE, FeedServices, run_feeds
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.feeds import add_feed, subscribe
from tests.usecases.world import ANA_USER, MONDAY, World

URL = "https://blog.example/feed"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>A blog</title><link>https://blog.example/</link>
<item><guid>1</guid><title>First</title><link>https://blog.example/1</link>
<pubDate>Mon, 02 Mar 2026 07:00:00 GMT</pubDate></item>
<item><guid>2</guid><title>Second, without a date or an address</title></item></channel></rss>"""


@dataclass
class FakeFetcher:
    """Answers by address; `asked` are the addresses with their validators, in order."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        self.asked.append((url, etag))
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, Fetched)
        return answer


@pytest.fixture
def db(migrated_database_url: str) -> Iterator[Database]:
    database = Database(migrated_database_url)
    yield database
    database.close()


@pytest.fixture
def fetcher() -> FakeFetcher:
    return FakeFetcher({URL: Fetched("ok", URL, body=FEED, content_type="application/rss+xml", etag='"one"')})


@pytest.fixture
def services(db: Database, fetcher: FakeFetcher) -> FeedServices:
    follow(db, URL)
    return FeedServices(db, fetcher, lambda: MONDAY)  # type: ignore[arg-type]


def follow(db: Database, url: str) -> int:
    feed_id = db.write_now(add_feed, url, "", None, MONDAY, MONDAY)
    db.write_now(subscribe, ANA_USER, feed_id, None, MONDAY)
    return feed_id


def feed_row(db: Database, url: str = URL) -> dict[str, Any]:
    return next(row for row in World(db).rows(schema.feeds) if row["url"] == url)


def wait_of(db: Database) -> timedelta:
    return feed_row(db)["next_at"] - MONDAY


async def test_due_feed_is_read_and_kept(services: FeedServices, db: Database) -> None:
    report = await run_feeds(services, MONDAY)
    assert (report.visited, report.failed, report.new_stories) == (1, 0, 2)
    first, second = sorted(World(db).rows(schema.stories), key=lambda row: row["guid"])
    assert (first["title"], first["url"], first["published_at"]) == (
        "First",
        "https://blog.example/1",
        MONDAY - timedelta(hours=2),
    )
    assert (second["url"], second["published_at"]) == ("https://blog.example/", MONDAY)
    row = feed_row(db)
    assert (row["title"], row["etag"], row["succeeded_at"], row["error"]) == ("A blog", '"one"', MONDAY, None)


async def test_feed_is_visited_hourly_with_its_validators(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    await run_feeds(services, MONDAY)
    assert timedelta(hours=1) <= wait_of(db) <= timedelta(hours=1.1)
    assert (await run_feeds(services, MONDAY + timedelta(minutes=59))).visited == 0
    fetcher.answers[URL] = Fetched("unchanged", URL)
    report = await run_feeds(services, MONDAY + timedelta(hours=1.1))
    assert (report.visited, report.failed, report.new_stories) == (1, 0, 0)
    assert fetcher.asked == [(URL, None), (URL, '"one"')]
    assert feed_row(db)["etag"] == '"one"'


async def test_same_items_are_not_kept_twice(services: FeedServices) -> None:
    await run_feeds(services, MONDAY)
    assert (await run_feeds(services, MONDAY + timedelta(hours=2))).new_stories == 0


async def test_failures_wait_longer_and_longer_and_say_why(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    fetcher.answers[URL] = Fetched("failed", URL, error="The site could not be reached.")
    report = await run_feeds(services, MONDAY)
    assert (report.visited, report.failed) == (1, 1)
    assert wait_of(db) >= timedelta(hours=2)
    row = feed_row(db)
    assert (row["failures"], row["error"], row["succeeded_at"]) == (1, "The site could not be reached.", None)
    await run_feeds(services, MONDAY + timedelta(hours=3))
    assert feed_row(db)["failures"] == 2
    fetcher.answers[URL] = Fetched("ok", URL, body=FEED)
    await run_feeds(services, MONDAY + timedelta(days=2))
    assert (feed_row(db)["failures"], feed_row(db)["error"]) == (0, None)


async def test_page_that_is_no_feed_is_a_failure_in_words(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    fetcher.answers[URL] = Fetched("ok", URL, body=b"<html><body>hello</body></html>", content_type="text/html")
    assert (await run_feeds(services, MONDAY)).failed == 1
    assert feed_row(db)["error"]


async def test_feed_that_is_gone_is_not_visited_again(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    fetcher.answers[URL] = Fetched("gone", URL, error="The site says this feed is gone for good.")
    await run_feeds(services, MONDAY)
    assert feed_row(db)["gone"]
    assert (await run_feeds(services, MONDAY + timedelta(days=9))).visited == 0


async def test_feed_that_moved_is_followed_to_its_new_address(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    moved = "https://new.example/feed"
    fetcher.answers[URL] = Fetched("ok", moved, moved_to=moved, body=FEED)
    await run_feeds(services, MONDAY)
    assert feed_row(db, moved)["title"] == "A blog"


async def test_one_feeds_fault_does_not_stop_the_next(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    other = "https://other.example/feed"
    follow(db, other)
    fetcher.answers[other] = RuntimeError("a fault of our own")
    report = await run_feeds(services, MONDAY)
    assert (report.visited, report.failed, report.new_stories) == (2, 1, 2)


async def test_feed_nobody_follows_is_left_alone(services: FeedServices, db: Database) -> None:
    db.write_now(lambda tx: tx.execute(schema.subscriptions.delete()))
    assert (await run_feeds(services, MONDAY)).visited == 0


async def test_full_answer_that_says_the_same_is_not_read_again(
    services: FeedServices, db: Database, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    await run_feeds(services, MONDAY)
    monkeypatch.setattr("bot.jobs.feed_visits.parse_feed", lambda *_args: pytest.fail("read again"))
    report = await run_feeds(services, MONDAY + timedelta(hours=2))
    assert (report.visited, report.failed, report.new_stories) == (1, 0, 0)
    assert feed_row(db)["succeeded_at"] == MONDAY + timedelta(hours=2)


async def test_answer_that_could_not_be_kept_is_read_again(
    services: FeedServices, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> int:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("bot.jobs.feeds.add_stories", full)
        assert (await run_feeds(services, MONDAY)).failed == 1
    assert (await run_feeds(services, MONDAY + LEASE)).new_stories == 2


async def test_feed_that_breaks_its_reader_does_not_spoil_those_read_with_it(
    services: FeedServices, db: Database, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "https://other.example/feed"
    follow(db, other)
    fetcher.answers[other] = Fetched("ok", other, body=FEED)

    def read(body: bytes, kind: str | None, url: str, now: datetime) -> ParsedFeed:
        if url == other:
            raise RuntimeError("a fault of our own")
        return parse_feed(body, kind, url, now)

    monkeypatch.setattr("bot.jobs.feed_visits.parse_feed", read)
    report = await run_feeds(services, MONDAY)
    assert (report.visited, report.failed, report.new_stories) == (2, 1, 2)


async def test_large_feed_is_read_and_kept_like_a_small_one(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    large = FEED.replace(b"</channel>", b"<!--" + b" " * READ_TOGETHER_BYTES + b"--></channel>")
    fetcher.answers[URL] = Fetched("ok", URL, body=large)
    assert (await run_feeds(services, MONDAY)).new_stories == 2
    assert (await run_feeds(services, MONDAY + timedelta(hours=2))).new_stories == 0
    assert feed_row(db)["error"] is None


async def test_visit_that_cannot_be_written_down_does_not_spoil_the_others(
    services: FeedServices, db: Database, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.feeds.KEPT_AT_ONCE", 4)
    others = [f"https://other{number}.example/feed" for number in range(6)]
    for number, url in enumerate(others):
        follow(db, url)
        etag = '"\ud800"' if number == 2 else '"fine"'
        fetcher.answers[url] = Fetched("ok", url, body=FEED, etag=etag)
    report = await run_feeds(services, MONDAY)
    assert (report.visited, report.failed, report.new_stories) == (len(others) + 1, 1, 2 * len(others))
    assert feed_row(db, others[2])["fetched_at"] is None


async def test_quick_feeds_are_kept_while_a_slow_one_is_waited_for(
    services: FeedServices, db: Database, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.feeds.KEPT_WITHIN_S", 0.01)
    follow(db, "https://slow.example/feed")
    answered = asyncio.Event()
    quick = fetcher.fetch

    async def fetch(url: str, **validators: Any) -> Fetched:
        if "slow" not in url:
            return await quick(url, **validators)
        await answered.wait()
        return Fetched("failed", url, error="The site had nothing to say.")

    monkeypatch.setattr(fetcher, "fetch", fetch)
    run = asyncio.create_task(run_feeds(services, MONDAY))
    async with asyncio.timeout(10):
        while feed_row(db)["succeeded_at"] is None:
            await asyncio.sleep(0.01)
    answered.set()
    assert (await run).failed == 1


async def test_feed_that_has_been_quiet_is_visited_less_often(
    services: FeedServices, db: Database, fetcher: FakeFetcher
) -> None:
    await run_feeds(services, MONDAY)
    fetcher.answers[URL] = Fetched("unchanged", URL)
    later = MONDAY + timedelta(days=9)
    await run_feeds(services, later)
    assert timedelta(hours=3) <= feed_row(db)["next_at"] - later <= timedelta(hours=3.3)


async def test_two_replicas_do_not_visit_the_same_feed(
    services: FeedServices, migrated_database_url: str, fetcher: FakeFetcher
) -> None:
    other = Database(migrated_database_url)
    try:
        replica = FeedServices(other, fetcher, lambda: MONDAY)  # type: ignore[arg-type]
        reports = await asyncio.gather(run_feeds(services, MONDAY), run_feeds(replica, MONDAY))
    finally:
        other.close()
    assert sum(report.visited for report in reports) == len(fetcher.asked) == 1
