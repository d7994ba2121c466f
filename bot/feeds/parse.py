"""Bytes of a feed to clean, bounded items.

Owns what an item must be before anything else in Rapport sees it: plain text, safe absolute links, sane dates, a
stable identity, no duplicates. Reading dialects is `raw`'s part; deciding what is worth showing is the domain's.
"""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from bot.feeds.items import FeedItem, ParsedFeed
from bot.feeds.raw import RawEntry, RawFeed, read_raw
from bot.feeds.shape import ZERO_WIDTH
from bot.feeds.text import clean_text, shorten

MAX_ITEMS = 100
TITLE_CHARS = 300
SUMMARY_CHARS = 500
_AUTHOR_CHARS = 100
_GUID_CHARS = 500
_URL_CHARS = 2000
_DERIVED_TITLE_CHARS = 120
_LOOKED_AT = 20_000
"""Entries considered in a feed. Far more than any real one holds."""

_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[!-~]*")
_NOT_PLAIN = re.compile(r"[#;]|\?$")
"""What joining and splitting an address might change; without it a plain one is taken as it is, which most are."""

_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)
"""Earlier dates are how software spells "none" (the epoch, year 1)."""


def parse_feed(body: bytes, content_type: str | None, url: str, now: datetime) -> ParsedFeed:
    """Read RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom or JSON Feed.

    `url` is where the body came from (relative links refer to it), `now` aware UTC: dates after it become it. An entry
    without a title gets the start of its summary as one. Of huge feeds the newest 100 are kept. Blocking and CPU-bound:
    call it in a thread. A feed without entries is a feed.

    Raises: FeedUnreadable, for anything that cannot be read as a feed, and nothing else.
    """
    raw = read_raw(body, content_type)
    base = _absolute(raw.base, url) or url
    rows = _newest(raw, now)
    items: list[FeedItem] = []
    seen: dict[str, str | None] = {}
    for entry, published_at in rows:
        item = _item(entry, published_at, base, seen)
        if item is not None:
            seen[item.guid] = item.url
            items.append(item)
            if len(items) == MAX_ITEMS:
                break
    site_url = _absolute(raw.link, base)
    return ParsedFeed(clean_text(raw.title, TITLE_CHARS), site_url, tuple(items))


def _newest(raw: RawFeed, now: datetime) -> list[tuple[RawEntry, datetime | None]]:
    rows = [(entry, parse_feed_date(entry.published, now)) for entry in raw.entries[:_LOOKED_AT]]
    return sorted(rows, key=lambda row: -row[1].timestamp() if row[1] else 0.0)


def _item(entry: RawEntry, published_at: datetime | None, base: str, seen: dict[str, str | None]) -> FeedItem | None:
    """The entry made fit to keep; None when it says nothing or is already there."""
    url = _absolute(entry.link, base) or _absolute_only(entry.guid)
    title = clean_text(entry.title, TITLE_CHARS)
    summary = clean_text(entry.summary, SUMMARY_CHARS)
    if not (title or summary or url):
        return None
    guid = _identity(entry.guid, url, title, summary)
    if guid in seen:
        if url is None or seen[guid] == url:
            return None
        guid = url
        if guid in seen:
            return None
    return FeedItem(
        guid=guid,
        url=url,
        title=title or shorten(summary, _DERIVED_TITLE_CHARS),
        summary=summary,
        published_at=published_at,
        author=clean_text(entry.author, _AUTHOR_CHARS) or None,
    )


def _identity(guid: str, url: str | None, title: str, summary: str) -> str:
    """The feed's own identifier, else the link, else a digest of the text, so that a later fetch gives the same one."""
    own = guid.replace(ZERO_WIDTH, "")
    if not own.isprintable():
        own = "".join(character for character in own if character.isprintable())
    if 0 < len(own) <= _GUID_CHARS:
        return own
    if not own and url is not None and len(url) <= _GUID_CHARS:
        return url
    content = own or url or f"{title}\n{summary}"
    return "urn:sha256:" + hashlib.sha256(content.encode("utf-8", errors="replace")).hexdigest()


def _absolute(link: str, base: str) -> str | None:
    """`link` seen from `base`, as an http(s) address without credentials; None for everything else."""
    compact = "".join(link.split()) if len(link) <= _URL_CHARS else ""
    if not compact:
        return None
    if _PLAIN_ADDRESS.fullmatch(compact) and not _NOT_PLAIN.search(compact):
        return compact
    try:
        joined = urljoin(base, compact)
        parts = urlsplit(joined)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    safe = parts.scheme in {"http", "https"} and host and "@" not in parts.netloc and joined.isprintable()
    return joined if safe and len(joined) <= _URL_CHARS else None


def _absolute_only(guid: str) -> str | None:
    """An identifier that is itself an address, which is how many feeds give their permanent link."""
    return _absolute(guid, guid) if guid.startswith(("http://", "https://")) else None


def parse_feed_date(value: str, now: datetime) -> datetime | None:
    """Aware UTC moment of an ISO 8601 or RFC 822 date; a date after `now` becomes `now`; None when there is none."""
    moment = _moment(value.strip()[:80])
    if moment is None:
        return None
    try:
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return None if moment < _EARLIEST else min(moment, now)


def _moment(value: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(value)
        except (ValueError, TypeError, LookupError, OverflowError, AttributeError):
            continue
    return None
