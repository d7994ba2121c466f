"""Two cards of one person become one; and a person is forgotten for good."""

from dataclasses import dataclass
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.storage.changes import Changes
from bot.storage.circles import move_memberships
from bot.storage.journal import write_journal
from bot.storage.people import (
    add_tags,
    change_person,
    drop_tags,
    get_person,
    keys_of_person,
    mark_stale,
    recount,
    tags_of,
)
from bot.storage.removal import delete_person, move_history, move_keys, remove_row
from bot.storage.rows import Person
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class Merged:
    journal_id: int
    kept: Person
    gone_name: str


def merge_people(tx: Tx, caller: Caller, gone_id: int, kept_id: int) -> Merged:
    """Everything of `gone_id` moves to `kept_id`; what the kept card lacks is filled in. Can be undone.

    Raises:
        NotFound: one of them is gone.
        NotUnderstood: they are the same card.
    """
    if gone_id == kept_id:
        raise NotUnderstood("That is the same card. Choose another person.")
    gone, kept = get_person(tx, caller.scope, gone_id), get_person(tx, caller.scope, kept_id)
    if gone is None or kept is None:
        raise NotFound("That person is not there any more.")
    changes = Changes(tx, caller.scope)
    move_history(tx, changes, caller.scope, gone_id, kept_id)
    mine = tags_of(tx, caller.scope, [gone_id]).get(gone_id, [])
    add_tags(changes, kept_id, mine, tags_of(tx, caller.scope, [kept_id]).get(kept_id, ()))
    drop_tags(changes, gone_id, mine)
    move_memberships(tx, changes, caller.scope, gone_id, kept_id)
    moving = keys_of_person(tx, caller.scope, gone_id)
    move_keys(changes, moving, dict(keys_of_person(tx, caller.scope, kept_id)), gone_id, kept_id)
    filled: dict[str, Any] = {
        column: getattr(gone, column)
        for column in ("company", "title", "birthday", "cadence_days")
        if getattr(kept, column) is None and getattr(gone, column) is not None
    }
    if filled:
        change_person(changes, kept, **filled)
    remove_row(changes, gone_id)
    recount(tx, caller.scope, [kept_id])
    mark_stale(tx, caller.scope, kept_id)
    journal_id = write_journal(tx, caller.scope, "merge", f"{gone.name}, {kept.name}", changes, caller.now)
    return Merged(journal_id, get_person(tx, caller.scope, kept_id) or kept, gone.name)


def forget_person(tx: Tx, caller: Caller, person_id: int) -> str:
    """Delete a person with everything about them, and every trace that could bring them back; returns the name.

    Raises:
        NotFound: they are gone already.
    """
    person = get_person(tx, caller.scope, person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    delete_person(tx, caller.scope, person_id)
    return person.name


def mute_person(tx: Tx, caller: Caller, person_id: int) -> tuple[int, Person]:
    """Never suggest this person, or suggest them again; returns the journal's id and the person as they are now.

    Raises:
        NotFound: they are gone.
    """
    person = get_person(tx, caller.scope, person_id)
    if person is None:
        raise NotFound("That person is not there any more.")
    changes = Changes(tx, caller.scope)
    change_person(changes, person, muted=not person.muted)
    journal_id = write_journal(tx, caller.scope, "mute", person.name, changes, caller.now)
    return journal_id, get_person(tx, caller.scope, person_id) or person
