"""Where, and from which company: what follows "at", "in" and "from" in a clause of contact."""

from bot.domain.notes.contact_words import NOUN_KINDS, VERB_KINDS
from bot.domain.notes.grammar_words import FIRST_PERSON, NOT_PLACES, PLACE_PREPOSITIONS, SUBJECTS, TOPICS
from bot.domain.notes.model import Kind
from bot.domain.notes.name_words import event_like
from bot.domain.notes.names import Names
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS, ORGANISATION_ENDINGS, ORGANISATIONS, PLACES
from bot.domain.people.words import words

_DETERMINERS = words("the a an our her his their my")
_INNER = words("de da do das dos del la le of du van von der")
_ENDS_PLACE = words(
    "of last next this ago on for who today yesterday with w/ w to from between by & &amp; and + : , / then"
)
Where = tuple[int, int]


def read_company(names: Names, i: int, end: int) -> tuple[int, Where | None]:
    """Read "from Acme", "of Acme", "@ Acme" at token `i`: the token after it (`i` when nothing) and its characters.

    A town after "from" is read as well but is no company.
    """
    if names.low(i) not in ("from", "of", "@") or i + 1 >= end:
        return i, None
    first = i + 2 if names.low(i + 1) in _DETERMINERS else i + 1
    stop = proper_run(names, first, end)
    if stop <= first:
        stop = i + 1
    if stop <= i + 1 and names.low(i) == "from" and names.lower and _plain_word(names, i + 1):
        stop = i + 2
    if stop <= i + 1:
        return i, None
    where = (names.tokens[i + 1].start, names.tokens[stop - 1].end)
    return stop, None if all(names.low(j) in PLACES for j in range(i + 1, stop)) else where


def _plain_word(names: Names, j: int) -> bool:
    low = names.low(j)
    return (
        names.tokens[j].kind == "word" and low not in COMMON and low not in MONTHS_AND_DAYS and low not in FIRST_PERSON
    )


def read_place(names: Names, i: int, end: int) -> tuple[int, Where | None, Where | None]:
    """Read what follows the preposition at token `i`: the token after it, a place, a company (at most one of them)."""
    first = i + 1
    while first < end and names.low(first) in _DETERMINERS:
        first += 1
    stop = proper_run(names, first, end)
    if stop <= first:
        stop = _lower_place(names, i, first, end)
    while first < stop < end and (event_like(names.low(stop)) or _year(names.low(stop))):
        stop += 1
    if stop <= first:
        return i + 1, None, None
    where = (names.tokens[first].start, names.tokens[stop - 1].end)
    if names.low(i) in ("at", "@") and _is_organisation(names, first, stop):
        return stop, None, where
    return stop, where, None


def proper_run(names: Names, i: int, end: int) -> int:
    """The end of a run of capitalised words, or of one known lower-case place or organisation, from token `i`."""
    j = i
    while j < end and j - i < 5 and _proper(names, j):
        j += 1
        if names.low(j) in _INNER and j + 1 < end and _proper(names, j + 1):
            j += 1
    if j == i and j < end and (names.low(j) in PLACES or names.low(j) in ORGANISATIONS):
        return j + 1
    return j


def _proper(names: Names, j: int) -> bool:
    token = names.tokens[j]
    return token.kind == "word" and token.text[0].isupper() and token.low not in MONTHS_AND_DAYS and token.low != "i"


def _lower_place(names: Names, i: int, first: int, end: int) -> int:
    """A place in lower case: known, an event, or up to three plain words after "at" ("at the rust meetup")."""
    j = first
    while j < end and j - first < 3 and names.tokens[j].kind == "word" and names.low(j) not in NOT_PLACES:
        low = names.low(j)
        if (
            low in _ENDS_PLACE
            or low in MONTHS_AND_DAYS
            or low in TOPICS
            or low in SUBJECTS
            or low in PLACE_PREPOSITIONS
        ):
            break
        if low in VERB_KINDS or (names.low(i) == "in" and not (low in PLACES or first > i + 1)):
            break
        if low in NOUN_KINDS and j == first and not event_like(low):
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


def opens_event(names: Names, i: int) -> bool:
    """Whether a capitalised word goes on to name an event ("Sifted Summit", "Women Conference")."""
    low = names.low(i)
    return names.tokens[i].text[0].isupper() and (event_like(low) or NOUN_KINDS.get(low) is Kind.EVENT)
