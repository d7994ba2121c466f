"""How well and how fast feeds are read: `python tests/bench/feed_reading.py FILE... [--mutations 1000] [--json]`.

Each file (a feed, or a .tar.gz of feeds) is read by Rapport and by feedparser, and titles, links and dates are compared
entry by entry; then mutations of them are read. Goals: no error but "unreadable", nothing over two seconds, agreement 1.
"""

import argparse
import calendar
import json
import random
import tarfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import feedparser

from bot.feeds import FeedUnreadable, ParsedFeed, parse_feed
from bot.feeds.text import clean_text

NOW = datetime.now(UTC)
URL = "https://feeds.example/dir/feed.xml"
FRAGMENTS = (
    b"<![CDATA[", b"]]>", b"<!--", b"&#x0;", b"&bogus;", b"\x00", b"\xff\xfe", b"<item>", b"</entry>", b"<", b">", b'"',
    b'xml:base="http://[bad"', b'<!DOCTYPE x [<!ENTITY a "b">]>', b"&a;", b'<?xml version="1.0" encoding="utf-7"?>',
    b"9" * 40, b"Mon, 31 Feb 99999 25:61:61 +9999", b"javascript:alert(1)", b"\xed\xa0\x80", b"[" * 500, b"{", b"<div>" * 99,
)  # fmt: skip


def load(paths: list[Path]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for path in paths:
        if not path.name.endswith((".tar.gz", ".tgz")):
            files[path.name] = path.read_bytes()
            continue
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                content = archive.extractfile(member)
                if content is not None:
                    files[member.name] = content.read()
    return files


def mutate(body: bytes, others: list[bytes], rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 4, 8, 30))):
        start = rng.randrange(len(body) or 1)
        end = start + rng.randrange(1, 200)
        kind = rng.randrange(6)
        if kind == 0:
            body = body[:start] + body[end:]
        elif kind == 1:
            body = body[:start] + rng.choice(FRAGMENTS) + body[start:]
        elif kind == 2:
            body = body[:start] + bytes([rng.randrange(256)]) + body[start + 1 :]
        elif kind == 3:
            body = body[:start] + body[start:end] * rng.choice((2, 50)) + body[end:]
        elif kind == 4:
            body = body[:start]
        else:
            other = rng.choice(others)
            body = body[:start] + other[rng.randrange(len(other)) :][:300] + body[end:]
    return body


def compare(ours: ParsedFeed, body: bytes, told: Counter[str], prefix: str = "") -> None:
    """Count entries of which both say the same and those of which they do not, field by field."""
    by_guid = {item.url: item for item in ours.items if item.url} | {item.guid: item for item in ours.items}
    try:
        theirs = feedparser.parse(body, response_headers={"content-location": URL}).entries
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        told[f"{prefix}feedparser itself failed"] += 1
        return
    for entry in theirs:
        title = clean_text(entry.get("title"), 300)
        address = urljoin(URL, entry.get("link") or "") if entry.get("link") else ""
        link = address if address.startswith("http") else None
        item = by_guid.get(entry.get("id") or "") or by_guid.get(link or "")
        if item is None:
            told[f"{prefix}only feedparser has" if title or link else f"{prefix}nothing to show"] += 1
            continue
        parsed = entry.get("published_parsed") or entry.get("updated_parsed")
        date = min(datetime.fromtimestamp(calendar.timegm(parsed), UTC), NOW) if parsed else None
        for field, same in (
            ("title", title in ("", item.title)),
            ("link", link == item.url),
            ("date", date == item.published_at),
        ):
            told[f"{prefix}{field} {'same' if same else 'differs'}"] += 1


def read_mutations(files: dict[str, bytes], count: int, told: Counter[str]) -> float:
    rng = random.Random(7)
    bodies = list(files.values())
    slowest_s = 0.0
    for _ in range(count):
        body = mutate(rng.choice(bodies), bodies, rng)
        started_s = time.perf_counter()
        try:
            feed = parse_feed(body, rng.choice((None, "text/html; charset=none")), URL, NOW)
        except FeedUnreadable:
            feed = None
        slowest_s = max(slowest_s, time.perf_counter() - started_s)
        told["mutations refused" if feed is None else "mutations read"] += 1
        if feed is not None:
            compare(feed, body, told, "mutated: ")
    return slowest_s


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--mutations", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    told: Counter[str] = Counter()
    files = load(options.files)
    for name, body in files.items():
        try:
            feed = parse_feed(body, None, URL, NOW)
        except FeedUnreadable as error:
            print(f"{name:40s} refused: {error}")
            continue
        print(f"{name:40s} {len(feed.items)} entries")
        compare(feed, body, told)
    slowest_s = read_mutations(files, options.mutations, told)
    for what, number in sorted(told.items()):
        print(f"{what:40s} {number}")
    print(f"{'slowest mutation':40s} {slowest_s:.3f} s")
    if options.json:
        print(json.dumps({**{what.replace(" ", "_"): n for what, n in told.items()}, "slowest_s": round(slowest_s, 4)}))


if __name__ == "__main__":
    main()
