"""What a morning is made of: what is due, who has gone quiet, birthdays, owed replies, fresh stories.

Reads in proportion to what is due today: histories stay unread, their rhythm is stored with each person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.domain import trends
from bot.domain.caller import Caller
from bot.domain.nudges import FollowUp, MorningInput, OwedReply, PersonState, Story
from bot.domain.nudges.choose import COOLDOWN_DAYS
from bot.domain.nudges.rank import STORY_FRESH_DAYS
from bot.domain.rhythm import Summary
from bot.domain.trends.concerns import possible_tags, telling_words
from bot.storage import rows
from bot.storage.entries import last_notes
from bot.storage.feeds import latest_stories
from bot.storage.mornings import (
    OpenItem,
    due_items,
    last_written,
    lately_met,
    quiet_candidates,
    tagged_with,
    with_birthdays,
)
from bot.storage.tx import Tx

MOST_DUE = 100
MOST_QUIET = 100
MOST_STORIES = 60
MOST_LATELY_MET = 100
_DAYS_AHEAD = 7
Whom = tuple[int, str, str]
"""Person id, name, and the word that a story has in common with them."""


def gather(tx: Tx, caller: Caller, weekdays: int) -> MorningInput:
    """Everything that `rank` may choose from, as of `caller.now`. `weekdays`: the days on which messages go out."""
    scope, now = caller.scope, caller.now
    today, tomorrow = (_midnight(caller, days) for days in (0, 1))
    due = due_items(tx, scope, before=tomorrow, limit=MOST_DUE)
    rested = today - timedelta(days=COOLDOWN_DAYS - 1)
    quiet = quiet_candidates(tx, scope, now, quiet_before=tomorrow, nudged_before=rested, limit=MOST_QUIET)
    known = {person.id: (person, rhythm) for person, rhythm in quiet}
    for person in with_birthdays(tx, scope, _month_days(caller)):
        known.setdefault(person.id, (person, None))
    said = last_notes(tx, scope, known)
    stories = _stories(tx, caller, said)
    written = last_written(tx, scope, known)
    return MorningInput(
        people=tuple(_state(person, rhythm, said, written, stories) for person, rhythm in known.values()),
        follow_ups=tuple(_follow_up(one) for one in due if one.follow_up.kind != "reply"),
        owed=tuple(_reply(one) for one in due if one.follow_up.kind == "reply"),
        stories=stories,
        weekdays=weekdays,
    )


def _midnight(caller: Caller, days: int) -> datetime:
    day = caller.local.date() + timedelta(days=days)
    return datetime.combine(day, time(), caller.zone).astimezone(UTC)


def _month_days(caller: Caller) -> list[str]:
    """The days whose birthdays may be told today; those of 29 February count with the 28th."""
    today = caller.local.date()
    found = [f"{today + timedelta(days=ahead):%m-%d}" for ahead in range(_DAYS_AHEAD)]
    return [*found, "02-29"] if "02-28" in found else found


def _state(
    person: rows.Person,
    rhythm: Mapping[str, object] | None,
    said: Mapping[int, str],
    written: Mapping[int, datetime],
    stories: Sequence[Story],
) -> PersonState:
    return PersonState(
        person_id=person.id,
        name=person.name,
        created_at=person.created_at,
        summary=Summary.from_json(rhythm),
        cadence_days=person.wished_days,
        last_note=said.get(person.id),
        birthday=person.birthday,
        touched_at=written.get(person.id),
        snoozed_until=person.snoozed_until,
        muted=person.muted,
        last_nudged_at=person.nudged_at,
        story=next((story for story in stories if story.author_id == person.id), None),
    )


def _follow_up(item: OpenItem) -> FollowUp:
    one = item.follow_up
    kind = "promise" if one.kind == "mine" else one.kind
    return FollowUp(one.id, one.due_at, kind, one.about, one.person_id, one.person_name, item.shown_at)


def _reply(item: OpenItem) -> OwedReply:
    one = item.follow_up
    return OwedReply(one.id, item.created_at, one.person_id, one.person_name, one.about, one.permalink, item.shown_at)


def _stories(tx: Tx, caller: Caller, said: Mapping[int, str]) -> tuple[Story, ...]:
    """Fresh stories that were not told yet, newest first, each with one person whom it concerns, where there is one."""
    since = caller.now - timedelta(days=STORY_FRESH_DAYS)
    unseen = latest_stories(tx, caller.scope, since=since, unseen=True, limit=MOST_STORIES)
    if not unseen:
        return ()
    fresh = _told_once(unseen, latest_stories(tx, caller.scope, since=since, unseen=False, limit=2 * MOST_STORIES))
    by_tag = _people_by_tag(tx, caller, fresh)
    by_word = _people_by_word(tx, caller, said)
    found: list[Story] = []
    for row in fresh:
        story = _story(row)
        whom = _whom(row, by_tag, by_word)
        found.append(story if whom is None else replace(story, about_id=whom[0], about=whom[1], topic=whom[2]))
    return tuple(found)


def _told_once(unseen: Sequence[rows.Story], every: Sequence[rows.Story]) -> list[rows.Story]:
    """One of each story that several sources tell, a person's own feed before others; none that was told before."""
    new = {story.id: story for story in unseen}
    groups = trends.group_stories(
        trends.Story(str(s.id), str(s.feed_id), s.url, s.title, s.summary, s.published_at, s.published_at)
        for s in every
    )
    found: list[rows.Story] = []
    for group in groups.values():
        members = [new.get(int(story.key)) for story in group]
        kept = [story for story in members if story is not None]
        if len(kept) == len(members):
            found.append(min(kept, key=lambda story: (story.person_id is None, -story.published_at.timestamp())))
    return sorted(found, key=lambda story: (story.published_at, story.id), reverse=True)


def _story(row: rows.Story) -> Story:
    return Story(row.id, row.title, row.url, row.feed_title, row.published_at, row.person_id, row.person_name or "")


def _people_by_tag(tx: Tx, caller: Caller, stories: Sequence[rows.Story]) -> dict[str, list[Whom]]:
    wanted: set[str] = set()
    for story in stories:
        wanted |= possible_tags(story.title, story.summary)
    found: dict[str, list[Whom]] = {}
    for tag, person_id, name in tagged_with(tx, caller.scope, sorted(wanted)):
        found.setdefault(tag, []).append((person_id, name, tag))
    return found


def _people_by_word(tx: Tx, caller: Caller, said: Mapping[int, str]) -> dict[str, list[Whom]]:
    """Telling words of the last notes on people met lately, or due today."""
    met = lately_met(tx, caller.scope, limit=MOST_LATELY_MET)
    texts = last_notes(tx, caller.scope, [person_id for person_id, _ in met if person_id not in said])
    found: dict[str, list[Whom]] = {}
    for person_id, name in met:
        for word in telling_words(texts.get(person_id) or said.get(person_id, "")):
            found.setdefault(word, []).append((person_id, name, word))
    return found


def _whom(story: rows.Story, by_tag: Mapping[str, list[Whom]], by_word: Mapping[str, list[Whom]]) -> Whom | None:
    """Who shares the story's longest tag, else a telling word of its title; never its own author."""
    tags = possible_tags(story.title, story.summary) & by_tag.keys()
    options = [whom for tag in sorted(tags, key=lambda tag: (-len(tag), tag)) for whom in by_tag[tag]]
    options += [whom for word in telling_words(story.title) for whom in by_word.get(word, ())]
    return next((whom for whom in options if whom[0] != story.person_id), None)
