"""Several people with days of their own in one order: "ring Col on Monday, Viv on Tuesday"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.names import Names
from bot.domain.people.words import words

_AND = words(", and & &amp; n + ; then")
_TO = words("with w/ w to on")
_EPITHETS = words("old young poor dear big little lovely")
_MOST_DAYS = 12
_BEFORE_DATE = words("on in at by next this the around before after")


def each_with_day(names: Names, clause: Clause, days: Sequence[tuple[int, int]]) -> list[Clause]:
    """The clause cut before each further person who has a day of their own; `days` are the spans of its dates in order.

    The clause itself when there is none. Later parts count as sentences of their own.
    """
    parts, first = list[Clause](), clause.first
    for before, day in pairwise(days[:_MOST_DAYS]):
        j = next((k for k in range(first, clause.last) if names.tokens[k].start >= before[1]), clause.last)
        named = _somebody_else(names, j, clause.last)
        if named and names.tokens[named[1] - 1].end <= day[0] and _leads(names, named[1], day[0]):
            parts.append(_part(names, clause, first, j, len(parts)))
            first = named[0]
    parts.append(_part(names, clause, first, clause.last, len(parts)))
    return parts


def _part(names: Names, clause: Clause, first: int, last: int, number: int) -> Clause:
    start, end = names.tokens[first].start, names.tokens[last - 1].end
    return Clause(first, last, start, end, clause.sentence if number == 0 else -1000 * clause.sentence - number)


def _somebody_else(names: Names, j: int, last: int) -> tuple[int, int] | None:
    """The first token of, and the one after, a person named behind an "and" or a comma at token `j`; None without one."""
    if names.low(j) not in _AND:
        return None
    while j < last and (names.low(j) in _AND or names.low(j) in _TO or _is_epithet(names, j)):
        j += 1
    if tied := names.related(j, last):
        return j, tied.end
    listed = names.list_at(j, last)
    return (j, listed[-1].end) if listed and not date_like(names.low(j)) else None


def _is_epithet(names: Names, j: int) -> bool:
    """Whether token `j` only says of what sort the person behind it is ("old Mr Pappas")."""
    return names.low(j) in _EPITHETS and names.at(j, slot=False) is None and names.at(j + 1, slot=False) is not None


def _leads(names: Names, j: int, start: int) -> bool:
    """Whether nothing but small words stand between token `j` and the date at character `start`."""
    while j < len(names.tokens) and names.tokens[j].start < start:
        if names.low(j) not in _BEFORE_DATE:
            return False
        j += 1
    return True
