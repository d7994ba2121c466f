"""Take in one typed line: who, what happened, what was said, what is to come."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any

from bot.domain.caller import Caller
from bot.domain.dates import DateQuestion
from bot.domain.errors import NotUnderstood, RapportError
from bot.domain.notes import Kind, Line, name_candidates, parse_line
from bot.domain.people import Key, Reference
from bot.storage.changes import Changes
from bot.storage.entries import add_interaction, add_note
from bot.storage.ids import new_id
from bot.storage.journal import close_draft, save_draft, write_journal
from bot.storage.people import add_keys, add_tags, change_person, find_by_keys, mark_stale, tags_of, touch
from bot.storage.rows import Interaction, Note, Person
from bot.storage.tx import Tx
from bot.usecases.planning import Planned, keep_plan, plans_of
from bot.usecases.resolve import Known, Nameless, Unclear, Unknown, check_tags, make_person, resolve

NOTE_CHARS = 40_000
_SLACK_ID = re.compile(r"<@([UW][A-Z0-9]+)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w<])@([\w.-]{2,40})")


@dataclass(frozen=True, slots=True)
class Met:
    """A person of a logged line. `previous_at`: the last contact before this one."""

    id: int
    name: str
    company: str | None
    is_new: bool
    previous_at: datetime | None


@dataclass(frozen=True, slots=True)
class Logged:
    """What was understood and kept. `kind` is `None` when nothing that has happened was told; `raw` is the line itself.

    `people` are those the line is about, `later` those for whom only something of `planned` is.
    """

    journal_id: int
    line_id: int
    people: tuple[Met, ...]
    kind: Kind | None
    at: datetime | None
    at_has_time: bool
    place: str | None
    note: str
    planned: tuple[Planned, ...]
    cadence_days: float | None
    tags: tuple[str, ...]
    raw: str
    later: tuple[Met, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The line waits, kept as a draft, for an answer about a person (`person`), a date (`date`), or whom it is about."""

    draft_id: int
    raw: str
    person: Unclear | None = None
    date: DateQuestion | None = None


class NamesWanted(RapportError):
    """The line mentions Slack users whom the owner does not have yet: look their names up and come again.

    Raised, so that nothing of the unit is kept, not even that it ran.
    """

    def __init__(self, slack_ids: tuple[str, ...]) -> None:
        super().__init__("I do not know everybody mentioned here yet. Try again in a moment.")
        self.slack_ids = slack_ids


@dataclass(frozen=True, slots=True)
class Typed:
    """A line with everything that has been answered about it so far.

    `text` is what is read (a date that was asked about is replaced in it), `raw` what was typed. `chosen`: reference text ->
    person id or "new". `about`: a person id when the line itself names nobody. `names`: Slack id -> name.
    """

    text: str
    raw: str
    source: str = "typed"
    permalink: str | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    draft_id: int | None = None


def log_line(tx: Tx, caller: Caller, typed: Typed) -> Logged | Asked:
    """Keep the line, or keep it as a draft and ask.

    Raises:
        NotUnderstood: there is nothing in the line, or it is longer than a note can be.
        NamesWanted: it mentions Slack users whose names are not in `typed.names`.
    """
    if not typed.text.strip():
        raise NotUnderstood(
            "There is nothing to note down yet. Try: met Ana Silva at PyCon yesterday, she is moving to Berlin"
        )
    if len(typed.raw) > NOTE_CHARS:
        raise NotUnderstood(f"That is {len(typed.raw)} characters; a note can have {NOTE_CHARS}. Send it in parts.")
    found = find_by_keys(tx, caller.scope, _possible_keys(typed.text))
    line = parse_line(typed.text, caller.local, known=frozenset(keyed.key for keyed in found), order=caller.order)
    check_tags(line.tags)
    if line.questions:
        return _ask(tx, caller, typed, date=line.questions[0])
    about = _about(typed) or line.people or line.named
    if not about:
        return _ask(tx, caller, typed)
    references = (*about, *(later for later in line.named if later not in about))
    resolved = resolve(tx, caller, references, chosen=typed.chosen, names=typed.names, found=found)
    nameless = tuple(one.slack_id for one in resolved if isinstance(one, Nameless))
    if nameless:
        raise NamesWanted(nameless)
    for one in resolved:
        if isinstance(one, Unclear):
            return _ask(tx, caller, typed, person=one)
    if typed.draft_id is not None and not close_draft(tx, caller.scope, typed.draft_id, caller.now):
        raise NotUnderstood("This line was noted down already.")
    known = [one for one in resolved if isinstance(one, Known | Unknown)]
    return _Keeping(tx, caller, typed, line, len(about)).keep(known)


def _possible_keys(text: str) -> list[str]:
    """Every key that some words of the line could be, for one look-up before the line is read."""
    keys = dict.fromkeys(name_candidates(text))
    if "@" in text:
        keys |= dict.fromkeys(_SLACK_ID.findall(text))
        keys |= dict.fromkeys(email.casefold() for email in _EMAIL.findall(text))
        keys |= dict.fromkeys(handle.casefold() for handle in _HANDLE.findall(text))
    return list(keys)[:150]


def _about(typed: Typed) -> tuple[Reference, ...]:
    """The person the owner picked for a line that names nobody, or a new one of a given name."""
    if not typed.about:
        return ()
    return (Reference("name", typed.about, typed.about),)


def _ask(
    tx: Tx, caller: Caller, typed: Typed, *, person: Unclear | None = None, date: DateQuestion | None = None
) -> Asked:
    payload: dict[str, Any] = {
        "text": typed.text,
        "raw": typed.raw,
        "source": typed.source,
        "permalink": typed.permalink,
        "chosen": dict(typed.chosen),
        "about": typed.about,
        "names": dict(typed.names),
    }
    if typed.draft_id is not None:
        close_draft(tx, caller.scope, typed.draft_id, caller.now)
    if person is not None:
        payload["ask"] = {"person": person.reference.text}
    if date is not None:
        payload["ask"] = {"date": [date.span[0], date.span[1]]}
    return Asked(save_draft(tx, caller.scope, payload, caller.now), typed.raw, person, date)


@dataclass(slots=True)
class _Present:
    """A person of the line: `references` are all that mean them, `is_met` when the line is about them."""

    person: Person
    met: Met
    is_met: bool
    references: list[Reference]


class _Keeping:
    """Writes one understood line. Its first `about` people are those it is about; something to come is for the others."""

    def __init__(self, tx: Tx, caller: Caller, typed: Typed, line: Line, about: int) -> None:
        self.tx, self.caller, self.typed, self.line, self.about = tx, caller, typed, line, about
        self.line_id = new_id()
        self.changes = Changes(tx, caller.scope)
        at = line.at.astimezone(UTC) if line.at else None
        self.is_plan = at is not None and self._is_ahead(line, caller)
        self.kind = None if self.is_plan or line.kind in (None, Kind.NOTE) else line.kind
        self.at = self._moment(line) if self.kind else None

    def keep(self, resolved: Iterable[Known | Unknown]) -> Logged:
        people = self._people(resolved)
        planned: list[Planned] = []
        for number, one in enumerate(people):
            if one.is_met:
                self._entries(one.person, one.met.is_new)
            planned += self._plans(one, is_first=number == 0)
        about = [one for one in people if one.is_met]
        for number, one in enumerate(about):
            self._traits(one.person, one.met.is_new, first=number == 0)
        subject = ", ".join(one.person.name for one in people)
        journal_id = write_journal(self.tx, self.caller.scope, "log", subject, self.changes, self.caller.now)
        line = self.line
        return Logged(
            journal_id=journal_id,
            line_id=self.line_id,
            people=tuple(one.met for one in about),
            kind=self.kind,
            at=self.at,
            at_has_time=line.at_has_time,
            place=line.place,
            note=line.note,
            planned=tuple(planned),
            cadence_days=line.cadence_days,
            tags=line.tags,
            raw=self.typed.raw,
            later=tuple(one.met for one in people if not one.is_met),
        )

    def _people(self, resolved: Iterable[Known | Unknown]) -> list[_Present]:
        found: dict[int, _Present] = {}
        for number, one in enumerate(resolved):
            is_met = number < self.about
            person, is_new = self._person(one, number == 0, is_met)
            if person.id in found:
                found[person.id].references.append(one.reference)
                continue
            met = Met(person.id, person.name, person.company, is_new, None if is_new else person.last_at)
            found[person.id] = _Present(person, met, is_met, [one.reference])
        return list(found.values())

    def _person(self, one: Known | Unknown, first: bool, is_met: bool) -> tuple[Person, bool]:
        if isinstance(one, Known):
            self._remember_address(one)
            return one.person, False
        if not is_met:
            return make_person(self.tx, self.changes, self.caller, one), True
        values: dict[str, Any] = {"company": self.line.company} if first and self.line.company else {}
        if self.kind:
            values |= {"contacts": 1, "last_at": self.at, "rhythm_stale": True}
        if self.line.cadence_days:
            values |= {"cadence_days": self.line.cadence_days, "rhythm_stale": True}
        if self.line.tags:
            values["rhythm_stale"] = True
        return make_person(self.tx, self.changes, self.caller, one, **values), True

    def _remember_address(self, one: Known) -> None:
        """An address or account that the owner has just said is this person's finds them from now on."""
        reference = one.reference
        if reference.text in self.typed.chosen and reference.kind in ("email", "mention", "handle"):
            kind = "slack" if reference.kind == "mention" else reference.kind
            key = Key(kind, reference.value)
            add_keys(self.tx, self.caller.scope, one.person.id, [key], {key: reference.value})

    def _entries(self, person: Person, is_new: bool) -> None:
        if self.kind and self.at:
            row = Interaction(
                id=new_id(),
                person_id=person.id,
                line_id=self.line_id,
                kind=self.kind.value,
                at=self.at,
                mine=None,
                source=self.typed.source,
                place=self.line.place,
                permalink=self.typed.permalink,
            )
            add_interaction(self.changes, row)
            if not is_new:
                touch(self.tx, self.caller.scope, person.id, self.at)
        note = Note(
            id=new_id(),
            person_id=person.id,
            line_id=self.line_id,
            text=self.line.note.strip(),
            raw=self.typed.raw,
            permalink=self.typed.permalink,
            created_at=self.caller.now,
        )
        add_note(self.changes, note)

    def _plans(self, one: _Present, *, is_first: bool) -> list[Planned]:
        plans = [
            plan
            for plan in plans_of(self.line, self.caller, is_plan=self.is_plan)
            if plan.is_for(one.references, is_first=is_first, is_met=one.is_met)
        ]
        return [
            keep_plan(
                self.changes, self.caller, plan, one.person.id, self.line_id, one.person.name if plan.people else ""
            )
            for plan in plans
        ]

    def _traits(self, person: Person, is_new: bool, *, first: bool) -> None:
        """Tags for everybody; company (when none is known) for the first; the wished rhythm for those who have a card."""
        line = self.line
        if line.tags:
            known = () if is_new else tags_of(self.tx, self.caller.scope, [person.id]).get(person.id, ())
            add_tags(self.changes, person.id, line.tags, known)
        if is_new:
            return
        after: dict[str, Any] = {}
        if first and line.company and not person.company:
            after["company"] = line.company
        if line.cadence_days and line.cadence_days != person.cadence_days:
            after["cadence_days"] = line.cadence_days
        if after:
            change_person(self.changes, person, **after)
        # A contact has marked the rhythm already.
        if (line.tags or "cadence_days" in after) and not self.kind:
            mark_stale(self.tx, self.caller.scope, person.id)

    def _moment(self, line: Line) -> datetime:
        """When it happened: as said; at noon of a day said without a time, but never ahead of now."""
        if line.at is None:
            return self.caller.now
        if line.at_has_time:
            return line.at.astimezone(UTC)
        day = line.at.date()
        if day == self.caller.local.date():
            return self.caller.now
        return datetime.combine(day, time(12), self.caller.zone).astimezone(UTC)

    @staticmethod
    def _is_ahead(line: Line, caller: Caller) -> bool:
        assert line.at is not None
        if line.at_has_time:
            return line.at > caller.local
        return line.at.date() > caller.local.date()
