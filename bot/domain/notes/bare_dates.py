"""Clauses that are nothing but a date, cut off by a comma from what the date is of: put back where they belong."""

import re
from collections.abc import Sequence

from bot.domain.notes.appointments import read_appointment
from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.intents import is_order, read_intent
from bot.domain.notes.names import Names
from bot.domain.people.words import words

_BESIDE_DATES = words(
    "at in on by from until till around about next this last the of end start mid early late am pm days day weeks week months "
    "month years year a an two three four five six so then hours hour h noon sharp ish o'clock and"
)
_MOST_TOKENS = 8
_CLOCK = re.compile(r"\d ?(?:am|pm)\b|\d[:h]\d\d|\d ?h\b|\bnoon\b", re.IGNORECASE)


def with_their_dates(names: Names, text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, each bare date taken into its neighbour: "lunch with Ana, Tuesday 1pm", "In 15 days, ping Ana"."""
    found: list[Clause] = []
    i = 0
    while i < len(clauses):
        clause = clauses[i]
        following = clauses[i + 1] if i + 1 < len(clauses) else None
        if found and _belongs(names, text, found[-1], clause):
            found[-1] = joined(found[-1], clause)
        elif following and _leads(names, text, clause, following):
            found.append(joined(clause, following))
            i += 1
        else:
            found.append(clause)
        i += 1
    return found


def says_an_hour(text: str, clause: Clause) -> bool:
    """Whether a clause has an hour in digits ("11am", "14:00")."""
    return bool(_CLOCK.search(text, clause.start, clause.end))


def joined(clause: Clause, following: Clause) -> Clause:
    """Both as one."""
    return Clause(clause.first, following.last, clause.start, following.end, clause.sentence)


def _belongs(names: Names, text: str, before: Clause, clause: Clause) -> bool:
    if before.sentence != clause.sentence or not _bare(names, clause) or _dated(names, before):
        return False
    said = text[before.start : before.end]
    timed = says_an_hour(text, clause)
    return timed or is_order(said) or read_appointment(said) is not None or read_intent(said) is not None


def _leads(names: Names, text: str, clause: Clause, following: Clause) -> bool:
    if clause.sentence != following.sentence or not _bare(names, clause) or _dated(names, following):
        return False
    said = text[following.start : following.end]
    return is_order(said) or read_intent(said) is not None


def _bare(names: Names, clause: Clause) -> bool:
    lows = names.lows(clause.first, clause.last)
    if len(lows) > _MOST_TOKENS or not any(map(date_like, lows)):
        return False
    return all(date_like(low) or low in _BESIDE_DATES or not low[:1].isalnum() for low in lows)


def _dated(names: Names, clause: Clause) -> bool:
    return any(map(date_like, names.lows(clause.first, clause.last)))
