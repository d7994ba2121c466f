"""Follow-ups: set, list, close, put off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.caller import Caller
from bot.domain.dates import read_dates
from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.storage.changes import Changes
from bot.storage.follow_ups import add_follow_up, change_follow_up, get_follow_up, open_follow_ups
from bot.storage.ids import new_id
from bot.storage.journal import write_journal
from bot.storage.people import change_person, get_person
from bot.storage.rows import FollowUp, Person
from bot.storage.tx import Tx
from bot.usecases.planning import due_moment

COMING_DAYS = 14


@dataclass(frozen=True, slots=True)
class Reminded:
    journal_id: int
    people: tuple[Person, ...]
    due_at: datetime
    has_time: bool
    about: str
    every: str | None


@dataclass(frozen=True, slots=True)
class Closed:
    """`next_at`: when a repeating one comes again."""

    journal_id: int
    follow_ups: tuple[FollowUp, ...]
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class PutOff:
    """`until`: nothing about the person (or the follow-up) before then."""

    journal_id: int
    name: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DueList:
    """Open follow-ups, earliest first: those up to the end of today, and those of the next two weeks."""

    due: tuple[FollowUp, ...]
    coming: tuple[FollowUp, ...]


def remind(
    tx: Tx,
    caller: Caller,
    people: Sequence[Person],
    due: datetime,
    *,
    has_time: bool,
    about: str,
    every: str | None,
    kind: str = "follow_up",
    permalink: str | None = None,
) -> Reminded:
    """A follow-up for each of `people` at a local `due` (aware).

    Raises:
        NotUnderstood: nobody is named, or the time has passed.
    """
    if not people:
        raise NotUnderstood("Whom shall I remind you of? Write it like: remind Ana in 2 weeks about the deck")
    local = due.astimezone(caller.zone)
    if (local < caller.local) if has_time else (local.date() < caller.local.date()):
        raise NotUnderstood(f"{local:%A, %-d %B %Y} has passed. When shall I remind you?")
    changes, line_id, due_at = Changes(tx, caller.scope), new_id(), due_moment(local, has_time)
    for person in {person.id: person for person in people}.values():
        add_follow_up(
            changes,
            follow_up_id=new_id(),
            person_id=person.id,
            line_id=line_id,
            kind=kind,
            due_at=due_at,
            has_time=has_time,
            about=about,
            every=every,
            now=caller.now,
            permalink=permalink,
        )
    subject = ", ".join(person.name for person in people)
    journal_id = write_journal(tx, caller.scope, "remind", subject, changes, caller.now)
    return Reminded(journal_id, tuple(people), due_at, has_time, about, every)


def due_list(tx: Tx, caller: Caller) -> DueList:
    tomorrow = _midnight(caller, 1)
    ahead = open_follow_ups(tx, caller.scope, before=_midnight(caller, COMING_DAYS + 1))
    return DueList(
        tuple(one for one in ahead if one.due_at < tomorrow), tuple(one for one in ahead if one.due_at >= tomorrow)
    )


def close_one(tx: Tx, caller: Caller, follow_up_id: int) -> Closed:
    """Raises:
    NotFound: it is gone.
    Conflict: it is closed already.
    """
    follow_up = get_follow_up(tx, caller.scope, follow_up_id)
    if follow_up is None:
        raise NotFound("That follow-up is not there any more.")
    if follow_up.state != "open":
        raise Conflict("That was done already.")
    return _close(tx, caller, [follow_up])


def close_of_person(tx: Tx, caller: Caller, person: Person) -> Closed:
    """Close what is due with a person; where nothing is due yet, what comes next.

    Raises:
        NotFound: nothing is open with them.
    """
    open_now = open_follow_ups(tx, caller.scope, person_ids=[person.id])
    due = [one for one in open_now if one.due_at < _midnight(caller, 1)] or open_now[:1]
    if not due:
        raise NotFound(f"Nothing is open with {person.name}.")
    return _close(tx, caller, due)


def snooze_one(tx: Tx, caller: Caller, follow_up_id: int, days: int) -> PutOff:
    """Put one follow-up off until `days` local days from today.

    Raises:
        NotFound: it is gone.
        Conflict: it is closed already.
    """
    follow_up = get_follow_up(tx, caller.scope, follow_up_id)
    if follow_up is None:
        raise NotFound("That follow-up is not there any more.")
    if follow_up.state != "open":
        raise Conflict("That was done already.")
    until = _midnight(caller, days)
    changes = Changes(tx, caller.scope)
    change_follow_up(changes, follow_up, due_at=until, has_time=False)
    journal_id = write_journal(tx, caller.scope, "snooze", follow_up.person_name, changes, caller.now)
    return PutOff(journal_id, follow_up.person_name, until)


def snooze_person(tx: Tx, caller: Caller, person: Person, until: datetime) -> PutOff:
    """Say nothing about a person before `until` (aware): what is due moves there, and no nudge comes sooner.

    Raises:
        NotUnderstood: that moment has passed.
    """
    if until <= caller.now:
        raise NotUnderstood("That has passed. Until when? For example: snooze Ana 2 weeks")
    person = get_person(tx, caller.scope, person.id) or person
    changes = Changes(tx, caller.scope)
    change_person(changes, person, snoozed_until=until)
    for one in open_follow_ups(tx, caller.scope, person_ids=[person.id], before=until):
        change_follow_up(changes, one, due_at=until, has_time=False)
    journal_id = write_journal(tx, caller.scope, "snooze", person.name, changes, caller.now)
    return PutOff(journal_id, person.name, until)


def next_due(follow_up: FollowUp, caller: Caller) -> datetime | None:
    """When a repeating follow-up comes again, after now; `None` for one that does not repeat."""
    if not follow_up.every:
        return None
    return next_of(follow_up.every, follow_up.due_at, caller)


def next_of(every: str, due_at: datetime, caller: Caller) -> datetime | None:
    """The next local day of a repetition later than today. Durations count from `due_at`, so that a rhythm is kept."""
    day = due_at.astimezone(caller.zone)
    phrase = repetition_days(every)
    if phrase is None:
        return None
    while day.date() <= caller.local.date():
        day = _plus(day, every, phrase)
    return due_moment(day, has_time=False)


def repetition_days(every: str) -> float | None:
    """Days of an ISO 8601 duration or of a weekly, monthly or yearly pattern."""
    if every.startswith("P"):
        number, unit = every[1:-1], every[-1]
        factor = {"D": 1.0, "W": 7.0, "M": 30.4375, "Y": 365.25}.get(unit)
        try:
            return float(number) * factor if factor else None
        except ValueError:
            return {"P1WD": 1.0, "P1WE": 7.0}.get(every)
    if every.startswith("XXXX-W"):
        return 7.0
    return 30.4375 if every.startswith("XXXX-XX") else 365.25


def _plus(day: datetime, every: str, days: float) -> datetime:
    """One repetition later; months and years by the calendar."""
    if every[-1:] in "MY" and every[1:-1].isdigit() and every.startswith("P"):
        months = int(every[1:-1]) * (12 if every.endswith("Y") else 1)
        return _plus_months(day, months)
    if every.startswith("XXXX-") and not every.startswith("XXXX-W"):
        return _plus_months(day, 1 if every.startswith("XXXX-XX") else 12)
    return day + timedelta(days=max(1, round(days)))


def _plus_months(day: datetime, months: int) -> datetime:
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = (datetime(year + month // 12, month % 12 + 1, 1, tzinfo=day.tzinfo) - timedelta(days=1)).day
    return day.replace(year=year, month=month, day=min(day.day, last))


def _close(tx: Tx, caller: Caller, due: Sequence[FollowUp]) -> Closed:
    changes, again = Changes(tx, caller.scope), None
    for one in due:
        coming = next_due(one, caller)
        if coming is None:
            change_follow_up(changes, one, state="done", closed_at=caller.now)
        else:
            change_follow_up(changes, one, due_at=coming)
            again = coming
    subject = ", ".join(dict.fromkeys(one.person_name for one in due))
    return Closed(write_journal(tx, caller.scope, "done", subject, changes, caller.now), tuple(due), again)


def _midnight(caller: Caller, days: int) -> datetime:
    """The beginning of the local day `days` from today."""
    day = caller.local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return due_moment(day, has_time=False)


def read_until(caller: Caller, text: str, days: float | None) -> datetime:
    """Until when to snooze: a span of days, or the first date in `text`.

    Raises:
        NotUnderstood: neither is there.
    """
    if days is not None:
        return _midnight(caller, max(1, round(days)))
    for mention in read_dates(text, caller.local, order=caller.order).mentions:
        return due_moment(mention.start, mention.has_time)
    raise NotUnderstood("Until when? For example: snooze Ana 2 weeks")
