"""Answers to the daily message: done, snoozed, logged, shared, less often, never; and taking an answer back.

One function for buttons, forms and reactions alike. Every answer is safe to give twice, late, or after its person,
follow-up or story has gone; all of it goes through the journal, so that undo works from everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound
from bot.domain.nudges import PersonState, less_often, snoozed
from bot.domain.rhythm import spell_days
from bot.domain.scope import Scope
from bot.storage.changes import Changes, revert
from bot.storage.deliveries import delivery_of_message, get_delivery, save_items
from bot.storage.follow_ups import change_follow_up, get_follow_up, open_follow_ups
from bot.storage.journal import get_entry, mark_undone, write_journal
from bot.storage.learning import Learned, add_answer, keep_learned, learned_by
from bot.storage.people import change_person, get_person, mark_stale, recount
from bot.storage.rows import Delivery, FollowUp, Person
from bot.storage.tx import Tx
from bot.usecases.daily import PUT_OFF, Daily, DailyItem, State, daily_of, items_json
from bot.usecases.live import as_it_stands, reopened
from bot.usecases.log_contact import Contacted, add_contact
from bot.usecases.reminders import next_due
from bot.usecases.rhythms import summary_of

Verb = Literal["done", "snooze", "log", "share", "less", "never"]
Ref = int | tuple[str, str]
"""A daily message: the delivery's id, or the (channel, ts) it was posted as."""
SNOOZE_DAYS = 7
_ABOUT_PEOPLE = frozenset({"due", "people", "dates", "owed"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user says to an item. `days`: of a snooze. `contacted`: what a log or share writes down.

    `person_id`: with whom, when not with the person the item is about; then only a shared story is settled by it.
    """

    verb: Verb
    days: int = SNOOZE_DAYS
    contacted: Contacted | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The message as it is now, and the items that this answer settled. `journal_id` takes all of them back."""

    daily: Daily
    changed: tuple[DailyItem, ...]
    journal_id: int | None


def settle(tx: Tx, caller: Caller, ref: Ref, key: str | None, answer: Answer) -> Settled:
    """Apply an answer to one item, or (`key` `None`) to every open item that it can apply to.

    An item that is settled already stays as it is, but what is logged or shared is written down in any case.

    Raises:
        NotFound: the message is not this user's, or is not kept any more; the person has gone.
    """
    stored = daily_of(_delivery(tx, caller.scope, ref, lock=True))
    daily = as_it_stands(tx, caller, stored)
    if key is None:
        chosen = [item for item in daily.items if item.is_open and _fits(item, answer)]
    else:
        chosen = [_item(daily, key)]
    work, changed = _Work(tx, caller, stored.delivery_id), []
    for item in chosen:
        after = work.apply(item, answer)
        if after is not item:
            changed.append(after)
    journal_id: int | None = None
    if changed or work.changes.rows:
        subject = ", ".join(dict.fromkeys(item.name or item.title for item in chosen))
        journal_id = write_journal(tx, caller.scope, answer.verb, subject, work.changes, caller.now)
    for number, item in enumerate(changed):
        changed[number] = replace(item, journal_id=journal_id)
        stored, daily = stored.with_item(changed[number]), daily.with_item(changed[number])
    _save(tx, stored, caller)
    return Settled(daily, tuple(changed), journal_id)


def unsettle(tx: Tx, caller: Caller, ref: Ref, key: str | None = None, *, journal_id: int | None = None) -> Settled:
    """Take answers back: of one item, of one action (`journal_id`), or all of them.

    Raises:
        NotFound: the message is not this user's, or is not kept any more.
    """
    stored = daily_of(_delivery(tx, caller.scope, ref, lock=True))
    changed = []
    for item in stored.items:
        if item.journal_id is not None and key in (None, item.key) and journal_id in (None, item.journal_id):
            stored = stored.with_item(reopened(item))
            changed.append(reopened(item))
            _take_back(tx, caller, item, stored.items)
    _save(tx, stored, caller)
    return Settled(as_it_stands(tx, caller, stored), tuple(changed), None)


def show(tx: Tx, caller: Caller, ref: Ref) -> Daily:
    """The message as things stand now, wherever they were settled.

    Raises:
        NotFound: the message is not this user's, or is not kept any more.
    """
    return as_it_stands(tx, caller, daily_of(_delivery(tx, caller.scope, ref, lock=False)))


def _save(tx: Tx, daily: Daily, caller: Caller) -> None:
    """Only what was answered here is kept; what happened elsewhere is seen anew each time."""
    save_items(tx, daily.delivery_id, items_json(daily.items, daily.more_due, daily.extras), caller.now)


def _delivery(tx: Tx, scope: Scope, ref: Ref, *, lock: bool) -> Delivery:
    if isinstance(ref, int):
        delivery = get_delivery(tx, scope, ref, lock=lock)
    else:
        delivery = delivery_of_message(tx, scope, *ref, lock=lock)
    if delivery is None:
        raise NotFound("What this message carried is not kept any more. Type `due` to see what is open.")
    return delivery


def _item(daily: Daily, key: str) -> DailyItem:
    item = daily.item(key)
    if item is None:
        raise NotFound("That is not in this message any more. Type `due` to see what is open.")
    return item


def _fits(item: DailyItem, answer: Answer) -> bool:
    """Whether an answer given to the whole message concerns this item."""
    return answer.verb != "snooze" or item.section in PUT_OFF


def _take_back(tx: Tx, caller: Caller, item: DailyItem, others: Iterable[DailyItem]) -> None:
    """Revert what an answer did to one item; the action counts as undone once nothing of it is left."""
    entry = get_entry(tx, caller.scope, item.journal_id) if item.journal_id is not None else None
    if entry is None or entry.undone_at is not None:
        return
    rows = [row for row in entry.changes if row.get("item") == item.key]
    recount(tx, caller.scope, revert(tx, caller.scope, rows))
    if all(other.journal_id != entry.id for other in others):
        mark_undone(tx, caller.scope, entry.id, caller.now)


class _Work:
    """Applies one answer to items, one after another, into one action."""

    def __init__(self, tx: Tx, caller: Caller, delivery_id: int) -> None:
        self.tx, self.caller, self.delivery_id = tx, caller, delivery_id
        self.changes = Changes(tx, caller.scope)

    def apply(self, item: DailyItem, answer: Answer) -> DailyItem:
        """The item as it is afterwards; the very same object when it was settled before."""
        begin = len(self.changes.rows)
        after = self._applied(item, answer)
        if item.is_open and after is not item and item.person_id is not None and item.section in _ABOUT_PEOPLE:
            self._learn(item, item.person_id, answer.verb)
        for row in self.changes.rows[begin:]:
            row["item"] = item.key
        return after if item.is_open else item

    def _learn(self, item: DailyItem, person_id: int, verb: Verb) -> None:
        at = self.caller.now
        add_answer(
            self.tx,
            self.changes,
            self.caller.scope,
            delivery_id=self.delivery_id,
            item=item.key,
            person_id=person_id,
            verb=verb,
            at=at,
        )

    def _applied(self, item: DailyItem, answer: Answer) -> DailyItem:
        match answer.verb:
            case "log" | "share":
                return self._logged(item, answer)
            case _ if not item.is_open:
                return item
            case "done":
                return self._done(item)
            case "snooze":
                return self._snoozed(item, answer.days)
            case "less":
                return self._less(item)
            case "never":
                return self._never(item)

    def _done(self, item: DailyItem) -> DailyItem:
        if item.section == "due":
            return _settled(item, "done", "done", told=self._close(item))
        kind = {"people": "message", "dates": "message", "owed": "reply"}.get(item.section)
        if item.section == "owed":
            self._close(item)
        if kind and item.person_id is not None:
            self._contact(item.person_id, Contacted(kind, self.caller.now))
            return _settled(item, "done", "done", told=f"Noted as a {kind} today")
        return _settled(item, "done", "done")

    def _logged(self, item: DailyItem, answer: Answer) -> DailyItem:
        person_id = answer.person_id if answer.person_id is not None else item.person_id
        if person_id is None:
            raise NotFound("With whom? Choose a person.")
        contacted = answer.contacted or Contacted("message", self.caller.now)
        name = self._contact(person_id, contacted)
        if answer.verb == "log" and person_id != item.person_id:
            return item
        if item.is_open and item.section in ("due", "owed"):
            self._close(item)
        told = f"Noted: {contacted.kind}"
        changed = _settled(item, "done", answer.verb, told=told)
        return replace(changed, person_id=person_id, name=name) if answer.verb == "share" else changed

    def _snoozed(self, item: DailyItem, days: int) -> DailyItem:
        if item.section not in PUT_OFF:
            raise Conflict("That cannot be put off. Mark it done, or leave it.")
        until = snoozed(self.caller.local, days)
        if item.section == "people":
            for one in open_follow_ups(self.tx, self.caller.scope, person_ids=[item.ref_id], before=until):
                self._put_off(one, until)
        else:
            self._put_off(self._follow_up(item), until)
        person = get_person(self.tx, self.caller.scope, item.person_id) if item.person_id is not None else None
        if person is not None and (person.snoozed_until is None or person.snoozed_until < until):
            change_person(self.changes, person, snoozed_until=until)
        return replace(_settled(item, "snoozed", "snooze"), until=until.astimezone(self.caller.zone).date())

    def _less(self, item: DailyItem) -> DailyItem:
        person = self._person(item)
        summary = summary_of(self.tx, self.caller.scope, person.id)
        state = PersonState(person.id, person.name, person.created_at, summary=summary, cadence_days=person.wished_days)
        days = less_often(state)
        change_person(self.changes, person, cadence_days=days)
        mark_stale(self.tx, self.caller.scope, person.id)
        known = [
            one for one in learned_by(self.tx, self.caller.scope) if (one.kind, one.key) == ("less", str(person.id))
        ]
        before = known[0].before if known else person.cadence_days
        new = Learned("less", str(person.id), person.id, "adopted", before, self.caller.now)
        keep_learned(self.changes, known[0] if known else None, new)
        return _settled(item, "dismissed", "less", told=f"Brought up every {spell_days(days)} at most")

    def _never(self, item: DailyItem) -> DailyItem:
        change_person(self.changes, self._person(item), muted=True)
        return _settled(item, "dismissed", "never", told="Not brought up again")

    def _close(self, item: DailyItem) -> str:
        """Close a follow-up, or move a repeating one on; says when it comes again."""
        follow_up = self._follow_up(item)
        coming = next_due(follow_up, self.caller)
        if coming is None:
            change_follow_up(self.changes, follow_up, state="done", closed_at=self.caller.now)
            return ""
        change_follow_up(self.changes, follow_up, due_at=coming)
        day = coming.astimezone(self.caller.zone)
        return f"Comes again on {day:%a} {day.day} {day:%b}"

    def _put_off(self, follow_up: FollowUp, until: datetime) -> None:
        change_follow_up(self.changes, follow_up, due_at=until, has_time=False)

    def _contact(self, person_id: int, contacted: Contacted) -> str:
        return add_contact(self.tx, self.caller.scope, self.changes, person_id, contacted, self.caller.now, "nudge")

    def _follow_up(self, item: DailyItem) -> FollowUp:
        follow_up = get_follow_up(self.tx, self.caller.scope, item.ref_id)
        if follow_up is None:
            raise NotFound("That follow-up is not there any more.")
        return follow_up

    def _person(self, item: DailyItem) -> Person:
        found = None
        if item.section in _ABOUT_PEOPLE and item.person_id is not None:
            found = get_person(self.tx, self.caller.scope, item.person_id)
        if found is None:
            raise NotFound("That person is not there any more.")
        return found


def _settled(item: DailyItem, state: State, verb: Verb, *, told: str = "") -> DailyItem:
    return replace(item, state=state, verb=verb, told=told)
