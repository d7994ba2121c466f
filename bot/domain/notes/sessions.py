"""Sessions named without a past verb ("demo with Ana", "pairing with Bo"): whether their day is still to come. Words alone."""

from collections.abc import Sequence

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact_words import NOUN_KINDS, VERB_KINDS
from bot.domain.notes.grammar_words import DOINGS, FINITE, SUBJECTS, TOPICS
from bot.domain.notes.names import Names
from bot.domain.notes.prospects import BEHIND, WEEKDAYS, is_hour
from bot.domain.people.words import words

_WITH = words("with w/ w")
_ARRANGED = words("booked scheduled planned arranged fixed confirmed set penciled pencilled slotted diarised")
_BEFORE_DAY = words("for on at")
_OUTINGS = words(
    "hiking swimming running cycling biking dancing fishing sailing surfing skiing camping shopping clubbing bouldering "
    "jogging walking rowing golfing skating partying drinking birding gardening karting paddling kayaking training "
    "screening briefing hiring wedding evening morning something anything nothing everything during lightning"
)
"""Pastimes, of which one tells afterwards, and words that end as what one does."""
_VERDICTS = words(
    "ok okay fine fun great good lovely nice brilliant super awesome amazing fab wonderful rough tough brutal intense tense "
    "awkward productive useful helpful hilarious epic delicious exhausting draining boring weird bad terrible awful sweet "
    "interesting insightful inspiring wild chill solid meh no-show"
)
_PAST = words("was were went had did said told got gave took made left paid came felt ate drank saw met ran sold found")
_STATED = (FINITE | VERB_KINDS.keys() | _VERDICTS | _PAST) - {"sat"}
_TOLD = (FINITE | SUBJECTS | _VERDICTS | DOINGS) - words("need must should will i we i'll i'd we'll")


def says_how_it_went(names: Names, clauses: Sequence[Clause]) -> bool:
    """Whether words in the past stand in clauses beside a session."""
    return any(
        low in _PAST or low in VERB_KINDS or (low.endswith("ed") and len(low) > 4 and names.tokens[j].text.islower())
        for clause in clauses
        for j, low in enumerate(names.lows(clause.first, clause.last), clause.first)
    )


def is_left_alone(names: Names, clauses: Sequence[Clause]) -> bool:
    """Whether clauses behind a session state nothing, neither how it went nor of somebody ("room 4", "bring the cables")."""
    said = {low for clause in clauses for low in names.lows(clause.first, clause.last)}
    return said.isdisjoint(_TOLD) and not says_how_it_went(names, clauses)


def only_an_hour(names: Names, clause: Clause) -> bool:
    """Whether a contact is said by a noun, a weekday and an hour, and not how it went ("code review with Nadia fri 4pm")."""
    lows = names.lows(clause.first, clause.last)
    if not BEHIND.isdisjoint(lows) or not _STATED.isdisjoint(lows):
        return False
    day = next((j for j, low in enumerate(lows) if low in WEEKDAYS), None)
    return day is not None and any(is_hour(lows, j) for j in (day - 2, day - 1, day + 1, day + 2, day + 3))


def is_being_done(names: Names, clause: Clause) -> bool:
    """Whether a clause says what is done with somebody on a day of the week ("pairing with Kuba on friday")."""
    low, lows = names.low(clause.first), names.lows(clause.first, clause.last)
    if not low.endswith("ing") or len(low) <= 5 or low in _OUTINGS or low in NOUN_KINDS or low in VERB_KINDS:
        return False
    if names.at(clause.first, slot=False) or _WITH.isdisjoint(lows) or not BEHIND.isdisjoint(lows):
        return False
    if not _STATED.isdisjoint(lows):
        return False
    return not WEEKDAYS.isdisjoint(lows)


def is_booked(names: Names, clause: Clause) -> bool:
    """Whether what is with somebody is said to be arranged ("ramen with Kei booked for Friday")."""
    lows = names.lows(clause.first, clause.last)
    j = next((j for j, low in enumerate(lows) if low in _ARRANGED), 0)
    after = lows[j + 2 : j + 3] if lows[j + 1 : j + 2] == ["in"] else lows[j + 1 : j + 2]
    if not j or _BEFORE_DAY.isdisjoint(after) or _WITH.isdisjoint(lows[:j]):
        return False
    before = lows[: j - 1] if lows[j - 1] in ("is", "are", "was", "now", "been") else lows[:j]
    return (FINITE | SUBJECTS | TOPICS | VERB_KINDS.keys()).isdisjoint(before)
