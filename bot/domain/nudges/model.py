"""The values that go into a morning and come out of it. All times are aware UTC; ids are the storage's integers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.domain.rhythm import Summary

ReasonKind = Literal["gap", "last_time", "posted", "due", "birthday", "owed", "follows", "concerns", "rising"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is there, as data: a kind and its values (JSON-ready); `say_reason` turns it into words.

    gap: `days` (None: never spoke), `usual_days` | None, `cadence_days` | None, `contact` (kind of the last contact).
    last_time: `note`. posted: `title`, `days`. due: `days` (0 today, more: overdue), `kind`, `about`.
    birthday: `days` (0 today), `weekday` (English name). owed: `days`. follows: `name`. concerns: `name`, `topic`.
    rising: `topic`.
    """

    kind: ReasonKind
    values: Mapping[str, str | int | float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a feed the user follows. `author_id`/`author` is the person whose own feed it is from, if any;
    `about` names one person it would interest, with the topic they share, if any. `rising`: the terms it carries that
    are unusual now, strongest first.
    `liking`: by the user's "more" and "less", -3 to 3.
    """

    story_id: int
    title: str
    url: str
    source: str
    published_at: datetime
    author_id: int | None = None
    author: str = ""
    about_id: int | None = None
    about: str = ""
    topic: str = ""
    rising: tuple[str, ...] = ()
    shown_at: datetime | None = None
    liking: float = 0.0


@dataclass(frozen=True, slots=True)
class PersonState:
    """One person of the user's, as the morning needs them.

    `summary` is `Summary()` when no contact was logged. `cadence_days` is explicit (of the person, a tag or a circle,
    the shortest); `tier_days` one of `TIER_DAYS`. `birthday` is "YYYY-MM-DD", "--MM-DD" or "MM-DD". `touched_at` is
    when the user last wrote anything down about the person, which need not be when the contact was. `muted` is
    "not this person". `story` is a fresh post of theirs.
    """

    person_id: int
    name: str
    created_at: datetime
    summary: Summary = Summary()  # noqa: RUF009 - an immutable value
    tier_days: float | None = None
    cadence_days: float | None = None
    last_note: str | None = None
    birthday: str | None = None
    touched_at: datetime | None = None
    snoozed_until: datetime | None = None
    muted: bool = False
    last_nudged_at: datetime | None = None
    story: Story | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something the user asked to be reminded of, or promised.

    `shown_at` is when a message last carried it. `last_note` explains one that has no `about`, None when nothing does.
    """

    follow_up_id: int
    due_at: datetime
    kind: str = "follow_up"
    about: str = ""
    person_id: int | None = None
    name: str = ""
    shown_at: datetime | None = None
    last_note: str | None = None


@dataclass(frozen=True, slots=True)
class OwedReply:
    """A message the user meant to answer; `since` is when it was written."""

    owed_id: int
    since: datetime
    person_id: int | None = None
    name: str = ""
    about: str = ""
    permalink: str | None = None
    shown_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MorningInput:
    """Everything of one user, in any order. `weekdays` is the bit mask of the days on which messages go out (Monday 1,
    Sunday 64): a birthday on a day without a message is told on the last day before. `budget` is how many people at
    most are suggested. `days_ahead`: days to the next message where holidays or a slower pace make it later.
    """

    people: tuple[PersonState, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    owed: tuple[OwedReply, ...] = ()
    stories: tuple[Story, ...] = ()
    weekdays: int = 127
    days_ahead: int | None = None
    budget: int = 3


@dataclass(frozen=True, slots=True)
class DueItem:
    """A follow-up or promise whose day has come; `days_over` is 0 on its day."""

    follow_up: FollowUp
    days_over: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Reengage:
    """A person worth writing to; `dormant` marks the one long-silent tie a morning may carry."""

    person: PersonState
    dormant: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DateItem:
    """A birthday on `on` (local date), today or before the next message."""

    person: PersonState
    on: date
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class OwedItem:
    """A reply the user owes."""

    reply: OwedReply
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story worth a look, or worth passing on."""

    story: Story
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Morning:
    """The daily message as data, each section best first. `more_due` counts due follow-ups that are not in it.

    False when there is nothing to say: then nothing is sent.
    """

    due: tuple[DueItem, ...] = ()
    reengage: tuple[Reengage, ...] = ()
    dates: tuple[DateItem, ...] = ()
    owed: tuple[OwedItem, ...] = ()
    stories: tuple[StoryItem, ...] = ()
    more_due: int = 0

    def __bool__(self) -> bool:
        return bool(self.due or self.reengage or self.dates or self.owed or self.stories)
