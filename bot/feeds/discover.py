"""From an address a person typed to the feed behind it.

Owns the order in which places are tried and when to give up. Bounded: a handful of requests, half a minute.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import NotFound, RapportError
from bot.feeds.addresses import validate_address
from bot.feeds.fetch import Fetched, Fetcher
from bot.feeds.items import FeedUnreadable, ParsedFeed
from bot.feeds.links import common_feed_addresses, find_feed_links
from bot.feeds.parse import parse_feed
from bot.feeds.rules import feed_address_in, feed_address_of

MAX_REQUESTS = 8
_MAX_LINKS_TRIED = 3


@dataclass(frozen=True, slots=True)
class Discovered:
    """A feed that was found and read: `feed_url` is the address to fetch from now on, `fetched` the answer behind
    `parsed` (its validators serve the next visit)."""

    feed_url: str
    parsed: ParsedFeed
    fetched: Fetched


async def discover(fetcher: Fetcher, url: str, now: datetime, *, timeout_s: float = 45.0) -> Discovered:
    """Find the feed for `url` as typed: by the rule of its site, the address itself, the page's own links, then the
    usual places. At most 8 requests. `now` is aware UTC.

    Raises: Refused for an address Rapport does not visit, NotFound when there is no feed, FeedUnreadable when what is
    there is damaged; each says what to try.
    """
    address = validate_address(url)
    try:
        async with asyncio.timeout(timeout_s):
            return await _Search(fetcher, now).run(address)
    except TimeoutError as error:
        raise NotFound(
            "Looking for a feed there took too long. Try again later, or give the address of the feed itself."
        ) from error


class _Search:
    """One search: counts its requests and never asks for the same address twice."""

    def __init__(self, fetcher: Fetcher, now: datetime) -> None:
        self._fetcher = fetcher
        self._now = now
        self._asked: set[str] = set()

    async def run(self, address: str) -> Discovered:
        by_rule = feed_address_of(address)
        if by_rule is not None:
            found = await self._try(by_rule)
            if found is not None:
                return found
        page = await self._visit(address)
        if page.status != "ok":
            raise NotFound(f"Rapport could not open that address. {page.error or 'It sent nothing.'}")
        try:
            return await self._read(address, page)
        except FeedUnreadable as error:
            # The words alone: with its traceback the error would keep in memory all that reading had there.
            why = error.text
        return await self._from_page(page, why)

    async def _from_page(self, page: Fetched, why: str) -> Discovered:
        # The parser keeps each name it ever met until its thread ends, and a page may bring any number of new ones.
        with ThreadPoolExecutor(1) as own:
            links = await asyncio.get_running_loop().run_in_executor(own, find_feed_links, page.body, page.url)
        inside = feed_address_in(page.body, page.url)
        places = [inside] if inside else []
        places += [link.url for link in links[:_MAX_LINKS_TRIED]]
        if b"<html" in page.body[:5000].lower() or links:
            places += common_feed_addresses(page.url)
        for place in places:
            if len(self._asked) >= MAX_REQUESTS:
                break
            found = await self._try(place)
            if found is not None:
                return found
        if not places:
            raise FeedUnreadable(why)
        raise NotFound("Rapport found no feed on that page. Look for an RSS or Atom link there and give its address.")

    async def _try(self, address: str) -> Discovered | None:
        """The feed at a guessed place, None when there is none."""
        if address in self._asked:
            return None
        fetched = await self._visit(address)
        if fetched.status != "ok":
            return None
        try:
            return await self._read(address, fetched)
        except RapportError:
            return None

    async def _visit(self, address: str) -> Fetched:
        self._asked.add(address)
        return await self._fetcher.fetch(address)

    async def _read(self, address: str, fetched: Fetched) -> Discovered:
        """Raises: FeedUnreadable."""
        parsed = await asyncio.to_thread(parse_feed, fetched.body, fetched.content_type, fetched.url, self._now)
        return Discovered(fetched.moved_to or address, parsed, fetched)
