"""What an operator may know of the feeds without knowing whose they are."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.storage.schema import feeds, subscriptions
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """`followed` feeds (those gone for good left out), how many of them `fail`, and one `url` to try.

    `url` is the failing feed that was visited last, or else the one that was visited last; `None` without any.
    """

    followed: int
    failing: int
    url: str | None


def feed_health(tx: Tx) -> FeedHealth:
    """Over all workspaces."""
    is_followed = select(subscriptions.c.feed_id).where(subscriptions.c.feed_id == feeds.c.id).exists()
    alive = is_followed & feeds.c.gone.is_(False)
    followed = tx.execute(select(func.count()).select_from(feeds).where(alive)).scalar_one()
    failing = tx.execute(select(func.count()).select_from(feeds).where(alive, feeds.c.failures > 0)).scalar_one()
    order = ((feeds.c.failures > 0).desc(), feeds.c.fetched_at.is_(None), feeds.c.fetched_at.desc(), feeds.c.id)
    url = tx.execute(select(feeds.c.url).where(alive).order_by(*order).limit(1)).scalar_one_or_none()
    return FeedHealth(followed, failing, url)
