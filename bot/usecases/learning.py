"""What answers to suggestions teach, in the open: a rule is proposed, adopted by a press, listed, and taken back.

Nothing is learned silently. Proposals come at most once a week, and what was declined is not asked again.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.scope import Scope
from bot.storage.changes import Changes
from bot.storage.deliveries import get_delivery, last_day, save_items
from bot.storage.journal import write_journal
from bot.storage.learning import (
    Learned,
    add_ignored,
    answered_at,
    drop_learned,
    keep_learned,
    learned_by,
    silenced_people,
    tag_tallies,
    taken_up,
)
from bot.storage.members import get_member, update_schedule
from bot.storage.people import change_person, get_people, get_person, mark_stale
from bot.storage.rows import Member
from bot.storage.tx import Tx
from bot.usecases.daily import Daily, Proposal, daily_of, items_json
from bot.usecases.live import as_it_stands
from bot.usecases.timetable import next_morning

PROPOSE_EVERY = timedelta(days=7)
TAGS_OVER, HOURS_OVER = timedelta(days=90), timedelta(days=30)
SKIPPED_LEAST, SKIPPED_PEOPLE, TAKEN_ELSEWHERE = 4, 2, 3
ACTS_LEAST, ACT_DAYS, SAME_HOUR = 6, 4, 0.6
_PROPOSED = frozenset({"tag", "hour"})
Kind = Literal["tag", "hour", "less", "never", "snooze"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One learned thing. `key`: a tag, an hour or a person's id. `name`: of the person. `until`: local day of a snooze.

    `days`: the cadence that "less often" set, or the hour that held before.
    """

    kind: Kind
    key: str
    name: str = ""
    until: date | None = None
    days: float | None = None


def note_ignored(tx: Tx, caller: Caller, delivery_id: int) -> None:
    """Write down which suggestions of a message nothing followed."""
    delivery = get_delivery(tx, caller.scope, delivery_id)
    if delivery is not None:
        daily = as_it_stands(tx, caller, daily_of(delivery))
        items = [(item.key, item.ref_id) for item in daily.items if item.section == "people" and item.is_open]
        add_ignored(tx, caller.scope, delivery_id, items, caller.now)


def propose(tx: Tx, caller: Caller, member: Member) -> Proposal | None:
    """A rule worth proposing today; None when there is none, or one was proposed within a week."""
    known = [one for one in learned_by(tx, caller.scope) if one.kind in _PROPOSED]
    if any(caller.now - one.at < PROPOSE_EVERY for one in known):
        return None
    asked = {(one.kind, one.key) for one in known}
    for found in (_tag_to_leave_out(tx, caller, asked), _hour_to_move_to(tx, caller, member)):
        if found is not None and (found.kind, found.key) not in asked:
            return found
    return None


def _tag_to_leave_out(tx: Tx, caller: Caller, asked: set[tuple[str, str]]) -> Proposal | None:
    """A tag whose people were suggested often and never taken up, while others were."""
    since = caller.now - TAGS_OVER
    for tally in tag_tallies(tx, caller.scope, since):
        often = tally.suggested >= SKIPPED_LEAST and tally.people >= SKIPPED_PEOPLE
        if often and not tally.taken and ("tag", tally.tag) not in asked:
            enough = taken_up(tx, caller.scope, since) >= TAKEN_ELSEWHERE
            return Proposal("tag", tally.tag, tally.suggested) if enough else None
    return None


def _hour_to_move_to(tx: Tx, caller: Caller, member: Member) -> Proposal | None:
    """The local hour at which most answers of a month were given, when that is another than the message's."""
    local = [at.astimezone(caller.zone) for at in answered_at(tx, caller.scope, caller.now - HOURS_OVER)]
    if len(local) < ACTS_LEAST or len({at.date() for at in local}) < ACT_DAYS:
        return None
    hour, count = Counter(at.hour for at in local).most_common(1)[0]
    if hour == member.hour or count < SAME_HOUR * len(local):
        return None
    return Proposal("hour", str(hour), count)


def mark_proposed(tx: Tx, scope: Scope, proposal: Proposal, now: datetime) -> None:
    """A message carries it: not proposed again."""
    if not any((one.kind, one.key) == (proposal.kind, proposal.key) for one in learned_by(tx, scope)):
        keep_learned(Changes(tx, scope), None, Learned(proposal.kind, proposal.key, None, "proposed", None, now))


def answer_proposal(tx: Tx, caller: Caller, delivery_id: int, kind: str, key: str, *, yes: bool) -> Daily:
    """Adopt or decline what a message proposed; the message as it is now. The first answer counts.

    Raises:
        NotFound: the message is not this user's, is not kept any more, or proposes no such thing.
    """
    delivery = get_delivery(tx, caller.scope, delivery_id, lock=True)
    daily = daily_of(delivery) if delivery is not None else None
    proposal = daily.extras.proposal if daily is not None else None
    known = next((one for one in learned_by(tx, caller.scope) if (one.kind, one.key) == (kind, key)), None)
    if daily is None or proposal is None or (proposal.kind, proposal.key) != (kind, key) or known is None:
        raise NotFound("That proposal is not there any more. `settings` shows what was learned.")
    if proposal.state == "proposed":
        state = "adopted" if yes else "declined"
        before = _move_hour(tx, caller, int(key)) if yes and kind == "hour" else None
        keep_learned(Changes(tx, caller.scope), known, replace(known, state=state, before=before, at=caller.now))
        daily = replace(daily, extras=replace(daily.extras, proposal=replace(proposal, state=state)))
        items = items_json(daily.items, daily.more_due, daily.extras)
        save_items(tx, delivery_id, items, caller.now)
    return as_it_stands(tx, caller, daily)


def _move_hour(tx: Tx, caller: Caller, hour: int) -> float | None:
    """Send at another hour from the next message on; the hour that held before."""
    member = get_member(tx, caller.scope)
    if member is None:
        return None
    at = next_morning(replace(member, hour=hour), caller.now, served=last_day(tx, caller.scope))
    update_schedule(tx, caller.scope, hour=hour, **({"next_at": at} if member.daily else {}))
    return float(member.hour)


def list_learned(tx: Tx, caller: Caller) -> tuple[Thing, ...]:
    """Everything learned that holds now: rules, people less often, left out, and snoozed."""
    rules = [one for one in learned_by(tx, caller.scope) if one.state == "adopted"]
    people = get_people(tx, caller.scope, {one.person_id for one in rules if one.person_id is not None})
    things: list[Thing] = []
    for one in rules:
        person = people.get(one.person_id) if one.person_id is not None else None
        if one.kind == "tag":
            things.append(Thing("tag", one.key))
        elif one.kind == "hour":
            things.append(Thing("hour", one.key, days=one.before))
        elif person is not None and person.cadence_days is not None:
            things.append(Thing("less", one.key, person.name, days=person.cadence_days))
    for person_id, name, muted, until in silenced_people(tx, caller.scope, caller.now):
        if muted:
            things.append(Thing("never", str(person_id), name))
        elif until is not None:
            things.append(Thing("snooze", str(person_id), name, until=until.astimezone(caller.zone).date()))
    return tuple(things)


def unlearn(tx: Tx, caller: Caller, kind: str, key: str) -> bool:
    """Take one learned thing back; whether it was still there. Can be undone, but for a moved hour."""
    known = next((one for one in learned_by(tx, caller.scope) if (one.kind, one.key) == (kind, key)), None)
    changes = Changes(tx, caller.scope)
    match kind:
        case "tag" | "hour":
            if known is None or known.state != "adopted":
                return False
            if kind == "hour" and known.before is not None:
                _move_hour(tx, caller, int(known.before))
            keep_learned(changes, known, replace(known, state="declined", at=caller.now))
            subject = f"#{key}" if kind == "tag" else f"{int(key):02d}:00"
        case _:
            subject = _free_person(tx, caller, changes, kind, key, known)
    if changes.rows and kind != "hour":
        write_journal(tx, caller.scope, "unlearn", subject, changes, caller.now)
    return bool(changes.rows)


def _free_person(tx: Tx, caller: Caller, changes: Changes, kind: str, key: str, known: Learned | None) -> str:
    person = get_person(tx, caller.scope, int(key)) if key.isdecimal() and len(key) < 19 else None
    if person is None:
        return ""
    if kind == "less" and known is not None:
        change_person(changes, person, cadence_days=known.before)
        drop_learned(changes, kind, key)
        mark_stale(tx, caller.scope, person.id)
    elif kind == "never" and person.muted:
        change_person(changes, person, muted=False)
    elif kind == "snooze" and person.snoozed_until is not None and person.snoozed_until > caller.now:
        change_person(changes, person, snoozed_until=None)
    return person.name
