"""Circles: make them, put people in and take them out, rename, delete, look at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.caller import Caller
from bot.domain.commands import CIRCLE_CHARS, circle_key
from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.domain.people import similarity
from bot.storage import circles as store
from bot.storage.changes import Changes
from bot.storage.circles import Circle
from bot.storage.journal import write_journal
from bot.storage.people import mark_stale
from bot.storage.rows import Person
from bot.storage.tx import Tx
from bot.usecases.rhythms import refresh_rhythms

PAGE = 8
_NEAR = 60.0
_MOST_OFFERED = 4


@dataclass(frozen=True, slots=True)
class CircleChanged:
    """`journal_id` is `None` when nothing had to change. `changed` are those put in or taken out, `others` those who
    were in (or not in) already; `before`: the old name of a renamed circle."""

    journal_id: int | None
    circle: Circle
    changed: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    is_new: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class CirclePage:
    """One page, numbered from 0, of a circle's members, the latest contact first."""

    circle: Circle
    people: tuple[Person, ...]
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.circle.members // PAGE))


@dataclass(frozen=True, slots=True)
class CircleList:
    """One page, numbered from 0, of `total` circles by name."""

    circles: tuple[Circle, ...]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


class NoCircle(NotFound):
    """There is no circle of that name. `near`: names that are like it."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"You have no circle called {name}.{hint} `circle {name} add Ana` makes it.")
        self.near = near


def add_to_circle(tx: Tx, caller: Caller, name: str, people: Sequence[Person]) -> CircleChanged:
    """Put people into a circle, which is made when it is not there yet. Can be undone.

    Raises:
        NotUnderstood: the name is empty or too long.
    """
    check_name(name)
    changes = Changes(tx, caller.scope)
    circle = store.find_circle(tx, caller.scope, circle_key(name))
    is_new = circle is None
    circle_id = circle.id if circle else store.add_circle(changes, name, circle_key(name), caller.now)
    inside = set() if is_new else set(store.member_ids(tx, caller.scope, circle_id))
    wanted = {person.id: person for person in people}
    added = [person for person in wanted.values() if person.id not in inside]
    for person in added:
        store.add_member(changes, circle_id, person.id)
    journal_id = _written(tx, caller, changes, name if circle is None else circle.name, added)
    others = tuple(person for person in wanted.values() if person.id in inside)
    return CircleChanged(journal_id, _circle(tx, caller, circle_id), tuple(added), others, is_new)


def remove_from_circle(tx: Tx, caller: Caller, name: str, people: Sequence[Person]) -> CircleChanged:
    """Take people out of a circle; the circle stays, even empty. Can be undone.

    Raises:
        NoCircle: there is none of that name.
    """
    circle, changes = circle_named(tx, caller, name), Changes(tx, caller.scope)
    inside = set(store.member_ids(tx, caller.scope, circle.id))
    wanted = {person.id: person for person in people}
    removed = [person for person in wanted.values() if person.id in inside]
    for person in removed:
        store.drop_member(changes, circle.id, person.id)
    journal_id = _written(tx, caller, changes, circle.name, removed)
    others = tuple(person for person in wanted.values() if person.id not in inside)
    return CircleChanged(journal_id, _circle(tx, caller, circle.id), tuple(removed), others)


def rename_circle(tx: Tx, caller: Caller, name: str, to: str) -> CircleChanged:
    """Raises:
    NoCircle: there is none of that name.
    NotUnderstood: the new name is empty or too long.
    Conflict: another circle has the new name.
    """
    circle, changes = circle_named(tx, caller, name), Changes(tx, caller.scope)
    check_name(to)
    other = store.find_circle(tx, caller.scope, circle_key(to))
    if other is not None and other.id != circle.id:
        raise Conflict(f"You have a circle called {other.name} already. Choose another name.")
    if to != circle.name:
        store.change_circle(changes, circle, name=to, key=circle_key(to))
    journal_id = _written(tx, caller, changes, to, ())
    return CircleChanged(journal_id, _circle(tx, caller, circle.id), before=circle.name)


def delete_circle(tx: Tx, caller: Caller, name: str) -> CircleChanged:
    """The circle goes with its cadence, its people stay. Can be undone.

    Raises:
        NoCircle: there is none of that name.
    """
    circle, changes = circle_named(tx, caller, name), Changes(tx, caller.scope)
    store.mark_group_stale(tx, caller.scope, circle_ids=[circle.id])
    store.delete_circle(tx, changes, caller.scope, circle)
    return CircleChanged(_written(tx, caller, changes, circle.name, ()), circle)


def circle_page(tx: Tx, caller: Caller, circle_id: int, page: int = 0) -> CirclePage:
    """Members of a circle; past the end, the last page.

    Raises:
        NotFound: it is gone.
    """
    circle = _circle(tx, caller, circle_id)
    page = min(max(0, page), max(0, (circle.members - 1) // PAGE))
    people = store.circle_people(tx, caller.scope, circle_id, limit=PAGE, offset=page * PAGE)
    return CirclePage(circle, tuple(people), page)


def circle_list(tx: Tx, caller: Caller, page: int = 0) -> CircleList:
    """All circles; past the end, the last page."""
    page = max(0, page)
    found, total = store.list_circles(tx, caller.scope, limit=PAGE, offset=page * PAGE)
    if not found and total:
        page = (total - 1) // PAGE
        found, total = store.list_circles(tx, caller.scope, limit=PAGE, offset=page * PAGE)
    return CircleList(tuple(found), page, total)


def circle_named(tx: Tx, caller: Caller, name: str) -> Circle:
    """Raises:
    NoCircle: there is none of that name.
    """
    key = circle_key(name)
    circle = store.find_circle(tx, caller.scope, key)
    if circle is not None:
        return circle
    scored = [(similarity(key, one), one) for one in store.circle_names(tx, caller.scope)]
    near = sorted((score, one) for score, one in scored if score >= _NEAR)
    raise NoCircle(name or "that", tuple(one for _, one in reversed(near[-_MOST_OFFERED:])))


def check_name(name: str) -> None:
    """Raises:
    NotUnderstood: it cannot be a circle's name.
    """
    if not name:
        raise NotUnderstood("What is the circle called? Write it like: circle python-friends add Ana, Bo")
    if len(name) > CIRCLE_CHARS:
        raise NotUnderstood(f"A circle's name can have at most {CIRCLE_CHARS} characters; this one has {len(name)}.")


def _written(tx: Tx, caller: Caller, changes: Changes, subject: str, people: Sequence[Person]) -> int | None:
    """Keep what was done, if anything was; whoever came or went may be under another cadence now."""
    if not changes.rows:
        return None
    for person in people:
        mark_stale(tx, caller.scope, person.id)
    refresh_rhythms(tx, caller.scope, caller.now)
    return write_journal(tx, caller.scope, "circle", subject, changes, caller.now)


def _circle(tx: Tx, caller: Caller, circle_id: int) -> Circle:
    circle = store.get_circle(tx, caller.scope, circle_id)
    if circle is None:
        raise NotFound("That circle is not there any more.")
    return circle
