"""Entries as the parsing libraries give them, before Rapport trusts any of it.

Owns the choice and the taming of the libraries: fastfeedparser first (about a hundred times faster), feedparser for
what it cannot read, a reader of our own for JSON Feed. Leaves cleaning, dates and addresses to `parse`.
"""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.sax import SAXException

import fastfeedparser
import feedparser
from lxml import etree

from bot.feeds.encoding import to_text, to_utf8_document
from bot.feeds.items import FeedUnreadable
from bot.feeds.shape import holds_entries, limit_json, limit_xml, refuse_crowded

_SLOW_LIMIT = 100_000
"""Bytes handed to feedparser, which needs a second or more for each megabyte and has quadratic corners."""

_FEW_ENTRIES = 100
_PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SAXException,
    SyntaxError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What the libraries raise on broken input. RuntimeError holds RecursionError, SyntaxError holds lxml's own."""

_ROOT = re.compile(r"<((?:[A-Za-z][\w.-]*:)?(?:rss|feed|rdf|channel))\b([^<>]{0,4000})", re.IGNORECASE)
_XML_BASE = re.compile(r"""\bxml:base\s*=\s*["']([^"'<>]{1,2000})["']""")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class _BrokenJson(FeedUnreadable):
    """It began like JSON."""


class RawEntry(NamedTuple):
    """Strings of one entry, as found: markup, relative addresses and nonsense included; "" when absent.

    A tuple, because there are thousands of them.
    """

    guid: str
    link: str
    title: str
    summary: str
    published: str
    author: str


@dataclass(frozen=True, slots=True)
class RawFeed:
    """A feed as found. `base` is what its relative addresses refer to when it says so, else ""."""

    title: str
    link: str
    base: str
    entries: list[RawEntry]


def read_raw(body: bytes, content_type: str | None) -> RawFeed:
    """Entries in the order of the document.

    Raises: FeedUnreadable when the bytes are no feed, with words that say what they seem to be instead.
    """
    refuse_crowded(body)
    text = to_text(body, content_type)
    if not text.strip():
        raise FeedUnreadable("That address answered with nothing at all. Try again later or give another address.")
    if text[0] in "{[":
        try:
            return _read_json(limit_json(text))
        except _BrokenJson:
            if not holds_entries(text):
                raise
    root = _ROOT.search(text, 0, 100_000)
    page = _PAGE.search(text, 0, 4000)
    if page is not None and (root is None or page.start() < root.start()):
        raise FeedUnreadable(_what_instead(is_page=True))
    if root is None:
        return _read_rootless(text)
    base = _XML_BASE.search(root[2])
    base_url = base[1] if base else ""
    text, begun = limit_xml(text, root[1])
    document = to_utf8_document(text)
    # A match keeps the text it was found in, and both would stand beside the parser's tree.
    del text, root, page, base
    return _read_xml(document, base_url, begun)


def _read_rootless(text: str) -> RawFeed:
    """What can be saved of a document that lost its first tag but still holds entries."""
    if holds_entries(text):
        limited, _ = limit_xml(text, "feed")
        found = _read_slowly(to_utf8_document(limited), "")
        if found is not None and found.entries:
            return found
    raise FeedUnreadable(_what_instead(is_page=False))


def _what_instead(*, is_page: bool) -> str:
    if is_page:
        return "That address is a web page, not a feed. Give the address of its RSS, Atom or JSON feed."
    return "What that address holds is not an RSS, Atom or JSON feed. Check the address, or give that of the web page."


def _read_xml(document: bytes, base: str, begun: int) -> RawFeed:
    """The fast reading when it holds all `begun` entries, otherwise that of both libraries which holds more."""
    fast: RawFeed | None = None
    try:
        fast = _from_library(fastfeedparser.parse(document, include_tags=False, include_enclosures=False), base)
    except _PARSER_FAULTS:
        pass
    if fast is not None and fast.entries and len(fast.entries) >= begun and not _says_nothing(fast.entries):
        return fast
    slow = _read_slowly(document, base)
    best = slow if slow is not None and (fast is None or _said(slow) > _said(fast)) else fast
    if best is None:
        raise FeedUnreadable("That looks like a feed but is too damaged to read. Its owner may have to mend it.")
    return best


def _said(feed: RawFeed) -> tuple[bool, int]:
    return not _says_nothing(feed.entries), len(feed.entries)


def _says_nothing(entries: list[RawEntry]) -> bool:
    """Whether a few entries were found and nothing in any of them: a tag that is broken inside hides what it holds."""
    few = len(entries) <= _FEW_ENTRIES
    return few and not any(entry.title or entry.summary or entry.link or entry.guid for entry in entries)


def _read_slowly(document: bytes, base: str) -> RawFeed | None:
    """feedparser's reading; None when it finds no feed either."""
    try:
        stream = io.BytesIO(document[:_SLOW_LIMIT])
        found = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
        _let_go(found.get("bozo_exception"))
        feed = _from_library(found, base)
    except _PARSER_FAULTS:
        return None
    return feed if found.get("version") or feed.entries else None


def _let_go(fault: object) -> None:
    """Take the frames from what feedparser stumbled over: fault, parser and frames hold each other, and with them the whole body.

    Python's collector would find them some time; until then each damaged feed would keep its megabytes.
    """
    while isinstance(fault, BaseException):
        fault.__traceback__ = None
        fault = fault.__context__


def _from_library(found: Mapping[str, Any], base: str) -> RawFeed:
    """Both libraries name things alike; what is not text is treated as absent."""
    head = found.get("feed")
    head = head if isinstance(head, Mapping) else {}
    entries = found.get("entries")
    rows = entries if isinstance(entries, list) else []
    return RawFeed(
        title=_text(head.get("title")),
        link=_text(head.get("link")),
        base=base,
        entries=[_entry(row) for row in rows if isinstance(row, Mapping)],
    )


def _entry(row: Mapping[str, Any]) -> RawEntry:
    summary = _text(row.get("summary")) or _text(row.get("description")) or _content(row.get("content"))
    published = _text(row.get("published")) or _text(row.get("updated"))
    author = row.get("author")
    return RawEntry(
        _text(row.get("id")), _text(row.get("link")), _text(row.get("title")), summary, published, _text(author)
    )


def _content(value: object) -> str:
    for part in value if isinstance(value, list) else []:
        if isinstance(part, Mapping) and _text(part.get("value")):
            return _text(part["value"])
    return ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _read_json(text: str) -> RawFeed:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _BrokenJson("That address answers with broken JSON, which cannot be read as a feed.") from error
    version = document.get("version") if isinstance(document, dict) else None
    if not isinstance(version, str) or not re.search(r"jsonfeed\.org/version/1(?:\.|$)", version):
        raise FeedUnreadable("That address answers with JSON that is not a JSON Feed. Give an RSS, Atom or JSON feed.")
    items = document.get("items")
    return RawFeed(
        title=_text(document.get("title")),
        link=_text(document.get("home_page_url")),
        base="",
        entries=[_json_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else [],
    )


def _json_entry(item: dict[str, Any]) -> RawEntry:
    plain = _text(item.get("content_text")).replace("&", "&amp;").replace("<", "&lt;")
    number = item.get("id")
    return RawEntry(
        guid=str(number) if type(number) in {int, float} else _text(number),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        title=_text(item.get("title")).replace("&", "&amp;").replace("<", "&lt;"),
        summary=_text(item.get("summary")).replace("&", "&amp;").replace("<", "&lt;")
        or _text(item.get("content_html"))
        or plain,
        published=_text(item.get("date_published")) or _text(item.get("date_modified")),
        author=_json_author(item),
    )


def _json_author(item: dict[str, Any]) -> str:
    listed = item.get("authors")
    for author in [*(listed if isinstance(listed, list) else []), item.get("author")]:
        if isinstance(author, dict) and _text(author.get("name")):
            return _text(author["name"])
    return ""
