"""People: rows, the keys they are found by, tags."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    RowMapping,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    select,
    true,
    update,
)

from bot.domain.people import Key
from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.listed import Listed
from bot.storage.owned import mine, owned, owner_values, person_of
from bot.storage.prepared import Prepared
from bot.storage.rows import Keyed, Person
from bot.storage.schema import interactions, people, person_keys, person_tags
from bot.storage.tx import Tx
from bot.storage.types import Moment, moment_of
from bot.storage.words import person_words, tag_words

PERSON_COLUMNS = tuple(people.c[name] for name in Person.__slots__)


# Of a name that thousands share, how many are read: more than are ever offered (10), and of sounds, which many names
# have, enough to hold the one meant.
_MOST_NAMESAKES, _MOST_SOUNDS = 12, 60


def _likeliest_by_key(condition: ColumnElement[bool]) -> Select[Any]:
    """For each key (and for typed and derived ones apart) the likeliest people, ranked before their cards are read."""
    likeliest = (people.c.last_at.desc().nulls_last(), people.c.contacts.desc(), people.c.id)
    alike = (person_keys.c.key, person_keys.c.kind, person_keys.c.shown.is_(None))
    ranked = (
        select(
            person_keys.c.kind,
            person_keys.c.key,
            person_keys.c.shown,
            person_keys.c.person_id,
            func.row_number().over(partition_by=alike, order_by=likeliest).label("place"),
        )
        .join(people, person_of(person_keys))
        .where(condition)
        .subquery()
    )
    most = case((ranked.c.kind == literal_column("'sound'"), _MOST_SOUNDS), else_=_MOST_NAMESAKES)
    return (
        select(ranked.c.kind, ranked.c.key, ranked.c.shown, *PERSON_COLUMNS)
        .join(people, people.c.id == ranked.c.person_id)
        .where(ranked.c.place <= most)
        .order_by(*likeliest)
    )


_BY_KEYS = Listed(person_keys, "key", _likeliest_by_key)
_BY_IDS = Listed(people, "id", lambda condition: select(*PERSON_COLUMNS).where(condition))
_TAGS = Listed(
    person_tags,
    "person_id",
    lambda condition: select(person_tags.c.person_id, person_tags.c.tag).where(condition).order_by(person_tags.c.tag),
)
_PAGE = {"limit": bindparam("most", type_=Integer), "offset": bindparam("skipped", type_=Integer)}
_MET = Prepared(
    select(*PERSON_COLUMNS)
    .where(mine(people), people.c.last_at.is_not(None))
    .order_by(people.c.last_at.desc(), people.c.id)
    .limit(_PAGE["limit"])
    .offset(_PAGE["offset"])
)
_NEVER_MET = Prepared(
    select(*PERSON_COLUMNS)
    .where(mine(people), people.c.last_at.is_(None))
    .order_by(people.c.name_key, people.c.id)
    .limit(_PAGE["limit"])
    .offset(_PAGE["offset"])
)
_MOMENTS = tuple(place for place, column in enumerate(PERSON_COLUMNS) if isinstance(column.type, Moment))
_FLAGS = tuple(place for place, column in enumerate(PERSON_COLUMNS) if isinstance(column.type, Boolean))


def person_of_row(columns: Sequence[Any]) -> Person:
    """A person of `PERSON_COLUMNS` as the driver gives them: SQLite has text for moments and numbers for flags."""
    values = list(columns)
    for place in _MOMENTS:
        if values[place] is not None:
            values[place] = moment_of(values[place])
    for place in _FLAGS:
        values[place] = bool(values[place])
    return Person(*values)


def to_person(row: RowMapping) -> Person:
    return Person(**{name: row[name] for name in Person.__slots__})


def get_person(tx: Tx, scope: Scope, person_id: int) -> Person | None:
    row = (
        tx.execute(select(*PERSON_COLUMNS).where(owned(people, scope), people.c.id == person_id))
        .mappings()
        .one_or_none()
    )
    return to_person(row) if row is not None else None


def get_people(tx: Tx, scope: Scope, ids: Iterable[int]) -> dict[int, Person]:
    found = map(person_of_row, _BY_IDS.fetch(tx, scope, ids))
    return {person.id: person for person in found}


def find_by_keys(tx: Tx, scope: Scope, keys: Sequence[str]) -> list[Keyed]:
    """Who can be called one of `keys` (normalised), with how, the lately met first.

    Of the people who share a key the likeliest: 12 by a name, 60 by a sound.
    """
    people_found: dict[int, Person] = {}
    found: list[Keyed] = []
    for kind, key, shown, *columns in _BY_KEYS.fetch(tx, scope, keys):
        person = people_found.get(columns[0])
        if person is None:
            person = people_found[columns[0]] = person_of_row(columns)
        found.append(Keyed(person, kind, key, shown))
    return found


def add_person(changes: Changes, person_id: int, name: str, name_key: str, now: datetime, **values: Any) -> None:
    """A new person; their keys come by `add_keys`. `values`: other columns of `people`.

    Two additions of one `name_key` with the same `namesake` at once: the later one breaks the unique key and its unit
    is run again, where it finds the first.
    """
    words = person_words(name, values.get("company"), values.get("title"))
    changes.insert(people, id=person_id, name=name, name_key=name_key, words=words, created_at=now, **values)


def add_keys(tx: Tx, scope: Scope, person_id: int, keys: Iterable[Key], shown: Mapping[Key, str] | None = None) -> None:
    """Ways to name a person, those that are there already left as they are. They go with the person, so no undo of their own.

    `shown`: the typed form of those that the owner typed (nicknames, addresses, handles).
    """
    rows = [
        {
            **owner_values(scope),
            "key": key.key,
            "kind": key.kind,
            "person_id": person_id,
            "shown": (shown or {}).get(key),
        }
        for key in dict.fromkeys(keys)
    ]
    if rows:
        tx.later(tx.insert(person_keys).values(rows).on_conflict_do_nothing())


def keys_of_person(tx: Tx, scope: Scope, person_id: int) -> list[tuple[Key, str | None]]:
    """Keys with the form the owner typed (`None`: derived), by kind and key."""
    rows = tx.execute(
        select(person_keys.c.kind, person_keys.c.key, person_keys.c.shown)
        .where(owned(person_keys, scope), person_keys.c.person_id == person_id)
        .order_by(person_keys.c.kind, person_keys.c.key)
    )
    return [(Key(row.kind, row.key), row.shown) for row in rows]


def replace_keys(
    tx: Tx, changes: Changes, scope: Scope, person_id: int, keys: Iterable[Key], shown: Mapping[Key, str]
) -> None:
    """All keys of a person anew, after a change of name or addresses; can be undone."""
    wanted = dict.fromkeys(keys)
    there = dict(keys_of_person(tx, scope, person_id))
    for key in there.keys() - wanted.keys():
        changes.delete(person_keys, {"key": key.key, "kind": key.kind, "person_id": person_id})
    for key in wanted.keys() - there.keys():
        changes.insert(person_keys, key=key.key, kind=key.kind, person_id=person_id, shown=shown.get(key))


def rename(tx: Tx, changes: Changes, scope: Scope, person: Person, name: str, name_key: str) -> None:
    """Another name; told apart from a namesake where the owner has somebody of that name already."""
    row = tx.execute(
        select(people.c.name_key, people.c.namesake).where(owned(people, scope), people.c.id == person.id)
    ).one()
    namesake = row.namesake if row.name_key == name_key else next_namesake(tx, scope, name_key)
    before = {"name": person.name, "name_key": row.name_key, "namesake": row.namesake}
    after = {"name": name, "name_key": name_key, "namesake": namesake}
    changes.update(people, {"id": person.id}, before, after)


def add_tags(changes: Changes, person_id: int, tags: Iterable[str], known: Iterable[str] = ()) -> None:
    """Tags that the person does not have yet (`known`)."""
    for tag in dict.fromkeys(tags):
        if tag not in known:
            changes.insert(person_tags, tag=tag, person_id=person_id, words=tag_words(tag))


def drop_tags(changes: Changes, person_id: int, tags: Iterable[str]) -> None:
    for tag in tags:
        changes.delete(person_tags, {"tag": tag, "person_id": person_id})


def mark_stale(tx: Tx, scope: Scope, person_id: int) -> None:
    """The rhythm is to be worked out anew (a cadence was set, say)."""
    tx.execute(update(people).where(owned(people, scope), people.c.id == person_id).values(rhythm_stale=True))


def change_person(changes: Changes, person: Person, **after: Any) -> None:
    """Set columns of one person, so that it can be undone."""
    changes.update(people, {"id": person.id}, {name: getattr(person, name) for name in after}, after)


def next_namesake(tx: Tx, scope: Scope, name_key: str) -> int:
    """0 for a name nobody has yet, else one more than the highest number given to that name."""
    highest = tx.execute(
        select(func.max(people.c.namesake)).where(owned(people, scope), people.c.name_key == name_key)
    ).scalar_one()
    return 0 if highest is None else highest + 1


_TOUCH = Prepared(
    update(people)
    .where(
        people.c.workspace_id == bindparam("of_workspace"),
        people.c.user_id == bindparam("of_user"),
        people.c.id == bindparam("of_person"),
    )
    .values(
        contacts=people.c.contacts + literal_column("1"),
        last_at=case(
            (
                people.c.last_at.is_(None) | (people.c.last_at < bindparam("met_at", type_=Moment)),
                bindparam("met_at", type_=Moment),
            ),
            else_=people.c.last_at,
        ),
        rhythm_stale=true(),
    )
)


def touch(tx: Tx, scope: Scope, person_id: int, at: datetime) -> None:
    """One more contact at `at`; the rhythm is worked out anew when it is next needed."""
    tx.later(
        _TOUCH,
        {"of_workspace": scope.workspace_id, "of_user": scope.user_id, "of_person": person_id, "met_at": at},
    )


def recount(tx: Tx, scope: Scope, person_ids: Iterable[int]) -> None:
    """Work out `contacts` and `last_at` anew from the interactions that are left."""
    for person_id in person_ids:
        mine = and_(owned(interactions, scope), interactions.c.person_id == person_id)
        tx.execute(
            update(people)
            .where(owned(people, scope), people.c.id == person_id)
            .values(
                contacts=select(func.count()).where(mine).scalar_subquery(),
                last_at=select(func.max(interactions.c.at)).where(mine).scalar_subquery(),
                rhythm_stale=True,
            )
        )


def by_last_contact(tx: Tx, scope: Scope, *, limit: int, offset: int) -> tuple[list[Person], int]:
    """People with the latest contact first (never met last), and how many there are."""
    total = tx.execute(select(func.count()).where(owned(people, scope))).scalar_one()
    return lately_met(tx, scope, limit=limit, offset=offset), total


def lately_met(tx: Tx, scope: Scope, *, limit: int, offset: int) -> list[Person]:
    """People with the latest contact first; behind them those never met, by name.

    Two queries, each in the order of an index: no index has both orders on PostgreSQL.
    """
    found = _people(tx, _MET, scope, limit, offset)
    if len(found) == limit:
        return found
    counted = select(func.count()).where(owned(people, scope), people.c.last_at.is_not(None))
    skipped = 0 if found or not offset else max(0, offset - tx.execute(counted).scalar_one())
    return found + _people(tx, _NEVER_MET, scope, limit - len(found), skipped)


def _people(tx: Tx, some: Prepared, scope: Scope, limit: int, offset: int) -> list[Person]:
    return [person_of_row(row) for row in tx.fetch(some, {**owner_values(scope), "most": limit, "skipped": offset})]


def tags_of(tx: Tx, scope: Scope, person_ids: Iterable[int]) -> dict[int, list[str]]:
    """Tags by person, in alphabetical order; people without tags are left out."""
    found: dict[int, list[str]] = {}
    for person_id, tag in _TAGS.fetch(tx, scope, person_ids):
        found.setdefault(person_id, []).append(tag)
    return found
