"""Feeds: from an address somebody typed to clean items. Guarded network access and pure reading; no database."""

from bot.feeds.addresses import validate_address
from bot.feeds.backoff import next_fetch_in_s
from bot.feeds.discover import Discovered, discover
from bot.feeds.fetch import Fetched, Fetcher
from bot.feeds.items import FeedItem, FeedUnreadable, ParsedFeed
from bot.feeds.links import FeedLink, find_feed_links
from bot.feeds.opml import Outline, read_opml, write_opml
from bot.feeds.parse import parse_feed
from bot.feeds.rules import feed_address_of

__all__ = [
    "Discovered",
    "FeedItem",
    "FeedLink",
    "FeedUnreadable",
    "Fetched",
    "Fetcher",
    "Outline",
    "ParsedFeed",
    "discover",
    "feed_address_of",
    "find_feed_links",
    "next_fetch_in_s",
    "parse_feed",
    "read_opml",
    "validate_address",
    "write_opml",
]
