"""Feeds (shared by everybody who follows them), who follows what, stories and which were shown to whom."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.domain.scope import Scope
from bot.storage.ids import new_id
from bot.storage.owned import owned, owner_values, person_of
from bot.storage.rows import Feed, Story, Subscription
from bot.storage.schema import feeds, people, stories, story_views, subscriptions, topics
from bot.storage.tx import Tx
from bot.storage.types import Moment

_FEED = tuple(feeds.c[name] for name in Feed.__slots__)


def find_feed(tx: Tx, url: str) -> Feed | None:
    row = tx.execute(select(*_FEED).where(feeds.c.url == url)).mappings().one_or_none()
    return Feed(**row) if row is not None else None


def add_feed(tx: Tx, url: str, title: str, site_url: str | None, next_at: datetime, now: datetime) -> int:
    """The id of the feed at `url`, added where nobody follows it yet."""
    tx.execute(
        tx.insert(feeds)
        .values(id=new_id(), url=url, title=title, site_url=site_url, next_at=next_at, created_at=now)
        .on_conflict_do_nothing(index_elements=["url"])
    )
    feed_id: int = tx.execute(select(feeds.c.id).where(feeds.c.url == url)).scalar_one()
    return feed_id


def subscribe(tx: Tx, scope: Scope, feed_id: int, person_id: int | None, now: datetime) -> bool:
    """Whether it is new; following again only changes whose feed it is."""
    # Asked by RETURNING: how many rows an INSERT made is not known on PostgreSQL.
    added = tx.execute(
        tx.insert(subscriptions)
        .values(**owner_values(scope), feed_id=feed_id, person_id=person_id, created_at=now)
        .on_conflict_do_nothing()
        .returning(subscriptions.c.feed_id)
    ).first()
    if added is None:
        tx.execute(
            update(subscriptions)
            .where(owned(subscriptions, scope), subscriptions.c.feed_id == feed_id)
            .values(person_id=person_id)
        )
    return added is not None


def unsubscribe(tx: Tx, scope: Scope, feed_id: int) -> bool:
    gone = tx.execute(delete(subscriptions).where(owned(subscriptions, scope), subscriptions.c.feed_id == feed_id))
    return gone.rowcount == 1


def subscriptions_of(tx: Tx, scope: Scope) -> list[Subscription]:
    """What a user follows, by title."""
    query = (
        select(*_FEED, subscriptions.c.person_id, people.c.name.label("person_name"))
        .join(feeds, feeds.c.id == subscriptions.c.feed_id)
        .outerjoin(people, person_of(subscriptions))
        .where(owned(subscriptions, scope))
        .order_by(func.lower(feeds.c.title), feeds.c.id)
    )
    return [
        Subscription(Feed(**{name: row[name] for name in Feed.__slots__}), row["person_id"], row["person_name"])
        for row in tx.execute(query).mappings()
    ]


def add_topic(tx: Tx, scope: Scope, topic: str, now: datetime) -> bool:
    added = tx.execute(
        tx.insert(topics)
        .values(**owner_values(scope), topic=topic, created_at=now)
        .on_conflict_do_nothing()
        .returning(topics.c.topic)
    )
    return added.first() is not None


def remove_topic(tx: Tx, scope: Scope, topic: str) -> bool:
    return tx.execute(delete(topics).where(owned(topics, scope), topics.c.topic == topic)).rowcount == 1


def topics_of(tx: Tx, scope: Scope) -> list[str]:
    return list(tx.execute(select(topics.c.topic).where(owned(topics, scope)).order_by(topics.c.topic)).scalars())


def latest_stories(tx: Tx, scope: Scope, *, since: datetime, unseen: bool, limit: int = 300) -> list[Story]:
    """Stories of the user's own sources since `since`, newest first; `unseen`: without those shown in a daily message."""
    query = (
        select(
            stories.c.id,
            stories.c.feed_id,
            feeds.c.title.label("feed_title"),
            subscriptions.c.person_id,
            people.c.name.label("person_name"),
            stories.c.url,
            stories.c.title,
            stories.c.summary,
            stories.c.published_at,
        )
        .join(subscriptions, subscriptions.c.feed_id == stories.c.feed_id)
        .join(feeds, feeds.c.id == stories.c.feed_id)
        .outerjoin(people, person_of(subscriptions))
        .where(owned(subscriptions, scope), stories.c.published_at >= since)
    )
    if unseen:
        shown = select(story_views.c.story_id).where(owned(story_views, scope), story_views.c.story_id == stories.c.id)
        query = query.where(~shown.exists())
    rows = tx.execute(query.order_by(stories.c.published_at.desc(), stories.c.id).limit(limit)).mappings()
    return [Story(**row) for row in rows]


def get_story(tx: Tx, scope: Scope, story_id: int) -> Story | None:
    """A story of one of the user's own sources."""
    row = (
        tx.execute(
            select(
                stories.c.id,
                stories.c.feed_id,
                feeds.c.title.label("feed_title"),
                subscriptions.c.person_id,
                people.c.name.label("person_name"),
                stories.c.url,
                stories.c.title,
                stories.c.summary,
                stories.c.published_at,
            )
            .join(subscriptions, subscriptions.c.feed_id == stories.c.feed_id)
            .join(feeds, feeds.c.id == stories.c.feed_id)
            .outerjoin(people, person_of(subscriptions))
            .where(owned(subscriptions, scope), stories.c.id == story_id)
        )
        .mappings()
        .one_or_none()
    )
    return Story(**row) if row is not None else None


def mark_shown(tx: Tx, scope: Scope, story_ids: Iterable[int], now: datetime) -> None:
    rows = [{**owner_values(scope), "story_id": story_id, "shown_at": now} for story_id in story_ids]
    if rows:
        tx.execute(tx.insert(story_views).on_conflict_do_nothing(), rows)


def claim_feeds(tx: Tx, now: datetime, lease: timedelta, *, limit: int) -> list[Feed]:
    """Feeds that are due and that somebody follows; they are put off by `lease` so that no other replica takes them."""
    followed = select(subscriptions.c.feed_id).where(subscriptions.c.feed_id == feeds.c.id).exists()
    due = select(*_FEED).where(feeds.c.next_at <= now, feeds.c.gone.is_(False), followed).order_by(feeds.c.next_at)
    tx.begin()
    rows = [Feed(**row) for row in tx.execute(due.limit(limit).with_for_update(skip_locked=True)).mappings()]
    if rows:
        tx.execute(update(feeds).where(feeds.c.id.in_([feed.id for feed in rows])).values(next_at=now + lease))
    return rows


def save_fetch(tx: Tx, feed_id: int, **values: Any) -> None:
    """What a fetch found out about the feed itself: etag, failures, error, next_at and so on."""
    tx.execute(update(feeds).where(feeds.c.id == feed_id).values(**values))


def move_feed(tx: Tx, feed_id: int, url: str) -> None:
    """A permanent redirect, remembered unless another feed has that address already."""
    taken = select(feeds.c.id).where(feeds.c.url == url).exists()
    tx.execute(update(feeds).where(feeds.c.id == feed_id, ~taken).values(url=url))


def add_stories(tx: Tx, feed_id: int, rows: Sequence[dict[str, Any]], now: datetime) -> int:
    """Stories (guid, url, title, summary, published_at) that are not there yet; returns how many were new."""
    if not rows:
        return 0
    known = set(
        tx.execute(
            select(stories.c.guid).where(
                stories.c.feed_id == feed_id, stories.c.guid.in_([row["guid"] for row in rows])
            )
        ).scalars()
    )
    fresh = [{**row, "id": new_id(), "feed_id": feed_id, "seen_at": now} for row in rows if row["guid"] not in known]
    if fresh:
        tx.execute(insert(stories), fresh)
    return len(fresh)


def newest_story_at(tx: Tx, feed_id: int) -> datetime | None:
    """When the feed's latest story was published; `None` when it has none."""
    found: datetime | None = tx.execute(
        select(func.max(stories.c.published_at, type_=Moment())).where(stories.c.feed_id == feed_id)
    ).scalar_one()
    return found


def prune_stories(tx: Tx, before: datetime) -> int:
    """Forget stories published before `before`; returns how many went."""
    return tx.execute(delete(stories).where(stories.c.published_at < before)).rowcount
