"""What a user follows: feeds, people's own feeds, topics; and the latest stories of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.trends import Topic
from bot.storage.feeds import (
    add_feed,
    add_stories,
    find_feed,
    get_story,
    latest_stories,
    save_fetch,
    subscribe,
    subscriptions_of,
    unsubscribe,
)
from bot.storage.interests import Taste, add_topic, remove_topic, tastes_of, topics_of
from bot.storage.people import get_person
from bot.storage.rows import Person, Story, Subscription
from bot.storage.tx import Tx

MOST_SOURCES = 500
MOST_TOPICS = 200
TASTES_SHOWN = 12
FIRST_FETCH_S = 3600


@dataclass(frozen=True, slots=True)
class Followed:
    """`is_new` is false when the user followed it before. `stories`: how many the feed had at once."""

    title: str
    url: str
    person: Person | None
    is_new: bool
    stories: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What a user follows, and the stories of which they wanted more or less, the latest first."""

    feeds: tuple[Subscription, ...]
    topics: tuple[Topic, ...]
    tastes: tuple[Taste, ...] = ()


def follow_feed(
    tx: Tx,
    caller: Caller,
    *,
    url: str,
    title: str,
    site_url: str | None,
    items: Sequence[dict[str, Any]],
    person_id: int | None,
) -> Followed:
    """Follow the feed found at `url`. `items`: guid, url, title, summary, published_at of what it has now.

    Raises:
        NotFound: the person whose feed it is to be is gone.
        NotUnderstood: too many sources.
    """
    if len(subscriptions_of(tx, caller.scope)) >= MOST_SOURCES:
        raise NotUnderstood(f"You follow {MOST_SOURCES} sources already. `sources` shows them; let one go first.")
    person = get_person(tx, caller.scope, person_id) if person_id is not None else None
    if person_id is not None and person is None:
        raise NotFound("That person is not there any more.")
    known = find_feed(tx, url)
    feed_id = add_feed(tx, url, title, site_url, caller.now + timedelta(seconds=FIRST_FETCH_S), caller.now)
    added = len(add_stories(tx, feed_id, items, caller.now))
    if known is None:
        save_fetch(tx, feed_id, fetched_at=caller.now, succeeded_at=caller.now)
    is_new = subscribe(tx, caller.scope, feed_id, person_id, caller.now)
    return Followed(title or url, url, person, is_new, added if known is None else len(items))


def follow_topics(tx: Tx, caller: Caller, topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Follow words or phrases, with their synonyms; returns them as they are kept.

    Raises:
        NotUnderstood: too many topics.
    """
    known = {topic.term for topic in topics_of(tx, caller.scope)}
    if len(known | {topic.term for topic in topics}) > MOST_TOPICS:
        raise NotUnderstood(f"At most {MOST_TOPICS} topics can be followed. `sources` shows yours; let one go first.")
    for topic in topics:
        add_topic(tx, caller.scope, topic, caller.now)
    wanted = {topic.term for topic in topics}
    return tuple(topic for topic in topics_of(tx, caller.scope) if topic.term in wanted)


def sources(tx: Tx, caller: Caller) -> Sources:
    return Sources(
        tuple(subscriptions_of(tx, caller.scope)),
        tuple(topics_of(tx, caller.scope)),
        tuple(tastes_of(tx, caller.scope, limit=TASTES_SHOWN)),
    )


def unfollow_feed(tx: Tx, caller: Caller, feed_id: int) -> str:
    """Returns the title of what was let go.

    Raises:
        NotFound: the user does not follow it.
    """
    for one in subscriptions_of(tx, caller.scope):
        if one.feed.id == feed_id:
            unsubscribe(tx, caller.scope, feed_id)
            return one.feed.title or one.feed.url
    raise NotFound("You do not follow that any more.")


def unfollow(tx: Tx, caller: Caller, what: str) -> str:
    """Let go of a source by its address or title, or of a topic.

    Raises:
        NotFound: nothing the user follows is called that.
    """
    wanted = " ".join(what.casefold().split()).removeprefix("topic ").strip()
    if wanted and remove_topic(tx, caller.scope, wanted):
        return wanted
    for one in subscriptions_of(tx, caller.scope):
        names = {one.feed.url.casefold(), (one.feed.site_url or "").casefold(), one.feed.title.casefold()}
        if wanted and (wanted in names or wanted.rstrip("/") in {name.rstrip("/") for name in names}):
            unsubscribe(tx, caller.scope, one.feed.id)
            return one.feed.title or one.feed.url
    raise NotFound(f"You follow nothing called “{what.strip()[:80]}”. `sources` shows what you follow.")


def unfollow_person(tx: Tx, caller: Caller, person_id: int) -> tuple[str, ...]:
    """Let go of every feed that is a person's own; returns their titles.

    Raises:
        NotFound: there is none.
    """
    theirs = [one for one in subscriptions_of(tx, caller.scope) if one.person_id == person_id]
    if not theirs:
        raise NotFound("You follow no feed of that person's own. `sources` shows what you follow.")
    for one in theirs:
        unsubscribe(tx, caller.scope, one.feed.id)
    return tuple(one.feed.title or one.feed.url for one in theirs)


def stories(tx: Tx, caller: Caller, since: datetime) -> list[Story]:
    """Stories of the user's own sources, newest first."""
    return latest_stories(tx, caller.scope, since=since, unseen=False)


def story(tx: Tx, caller: Caller, story_id: int) -> Story:
    """Raises:
    NotFound: it is not in the user's sources.
    """
    found = get_story(tx, caller.scope, story_id)
    if found is None:
        raise NotFound("That story is not there any more.")
    return found
