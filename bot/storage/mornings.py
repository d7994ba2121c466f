"""What a morning looks up: only people and follow-ups that may be told today, never a whole history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.domain.scope import Scope
from bot.storage.learning import LEFT_OUT
from bot.storage.listed import Listed
from bot.storage.owned import mine, owned, owner_values, person_of
from bot.storage.people import to_person
from bot.storage.rows import FollowUp, Interaction, Person
from bot.storage.schema import follow_ups, interactions, journal, notes, people, person_tags
from bot.storage.tx import Tx
from bot.storage.types import Moment, moment_of

# After every moment that is kept.
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_PERSON = tuple(people.c[name] for name in Person.__slots__)
_INTERACTION = tuple(interactions.c[name] for name in Interaction.__slots__)
_FOLLOW_UP = tuple(
    people.c.name.label("person_name") if name == "person_name" else follow_ups.c[name] for name in FollowUp.__slots__
)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open follow-up; `shown_at`: when a daily message last carried it."""

    follow_up: FollowUp
    shown_at: datetime | None
    created_at: datetime


_DUE = (
    select(*_FOLLOW_UP, follow_ups.c.shown_at, follow_ups.c.created_at)
    .join(people, person_of(follow_ups))
    .where(mine(follow_ups), follow_ups.c.state == "open", follow_ups.c.due_at < bindparam("before", type_=Moment()))
    .order_by(follow_ups.c.shown_at.is_not(None), follow_ups.c.due_at, follow_ups.c.id)
    .limit(bindparam("most", type_=Integer()))
)


def due_items(tx: Tx, scope: Scope, *, before: datetime, limit: int) -> list[OpenItem]:
    """Open follow-ups of every kind due before `before`: those never carried first, then the longest due."""
    rows = tx.execute(_DUE, values={**owner_values(scope), "before": before, "most": limit}).mappings()
    return [
        OpenItem(FollowUp(**{name: row[name] for name in FollowUp.__slots__}), row["shown_at"], row["created_at"])
        for row in rows
    ]


def quiet_candidates(
    tx: Tx,
    scope: Scope,
    now: datetime,
    *,
    quiet_before: datetime,
    nudged_before: datetime,
    nudged_since: datetime | None = None,
    limit: int,
) -> list[tuple[Person, dict[str, Any] | None]]:
    """People whose silence began to be unusual before `quiet_before`, with their stored rhythm.

    Without those snoozed, left out (by a tag only while they have no cadence of their own), or suggested since
    `nudged_before`; those suggested since `nudged_since`, where given, are there all the same. Those with a cadence
    first, then by contacts over the square of the silence: what the ranking prefers, closely enough to cut a long list.
    """
    values = _suggestible_values(scope, now, nudged_before, nudged_since)
    rows = tx.execute(_quiet(tx.is_sqlite), values={**values, "quiet_before": quiet_before, "most": limit})
    return [(to_person(row), row["rhythm"]) for row in rows.mappings()]


def suggestible_among(
    tx: Tx,
    scope: Scope,
    now: datetime,
    person_ids: Sequence[int],
    *,
    nudged_before: datetime,
    nudged_since: datetime | None = None,
) -> list[tuple[Person, dict[str, Any] | None]]:
    """The same of these people, however long they have been silent."""
    if not person_ids:
        return []
    query = _SUGGESTIBLE.where(people.c.id.in_(person_ids)).order_by(people.c.id)
    values = _suggestible_values(scope, now, nudged_before, nudged_since)
    return [(to_person(row), row["rhythm"]) for row in tx.execute(query, values=values).mappings()]


_NOW = bindparam("now", type_=Moment())
_REST_ENDS, _TOLD_SINCE = bindparam("rest_ends", type_=Moment()), bindparam("told_since", type_=Moment())
_SUGGESTIBLE = select(*_PERSON, people.c.rhythm).where(
    mine(people),
    people.c.muted.is_(False),
    people.c.snoozed_until.is_(None) | (people.c.snoozed_until <= _NOW),
    people.c.nudged_at.is_(None) | (people.c.nudged_at <= _REST_ENDS) | (people.c.nudged_at >= _TOLD_SINCE),
    people.c.cadence_days.is_not(None) | people.c.id.not_in(LEFT_OUT),
)


@cache
def _quiet(on_sqlite: bool) -> Select[Any]:
    silence_days = _days_between(on_sqlite, people.c.last_at, _NOW) + 0.5
    return (
        _SUGGESTIBLE.where(people.c.quiet_at < bindparam("quiet_before", type_=Moment()))
        .order_by(
            func.coalesce(people.c.cadence_days, people.c.group_days).is_(None),
            (people.c.contacts / (silence_days * silence_days)).desc().nulls_last(),
            people.c.id,
        )
        .limit(bindparam("most", type_=Integer()))
    )


def _suggestible_values(
    scope: Scope, now: datetime, nudged_before: datetime, nudged_since: datetime | None
) -> dict[str, Any]:
    return {**owner_values(scope), "now": now, "rest_ends": nudged_before, "told_since": nudged_since or _NEVER}


def _days_between(on_sqlite: bool, since: Any, now: ColumnElement[Any]) -> ColumnElement[Any]:
    if on_sqlite:
        return func.julianday(now) - func.julianday(since)
    return func.date_part("epoch", now - since) / 86400.0


def with_birthdays(tx: Tx, scope: Scope, month_days: Iterable[str]) -> list[Person]:
    """People whose birthday falls on one of these days (`MM-DD`)."""
    wanted = {f"day{number}": f"%{month_day}" for number, month_day in enumerate(month_days)}
    if not wanted:
        return []
    rows = tx.execute(_birthdays(len(wanted)), values={**owner_values(scope), **wanted}).mappings()
    return [to_person(row) for row in rows]


@cache
def _birthdays(days: int) -> Select[Any]:
    wanted = [people.c.birthday.like(bindparam(f"day{number}")) for number in range(days)]
    return select(*_PERSON).where(mine(people), people.c.birthday.is_not(None), or_(*wanted)).limit(200)


_WRITTEN = Listed(
    notes,
    "person_id",
    lambda condition: (
        select(notes.c.person_id, func.max(notes.c.created_at)).where(condition).group_by(notes.c.person_id)
    ),
)


def last_written(tx: Tx, scope: Scope, person_ids: Iterable[int]) -> dict[int, datetime]:
    """When the owner last wrote anything down about each of these people."""
    found = {row[0]: moment_of(row[1]) for row in _WRITTEN.fetch(tx, scope, person_ids)}
    return {person_id: at for person_id, at in found.items() if at is not None}


def tagged_with(tx: Tx, scope: Scope, tags: Iterable[str]) -> list[tuple[str, int, str]]:
    """(tag, person id, name) of people with one of `tags` who are not left out; the lately met first."""
    wanted = list(tags)
    found: list[tuple[str, int, str]] = []
    for start in range(0, len(wanted), 500):
        query = (
            select(person_tags.c.tag, people.c.id, people.c.name)
            .join(people, person_of(person_tags))
            .where(
                owned(person_tags, scope),
                person_tags.c.tag.in_(wanted[start : start + 500]),
                people.c.muted.is_(False),
            )
            .order_by(people.c.last_at.desc().nulls_last(), people.c.id)
            .limit(200)
        )
        found += [(row.tag, row.id, row.name) for row in tx.execute(query)]
    return found


def lately_met(tx: Tx, scope: Scope, *, limit: int) -> list[tuple[int, str]]:
    """(person id, name) of those met last, who are not left out."""
    query = (
        select(people.c.id, people.c.name)
        .where(owned(people, scope), people.c.last_at.is_not(None), people.c.muted.is_(False))
        .order_by(people.c.last_at.desc())
        .limit(limit)
    )
    return [(row.id, row.name) for row in tx.execute(query)]


def stale_histories(tx: Tx, scope: Scope, *, limit: int) -> list[tuple[Person, list[Interaction]]]:
    """People whose rhythm has to be worked out anew, each with all their interactions, oldest first."""
    stale = select(*_PERSON).where(owned(people, scope), people.c.rhythm_stale.is_(True)).limit(limit)
    found = [to_person(row) for row in tx.execute(stale).mappings()]
    if not found:
        return []
    query = (
        select(*_INTERACTION)
        .where(owned(interactions, scope), interactions.c.person_id.in_([person.id for person in found]))
        .order_by(interactions.c.at)
    )
    met: dict[int, list[Interaction]] = {}
    for row in tx.execute(query).mappings():
        met.setdefault(row["person_id"], []).append(Interaction(**row))
    return [(person, met.get(person.id, [])) for person in found]


def save_rhythms(
    tx: Tx, scope: Scope, rows: Sequence[tuple[int, dict[str, Any] | None, datetime | None, float | None]]
) -> None:
    """(person id, rhythm, when silence begins to be unusual, cadence of their groups) of people worked out anew."""
    if rows:
        tx.execute(
            update(people)
            .where(owned(people, scope), people.c.id == bindparam("person"))
            .values(
                rhythm=bindparam("known"),
                quiet_at=bindparam("quiet"),
                group_days=bindparam("group"),
                rhythm_stale=False,
            ),
            [
                {"person": person_id, "known": rhythm, "quiet": quiet_at, "group": days}
                for person_id, rhythm, quiet_at, days in rows
            ],
        )


def has_stale_rhythms(tx: Tx, scope: Scope) -> bool:
    query = select(people.c.id).where(owned(people, scope), people.c.rhythm_stale.is_(True)).limit(1)
    return tx.execute(query).first() is not None


def rhythm_of_person(tx: Tx, scope: Scope, person_id: int) -> dict[str, Any] | None:
    """The stored summary of one person's history."""
    rhythm: dict[str, Any] | None = tx.execute(
        select(people.c.rhythm).where(owned(people, scope), people.c.id == person_id)
    ).scalar_one_or_none()
    return rhythm


def mark_nudged(tx: Tx, scope: Scope, person_ids: Sequence[int], now: datetime) -> None:
    """A daily message suggested these people."""
    if person_ids:
        chosen = owned(people, scope), people.c.id.in_(person_ids)
        tx.execute(update(people).where(*chosen).values(nudged_at=now))


def mark_carried(tx: Tx, scope: Scope, follow_up_ids: Sequence[int], now: datetime) -> None:
    """A daily message brought these follow-ups up."""
    if follow_up_ids:
        chosen = owned(follow_ups, scope), follow_ups.c.id.in_(follow_up_ids)
        tx.execute(update(follow_ups).where(*chosen).values(shown_at=now))


def follow_ups_by_id(tx: Tx, scope: Scope, ids: Iterable[int]) -> dict[int, FollowUp]:
    wanted = list(ids)
    if not wanted:
        return {}
    query = (
        select(*_FOLLOW_UP)
        .join(people, person_of(follow_ups))
        .where(owned(follow_ups, scope), follow_ups.c.id.in_(wanted))
    )
    return {row["id"]: FollowUp(**row) for row in tx.execute(query).mappings()}


def undone_entries(tx: Tx, scope: Scope, ids: Iterable[int]) -> frozenset[int]:
    """Those of these journal entries that were taken back."""
    wanted = list(ids)
    if not wanted:
        return frozenset()
    query = select(journal.c.id).where(
        owned(journal, scope), journal.c.id.in_(wanted), journal.c.undone_at.is_not(None)
    )
    return frozenset(tx.execute(query).scalars())
