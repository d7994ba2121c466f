"""What thousands of feeds cost: `python tests/bench/feeds.py [--feeds 5000] [--hosts 100] [--json]`.

A server in a process of its own plays all feeds on a hundred loopback addresses (Rapport asks one host once a second); two
in a hundred fail, one in a hundred answers after three seconds, one hangs up. Then, each in a fresh process over the same
SQLite file: everything is read for the first time; nothing has changed; a tenth has changed, and the process dies of
`kill -9` half-way and another goes on; everything has changed. Time is virtual between passes, so that every feed is due.
Goals: CPU seconds for 1,000 unchanged feeds .5, changed ones 2; at most one request a feed an hour; nothing lost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import ClassVar

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[2]))

from sqlalchemy import func, select  # noqa: E402

from bot.domain.scope import Scope  # noqa: E402
from bot.feeds import Fetcher  # noqa: E402
from bot.jobs.feeds import FeedServices, run_feeds  # noqa: E402
from bot.storage import schema  # noqa: E402
from bot.storage.database import Database  # noqa: E402
from bot.storage.feeds import add_feed, subscribe  # noqa: E402
from bot.storage.migrate import upgrade  # noqa: E402
from bot.storage.tx import Tx  # noqa: E402

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
ITEMS = 20
SLOW_S = 3.0
GOALS = {"cpu_s_per_1000_unchanged": 0.5, "cpu_s_per_1000_changed": 2.0}
SUMMARY = "What happened, whom it concerns, and what comes of it, told in as many words as feeds usually take. " * 3


def hosts(count: int) -> list[str]:
    return [f"127.1.{number // 250}.{number % 250 + 1}" for number in range(count)]


def nature(number: int) -> str:
    """Of every hundred feeds two fail, one is slow, one hangs up."""
    return {7: "fails", 57: "fails", 23: "slow", 83: "hangs up"}.get(number % 100, "well")


def body(number: int, version: int) -> bytes:
    """A feed of twenty items; each version has one new item on top."""
    items = []
    for item in range(version + ITEMS, version, -1):
        dated = format_datetime(START - timedelta(days=ITEMS - item), usegmt=True)
        items.append(
            f"<item><guid>{number}-{item}</guid><title>Item {item} of feed {number}, a title of some length</title>"
            f"<link>https://feed{number}.example/{item}</link><pubDate>{dated}</pubDate>"
            f"<description>{SUMMARY}</description></item>"
        )
    head = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title><link>https://feed{number}.example/</link>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


class Server(asyncio.Protocol):
    """Feeds at `/feed/N`, `/bump/EVERY` changes one in so many, `/stats` tells how often each was asked for."""

    versions: ClassVar[Counter[int]] = Counter()
    asked: ClassVar[Counter[int]] = Counter()
    answers: ClassVar[Counter[str]] = Counter()
    feeds: ClassVar[int] = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.got = transport, b""

    def data_received(self, data: bytes) -> None:
        self.got += data
        while b"\r\n\r\n" in self.got:
            request, _, self.got = self.got.partition(b"\r\n\r\n")
            self.answer(request.decode("latin-1"))

    def answer(self, request: str) -> None:
        path = request.split(" ", 2)[1]
        if path.startswith("/bump/"):
            for number in range(0, self.feeds, int(path[6:])):
                self.versions[number] += 1
            return self.send("200 OK", b"{}")
        if path == "/stats":
            told = {"most": max(self.asked.values(), default=0), "all": sum(self.asked.values()), **self.answers}
            self.asked.clear()
            self.answers.clear()
            return self.send("200 OK", json.dumps(told).encode())
        return self.feed(int(path[6:]), request)

    def feed(self, number: int, request: str) -> None:
        self.asked[number] += 1
        how, etag = nature(number), f'"{number}-{self.versions[number]}"'
        if how == "hangs up":
            return self.transport.abort()
        if how == "fails":
            return self.send("500 Internal Server Error", b"")
        unchanged = etag in request
        self.answers["unchanged" if unchanged else "changed"] += 1
        status, content = ("304 Not Modified", b"") if unchanged else ("200 OK", body(number, self.versions[number]))
        if how == "slow":
            asyncio.get_running_loop().call_later(SLOW_S, self.send, status, content, etag)
            return None
        return self.send(status, content, etag)

    def send(self, status: str, content: bytes, etag: str = "") -> None:
        if self.transport.is_closing():
            return
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(content)}\r\n"
        self.transport.write((head + (f"ETag: {etag}\r\n" if etag else "") + "\r\n").encode() + content)


async def serve(feeds: int, count: int) -> None:
    Server.feeds = feeds
    loop = asyncio.get_running_loop()
    first = await loop.create_server(Server, hosts(1)[0], 0)
    port = first.sockets[0].getsockname()[1]
    await loop.create_server(Server, hosts(count)[1:], port)
    print(port, flush=True)
    await asyncio.Event().wait()


def seed(tx: Tx, feeds: int, addresses: list[str], port: int) -> None:
    for number in range(feeds):
        url = f"http://{addresses[number % len(addresses)]}:{port}/feed/{number}"
        subscribe(tx, Scope("T1", f"U{number % 50}"), add_feed(tx, url, "", None, START, START), None, START)


async def visit(database: str, port: int, count: int, now: datetime) -> None:
    """One pass; prints what it came to."""
    db = Database(database)
    allowed = frozenset(f"{host}:{port}" for host in hosts(count))
    async with Fetcher(user_agent="Rapport/bench", contact=None, allow_hosts=allowed) as fetcher:
        before_s, began_s = time.process_time(), time.perf_counter()
        report = await run_feeds(FeedServices(db, fetcher, lambda: now), now)
        spent = {"cpu_s": time.process_time() - before_s, "wall_s": time.perf_counter() - began_s}
    db.close()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"visited": report.visited, "failed": report.failed, "new": report.new_stories}
    print(json.dumps({**told, **spent, "peak_mb": peak_mb}), flush=True)


class Measurement:
    """The passes over one database and one server."""

    def __init__(self, folder: Path, feeds: int, count: int, port: int) -> None:
        self.database = f"sqlite:///{folder}/feeds.db"
        self.feeds, self.count, self.port, self.now = feeds, count, port, START
        upgrade(self.database)
        self.do(seed, feeds, hosts(count), port)

    def do(self, fn, *args):  # type: ignore[no-untyped-def]
        db = Database(self.database)
        try:
            return db.write_now(fn, *args)
        finally:
            db.close()

    def ask(self, path: str) -> dict[str, int]:
        with urllib.request.urlopen(f"http://{hosts(1)[0]}:{self.port}{path}", timeout=10) as answer:
            return dict(json.loads(answer.read()))

    def start(self) -> subprocess.Popen[str]:
        arguments = ["--visit", self.database, "--port", str(self.port), "--hosts", str(self.count)]
        command = [sys.executable, str(HERE), *arguments, "--now", self.now.isoformat()]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def run(self) -> dict[str, float]:
        out, _ = self.start().communicate(timeout=1200)
        return dict(json.loads(out.splitlines()[-1])) | self.ask("/stats")

    def run_killed(self) -> dict[str, float]:
        """Dies half-way; what it had claimed is free again when the lease has run out."""
        process = self.start()
        while self.visited() < self.feeds // 2 and process.poll() is None:
            time.sleep(0.2)
        process.kill()
        process.communicate()
        done = self.visited()
        self.now += timedelta(minutes=11)
        return self.run() | {"visited_before_kill": done}

    def visited(self) -> int:
        fetched = schema.feeds.c.fetched_at >= self.now
        return int(
            self.do(lambda tx: tx.execute(select(func.count()).select_from(schema.feeds).where(fetched)).scalar())
        )

    def missing(self, versions: Counter[int]) -> int:
        """Items that well feeds have published and that are not kept, or not just once."""
        kept = self.do(lambda tx: Counter(row.guid for row in tx.execute(select(schema.stories.c.guid))))
        well = [number for number in range(self.feeds) if nature(number) in ("well", "slow")]
        wanted = [f"{number}-{item}" for number in well for item in range(1, versions[number] + ITEMS + 1)]
        return sum(kept[guid] != 1 for guid in wanted)


def measure(one: Measurement) -> dict[str, float]:
    versions: Counter[int] = Counter()
    report: dict[str, float] = {"feeds": one.feeds}

    def bump(every: int) -> None:
        one.ask(f"/bump/{every}")
        versions.update(range(0, one.feeds, every))

    first = one.run()
    one.now += timedelta(hours=26)
    still = one.run()
    one.now += timedelta(hours=26)
    bump(10)
    killed = one.run_killed()
    report["lost_over_kill"] = one.missing(versions)
    one.now += timedelta(hours=26)
    bump(1)
    changed = one.run()
    report |= {
        "cpu_s_per_1000_first": first["cpu_s"] / first["visited"] * 1000,
        "cpu_s_per_1000_unchanged": still["cpu_s"] / still["visited"] * 1000,
        "cpu_s_per_1000_changed": changed["cpu_s"] / changed["visited"] * 1000,
        "peak_mb": max(each["peak_mb"] for each in (first, still, killed, changed)),
        "most_requests_a_feed_a_pass": max(each["most"] for each in (first, still, changed)),
        "requests_a_feed_a_pass": still["all"] / one.feeds,
        "unchanged_answers": still.get("unchanged", 0),
        "failed": still["failed"],
        "visited_before_kill": killed["visited_before_kill"],
        "visited_after_kill": killed["visited"],
        "wall_s_a_pass": still["wall_s"],
        "lost": one.missing(versions),
    }
    one.now += timedelta(minutes=59)
    report["visits_within_the_hour"] = one.run()["visited"]
    return report


@contextmanager
def playing(feeds: int, count: int) -> Iterator[int]:
    command = [sys.executable, str(HERE), "--serve", "--feeds", str(feeds), "--hosts", str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=5000)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--visit", metavar="DATABASE", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--now", type=datetime.fromisoformat, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.feeds, options.hosts))
    elif options.visit:
        asyncio.run(visit(options.visit, options.port, options.hosts, options.now))
    else:
        with tempfile.TemporaryDirectory() as folder, playing(options.feeds, options.hosts) as port:
            report = measure(Measurement(Path(folder), options.feeds, options.hosts, port))
        for name, value in report.items():
            goal = f"   goal {GOALS[name]:g}" if name in GOALS else ""
            print(f"{name:32s} {value:10.3f}{goal}")
        if options.json:
            print(json.dumps(report))


if __name__ == "__main__":
    main()
