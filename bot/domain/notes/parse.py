"""A line -> what it says. Puts together what clauses, names, contacts, intents and dates each read."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.dates import DateOrder
from bot.domain.notes.model import Line
from bot.domain.notes.reading import Reading

_READ_CHARS = 4000


def parse_line(
    text: str, now: datetime, *, known: Collection[str] = frozenset(), order: DateOrder | None = None
) -> Line:
    """Read one line as somebody typed it into Slack.

    `now` is aware, in the user's zone; dates of contacts lean to the past, those of follow-ups and promises to the
    future. `known` holds those of `name_candidates(text)` that are keys of the owner's people; it decides for names in
    lower case. `order` reads 3/4; without it such a date is asked about. Only the first 4,000 characters are read, the
    rest is note. Never raises, whatever the text.
    """
    reading = Reading(text, text[:_READ_CHARS], now, known, order)
    return reading.line()
