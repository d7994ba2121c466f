"""The rhythm of a relationship, learned from its own history: how often, how long ago, who opens, gone quiet or not.

Owns the summary that is kept per person (so that a morning never scans a history), the score by which quiet people
are ranked, and the words for a gap. Leaves to `nudges` whether anything is said today, and to storage where the
summary is kept.
"""

from bot.domain.rhythm.contact import TIER_DAYS, Contact
from bot.domain.rhythm.score import pull, score
from bot.domain.rhythm.state import Rhythm, State, overdue_from, patience_days, quiet_after_days, rhythm_from, rhythm_of
from bot.domain.rhythm.summary import Summary
from bot.domain.rhythm.words import explain_gap, spell_days

__all__ = [
    "TIER_DAYS",
    "Contact",
    "Rhythm",
    "State",
    "Summary",
    "explain_gap",
    "overdue_from",
    "patience_days",
    "pull",
    "quiet_after_days",
    "rhythm_from",
    "rhythm_of",
    "score",
    "spell_days",
]
