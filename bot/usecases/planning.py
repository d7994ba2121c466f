"""What a line asks to bring back: its follow-ups and promises, each for the people it is for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.caller import Caller
from bot.domain.notes import Kind, Line
from bot.domain.people import Reference
from bot.storage.changes import Changes
from bot.storage.follow_ups import add_follow_up
from bot.storage.ids import new_id

PROMISE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that will be brought back. `kind`: follow_up, mine or theirs (promises).

    `whom` is the name of the person it is for where that is not everybody of its line, else empty.
    """

    id: int
    kind: str
    due_at: datetime
    has_time: bool
    about: str
    every: str | None
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Something to come, before it is kept. `people` are whom it is for; None for everybody, () for the first."""

    kind: str
    due: datetime
    has_time: bool
    about: str
    every: str | None
    people: tuple[Reference, ...] | None

    def is_for(self, references: Collection[Reference], *, is_first: bool, is_met: bool) -> bool:
        """Whether it goes to the person meant by `references`.

        `is_first`: the first of its line; `is_met`: the line is about them, not only something to come in it.
        """
        if self.people is None:
            return is_met
        if not self.people:
            return is_first
        whom = self.people if self.kind == "follow_up" else self.people[:1]
        return any(_is_one(one, other) for one in whom for other in references)


def _is_one(one: Reference, other: Reference) -> bool:
    return one.kind == other.kind and one.value.casefold() == other.value.casefold()


def plans_of(line: Line, caller: Caller, *, is_plan: bool) -> Iterator[Plan]:
    """Follow-ups for everybody in the line or those they name; promises once; the contact itself when it `is_plan`."""
    for one in line.follow_ups:
        yield Plan("follow_up", one.due, one.has_time, one.about, one.every, one.people or None)
    if is_plan and line.at:
        yield Plan("follow_up", line.at, line.at_has_time, (line.kind or Kind.MET).value, None, None)
    for promise in line.promises:
        due = promise.due or caller.local + timedelta(days=PROMISE_DAYS)
        yield Plan("mine" if promise.by == "me" else "theirs", due, False, promise.text, None, promise.people)


def keep_plan(changes: Changes, caller: Caller, plan: Plan, person_id: int, line_id: int, whom: str = "") -> Planned:
    """Write one plan for one person, who is named where others of the line have no part in it (`whom`)."""
    due_at = due_moment(plan.due.astimezone(caller.zone), plan.has_time)
    kept = Planned(new_id(), plan.kind, due_at, plan.has_time, plan.about, plan.every, whom)
    add_follow_up(
        changes,
        follow_up_id=kept.id,
        person_id=person_id,
        line_id=line_id,
        kind=kept.kind,
        due_at=due_at,
        has_time=kept.has_time,
        about=kept.about,
        every=kept.every,
        now=caller.now,
    )
    return kept


def due_moment(due: datetime, has_time: bool) -> datetime:
    """A local due time as stored: to the minute, or the beginning of its local day."""
    if has_time:
        return due.astimezone(UTC)
    day: date = due.date()
    return datetime.combine(day, time(0), due.tzinfo).astimezone(UTC)
