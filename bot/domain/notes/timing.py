"""Dates of a line, read clause by clause with the tense each clause asks for, each stretch at most once."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.dates import (
    NO_DATES,
    DateMention,
    DateOrder,
    DateQuestion,
    DateReading,
    Grain,
    Recurrence,
    Tense,
    read_dates,
)
from bot.domain.notes.names import Names
from bot.domain.people.words import words

_NOT_WHEN = words("about re regarding re: until till since for by from towards before after abt")
_NOW = words("now currently nowadays") | {"right now"}
_THIS_DAY = re.compile(r"\b(?:tonight|today|this)\b", re.I)
_WIDE = frozenset((Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.DECADE))
_DETERMINERS = words("the a an our their his her my")
_DUE = words("by until till before b4 til")
_PUT_OFF = words("moved pushed shifted rescheduled postponed changed")
_LAST_PART = re.compile(r"\b(?:end|eom|eoq|eoy|close)\b", re.I)
_FIRST_WEEK = re.compile(r"\b(?:first|1st) (?:week|wk)\b", re.I)
_DAY_WORDS = words(
    "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
    "thur thurs "
    "fri sat sun"
)
_NOUN_AFTER = re.compile(
    r" (?:card|present|gift|hamper|cake|basket|market|cookies|flowers|chocolates|sweets|greeting|wishes|message|box)",
    re.I,
)
_SLASHED = re.compile(r"(?<![\d/.])([0-3]?\d)/([0-3]?\d)(?![\d/]|\.\d)", re.ASCII)
_MANY = r"\d[\d,]{2,12} (?:year|yr|centur|decade|month|week)(?:s|y|ies)?"
_BEYOND = re.compile(rf"\b(?:in {_MANY}|{_MANY} ago)\b", re.I)
_DAY_OF_MONTH = re.compile(r"(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_BARE_HOUR = re.compile(r"(?:at )?\d{1,2}(?:[:.h]\d{2})? ?(?:[ap]\.?m\.?|h|uhr|o'clock)?", re.IGNORECASE)
_DAWN = 5
"""The hour from which on "this morning" may have been."""
_MOST_READINGS = 16
_PREPOSITION = re.compile(
    r"(?:\b(?:on|in|by|at|for|from|this|before|around|until|till|starting|since|within|during)\s+)+$", re.I
)
_MONTH_DAYS, _YEAR_DAYS = 30.4375, 365.25
_DURATION = re.compile(r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?$")


@dataclass(frozen=True, slots=True)
class When:
    """Dates of one stretch; all spans count in the whole line, `spans` are those of all dates in order."""

    mentions: tuple[DateMention, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    questions: tuple[DateQuestion, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


_NEVER = When()


class Calendar:
    """Reads stretches of one line as seen from `now` (aware, in the user's zone)."""

    def __init__(self, text: str, now: datetime, order: DateOrder | None, names: Names) -> None:
        self._text, self.now, self._order, self._names = text, now, order or order_shown(text), names
        self._read: dict[tuple[int, int, Tense], When] = {}

    def read(self, start: int, end: int, tense: Tense) -> When:
        """Dates in `[start, end)`; nothing more once a line has had sixteen stretches read (such a line is a paste)."""
        key = (start, end, tense)
        if key in self._read:
            return self._read[key]
        if len(self._read) >= _MOST_READINGS or end <= start:
            return _NEVER
        found = read_dates(self._text, self.now, tense=tense, order=self._order, start=start, end=end)
        when = (
            self._without_names(found, start, end) if found is not NO_DATES or "00" in self._text[start:end] else _NEVER
        )
        self._read[key] = when
        return when

    def _without_names(self, found: DateReading, start: int, end: int) -> When:
        mentions = tuple([m for m in found.mentions if not self._is_name(m)])
        questions = found.questions or (() if mentions else self._beyond(start, end))
        repeated = tuple([r for r in found.recurrences if not r.text.casefold().startswith("all ")])
        spans = [date.span for dates in (mentions, repeated, questions) for date in dates]
        return When(mentions, repeated, questions, tuple(sorted(spans)))

    def _beyond(self, start: int, end: int) -> tuple[DateQuestion, ...]:
        """What is to be asked where a length of time leaves every calendar ("met Ana 4000 years ago")."""
        match = _BEYOND.search(self._text, start, end)
        today = (self.now.date(),)
        return (DateQuestion(match.span(), match[0], "impossible", today),) if match else ()

    def _is_name(self, mention: DateMention) -> bool:
        """Tom is not tomorrow, April Chen not a month, Monday.com not a day, a tag no quarter ("#q4")."""
        after = self._text[mention.span[1] : mention.span[1] + 2]
        hyphened = after[:1] == "-" and after[1:].isalpha() and mention.text[:1].isupper() and mention.text.isalpha()
        if (
            hyphened
            or _doubled(mention.text)
            or mention.text.casefold() == "tom"
            or self._text[max(0, mention.span[0] - 1) : mention.span[0]] == "#"
            or (after[:1] == "." and (after[1:].isalnum() or after[1:] == "_"))
        ):
            return True
        named = self._names.starting(mention.span[0])
        return named is not None and named.reference.span[1] > mention.span[1]

    def is_ahead(self, mention: DateMention) -> bool:
        """Whether a date lies on a later day than today."""
        return mention.start.date() > self.now.date()

    def has_day_ahead(self, start: int, end: int) -> bool:
        """Whether the stretch names a later day, an hour of today still to come, or a repetition."""
        when = self.read(start, end, Tense.FUTURE)
        return bool(when.recurrences) or any(self.is_ahead(m) or self.is_later_today(m) for m in when.mentions)

    def has_hour_ahead(self, start: int, end: int) -> bool:
        """Whether the stretch names an hour of a later day."""
        return any(m.has_time and self.is_ahead(m) for m in self.read(start, end, Tense.FUTURE).mentions)

    def is_later_today(self, mention: DateMention) -> bool:
        """Whether a date is an hour of today that is still to come ("tonight", "later today")."""
        if mention.start.date() != self.now.date():
            return False
        if mention.end and "morn" in mention.text.casefold() and self.now.hour >= _DAWN:
            return False
        before = self._text[max(0, mention.span[0] - 8) : mention.span[0]].casefold().split()
        return before[-1:] == ["later"] or (
            mention.has_time and mention.start > self.now and bool(_THIS_DAY.search(mention.text))
        )

    def as_planned(self, mention: DateMention) -> DateMention:
        """A day of the year that lies long past ("on May 20" in May) as the next one, where that is nearer; else itself."""
        ago = self.now - mention.start
        if ago <= timedelta(days=183):
            return mention
        again = self.as_future(mention)
        return again if self.is_ahead(again) and again.start - self.now < ago else mention

    def as_nearer(self, mention: DateMention) -> DateMention:
        """A bare day of the month ("the 29th") as the next one, where that is nearer than the last; else itself."""
        if not _DAY_OF_MONTH.fullmatch(mention.text) or not (
            mention.text[:1] in "oOtT" or self._before(mention) in ("on", "the")
        ):
            return mention
        again = self.as_future(mention)
        return again if again.start - self.now < self.now - mention.start else mention

    def is_later_this_week(self, mention: DateMention) -> bool:
        """Whether a "this Thursday" is one of the week that runs, still to come."""
        if not mention.text.casefold().startswith("this ") or mention.grain is not Grain.DAY:
            return False
        today, due = self.now.date(), self.as_future(mention).start.date()
        return due > today and due.isocalendar()[:2] == today.isocalendar()[:2]

    def as_past(self, mention: DateMention) -> DateMention | None:
        """The same words read as past ("on Tuesday"); None when they can only be meant ahead ("in 2 weeks")."""
        again = self.read(*mention.span, Tense.PAST).mentions
        recent = bool(again) and timedelta(0) <= self.now - again[0].start <= timedelta(days=14)
        return again[0] if recent else None

    def as_future(self, mention: DateMention) -> DateMention:
        """The same words read as still to come ("promised her the deck on Friday"), where they can be."""
        if self.is_ahead(mention) or mention.start.date() == self.now.date():
            return mention
        again = self.read(*mention.span, Tense.FUTURE).mentions
        return again[0] if again and self.is_ahead(again[0]) else mention

    def is_over(self, mention: DateMention) -> datetime | None:
        """When a period that something is to come after is over ("after the summer"); None for any other date."""
        before = self._text[max(0, mention.span[0] - 10) : mention.span[0]].casefold().split()
        return mention.end if before[-1:] == ["after"] or before[-2:] == ["after", "the"] else None

    def is_when(self, mention: DateMention, floor: int, topic: int | None = None) -> bool:
        """Whether a date says when something was, not what it was about ("texted Noor about Saturday", "on leave until May").

        Only characters from `floor` on count as before it; dates behind `topic` are of what was said.
        """
        if (topic is not None and mention.span[0] > topic) or self._qualifies(mention):
            return False
        before = self._text[max(floor, mention.span[0] - 16) : mention.span[0]].casefold().split()
        word = before[-1] if before else ""
        of_something = word.endswith(":") and len(self._text[floor : mention.span[0]].split()) > 2
        if word in _NOT_WHEN or of_something or mention.text.casefold() in _NOW:
            return False
        return not (word in ("on", "for") and mention.grain in _WIDE)

    def due_mention(self, mentions: tuple[DateMention, ...]) -> DateMention | None:
        """Of several dates the one a "by" or "until" leads to, else the first; None without any."""
        return next((m for m in mentions if self._before(m) in _DUE), mentions[0] if mentions else None)

    def _before(self, mention: DateMention) -> str:
        words_before = self._text[max(0, mention.span[0] - 12) : mention.span[0]].casefold().split()
        return words_before[-1] if words_before else ""

    def deadline(self, mention: DateMention) -> datetime:
        """The day something is due: the last one of "the end of the month", else the first of a period."""
        if mention.end and self._before(mention) in _PUT_OFF and mention.text.casefold().startswith("from "):
            return mention.end - timedelta(days=1) if mention.end.time() == time() else mention.end
        if mention.end and mention.start < self.now < mention.end and mention.grain is Grain.WEEK:
            return max(mention.end - timedelta(days=3), self.now)
        if mention.end and mention.grain in _WIDE and _LAST_PART.search(mention.text):
            return mention.end - timedelta(days=1)
        if _FIRST_WEEK.search(mention.text) and mention.start.day > 20:
            return (mention.start.replace(day=1) + timedelta(days=32)).replace(day=1)
        return mention.start

    def is_firm(self, mention: DateMention) -> bool:
        """Whether a date says its day by itself, neither by a feast nor by a month ("yesterday", "the 5th", "2 weeks ago")."""
        said = mention.text.casefold()
        return (
            any(c.isdigit() for c in said) or not _DAY_WORDS.isdisjoint(said.split()) or "last" in said or "ago" in said
        )

    def _qualifies(self, mention: DateMention) -> bool:
        """Whether a feast only says of what sort the thing after it is ("a Christmas card", "the Easter drinks")."""
        said = mention.text.casefold().removeprefix("the ")
        if mention.grain is not Grain.DAY or not said.isalpha() or said in _DAY_WORDS:
            return False
        determined = said != mention.text.casefold() or self._before(mention) in _DETERMINERS
        named = determined and self._text[mention.span[1] : mention.span[1] + 2].strip().isalpha()
        return named or bool(_NOUN_AFTER.match(self._text, mention.span[1]))

    def at_midnight(self, recurrence: Recurrence) -> datetime:
        """The first day of a repetition; when its words fix no day, one period from today."""
        first = recurrence.first
        if first is None:
            days = period_days(recurrence.every) or 7.0
            first = (self.now + timedelta(days=max(1, round(days)))).date()
        return datetime.combine(first, time(), tzinfo=self.now.tzinfo)


def _doubled(text: str) -> bool:
    """Whether a date is one word twice, as nicknames are ("Jun-jun")."""
    first, _, second = text.casefold().partition("-")
    return first == second


def order_shown(text: str) -> DateOrder | None:
    """The order of day and month that a line shows itself by a date which can be read in one way only ("25/5")."""
    shown = {
        DateOrder.DAY_FIRST if int(first) > 12 else DateOrder.MONTH_FIRST
        for first, second in _SLASHED.findall(text)
        if (int(first) > 12) != (int(second) > 12)
    }
    return shown.pop() if len(shown) == 1 else None


def with_preposition(text: str, span: tuple[int, int], floor: int) -> tuple[int, int]:
    """A date's span together with the "on" or "by" right before it, not reaching before `floor`."""
    match = _PREPOSITION.search(text, max(floor, span[0] - 24), span[0])
    return (match.start(), span[1]) if match else span


def is_bare_hour(when: When) -> bool:
    """Whether a stretch tells an hour and no day ("lunch with Cy 13h")."""
    return len(when.mentions) == 1 and not when.recurrences and bool(_BARE_HOUR.fullmatch(when.mentions[0].text))


def period_days(every: str) -> float | None:
    """How many days lie between two occurrences of `Recurrence.every`; None when it cannot be told.

    A month counts 30.4375 days and a year 365.25.
    """
    pattern = every.partition("T")[0]
    if not pattern or pattern in ("P1WD", "P1WE"):
        return 1.0 if pattern != "P1WE" else 7.0
    if match := _DURATION.match(pattern):
        years, months, weeks, days = (float(part) if _number(part) else 0.0 for part in match.groups())
        total = years * _YEAR_DAYS + months * _MONTH_DAYS + weeks * 7 + days
        return total or None
    if pattern.startswith("XXXX-W"):
        return 7.0
    if pattern.startswith("XXXX-XX"):
        return _MONTH_DAYS
    return _YEAR_DAYS if pattern.startswith("XXXX") else None


def _number(part: str | None) -> bool:
    return bool(part) and part is not None and part.count(".") <= 1 and part != "."
