"""The sections of a morning, each by its own plain rule; whom to re-engage with is chosen in `choose`.

An item that was carried in the last seven days is not carried again, so that a message stays worth opening;
everything still open is on the panel and in `due`.
"""

from datetime import UTC, date, datetime, timedelta

from bot.domain.nudges.choose import choose
from bot.domain.nudges.model import (
    DateItem,
    DueItem,
    FollowUp,
    Morning,
    MorningInput,
    OwedItem,
    OwedReply,
    PersonState,
    Reason,
    Story,
    StoryItem,
)

MAX_DUE = 10
MAX_OWED = 5
MAX_STORIES = 3
REPEAT_AFTER_DAYS = 7
STORY_FRESH_DAYS = 7
_ROOM = 6
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def rank(day: MorningInput, now_local: datetime) -> Morning:
    """What to say this morning. `now_local` (aware, the user's own zone) is the moment of sending: it decides "today".

    A follow-up is due from the beginning of its local day. A person with a due follow-up, a birthday or an owed reply
    in the message is not also suggested. The more is due, the fewer people are suggested: due items and people
    together are at most six lines, or as many as are due.

    Raises:
        ValueError: `now_local` has no time zone.
    """
    if now_local.tzinfo is None:
        raise ValueError("now_local needs the user's time zone")
    today = now_local.date()
    due, more_due = _due(day.follow_ups, now_local)
    dates = _dates(day.people, day.days_ahead or _days_until_next(day.weekdays, today), today)
    owed = _owed(day.owed, now_local)
    open_ids = {f.person_id for f in day.follow_ups if _local_date(f.due_at, now_local) <= now_local.date()}
    named = open_ids | {item.person.person_id for item in dates} | {item.reply.person_id for item in owed}
    budget = min(day.budget, max(0, _ROOM - len(due)))
    reengage = choose([p for p in day.people if p.person_id not in named], now_local, budget)
    told = {item.person.story.story_id for item in reengage if item.person.story}
    stories = _stories([s for s in day.stories if s.story_id not in told], now_local)
    return Morning(due, reengage, dates, owed, stories, more_due)


def _local_date(at: datetime, now_local: datetime) -> date:
    return at.astimezone(now_local.tzinfo).date()


def _rested(shown_at: datetime | None, now_local: datetime) -> bool:
    """Whether an item may be carried: never carried so far, or seven local days ago."""
    return shown_at is None or (now_local.date() - _local_date(shown_at, now_local)).days >= REPEAT_AFTER_DAYS


def _due(follow_ups: tuple[FollowUp, ...], now_local: datetime) -> tuple[tuple[DueItem, ...], int]:
    """Due items, fresh ones before those carried before, the longest due first; and how many are left out."""
    today = now_local.date()
    open_now = [(f, (today - _local_date(f.due_at, now_local)).days) for f in follow_ups]
    open_now = [(f, days) for f, days in open_now if days >= 0]
    ready = [(f, days) for f, days in open_now if _rested(f.shown_at, now_local)]
    ready.sort(key=lambda pair: (pair[0].shown_at is not None, pair[0].due_at, pair[0].follow_up_id))
    items = tuple(DueItem(f, days, _due_reasons(f, days)) for f, days in ready[:MAX_DUE])
    return items, len(open_now) - len(items)


def _due_reasons(follow_up: FollowUp, days: int) -> tuple[Reason, ...]:
    due = Reason("due", {"days": days, "kind": follow_up.kind, "about": follow_up.about})
    if not follow_up.last_note:
        return (due,)
    return due, Reason("last_time", {"note": follow_up.last_note})


def _dates(people: tuple[PersonState, ...], days_ahead: int, today: date) -> tuple[DateItem, ...]:
    """Birthdays from today up to the day before the next message, soonest first; muted people are left alone."""
    days = [today + timedelta(days=ahead) for ahead in range(days_ahead)]
    keys = {f"{day:%m-%d}": day for day in reversed(days)}
    for day in days:
        if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3:
            keys.setdefault("02-29", day)
    found = [(keys[p.birthday[-5:]], p) for p in people if p.birthday and not p.muted and p.birthday[-5:] in keys]
    found.sort(key=lambda pair: (pair[0], pair[1].name, pair[1].person_id))
    return tuple(DateItem(p, on, (_birthday(on, today),)) for on, p in found)


def _birthday(on: date, today: date) -> Reason:
    return Reason("birthday", {"days": (on - today).days, "weekday": _WEEKDAY_NAMES[on.weekday()]})


def _days_until_next(weekdays: int, today: date) -> int:
    """Days from today to the next day with a message, 1 to 7."""
    for ahead in range(1, 7):
        if weekdays >> ((today.weekday() + ahead) % 7) & 1:
            return ahead
    return 7


def _owed(replies: tuple[OwedReply, ...], now_local: datetime) -> tuple[OwedItem, ...]:
    """Owed replies, the latest first: an answer of yesterday is still expected, one of last month hardly."""
    ready = sorted((r for r in replies if _rested(r.shown_at, now_local)), key=lambda r: r.since, reverse=True)
    today = now_local.date()
    return tuple(
        OwedItem(r, (Reason("owed", {"days": (today - _local_date(r.since, now_local)).days, "about": r.about}),))
        for r in ready[:MAX_OWED]
    )


def _stories(stories: list[Story], now_local: datetime) -> tuple[StoryItem, ...]:
    """Fresh unseen stories: by people the user knows, then those that concern one, then rising, then newest.

    One a source and one a rising term as long as there is something else to tell.
    """
    now = now_local.astimezone(UTC)
    oldest = now - timedelta(days=STORY_FRESH_DAYS)
    fresh = [s for s in stories if s.shown_at is None and oldest <= s.published_at <= now]
    fresh.sort(key=lambda s: (_appeal(s), s.published_at, s.story_id), reverse=True)
    chosen: list[Story] = []
    while fresh and len(chosen) < MAX_STORIES:
        best = min(fresh, key=lambda story: _repeats(story, chosen))
        fresh.remove(best)
        chosen.append(best)
    return tuple(StoryItem(s, _why(s)) for s in chosen)


def _repeats(story: Story, chosen: list[Story]) -> int:
    """How much of a story the user is told already: its source, a term that rises."""
    same_source = any(story.source == other.source for other in chosen)
    same_trend = any(not set(story.rising).isdisjoint(other.rising) for other in chosen)
    return same_source + same_trend


def _appeal(story: Story) -> float:
    return 4 * (story.author_id is not None) + 2 * (story.about_id is not None) + bool(story.rising) + story.liking


def _why(story: Story) -> tuple[Reason, ...]:
    reasons = []
    if story.author_id is not None:
        reasons.append(Reason("follows", {"name": story.author}))
    if story.about_id is not None:
        reasons.append(Reason("concerns", {"name": story.about, "topic": story.topic}))
    if story.rising:
        reasons.append(Reason("rising", {"topic": story.rising[0]}))
    return tuple(reasons)
