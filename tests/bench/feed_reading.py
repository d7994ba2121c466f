"""How well and how fast feeds are read: `python tests/bench/feed_reading.py FILE... [--mutations 1000] [--json]`.

Each file (a feed, a .tar.gz of feeds, or a folder of both) is read by Rapport and by feedparser, and titles, links and dates
are compared entry by entry; then mutations of them are read. Goals: no error but "unreadable", nothing over two seconds,
agreement 1.

Compared fairly: feedparser's relative links are made absolute as Rapport's are, signs that no address can hold are taken out
of both, dates of the future count as now, and an entry that stands there again under the same identity is kept once and
compared once. Where Rapport differs on purpose is counted by itself: "only Rapport's" are links and dates that feedparser
takes for something else or gives up (an identifier in place of the link, a zone it cannot read); "refused on purpose" are
documents that declare entities of their own and web pages that hold an `<item>` or `<entry>`, which lead to their feed.
What is left, "differs", is damage inside one entry that the two readers mend differently.
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
from typing import Any
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
    for path in [inner for given in paths for inner in (sorted(given.iterdir()) if given.is_dir() else [given])]:
        if path.suffix in {".opml", ".reader"}:
            continue
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


def read_by_feedparser(body: bytes, told: Counter[str]) -> list[dict[str, Any]]:
    try:
        return list(feedparser.parse(body, response_headers={"content-location": URL}).entries)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        told["feedparser itself failed"] += 1
        return []


def web_link(entry: dict[str, Any]) -> str | None:
    try:
        address = urljoin(URL, entry.get("link") or "") if entry.get("link") else ""
    except ValueError:
        return None
    address = "".join(sign for sign in address if sign.isprintable() and not sign.isspace())
    return address if address.startswith("http") else None


def moment(entry: dict[str, Any]) -> datetime | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return min(datetime.fromtimestamp(calendar.timegm(parsed), UTC), NOW) if parsed else None


def compare(ours: ParsedFeed, body: bytes, told: Counter[str], prefix: str = "") -> None:
    """Count entries of which both say the same and those of which they do not, field by field."""
    known = {item.title: item for item in reversed(ours.items)}
    known |= {item.url: item for item in ours.items if item.url} | {item.guid: item for item in ours.items}
    compared: set[str] = set()
    for entry in read_by_feedparser(body, told):
        title, link = clean_text(entry.get("title"), 300), web_link(entry)
        item = known.get(entry.get("id") or "") or known.get(link or "") or known.get(title)
        if item is None:
            told[f"{prefix}only feedparser has" if title or link else f"{prefix}nothing to show"] += 1
        elif item.guid in compared:
            told[f"{prefix}there again"] += 1
        else:
            compared.add(item.guid)
            told[f"{prefix}title {'same' if title in ('', item.title) else 'differs'}"] += 1
            told[f"{prefix}link {verdict(link, item.url)}"] += 1
            told[f"{prefix}date {verdict(moment(entry), item.published_at)}"] += 1


def verdict(theirs: object, ours: object) -> str:
    if theirs == ours:
        return "same"
    return "only Rapport's" if theirs is None else "differs"


def refused(error: FeedUnreadable, body: bytes, told: Counter[str]) -> None:
    """Count a refusal, by whether feedparser finds something to show and whether that is refused on purpose."""
    saved = any(entry.get("title") or entry.get("link") for entry in read_by_feedparser(body, told))
    purpose = "entities" in error.text or "web page, not a feed" in error.text
    kind = "on purpose" if purpose else "though feedparser finds entries"
    told[f"mutations refused {kind}" if saved else "mutations refused, without entries"] += 1


def read_mutations(files: dict[str, bytes], count: int, told: Counter[str]) -> float:
    rng = random.Random(7)
    bodies = list(files.values())
    slowest_s = 0.0
    for _ in range(count):
        body = mutate(rng.choice(bodies), bodies, rng)
        started_s, failure = time.perf_counter(), None
        try:
            feed = parse_feed(body, rng.choice((None, "text/html; charset=none")), URL, NOW)
        except FeedUnreadable as error:
            feed, failure = None, error
        slowest_s = max(slowest_s, time.perf_counter() - started_s)
        if failure is not None:
            refused(failure, body, told)
        elif feed is not None:
            told["mutations read"] += 1
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
