"""Take an action back."""

from dataclasses import dataclass

from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound
from bot.storage.changes import revert
from bot.storage.circles import mark_changed_groups_stale
from bot.storage.entries import raw_of_note
from bot.storage.journal import get_entry, last_entry, mark_undone
from bot.storage.people import recount
from bot.storage.tx import Tx
from bot.usecases.keeping import check_merge_is_last
from bot.usecases.rhythms import refresh_rhythms

# What these change holds from now on, not from the next morning on.
_RHYTHMS = frozenset({"cadence", "circle"})


@dataclass(frozen=True, slots=True)
class Undone:
    """`raw`: the words that the action was made of, given back; empty when it had none."""

    verb: str
    subject: str
    raw: str


def undo(tx: Tx, caller: Caller, entry_id: int | None = None) -> Undone:
    """Undo one action, or the latest one that stands.

    Raises:
        NotFound: there is nothing to undo.
        Conflict: it was undone before, or a later merge has to be taken back first.
    """
    entry = last_entry(tx, caller.scope) if entry_id is None else get_entry(tx, caller.scope, entry_id)
    if entry is None:
        raise NotFound("There is nothing to undo.")
    if entry.undone_at is not None or not mark_undone(tx, caller.scope, entry.id, caller.now):
        raise Conflict("This was undone already.")
    if entry.verb == "merge":
        check_merge_is_last(tx, caller.scope, entry)
    raw = words_of(tx, caller, entry.changes)
    recount(tx, caller.scope, revert(tx, caller.scope, entry.changes))
    mark_changed_groups_stale(tx, caller.scope, entry.changes)
    if entry.verb in _RHYTHMS:
        refresh_rhythms(tx, caller.scope, caller.now)
    return Undone(entry.verb, entry.subject, raw)


def words_of(tx: Tx, caller: Caller, changes: list[dict[str, object]]) -> str:
    """What the user had typed, from the note that the action wrote."""
    for change in changes:
        if change["do"] == "insert" and change["table"] == "notes":
            key = change["key"]
            assert isinstance(key, dict)
            return raw_of_note(tx, caller.scope, key["id"])
    return ""
