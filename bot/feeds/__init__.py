"""Feeds: from an address somebody typed to clean items. Guarded network access and pure reading; no database."""

from bot.feeds.addresses import validate_address
from bot.feeds.fetch import Fetched, Fetcher
from bot.feeds.items import FeedItem, FeedUnreadable, ParsedFeed
from bot.feeds.parse import parse_feed

__all__ = [
    "FeedItem",
    "FeedUnreadable",
    "Fetched",
    "Fetcher",
    "ParsedFeed",
    "parse_feed",
    "validate_address",
]
