"""Servers that break HTTP itself: each is given up in words, quickly, with nothing of it kept."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress

import pytest

from tests.feeds.servers import RSS, Site, local_fetcher

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
BOMB = zlib.compress(bytes(50 * 1024 * 1024), level=1)


def headers() -> Iterator[bytes]:
    yield HEAD
    while True:
        yield b"".join(b"X-%d: y\r\n" % number for number in range(1000))


def trailers() -> Iterator[bytes]:
    yield CHUNKED + b"5\r\n<rss>\r\n0\r\n"
    yield from headers()


@asynccontextmanager
async def sending(
    pieces: Callable[[], Iterator[bytes]], *, every_s: float = 0.0, end: bool = True
) -> AsyncIterator[Site]:
    """A server that answers whatever is asked with these bytes, then hangs up unless `end` is False."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            for piece in pieces():
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(every_s)
            if not end:
                await asyncio.sleep(60)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield Site(host=f"127.0.0.1:{server.sockets[0].getsockname()[1]}")
    finally:
        server.close()


MISLEADING = {
    "a header of a megabyte": HEAD + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n",
    "a status line of a megabyte": b"HTTP/1.1 200 " + b"x" * 1_000_000 + b"\r\n\r\n",
    "a header with a zero byte": HEAD + b'ETag: "a\x00b"\r\nContent-Length: 0\r\n\r\n',
    "more than announced": HEAD + b"Content-Length: 5\r\n\r\n<rss>and more",
    "less than announced": HEAD + b"Content-Length: 500\r\n\r\n<rss>",
    "a negative length": HEAD + b"Content-Length: -5\r\n\r\n<rss>",
    "two lengths": HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\n<rss>ab",
    "chunks that are none": CHUNKED + b"zz\r\nhello",
    "a chunk beyond all sizes": CHUNKED + b"ffffffffffffffff\r\nhello",
    "a chunk cut off": CHUNKED + b"5\r\nhel",
    "a switch of protocols": b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\nxx",
    "another version of HTTP": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "a status that is none": b"HTTP/1.1 999 no\r\nContent-Length: 0\r\n\r\n",
    "a coding upon a coding": HEAD + b"Content-Encoding: gzip, gzip\r\nContent-Length: 5\r\n\r\n<rss>",
    "a bomb in deflate": HEAD + b"Content-Encoding: deflate\r\nContent-Length: %d\r\n\r\n" % len(BOMB) + BOMB,
    "a redirect too long": b"HTTP/1.1 302 x\r\nLocation: https://e.example/"
    + b"a" * 5000
    + b"\r\nContent-Length: 0\r\n\r\n",
    "an error with a giant body": b"HTTP/1.1 404 no\r\n\r\n" + b"a" * 2_000_000,
}


@pytest.mark.parametrize("kind", MISLEADING)
async def test_answer_that_breaks_the_rules_is_a_failure_in_words(kind: str) -> None:
    async with sending(lambda: iter([MISLEADING[kind]])) as site, local_fetcher(site, timeout_s=5) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert (fetched.status, fetched.body, fetched.etag) == ("failed", b"", None)
    assert fetched.error
    assert fetched.error.endswith(".")


@pytest.mark.parametrize("pieces", [headers, trailers])
async def test_headers_without_end_are_cut_off_long_before_the_time_is_up(
    pieces: Callable[[], Iterator[bytes]],
) -> None:
    async with sending(pieces) as site, local_fetcher(site, timeout_s=600) as fetcher:
        fetched = await asyncio.wait_for(fetcher.fetch(f"{site.url}/"), 30)
    assert (fetched.status, fetched.body) == ("failed", b"")


def drops() -> Iterator[bytes]:
    yield HEAD
    while True:
        yield b"X: y\r\n"


@pytest.mark.parametrize("pieces", [drops, lambda: iter([b""])])
async def test_head_that_comes_by_drops_or_never_is_given_up(pieces: Callable[[], Iterator[bytes]]) -> None:
    async with sending(pieces, every_s=0.02, end=False) as site, local_fetcher(site, timeout_s=0.2) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert "longer than 0.2 seconds" in (fetched.error or "")


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream", "text/html", "nonsense", ""])
async def test_feed_under_a_wrong_type_is_still_read(site: Site, kind: str) -> None:
    site.page("/feed", RSS, Content_Type=kind)
    async with local_fetcher(site) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/feed")).body == RSS
