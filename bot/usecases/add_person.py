"""Add a person, or complete the card of one who is there."""

from dataclasses import dataclass, field

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.people import NEAR_THRESHOLD, Key, Reference, keys_of, near_keys, normalise, similarity
from bot.storage.changes import Changes
from bot.storage.entries import add_note
from bot.storage.ids import new_id
from bot.storage.journal import write_journal
from bot.storage.people import (
    add_keys,
    add_tags,
    change_person,
    drop_tags,
    find_by_keys,
    get_person,
    keys_of_person,
    mark_stale,
    rename,
    replace_keys,
    tags_of,
)
from bot.storage.rows import Note, Person
from bot.storage.tx import Tx
from bot.usecases.resolve import NAME_CHARS, Unknown, check_tags, make_person, typed_keys

_COLUMNS = ("company", "title", "birthday", "cadence_days")


@dataclass(frozen=True, slots=True)
class Card:
    """What is told about a person. `birthday`: `MM-DD` or `YYYY-MM-DD`. `note`: anything else that was said."""

    name: str
    company: str | None = None
    title: str | None = None
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    slack_ids: tuple[str, ...] = ()
    birthday: str | None = None
    tags: tuple[str, ...] = ()
    cadence_days: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """`is_new` is false when the card of somebody who was there was completed. `alike`: others of that name."""

    journal_id: int
    person: Person
    is_new: bool
    alike: tuple[Person, ...] = field(default=())


def add_person_card(tx: Tx, caller: Caller, card: Card, *, namesake: bool = False) -> Added:
    """The same e-mail, handle or Slack account is the same person; a whole name is, unless `namesake` says otherwise.

    Raises:
        NotUnderstood: no name, or one that is too long.
    """
    if not card.name.strip():
        raise NotUnderstood("What is the name? Write it like: add Ana Silva, Acme, ana@acme.io, #python")
    if len(card.name) > NAME_CHARS:
        raise NotUnderstood(f"A name can have at most {NAME_CHARS} characters; this one has {len(card.name)}.")
    check_tags(card.tags)
    changes = Changes(tx, caller.scope)
    known = None if namesake else _same(tx, caller, card)
    alike = _alike(tx, caller, card, known)
    person = known or make_person(
        tx,
        changes,
        caller,
        Unknown(Reference("name", card.name, card.name), card.name, namesake),
        company=card.company,
        title=card.title,
        birthday=card.birthday,
        cadence_days=card.cadence_days,
        rhythm_stale=bool(card.cadence_days or card.tags),
    )
    if known is not None:
        _complete(changes, known, card)
    keys, shown = typed_keys(
        person.name, nicknames=card.nicknames, emails=card.emails, handles=card.handles, slack_ids=card.slack_ids
    )
    add_keys(tx, caller.scope, person.id, keys, shown)
    if card.tags:
        add_tags(changes, person.id, card.tags, tags_of(tx, caller.scope, [person.id]).get(person.id, ()))
    if known is not None and (card.tags or card.cadence_days):
        mark_stale(tx, caller.scope, person.id)
    if card.note.strip():
        add_note(changes, Note(new_id(), person.id, new_id(), card.note.strip(), card.note, None, caller.now))
    journal_id = write_journal(tx, caller.scope, "add", person.name, changes, caller.now)
    return Added(journal_id, get_person(tx, caller.scope, person.id) or person, known is None, alike)


def edit_person(tx: Tx, caller: Caller, person_id: int, card: Card) -> Added:
    """Set the card to what a form says.

    Raises:
        NotFound: the person is gone.
        NotUnderstood: the name is empty or too long.
    """
    person = get_person(tx, caller.scope, person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    if not card.name.strip() or len(card.name) > NAME_CHARS:
        raise NotUnderstood(f"A name has 1 to {NAME_CHARS} characters.")
    check_tags(card.tags)
    changes = Changes(tx, caller.scope)
    name = " ".join(card.name.split())
    if name != person.name:
        rename(tx, changes, caller.scope, person, name, normalise(name) or name)
    after = {column: getattr(card, column) for column in _COLUMNS if getattr(card, column) != getattr(person, column)}
    if after:
        change_person(changes, person, **after)
    keys, shown = typed_keys(
        name, nicknames=card.nicknames, emails=card.emails, handles=card.handles, slack_ids=card.slack_ids
    )
    replace_keys(tx, changes, caller.scope, person.id, keys, shown)
    there = tags_of(tx, caller.scope, [person.id]).get(person.id, [])
    add_tags(changes, person.id, card.tags, there)
    drop_tags(changes, person.id, [tag for tag in there if tag not in card.tags])
    if "cadence_days" in after or set(card.tags) != set(there):
        mark_stale(tx, caller.scope, person.id)
    journal_id = write_journal(tx, caller.scope, "edit", name, changes, caller.now)
    return Added(journal_id, get_person(tx, caller.scope, person.id) or person, False)


def card_of(tx: Tx, caller: Caller, person: Person) -> Card:
    """Everything that is on a person's card, in the form it was typed."""
    typed = [(key.kind, shown) for key, shown in keys_of_person(tx, caller.scope, person.id) if shown]
    return Card(
        name=person.name,
        company=person.company,
        title=person.title,
        emails=tuple(shown for kind, shown in typed if kind == "email"),
        handles=tuple(shown for kind, shown in typed if kind == "handle"),
        nicknames=tuple(shown for kind, shown in typed if kind == "nick"),
        slack_ids=tuple(shown for kind, shown in typed if kind == "slack"),
        birthday=person.birthday,
        tags=tuple(tags_of(tx, caller.scope, [person.id]).get(person.id, ())),
        cadence_days=person.cadence_days,
    )


def _same(tx: Tx, caller: Caller, card: Card) -> Person | None:
    """Who this is already: by address, handle or Slack account at first, else by the whole name."""
    sure = [Key("email", email.strip().casefold()) for email in card.emails]
    sure += [Key("handle", handle.strip().lstrip("@").casefold()) for handle in card.handles]
    sure += [Key("slack", slack_id) for slack_id in card.slack_ids]
    name = Key("name", normalise(card.name))
    found = find_by_keys(tx, caller.scope, [key.key for key in (*sure, name)])
    for keyed in found:
        if Key(keyed.kind, keyed.key) in sure:
            return keyed.person
    named = {keyed.person.id: keyed.person for keyed in found if Key(keyed.kind, keyed.key) == name}
    return next(iter(named.values())) if len(named) == 1 else None


def _alike(tx: Tx, caller: Caller, card: Card, known: Person | None) -> tuple[Person, ...]:
    """Others of nearly that name, to be offered for merging."""
    reference = Reference("name", card.name, card.name)
    wanted = set(near_keys(card.name)) | set(keys_of(card.name))
    hits = [
        keyed
        for keyed in find_by_keys(tx, caller.scope, [key.key for key in wanted])
        if Key(keyed.kind, keyed.key) in wanted and (known is None or keyed.person.id != known.id)
    ]
    people = {keyed.person.id: keyed.person for keyed in hits}
    near = [person for person in people.values() if similarity(reference.value, person.name) >= NEAR_THRESHOLD]
    return tuple(near[:3])


def _complete(changes: Changes, person: Person, card: Card) -> None:
    """Fill what the card did not have; what it has changes only where something new was said."""
    after = {
        column: value
        for column in _COLUMNS
        if (value := getattr(card, column)) is not None and value != getattr(person, column)
    }
    if after:
        change_person(changes, person, **after)
