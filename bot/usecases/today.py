"""The panel: what is worth doing now, at any time of day."""

from dataclasses import dataclass

from bot.domain.caller import Caller
from bot.domain.nudges import Morning, rank
from bot.storage.members import get_member
from bot.storage.people import by_last_contact
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
    morning = rank(gather(tx, caller, weekdays), caller.local)
    _, people = by_last_contact(tx, caller.scope, limit=1, offset=0)
    return Today(morning, people, bool(member and member.daily))
