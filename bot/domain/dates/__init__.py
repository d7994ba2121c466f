"""Dates as people write them in notes about people: found, understood from a moment, and asked about when unclear.

Owns the grammar of dates, times, periods and repetitions, and how dates are said back. Leaves names, kinds of contact
and promises to `bot.domain.notes`.
"""

from bot.domain.dates.model import (
    NO_DATES,
    DateMention,
    DateOrder,
    DateQuestion,
    DateReading,
    Grain,
    Recurrence,
    Tense,
)
from bot.domain.dates.reader import read_dates
from bot.domain.dates.words import parse_duration_days, say_date, say_gap

__all__ = [
    "NO_DATES",
    "DateMention",
    "DateOrder",
    "DateQuestion",
    "DateReading",
    "Grain",
    "Recurrence",
    "Tense",
    "parse_duration_days",
    "read_dates",
    "say_date",
    "say_gap",
]
