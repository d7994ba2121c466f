"""Feeds that move or go: their followers hear of it once."""

from __future__ import annotations

from datetime import timedelta

from bot.feeds import Fetched
from bot.jobs.feeds import FeedServices, run_feeds
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.feeds import FeedNews, add_feed, subscribe
from tests.jobs.test_feeds import FEED, URL, FakeFetcher, db, feed_row, fetcher, follow
from tests.usecases.world import ANA_USER, BO_USER, MONDAY, World

__all__ = ["db", "fetcher"]
NEW_URL = "https://elsewhere.example/feed"
DAY = timedelta(days=8)


def listening(db: Database, fetcher: FakeFetcher) -> tuple[FeedServices, list[FeedNews]]:
    heard: list[FeedNews] = []

    async def tell(news: FeedNews) -> None:
        heard.append(news)

    return FeedServices(db, fetcher, lambda: MONDAY, tell, "T1"), heard  # type: ignore[arg-type]


async def test_gone_feed_is_told_once_to_every_follower_and_left_alone(db: Database, fetcher: FakeFetcher) -> None:
    feed_id = follow(db, URL)
    db.write_now(subscribe, BO_USER, feed_id, None, MONDAY)
    fetcher.answers[URL] = Fetched("gone", URL, error="gone for good")
    services, heard = listening(db, fetcher)
    await run_feeds(services, MONDAY)
    await run_feeds(services, MONDAY + DAY)
    assert sorted((one.scope.user_id, one.kind) for one in heard) == [("U1", "gone"), ("U2", "gone")]
    assert len(fetcher.asked) == 1


async def test_moved_feed_is_followed_at_its_new_address_and_told_once(db: Database, fetcher: FakeFetcher) -> None:
    follow(db, URL)
    fetcher.answers[URL] = Fetched("ok", NEW_URL, moved_to=NEW_URL, body=FEED)
    fetcher.answers[NEW_URL] = Fetched("unchanged", NEW_URL)
    services, heard = listening(db, fetcher)
    await run_feeds(services, MONDAY)
    await run_feeds(services, MONDAY + DAY)
    assert [(one.kind, one.url) for one in heard] == [("moved", NEW_URL)]
    assert [url for url, _ in fetcher.asked] == [URL, NEW_URL]


async def test_change_to_https_is_nothing_to_tell(db: Database, fetcher: FakeFetcher) -> None:
    plain = "http://blog.example/feed"
    follow(db, plain)
    fetcher.answers[plain] = Fetched("ok", URL, moved_to=URL, body=FEED)
    services, heard = listening(db, fetcher)
    await run_feeds(services, MONDAY)
    assert heard == []
    assert feed_row(db, URL)["succeeded_at"] == MONDAY


async def test_feed_that_moves_to_one_already_followed_becomes_that_one(db: Database, fetcher: FakeFetcher) -> None:
    old = follow(db, URL)
    new = db.write_now(add_feed, NEW_URL, "New", None, MONDAY + DAY, MONDAY)
    db.write_now(subscribe, ANA_USER, new, None, MONDAY)
    db.write_now(subscribe, BO_USER, old, None, MONDAY)
    fetcher.answers[URL] = Fetched("ok", NEW_URL, moved_to=NEW_URL, body=FEED)
    services, heard = listening(db, fetcher)
    await run_feeds(services, MONDAY)
    followed = {(row["user_id"], row["feed_id"]) for row in World(db).rows(schema.subscriptions)}
    assert followed == {("U1", new), ("U2", new)}
    assert {one.url for one in heard} == {NEW_URL}


async def test_news_that_cannot_be_told_stops_nothing(db: Database, fetcher: FakeFetcher) -> None:
    follow(db, URL)
    fetcher.answers[URL] = Fetched("gone", URL, error="gone")

    async def tell(_: FeedNews) -> None:
        raise ConnectionError

    report = await run_feeds(FeedServices(db, fetcher, lambda: MONDAY, tell, "T1"), MONDAY)  # type: ignore[arg-type]
    assert (report.visited, report.failed) == (1, 1)
    assert World(db).rows(schema.feed_news) == []
