"""Arguments of commands, as values. None and empty tuples mean "not said"."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.dates import DateQuestion
from bot.domain.people.reference import Reference


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year; `year` is None when it was not said. Always a day that exists (29 February without a year too)."""

    month: int
    day: int
    year: int | None


@dataclass(frozen=True, slots=True)
class AddPerson:
    """A person to add. `rest` is what was not understood, joined by commas; it becomes a note.

    `name` may be empty when only an address or a mention was given; `slack_ids` are Slack mentions; addresses are in
    lower case, handles without their `@`; tags without `#`, in lower case.
    """

    name: str
    company: str | None = None
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    slack_ids: tuple[str, ...] = ()
    birthday: Birthday | None = None
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    rest: str = ""
    questions: tuple[DateQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Remind:
    """A reminder. `due` is aware, None when no date could be read (ask); `every` as `Recurrence.every` in `domain.dates`."""

    people: tuple[Reference, ...]
    due: datetime | None
    has_time: bool
    every: str | None
    about: str
    questions: tuple[DateQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """What to search. `words` in order as typed; tags, companies and circles in key form (lower case); `since` inclusive."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    since: date | None = None
    questions: tuple[DateQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Follow:
    """What to watch: pages or feeds (`links`), whose they are (`people`, may be empty), or `topics`."""

    links: tuple[str, ...] = ()
    people: tuple[Reference, ...] = ()
    topics: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often to be in touch, with people, a tag or a circle.

    `off` lifts the rhythm. `days` between contacts is None when not said or not understood (show the present one).
    """

    people: tuple[Reference, ...] = ()
    tag: str | None = None
    circle: str | None = None
    days: float | None = None
    off: bool = False
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Snooze:
    """Put off what is due for these people until `until` (aware; None when no time was said: the caller's default)."""

    people: tuple[Reference, ...]
    until: datetime | None
    questions: tuple[DateQuestion, ...] = ()
