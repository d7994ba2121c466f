"""For whom a clause that looks ahead is, where it says so: "meeting Omer on Tuesday", "ask Bo by Friday", "Bo will intro us"."""

from collections.abc import Sequence

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.contacts import read_contact
from bot.domain.notes.heads import subject_people
from bot.domain.notes.intents import Intent
from bot.domain.notes.names import Named, Names
from bot.domain.notes.openings import preamble_end
from bot.domain.people.words import words

_PRONOUNS = words("her him them she he they she'll he'll they'll she's he's they're us")
_SMALL = words("with w/ w to on up back in out again over the")
_PROMISED = words("promised promise told assured owe owed owes guaranteed pledged")
_TOGETHER = words("intro introduce connect hook introducing connecting put link pair loop recommend refer")
"""Orders that bring somebody together with whom the line is about already."""
_NOT_WHOM = words("about abt re regarding for of from by at in on via than as")
_BEFORE_ORDERS = words("me us on next this coming to please pls")
"""What may stand between "remind" and what is to be done ("remind me on Saturday to pay Bo")."""
_SLURRED = words("id ill im ive ud")
"""As in "told sal id send it": no family name."""
_THE = words("the our my your")
_LONGEST_ORDER = 5


def addressees(names: Names, text: str, clause: Clause, intent: Intent, met: Sequence[Named]) -> list[Named]:
    """Whom a clause is for: of those met, or somebody else who is plainly named; [] where it is for all the line is about."""
    start = preamble_end(text[clause.start : clause.end])
    if intent.kind == "them":
        return _sure(names, names.list_at(_behind(names, clause, start), clause.last, slot=False))
    if not _TOGETHER.isdisjoint(names.lows(clause.first, clause.first + _LONGEST_ORDER)):
        return []
    mine = intent.kind == "me"
    direct = (
        _promised(names, clause) if mine else _ordered(names, clause, _behind(names, clause, max(intent.end, start)))
    )
    return _sure(names, direct) or _of_those_met(names, clause, met)


def meant_by_that(names: Names, clause: Clause, told: Sequence[Clause]) -> list[Named]:
    """Who was said to be the one to turn to, where a clause only orders to do so ("Bo's the one to ping, do that tomorrow")."""
    before = [c for c in told if c.end <= clause.start and clause.sentence - c.sentence in (0, 1)]
    if not before or names.lows(clause.first, clause.first + 2) not in (["do", "that"], ["do", "it"], ["do", "this"]):
        return []
    last = before[-1]
    named = names.at(last.first, slot=False)
    if named is None or not named.strong:
        return []
    j = named.end if named.owns else named.end + 1
    turned_to = names.low(j) in _THE and "to" in names.lows(j + 2, j + 4)
    return [named] if turned_to and (named.owns or names.low(named.end) == "is") else []


def _sure(names: Names, found: Sequence[Named]) -> list[Named]:
    """Those of the named who are believed to be persons, and nobody's things ("ping Bo's team")."""
    return [n for n in found if not n.owns and _is_person(names, n)]


def _is_person(names: Names, named: Named) -> bool:
    if date_like(names.low(named.start)) or names.low(named.end - 1) in _SLURRED:
        return False
    return names.believed(named) or (named.strong and named.end - named.start > 1)


def _behind(names: Names, clause: Clause, characters: int) -> int:
    """The first token of a clause behind so many of its characters."""
    start = clause.start + characters
    return next((j for j in range(clause.first, clause.last) if names.tokens[j].start >= start), clause.last)


def _promised(names: Names, clause: Clause) -> list[Named]:
    """As in "promised Bo the deck", "I told Bo I'd call"."""
    for j in range(clause.first, min(clause.last, clause.first + _LONGEST_ORDER)):
        if names.low(j) in _PROMISED:
            return names.list_at(j + 1, clause.last)
    return []


def _ordered(names: Names, clause: Clause, j: int) -> list[Named]:
    """As in "ping Bo on Monday", "call with Bo tomorrow", "pay Bo": right behind the verb, or with whom a contact is to be."""
    while j < clause.last and (names.low(j) in _BEFORE_ORDERS or date_like(names.low(j))):
        j += 1
    for k in range(j, min(clause.last, j + _LONGEST_ORDER)):
        low = names.low(k)
        if low in _PRONOUNS or low in _NOT_WHOM - _SMALL:
            return []
        if listed := names.list_at(k, clause.last, slot=k > clause.first and names.low(k - 1) in _SMALL):
            return listed
        if low not in _SMALL and k > j + 1:
            break
    contact = read_contact(names, clause)
    return contact.people if contact and _PRONOUNS.isdisjoint(names.lows(clause.first, clause.last)) else []


def _of_those_met(names: Names, clause: Clause, met: Sequence[Named]) -> list[Named]:
    """Those of several who were met whom the clause names again."""
    if len(met) < 2 or not _PRONOUNS.isdisjoint(names.lows(clause.first, clause.last)):
        return []
    found = subject_people(names, clause.first, clause.last, slots=True)
    if any(names.low(n.start - 1) in _NOT_WHOM for n in found[:1] if n.start > clause.first):
        return []
    keys = {n.reference.value.casefold().split()[0] for n in met}
    return [n for n in found if not n.owns and n.reference.value.casefold().split()[0] in keys]
