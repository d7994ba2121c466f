"""What the tables hold, as typed values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Member:
    """A user's own settings. `reactions`: emoji name -> what it does, `""`: switched off; unnamed ones keep defaults.

    `date_order`: "dmy", "mdy", "ymd" or `None` (asked when it matters). `hour`: local, 0 to 23. `weekdays`: bit 0 is
    Monday. `daily`: whether daily messages are on. `seen_at`: when they last did anything. `pace`: daily, weekly or off
    (for want of use); `pace_news`: that is still to be told. `away_until`: the first local day with a message again.
    `country`: whose public holidays are kept, "" for none. `review`: whether Friday's message looks back on the week.
    """

    tz: str
    locale: str
    date_order: str | None
    reactions: dict[str, str]
    dm_channel: str | None
    hour: int
    weekdays: int
    daily: bool
    welcomed_at: datetime | None
    left_at: datetime | None
    seen_at: datetime | None = None
    pace: str = "daily"
    pace_news: bool = False
    away_until: date | None = None
    country: str = ""
    review: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one owner. `contacts`: how many interactions; `quiet_at`: when silence begins to be unusual.

    `cadence_days`: the owner's wish for this person; `group_days`: the shortest one of their tags and circles.
    """

    id: int
    name: str
    company: str | None
    title: str | None
    birthday: str | None
    contacts: int
    last_at: datetime | None
    cadence_days: float | None
    group_days: float | None
    quiet_at: datetime | None
    snoozed_until: datetime | None
    muted: bool
    nudged_at: datetime | None
    created_at: datetime

    @property
    def wished_days(self) -> float | None:
        """The cadence that holds: the person's own, else that of their tags and circles."""
        return self.group_days if self.cadence_days is None else self.cadence_days


@dataclass(frozen=True, slots=True)
class Keyed:
    """A person found by one of the keys looked up. `shown`: the key as the owner typed it, `None` for a derived one."""

    person: Person
    kind: str
    key: str
    shown: str | None


@dataclass(frozen=True, slots=True)
class Interaction:
    id: int
    person_id: int
    line_id: int
    kind: str
    at: datetime
    mine: bool | None
    source: str
    place: str | None
    permalink: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """`text` is what is shown, `raw` the line as it was typed (in Slack's escaped form, both)."""

    id: int
    person_id: int
    line_id: int
    text: str
    raw: str
    permalink: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`kind`: follow_up, reply, mine or theirs (promises). `every`: ISO duration, if it repeats. `state`: open, done."""

    id: int
    person_id: int
    person_name: str
    line_id: int
    kind: str
    due_at: datetime
    has_time: bool
    about: str
    every: str | None
    permalink: str | None
    state: str
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    id: int
    url: str
    title: str
    site_url: str | None
    etag: str | None
    last_modified: str | None
    failures: int
    error: str | None
    gone: bool
    fetched_at: datetime | None
    succeeded_at: datetime | None
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Subscription:
    feed: Feed
    person_id: int | None
    person_name: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """`person_id`: whose feed it is, when the reader follows it as a person's own."""

    id: int
    feed_id: int
    feed_title: str
    person_id: int | None
    person_name: str | None
    url: str
    title: str
    summary: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One daily message of one user. `state`: claimed, sending, sent, empty, unknown, failed. `items`: what it says."""

    id: int
    workspace_id: str
    user_id: str
    local_date: date
    state: str
    attempts: int
    channel: str | None
    ts: str | None
    items: dict[str, Any]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    id: int
    verb: str
    subject: str
    changes: list[dict[str, Any]]
    created_at: datetime
    undone_at: datetime | None
