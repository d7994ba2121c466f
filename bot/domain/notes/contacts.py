"""Clauses that report a contact: what kind, with whom, where. Grammar over tokens; dates are read elsewhere."""

import re
from dataclasses import dataclass, field

from bot.domain.notes.clauses import Clause
from bot.domain.notes.given_names import given_names
from bot.domain.notes.model import Kind
from bot.domain.notes.names import Named, Names, event_like
from bot.domain.notes.verbs import (
    BASE_KINDS,
    EMOJI_KINDS,
    FIRST_PERSON,
    GIFTS,
    MEDIA,
    NOT_PLACES,
    NOUN_KINDS,
    PHRASE_KINDS,
    PLACE_PREPOSITIONS,
    PROGRESSIVE_KINDS,
    SPECIFIC,
    SUBJECTS,
    THIRD_PERSON,
    TOPICS,
    VERB_KINDS,
    typed_keyword,
)
from bot.domain.notes.vocabulary import (
    COMMON,
    MONTHS_AND_DAYS,
    ORGANISATION_ENDINGS,
    ORGANISATIONS,
    PLACES,
)

_OPENERS = frozenset(("with", "w/", "w", "to", "from", "between", "by", "&", "&amp;", "and", "+", ":", ",", "/"))
_DETERMINERS = frozenset(["the", "a", "an", "my", "our", "her", "his", "their", "this", "some", "dear", "old", "good", "new", "young", "mr", "mrs", "ms"])
_WORDY = re.compile(r"\w")


@dataclass(slots=True)
class Contact:
    """What one clause reports. `used` are the tokens that were understood; `people` may be empty."""

    kind: Kind
    ahead: bool = False
    people: list[Named] = field(default_factory=list)
    company: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    used: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Keyword:
    first: int
    last: int
    kind: Kind
    verb: bool
    ahead: bool = False


def read_contact(names: Names, clause: Clause) -> Contact | None:
    """The contact a clause reports, None when it reports none of the writer's (a fact, somebody else's meeting)."""
    keyword = _find_keyword(names, clause)
    if keyword is None:
        return None
    subject = _subjects(names, clause, keyword)
    if subject is None:
        return None
    contact = Contact(keyword.kind, keyword.ahead, list(subject), used=set(range(keyword.first, keyword.last)))
    for named in subject:
        contact.used.update(range(named.start, named.end))
        _company_after(names, contact, named.end, keyword.first)
    _objects(names, clause, keyword, contact)
    contact.kind = _refined(names, clause, keyword)
    return contact


def _find_keyword(names: Names, clause: Clause) -> _Keyword | None:
    for i in range(clause.first, clause.last):
        low = names.low(i)
        if low in TOPICS and i > clause.first:
            return None
        found = _keyword_at(names, clause, i)
        if found:
            return found
    return None


def _keyword_at(names: Names, clause: Clause, i: int) -> _Keyword | None:
    token, low = names.tokens[i], names.low(i)
    if token.kind in ("emoji", "punct") and token.text in EMOJI_KINDS:
        return _Keyword(i, i + 1, EMOJI_KINDS[token.text], False) if i == clause.first else None
    if token.kind not in ("word", "number"):
        return None
    phrase = PHRASE_KINDS.get((low, names.low(i + 1)))
    if phrase:
        return _Keyword(i, i + 2, phrase, low not in ("video", "phone", "voice", "shout", "google"))
    if low in VERB_KINDS:
        return _Keyword(i, i + 1, VERB_KINDS[low], True)
    if low in PROGRESSIVE_KINDS and _progressive(names, clause, i):
        return _Keyword(i, i + 1, PROGRESSIVE_KINDS[low], True, ahead=True)
    if low in NOUN_KINDS and _noun_counts(names, clause, i):
        return _noun_run(names, clause, i)
    if low in BASE_KINDS and i == clause.first:
        return _Keyword(i, i + 1, BASE_KINDS[low], True)
    if low in ("shared", "share") and (named := names.at(i + 1, slot=True)) and named.owns:
        return _Keyword(i, i + 1, Kind.BOOST, True)
    if low in ("gave", "sent", "bought", "brought", "got", "mailed") and _gift_follows(names, clause, i):
        return _Keyword(i, i + 1, Kind.GIFT, True)
    if low in ("sent", "saw", "got") and (named := names.at(i + 1, slot=True)) and not named.owns:
        noun = next(
            (
                NOUN_KINDS[names.low(j)]
                for j in range(named.end, min(clause.last, named.end + 4))
                if names.low(j) in NOUN_KINDS
            ),
            None,
        )
        return _Keyword(i, i + 1, noun or Kind.MESSAGE, True) if low == "sent" else None
    return _misspelt(names, clause, i)


def _misspelt(names: Names, clause: Clause, i: int) -> _Keyword | None:
    before_with = names.low(i + 1) in ("with", "w/", "w")
    if i - clause.first > 2 and not before_with:
        return None
    if names.at(i, slot=False) and not before_with:
        return None
    word = typed_keyword(names.low(i), given_names(), before_with)
    if word is None:
        return None
    kind = VERB_KINDS.get(word) or NOUN_KINDS[word]
    return _Keyword(i, i + 1, kind, word in VERB_KINDS)


def _noun_run(names: Names, clause: Clause, i: int) -> _Keyword:
    j, kinds = i, []
    while j < clause.last and names.low(j) in NOUN_KINDS:
        kinds.append(NOUN_KINDS[names.low(j)])
        j += 1
    return _Keyword(i, j, min(kinds, key=SPECIFIC.index), False)


def _noun_counts(names: Names, clause: Clause, i: int) -> bool:
    """A noun of contact counts near the start of its clause or right before "with", "from" or a name."""
    low, after = names.low(i), names.low(i + 1)
    if names.low(i - 1) in ("to", "will", "not", "her", "his", "their", "can", "at") and after not in (
        "with",
        "w/",
        "from",
    ):
        return False
    if after in ("with", "w/", "w", "from"):
        return True
    if low in (
        "talk",
        "party",
        "meetup",
        "conference",
        "podcast",
        "session",
        "party",
        "present",
        "panel",
        "webinar",
        "workshop",
    ):
        return False
    return i - clause.first <= 4


def _progressive(names: Names, clause: Clause, i: int) -> bool:
    before = [names.low(j) for j in range(clause.first, i)]
    return all(
        low in ("i'm", "im", "i", "am", "we're", "we", "are", "and", "also", "then", "back", "now", "just")
        for low in before
    ) and (names.low(i + 1) not in ("with", "w/", "about", "notes", "was", "at", "in", "on"))


def _gift_follows(names: Names, clause: Clause, i: int) -> bool:
    if names.low(i) == "got" and "from" not in (names.low(j) for j in range(i, clause.last)):
        return False
    return any(names.low(j) in GIFTS for j in range(i + 1, min(clause.last, i + 9)))


def _subjects(names: Names, clause: Clause, keyword: _Keyword) -> list[Named] | None:
    """Names before the keyword; None when somebody else is the subject of a contact that was not with the writer."""
    i, found, third = clause.first, list[Named](), False
    mine = any(names.low(j) in FIRST_PERSON for j in range(keyword.first, min(clause.last, keyword.last + 6)))
    while i < keyword.first:
        low = names.low(i)
        named = names.at(i, slot=low not in COMMON and i == clause.first)
        if named and named.end <= keyword.first and not named.owns and low not in TOPICS:
            listed = names.list_at(i, keyword.first, slot=named.start == i and i == clause.first)
            found += listed or [named]
            i = found[-1].end
            continue
        third = third or low in THIRD_PERSON
        mine = mine or low in FIRST_PERSON
        i = _skip_company(names, i, keyword.first)
    if third and keyword.verb and not mine:
        return None
    if found and keyword.verb and not mine and _has_other_object(names, clause, keyword):
        return found if keyword.kind is Kind.INTRODUCTION else None
    return found


def _skip_company(names: Names, i: int, end: int) -> int:
    if names.low(i) in ("from", "at", "of", "@") and i + 1 < end:
        stop = _proper_run(names, i + 1, end)
        return max(stop, i + 1)
    return i + 1


def _has_other_object(names: Names, clause: Clause, keyword: _Keyword) -> bool:
    following = keyword.last
    if names.low(following) in ("with", "to", "w/"):
        following += 1
    named = names.at(following, slot=False)
    return named is not None and named.start < clause.last


def _objects(names: Names, clause: Clause, keyword: _Keyword, contact: Contact) -> None:
    """Walk from the keyword to the end of the clause and collect people, place and company."""
    i, slot, opened = keyword.last, True, False
    while i < clause.last:
        low = names.low(i)
        if low in TOPICS or (low in SUBJECTS and low not in FIRST_PERSON and i > keyword.last):
            break
        if low in PLACE_PREPOSITIONS:
            i, slot = _place(names, contact, i, clause.last), False
            continue
        if low == "from" and contact.people and not opened and names.at(i + 1, slot=False) is None:
            i = _company_after(names, contact, i, clause.last)
            continue
        if low in _OPENERS or names.tokens[i].text == ",":
            slot = slot or opened or low not in ("and", "&", "&amp;", "+", ",", "/", ":")
            opened = opened or slot
            contact.used.add(i)
            i += 1
            continue
        if low in ("on", "for", "over", "via"):
            i, slot = _aside(names, keyword, contact, i)
            continue
        named = names.at(i, slot=True) if slot else None
        if named and named.end <= clause.last and not _is_event_host(names, named):
            i = _take_people(names, clause, contact, named)
            slot, opened = False, True
            continue
        slot = slot and (low in _DETERMINERS or low in FIRST_PERSON or (low in COMMON and not opened))
        i += 1


def _aside(names: Names, keyword: _Keyword, contact: Contact, i: int) -> tuple[int, bool]:
    """ "on Ana's post" names its owner; "on zoom", "for lunch", "over coffee" name a way."""
    named = names.at(i + 1, slot=False) or names.at(i + 1, slot=True)
    if named and named.owns and keyword.kind in (Kind.COMMENT, Kind.REPLY, Kind.BOOST):
        contact.people.append(named)
        contact.used.update(range(i, named.end))
        return named.end, False
    if names.low(i + 1) in MEDIA or names.low(i + 1) in NOUN_KINDS:
        contact.used.update((i, i + 1))
        return i + 2, True
    return i + 1, False


def _is_event_host(names: Names, named: Named) -> bool:
    return all(event_like(names.low(j)) for j in range(named.start, named.end))


def _take_people(names: Names, clause: Clause, contact: Contact, named: Named) -> int:
    listed = names.list_at(named.start, clause.last) or [named]
    contact.people += listed
    end = listed[-1].end
    contact.used.update(range(named.start, end))
    return _company_after(names, contact, end, clause.last)


def _company_after(names: Names, contact: Contact, i: int, end: int) -> int:
    """Read "from Acme", "of Acme", "@ Acme" after a person; the index after it, `i` when there is none."""
    if names.low(i) not in ("from", "of", "@") or i + 1 >= end:
        return i
    stop = _proper_run(names, i + 1, end)
    if stop <= i + 1:
        return i
    if not all(names.low(j) in PLACES for j in range(i + 1, stop)) and contact.company is None:
        contact.company = (names.tokens[i + 1].start, names.tokens[stop - 1].end)
    contact.used.update(range(i, stop))
    return stop


def _proper_run(names: Names, i: int, end: int) -> int:
    """The end of a run of capitalised words, or of one known lower-case place or organisation, from `i`."""
    j = i
    while j < end and names.tokens[j].kind == "word" and names.tokens[j].text[0].isupper() and j - i < 4:
        if names.low(j) in MONTHS_AND_DAYS or names.low(j) == "i":
            break
        j += 1
    if j == i and (names.low(j) in PLACES or names.low(j) in ORGANISATIONS):
        return j + 1
    return j


def _place(names: Names, contact: Contact, i: int, end: int) -> int:
    """Read a place (or a company) after "at" or "in"; the index after it."""
    first = i + 1
    while first < end and names.low(first) in ("the", "a", "an", "our", "her", "his", "their"):
        first += 1
    stop = _proper_run(names, first, end)
    if stop <= first:
        stop = _lower_place(names, i, first, end)
    while (
        stop < end
        and stop > first
        and (event_like(names.low(stop)) or (names.tokens[stop].kind == "number" and _year(names.low(stop))))
    ):
        stop += 1
    if stop <= first:
        return i + 1
    where = (names.tokens[first].start, names.tokens[stop - 1].end)
    if names.low(i) in ("at", "@") and _is_organisation(names, first, stop) and contact.company is None:
        contact.company = where
    else:
        contact.place = _joined(contact.place, where, names.low(i))
    contact.used.update(range(i, stop))
    return stop


def _joined(place: tuple[int, int] | None, where: tuple[int, int], preposition: str) -> tuple[int, int]:
    return (place[0], where[1]) if place and preposition == "in" else where


def _lower_place(names: Names, i: int, first: int, end: int) -> int:
    """A place in lower case: known, an event, or up to three plain words after "at" ("at the rust meetup")."""
    j = first
    while j < end and j - first < 3 and names.tokens[j].kind == "word" and names.low(j) not in NOT_PLACES:
        low = names.low(j)
        if low in MONTHS_AND_DAYS or low in TOPICS or low in SUBJECTS or low in PLACE_PREPOSITIONS or low in _OPENERS:
            break
        if names.low(i) == "in" and not (low in PLACES or first > i + 1):
            break
        if low in ("last", "next", "this", "ago", "on", "for", "who", "today", "yesterday") or low in VERB_KINDS:
            break
        j += 1
        if event_like(low) or low in PLACES:
            break
    return j


def _year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low.startswith("20")


def _is_organisation(names: Names, first: int, stop: int) -> bool:
    return any(names.low(j).removesuffix("'s") in ORGANISATIONS for j in range(first, stop)) or (
        stop - first > 1 and names.low(stop - 1) in ORGANISATION_ENDINGS
    )


def _refined(names: Names, clause: Clause, keyword: _Keyword) -> Kind:
    """ "met for coffee" is coffee, "spoke on the phone" a call, "wrote an email" an email."""
    kind = keyword.kind
    for i in range(keyword.last, clause.last):
        low, before = names.low(i), names.low(i - 1)
        if low in TOPICS:
            break
        if before in ("the", "a", "quick", "some"):
            before = names.low(i - 2)
        if kind in (Kind.MET, Kind.OTHER) and before in ("for", "over", "had") and low in NOUN_KINDS:
            return NOUN_KINDS[low]
        if (
            kind in (Kind.MET, Kind.OTHER, Kind.MESSAGE)
            and before in ("on", "via", "over", "by", "through")
            and low in MEDIA
        ):
            return MEDIA[low]
    return kind


def is_wordy(text: str) -> bool:
    """Whether a text says anything beyond punctuation."""
    return bool(_WORDY.search(text))
