"""Correct what was logged: its kind, its day, its words."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.notes import Kind
from bot.storage.changes import Changes
from bot.storage.entries import change_interaction, change_note, line_of
from bot.storage.follow_ups import open_follow_ups
from bot.storage.journal import write_journal
from bot.storage.people import get_people, recount
from bot.storage.rows import FollowUp, Interaction, Note, Person
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class Entry:
    """One logged line as it stands."""

    line_id: int
    people: tuple[Person, ...]
    kind: str | None
    day: date | None
    text: str
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    journal_id: int
    entry: Entry


def get_line(tx: Tx, caller: Caller, line_id: int) -> Entry:
    """Raises:
    NotFound: it was undone or never was this user's.
    """
    met, said = line_of(tx, caller.scope, line_id)
    if not met and not said:
        raise NotFound("That entry is not there any more.")
    return _entry(tx, caller, line_id, met, said)


def edit_line(tx: Tx, caller: Caller, line_id: int, *, kind: str | None, day: date | None, text: str) -> Edited:
    """Set kind, local day and words of a line, for everybody in it. `kind` and `day` concern lines with a contact.

    Raises:
        NotFound: it is gone.
        NotUnderstood: the day is still to come.
    """
    met, said = line_of(tx, caller.scope, line_id)
    if not met and not said:
        raise NotFound("That entry is not there any more.")
    if day is not None and day > caller.local.date():
        raise NotUnderstood("A contact cannot be in the future. For something to come use a follow-up.")
    if kind is not None and (kind not in set(Kind) or kind == Kind.NOTE):
        raise NotUnderstood("What happened? Choose one of the kinds offered.")
    changes = Changes(tx, caller.scope)
    for row in met:
        after: dict[str, Any] = {}
        if kind and kind != row.kind:
            after["kind"] = kind
        if day is not None and day != row.at.astimezone(caller.zone).date():
            after["at"] = _noon(caller, day)
        if after:
            change_interaction(changes, row, **after)
    for note in said:
        if text.strip() != note.text:
            change_note(changes, note, text=text.strip())
    people = get_people(tx, caller.scope, [*(row.person_id for row in met), *(row.person_id for row in said)])
    recount(tx, caller.scope, {row.person_id for row in met})
    subject = ", ".join(person.name for person in people.values())
    journal_id = write_journal(tx, caller.scope, "edit", subject, changes, caller.now)
    return Edited(journal_id, get_line(tx, caller, line_id))


def _entry(tx: Tx, caller: Caller, line_id: int, met: list[Interaction], said: list[Note]) -> Entry:
    ids = list(dict.fromkeys([*(row.person_id for row in met), *(row.person_id for row in said)]))
    people = get_people(tx, caller.scope, ids)
    return Entry(
        line_id=line_id,
        people=tuple(people[person_id] for person_id in ids if person_id in people),
        kind=met[0].kind if met else None,
        day=met[0].at.astimezone(caller.zone).date() if met else None,
        text=said[0].text if said else "",
        follow_ups=tuple(open_follow_ups(tx, caller.scope, line_id=line_id)),
    )


def _noon(caller: Caller, day: date) -> datetime:
    if day == caller.local.date():
        return caller.now
    return datetime.combine(day, time(12), caller.zone)
