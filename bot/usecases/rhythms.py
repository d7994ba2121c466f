"""Keep what is stored of each relationship's rhythm in step with its history, a bounded number of people at a time."""

from datetime import datetime

from bot.domain.rhythm import Contact, Summary, overdue_from
from bot.domain.scope import Scope
from bot.storage.circles import group_cadences
from bot.storage.mornings import has_stale_rhythms, rhythm_of_person, save_rhythms, stale_histories
from bot.storage.tx import Tx

PEOPLE_AT_ONCE = 200


def refresh_rhythms(tx: Tx, scope: Scope, now: datetime) -> bool:
    """Work out the rhythm of people whose history or cadence changed; whether others are left for another unit.

    A person with a cadence (their own, else the shortest of their tags and circles) is due by it, whatever their usual
    gap. Contacts after `now` do not count yet.
    """
    stale = stale_histories(tx, scope, limit=PEOPLE_AT_ONCE)
    groups = group_cadences(tx, scope, [person.id for person, _ in stale])
    rows = []
    for person, met in stale:
        summary = Summary.of(Contact(one.at, one.mine, one.kind) for one in met if one.at <= now)
        group_days = groups[person.id].days if person.id in groups else None
        wished = group_days if person.cadence_days is None else person.cadence_days
        quiet_at = overdue_from(summary, person.created_at, wished)
        rows.append((person.id, summary.to_json() if summary.n else None, quiet_at, group_days))
    save_rhythms(tx, scope, rows)
    return len(stale) == PEOPLE_AT_ONCE


def rhythms_are_stale(tx: Tx, scope: Scope) -> bool:
    """Whether `refresh_rhythms` has anything to do."""
    return has_stale_rhythms(tx, scope)


def summary_of(tx: Tx, scope: Scope, person_id: int) -> Summary:
    """What is stored of one person's history, as of when it was last worked out."""
    return Summary.from_json(rhythm_of_person(tx, scope, person_id))
