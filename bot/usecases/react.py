"""A reaction on somebody's message: log it, save it, remember to answer it; and taking the reaction away."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.caller import Caller
from bot.domain.people import Reference
from bot.storage.changes import Changes
from bot.storage.entries import add_interaction, add_note
from bot.storage.follow_ups import add_follow_up
from bot.storage.ids import new_id
from bot.storage.journal import mark_reaction, reaction_mark, unmark_reaction, write_journal
from bot.storage.people import touch
from bot.storage.rows import Interaction, Note, Person
from bot.storage.tx import Tx
from bot.usecases.planning import due_moment
from bot.usecases.resolve import Known, Nameless, Unclear, Unknown, make_person, resolve
from bot.usecases.undo import Undone, undo

LOG, SAVE, REPLY, DONE, SNOOZE = "log", "note", "reply", "done", "snooze"
DEFAULT_REACTIONS = {
    "handshake": LOG,
    "memo": SAVE,
    "pencil": SAVE,
    "alarm_clock": REPLY,
    "white_check_mark": DONE,
    "zzz": SNOOZE,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """What a reaction did: `deed` is log, note or reply."""

    journal_id: int
    deed: str
    person: Person
    is_new: bool


def deed_of(reaction: str, chosen: dict[str, str]) -> str:
    """What a reaction does for this user; "" for nothing. Skin tones do not matter."""
    name = reaction.split("::")[0]
    return chosen.get(name, DEFAULT_REACTIONS.get(name, ""))


def react(
    tx: Tx,
    caller: Caller,
    *,
    deed: str,
    author_id: str,
    author_name: str,
    channel: str,
    ts: str,
    reaction: str,
    permalink: str | None,
    text: str,
) -> Marked | None:
    """Do what a reaction on a colleague's message stands for; `None` when this very reaction did it before.

    `text`: the message, kept for a saved note alone.
    """
    if reaction and reaction_mark(tx, caller.scope, channel, ts, reaction) is not None:
        return None
    changes = Changes(tx, caller.scope)
    person, is_new = _author(tx, changes, caller, author_id, author_name, contact=deed == LOG)
    line_id = new_id()
    if deed == LOG:
        row = Interaction(new_id(), person.id, line_id, "message", caller.now, None, "reaction", None, permalink)
        add_interaction(changes, row)
        if not is_new:
            touch(tx, caller.scope, person.id, caller.now)
    elif deed == SAVE:
        add_note(changes, Note(new_id(), person.id, line_id, text, text, permalink, caller.now))
    else:
        _owe(changes, caller, person, line_id, permalink)
    journal_id = write_journal(tx, caller.scope, deed, person.name, changes, caller.now)
    if reaction:
        mark_reaction(tx, caller.scope, channel, ts, reaction, journal_id)
    return Marked(journal_id, deed, person, is_new)


def unreact(tx: Tx, caller: Caller, channel: str, ts: str, reaction: str) -> Undone | None:
    """Take back what the reaction did; `None` when it did nothing."""
    journal_id = reaction_mark(tx, caller.scope, channel, ts, reaction)
    if journal_id is None:
        return None
    unmark_reaction(tx, caller.scope, channel, ts, reaction)
    return undo(tx, caller, journal_id)


def _author(
    tx: Tx, changes: Changes, caller: Caller, author_id: str, name: str, *, contact: bool
) -> tuple[Person, bool]:
    reference = Reference("mention", name, author_id)
    resolved = resolve(tx, caller, [reference], chosen={}, names={author_id: name})[0]
    if isinstance(resolved, Known):
        return resolved.person, False
    # Somebody of that very name without this account: told apart until the owner merges them, never mixed up silently.
    namesake = isinstance(resolved, Unclear)
    assert not isinstance(resolved, Nameless)
    values = {"contacts": 1, "last_at": caller.now, "rhythm_stale": True} if contact else {}
    return make_person(tx, changes, caller, Unknown(reference, name, namesake), **values), True


def _owe(changes: Changes, caller: Caller, person: Person, line_id: int, permalink: str | None) -> None:
    """A reply owed: due tomorrow, so that it comes with the next daily message."""
    add_follow_up(
        changes,
        follow_up_id=new_id(),
        person_id=person.id,
        line_id=line_id,
        kind="reply",
        due_at=due_moment(caller.local + timedelta(days=1), has_time=False),
        has_time=False,
        about="",
        every=None,
        now=caller.now,
        permalink=permalink,
    )
