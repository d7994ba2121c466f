"""What a morning is made of: what is due, who has gone quiet, birthdays, owed replies, fresh stories.

Reads in proportion to what is due today: histories stay unread, their rhythm is stored with each person.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta

from bot.domain.caller import Caller
from bot.domain.nudges import FollowUp, MorningInput, OwedReply, PersonState, Story
from bot.domain.nudges.choose import COOLDOWN_DAYS
from bot.domain.rhythm import Summary
from bot.storage import rows
from bot.storage.entries import last_notes
from bot.storage.mornings import (
    OpenItem,
    due_items,
    last_written,
    quiet_candidates,
    suggestible_among,
    with_birthdays,
)
from bot.storage.tx import Tx
from bot.usecases.morning_stories import morning_stories

MOST_DUE = 100
# A year of mornings on real traces never chose anybody beyond the twenty-fourth of five hundred (`tests/bench/morning.py`).
MOST_QUIET = 32
_DAYS_AHEAD = 7


def gather(
    tx: Tx, caller: Caller, weekdays: int, days_ahead: int | None = None, *, told_today: bool = False
) -> MorningInput:
    """Everything that `rank` may choose from, as of `caller.now`. `weekdays`: the days on which messages go out.

    `days_ahead`: in how many days the next one goes out, where that is known better. `told_today`: with the people whom
    today's message suggested, as if it had not.
    """
    scope, now = caller.scope, caller.now
    today, tomorrow = (_midnight(caller, days) for days in (0, 1))
    due = due_items(tx, scope, before=tomorrow, limit=MOST_DUE)
    rested = today - timedelta(days=COOLDOWN_DAYS - 1)
    # Whoever has something due is not suggested as well.
    most = MOST_QUIET + len(due)
    again = today if told_today else None
    quiet = quiet_candidates(
        tx, scope, now, quiet_before=tomorrow, nudged_before=rested, nudged_since=again, limit=most
    )
    stories = morning_stories(tx, caller)
    authors = list(dict.fromkeys(story.author_id for story in stories if story.author_id is not None))
    posted = suggestible_among(tx, scope, now, authors, nudged_before=rested, nudged_since=again)
    known = {person.id: (person, rhythm) for person, rhythm in (*quiet, *posted)}
    for person in with_birthdays(tx, scope, _month_days(caller, days_ahead or _DAYS_AHEAD)):
        known.setdefault(person.id, (person, None))
    silent = {one.follow_up.person_id for one in due if not one.follow_up.about.strip()}
    said = last_notes(tx, scope, known.keys() | silent)
    written = last_written(tx, scope, known)
    return MorningInput(
        people=tuple(_state(person, rhythm, said, written, stories, again, now) for person, rhythm in known.values()),
        follow_ups=tuple(_follow_up(one, said) for one in due if one.follow_up.kind != "reply"),
        owed=tuple(_reply(one) for one in due if one.follow_up.kind == "reply"),
        stories=stories,
        weekdays=weekdays,
        days_ahead=days_ahead,
    )


def _midnight(caller: Caller, days: int) -> datetime:
    day = caller.local.date() + timedelta(days=days)
    return datetime.combine(day, time(), caller.zone).astimezone(UTC)


def _month_days(caller: Caller, days: int) -> list[str]:
    """The days whose birthdays may be told today; those of 29 February count with the 28th."""
    today = caller.local.date()
    found = [f"{today + timedelta(days=ahead):%m-%d}" for ahead in range(days)]
    return [*found, "02-29"] if "02-28" in found else found


def _state(
    person: rows.Person,
    rhythm: Mapping[str, object] | None,
    said: Mapping[int, str],
    written: Mapping[int, datetime],
    stories: Sequence[Story],
    forget_since: datetime | None,
    now: datetime,
) -> PersonState:
    """`forget_since`: a suggestion from then on counts for nothing."""
    summary, touched_at = Summary.from_json(rhythm), written.get(person.id)
    if person.last_at is not None and int(person.last_at.timestamp()) > summary.end_s:
        # A contact that the stored rhythm does not know yet: whoever was just logged is not suggested.
        touched_at = now
    nudged_at = person.nudged_at
    if forget_since is not None and nudged_at is not None and nudged_at >= forget_since:
        nudged_at = None
    return PersonState(
        person_id=person.id,
        name=person.name,
        created_at=person.created_at,
        summary=summary,
        cadence_days=person.wished_days,
        last_note=said.get(person.id),
        birthday=person.birthday,
        touched_at=touched_at,
        snoozed_until=person.snoozed_until,
        muted=person.muted,
        last_nudged_at=nudged_at,
        story=next((story for story in stories if story.author_id == person.id), None),
    )


def _follow_up(item: OpenItem, said: Mapping[int, str]) -> FollowUp:
    """A follow-up that says nothing itself is explained by what was last noted about the person."""
    one = item.follow_up
    note = None if one.about.strip() else said.get(one.person_id)
    kind = "promise" if one.kind == "mine" else one.kind
    return FollowUp(one.id, one.due_at, kind, one.about, one.person_id, one.person_name, item.shown_at, note)


def _reply(item: OpenItem) -> OwedReply:
    one = item.follow_up
    return OwedReply(one.id, item.created_at, one.person_id, one.person_name, one.about, one.permalink, item.shown_at)
