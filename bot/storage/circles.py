"""Circles of people, and how often the owner wants to be in touch with a whole tag or circle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select, update

from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.ids import new_id
from bot.storage.owned import owned
from bot.storage.people import PERSON_COLUMNS, to_person
from bot.storage.rows import Person
from bot.storage.schema import circle_members, circles, people, person_tags, tag_cadences
from bot.storage.tx import Tx

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle. `key`: its name in lower case; `members`: how many; `cadence_days`: `None` when it asks for nothing."""

    id: int
    name: str
    key: str
    cadence_days: float | None
    members: int


@dataclass(frozen=True, slots=True)
class TagCadence:
    """`people`: how many carry the tag now."""

    tag: str
    days: float
    people: int


@dataclass(frozen=True, slots=True)
class GroupCadence:
    """What a tag or a circle asks for a person who is in it. `kind`: tag or circle."""

    kind: str
    name: str
    days: float


def add_circle(changes: Changes, name: str, key: str, now: datetime) -> int:
    """A new circle without members; returns its id. Two of one key at once: the later unit is run again and finds it."""
    circle_id = new_id()
    changes.insert(circles, id=circle_id, name=name, name_key=key, created_at=now)
    return circle_id


def find_circle(tx: Tx, scope: Scope, key: str) -> Circle | None:
    return _one(tx, _counted(scope).where(circles.c.name_key == key))


def get_circle(tx: Tx, scope: Scope, circle_id: int) -> Circle | None:
    return _one(tx, _counted(scope).where(circles.c.id == circle_id))


def list_circles(tx: Tx, scope: Scope, *, limit: int, offset: int) -> tuple[list[Circle], int]:
    """A page of circles in the order of their names, and how many there are."""
    total = tx.execute(select(func.count()).select_from(circles).where(owned(circles, scope))).scalar_one()
    rows = tx.execute(_counted(scope).order_by(circles.c.name_key, circles.c.id).limit(limit).offset(offset)).mappings()
    return [Circle(**row) for row in rows], total


def circle_names(tx: Tx, scope: Scope) -> list[str]:
    """The keys of all circles in alphabetical order, at most 500."""
    query = select(circles.c.name_key).where(owned(circles, scope)).order_by(circles.c.name_key).limit(_AT_ONCE)
    return list(tx.execute(query).scalars())


def change_circle(changes: Changes, circle: Circle, **after: object) -> None:
    """Set `name` with `key`, or `cadence_days`, so that it can be undone."""
    columns = {"name": "name", "key": "name_key", "cadence_days": "cadence_days"}
    before = {columns[name]: getattr(circle, name) for name in after}
    changes.update(circles, {"id": circle.id}, before, {columns[name]: value for name, value in after.items()})


def delete_circle(tx: Tx, changes: Changes, scope: Scope, circle: Circle) -> None:
    """The circle with its memberships; the people stay."""
    for person_id in member_ids(tx, scope, circle.id):
        drop_member(changes, circle.id, person_id)
    changes.delete(circles, {"id": circle.id})


def add_member(changes: Changes, circle_id: int, person_id: int) -> None:
    """Somebody who is not in the circle yet."""
    changes.insert(circle_members, circle_id=circle_id, person_id=person_id)


def drop_member(changes: Changes, circle_id: int, person_id: int) -> None:
    changes.delete(circle_members, {"circle_id": circle_id, "person_id": person_id})


def member_ids(tx: Tx, scope: Scope, circle_id: int) -> list[int]:
    query = select(circle_members.c.person_id).where(
        owned(circle_members, scope), circle_members.c.circle_id == circle_id
    )
    return list(tx.execute(query).scalars())


def circle_people(tx: Tx, scope: Scope, circle_id: int, *, limit: int, offset: int) -> list[Person]:
    """A page of members, the latest contact first."""
    rows = tx.execute(
        select(*PERSON_COLUMNS)
        .join(circle_members, circle_members.c.person_id == people.c.id)
        .where(owned(circle_members, scope), owned(people, scope), circle_members.c.circle_id == circle_id)
        .order_by(people.c.last_at.desc().nulls_last(), people.c.name_key, people.c.id)
        .limit(limit)
        .offset(offset)
    ).mappings()
    return [to_person(row) for row in rows]


def circles_of(tx: Tx, scope: Scope, person_id: int) -> list[tuple[int, str]]:
    """(id, name) of the circles that a person is in, by name."""
    rows = tx.execute(
        select(circles.c.id, circles.c.name)
        .join(circle_members, circle_members.c.circle_id == circles.c.id)
        .where(owned(circle_members, scope), owned(circles, scope), circle_members.c.person_id == person_id)
        .order_by(circles.c.name_key)
    )
    return [(row.id, row.name) for row in rows]


def move_memberships(tx: Tx, changes: Changes, scope: Scope, gone_id: int, kept_id: int) -> None:
    """The kept person takes the places of the other."""
    there = {circle_id for circle_id, _ in circles_of(tx, scope, kept_id)}
    for circle_id, _ in circles_of(tx, scope, gone_id):
        drop_member(changes, circle_id, gone_id)
        if circle_id not in there:
            add_member(changes, circle_id, kept_id)


def tag_cadence(tx: Tx, scope: Scope, tag: str) -> float | None:
    """How often, in days, everybody with a tag is to be contacted; `None`: the tag asks for nothing."""
    query = select(tag_cadences.c.days).where(owned(tag_cadences, scope), tag_cadences.c.tag == tag)
    days: float | None = tx.execute(query).scalar_one_or_none()
    return days


def set_tag_cadence(tx: Tx, changes: Changes, scope: Scope, tag: str, days: float | None) -> None:
    """Set or (`None`) lift it; can be undone."""
    before = tag_cadence(tx, scope, tag)
    if days is None:
        changes.delete(tag_cadences, {"tag": tag})
    elif before is None:
        changes.insert(tag_cadences, tag=tag, days=days)
    elif before != days:
        changes.update(tag_cadences, {"tag": tag}, {"days": before}, {"days": days})


def tag_holders(tx: Tx, scope: Scope, tag: str) -> int:
    """How many people carry a tag."""
    query = select(func.count()).select_from(person_tags).where(owned(person_tags, scope), person_tags.c.tag == tag)
    count: int = tx.execute(query).scalar_one()
    return count


def tag_cadence_list(tx: Tx, scope: Scope) -> list[TagCadence]:
    """Every tag that asks for a rhythm, in alphabetical order."""
    carried = (
        select(func.count())
        .select_from(person_tags)
        .where(owned(person_tags, scope), person_tags.c.tag == tag_cadences.c.tag)
        .scalar_subquery()
    )
    query = (
        select(tag_cadences.c.tag, tag_cadences.c.days, carried.label("people"))
        .where(owned(tag_cadences, scope))
        .order_by(tag_cadences.c.tag)
    )
    return [TagCadence(**row) for row in tx.execute(query).mappings()]


def circle_cadence_list(tx: Tx, scope: Scope) -> list[Circle]:
    """Every circle that asks for a rhythm, by name."""
    query = _counted(scope).where(circles.c.cadence_days.is_not(None)).order_by(circles.c.name_key)
    return [Circle(**row) for row in tx.execute(query).mappings()]


def people_with_cadence(tx: Tx, scope: Scope, *, limit: int, offset: int) -> tuple[list[Person], int]:
    """A page of those with a cadence of their own, by name, and how many there are."""
    where = owned(people, scope) & people.c.cadence_days.is_not(None)
    total = tx.execute(select(func.count()).select_from(people).where(where)).scalar_one()
    rows = tx.execute(
        select(*PERSON_COLUMNS).where(where).order_by(people.c.name_key, people.c.id).limit(limit).offset(offset)
    ).mappings()
    return [to_person(row) for row in rows], total


def group_cadences(tx: Tx, scope: Scope, person_ids: Iterable[int]) -> dict[int, GroupCadence]:
    """For each of these people who is in any: the tag or circle that asks for the shortest rhythm."""
    wanted, found = list(person_ids), dict[int, GroupCadence]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        for person_id, group in [*_of_tags(tx, scope, part), *_of_circles(tx, scope, part)]:
            if person_id not in found or (group.days, group.kind, group.name) < _order(found[person_id]):
                found[person_id] = group
    return found


def mark_group_stale(tx: Tx, scope: Scope, *, tags: Sequence[str] = (), circle_ids: Sequence[int] = ()) -> None:
    """The rhythm of everybody with one of these tags or in one of these circles is to be worked out anew."""
    if not tags and not circle_ids:
        return
    tagged = select(person_tags.c.person_id).where(owned(person_tags, scope), person_tags.c.tag.in_(list(tags)))
    inside = select(circle_members.c.person_id).where(
        owned(circle_members, scope), circle_members.c.circle_id.in_(list(circle_ids))
    )
    concerned = or_(people.c.id.in_(tagged), people.c.id.in_(inside))
    tx.execute(update(people).where(owned(people, scope), concerned).values(rhythm_stale=True))


def mark_changed_groups_stale(tx: Tx, scope: Scope, rows: Sequence[dict[str, Any]]) -> None:
    """The same for the tags and circles whose cadence `rows` of the journal are about."""
    keys = [(row["table"], row.get("key") or row.get("row") or {}) for row in rows]
    mark_group_stale(
        tx,
        scope,
        tags=[str(key["tag"]) for table, key in keys if table == tag_cadences.name],
        circle_ids=[int(key["id"]) for table, key in keys if table == circles.name],
    )


def _counted(scope: Scope) -> Select[Any]:
    """Circles with the number of their members, in the order of `Circle`'s fields."""
    members = (
        select(func.count())
        .select_from(circle_members)
        .where(owned(circle_members, scope), circle_members.c.circle_id == circles.c.id)
        .scalar_subquery()
    )
    return select(
        circles.c.id,
        circles.c.name,
        circles.c.name_key.label("key"),
        circles.c.cadence_days,
        members.label("members"),
    ).where(owned(circles, scope))


def _one(tx: Tx, query: Select[Any]) -> Circle | None:
    row = tx.execute(query).mappings().one_or_none()
    return Circle(**row) if row is not None else None


def _of_tags(tx: Tx, scope: Scope, person_ids: list[int]) -> list[tuple[int, GroupCadence]]:
    rows = tx.execute(
        select(person_tags.c.person_id, tag_cadences.c.tag, tag_cadences.c.days)
        .join(person_tags, person_tags.c.tag == tag_cadences.c.tag)
        .where(owned(tag_cadences, scope), owned(person_tags, scope), person_tags.c.person_id.in_(person_ids))
    )
    return [(row.person_id, GroupCadence("tag", row.tag, row.days)) for row in rows]


def _of_circles(tx: Tx, scope: Scope, person_ids: list[int]) -> list[tuple[int, GroupCadence]]:
    rows = tx.execute(
        select(circle_members.c.person_id, circles.c.name, circles.c.cadence_days)
        .join(circle_members, circle_members.c.circle_id == circles.c.id)
        .where(
            owned(circle_members, scope),
            owned(circles, scope),
            circle_members.c.person_id.in_(person_ids),
            circles.c.cadence_days.is_not(None),
        )
    )
    return [(row.person_id, GroupCadence("circle", row.name, row.cadence_days)) for row in rows]


def _order(group: GroupCadence) -> tuple[float, str, str]:
    return group.days, group.kind, group.name
