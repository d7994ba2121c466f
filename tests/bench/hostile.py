"""What hostile feeds and addresses come to: `python tests/bench/hostile.py [--json]`.

Some fifty addresses and bodies, each followed as a user would (`discover`), by the real fetcher over real local HTTP; the
server that sends them is a process apart. For each: what came of it, the words the one who followed sees, seconds, and by how
much the peak of resident memory rose over what was in use just before. What is read in spite of
everything must hold no markup, no control sequence of Slack's once escaped, and no address but http and https. The fetcher's
time for one visit is shortened to two seconds, so that slow cases do not take twenty. Goals: each in clear words, nothing
connected to that is private, at most 20 MB more memory over all.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import gzip
import json
import os
import re
import signal
import sys
import time
import urllib.request
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from common import rss_mb

from bot.allocator import return_large_buffers
from bot.domain.errors import RapportError
from bot.feeds import Discovered, Fetcher, discover, validate_address
from bot.slack.views.kit import plain
from tests.feeds.hostile import (
    BILLION_LAUGHS,
    HEAVY,
    INCLUDES_A_FILE,
    LIMIT,
    MISLEADING,
    PointedResolver,
    drops,
    endless,
    headers,
    sending,
    streamed,
    trickle,
)
from tests.feeds.servers import RSS, Site, local_fetcher, running

GOAL_MB = 20
TIMEOUT_S = 2.0
TYPED = ("javascript:alert(1)", "file:///etc/passwd", "http://me:secret@example.org/", "http://example.org:25/")
HOSTS = (
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "0.0.0.0", "10.0.0.1", "169.254.169.254",
    "100.64.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[fe80::1]", "[fc00::1]",
)  # fmt: skip
TARGETS = (
    "http://169.254.169.254/latest/", "http://127.0.0.1:8080/", "file:///etc/passwd", "javascript:alert(1)",
    "http://user:word@example.org/", "/again",
)  # fmt: skip
BROKEN = ("a header of a megabyte", "more than announced", "a chunk beyond all sizes", "a bomb in deflate")
ATTACK = "&lt;script&gt;x&lt;/script&gt;&lt;!channel&gt; &amp;lt;https://evil.example|click&amp;gt;"

Bodies = dict[str, tuple[Callable[[], AsyncIterator[bytes]], dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Came:
    case: str
    outcome: str
    words: str
    seconds: float
    grew_mb: float
    peak_mb: float


def item(title: str, link: str = "https://e.example/1") -> bytes:
    return f"<rss><channel><item><title>{title}</title><link>{link}</link></item></channel></rss>".encode()


async def pieces(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 1 << 16):
        yield body[start : start + (1 << 16)]


async def title_of(megabytes: int) -> AsyncIterator[bytes]:
    yield b"<rss><channel><item><title>"
    for _ in range(megabytes * 16):
        yield b"word " * 13107
    yield b"</title></item></channel></rss>"


def bomb(megabytes: int) -> bytes:
    """So many megabytes of nothing, as gzip; made bit by bit."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def bodies() -> Bodies:
    packed = {"Content_Encoding": "gzip"}
    large, fitting = bomb(1024), gzip.compress(b"<rss>" + bytes(LIMIT - 9))
    plainly: dict[str, bytes] = {
        "entities that multiply": BILLION_LAUGHS.encode(),
        "an entity that reads a file": INCLUDES_A_FILE.encode(),
        "javascript: links": item("Click me", "javascript:alert(1)"),
        "credentials in a link": item("Look", "https://me:secret@e.example/"),
        "markup and Slack's control sequences": item(ATTACK),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "a document": b"%PDF-1.7 \x93\xfa\x88",
        "a web page": b"<!doctype html><html><body>Hello</body></html>",
        **{f"a document built to exhaust by {kind}": body[: LIMIT - 1] for kind, body in HEAVY.items()},
    }
    found: Bodies = {name: ((lambda body=body: pieces(body)), {}) for name, body in plainly.items()}
    return found | {
        "a bomb in gzip": (lambda: pieces(large), packed),
        "a bomb in gzip that just fits": (lambda: pieces(fitting), packed),
        "a body without end": (endless, {}),
        "a giant announced": (endless, {"Content_Length": str(10**9)}),
        "a body by drops": (trickle, {}),
        "a title of 10 MB": (lambda: title_of(10), {}),
        "a title of 4 MB": (lambda: title_of(4), {}),
    }


def peak_mb(*, reset: bool = False) -> float:
    """The highest resident memory since the last reset."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def read_words(found: Discovered) -> str:
    """What was read, once it is sure that nothing of it can harm."""
    for story in found.parsed.items:
        shown = plain(f"{story.title} {story.summary}")
        assert len(story.title) <= 300
        assert not {"<", ">"} & set(shown), shown
        assert story.url is None or re.match(r"https?://[^@]+$", story.url), story.url
    first = found.parsed.items[0].title[:60] if found.parsed.items else ""
    return f"{len(found.parsed.items)} stories: {first}"


async def follow(case: str, fetcher: Fetcher, typed: str) -> Came:
    # What earlier cases left behind would hide what this one needs.
    ctypes.CDLL(None).malloc_trim(0)
    before_mb, began_s = rss_mb(), time.perf_counter()
    peak_mb(reset=True)
    try:
        words = read_words(await discover(fetcher, validate_address(typed), datetime.now(UTC)))
        outcome = "read"
    except RapportError as error:
        outcome, words = "refused", error.text
    return Came(case, outcome, words, time.perf_counter() - began_s, peak_mb() - before_mb, peak_mb())


async def serve(port_to: int) -> None:
    """Serve everything until killed; `/seen` answers with the requests there were."""
    async with running(Site()) as site:
        site.page("/usual", RSS)
        for number, target in enumerate(TARGETS):
            site.page(f"/to/{number}", status=302, Location=target)
        site.page("/again", status=302, Location="/again")
        for number, (stream, named) in enumerate(bodies().values()):
            site.pages[f"/{number}"] = streamed(stream(), **named)

        async def seen(_request: web.Request) -> web.Response:
            return web.Response(text=str(len(site.seen) - 1))

        site.pages["/seen"] = seen
        os.write(port_to, site.host.encode())
        await asyncio.sleep(3600)


@contextmanager
def apart() -> Iterator[Site]:
    """The server in a process of its own, whose memory is not counted."""
    told, port_to = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            asyncio.run(serve(port_to))
        finally:
            os._exit(1)
    try:
        yield Site(host=os.read(told, 64).decode())
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def requests_seen(site: Site) -> int:
    with urllib.request.urlopen(f"{site.url}/seen", timeout=10) as answer:
        return int(answer.read())


async def addresses(site: Site) -> list[Came]:
    """By a fetcher that may go nowhere private; the site must not hear of any of them."""
    port, before = site.host.rpartition(":")[2], requests_seen(site)
    inside, rebinds = PointedResolver(["127.0.0.1"]), PointedResolver(["192.0.2.1"], ["127.0.0.1"])
    options = {"user_agent": "Rapport-bench", "contact": None, "per_host_delay_s": 0.0, "timeout_s": TIMEOUT_S}
    came: list[Came] = []
    async with AsyncExitStack() as stack:
        guarded = await stack.enter_async_context(Fetcher(**options))
        for typed in TYPED:
            came.append(await follow(f"typed: {typed}", guarded, typed))
        for host in HOSTS:
            came.append(await follow(f"address: {host}", guarded, f"http://{host}:{port}/"))
        pointed = await stack.enter_async_context(Fetcher(**options, resolver=inside))
        came.append(await follow("a name that points inside", pointed, f"http://innocent.example:{port}/"))
        rebound = await stack.enter_async_context(Fetcher(**options, resolver=rebinds))
        for visit in ("outside", "inside"):
            came.append(await follow(f"a name that rebinds: {visit}", rebound, f"http://rebind.example:{port}/"))
    assert requests_seen(site) == before + 1, "something private was connected to"
    return came


async def answers(site: Site, names: list[str]) -> list[Came]:
    """By a fetcher that may visit the site."""
    came: list[Came] = []
    async with local_fetcher(site, timeout_s=TIMEOUT_S) as fetcher:
        for number, target in enumerate(TARGETS):
            came.append(await follow(f"redirect to {target}", fetcher, f"{site.url}/to/{number}"))
        for number, name in enumerate(names):
            came.append(await follow(name, fetcher, f"{site.url}/{number}"))
    return came


async def broken() -> list[Came]:
    came: list[Came] = []
    raw: dict[str, tuple[Callable[[], Iterator[bytes]], float]] = {
        name: ((lambda name=name: iter([MISLEADING[name]])), 0.0) for name in BROKEN
    }
    for name, (sent, every_s) in (
        raw | {"headers without end": (headers, 0.0), "headers by drops": (drops, 0.02)}
    ).items():
        async with sending(sent, every_s=every_s) as site, local_fetcher(site, timeout_s=TIMEOUT_S) as fetcher:
            came.append(await follow(name, fetcher, f"{site.url}/"))
    return came


async def measure(site: Site, names: list[str]) -> list[Came]:
    async with local_fetcher(site) as fetcher:
        usual = await follow("a usual feed, to begin with", fetcher, f"{site.url}/usual")
    return [usual, *await addresses(site), *await answers(site, names), *await broken()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    names = list(bodies())
    return_large_buffers()
    with apart() as site:
        came = asyncio.run(measure(site, names))
    for one in came:
        print(f"{one.case:48.48s} {one.outcome:8s} {one.seconds:6.2f} s {one.grew_mb:+6.1f} MB  {one.words}")
    report = {
        "cases": len(came),
        "without_words": sum(not one.words for one in came),
        "slowest_s": max(one.seconds for one in came),
        "most_grown_mb": max(one.grew_mb for one in came),
        "most_over_the_usual_mb": max(one.peak_mb for one in came) - came[0].peak_mb,
    }
    for name, value in report.items():
        goal = f"   goal {GOAL_MB}" if name.startswith("most_") else ""
        print(f"{name:32s} {value:10.2f}{goal}")
    if options.json:
        print(json.dumps(report))
    sys.exit(report["without_words"] > 0)


if __name__ == "__main__":
    main()
