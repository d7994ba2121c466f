"""Ceilings on the shape of a document, checked before any parser builds a tree of it.

A few megabytes of `<a/>` become hundreds in memory, and a hundred thousand attributes in one tag keep a parser busy for
a minute. Everything here is a linear scan.
"""

import itertools
import re

from bot.feeds.items import FeedUnreadable

MAX_ENTRIES = 11_000
_MAX_TAGS = 250_000
_MAX_ATTRIBUTES = 1_000
_MAX_ATTRIBUTES_IN_ALL = 200_000
_MAX_NAMES = 3_000
_MAX_JSON_CONTAINERS = 100_000
_MAX_JSON_VALUES = 500_000

# A prefix is taken whole or not at all: giving it back letter by letter at every tag would be most of the work.
_ENTRY = re.compile(r"<(?:[A-Za-z][\w.-]*+:)?(?:item|entry)[\s>/]")
_NAME = re.compile(
    r"<\??[^\s<>=/\"'?]++|&[^\s<>\"'#;&]++;"
    r"|(?<![^\s<>/\"'])(?:xmlns[^\s<>=/\"'?]*+\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^\s<>=/\"'?]++(?=\s*+=))"
)
"""What the XML parser takes for a name: of tags, instructions, attributes and entities, and addresses of namespaces."""
_LONG_TAG = re.compile(r"<[^<>]{8000,}")
_DATES = (
    r"(<(?:[\w.-]{1,20}+:)?(?:pubdate|date|published|updated|issued|modified|created)>)"
    r"(?:[^<]{51,}|(?:[^<\d]*\d){0,4}[^<\d]*(?=<))"
)
_LONG_TEXT = re.compile(r"<[^<]{100000,}")
_CUT_REFERENCE = re.compile(r"&[^;]{0,20}$")
_TEXT_CHARS = 50_000
"""What is kept of a longer text, tag included; more than is ever looked at."""
_NO_DATE = re.compile(_DATES, re.IGNORECASE)
"""Dates too long to be one, which cost a parser dear, and those with fewer than five digits, which it would complete
from today's date."""
_NO_DATE_IN_LOWER_CASE = re.compile(_DATES)
"""Twice as quick, at the price of a copy."""
_LARGE_CHARS = 500_000

_BARE_GUID = re.compile(r"<guid(?:\s[^<>]{0,200})?>(?!\s*(?:<!\[CDATA\[\s*)?https?://)", re.IGNORECASE)
ZERO_WIDTH = "\u200b"


def refuse_crowded(body: bytes) -> None:
    """Raises: FeedUnreadable for bytes that can only come to more tags or values than any feed needs, before they are
    even decoded."""
    containers = body.count(b"{") + body.count(b"[") if body[:100].lstrip()[:1] in {b"{", b"["} else 0
    crowded = containers > _MAX_JSON_CONTAINERS or body.count(b"<") > _MAX_TAGS
    # Of very many entries the first are read.
    if crowded and body.count(b"<item") + body.count(b"<entry") <= MAX_ENTRIES:
        raise _too_complicated()


def limit_xml(text: str, root: str) -> tuple[str, int]:
    """The document with at most 11,000 entries (the rest cut off, `root` and its channel closed) and nothing in it that a
    parser would wrongly take for a date: identifiers such as "12" get an invisible mark, which reading takes out again.
    And how many entries it begins, well-formed or not.

    Raises: FeedUnreadable when it has more tags or attributes than any feed needs.
    """
    entries = [entry.start() for entry in itertools.islice(_ENTRY.finditer(text), MAX_ENTRIES + 1)]
    if len(entries) > MAX_ENTRIES:
        channel = "</channel>" if root.lower() == "rss" else ""
        text = f"{text[: entries[MAX_ENTRIES]]}{channel}</{root}>"
    if len(text) > _LARGE_CHARS:
        text = _LONG_TEXT.sub(_shortened, text)
    crowded = any(tag[0].count("=") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(text))
    if crowded or text.count("<") > _MAX_TAGS or text.count('="') > _MAX_ATTRIBUTES_IN_ALL:
        raise _too_complicated()
    if text.count("<") + text.count("=") + text.count("&") > _MAX_NAMES:
        _refuse_many_names(text)
    if len(text) > _LARGE_CHARS or _NO_DATE_IN_LOWER_CASE.search(text.lower()):
        text = _NO_DATE.sub(r"\1", text)
    return _BARE_GUID.sub(lambda tag: tag[0] + ZERO_WIDTH, text), min(len(entries), MAX_ENTRIES)


def _refuse_many_names(text: str) -> None:
    """The parser keeps each name it ever met, in each thread, for as long as the process lives.

    Raises: FeedUnreadable.
    """
    names: set[str] = set()
    for name in _NAME.finditer(text):
        names.add(name[0])
        if len(names) > _MAX_NAMES:
            raise _too_complicated()


def _shortened(run: re.Match[str]) -> str:
    """A text without end, cut where no reference is cut in two; it is left whole where a CDATA section ends in it."""
    text = run[0]
    return text if "]]>" in text else _CUT_REFERENCE.sub("", text[:_TEXT_CHARS])


def holds_entries(text: str) -> bool:
    return _ENTRY.search(text) is not None


def limit_json(text: str) -> str:
    """The text itself. Raises: FeedUnreadable when it holds more values than any feed needs."""
    containers = text.count("{") + text.count("[")
    if containers > _MAX_JSON_CONTAINERS or text.count(",") > _MAX_JSON_VALUES:
        raise _too_complicated()
    return text


def _too_complicated() -> FeedUnreadable:
    return FeedUnreadable(
        "That feed is built so heavily that Rapport will not read it. If its site offers a shorter one, follow that."
    )
