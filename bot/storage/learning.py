"""What became of suggestions, and the rules proposed, adopted and declined because of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, case, func, select

from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.owned import mine, owned, owner_values
from bot.storage.schema import learned, nudge_answers, people, person_tags
from bot.storage.tx import Tx
from bot.storage.types import Moment

TAKEN = ("done", "log")
_SUGGESTED = "p%"


@dataclass(frozen=True, slots=True)
class Learned:
    """One rule. `kind`: tag, hour or less. `before`: what held before it (an hour, a cadence in days), if anything."""

    kind: str
    key: str
    person_id: int | None
    state: str
    before: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class TagTally:
    """How often people with a tag were suggested, how often that was taken up, and how many people they were."""

    tag: str
    suggested: int
    taken: int
    people: int


def add_answer(
    tx: Tx, changes: Changes, scope: Scope, *, delivery_id: int, item: str, person_id: int, verb: str, at: datetime
) -> None:
    """What the owner answered to one suggestion, in place of what was written down about it before."""
    key = {"delivery_id": delivery_id, "item": item}
    before = tx.execute(
        select(nudge_answers.c.verb, nudge_answers.c.at).where(
            owned(nudge_answers, scope), nudge_answers.c.delivery_id == delivery_id, nudge_answers.c.item == item
        )
    ).mappings()
    row = before.one_or_none()
    if row is None:
        changes.insert(nudge_answers, **key, person_id=person_id, verb=verb, at=at)
    else:
        changes.update(nudge_answers, key, dict(row), {"verb": verb, "at": at})


def add_ignored(tx: Tx, scope: Scope, delivery_id: int, items: Iterable[tuple[str, int]], at: datetime) -> None:
    """Suggestions (item, person id) that nothing followed; people who have gone are passed over."""
    for item, person_id in items:
        row = select(people.c.id).where(owned(people, scope), people.c.id == person_id)
        if tx.execute(row).first() is not None:
            values = {"delivery_id": delivery_id, "item": item, "person_id": person_id, "verb": "ignored", "at": at}
            statement = tx.insert(nudge_answers).values(**owner_values(scope), **values)
            tx.execute(statement.on_conflict_do_nothing())


_SINCE = bindparam("since", type_=Moment())
_TALLIES = (
    select(
        person_tags.c.tag,
        func.count().label("suggested"),
        func.sum(case((nudge_answers.c.verb.in_(TAKEN), 1), else_=0), type_=Integer).label("taken"),
        func.count(nudge_answers.c.person_id.distinct()).label("people"),
    )
    .select_from(nudge_answers)
    .join(person_tags, (person_tags.c.person_id == nudge_answers.c.person_id) & mine(person_tags))
    .where(mine(nudge_answers), nudge_answers.c.at >= _SINCE, nudge_answers.c.item.like(_SUGGESTED))
    .group_by(person_tags.c.tag)
    .order_by(func.count().desc(), person_tags.c.tag)
)
_ANSWERED = (
    select(nudge_answers.c.at)
    .where(mine(nudge_answers), nudge_answers.c.at >= _SINCE, nudge_answers.c.verb != "ignored")
    .order_by(nudge_answers.c.at)
)
_LEARNED = (
    select(*(learned.c[name] for name in Learned.__slots__))
    .where(mine(learned))
    .order_by(learned.c.at.desc(), learned.c.kind, learned.c.key)
)


def tag_tallies(tx: Tx, scope: Scope, since: datetime) -> list[TagTally]:
    """For each tag of people suggested since then, the most often suggested first."""
    values = {**owner_values(scope), "since": since}
    return [TagTally(**row) for row in tx.execute(_TALLIES, values=values).mappings()]


def taken_up(tx: Tx, scope: Scope, since: datetime) -> int:
    """How many suggestions were taken up since then."""
    query = select(func.count()).where(
        owned(nudge_answers, scope),
        nudge_answers.c.at >= since,
        nudge_answers.c.item.like(_SUGGESTED),
        nudge_answers.c.verb.in_(TAKEN),
    )
    return int(tx.execute(query).scalar_one())


def answered_at(tx: Tx, scope: Scope, since: datetime) -> list[datetime]:
    """When items of daily messages were answered since then, earliest first."""
    return list(tx.execute(_ANSWERED, values={**owner_values(scope), "since": since}).scalars())


def learned_by(tx: Tx, scope: Scope) -> list[Learned]:
    """Every rule of the owner, of any state, the latest first."""
    return [Learned(**row) for row in tx.execute(_LEARNED, values=owner_values(scope)).mappings()]


def keep_learned(changes: Changes, known: Learned | None, new: Learned) -> None:
    """Write a rule down; `known` is the row of that kind and key as it was read, `None` when there is none."""
    values: dict[str, Any] = {name: getattr(new, name) for name in ("person_id", "state", "before", "at")}
    key = {"kind": new.kind, "key": new.key}
    if known is None:
        changes.insert(learned, **key, **values)
    else:
        changes.update(learned, key, {name: getattr(known, name) for name in values}, values)


def drop_learned(changes: Changes, kind: str, key: str) -> None:
    """The rule is as if it had never been."""
    changes.delete(learned, {"kind": kind, "key": key})


LEFT_OUT = (
    select(person_tags.c.person_id)
    .join(learned, mine(learned) & (learned.c.kind == "tag") & (learned.c.key == person_tags.c.tag))
    .where(mine(person_tags), learned.c.state == "adopted")
)
"""Ids of the people whom a tag that was left out keeps from being suggested. Parameters: `owner_values`."""


def silenced_people(tx: Tx, scope: Scope, now: datetime) -> list[tuple[int, str, bool, datetime | None]]:
    """(id, name, muted, snoozed until) of people who are not suggested because the owner said so, by name."""
    query = (
        select(people.c.id, people.c.name, people.c.muted, people.c.snoozed_until)
        .where(owned(people, scope), people.c.muted.is_(True) | (people.c.snoozed_until > now))
        .order_by(people.c.name, people.c.id)
    )
    return [(row.id, row.name, row.muted, row.snoozed_until) for row in tx.execute(query)]
