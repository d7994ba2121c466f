"""Log one contact with one person, from a form or a button rather than a typed line."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.notes import Kind
from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.entries import add_interaction, add_note
from bot.storage.follow_ups import add_follow_up
from bot.storage.ids import new_id
from bot.storage.journal import write_journal
from bot.storage.people import get_person, touch
from bot.storage.rows import Interaction, Note
from bot.storage.tx import Tx

NOTE_CHARS = 40_000
BY_ME = frozenset({"message", "email", "comment", "reply", "gift", "boost", "introduction"})
"""Kinds of contact that, logged from a nudge, the user began."""


@dataclass(frozen=True, slots=True)
class Contacted:
    """What happened: its kind, when (aware UTC), and a note in Slack's escaped form, empty for none.

    `follow_up_at`: when to come back to the person, the beginning of a local day; `None`: no follow-up is wanted.
    """

    kind: str
    at: datetime
    note: str = ""
    permalink: str | None = None
    follow_up_at: datetime | None = None


def log_contact(tx: Tx, scope: Scope, person_id: int, contacted: Contacted, now: datetime, source: str) -> int:
    """Write one contact down as an action of its own; returns the journal entry that takes it back.

    Raises:
        NotFound: the person is not there any more.
        NotUnderstood: the note is longer than a note can be.
    """
    changes = Changes(tx, scope)
    name = add_contact(tx, scope, changes, person_id, contacted, now, source)
    return write_journal(tx, scope, "log", name, changes, now)


def add_contact(
    tx: Tx, scope: Scope, changes: Changes, person_id: int, contacted: Contacted, now: datetime, source: str
) -> str:
    """The same as a part of a larger action; returns the person's name.

    Raises:
        NotFound: the person is not there any more.
        NotUnderstood: the note is longer than a note can be.
    """
    person = get_person(tx, scope, person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    if len(contacted.note) > NOTE_CHARS:
        raise NotUnderstood(f"That is {len(contacted.note)} characters; a note can have {NOTE_CHARS}.")
    line_id = new_id()
    kind = contacted.kind if contacted.kind in set(Kind) and contacted.kind != Kind.NOTE else Kind.OTHER.value
    mine = True if kind in BY_ME else None
    add_interaction(
        changes,
        Interaction(new_id(), person_id, line_id, kind, contacted.at, mine, source, None, contacted.permalink),
    )
    text = contacted.note.strip()
    if text:
        add_note(changes, Note(new_id(), person_id, line_id, text, contacted.note, contacted.permalink, now))
    if contacted.follow_up_at is not None:
        _plan(changes, person_id, line_id, contacted.follow_up_at, now)
    touch(tx, scope, person_id, contacted.at)
    return person.name


def _plan(changes: Changes, person_id: int, line_id: int, due_at: datetime, now: datetime) -> None:
    add_follow_up(
        changes,
        follow_up_id=new_id(),
        person_id=person_id,
        line_id=line_id,
        kind="follow_up",
        due_at=due_at,
        has_time=False,
        about="",
        every=None,
        now=now,
    )


def moment_on(day: date, caller: Caller) -> datetime:
    """When something of a local day happened, as far as is known: now for today, else noon of that day.

    Raises:
        NotUnderstood: the day is still to come.
    """
    today = caller.local.date()
    if day > today:
        raise NotUnderstood("A contact cannot be in the future. For something to come use a follow-up.")
    return caller.now if day == today else datetime.combine(day, time(12), caller.zone)
