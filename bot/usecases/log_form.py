"""Log a contact from a form, where everything has been chosen rather than read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.notes import Kind
from bot.storage.changes import Changes
from bot.storage.entries import add_interaction, add_note
from bot.storage.ids import new_id
from bot.storage.journal import write_journal
from bot.storage.people import get_person, touch
from bot.storage.rows import Interaction, Note
from bot.storage.tx import Tx
from bot.usecases.log_interaction import Logged, Met
from bot.usecases.planning import Plan, keep_plan


@dataclass(frozen=True, slots=True)
class ContactForm:
    """`day` and `follow_up` are local days; `note` is in Slack's escaped form."""

    person_id: int
    kind: str
    day: date
    note: str = ""
    follow_up: date | None = None
    source: str = "form"


def log_form(tx: Tx, caller: Caller, form: ContactForm) -> Logged:
    """Raises:
    NotFound: the person is gone.
    """
    person = get_person(tx, caller.scope, form.person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    changes, line_id = Changes(tx, caller.scope), new_id()
    kind = Kind(form.kind) if form.kind in set(Kind) and form.kind != Kind.NOTE else Kind.OTHER
    at = (
        caller.now
        if form.day == caller.local.date()
        else datetime.combine(form.day, time(12), caller.zone).astimezone(UTC)
    )
    row = Interaction(new_id(), person.id, line_id, kind.value, at, None, form.source, None, None)
    add_interaction(changes, row)
    touch(tx, caller.scope, person.id, at)
    add_note(changes, Note(new_id(), person.id, line_id, form.note.strip(), form.note, None, caller.now))
    planned = tuple(keep_plan(changes, caller, plan, person.id, line_id) for plan in _plans(caller, form.follow_up))
    return Logged(
        journal_id=write_journal(tx, caller.scope, "log", person.name, changes, caller.now),
        line_id=line_id,
        people=(Met(person.id, person.name, person.company, False, person.last_at),),
        kind=kind,
        at=at,
        at_has_time=False,
        place=None,
        note=form.note.strip(),
        planned=planned,
        cadence_days=None,
        tags=(),
        raw=form.note,
    )


def _plans(caller: Caller, day: date | None) -> list[Plan]:
    return [Plan("follow_up", datetime.combine(day, time(0), caller.zone), False, "", None, None)] if day else []
