"""One visit to a feed: what is asked, what is understood, what is refused."""

import gzip
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web

from bot.feeds import Fetcher
from bot.feeds.spacing import HostTurns
from tests.feeds.servers import RSS, Site, local_fetcher


async def test_body_type_and_validators_come_back(site: Site) -> None:
    site.page(
        "/feed", RSS, Content_Type="application/rss+xml", ETag='"v1"', Last_Modified="Mon, 02 Nov 2026 08:00:00 GMT"
    )
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/feed")
    assert (fetched.status, fetched.body, fetched.error) == ("ok", RSS, None)
    assert (fetched.content_type, fetched.etag) == ("application/rss+xml", '"v1"')
    assert fetched.last_modified == "Mon, 02 Nov 2026 08:00:00 GMT"
    assert fetched.moved_to is None


async def test_visitor_says_who_it_is_and_whom_to_write_to(site: Site) -> None:
    async with local_fetcher(site) as fetcher:
        await fetcher.fetch(f"{site.url}/feed")
    assert site.seen[0].headers["User-Agent"] == "Rapport-test (+ops@example.org)"


async def test_validators_make_the_next_visit_conditional(site: Site) -> None:
    site.page("/feed", status=304)
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/feed", etag='"v1"', last_modified="Mon, 02 Nov 2026 08:00:00 GMT")
    assert fetched.status == "unchanged"
    assert site.seen[0].headers["If-None-Match"] == '"v1"'
    assert site.seen[0].headers["If-Modified-Since"] == "Mon, 02 Nov 2026 08:00:00 GMT"


async def test_stored_validator_with_a_line_break_is_not_sent(site: Site) -> None:
    site.page("/feed", RSS)
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/feed", etag='"a"\r\nX-Evil: 1')
    assert fetched.status == "ok"
    assert "If-None-Match" not in site.seen[0].headers


@pytest.mark.parametrize("status", [301, 308])
async def test_permanent_move_is_remembered(site: Site, status: int) -> None:
    site.page("/old", status=status, Location="/new")
    site.page("/new", RSS)
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/old")
    assert (fetched.status, fetched.moved_to, fetched.url) == ("ok", f"{site.url}/new", f"{site.url}/new")


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_temporary_move_is_followed_but_not_remembered(site: Site, status: int) -> None:
    site.page("/old", status=status, Location="/new")
    site.page("/new", status=308, Location="/newest")
    site.page("/newest", RSS)
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/old")
    assert (fetched.status, fetched.moved_to, fetched.url) == ("ok", None, f"{site.url}/newest")


async def test_permanent_move_to_nothing_is_not_remembered(site: Site) -> None:
    site.page("/old", status=301, Location="/missing")
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/old")
    assert (fetched.status, fetched.moved_to) == ("failed", None)


async def test_gone_is_told_apart_from_missing(site: Site) -> None:
    site.page("/gone", status=410)
    async with local_fetcher(site) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/gone")).status == "gone"
        missing = await fetcher.fetch(f"{site.url}/missing")
    assert missing.status == "failed"
    assert "404" in (missing.error or "")


async def test_wish_for_a_pause_holds_for_the_whole_host(site: Site) -> None:
    site.page("/busy", status=429, Retry_After="120")
    site.page("/other", RSS)
    async with local_fetcher(site) as fetcher:
        busy = await fetcher.fetch(f"{site.url}/busy")
        other = await fetcher.fetch(f"{site.url}/other")
    assert busy.retry_after_s == 120
    assert other.status == "failed"
    assert 0 < (other.retry_after_s or 0) <= 120
    assert len(site.seen) == 1


async def test_wish_for_a_pause_may_name_a_moment(site: Site) -> None:
    moment = datetime.now(UTC) + timedelta(hours=2)
    site.page("/busy", status=503, Retry_After=format_datetime(moment, usegmt=True))
    async with local_fetcher(site) as fetcher:
        assert 7100 < ((await fetcher.fetch(f"{site.url}/busy")).retry_after_s or 0) <= 7200


async def test_freshness_is_read_from_cache_control(site: Site) -> None:
    site.page("/feed", RSS, Cache_Control="public, max-age=7200")
    async with local_fetcher(site) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/feed")).max_age_s == 7200


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(RSS)),
        ("gzip", gzip.compress(RSS[:100]) + gzip.compress(RSS[100:])),
        ("deflate", zlib.compress(RSS)),
        ("deflate", zlib.compress(RSS, wbits=-15)),
        ("identity", RSS),
    ],
)
async def test_compressed_bodies_are_unpacked(site: Site, coding: str, body: bytes) -> None:
    site.page("/feed", body, Content_Encoding=coding)
    async with local_fetcher(site) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/feed")).body == RSS


@pytest.mark.parametrize(("coding", "body"), [("gzip", b"not gzip"), ("gzip", gzip.compress(RSS)[:-20]), ("br", RSS)])
async def test_body_that_cannot_be_unpacked_is_a_failure(site: Site, coding: str, body: bytes) -> None:
    site.page("/feed", body, Content_Encoding=coding)
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/feed")
    assert fetched.status == "failed"
    assert "compressed" in (fetched.error or "")


async def test_large_bodies_share_the_room_and_all_arrive(site: Site) -> None:
    large = RSS + b" " * 900_000
    for number in range(5):
        site.page(f"/{number}", large)
    async with local_fetcher(site) as fetcher:
        bodies = [(await fetcher.fetch(f"{site.url}/{number}")).body for number in range(5)]
    assert all(body == large for body in bodies)


async def test_requests_to_one_host_are_spaced_and_other_hosts_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses_s: list[float] = []

    async def note(seconds: float) -> None:
        pauses_s.append(seconds)

    monkeypatch.setattr("bot.feeds.spacing.asyncio.sleep", note)
    turns = HostTurns(delay_s=1000.0)
    for host in ("a.example", "a.example", "b.example", "a.example"):
        await turns.wait(host)
    assert [round(pause_s, -2) for pause_s in pauses_s] == [1000.0, 2000.0]


async def test_cookies_are_not_kept(site: Site) -> None:
    async def set_cookie(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=RSS, headers={"Set-Cookie": "id=1"})

    site.pages["/feed"] = set_cookie
    async with local_fetcher(site) as fetcher:
        await fetcher.fetch(f"{site.url}/feed")
        await fetcher.fetch(f"{site.url}/feed")
    assert "Cookie" not in site.seen[1].headers


async def test_unknown_site_is_said_in_words() -> None:
    async with Fetcher(user_agent="Rapport-test", contact=None) as fetcher:
        fetched = await fetcher.fetch("http://no-such-name.invalid/feed")
    assert fetched.status == "failed"
    assert "no site of that name" in (fetched.error or "")
