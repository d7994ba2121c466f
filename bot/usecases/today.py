"""The panel: what is worth doing now, at any time of day."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.domain.caller import Caller
from bot.domain.nudges import DateItem, Morning, MorningInput, rank
from bot.storage.members import get_member
from bot.storage.people import by_last_contact, get_person
from bot.storage.tx import Tx
from bot.usecases.gathering import gather

_EVERY_DAY = 0b1111111


@dataclass(frozen=True, slots=True)
class Today:
    """`people`: how many the user has; 0 for somebody who has just come."""

    morning: Morning
    people: int
    daily: bool


def today(tx: Tx, caller: Caller) -> Today:
    member = get_member(tx, caller.scope)
    weekdays = member.weekdays if member else _EVERY_DAY
    day = _all_open(gather(tx, caller, weekdays, told_today=True))
    morning = _without_greeted(tx, rank(day, caller.local), caller)
    _, people = by_last_contact(tx, caller.scope, limit=1, offset=0)
    return Today(morning, people, bool(member and member.daily))


def _all_open(day: MorningInput) -> MorningInput:
    """What a message carried already rests in the messages, not here: whoever asks sees all that is still open."""
    return replace(
        day,
        follow_ups=tuple(replace(one, shown_at=None) for one in day.follow_ups),
        owed=tuple(replace(one, shown_at=None) for one in day.owed),
    )


def _without_greeted(tx: Tx, morning: Morning, caller: Caller) -> Morning:
    """A birthday has been seen to when the user was in touch with the person on the day."""
    today = caller.local.date()
    midnight = datetime.combine(today, time(0), caller.zone)

    def waits(one: DateItem) -> bool:
        person = get_person(tx, caller.scope, one.person.person_id) if one.on == today else None
        return person is None or person.last_at is None or person.last_at < midnight

    return replace(morning, dates=tuple(one for one in morning.dates if waits(one)))
