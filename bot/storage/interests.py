"""What a user cares about: topics, "more like this" and "less", and what they said of their people's interests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.domain.scope import Scope
from bot.domain.trends import Topic
from bot.storage.owned import owned, owner_values, person_of
from bot.storage.rows import Story
from bot.storage.schema import notes, people, person_interests, tastes, topics
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class Taste:
    """One press of "More like this" (`wish` 1) or "Less" (-1); `terms`: the words that its story was about."""

    story_id: int
    feed_id: int
    wish: int
    title: str
    terms: tuple[str, ...]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SaidInterest:
    """What the owner said of a person: `wanted` true adds the interest, false takes a guessed one away."""

    person_id: int
    person_name: str
    term: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class NoteOn:
    """What a note says of a person, in Slack's escaped form."""

    person_id: int
    person_name: str
    text: str
    created_at: datetime


def note_texts(tx: Tx, scope: Scope, *, limit: int, since: datetime | None = None) -> list[NoteOn]:
    """The latest notes on people who are not left out, newest first."""
    query = (
        select(notes.c.person_id, people.c.name, notes.c.text, notes.c.created_at)
        .join(people, person_of(notes))
        .where(owned(notes, scope), people.c.muted.is_(False))
        .order_by(notes.c.created_at.desc(), notes.c.id.desc())
        .limit(limit)
    )
    if since is not None:
        query = query.where(notes.c.created_at >= since)
    return [NoteOn(row.person_id, row.name, row.text, row.created_at) for row in tx.execute(query)]


def add_topic(tx: Tx, scope: Scope, topic: Topic, now: datetime) -> None:
    """Followed again, a topic has the synonyms that were given last, if any were."""
    also = ",".join(topic.also)
    new = tx.insert(topics).values(**owner_values(scope), topic=topic.term, also=also, created_at=now)
    keys = ["workspace_id", "user_id", "topic"]
    if topic.also:
        tx.execute(new.on_conflict_do_update(index_elements=keys, set_={"also": also}))
    else:
        tx.execute(new.on_conflict_do_nothing(index_elements=keys))


def remove_topic(tx: Tx, scope: Scope, topic: str) -> bool:
    return tx.execute(delete(topics).where(owned(topics, scope), topics.c.topic == topic)).rowcount == 1


def topics_of(tx: Tx, scope: Scope) -> list[Topic]:
    """By name."""
    rows = tx.execute(select(topics.c.topic, topics.c.also).where(owned(topics, scope)).order_by(topics.c.topic))
    return [Topic(row.topic, tuple(filter(None, row.also.split(",")))) for row in rows]


def add_taste(tx: Tx, scope: Scope, story: Story, wish: int, terms: Sequence[str], now: datetime) -> None:
    """The last press on a story holds."""
    values = {"feed_id": story.feed_id, "wish": wish, "title": story.title, "terms": list(terms), "created_at": now}
    new = tx.insert(tastes).values(**owner_values(scope), story_id=story.id, **values)
    tx.execute(new.on_conflict_do_update(index_elements=["workspace_id", "user_id", "story_id"], set_=values))


def remove_taste(tx: Tx, scope: Scope, story_id: int) -> bool:
    return tx.execute(delete(tastes).where(owned(tastes, scope), tastes.c.story_id == story_id)).rowcount == 1


def tastes_of(tx: Tx, scope: Scope, *, limit: int) -> list[Taste]:
    """The latest first."""
    query = select(*(tastes.c[name] for name in Taste.__slots__)).where(owned(tastes, scope))
    rows = tx.execute(query.order_by(tastes.c.created_at.desc(), tastes.c.story_id).limit(limit)).mappings()
    return [Taste(**{**row, "terms": tuple(row["terms"])}) for row in rows]


def say_interest(tx: Tx, scope: Scope, person_id: int, terms: Iterable[str], *, wanted: bool, now: datetime) -> None:
    """Raises: nothing for a person of somebody else's; nothing is written then."""
    mine = select(people.c.id).where(owned(people, scope), people.c.id == person_id)
    if tx.execute(mine).first() is None:
        return
    for term in terms:
        new = tx.insert(person_interests).values(
            **owner_values(scope), person_id=person_id, term=term, wanted=wanted, created_at=now
        )
        keys = ["workspace_id", "user_id", "person_id", "term"]
        tx.execute(new.on_conflict_do_update(index_elements=keys, set_={"wanted": wanted, "created_at": now}))


def unsay_interest(tx: Tx, scope: Scope, person_id: int, term: str) -> bool:
    mine = owned(person_interests, scope), person_interests.c.person_id == person_id, person_interests.c.term == term
    return tx.execute(delete(person_interests).where(*mine)).rowcount == 1


def said_interests(tx: Tx, scope: Scope, person_id: int | None = None) -> list[SaidInterest]:
    """Of one person, or of everybody who is not left out; by term."""
    query = (
        select(person_interests.c.person_id, people.c.name, person_interests.c.term, person_interests.c.wanted)
        .join(people, person_of(person_interests))
        .where(owned(person_interests, scope))
        .order_by(person_interests.c.term, person_interests.c.person_id)
    )
    if person_id is not None:
        query = query.where(person_interests.c.person_id == person_id)
    else:
        query = query.where(people.c.muted.is_(False))
    return [SaidInterest(row.person_id, row.name, row.term, row.wanted) for row in tx.execute(query)]
