"""Notes: a typed line -> who, what kind of contact, when, where, what was said, promised and is to be followed up.

Pure. `name_candidates` says which words to look up first, `parse_line` reads the line. Who a name belongs to is
`bot.domain.people`'s business, dates are `bot.domain.dates`'.
"""

from bot.domain.notes.candidates import name_candidates
from bot.domain.notes.model import FollowUp, Kind, Line, Promise, Reference, Span
from bot.domain.notes.parse import parse_line
from bot.domain.notes.timing import period_days

__all__ = [
    "FollowUp",
    "Kind",
    "Line",
    "Promise",
    "Reference",
    "Span",
    "name_candidates",
    "parse_line",
    "period_days",
]
