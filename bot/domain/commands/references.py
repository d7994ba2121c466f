"""Who is named at the beginning of an argument, and what follows."""

import re
from collections.abc import Collection

from bot.domain.notes.names import Names
from bot.domain.notes.tokens import tokenise
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS
from bot.domain.people.names import normalise
from bot.domain.people.reference import Reference
from bot.domain.people.words import words

_JOIN = re.compile(r"\s*(?:,|&amp;|&(?!(?:lt|gt);)|\+|\band\b)\s*", re.IGNORECASE)
_NEVER_IN_NAMES = frozenset(("entity", "control", "channel", "link", "code", "emoji", "tag"))
_STOPS = words(
    "in on at by about re regarding every each to for next this tomorrow today tonight until till weekly monthly yearly "
    "quarterly daily fortnightly biweekly off none never that because with when after before end from within later a an"
)
_READ_CHARS = 2000


def leading_people(
    text: str, known: Collection[str] = frozenset(), *, certain: bool = False
) -> tuple[tuple[Reference, ...], str]:
    """The people named first ("Ana and Bo in 2 weeks ...") and the rest, stripped.

    Names end where a date, "about", "to", a number, a tag or a link begins; lower-case names need no capital here as
    nothing but a person can stand first. `known` (key forms) decides how many words belong to one name. `certain` asks for
    more: a capital, a usual first name, a known key or an address.
    """
    head = text[:_READ_CHARS]
    names = Names(head, tokenise(head), known)
    found: list[Reference] = []
    i = 0
    while i < len(names.tokens):
        reference, after = _reference(names, head, i, certain)
        if reference is None:
            break
        found.append(reference)
        i = after
        separator = names.after_separator(i)
        if separator is None:
            break
        i = separator
    rest = text[names.tokens[i].start :] if i < len(names.tokens) else text[_READ_CHARS:]
    return tuple(found), rest.strip().lstrip(":,-–— ").strip()


def whole_name(text: str) -> tuple[Reference, ...]:
    """People in a text that is nothing but names ("Ana, Bo and Jean-Luc de la Tour"); what reads like no name is dropped."""
    found: list[Reference] = []
    for piece in _JOIN.split(text[:_READ_CHARS]):
        people, rest = leading_people(piece)
        if people and not rest:
            found += people
        elif normalise(piece) and not any(token.kind in _NEVER_IN_NAMES for token in tokenise(piece)):
            start = text.find(piece)
            found.append(Reference("name", piece.strip(), " ".join(piece.split()), (start, start + len(piece))))
    return tuple(found)


def _reference(names: Names, text: str, i: int, certain: bool) -> tuple[Reference | None, int]:
    if names.tokens[i].kind in ("mention", "email", "handle"):
        named = names.at(i, slot=True)
        return (named.reference, named.end) if named else (None, i)
    named = names.at(i, slot=True)
    if certain and not (named and named.strong):
        return None, i
    end = max(named.end if named else i, _plain_end(names, i) if not (named and named.strong) else i)
    if end <= i:
        return None, i
    start, stop = names.tokens[i].start, names.tokens[end - 1].end
    name = re.sub(r"['’]s$", "", text[start:stop])
    return Reference("name", name, " ".join(name.split()), (start, start + len(name))), end


def _plain_end(names: Names, i: int) -> int:
    """Words up to the first that cannot be part of a name; at most four."""
    j = i
    while j < len(names.tokens) and j - i < 4 and names.tokens[j].kind == "word":
        low = names.low(j)
        if j == i and low in COMMON and low == names.tokens[j].text:
            break
        if low in _STOPS or (low in MONTHS_AND_DAYS and j > i):
            break
        j += 1
    return j
