"""How often to be in touch: wishes for a person, a tag or a circle, and which of them holds for whom.

A person's own cadence wins; without one, the shortest of their tags and circles. Whoever gets the tag or joins the circle
later is under it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.rhythm import Contact, Summary, overdue_from
from bot.storage.changes import Changes
from bot.storage.circles import (
    Circle,
    change_circle,
    circle_cadence_list,
    get_circle,
    group_cadences,
    mark_group_stale,
    people_with_cadence,
    set_tag_cadence,
    tag_cadence,
    tag_cadence_list,
    tag_holders,
)
from bot.storage.entries import interactions_of
from bot.storage.journal import write_journal
from bot.storage.people import change_person, get_person, mark_stale
from bot.storage.rows import Person
from bot.storage.tx import Tx
from bot.usecases.rhythms import refresh_rhythms

PAGE = 8
LEAST_DAYS = 1.0
MOST_DAYS = 3660.0
"""Ten years: a longer rhythm is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a cadence is for. `key`: a person's id, a tag without its #, a circle's id."""

    kind: Literal["person", "tag", "circle"]
    key: str


@dataclass(frozen=True, slots=True)
class Wish:
    """The cadence that holds for a person and where it comes from. `name`: of the tag or circle, empty for the person's own."""

    days: float
    kind: Literal["own", "tag", "circle"]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one target. `days`: its own cadence, `None` for none; `people`: how many it concerns now.

    Of a person: `wish` is what holds, `usual_days` the gap learned from contacts (`None`: too few), `quiet_at` when
    silence begins to be unusual.
    """

    target: Target
    name: str
    days: float | None
    people: int = 1
    wish: Wish | None = None
    usual_days: float | None = None
    quiet_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CadenceSet:
    """What was set (`days`) or lifted (`None`), and how it stands now, in the order the targets were named.

    `journal_id` is `None` when nothing had to change.
    """

    journal_id: int | None
    days: float | None
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class CadenceList:
    """One page, numbered from 0, of `total` cadences: tags, circles, then people, each by name."""

    items: tuple[Standing, ...]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def wish_of(tx: Tx, caller: Caller, person: Person) -> Wish | None:
    """The cadence that holds for a person, as of now."""
    if person.cadence_days is not None:
        return Wish(person.cadence_days, "own")
    group = group_cadences(tx, caller.scope, [person.id]).get(person.id)
    if group is None:
        return None
    return Wish(group.days, "tag" if group.kind == "tag" else "circle", group.name)


def standing(tx: Tx, caller: Caller, target: Target) -> Standing:
    """Raises:
    NotFound: the person or circle is gone.
    """
    if target.kind == "tag":
        days = tag_cadence(tx, caller.scope, target.key)
        return Standing(target, target.key, days, tag_holders(tx, caller.scope, target.key))
    if target.kind == "circle":
        return _of_circle(_circle(tx, caller, target))
    person = _person(tx, caller, target)
    met = interactions_of(tx, caller.scope, person.id)
    summary = Summary.of(Contact(one.at, one.mine, one.kind) for one in met if one.at <= caller.now)
    wish = wish_of(tx, caller, person)
    quiet_at = overdue_from(summary, person.created_at, wish.days if wish else None)
    return Standing(target, person.name, person.cadence_days, 1, wish, summary.usual_gap_days, quiet_at)


def set_cadence(tx: Tx, caller: Caller, targets: Sequence[Target], days: float | None) -> CadenceSet:
    """Wish for a contact every `days`, or (`None`) take the wish back. Can be undone.

    Raises:
        NotFound: a person or circle is gone.
        NotUnderstood: shorter than a day or longer than ten years.
    """
    if days is not None and not LEAST_DAYS <= days <= MOST_DAYS:
        raise NotUnderstood("A rhythm lies between a day and ten years. Write it like: every 6 weeks")
    changes = Changes(tx, caller.scope)
    for target in targets:
        _set_one(tx, changes, caller, target, days)
    refresh_rhythms(tx, caller.scope, caller.now)
    standings = tuple(standing(tx, caller, target) for target in targets)
    subject = ", ".join(f"#{one.name}" if one.target.kind == "tag" else one.name for one in standings)
    if not changes.rows:
        return CadenceSet(None, days, standings)
    return CadenceSet(write_journal(tx, caller.scope, "cadence", subject, changes, caller.now), days, standings)


def list_cadences(tx: Tx, caller: Caller, page: int = 0) -> CadenceList:
    """Everything that was wished for; past the end, the last page."""
    groups = [
        Standing(Target("tag", one.tag), one.tag, one.days, one.people) for one in tag_cadence_list(tx, caller.scope)
    ]
    groups += [_of_circle(circle) for circle in circle_cadence_list(tx, caller.scope)]
    _, people = people_with_cadence(tx, caller.scope, limit=1, offset=0)
    total = len(groups) + people
    page = min(max(0, page), max(0, (total - 1) // PAGE))
    shown = groups[page * PAGE : (page + 1) * PAGE]
    if len(shown) < PAGE:
        offset = max(0, page * PAGE - len(groups))
        found, _ = people_with_cadence(tx, caller.scope, limit=PAGE - len(shown), offset=offset)
        shown += [Standing(Target("person", str(one.id)), one.name, one.cadence_days) for one in found]
    return CadenceList(tuple(shown), page, total)


def _set_one(tx: Tx, changes: Changes, caller: Caller, target: Target, days: float | None) -> None:
    if target.kind == "tag":
        set_tag_cadence(tx, changes, caller.scope, target.key, days)
        mark_group_stale(tx, caller.scope, tags=[target.key])
    elif target.kind == "circle":
        circle = _circle(tx, caller, target)
        if circle.cadence_days != days:
            change_circle(changes, circle, cadence_days=days)
        mark_group_stale(tx, caller.scope, circle_ids=[circle.id])
    else:
        person = _person(tx, caller, target)
        if person.cadence_days != days:
            change_person(changes, person, cadence_days=days)
        mark_stale(tx, caller.scope, person.id)


def _of_circle(circle: Circle) -> Standing:
    return Standing(Target("circle", str(circle.id)), circle.name, circle.cadence_days, circle.members)


def _circle(tx: Tx, caller: Caller, target: Target) -> Circle:
    circle = get_circle(tx, caller.scope, int(target.key))
    if circle is None:
        raise NotFound("That circle is not there any more.")
    return circle


def _person(tx: Tx, caller: Caller, target: Target) -> Person:
    person = get_person(tx, caller.scope, int(target.key))
    if person is None:
        raise NotFound("That person is not there any more.")
    return person
