"""The feeds a web page names.

Owns reading a page's own pointers and guessing where its software would keep a feed. Pure; fetching is `discover`'s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from bot.domain.errors import Refused
from bot.feeds.addresses import validate_address
from bot.feeds.text import clean_text

_PAGE_BYTES = 1_000_000
_PAGE_TAGS = 20_000
"""More than real pages have in so many bytes; each becomes an object many times the size of what is written."""
_MAX_LINKS = 20
_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
    | {"application/json", "application/xml", "text/xml"}
)
_PROPER_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_FEEDISH_PATH = re.compile(
    r"(?:^|/)(?:feed|rss|atom|feeds?/[\w-]+|[\w-]*(?:feed|rss|atom|index)\.(?:xml|json))/?$", re.I
)
_COMMON_PATHS = ("feed", "rss.xml", "atom.xml", "feed.xml", "index.xml", "rss", "feed.json")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A pointer to a feed: absolute http(s) `url`, the page's `title` for it (maybe ""), its media `type` ("" when the
    page only links to something that looks like a feed)."""

    url: str
    title: str
    type: str


def find_feed_links(html: bytes, url: str) -> tuple[FeedLink, ...]:
    """Feeds named in a page, best first: `<link rel=alternate>` before plain links, articles before comments.

    `url` is the page's own address; a `<base>` in the page is honoured. At most 20, without repetition; empty when there
    are none or the bytes are no page.
    """
    tree = _read_page(b"<".join(html[:_PAGE_BYTES].split(b"<", _PAGE_TAGS)[:_PAGE_TAGS]))
    if tree is None:
        return ()
    base = url
    for element in tree.iter("base"):
        base = _joined(url, element.get("href", "")) or url
        break
    found: dict[str, FeedLink] = {}
    for link in (*_alternates(tree, base), *_anchors(tree, base)):
        if link.url != url:
            found.setdefault(link.url, link)
    return tuple(sorted(found.values(), key=_rank)[:_MAX_LINKS])


def common_feed_addresses(url: str) -> tuple[str, ...]:
    """Addresses where blog software usually keeps a site's feed, most frequent first."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}/"
    folder = urljoin(url, "./") if not parts.path.endswith("/") else url.partition("?")[0]
    below = [urljoin(folder, path) for path in _COMMON_PATHS[:2]] if folder != origin else []
    return tuple(dict.fromkeys([*below, *(origin + path for path in _COMMON_PATHS)]))


def _read_page(html: bytes) -> "etree._Element | None":
    parser = etree.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(html, parser)
    except (etree.LxmlError, SyntaxError, ValueError):
        return None


def _alternates(tree: "etree._Element", base: str) -> Iterator[FeedLink]:
    for element in tree.iter("link"):
        relations = element.get("rel", "").lower().split()
        kind = element.get("type", "").partition(";")[0].strip().lower()
        if ("alternate" in relations and kind in _FEED_TYPES) or "feed" in relations:
            address = _joined(base, element.get("href", ""))
            if address and not address.endswith("/oembed") and "/wp-json/" not in address:
                yield FeedLink(address, clean_text(element.get("title"), 200), kind)


def _anchors(tree: "etree._Element", base: str) -> Iterator[FeedLink]:
    for element in tree.iter("a"):
        href = element.get("href", "")
        if _FEEDISH_PATH.search(href.partition("?")[0].partition("#")[0][-200:]):
            address = _joined(base, href)
            if address:
                yield FeedLink(address, clean_text("".join(element.itertext())[:500], 200), "")


def _joined(base: str, href: str) -> str | None:
    try:
        return validate_address(urljoin(base, href.strip())) if href.strip() else None
    except (Refused, ValueError):
        return None


def _rank(link: FeedLink) -> tuple[bool, bool, bool]:
    about_comments = "comment" in f"{link.url} {link.title}".lower()
    return (about_comments, not link.type, link.type not in _PROPER_TYPES)
