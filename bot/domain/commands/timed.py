"""Arguments with a time in them: `remind`, `snooze`, `cadence`."""

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta

from bot.domain.commands.model import Cadence, Remind, Snooze
from bot.domain.commands.references import leading_people
from bot.domain.dates import DateOrder, DateQuestion, Tense, parse_duration_days, read_dates
from bot.domain.notes.ahead import about_of
from bot.domain.notes.timing import period_days
from bot.domain.people.reference import Reference

_ME = re.compile(
    r"^(?:me\s+)?(?:to\s+)?(?:(?:ping|follow up with|contact|write(?: to)?|call|email|message)\s+)?", re.IGNORECASE
)
_OFF = re.compile(r"\b(?:off|none|never|stop|clear|remove)\b", re.IGNORECASE)
_TAG = re.compile(r"^\s*(?:#|tag:\s*#?)(?P<name>[^\W_][\w-]*)\s*", re.IGNORECASE)
_CIRCLE = re.compile(r"^\s*circle[:\s]\s*(?P<name>[\w-]+)\s*", re.IGNORECASE)
_WORDS = {
    "daily": 1.0, "weekly": 7.0, "fortnightly": 14.0, "biweekly": 14.0, "bi-weekly": 14.0, "monthly": 30.4375,
    "bimonthly": 60.875, "quarterly": 91.3125, "yearly": 365.25, "annually": 365.25,
}  # fmt: skip


def parse_remind(
    text: str, now: datetime, *, known: Collection[str] = frozenset(), order: DateOrder | None = None
) -> Remind:
    """Read `Ana in 2 weeks about the deck`, `me to call Ana on Friday`, `Ana every month about the newsletter`.

    `now` is aware, in the user's zone. `due` is midnight when no time was said; None when no date was read.
    """
    lead = _ME.match(text)
    body = text[lead.end() :] if lead else text
    verb = _kept_verb(lead[0]) if lead else ""
    people, rest = leading_people(body, known)
    if not people:
        rest, verb = re.sub(r"^(?:me\s+)?(?:to\s+)?", "", text, flags=re.IGNORECASE), ""
    reading = read_dates(rest, now, tense=Tense.FUTURE, order=order)
    spans = [item.span for item in (*reading.mentions[:1],)] + [item.span for item in reading.recurrences[:1]]
    about = " ".join(part for part in (verb, about_of(rest, (0, len(rest)), 0, spans)) if part)
    if reading.recurrences:
        first = reading.recurrences[0]
        first_due = _first_due(first.every, first.first, now)
        return Remind(
            people, first_due, "T" in first.every, first.every, about, _in_whole(text, rest, reading.questions)
        )
    mention = next((m for m in reading.mentions if m.end or m.start.date() >= now.date()), None)
    due = mention.start if mention else None
    return Remind(
        people, due, bool(mention and mention.has_time), None, about, _in_whole(text, rest, reading.questions)
    )


def parse_snooze(
    text: str, now: datetime, *, known: Collection[str] = frozenset(), order: DateOrder | None = None
) -> Snooze:
    """Read `Ana 2 weeks`, `Ana until Friday`, `Ana`. `until` is aware; None when no time was said."""
    people, rest = leading_people(text, known)
    days = parse_duration_days(re.sub(r"^(?:for|by)\s+", "", rest)) if rest else None
    if days:
        return Snooze(people, _midnight(now + timedelta(days=min(days, 36525.0))))
    reading = read_dates(rest, now, tense=Tense.FUTURE, order=order)
    mention = next((m for m in reading.mentions if m.start > now), None)
    return Snooze(people, mention.start if mention else None, _in_whole(text, rest, reading.questions))


def parse_cadence(text: str, now: datetime, *, known: Collection[str] = frozenset()) -> Cadence:
    """Read `Ana every 6 weeks`, `#vip monthly`, `circle:python-friends off`."""
    tag = circle = None
    people: tuple[Reference, ...] = ()
    if match := _TAG.match(text):
        tag, rest = match["name"].casefold(), text[match.end() :]
    elif match := _CIRCLE.match(text):
        circle, rest = match["name"].casefold(), text[match.end() :]
    else:
        people, rest = leading_people(text, known)
    off = bool(_OFF.search(rest))
    days = None if off else _rhythm_days(rest, now)
    return Cadence(people, tag, circle, days, off, rest.strip())


def _rhythm_days(rest: str, now: datetime) -> float | None:
    words = rest.casefold().strip(" .")
    if words in _WORDS:
        return _WORDS[words]
    reading = read_dates(rest, now, tense=Tense.FUTURE)
    if reading.recurrences and (days := period_days(reading.recurrences[0].every)):
        return days
    return parse_duration_days(re.sub(r"^(?:every|each|about|around)\s+", "", words)) or None


def _in_whole(text: str, rest: str, questions: tuple[DateQuestion, ...]) -> tuple[DateQuestion, ...]:
    """The questions with spans that count in the whole argument instead of in its rest."""
    by = max(0, text.rfind(rest))
    return tuple(DateQuestion((q.span[0] + by, q.span[1] + by), q.text, q.reason, q.options) for q in questions)


def _kept_verb(lead: str) -> str:
    """ "call" in "me to call Ana" says what to do; "ping" and "follow up with" say nothing more than the reminder."""
    match = re.search(r"\b(call|email|message|write)\b", lead, re.IGNORECASE)
    return match[1].casefold() if match else ""


def _first_due(every: str, first: date | None, now: datetime) -> datetime:
    if first is not None:
        return datetime(first.year, first.month, first.day, tzinfo=now.tzinfo)
    return _midnight(now + timedelta(days=max(1, round(period_days(every) or 7.0))))


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
