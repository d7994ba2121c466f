"""Feeds (shared by everybody who follows them), who follows what, stories and which were shown to whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, bindparam, delete, func, insert, literal, select, update

from bot.domain.scope import Scope
from bot.storage.ids import new_id
from bot.storage.owned import mine, owned, owner_values, person_of
from bot.storage.prepared import Prepared, insert_into
from bot.storage.rows import Feed, Story, Subscription
from bot.storage.schema import feed_news, feeds, people, stories, story_views, subscriptions
from bot.storage.tx import Tx
from bot.storage.types import Moment, moment_of


class PastTitle(NamedTuple):
    """A tuple, because there are thousands of them."""

    feed_id: int
    title: str
    published_at: datetime


class DueFeed(NamedTuple):
    """A feed to visit; `newest_at`: when its latest story was published, `None` when it has none."""

    feed: Feed
    newest_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedNews:
    """What one follower is to be told of a feed: `kind` "moved" (to `url`) or "gone" (for good)."""

    scope: Scope
    kind: str
    title: str
    url: str


_GUIDS_ASKED = 25
_GUIDS = Prepared(
    select(stories.c.guid).where(
        stories.c.feed_id == bindparam("feed_id", type_=stories.c.feed_id.type),
        stories.c.guid.in_([bindparam(f"g{number}", type_=stories.c.guid.type) for number in range(_GUIDS_ASKED)]),
    )
)
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


_STORIES = (
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
    .where(mine(subscriptions))
)
_LATEST = (
    _STORIES.where(stories.c.published_at >= bindparam("since", type_=Moment()))
    .order_by(stories.c.published_at.desc(), stories.c.id)
    .limit(bindparam("most", type_=Integer()))
)
_SHOWN = select(story_views.c.story_id).where(mine(story_views), story_views.c.story_id == stories.c.id)
_LATEST_UNSEEN = _LATEST.where(~_SHOWN.exists())


def latest_stories(tx: Tx, scope: Scope, *, since: datetime, unseen: bool, limit: int = 300) -> list[Story]:
    """Stories of the user's own sources since `since`, newest first; `unseen`: without those shown in a daily message."""
    values = {**owner_values(scope), "since": since, "most": limit}
    return [Story(**row) for row in tx.execute(_LATEST_UNSEEN if unseen else _LATEST, values=values).mappings()]


def get_story(tx: Tx, scope: Scope, story_id: int) -> Story | None:
    """A story of one of the user's own sources."""
    values = {**owner_values(scope), "story_id": story_id}
    row = tx.execute(_STORIES.where(stories.c.id == bindparam("story_id")), values=values).mappings().one_or_none()
    return Story(**row) if row is not None else None


def past_titles(tx: Tx, scope: Scope, *, since: datetime, before: datetime, limit: int) -> list[PastTitle]:
    """Titles of the user's own sources published from `since` to `before`, newest first."""
    query = (
        select(stories.c.feed_id, stories.c.title, stories.c.published_at)
        .join(subscriptions, subscriptions.c.feed_id == stories.c.feed_id)
        .where(owned(subscriptions, scope), stories.c.published_at >= since, stories.c.published_at < before)
        .order_by(stories.c.published_at.desc())
        .limit(limit)
    )
    return [PastTitle(row.feed_id, row.title, row.published_at) for row in tx.execute(query)]


def mark_shown(tx: Tx, scope: Scope, story_ids: Iterable[int], now: datetime) -> None:
    rows = [{**owner_values(scope), "story_id": story_id, "shown_at": now} for story_id in story_ids]
    if rows:
        tx.execute(tx.insert(story_views).on_conflict_do_nothing(), rows)


def _due() -> Select[Any]:
    followed = select(subscriptions.c.feed_id).where(subscriptions.c.feed_id == feeds.c.id).exists()
    newest = select(func.max(stories.c.published_at)).where(stories.c.feed_id == feeds.c.id).scalar_subquery()
    due = feeds.c.next_at <= bindparam("now", type_=Moment()), feeds.c.gone.is_(False), followed
    first = select(*_FEED, newest).where(*due).order_by(feeds.c.next_at).limit(bindparam("most", type_=Integer()))
    return first.with_for_update(skip_locked=True, of=feeds)


_DUE = Prepared(_due())


def claim_feeds(tx: Tx, now: datetime, lease: timedelta, *, limit: int) -> list[DueFeed]:
    """Feeds that are due and that somebody follows; they are put off by `lease` so that no other replica takes them."""
    tx.begin()
    rows = [_due_feed(row) for row in tx.fetch(_DUE, {"now": now, "most": limit})]
    until = now + lease
    tx.send_many(_feed_update(("feed_id", "next_at")), ({"feed_id": due.feed.id, "next_at": until} for due in rows))
    return rows


def _due_feed(row: Sequence[Any]) -> DueFeed:
    """A row as the driver gives it."""
    *plain, gone, fetched_at, succeeded_at, next_at, newest_at = row
    values = (*plain, bool(gone), *map(moment_of, (fetched_at, succeeded_at, next_at)))
    return DueFeed(Feed(*values), moment_of(newest_at))


def save_fetch(tx: Tx, feed_id: int, **values: Any) -> None:
    """What a fetch found out about the feed itself: etag, failures, error, next_at and so on."""
    save_fetches(tx, [{"feed_id": feed_id, **values}])


def save_fetches(tx: Tx, results: Iterable[Mapping[str, Any]]) -> None:
    """The same of many feeds, each with its `feed_id`; those that set the same columns travel together."""
    alike: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for result in results:
        alike[tuple(result)].append(result)
    for names, rows in alike.items():
        tx.send_many(_feed_update(names), rows)


@cache
def _feed_update(names: tuple[str, ...]) -> Prepared:
    values = {name: bindparam(name, type_=feeds.c[name].type) for name in names if name != "feed_id"}
    return Prepared(update(feeds).where(feeds.c.id == bindparam("feed_id", type_=feeds.c.id.type)).values(values))


def move_feed(tx: Tx, feed_id: int, url: str, now: datetime, *, tell: bool) -> None:
    """Remember a permanent redirect, and with `tell` that its followers are to hear of it once.

    Where another feed has that address already, its followers become followers of that one.
    """
    other: int | None = tx.execute(select(feeds.c.id).where(feeds.c.url == url)).scalar_one_or_none()
    if other == feed_id:
        return
    if tell:
        note_news(tx, feed_id, "moved", now, about=other)
    if other is None:
        tx.execute(update(feeds).where(feeds.c.id == feed_id).values(url=url))
        return
    mine = subscriptions.alias()
    kept = [c for c in subscriptions.c if c.name != "feed_id"]
    both = (mine.c[name] == subscriptions.c[name] for name in ("workspace_id", "user_id"))
    follows_already = select(mine.c.feed_id).where(mine.c.feed_id == other, *both).exists()
    moving = select(*kept, literal(other)).where(subscriptions.c.feed_id == feed_id, ~follows_already)
    tx.execute(insert(subscriptions).from_select([*(c.name for c in kept), "feed_id"], moving))
    tx.execute(delete(subscriptions).where(subscriptions.c.feed_id == feed_id))


def note_news(tx: Tx, feed_id: int, kind: str, now: datetime, *, about: int | None = None) -> None:
    """Everybody who follows the feed is to be told once that it (or feed `about`) is `kind`: "moved" or "gone"."""
    followers = select(
        subscriptions.c.workspace_id,
        subscriptions.c.user_id,
        literal(feed_id if about is None else about),
        literal(kind),
        literal(now, Moment()),
    ).where(subscriptions.c.feed_id == feed_id)
    columns = ["workspace_id", "user_id", "feed_id", "kind", "created_at"]
    tx.execute(tx.insert(feed_news).from_select(columns, followers).on_conflict_do_nothing())


def take_news(tx: Tx, workspace_id: str | None, *, limit: int) -> list[FeedNews]:
    """News that nobody else will tell any more: they are taken away here, each for one caller only."""
    mine = [] if workspace_id is None else [feed_news.c.workspace_id == workspace_id]
    waiting = select(feed_news.c.workspace_id, feed_news.c.user_id, feed_news.c.feed_id).where(*mine).limit(limit)
    found: list[FeedNews] = []
    for row in tx.execute(waiting).all():
        key = (feed_news.c.workspace_id == row.workspace_id, feed_news.c.user_id == row.user_id)
        gone = delete(feed_news).where(*key, feed_news.c.feed_id == row.feed_id).returning(feed_news.c.kind)
        kind = tx.execute(gone).scalar_one_or_none()
        feed = tx.execute(select(feeds.c.title, feeds.c.url).where(feeds.c.id == row.feed_id)).one_or_none()
        if kind is not None and feed is not None:
            found.append(FeedNews(Scope(row.workspace_id, row.user_id), kind, feed.title or feed.url, feed.url))
    return found


def add_stories(tx: Tx, feed_id: int, rows: Sequence[dict[str, Any]], now: datetime) -> list[datetime]:
    """Stories (guid, url, title, summary, published_at) that are not there yet; returns when each new one was published."""
    if not rows:
        return []
    known = _known_guids(tx, feed_id, [row["guid"] for row in rows])
    fresh = [{**row, "id": new_id(), "feed_id": feed_id, "seen_at": now} for row in rows if row["guid"] not in known]
    if len(fresh) == 1:
        tx.insert_row(stories, fresh[0])
    elif fresh:
        tx.send_many(insert_into(stories, tuple(fresh[0])), fresh)
    return [row["published_at"] for row in fresh]


def _known_guids(tx: Tx, feed_id: int, guids: Sequence[str]) -> set[str]:
    """Those of `guids` that the feed has; asked in portions of one size, so that the statement is compiled once."""
    found: set[str] = set()
    for start in range(0, len(guids), _GUIDS_ASKED):
        portion = guids[start : start + _GUIDS_ASKED]
        given = {f"g{number}": guid for number, guid in enumerate(portion)}
        given |= {f"g{number}": portion[0] for number in range(len(portion), _GUIDS_ASKED)}
        found.update(row[0] for row in tx.fetch(_GUIDS, {"feed_id": feed_id, **given}))
    return found


def prune_stories(tx: Tx, before: datetime) -> int:
    """Forget stories published before `before`; returns how many went."""
    return tx.execute(delete(stories).where(stories.c.published_at < before)).rowcount
