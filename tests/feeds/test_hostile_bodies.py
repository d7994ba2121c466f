"""Bodies meant to exhaust or deceive: cut off or refused in words, with memory and time bounded."""

import asyncio
import gc
import gzip
import sys
import threading
import tracemalloc
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import pytest
from aiohttp import web

from bot.domain.errors import NotFound
from bot.feeds import FeedUnreadable, discover, parse_feed
from bot.feeds.links import find_feed_links
from tests.feeds.hostile import (
    BEHIND_A_COMMENT,
    BILLION_LAUGHS,
    HEAVY,
    INCLUDES_A_FILE,
    LIMIT,
    endless,
    streamed,
    trickle,
)
from tests.feeds.servers import Site, local_fetcher

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_endless_body_is_cut_off(site: Site) -> None:
    site.pages["/"] = streamed(endless())
    async with local_fetcher(site, max_bytes=300_000) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert (fetched.status, fetched.body) == ("failed", b"")
    assert "larger" in (fetched.error or "")


async def test_slow_body_is_given_up(site: Site) -> None:
    site.pages["/"] = streamed(trickle())
    async with local_fetcher(site, timeout_s=0.3) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert "longer than 0.3 seconds" in (fetched.error or "")


async def test_gzip_bomb_is_stopped_within_bounded_memory(site: Site) -> None:
    bomb = gzip.compress(bytes(200 * 1024 * 1024), compresslevel=1)
    site.page("/", bomb, Content_Encoding="gzip")
    async with local_fetcher(site) as fetcher:
        tracemalloc.start()
        fetched = await fetcher.fetch(f"{site.url}/")
        _, peak_bytes = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert "larger" in (fetched.error or "")
    assert peak_bytes < 20 * 1024 * 1024


async def test_announced_giant_is_not_even_read(site: Site) -> None:
    site.pages["/"] = streamed(endless(), Content_Length=str(10**9))
    async with local_fetcher(site) as fetcher:
        assert "larger" in ((await fetcher.fetch(f"{site.url}/")).error or "")


async def test_answer_that_is_not_http_is_a_failure() -> None:
    async def babble(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.9\r\n" + b"\x00" * 20_000)
        writer.close()

    server = await asyncio.start_server(babble, "127.0.0.1", 0)
    async with server:
        local = Site(host=f"127.0.0.1:{server.sockets[0].getsockname()[1]}")
        async with local_fetcher(local) as fetcher:
            fetched = await fetcher.fetch(f"{local.url}/")
    assert fetched.status == "failed"
    assert fetched.error


async def test_connection_closed_halfway_is_a_failure(site: Site) -> None:
    async def stop(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"<rss>")
        assert request.transport is not None
        request.transport.close()
        return response

    site.pages["/"] = stop
    async with local_fetcher(site) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/")).status == "failed"


@pytest.mark.parametrize("document", [BILLION_LAUGHS, INCLUDES_A_FILE, BEHIND_A_COMMENT])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_own_entities_are_refused_in_every_encoding(document: str, encoding: str) -> None:
    with pytest.raises(FeedUnreadable, match="entities"):
        parse_feed(document.encode(encoding), None, "https://e.example/", NOW)


def test_article_about_entities_is_read() -> None:
    body = b"<rss><channel><item><title>XXE</title><description><![CDATA[Use <!ENTITY x>]]></description></item></channel></rss>"
    assert parse_feed(body, None, "https://e.example/", NOW).items[0].title == "XXE"


@pytest.mark.parametrize("kind", HEAVY)
def test_document_built_to_exhaust_the_parser_is_refused_first(kind: str) -> None:
    with pytest.raises(FeedUnreadable, match="so heavily"):
        parse_feed(HEAVY[kind], None, "https://e.example/", NOW)


def test_many_entries_of_few_names_are_read() -> None:
    entries = b"".join(
        b'<item><title>T%d</title><link x="1">https://e.example/?v%d=1</link></item>' % (n, n) for n in range(4_000)
    )
    found = parse_feed(b"<rss><channel>" + entries + b"</channel></rss>", None, "https://e.example/", NOW)
    assert found.items[0].title.startswith("T")


def test_damaged_feed_leaves_nothing_for_the_collector() -> None:
    """What feedparser stumbled over holds frames, and they the whole body."""
    damaged = b"<rss>" + bytes(1000)
    parse_feed(damaged, None, "https://e.example/", NOW)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        parse_feed(damaged, None, "https://e.example/", NOW)
        gc.collect()
        kept = [left.f_code.co_name for left in gc.garbage if type(left) is FrameType]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert kept == []


def test_flood_of_empty_entries_is_cut() -> None:
    body = b"<rss><channel>" + b"<item/>" * (LIMIT // 7) + b"</channel></rss>"
    assert parse_feed(body, None, "https://e.example/", NOW).items == ()


@pytest.mark.parametrize(("begin", "end"), [("", ""), ("<![CDATA[", "]]>")])
def test_text_without_end_hides_nothing_that_follows(begin: str, end: str) -> None:
    long = f"{begin}{'a &amp; b ' * 70_000}{end}"
    entries = f"<item><title>First</title><description>{long}</description></item><item><title>Second</title></item>"
    found = parse_feed(f"<rss><channel>{entries}</channel></rss>".encode(), None, "https://e.example/", NOW).items
    assert [item.title for item in found] == ["First", "Second"]
    assert found[0].summary.startswith("a & b a & b")


async def test_page_is_read_in_a_thread_that_ends_with_all_names_it_met(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def read(*page: Any) -> Any:
        threads.append(threading.current_thread())
        return find_feed_links(*page)

    monkeypatch.setattr(sys.modules[discover.__module__], "find_feed_links", read)
    site.page("/", b"<html><a new_name=1>x</a></html>")
    async with local_fetcher(site) as fetcher:
        with pytest.raises(NotFound):
            await discover(fetcher, f"{site.url}/", NOW)
    assert [thread.is_alive() for thread in threads] == [False]


def test_page_crowded_with_tags_is_searched_for_its_feed_all_the_same() -> None:
    page = b"<html><head><link rel=alternate type=application/rss+xml href=/feed></head>" + b"<a/>" * 200_000
    assert [link.url for link in find_feed_links(page, "https://e.example/")] == ["https://e.example/feed"]


def test_title_of_megabytes_is_cut_to_a_line() -> None:
    body = b"<rss><channel><item><title>" + b"word " * 1_000_000 + b"</title></item></channel></rss>"
    (item,) = parse_feed(body, None, "https://e.example/", NOW).items
    assert len(item.title) <= 300
    assert item.title.endswith("word…")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "nothing at all"),
        (b"   \n", "nothing at all"),
        (b"\x00" * 5000, "nothing at all"),
        (b"%PDF-1.7 \x93\xfa\x88", "not an RSS"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not an RSS"),
        (b"<!doctype html><html><body>Hello</body></html>", "web page"),
        (b"just words", "not an RSS"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not an RSS"),
        (b'{"hello": "world"}', "not a JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"1" * 5000 + b"]}", "broken JSON"),
    ],
)
def test_what_is_no_feed_is_called_by_its_name(body: bytes, says: str) -> None:
    with pytest.raises(FeedUnreadable, match=says):
        parse_feed(body, "application/rss+xml", "https://e.example/", NOW)
