"""Many sources at once: a list of feeds taken in, and one's own list given out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.caller import Caller
from bot.domain.errors import Refused
from bot.feeds import Outline, validate_address, write_opml
from bot.storage.feeds import add_feed, subscribe, subscriptions_of
from bot.storage.tx import Tx
from bot.usecases.sources import MOST_SOURCES

_SPREAD_S = 3600


@dataclass(frozen=True, slots=True)
class ListTaken:
    """How many feeds are new, how many were followed before, and the addresses left out, each with why."""

    new: int
    known: int
    refused: tuple[tuple[str, str], ...]


def take_list(tx: Tx, caller: Caller, outlines: Sequence[Outline]) -> ListTaken:
    """Follow every feed of a list. They are first read within the hour, spread over it."""
    followed = {one.feed.url for one in subscriptions_of(tx, caller.scope)}
    new = known = 0
    refused: list[tuple[str, str]] = []
    for number, one in enumerate(outlines):
        try:
            url = validate_address(one.url)
        except Refused as error:
            refused.append((one.url, error.text))
            continue
        if url in followed:
            known += 1
        elif len(followed) >= MOST_SOURCES:
            refused.append((url, f"You follow {MOST_SOURCES} sources already; let some go first."))
        else:
            first_at = caller.now + timedelta(seconds=_SPREAD_S * number / len(outlines))
            feed_id = add_feed(tx, url, one.title, one.site_url, first_at, caller.now)
            subscribe(tx, caller.scope, feed_id, None, caller.now)
            followed.add(url)
            new += 1
    return ListTaken(new, known, tuple(refused))


def give_list(tx: Tx, caller: Caller) -> tuple[str, int]:
    """Everything the user follows as OPML, and how many feeds that is."""
    feeds = [one.feed for one in subscriptions_of(tx, caller.scope)]
    outlines = [Outline(feed.title, feed.url, feed.site_url) for feed in feeds]
    return write_opml(outlines, "Sources of Rapport"), len(outlines)
