"""A note on people, without contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.caller import Caller
from bot.domain.errors import NotUnderstood
from bot.domain.people import Reference
from bot.storage.changes import Changes
from bot.storage.entries import add_note
from bot.storage.ids import new_id
from bot.storage.journal import write_journal
from bot.storage.rows import Note, Person
from bot.storage.tx import Tx
from bot.usecases.log_interaction import NOTE_CHARS, NamesWanted
from bot.usecases.resolve import Known, Nameless, Unclear, make_person, resolve


@dataclass(frozen=True, slots=True)
class Noted:
    """`created`: ids of people who are new with this note."""

    journal_id: int
    line_id: int
    people: tuple[Person, ...]
    created: frozenset[int]
    text: str


def take_note(
    tx: Tx,
    caller: Caller,
    references: Sequence[Reference],
    text: str,
    *,
    names: Mapping[str, str],
    chosen: Mapping[str, str],
    permalink: str | None = None,
    source_raw: str | None = None,
) -> Noted | Unclear:
    """Keep `text` as a note on everybody referred to; new people are made.

    Raises:
        NotUnderstood: nobody is named, or there is no text.
        NamesWanted: Slack users are mentioned whose names are not in `names`.
    """
    if not references:
        raise NotUnderstood("Whom is the note about? Write it like: note Ana: she likes climbing")
    if not text.strip():
        raise NotUnderstood(f"What is the note? Write it like: note {references[0].text}: she likes climbing")
    if len(text) > NOTE_CHARS:
        raise NotUnderstood(f"That is {len(text)} characters; a note can have {NOTE_CHARS}. Send it in parts.")
    resolved = resolve(tx, caller, references, chosen=chosen, names=names)
    nameless = tuple(one.slack_id for one in resolved if isinstance(one, Nameless))
    if nameless:
        raise NamesWanted(nameless)
    changes, line_id = Changes(tx, caller.scope), new_id()
    people: list[Person] = []
    created: set[int] = set()
    for one in resolved:
        if isinstance(one, Unclear):
            return one
        if isinstance(one, Known):
            people.append(one.person)
        elif not isinstance(one, Nameless):
            people.append(make_person(tx, changes, caller, one))
            created.add(people[-1].id)
    for person in {person.id: person for person in people}.values():
        note = Note(new_id(), person.id, line_id, text.strip(), source_raw or text, permalink, caller.now)
        add_note(changes, note)
    subject = ", ".join(person.name for person in people)
    journal_id = write_journal(tx, caller.scope, "note", subject, changes, caller.now)
    return Noted(journal_id, line_id, tuple(people), frozenset(created), text.strip())
