"""Addresses, servers and bodies meant to reach inside, to exhaust or to deceive; shared by tests and measurements."""

import asyncio
import socket
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from tests.feeds.servers import Handler, Site

LIMIT = 5 * 1024 * 1024

PRIVATE_HOSTS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "localhost",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[fe80::1]",
    "[fe80::1%25lo]",
    "[fc00::1]",
    "[ff02::1]",
    "localhost.",
    "127.0.0.1.",
    "LocalHost",
    "①②⑦.⓪.⓪.①",
    "１２７.０.０.１",
    "127。0。0。1",
    "ⓛocalhost",
    "0",
    "0x0",
    "127.00000000000000001",
    "4294967296",
    "[::ffff:0:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[64:ff9b::169.254.169.254]",
    "[64:ff9b:1::7f00:1]",
    "[fec0::1]",
    "[fd00:ec2::254]",
]

REFUSED_TARGETS = [
    "http://127.0.0.1:8080/",
    "http://example.org:25/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "//localhost:8080/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ftp://example.org/feed",
    "http://user:word@example.org/",
    "http://[broken/",
]


class PointedResolver(AbstractResolver):
    """Resolves every name to the given addresses, one list per question; the last one repeats."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in found
        ]

    async def close(self) -> None:
        return None


def streamed(pieces: AsyncIterator[bytes], **headers: str) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={name.replace("_", "-"): value for name, value in headers.items()})
        await response.prepare(request)
        try:
            async for piece in pieces:
                await response.write(piece)
        except ConnectionError:
            pass
        return response

    return answer


async def endless() -> AsyncIterator[bytes]:
    while True:
        yield b"<item><title>more</title></item>" * 1000


async def trickle() -> AsyncIterator[bytes]:
    while True:
        yield b" "
        await asyncio.sleep(0.05)


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


def drops() -> Iterator[bytes]:
    yield HEAD
    while True:
        yield b"X: y\r\n"


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>'
)
INCLUDES_A_FILE = (
    '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
    "<title>&file;</title></item></channel></rss>"
)
BEHIND_A_COMMENT = "<!-- <rss> -->" + INCLUDES_A_FILE

HEAVY = {
    "elements": b"<rss><channel>" + b"<a/>" * (LIMIT // 4),
    "depth": b"<rss><channel>" + b"<a>" * (LIMIT // 3),
    "attributes": b"<rss " + b"".join(b'a%d="x" ' % number for number in range(200_000)) + b"><channel/></rss>",
    "namespaces": b"<rss " + b"".join(b'xmlns:a%d="u" ' % number for number in range(100_000)) + b"><channel/></rss>",
    "new names": b"<rss><channel>" + b"".join(b"<t%d/>" % number for number in range(5_000)) + b"</channel></rss>",
    "new unquoted names": b"<rss><channel>" + b"".join(b"<a \xc2\xb7%d=1/>" % number for number in range(5_000)),
    "new addresses": b"<rss><channel>" + b"".join(b"<a xmlns = 'u%d'/>" % number for number in range(5_000)),
    "new entities": b"<rss><channel>" + b"".join(b"<a b='&e%d;'/>" % number for number in range(5_000)),
    "json objects": b'{"version":"https://jsonfeed.org/version/1","items":[' + b"{}," * (LIMIT // 3) + b"{}]}",
    "json depth": b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * (LIMIT - 100),
}
