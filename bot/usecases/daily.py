"""The daily message as data: what it carries, why, and what became of each item.

Kept as JSON with the delivery, so that the message can be drawn again, in place, whenever something in it was answered.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, cast

from bot.domain.nudges import DateItem, DueItem, Morning, OwedItem, Reason, Reengage, StoryItem
from bot.domain.nudges.model import ReasonKind
from bot.storage.rows import Delivery

Section = Literal["due", "people", "dates", "owed", "stories"]
State = Literal["open", "done", "snoozed", "dismissed", "gone"]
SECTIONS: tuple[Section, ...] = ("due", "people", "dates", "owed", "stories")
PUT_OFF = frozenset[Section]({"due", "people", "owed"})
"""The sections whose items can be snoozed; the others are told once."""
MOST_DATES = 8
_VERSION = 1


@dataclass(frozen=True, slots=True)
class DailyItem:
    """One line of a daily message.

    `key` names it within its message: a letter for the section and `ref_id`, which is a follow-up's id (due, owed), a
    person's (people, dates) or a story's. `person_id`/`name`: whom it is about; for a story whom it concerns, if
    anybody. `due_at`: for follow-ups, when it was due as it was carried. `story_id`: the post that gives a reason to
    write. `state` other than open says how it was settled: `verb` did it, the journal entry `journal_id` takes it back
    (`None`: nothing was written), `until` is the local day a snooze ends on, `told` a few words about it in Slack's
    escaped form.
    """

    key: str
    section: Section
    ref_id: int
    person_id: int | None
    name: str
    reasons: tuple[Reason, ...]
    title: str = ""
    url: str = ""
    source: str = ""
    due_at: datetime | None = None
    story_id: int | None = None
    state: State = "open"
    verb: str = ""
    journal_id: int | None = None
    until: date | None = None
    told: str = ""

    @property
    def is_open(self) -> bool:
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class Review:
    """A week looked back on: how many follow-ups were kept and missed, and who was spoken to again after a silence.

    The names are the first few of each.
    """

    kept: int = 0
    missed: int = 0
    revived: int = 0
    kept_names: tuple[str, ...] = ()
    missed_names: tuple[str, ...] = ()
    revived_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule that Rapport would like to adopt. `kind`: tag (leave `key` out) or hour (write at `key`).

    `state`: proposed, adopted or declined. `count`: how many answers speak for it.
    """

    kind: Literal["tag", "hour"]
    key: str
    count: int
    state: str = "proposed"


@dataclass(frozen=True, slots=True)
class Extras:
    """What a message carries beside its items. `notice`: "weekly" or "off", when that is from now on; "" otherwise."""

    notice: str = ""
    proposal: Proposal | None = None
    review: Review | None = None


NO_EXTRAS = Extras()


@dataclass(frozen=True, slots=True)
class Daily:
    """One user's message of one local day. `more_due`: due follow-ups that are not in it. `ts` is `None` until sent."""

    delivery_id: int
    local_date: date
    items: tuple[DailyItem, ...]
    more_due: int = 0
    channel: str | None = None
    ts: str | None = None
    extras: Extras = NO_EXTRAS

    def item(self, key: str) -> DailyItem | None:
        return next((item for item in self.items if item.key == key), None)

    def with_item(self, changed: DailyItem) -> "Daily":
        items = tuple(changed if item.key == changed.key else item for item in self.items)
        return replace(self, items=items)


def daily_from(morning: Morning) -> tuple[tuple[DailyItem, ...], int]:
    """What a morning decided to say, as items in the order they are told, and how many due follow-ups are left out.

    Of many birthdays the eight soonest are told, so that the message stays one.
    """
    items = (
        *map(_due, morning.due),
        *map(_person, morning.reengage),
        *map(_date, morning.dates[:MOST_DATES]),
        *map(_owed, morning.owed),
        *map(_story, morning.stories),
    )
    return items, morning.more_due


def daily_of(delivery: Delivery) -> Daily:
    """The message that a delivery carries."""
    stored: Mapping[str, Any] = delivery.items or {}
    items = tuple(_read(each) for each in stored.get("items", ()))
    more_due, extras = int(stored.get("more_due", 0)), _extras(stored)
    return Daily(delivery.id, delivery.local_date, items, more_due, delivery.channel, delivery.ts, extras)


def items_json(items: tuple[DailyItem, ...], more_due: int, extras: Extras = NO_EXTRAS) -> dict[str, Any]:
    """The message as JSON, of which `daily_of` makes it again."""
    row: dict[str, Any] = {"v": _VERSION, "more_due": more_due, "items": [_written(item) for item in items]}
    return row | {name: value for name, value in asdict(extras).items() if value}


def _extras(stored: Mapping[str, Any]) -> Extras:
    review: Mapping[str, Any] = stored.get("review") or {}
    proposal: Mapping[str, Any] = stored.get("proposal") or {}
    told: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in review.items()}
    return Extras(
        stored.get("notice", ""),
        Proposal(**proposal) if proposal else None,
        Review(**told) if told else None,
    )


def _due(item: DueItem) -> DailyItem:
    one = item.follow_up
    return DailyItem(
        f"f{one.follow_up_id}",
        "due",
        one.follow_up_id,
        one.person_id,
        one.name,
        item.reasons,
        title=one.about,
        due_at=one.due_at,
    )


def _person(item: Reengage) -> DailyItem:
    person = item.person
    post = person.story
    return DailyItem(
        f"p{person.person_id}",
        "people",
        person.person_id,
        person.person_id,
        person.name,
        item.reasons,
        url=post.url if post else "",
        story_id=post.story_id if post else None,
    )


def _date(item: DateItem) -> DailyItem:
    person = item.person
    return DailyItem(f"b{person.person_id}", "dates", person.person_id, person.person_id, person.name, item.reasons)


def _owed(item: OwedItem) -> DailyItem:
    reply = item.reply
    return DailyItem(
        f"r{reply.owed_id}",
        "owed",
        reply.owed_id,
        reply.person_id,
        reply.name,
        item.reasons,
        title=reply.about,
        url=reply.permalink or "",
    )


def _story(item: StoryItem) -> DailyItem:
    story = item.story
    # Offered to somebody it would interest, never to whoever wrote it.
    return DailyItem(
        f"s{story.story_id}",
        "stories",
        story.story_id,
        story.about_id,
        story.about,
        item.reasons,
        title=story.title,
        url=story.url,
        source=story.source,
    )


def _written(item: DailyItem) -> dict[str, Any]:
    """The item as JSON; what is empty is left out."""
    row: dict[str, Any] = {name: getattr(item, name) for name in DailyItem.__slots__}
    row["reasons"] = [{"kind": reason.kind, "values": dict(reason.values)} for reason in item.reasons]
    row["due_at"] = item.due_at.isoformat() if item.due_at else None
    row["until"] = item.until.isoformat() if item.until else None
    return {name: value for name, value in row.items() if value not in (None, "")}


def _read(row: Mapping[str, Any]) -> DailyItem:
    values = dict(row)
    values["reasons"] = tuple(Reason(cast(ReasonKind, each["kind"]), each["values"]) for each in row["reasons"])
    values["due_at"] = datetime.fromisoformat(row["due_at"]) if row.get("due_at") else None
    values["until"] = date.fromisoformat(row["until"]) if row.get("until") else None
    values.setdefault("person_id", None)
    values.setdefault("name", "")
    return DailyItem(**{name: values[name] for name in DailyItem.__slots__ if name in values})
