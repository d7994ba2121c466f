"""Clauses that report a contact: what kind, with whom, where. Grammar over tokens; dates are read elsewhere."""

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.contact import Contact, Keyword, company_after
from bot.domain.notes.contact_words import VERB_KINDS
from bot.domain.notes.grammar_words import DOINGS, FINITE, FIRST_PERSON, SUBJECTS, THIRD_PERSON, TOPICS
from bot.domain.notes.keywords import find_keyword
from bot.domain.notes.kinds import refined
from bot.domain.notes.model import Kind
from bot.domain.notes.names import Named, Names
from bot.domain.notes.partners import Walk
from bot.domain.notes.places import proper_run
from bot.domain.notes.vocabulary import COMMON
from bot.domain.people.words import words

_ONLY_IF = words("if unless")
_OF_SOMEBODY = frozenset((Kind.EVENT, Kind.LUNCH, Kind.COMMENT, Kind.REPLY, Kind.BOOST))
_AFTER_SUBJECTS = words("and & &amp; , ( from at @ + :")
_AT_TABLE = frozenset((Kind.LUNCH, Kind.COFFEE, Kind.EVENT, Kind.MET))
_RECEIVED = words("got received heard get")
_TELLING = words("told tells heard texted messaged emailed wrote pinged mentioned reminded warned")
_WHILE = words("when after before while as once because since if where until till like")
"""What leads to a clause of its own, which tells when or why and not what."""
_THEIRS = words("her his their the my our")
_STARTS = (FINITE - words("just now also still recently already never going")) | words(
    "starts ends begins opens closes finishes leaves turns graduates retires expires launches"
)
_SUBJECT_LINES = words("re abt about subject topic")
_GROUPS = words("the their his her both")


def read_contact(names: Names, clause: Clause) -> Contact | None:
    """The contact a clause reports, None when it reports none of the writer's (a fact, somebody else's meeting)."""
    keyword = find_keyword(names, clause) if names.low(clause.first) not in _ONLY_IF else None
    if keyword is None:
        return None
    subject = _subjects(names, clause, keyword)
    if subject is None:
        return None
    contact = Contact(
        refined(names, clause, keyword),
        keyword.ahead,
        keyword.done,
        list(subject),
        used=set(range(keyword.first, keyword.last)),
        said_from=keyword.first + 1,
    )
    for named in subject:
        contact.used.update(range(named.start, named.end))
        company_after(names, contact, named.end, keyword.first)
    Walk(names, clause, keyword, contact).run()
    if keyword.kind in _AT_TABLE and not keyword.verb and (guests := _guests(names, clause)):
        contact.people = guests
    alone = not _joint(names, clause, keyword) or keyword.kind is Kind.OTHER
    if subject and keyword.verb and contact.kind is not Kind.INTRODUCTION and alone:
        contact.people = list(subject)
    return contact


def _subjects(names: Names, clause: Clause, keyword: Keyword) -> list[Named] | None:
    """Names before the keyword; None when somebody else is the subject of a contact that was not with the writer."""
    i, found, third = clause.first, list[Named](), False
    mine = any(
        names.low(j) in FIRST_PERSON and names.low(j - 1) != "without"
        for j in range(keyword.first, min(clause.last, keyword.last + 6))
    )
    while i < keyword.first:
        low = names.low(i)
        named = names.at(i, slot=i == clause.first and low not in COMMON and low not in VERB_KINDS)
        if named and named.strong and named.end <= keyword.first and low not in TOPICS:
            found += [
                n
                for n in names.list_at(i, keyword.first, slot=i == clause.first) or [named]
                if _counts(names, n, keyword)
            ]
            i = names.past_bracket(max(named.end, found[-1].end if found else 0))
            continue
        giver = names.at(i + 1, slot=False) if low == "from" and names.low(clause.first) in _RECEIVED else None
        if giver and giver.end <= keyword.first:
            found.append(giver)
        impersonal = low == "it" and names.low(i + 1) in ("was", "has")
        third = third or (low in THIRD_PERSON and not impersonal)
        mine = mine or low in FIRST_PERSON
        i = _skip_company(names, i, keyword.first)
    third = third or (not found and keyword.kind is Kind.MET and names.low(clause.first) in _GROUPS)
    if third and keyword.verb and not mine:
        return None
    if found and keyword.verb and not mine and _has_other_object(names, clause, keyword):
        return found if keyword.kind is Kind.INTRODUCTION else None
    return found


def _guests(names: Names, clause: Clause) -> list[Named]:
    """Who came to what is named before ("Sunday roast at ours today, Ade and Bisi came")."""
    came = next((j for j in range(clause.first, clause.last) if names.low(j) in ("came", "joined", "attended")), 0)
    for i in range(max(clause.first, came - 8), came):
        listed = names.list_at(i, came, slot=False)
        if listed and listed[-1].end == came:
            return listed
    return []


def _joint(names: Names, clause: Clause, keyword: Keyword) -> bool:
    """ "Ana and I met Bo": the writer is among the subjects."""
    return any(names.low(j) in ("i", "we") for j in range(clause.first, keyword.first))


def _counts(names: Names, named: Named, keyword: Keyword) -> bool:
    """ "Wanda's workshop" was with Wanda; "Mum's friend called" was not with Mum."""
    if names.first_in_sentence(named.start) and not names.believed(named) and named.end - named.start == 1:
        leads = names.low(named.end) in _AFTER_SUBJECTS or (keyword.verb and named.end == keyword.first)
        if not (leads or names.low(named.end) in DOINGS or names.low(named.end) in FINITE):
            return False
    return not named.owns or keyword.kind in _OF_SOMEBODY


def _skip_company(names: Names, i: int, end: int) -> int:
    if names.low(i) in ("from", "at", "of", "@", "to", "in", "into") and i + 1 < end:
        return max(proper_run(names, i + 1, end), i + 1)
    return i + 1


def _has_other_object(names: Names, clause: Clause, keyword: Keyword) -> bool:
    following = keyword.last
    if names.low(following) in ("with", "to", "w/"):
        following += 1
    named = names.at(following, slot=False)
    return named is not None and named.start < clause.last


def topic_end(names: Names, clause: Clause, contact: Contact) -> int | None:
    """The character of the colon or "that" behind which a clause goes on to what was said; None without one."""
    telling = not _TELLING.isdisjoint(names.lows(clause.first, clause.first + 6))
    for j in range(contact.topic_from, clause.last):
        end = names.tokens[j].end
        colon = names.low(j) == ":" and names.apart(j) and not _dated_behind(names, j, clause.last)
        said = names.low(j) == "that" and (names.low(j + 1) in SUBJECTS or names.at(j + 1, slot=False))
        if colon or said:
            return end
        if telling and j > clause.first and _states(names, j, clause.last):
            return names.tokens[j].start
    return None


def _dated_behind(names: Names, j: int, last: int) -> bool:
    """Whether the colon at token `j` only opens a subject and a date follows behind a comma ("re: rev share, 1 Sept")."""
    if names.low(j - 1) not in _SUBJECT_LINES:
        return False
    return any(names.low(k) == "," and date_like(names.low(k + 1)) for k in range(j + 1, last - 1))


def _states(names: Names, j: int, last: int) -> bool:
    """Whether at token `j` somebody becomes the subject of what is told on ("told me Simone is leaving")."""
    if names.low(j - 1) in _WHILE:
        return False
    if names.low(j) in SUBJECTS and names.low(j) not in ("you", "it"):
        return j + 1 < last
    if names.low(j) in _THEIRS:
        return not _STARTS.isdisjoint(names.lows(j + 2, min(last, j + 5)))
    named = names.at(j, slot=False)
    return named is not None and named.strong and named.end < last and names.low(named.end) in FINITE
