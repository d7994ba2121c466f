"""What a line says, as values. Reading them out of text is the other modules' business."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from bot.domain.dates import DateQuestion
from bot.domain.people.reference import Reference

__all__ = ["FollowUp", "Kind", "Line", "Promise", "Reference", "Span"]


class Kind(StrEnum):
    """What sort of contact a line reports.

    `COFFEE` is any drink together, `LUNCH` any meal, `CALL` anything by voice or video, `OTHER` a contact whose way is
    not said ("spoke to Ana"). `NOTE` is a fact about somebody without contact.
    """

    MET = "met"
    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    COMMENT = "comment"
    REPLY = "reply"
    COFFEE = "coffee"
    LUNCH = "lunch"
    EVENT = "event"
    INTRODUCTION = "introduction"
    GIFT = "gift"
    BOOST = "boost"
    OTHER = "other"
    NOTE = "note"


class Span(NamedTuple):
    """Characters `[start, end)` of the raw line that were read as `label`.

    `in_note` tells whether these characters are also still in `Line.note`. Labels: person, company, place, date, tag,
    link, contact (a head such as "met Ana yesterday"), follow_up, cadence, promise.
    """

    label: str
    start: int
    end: int
    in_note: bool = True


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised, by the writer (`me`) or to the writer (`them`). `due` is aware, None when no date was given.

    `people` are those it was promised to or by, empty where that is not said: then it goes with the whole line.
    """

    by: Literal["me", "them"]
    text: str
    span: tuple[int, int]
    due: datetime | None
    people: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to come back to.

    `due` is aware; when `has_time` is false only its date counts. `about` is what is left of the clause without its
    date and its "follow up"; may be empty. `every` is a repetition as `Recurrence.every` ("P2W"), None for once. `people`
    are whom it is for; empty for everybody the line is about.
    """

    due: datetime
    has_time: bool
    about: str
    every: str | None
    span: tuple[int, int]
    people: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, read.

    `people` are those the contact was with, or whom the note is about, in order of mention; people merely spoken of are
    not in it. `kind` is None when the line reports nothing that has happened (only a follow-up or a plan, or no text at
    all). `at` is when the contact was (aware), None when not said; only its date counts unless `at_has_time`. `note`
    is the text without its structural parts, in Slack's escaping as typed; `raw` is the whole line. `cadence_days` is a
    wished rhythm. `company` is that of the first person. `questions` are dates to ask about. `read` is in order of
    start; every character outside the spans with `in_note` false is in `note`, in order.
    """

    raw: str
    people: tuple[Reference, ...] = ()
    kind: Kind | None = None
    at: datetime | None = None
    at_has_time: bool = False
    place: str | None = None
    note: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    promises: tuple[Promise, ...] = ()
    cadence_days: float | None = None
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    company: str | None = None
    questions: tuple[DateQuestion, ...] = ()
    read: tuple[Span, ...] = ()

    @property
    def named(self) -> tuple[Reference, ...]:
        """`people`, and behind them those whom only something to come is for ("met Yoav; meeting Omer on Tuesday")."""
        later = [*(p for one in self.follow_ups for p in one.people), *(p for one in self.promises for p in one.people)]
        first: dict[tuple[str, str], Reference] = {}
        for person in (*self.people, *later):
            first.setdefault((person.kind, person.value.casefold()), person)
        return tuple(first.values())
