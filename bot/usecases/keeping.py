"""Look before cards are merged, find merges to take back, and list what is owed and promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.domain.people import Key, Reference, keys_for, keys_of
from bot.domain.scope import Scope
from bot.storage.circles import circles_of
from bot.storage.follow_ups import open_of_kinds
from bot.storage.people import get_people, get_person, keys_of_person, tags_of
from bot.storage.removal import Belongings, belongings_of, standing_merges
from bot.storage.rows import FollowUp, JournalEntry, Person
from bot.storage.tx import Tx

PAGE = 8
OWED = ("reply",)
PROMISES = ("mine", "theirs")
_TYPED = ("nick", "email", "handle", "slack")
_GONE = "That person is not there any more."


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging would do: everything of `gone` moves to `kept`.

    `tags`, `circles` and `addresses` are those that `kept` does not have yet; `filled` are the names of empty fields that
    would take the other card's value, with that value.
    """

    gone: Person
    kept: Person
    moving: Belongings
    tags: tuple[str, ...]
    circles: tuple[str, ...]
    addresses: tuple[str, ...]
    filled: tuple[tuple[str, str], ...]
    wished_days: float | None


@dataclass(frozen=True, slots=True)
class StandingMerge:
    """A merge that can be taken back."""

    journal_id: int
    gone_name: str
    kept_name: str


@dataclass(frozen=True, slots=True)
class Obligations:
    """One page, numbered from 0, of `total` owed replies or promises. `person`: only those with this person."""

    items: tuple[FollowUp, ...]
    page: int
    total: int
    person: Person | None

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def plan_merge(tx: Tx, caller: Caller, gone_id: int, kept_id: int) -> MergePlan:
    """Raises:
    NotFound: one of them is gone.
    NotUnderstood: they are the same card.
    """
    gone, kept = get_person(tx, caller.scope, gone_id), get_person(tx, caller.scope, kept_id)
    if gone is None or kept is None:
        raise NotFound(_GONE)
    if gone_id == kept_id:
        raise NotUnderstood(f"Both names mean {gone.name}: that is one card already. Name another person.")
    tags = tags_of(tx, caller.scope, [gone_id, kept_id])
    mine = [name for _, name in circles_of(tx, caller.scope, gone_id)]
    there = {name for _, name in circles_of(tx, caller.scope, kept_id)}
    known = {key for key, _ in keys_of_person(tx, caller.scope, kept_id)}
    typed = [(key, shown) for key, shown in keys_of_person(tx, caller.scope, gone_id) if key.kind in _TYPED and shown]
    return MergePlan(
        gone=gone,
        kept=kept,
        moving=belongings_of(tx, caller.scope, gone_id),
        tags=tuple(tag for tag in tags.get(gone_id, []) if tag not in tags.get(kept_id, [])),
        circles=tuple(name for name in mine if name not in there),
        addresses=tuple(_written(key, shown) for key, shown in typed if key not in known),
        filled=_filled(gone, kept),
        wished_days=gone.cadence_days if kept.cadence_days is None else None,
    )


def merges_to_take_back(tx: Tx, caller: Caller, reference: Reference | None) -> tuple[StandingMerge, ...]:
    """Merges of a card called so, the latest first; without a name only the latest of all.

    Raises:
        NotFound: there is none.
    """
    found = standing_merges(tx, caller.scope)
    if reference is None:
        found = found[:1]
    else:
        wanted = set(keys_for(reference))
        kept = get_people(tx, caller.scope, {one for entry in found for one in _kept_ids(entry.changes)})
        found = [entry for entry in found if _answers(entry, kept, wanted)]
    if not found:
        words = f"I have merged nobody called {reference.text}" if reference else "No merge is left"
        raise NotFound(f"{words} that could be taken apart again.")
    return tuple(_standing(entry) for entry in found)


def check_merge_is_last(tx: Tx, scope: Scope, entry: JournalEntry) -> None:
    """Of merges that rest on one another the last one has to be taken back first.

    Raises:
        Conflict: the card that was kept has been merged on since.
    """
    kept = _kept_ids(entry.changes)
    if not kept - get_people(tx, scope, kept).keys():
        return
    for later in standing_merges(tx, scope):
        if later.id > entry.id and _gone_row(later.changes).get("id") in kept:
            one = _standing(later)
            raise Conflict(
                f"{one.gone_name} was merged into {one.kept_name} after that. "
                f"Take that back first: unmerge {one.gone_name}"
            )


def list_obligations(
    tx: Tx, caller: Caller, kinds: Sequence[str], page: int = 0, person_id: int | None = None
) -> Obligations:
    """A page of open follow-ups of `kinds`; past the end, the last page.

    Raises:
        NotFound: the person asked about is gone.
    """
    person = get_person(tx, caller.scope, person_id) if person_id is not None else None
    if person_id is not None and person is None:
        raise NotFound(_GONE)
    page = max(0, page)
    items, total = open_of_kinds(tx, caller.scope, kinds, person_id=person_id, limit=PAGE, offset=page * PAGE)
    if not items and total:
        page = (total - 1) // PAGE
        items, total = open_of_kinds(tx, caller.scope, kinds, person_id=person_id, limit=PAGE, offset=page * PAGE)
    return Obligations(tuple(items), page if total else 0, total, person)


def _filled(gone: Person, kept: Person) -> tuple[tuple[str, str], ...]:
    fields = (("Company", "company"), ("Role", "title"), ("Birthday", "birthday"))
    pairs = ((label, getattr(gone, column), getattr(kept, column)) for label, column in fields)
    return tuple((label, value) for label, value, there in pairs if value is not None and there is None)


def _written(key: Key, shown: str) -> str:
    return f"@{shown}" if key.kind == "handle" else f"<@{shown}>" if key.kind == "slack" else shown


def _gone_row(changes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The card that a merge removed, as it was."""
    rows = [change["row"] for change in changes if change["do"] == "delete" and change["table"] == "people"]
    return dict(rows[0]) if rows else {}


def _kept_ids(changes: Sequence[dict[str, Any]]) -> set[int]:
    """Who got what a merge moved; empty when there was nothing to move."""
    moved = {change["after"].get("person_id") for change in changes if change["do"] == "update"}
    added = {change["key"].get("person_id") for change in changes if change["do"] == "insert"}
    return {person_id for person_id in moved | added if person_id is not None}


def _standing(entry: JournalEntry) -> StandingMerge:
    gone = str(_gone_row(entry.changes).get("name") or "")
    return StandingMerge(entry.id, gone, entry.subject.removeprefix(f"{gone}, "))


def _answers(entry: JournalEntry, kept: dict[int, Person], wanted: set[Key]) -> bool:
    """Whether the card that went, or the one that stayed, is called so."""
    gone = _gone_row(entry.changes)
    names = [str(gone.get("name") or ""), *(kept[one].name for one in _kept_ids(entry.changes) if one in kept)]
    if any(wanted & set(keys_of(name)) for name in names):
        return True
    dropped = [row["row"] for row in entry.changes if row["do"] == "delete" and row["table"] == "person_keys"]
    return any(Key(str(row["kind"]), str(row["key"])) in wanted for row in dropped)
