"""Clauses that report a contact: what kind, with whom, where. Grammar over tokens; dates are read elsewhere."""

from dataclasses import dataclass, field

from bot.domain.notes.clauses import Clause
from bot.domain.notes.deeds import Keyword
from bot.domain.notes.keywords import find_keyword, refined
from bot.domain.notes.model import Kind
from bot.domain.notes.name_words import event_like
from bot.domain.notes.names import Named, Names
from bot.domain.notes.places import proper_run, read_company, read_place
from bot.domain.notes.verbs import (
    FIRST_PERSON,
    MEDIA,
    NOUN_KINDS,
    PLACE_PREPOSITIONS,
    SUBJECTS,
    THIRD_PERSON,
    TOPICS,
    VERB_KINDS,
)
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS, ROLES
from bot.domain.people.words import words

_OPENERS = words("with w/ w to from between by & &amp; and + : , / ] < &lt;")
_WEAK_OPENERS = words("and & &amp; + , / :")
_ENDS_ROLE = words("that which who when and or but of in at on for about is was are were has had said next last")
_OWNED = frozenset((Kind.COMMENT, Kind.REPLY, Kind.BOOST, Kind.EVENT, Kind.OTHER))
_HELD_FOR = frozenset((Kind.CALL, Kind.MESSAGE, Kind.GIFT, Kind.MET, Kind.LUNCH, Kind.COFFEE, Kind.EVENT))
_MOST_ROLE_WORDS = 5
_LAST_SIGN = "\u218f"
"""Signs behind it are arrows and pictures ("lunch 🥗 Ana"), which part nothing."""


@dataclass(slots=True)
class Contact:
    """What one clause reports. `used` are the tokens that were understood; `people` may be empty.

    `ahead` when its words say it is still to come; `done` when they say it has been.
    """

    kind: Kind
    ahead: bool = False
    done: bool = False
    people: list[Named] = field(default_factory=list)
    company: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    used: set[int] = field(default_factory=set)


def read_contact(names: Names, clause: Clause) -> Contact | None:
    """The contact a clause reports, None when it reports none of the writer's (a fact, somebody else's meeting)."""
    keyword = find_keyword(names, clause)
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
    )
    for named in subject:
        contact.used.update(range(named.start, named.end))
        _company_after(names, contact, named.end, keyword.first)
    _objects(names, clause, keyword, contact)
    alone = not _joint(names, clause, keyword) or keyword.kind is Kind.OTHER
    if subject and keyword.verb and contact.kind is not Kind.INTRODUCTION and alone:
        contact.people = list(subject)
    return contact


def people_in_slot(names: Names, first: int, last: int) -> list[Named]:
    """People named where grammar expects one at token `first` ("... and her partner Luis")."""
    i = first
    while i < last and i - first <= _MOST_ROLE_WORDS:
        named = names.at(i, slot=i == first) if not _ends_role(names, i) else None
        if named and named.end <= last and (named.strong or i == first):
            return names.list_at(i, last, slot=i == first) or [named]
        if _ends_role(names, i):
            return []
        i += 1
    return []


def _subjects(names: Names, clause: Clause, keyword: Keyword) -> list[Named] | None:
    """Names before the keyword; None when somebody else is the subject of a contact that was not with the writer."""
    i, found, third = clause.first, list[Named](), False
    mine = any(names.low(j) in FIRST_PERSON for j in range(keyword.first, min(clause.last, keyword.last + 6)))
    while i < keyword.first:
        low = names.low(i)
        named = names.at(i, slot=i == clause.first and low not in COMMON and low not in VERB_KINDS)
        if named and named.strong and named.end <= keyword.first and low not in TOPICS:
            found += [
                n
                for n in names.list_at(i, keyword.first, slot=i == clause.first) or [named]
                if _counts(names, n, keyword)
            ]
            i = max(named.end, found[-1].end if found else 0)
            continue
        third = third or low in THIRD_PERSON
        mine = mine or low in FIRST_PERSON
        i = _skip_company(names, i, keyword.first)
    if third and keyword.verb and not mine:
        return None
    if found and keyword.verb and not mine and _has_other_object(names, clause, keyword):
        return found if keyword.kind is Kind.INTRODUCTION else None
    return found


def _joint(names: Names, clause: Clause, keyword: Keyword) -> bool:
    """ "Ana and I met Bo": the writer is among the subjects."""
    return any(names.low(j) in ("i", "we") for j in range(clause.first, keyword.first))


def _counts(names: Names, named: Named, keyword: Keyword) -> bool:
    """ "Wanda's workshop" was with Wanda; "Mum's friend called" was not with Mum."""
    believed = names.given(named) or names.is_known(named)
    if not keyword.verb and named.end == keyword.first and names.first_in_sentence(named.start) and not believed:
        return False
    return not named.owns or keyword.kind in (Kind.EVENT, Kind.LUNCH)


def _skip_company(names: Names, i: int, end: int) -> int:
    if names.low(i) in ("from", "at", "of", "@") and i + 1 < end:
        return max(proper_run(names, i + 1, end), i + 1)
    return i + 1


def _has_other_object(names: Names, clause: Clause, keyword: Keyword) -> bool:
    following = keyword.last
    if names.low(following) in ("with", "to", "w/"):
        following += 1
    named = names.at(following, slot=False)
    return named is not None and named.start < clause.last


def _objects(names: Names, clause: Clause, keyword: Keyword, contact: Contact) -> None:
    """Walk from the keyword to the end of the clause and collect people, place and company."""
    i, slot, opened, closed = keyword.last, True, False, False
    while i < clause.last:
        low = names.low(i)
        if low in TOPICS or (low in SUBJECTS and low not in FIRST_PERSON and i > keyword.last):
            break
        if names.tokens[i].kind == "punct" and low > _LAST_SIGN:
            i += 1
            continue
        after = _setting(names, contact, i, clause.last)
        if after > i:
            i, slot = after, False
            continue
        closed = closed or (bool(contact.people) and _ends_people(names, keyword, i))
        if low in _OPENERS and not closed:
            slot = slot or opened or low not in _WEAK_OPENERS
            opened = opened or slot
            contact.used.add(i)
            i += 1
            continue
        if low == "of" and slot and not contact.people:
            i = max(i + 1, proper_run(names, i + 1, clause.last))
            continue
        if low in ("on", "for", "over", "via"):
            i, slot = _aside(names, keyword, contact, i)
            continue
        taken = _take_people(names, clause, keyword, contact, i) if slot else i
        if taken > i:
            i, slot, opened = taken, False, True
            continue
        slot = slot and not _ends_role(names, i) and low not in MONTHS_AND_DAYS
        i += 1


def _ends_people(names: Names, keyword: Keyword, i: int) -> bool:
    """ "thanked Bo for the intro to Carla", "told Ella to ping Milo": whoever comes now is spoken of, not met."""
    if names.low(i) == "for":
        return names.low(i + 1) not in NOUN_KINDS
    told = names.low(i) == "to" and keyword.kind is Kind.OTHER and keyword.verb
    return told and names.low(i + 1) not in ("her", "his", "their", "my", "the") and names.at(i + 1, slot=False) is None


def _setting(names: Names, contact: Contact, i: int, end: int) -> int:
    """Read a place or a company at token `i`; the token after it, `i` when there is none."""
    if names.low(i) in PLACE_PREPOSITIONS:
        return _place(names, contact, i, end)
    return _company_after(names, contact, i, end) if contact.people else i


def _aside(names: Names, keyword: Keyword, contact: Contact, i: int) -> tuple[int, bool]:
    """ "on Ana's post" names its owner; "on zoom", "for lunch", "over coffee" name a way."""
    named = names.at(i + 1, slot=True)
    if named and (named.owns or named.reference.kind != "name") and keyword.kind in _OWNED:
        contact.people.append(named)
        contact.used.update(range(i, named.end))
        return named.end, False
    if named and keyword.kind in _HELD_FOR and names.low(i) == "for" and named.strong and not contact.people:
        contact.people.append(named)
        contact.used.update(range(i, named.end))
        return named.end, False
    if names.low(i + 1) in MEDIA or names.low(i + 1) in NOUN_KINDS:
        contact.used.update((i, i + 1))
        return i + 2, True
    return i + 1, False


def _take_people(names: Names, clause: Clause, keyword: Keyword, contact: Contact, i: int) -> int:
    """Take the people named at token `i`; the token after them, `i` when nobody is named there."""
    named = names.at(i, slot=True)
    if named is None or named.end > clause.last or all(event_like(names.low(j)) for j in range(named.start, named.end)):
        return i
    after_the = names.low(i - 1) == "the" and not (names.is_known(named) or names.given(named))
    after_words = not named.strong and i > keyword.last and names.low(i - 1) not in _OPENERS | ROLES
    if after_the or after_words:
        return i
    if named.owns and (further := _owned_person(names, named, clause.last)):
        contact.used.update(range(i, further.start))
        named = further
    listed = names.list_at(named.start, clause.last) or [named]
    contact.people += listed
    end = listed[-1].end
    contact.used.update(range(named.start, end))
    return _company_after(names, contact, end, clause.last)


def _owned_person(names: Names, owner: Named, last: int) -> Named | None:
    """ "Merkel's advisor Jens Weidmann" names the advisor."""
    for j in range(owner.end, min(last, owner.end + 4)):
        if _ends_role(names, j):
            return None
        named = names.at(j, slot=False)
        if named and named.strong and named.end <= last and j > owner.end:
            return named
    return None


def _ends_role(names: Names, i: int) -> bool:
    """Whether token `i` cannot stand between "with" and the name it leads to ("my old boss", "Rust core dev")."""
    return names.tokens[i].kind != "word" or names.low(i) in _ENDS_ROLE or names.low(i) in TOPICS


def _company_after(names: Names, contact: Contact, i: int, end: int) -> int:
    after, company = read_company(names, i, end)
    contact.company = contact.company or company
    contact.used.update(range(i, after))
    return after


def _place(names: Names, contact: Contact, i: int, end: int) -> int:
    after, place, company = read_place(names, i, end)
    if company and contact.company is None:
        contact.company = company
    elif place or company:
        joined = contact.place and place and names.low(i) == "in"
        contact.place = (contact.place[0], place[1]) if joined and contact.place and place else (place or company)
    if after > i + 1:
        contact.used.update(range(i, after))
    return after
