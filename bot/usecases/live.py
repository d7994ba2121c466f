"""A daily message as things stand now: what was settled elsewhere, taken back, or has gone since it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.caller import Caller
from bot.storage.mornings import follow_ups_by_id, undone_entries
from bot.storage.people import get_people
from bot.storage.rows import FollowUp, Person
from bot.storage.tx import Tx
from bot.usecases.daily import Daily, DailyItem


@dataclass(frozen=True, slots=True)
class _Present:
    """What the items of one message refer to, as it is now."""

    caller: Caller
    daily: Daily
    follow_ups: Mapping[int, FollowUp]
    people: Mapping[int, Person]
    undone: frozenset[int]


def as_it_stands(tx: Tx, caller: Caller, daily: Daily) -> Daily:
    """The message with every item's present state; a snooze or an undo holds wherever it was pressed."""
    scope = caller.scope
    present = _Present(
        caller,
        daily,
        follow_ups_by_id(tx, scope, [item.ref_id for item in daily.items if item.section in ("due", "owed")]),
        get_people(tx, scope, {item.person_id for item in daily.items if item.person_id is not None}),
        undone_entries(tx, scope, [item.journal_id for item in daily.items if item.journal_id is not None]),
    )
    return replace(daily, items=tuple(_now(present, item) for item in daily.items))


def reopened(item: DailyItem) -> DailyItem:
    """The item as if nothing had been answered."""
    return replace(item, state="open", verb="", journal_id=None, until=None, told="")


def _now(present: _Present, item: DailyItem) -> DailyItem:
    if item.journal_id in present.undone:
        item = reopened(item)
    if not item.is_open:
        return item
    if item.section in ("due", "owed"):
        return _follow_up_now(present, item)
    person = present.people.get(item.person_id) if item.person_id is not None else None
    if item.section == "stories":
        return item if person is not None or item.person_id is None else replace(item, person_id=None, name="")
    if person is None:
        return replace(item, state="gone")
    return _person_now(present, item, person) if item.section == "people" else item


def _follow_up_now(present: _Present, item: DailyItem) -> DailyItem:
    follow_up = present.follow_ups.get(item.ref_id)
    if follow_up is None:
        return replace(item, state="gone")
    if follow_up.state != "open":
        return replace(item, state="done")
    day = follow_up.due_at.astimezone(present.caller.zone).date()
    if day <= present.daily.local_date:
        return item
    return replace(item, state="done") if follow_up.every else replace(item, state="snoozed", until=day)


def _person_now(present: _Present, item: DailyItem, person: Person) -> DailyItem:
    zone = present.caller.zone
    if person.last_at is not None and person.last_at.astimezone(zone).date() >= present.daily.local_date:
        return replace(item, state="done")
    if person.muted:
        return replace(item, state="dismissed")
    if person.snoozed_until is not None and person.snoozed_until > present.caller.now:
        return replace(item, state="snoozed", until=person.snoozed_until.astimezone(zone).date())
    return item
