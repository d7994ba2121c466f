"""Sessions named without a past verb ("demo with Ana", "pairing with Bo"): whether their day is still to come. Words alone."""

from collections.abc import Sequence

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.contact_words import SESSION_NOUNS, VERB_KINDS
from bot.domain.notes.grammar_words import DOINGS, FINITE, SUBJECTS, TOPICS
from bot.domain.notes.names import Names
from bot.domain.notes.prospects import BEHIND, WEEKDAYS, is_hour
from bot.domain.people.words import words

_WITH = words("with w/ w")
_ARRANGED = words("booked scheduled planned arranged fixed confirmed set penciled pencilled slotted diarised")
_CONFIRMED = _ARRANGED - {"set", "planned"} | words("tbc tbd reserved diarized calendared")
_OPEN = words("tbc tbd")
_FEW = 4
_I_AM = words("i'm im we're i am we are also")
_BEFORE_DAY = words("for on at")
_SESSIONS = words(
    "auditing babysitting baking brainstorming brunching coaching cooking debugging demoing dining editing exhibiting filming "
    "flying inspecting jamming judging livestreaming lunching mentoring mobbing moderating onboarding painting pairing "
    "pitching planning podcasting practicing practising prepping presenting recording rehearsing reviewing shooting sketching "
    "sparring streaming tasting teaching testing touring tutoring volunteering whiteboarding workshopping"
)
"""What is done with somebody at an appointed time; of pastimes ("hiking with Bo on Sunday") one tells afterwards."""
_BEFORE_SESSIONS = words("a an our the my quick short first second final dress dry photo")
_VERDICTS = words(
    "ok okay fine fun great good lovely nice brilliant super awesome amazing fab wonderful rough tough brutal intense tense "
    "awkward productive useful helpful hilarious epic delicious exhausting draining boring weird bad terrible awful sweet "
    "interesting insightful inspiring wild chill solid meh no-show"
)
_HOPED = words("should will hope hopefully gonna be it'll")
_PAST = words("was were went had did said told got gave took made left paid came felt ate drank saw met ran sold found")
_STATED = (FINITE | VERB_KINDS.keys() | _VERDICTS | _PAST) - {"sat"}
_TOLD = (FINITE | SUBJECTS | _VERDICTS | DOINGS) - words("need must should will i we i'll i'd we'll")


def says_how_it_went(names: Names, clauses: Sequence[Clause]) -> bool:
    """Whether words in the past, or of how it was, stand in clauses beside a session."""
    said = {low for clause in clauses for low in names.lows(clause.first, clause.last)}
    if not said.isdisjoint(_VERDICTS) and said.isdisjoint(_HOPED):
        return True
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
    lows = names.lows(clause.first, clause.last)
    while lows and (lows[0] in _I_AM or lows[0] in _BEFORE_SESSIONS):
        lows = lows[1:]
    if (
        not lows
        or not (lows[0] in _SESSIONS or _is_session(lows))
        or _WITH.isdisjoint(lows)
        or not BEHIND.isdisjoint(lows)
        or not _STATED.isdisjoint(lows)
    ):
        return False
    return not WEEKDAYS.isdisjoint(lows)


def _is_session(lows: Sequence[str]) -> bool:
    """Whether words begin with a session and with whom ("rehearsal with", "run with" behind a "dry")."""
    return len(lows) > 1 and (lows[0] in SESSION_NOUNS or lows[0] == "run") and lows[1] in _WITH


def is_to_be(names: Names, clause: Clause) -> bool:
    """Whether a clause says in the present when something is ("kick-off with Marek is on Monday", "drinks with Sam is on")."""
    lows = names.lows(clause.first, clause.last)
    if not BEHIND.isdisjoint(lows):
        return False
    j = next((j for j, low in enumerate(lows) if low in ("is", "are") and j > 1), 0)
    after = lows[j + 2 : j + 4] if lows[j + 1 : j + 2] in (["still"], ["now"], ["all"]) else lows[j + 1 : j + 3]
    if not j or not after or not _WITH & set(lows[:j]) or not _STATED.isdisjoint(lows[:j]):
        return False
    said = after[1] if after[0] in ("on", "at", "this", "next") and len(after) > 1 else after[0]
    return (
        said in WEEKDAYS
        or date_like(said)
        or after in (["on"], ["happening"], ["confirmed"])
        or said in ("tonight", "the")
    )


def is_confirmed(names: Names, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a session or what directly follows it says that it is arranged ("coffee with Ana on Friday, confirmed")."""
    said = names.lows(clause.first, clause.last)
    if not BEHIND.isdisjoint(said):
        return False
    if not _OPEN.isdisjoint(said):
        return True
    lows = names.lows(clauses[0].first, clauses[0].last) if clauses else []
    lows = lows[1:] if lows[:1] in (["is"], ["all"], ["it's"], ["its"]) else lows
    return 0 < len(lows) <= _FEW and lows[0] in _CONFIRMED


def is_booked(names: Names, clause: Clause) -> bool:
    """Whether what is with somebody is said to be arranged ("ramen with Kei booked for Friday")."""
    lows = names.lows(clause.first, clause.last)
    j = next((j for j, low in enumerate(lows) if low in _ARRANGED), 0)
    after = lows[j + 2 : j + 3] if lows[j + 1 : j + 2] == ["in"] else lows[j + 1 : j + 2]
    if not j or _BEFORE_DAY.isdisjoint(after) or not _named_after_with(names, clause, j):
        return False
    before = lows[: j - 1] if lows[j - 1] in ("is", "are", "now", "been") else lows[:j]
    return (FINITE | SUBJECTS | TOPICS | VERB_KINDS.keys()).isdisjoint(before) and _STATED.isdisjoint(lows[j + 1 :])


def _named_after_with(names: Names, clause: Clause, most: int) -> bool:
    """Whether a "with" among the first `most` words leads to somebody, maybe by what they do ("with hiring manager Stu")."""
    last = clause.first + most
    to = (k + 1 for k in range(clause.first + 1, last) if names.low(k) in _WITH)
    return any(names.at(k, slot=k == first) for first in to for k in range(first, min(last, first + 4)))
