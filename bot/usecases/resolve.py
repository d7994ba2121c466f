"""From what a line says about people to the people themselves: taken, made, or asked about."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.domain.people import (
    Candidate,
    Key,
    Near,
    One,
    Reference,
    Several,
    keys_for,
    keys_of,
    match,
    near_keys,
    normalise,
)
from bot.storage.changes import Changes
from bot.storage.ids import new_id
from bot.storage.people import add_keys, add_person, find_by_keys, get_person, next_namesake
from bot.storage.rows import Keyed, Person
from bot.storage.tx import Tx

NAME_CHARS = 500
# What is looked up by an index has to fit into it: PostgreSQL takes 2,700 bytes. An e-mail address has at most 320.
KEY_CHARS = 320
TAG_CHARS = 100
NEW = "new"
_MOST_OFFERED = 10


@dataclass(frozen=True, slots=True)
class Known:
    """A person the owner has already."""

    reference: Reference
    person: Person


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody answers to this: a new person called `name`. `namesake`: somebody else may have that name already."""

    reference: Reference
    name: str
    namesake: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """Several people, or somebody of nearly that name (`near`): the owner is asked. `people` are likeliest first."""

    reference: Reference
    people: tuple[Person, ...]
    near: bool


@dataclass(frozen=True, slots=True)
class Nameless:
    """A Slack mention of somebody whose name has to be looked up at Slack first."""

    slack_id: str


Resolution = Known | Unknown | Unclear | Nameless


class Unsure(RapportError):
    """A command names somebody who must exist, and it is not sure who that is: ask, and carry on with the answer.

    `people`: who may be meant, likeliest first, empty when nobody is near; `near`: none of them has exactly that name.
    """

    def __init__(self, text: str, reference: Reference, people: tuple[Person, ...] = (), *, near: bool = False) -> None:
        super().__init__(text)
        self.reference, self.people, self.near = reference, people, near


def resolve(
    tx: Tx,
    caller: Caller,
    references: Sequence[Reference],
    *,
    chosen: Mapping[str, str],
    names: Mapping[str, str],
    found: Sequence[Keyed] = (),
) -> list[Resolution]:
    """Who is meant by each of `references`, in their order.

    `chosen`: what the owner answered before, by the reference's text: a person's id, or `NEW`. `names`: Slack id -> name.
    `found`: people looked up already by the keys of these references; others are looked up here.
    """
    return [_resolve_one(tx, caller, reference, chosen, names, found) for reference in references]


def find_one(
    tx: Tx,
    caller: Caller,
    reference: Reference,
    *,
    chosen: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Person:
    """The one person meant, for commands that act on somebody who must exist.

    `chosen`: what was answered before, by the reference's text: a person's id. `names`: Slack id -> name.

    Raises:
        Unsure: nobody has that name, or several have; near names are said.
        NotFound: the person chosen is gone.
    """
    known_names = {reference.value: reference.text, **(names or {})}
    answer = _resolve_one(tx, caller, reference, chosen or {}, known_names, ())
    match answer:
        case Known(person=person):
            return person
        case Unclear(people=people, near=near):
            told = ", ".join(_told_apart(person) for person in people[:5])
            if near:
                words = f"You have nobody called {reference.text}. Did you mean {told}?"
            else:
                words = f"Which one do you mean: {told}? Say it with the whole name."
            raise Unsure(words, reference, people, near=near)
    raise Unsure(
        f"You have nobody called {reference.text} yet. `add {reference.text}` makes a card for them.", reference
    )


def people_for(
    tx: Tx, caller: Caller, references: Sequence[Reference], chosen: Mapping[str, str] | None = None
) -> list[Person]:
    """The people named, each of whom must exist. Raises as `find_one` does."""
    return [find_one(tx, caller, reference, chosen=chosen) for reference in references]


def make_person(tx: Tx, changes: Changes, caller: Caller, unknown: Unknown, **values: object) -> Person:
    """Create the person an `Unknown` stands for. `values`: columns of `people`.

    Raises:
        NotUnderstood: the name is longer than a name can be.
    """
    name = " ".join(unknown.name.split())
    if len(name) > NAME_CHARS:
        raise NotUnderstood(f"A name can have at most {NAME_CHARS} characters; this one has {len(name)}.")
    key = normalise(name) or name
    namesake = next_namesake(tx, caller.scope, key) if unknown.namesake else 0
    person_id = new_id()
    add_person(changes, person_id, name, key, caller.now, namesake=namesake, **values)
    reference = unknown.reference
    keys, shown = typed_keys(
        name,
        emails=[reference.value] if reference.kind == "email" else (),
        handles=[reference.value] if reference.kind == "handle" else (),
        slack_ids=[reference.value] if reference.kind == "mention" else (),
    )
    add_keys(tx, caller.scope, person_id, keys, shown)
    filled = {field: values.get(field) for field in Person.__slots__}
    filled.update(id=person_id, name=name, contacts=values.get("contacts", 0), muted=False, created_at=caller.now)
    return Person(**filled)  # type: ignore[arg-type]


def typed_keys(
    name: str,
    *,
    nicknames: Iterable[str] = (),
    emails: Iterable[str] = (),
    handles: Iterable[str] = (),
    slack_ids: Iterable[str] = (),
) -> tuple[tuple[Key, ...], dict[Key, str]]:
    """All keys of a person, and the typed form of those that were typed rather than derived from the name.

    Raises:
        NotUnderstood: one of them is too long.
    """
    nicknames, emails, handles, slack_ids = list(nicknames), list(emails), list(handles), list(slack_ids)
    if any(len(typed) > KEY_CHARS for typed in (*nicknames, *emails, *handles)):
        raise NotUnderstood(f"A nickname, handle or e-mail address can have at most {KEY_CHARS} characters.")
    keys = keys_of(name, nicknames=nicknames, emails=emails, handles=handles, slack_ids=slack_ids)
    shown = {Key("nick", normalise(nickname)): nickname for nickname in nicknames}
    shown |= {Key("email", email.strip().casefold()): email.strip() for email in emails}
    shown |= {Key("handle", handle.strip().lstrip("@").casefold()): handle.strip().lstrip("@") for handle in handles}
    shown |= {Key("slack", slack_id): slack_id for slack_id in slack_ids}
    return keys, shown


def check_tags(tags: Iterable[str]) -> None:
    """Raises:
    NotUnderstood: one of them is too long.
    """
    longest = max(map(len, tags), default=0)
    if longest > TAG_CHARS:
        raise NotUnderstood(f"A tag can have at most {TAG_CHARS} characters; one of these has {longest}.")


def display_name(typed: str) -> str:
    """A name typed in a hurry, as one would write it: `ana silva` -> `Ana Silva`; anything else stays as it is."""
    return " ".join(word[:1].upper() + word[1:] for word in typed.split()) if typed == typed.lower() else typed


def name_in_address(email: str) -> str:
    """The name that an e-mail address suggests: `ana.silva@acme.io` -> `Ana Silva`; the address itself when none."""
    words = [word for word in re.split(r"[._+\d-]+", email.split("@")[0]) if word]
    return display_name(" ".join(words).lower()) if words else email


def _resolve_one(
    tx: Tx,
    caller: Caller,
    reference: Reference,
    chosen: Mapping[str, str],
    names: Mapping[str, str],
    found: Sequence[Keyed],
) -> Resolution:
    answer = chosen.get(reference.text)
    if answer and answer != NEW:
        known = answer.isascii() and answer.isdigit() and int(answer) < 1 << 63
        person = get_person(tx, caller.scope, int(answer)) if known else None
        if person is None:
            raise NotFound("That person is not there any more.")
        return Known(reference, person)
    decision, people = _decide(tx, caller, reference, found)
    if isinstance(decision, One):
        return Known(reference, people[decision.candidate.person_id])
    if isinstance(decision, Several | Near) and answer != NEW:
        offered = tuple(people[candidate.person_id] for candidate in decision.candidates)
        return Unclear(reference, offered, isinstance(decision, Near))
    if reference.kind in ("name", "handle"):
        name = display_name(reference.value)
        return Unknown(reference, name, namesake=answer == NEW)
    name = name_in_address(reference.value) if reference.kind == "email" else names.get(reference.value, "")
    if not name:
        return Nameless(reference.value)
    if answer != NEW:
        namesakes = _people_named(tx, caller, name)
        if namesakes:
            return Unclear(reference, namesakes, near=True)
    return Unknown(reference, name, namesake=answer == NEW)


def _decide(tx: Tx, caller: Caller, reference: Reference, found: Sequence[Keyed]) -> tuple[object, dict[int, Person]]:
    wanted = set(keys_for(reference))
    hits = [keyed for keyed in found if Key(keyed.kind, keyed.key) in wanted]
    if not hits:
        hits = _hits(find_by_keys(tx, caller.scope, [key.key for key in wanted]), wanted)
    if not hits:
        # Looked up together: somebody else's transaction may have made the person between the two queries.
        near = near_keys(reference.value) if reference.kind in ("name", "handle") else ()
        any_of = {*wanted, *near} if near else set()
        hits = _hits(find_by_keys(tx, caller.scope, [key.key for key in any_of]), any_of)
    people = {keyed.person.id: keyed.person for keyed in hits}
    return match(reference, _candidates(hits), caller.now), people


def _hits(found: Sequence[Keyed], wanted: set[Key]) -> list[Keyed]:
    return [keyed for keyed in found if Key(keyed.kind, keyed.key) in wanted]


def _people_named(tx: Tx, caller: Caller, name: str) -> tuple[Person, ...]:
    key = normalise(name)
    found = find_by_keys(tx, caller.scope, [key])
    kinds = ("name", "nick") if " " in key else ("name", "nick", "first")
    return tuple({keyed.person.id: keyed.person for keyed in found if keyed.kind in kinds}.values())[:_MOST_OFFERED]


def _candidates(hits: Sequence[Keyed]) -> list[Candidate]:
    by_person: dict[int, list[Keyed]] = {}
    for keyed in hits:
        by_person.setdefault(keyed.person.id, []).append(keyed)
    return [
        Candidate(
            person_id=person_id,
            name=rows[0].person.name,
            company=rows[0].person.company,
            nicknames=tuple(row.shown for row in rows if row.kind == "nick" and row.shown),
            matched=frozenset(row.kind for row in rows),
            last_at=rows[0].person.last_at,
            contacts=rows[0].person.contacts,
        )
        for person_id, rows in by_person.items()
    ]


def _told_apart(person: Person) -> str:
    return f"{person.name} ({person.company})" if person.company else person.name
