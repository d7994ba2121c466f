"""Ceilings on the shape of a document, checked before any parser builds a tree of it.

A few megabytes of `<a/>` become hundreds in memory, and a hundred thousand attributes in one tag keep a parser busy for
a minute. Everything here is a linear scan.
"""

import re

from bot.feeds.items import FeedUnreadable

MAX_ENTRIES = 11_000
_MAX_TAGS = 250_000
_MAX_ATTRIBUTES = 1_000
_MAX_ATTRIBUTES_IN_ALL = 200_000
_MAX_JSON_CONTAINERS = 100_000
_MAX_JSON_VALUES = 500_000

# A prefix is taken whole or not at all: giving it back letter by letter at every tag would be most of the work.
_ENTRY = re.compile(r"<(?:[A-Za-z][\w.-]*+:)?(?:item|entry)[\s>/]")
_LONG_TAG = re.compile(r"<[^<>]{8000,}")
_DATES = (
    r"(<(?:[\w.-]{1,20}+:)?(?:pubdate|date|published|updated|issued|modified|created)>)"
    r"(?:[^<]{51,}|(?:[^<\d]*\d){0,4}[^<\d]*(?=<))"
)
_NO_DATE = re.compile(_DATES, re.IGNORECASE)
"""Dates too long to be one, which cost a parser dear, and those with fewer than five digits, which it would complete
from today's date."""
_NO_DATE_IN_LOWER_CASE = re.compile(_DATES)

_BARE_GUID = re.compile(r"<guid(?:\s[^<>]{0,200})?>(?!\s*(?:<!\[CDATA\[\s*)?https?://)", re.IGNORECASE)
ZERO_WIDTH = "\u200b"


def limit_xml(text: str, root: str) -> tuple[str, int]:
    """The document with at most 11,000 entries (the rest cut off, `root` and its channel closed) and nothing in it that a
    parser would wrongly take for a date: identifiers such as "12" get an invisible mark, which reading takes out again.
    And how many entries it begins, well-formed or not.

    Raises: FeedUnreadable when it has more tags or attributes than any feed needs.
    """
    entries = [entry.start() for entry in _ENTRY.finditer(text)]
    if len(entries) > MAX_ENTRIES:
        channel = "</channel>" if root.lower() == "rss" else ""
        text = f"{text[: entries[MAX_ENTRIES]]}{channel}</{root}>"
    crowded = any(tag[0].count("=") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(text))
    if crowded or text.count("<") > _MAX_TAGS or text.count('="') > _MAX_ATTRIBUTES_IN_ALL:
        raise _too_complicated()
    if _NO_DATE_IN_LOWER_CASE.search(text.lower()):
        text = _NO_DATE.sub(r"\1", text)
    return _BARE_GUID.sub(lambda tag: tag[0] + ZERO_WIDTH, text), min(len(entries), MAX_ENTRIES)


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
