"""What a follow-up is about and when it is due, out of its clause."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain.notes.timing import Calendar, When, with_preposition

_EDGES = " \t\n,;:-–—.!"
_FIRST = re.compile(
    r"^(?:(?:about|abt|re(?!-)|regarding|on|to|for|that|and|then|with|w/|whether|:|-)\b[\s:]*)", re.IGNORECASE
)
_WHOM = re.compile(r"^(?:(?:with|w/|to|on)\s+)?(?:her|him|them|us|me|again|back)\b\s*", re.IGNORECASE)
_TAG = re.compile(r"(?<![\w&#])#[^\W\d_][\w-]*\s*$|(?<![\w&#])#[^\W\d_][\w-]*(?=\s+#)")
_COUNTS = {"a": 1, "the": 1, "one": 1, "two": 2, "three": 3, "a couple of": 2}
_SHIFT = re.compile(
    r"\b(?P<count>\d{1,3}|a couple of|a|the|one|two|three) (?P<unit>day|week)s? (?P<side>before|after)"
    r"(?: that| it)?(?:[\s.!]*$|(?= to \w))",
    re.I,
)
_THEN = re.compile(
    r"\b(?P<when>then|(?:on )?(?:that|the) (?:same )?day|(?:right |straight |just |soon )?after(?:wards?)?(?: (?:that|it))?|"
    r"once (?:that|it)(?:'s| is) (?:done|over))[\s.!]*$",
    re.I,
)
_LAPSE = re.compile(r"\bafter (?P<count>\d{1,3}|a couple of|a|one|two|three) (?P<unit>day|week|month)s?\b", re.I)
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}
_AND_MORE = re.compile(r"[\s,]*(?:and\b\s*)?", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def due_of(calendar: Calendar, when: When) -> tuple[datetime, bool] | None:
    """When to come back (aware) and whether a time of day was said; None when the words name no time."""
    if when.recurrences:
        return calendar.at_midnight(when.recurrences[0]), False
    for mention in when.mentions:
        if over := calendar.is_over(mention):
            return over, False
        if mention.start >= calendar.now or mention.start.date() >= calendar.now.date():
            return calendar.deadline(mention), mention.has_time
    return (when.mentions[0].start, when.mentions[0].has_time) if when.mentions and when.mentions[0].end else None


def shift_of(clause: str) -> timedelta | None:
    """How far before or after a day spoken of earlier ("2 days before", "the week after"); None without such words."""
    match = _SHIFT.search(clause)
    if match is None:
        return None
    count = _COUNTS.get(match["count"].casefold()) or int(match["count"])
    days = count * (7 if match["unit"].casefold() == "week" else 1)
    return timedelta(days=-days if match["side"].casefold() == "before" else days)


def then_of(clause: str) -> timedelta | None:
    """How far after a day spoken of earlier "then" (none) and "after that" (a day) are; None without such words."""
    then = _THEN.search(clause)
    return timedelta(days="after" in then["when"].casefold() or "once" in then["when"].casefold()) if then else None


def lapse_of(clause: str) -> timedelta | None:
    """How long from now "after two weeks" is; None without such words. A month counts 30 days."""
    match = _LAPSE.search(clause)
    if match is None:
        return None
    count = _COUNTS.get(match["count"].casefold()) or int(match["count"])
    return timedelta(days=count * _UNIT_DAYS[match["unit"].casefold()])


def about_of(
    text: str,
    span: tuple[int, int],
    trigger_end: int,
    dates: Iterable[tuple[int, int]],
    people: Sequence[str] = (),
) -> str:
    """What is left of the clause `span` after its trigger (its first `trigger_end` characters) and its dates.

    The people the line is about are left out where they directly follow the trigger.
    """
    start = span[0] + trigger_end
    pieces, position = [], start
    for date_span in sorted(dates):
        low, high = with_preposition(text, date_span, start)
        if high <= position:
            continue
        pieces.append(text[position : max(position, low)])
        position = high
    pieces.append(text[position : span[1]])
    about = (
        _SPACES.sub(" ", _TAG.sub(" ", " ".join(piece.strip() for piece in pieces))).replace(" ,", ",").strip(_EDGES)
    )
    return _trimmed(about, people)


def _trimmed(about: str, people: Sequence[str]) -> str:
    before = None
    while before != about:
        before = about
        about = _WHOM.sub("", about).strip(_EDGES)
        for name in people:
            about = _without_whom(about, name)
        about = _FIRST.sub("", about).strip(_EDGES)
    return about


def _without_whom(about: str, name: str) -> str:
    """What follows "with Ana and" where it opens with that name; all of it otherwise."""
    low = about.casefold()
    lead = next((len(to) for to in ("with ", "w/ ", "to ", "on ") if low.startswith(to)), 0)
    if not low.startswith(name.casefold(), lead):
        return about
    end = lead + len(name)
    if about[end : end + 1] in ("'", "’") or about[end : end + 1].isalnum() or about[end : end + 1] == "_":
        return about
    return _AND_MORE.sub("", about[end:], count=1).strip(_EDGES)
