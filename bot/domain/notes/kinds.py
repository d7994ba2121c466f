"""The kind of a contact once the words behind its verb are read: "met for coffee" is coffee, "spoke on the phone" a call."""

from collections.abc import Sequence
from itertools import takewhile

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact import Keyword
from bot.domain.notes.contact_words import GIFTS, MEDIA, NOUN_KINDS
from bot.domain.notes.events import is_event
from bot.domain.notes.grammar_words import TOPICS
from bot.domain.notes.model import Kind
from bot.domain.notes.names import Names
from bot.domain.notes.together import WITH
from bot.domain.people.words import words

_LED = words("sat ran spoke joined moderated recorded co-hosted cohosted did")
_CELEBRATED = words("danced partied celebrated volunteered performed sang camped queued jammed")
"""What is done at an event together with others."""
_TREATED = words("took treated")
_NEAR, _FAR = 6, 14
_GIVEN = words("gift present")
_ABOUT = words("about abt re regarding that if whether concerning")
_MEALS = frozenset((Kind.LUNCH, Kind.COFFEE, Kind.CALL))


def refined(names: Names, clause: Clause, keyword: Keyword) -> Kind:
    """ "met for coffee" is coffee, "joined the call" and "spoke on the phone" are calls."""
    kind, verb = keyword.kind, names.low(keyword.first)
    if verb in ("introduced", "reintroduced") and names.low(keyword.last) in ("myself", "ourselves"):
        return Kind.MET
    if verb == "connected" and (names.at(keyword.last, slot=True) or names.low(keyword.last) in ("me", "us")):
        return Kind.INTRODUCTION
    if verb == "mailed" and _is_parcel(names.lows(keyword.last, min(clause.last, keyword.last + _FAR))):
        return Kind.GIFT
    if verb in _CELEBRATED and _at_event(names, clause, keyword):
        return Kind.EVENT
    if kind not in (Kind.MET, Kind.OTHER, Kind.MESSAGE):
        return kind
    for i in range(keyword.last, clause.last):
        low, before = names.low(i), names.low(i - 1)
        if low in TOPICS:
            break
        if before in ("the", "a", "quick", "some", "our", "this"):
            before = names.low(i - 2)
        if verb == "wrote" and before in ("wrote", "an") and low in NOUN_KINDS:
            return NOUN_KINDS[low]
        if verb in _LED and NOUN_KINDS.get(low) in (Kind.EVENT, Kind.MET, Kind.CALL) and names.low(i + 1) in WITH:
            return NOUN_KINDS[low]
        if (
            before in ("in", "with", "by")
            and NOUN_KINDS.get(names.low(i + 1)) in (Kind.MESSAGE, Kind.EMAIL)
            and low in MEDIA
        ):
            return NOUN_KINDS[names.low(i + 1)]
        meal = NOUN_KINDS.get(low) in _MEALS
        if meal and kind is not Kind.MESSAGE and before in ("for", "over", "at", "had", "joined"):
            return NOUN_KINDS[low]
        if meal and verb in _TREATED and before == "to":
            return NOUN_KINDS[low]
        if low == "comments" and before == "in":
            return Kind.COMMENT
        if before in ("on", "via", "over", "by", "through") and low in MEDIA:
            return MEDIA[low]
        if names.tokens[i].kind == "email" and kind is Kind.MESSAGE:
            return Kind.EMAIL
    return kind


def _is_parcel(lows: Sequence[str]) -> bool:
    """Whether what was mailed, before any topic, is a thing to unwrap ("a box of maple cookies as a thank-you gift")."""
    said = list(takewhile(lambda low: low not in _ABOUT, lows))
    return not GIFTS.isdisjoint(said[:_NEAR]) or ("as" in said and not _GIVEN.isdisjoint(said))


def _at_event(names: Names, clause: Clause, keyword: Keyword) -> bool:
    """As in "danced till 3 at the JSConf afterparty"."""
    at = next((j for j in range(keyword.last, clause.last) if names.low(j) in ("at", "@") or names.low(j) in WITH), 0)
    if not at or names.low(at) in WITH:
        return False
    return any(is_event(names, j) for j in range(at + 1, min(clause.last, at + 6)))
