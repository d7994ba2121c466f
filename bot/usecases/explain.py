"""Why somebody was suggested, in figures of the user's own log."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.rhythm import Rhythm, rhythm_from
from bot.storage.people import get_person
from bot.storage.tx import Tx
from bot.usecases.rhythms import summary_of
from bot.usecases.settle import show


@dataclass(frozen=True, slots=True)
class Why:
    """`cadence_days`: the rhythm asked for, `own`: for this very person. `mine`, `theirs`: who opened, where known."""

    name: str
    rhythm: Rhythm
    mine: int
    theirs: int
    cadence_days: float | None
    own: bool
    nudged_at: datetime | None


def explain(tx: Tx, caller: Caller, delivery_id: int, key: str) -> Why:
    """Raises:
    NotFound: the message is not this user's or not kept any more, or the person has gone.
    """
    item = show(tx, caller, delivery_id).item(key)
    person = get_person(tx, caller.scope, item.person_id) if item and item.person_id is not None else None
    if person is None:
        raise NotFound("That person is not there any more.")
    summary = summary_of(tx, caller.scope, person.id)
    rhythm = rhythm_from(summary, caller.now)
    own = person.cadence_days is not None
    return Why(person.name, rhythm, summary.mine, summary.theirs, person.wished_days, own, person.nudged_at)
