"""Contacts without a word that says so, only that something was done together: "parkrun with Ana", "Ana and I swam"."""

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact import Keyword
from bot.domain.notes.grammar_words import FINITE, FIRST_PERSON, GLUE, THIRD_PERSON, TOPICS
from bot.domain.notes.model import Kind
from bot.domain.notes.names import Names
from bot.domain.people.words import words

WITH = words("with w/ w")
CONTENT_VERBS = (FINITE - GLUE - words("joined got sent had asked have going now still just also called")) | words(
    "used want wants prefers prefer hates avoids avoid skip skips skipped missed cancelled canceled rescheduled postponed "
    "declined ditched scrapped forgot bailed supposed meant"
)
"""After one of these a clause states something; a noun of contact behind it is only spoken of."""
_STATES = words(
    "is are was were has had will ends expires runs starts begins continues needs looks seems remains went goes"
)
_DID = words("went had did took got made ate drank swam rode drove flew won sang saw watched hit grabbed shared")


def read_togetherness(names: Names, clause: Clause) -> Keyword | None:
    """No word of contact, yet done together: "book club w/ Pam", "discussed the roadmap with Ana", "Ana and I swam"."""
    if names.low(clause.first) in ("used", "no", "nothing", "never"):
        return None
    joint = _joint_doing(names, clause)
    if joint is not None:
        return Keyword(joint, joint + 1, Kind.OTHER, True, done=True)
    first = (
        clause.first + 2 if names.lows(clause.first, clause.first + 2) in (["we", "are"], ["i", "am"]) else clause.first
    )
    for i in range(first, min(clause.last - 1, clause.first + 9)):
        low = names.low(i)
        if low in TOPICS or low in CONTENT_VERBS or (low in THIRD_PERSON and low not in FIRST_PERSON):
            return None
        named = names.at(i + 1, slot=True) if low in WITH and i > clause.first else None
        if low in WITH and i > clause.first and named is None and _names_follow(names, clause, i):
            return Keyword(i, i + 1, Kind.OTHER, True, done=False)
        if named and names.low(named.end) in _STATES:
            return None
        if named and named.strong and named.end <= clause.last and not _is_subject(names, clause, i):
            past = any(word in _DID or word.endswith("ed") for word in names.lows(clause.first, i))
            return Keyword(i, i + 1, Kind.OTHER, True, done=past)
    return None


def _names_follow(names: Names, clause: Clause, i: int) -> bool:
    """Whether a group after "with" is named in a bracket or behind a colon: "boat trip with clients (Ana, Bo)"."""
    opening = next((j for j in range(i + 1, clause.last) if names.low(j) in ("(", ":")), None)
    return opening is not None and bool(names.list_at(opening + 1, clause.last))


def _is_subject(names: Names, clause: Clause, end: int) -> bool:
    """Whether a person opens the clause rather than something done ("Parkrun with Ana")."""
    named = names.at(clause.first, slot=False)
    if named is None:
        return False
    return names.believed(named) or named.end - named.start > 1 or named.end < end - 1


def _joint_doing(names: Names, clause: Clause) -> int | None:
    """The verb of "Ana & I went ..."; None when the clause does not begin so."""
    listed = names.list_at(clause.first, clause.last)
    j = listed[-1].end if listed else clause.first
    if not listed or names.low(j) not in ("and", "&", "&amp;", "+") or names.low(j + 1) not in ("i", "me", "myself"):
        return None
    verb = names.low(j + 2)
    return (
        j + 2
        if j + 2 < clause.last and (verb in _DID or verb.endswith("ed")) and verb not in ("agreed", "decided")
        else None
    )
