"""Search over one owner's people: names, companies, tags and notes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from bot.domain.people import normalise
from bot.domain.scope import Scope
from bot.storage.owned import owned
from bot.storage.people import PERSON_COLUMNS, to_person
from bot.storage.rows import Person
from bot.storage.schema import interactions, notes, people, person_tags
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class Query:
    """All of `words` have to be found (in name, company, tags or notes), and every filter has to hold."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    since: datetime | None = None


def search_people(tx: Tx, scope: Scope, query: Query, *, limit: int, offset: int) -> tuple[list[Person], int]:
    """A page of the people found, those found by name first, then the lately met; and how many there are in all."""
    where = and_(owned(people, scope), *(_holds(scope, word) for word in query.words), *_filters(scope, query))
    total = tx.execute(select(func.count()).select_from(people).where(where)).scalar_one()
    by_name = sum(
        (case((people.c.name_key.like(_inside(normalise(word)), escape="\\"), 1), else_=0) for word in query.words),
        start=case((people.c.id.is_(None), 1), else_=0),
    )
    rows = tx.execute(
        select(*PERSON_COLUMNS)
        .where(where)
        .order_by(by_name.desc(), people.c.last_at.desc().nulls_last(), people.c.id)
        .limit(limit)
        .offset(offset)
    ).mappings()
    return [to_person(row) for row in rows], total


def matching_notes(tx: Tx, scope: Scope, person_ids: list[int], words: tuple[str, ...]) -> dict[int, str]:
    """For each of these people the latest note that has one of `words`."""
    if not person_ids or not words:
        return {}
    said = or_(*(notes.c.text.ilike(_inside(word), escape="\\") for word in words))
    rows = tx.execute(
        select(notes.c.person_id, notes.c.text)
        .where(owned(notes, scope), notes.c.person_id.in_(person_ids), said)
        .order_by(notes.c.created_at)
    )
    return {row.person_id: row.text for row in rows}


def _holds(scope: Scope, word: str) -> ColumnElement[bool]:
    here, key = _inside(word), _inside(normalise(word) or word)
    said = select(notes.c.id).where(
        owned(notes, scope), notes.c.person_id == people.c.id, notes.c.text.ilike(here, escape="\\")
    )
    tagged = select(person_tags.c.tag).where(
        owned(person_tags, scope), person_tags.c.person_id == people.c.id, person_tags.c.tag.like(here, escape="\\")
    )
    return or_(
        people.c.name_key.like(key, escape="\\"),
        people.c.company.ilike(here, escape="\\"),
        said.exists(),
        tagged.exists(),
    )


def _filters(scope: Scope, query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        select(person_tags.c.tag)
        .where(owned(person_tags, scope), person_tags.c.person_id == people.c.id, person_tags.c.tag == tag)
        .exists()
        for tag in query.tags
    ]
    found += [people.c.company.ilike(_inside(company), escape="\\") for company in query.companies]
    if query.since is not None:
        met = select(interactions.c.id).where(
            owned(interactions, scope), interactions.c.person_id == people.c.id, interactions.c.at >= query.since
        )
        noted = select(notes.c.id).where(
            owned(notes, scope), notes.c.person_id == people.c.id, notes.c.created_at >= query.since
        )
        found.append(or_(met.exists(), noted.exists()))
    return found


def _inside(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
