"""What to tell a user this morning, ranked and with the reasons, and when the next morning is.

Owns the choice, the words for a reason, what a snooze or "less often" changes, and the moment of the next send.
Leaves to the caller to gather the input, to store what was decided and to build the message.
"""

from bot.domain.nudges.answers import less_often, snoozed
from bot.domain.nudges.choose import COOLDOWN_DAYS
from bot.domain.nudges.model import (
    DateItem,
    DueItem,
    FollowUp,
    Morning,
    MorningInput,
    OwedItem,
    OwedReply,
    PersonState,
    Reason,
    Reengage,
    Story,
    StoryItem,
)
from bot.domain.nudges.openers import opener
from bot.domain.nudges.rank import rank
from bot.domain.nudges.send_time import EVERY_DAY, WEEKDAYS, next_send_at
from bot.domain.nudges.words import say_reason, say_reasons

__all__ = [
    "COOLDOWN_DAYS",
    "EVERY_DAY",
    "WEEKDAYS",
    "DateItem",
    "DueItem",
    "FollowUp",
    "Morning",
    "MorningInput",
    "OwedItem",
    "OwedReply",
    "PersonState",
    "Reason",
    "Reengage",
    "Story",
    "StoryItem",
    "less_often",
    "next_send_at",
    "opener",
    "rank",
    "say_reason",
    "say_reasons",
    "snoozed",
]
