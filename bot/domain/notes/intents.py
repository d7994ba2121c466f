"""Clauses that look ahead: follow-ups, wished rhythms, promises of the writer and of others. Decides by words alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.domain.notes.openings import occasion_end, preamble_end
from bot.domain.notes.promises import COMMISSIVE, mine, theirs, theirs_by

IntentKind = Literal["follow", "me", "them"]

_SPEAKER = (
    r"(?>(?:i|we)\s+(?:(?:really|also|still|just|will|need|have|ought|got|should|must|want|plan|can|could|am|going|to|gonna|"
    r"gotta|promised|said|told|her|him|them|i'd|i'll|id|ill)\s+)*|(?:i|we)'(?:ll|m|ve|d)\s+(?:(?:also|just|going|gonna|to|got|"
    r"have|definitely)\s+)*|ill\s+|im\s+(?:going to|gonna)\s+|(?:need|needs|have|want|got|ought|plan|remember|try) to\s+|"
    r"gotta\s+|gonna\s+|should\s+|must\s+|will\s+|let'?s\s+|don'?t forget to\s+|to\s+)"
)
_FOLLOW = re.compile(
    rf"(?:{_SPEAKER})?(?P<verb>follow(?:ing)?[ -]?ups?|f/up?|fup|fu(?= (?:in|on|next|with|w/))|"
    r"followup|ping(?:ing)?|nudge|(?:set )?(?:a |me a )?reminder|remind me|remind|"
    r"(?:check|ck)[ -]?(?:back|in|up)|check on|hit (?:her|him|them|'?em) up|retry|"
    r"circl(?:e|ing) back|get back (?:to|with)|touch base|reconnect|catch(?:[ -]?up| up)|"
    r"reach (?:back )?out|re-?contact|recall(?= [A-Z<@])|next steps?|chase|loop back|come back to|revisit|poke|bug|bother|"
    r"keep in touch|stay in touch|(?:call|ring|phone|write|text|email) back(?! to)|relaunch|try(?= (?:(?:on|next|"
    r"this) )?(?:mon|tue|"
    r"wed|thu|fri|sat|sun|tomorrow|tmrw|later|in \d|the \d|\d))|(?:take|get|ask for) news|"
    r"(?:grab|make|find|set aside|carve out) time|sound out|nag|badger|hassle|prod|"
    r"(?:get |be )?back in touch|get in touch|"
    r"(?:talk|meet|speak|call|write|sync|chat|connect|try|ask|ping)(?: \w{1,20})? again|regroup|hit up|bump|say hi|"
    r"see (?:if|whether|how|where))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"(?:(?:cadence|rhythm|frequency|contact|keep up|keep|repeats?|repeat (?:this|it|that))[:\s]+)?"
    r"(?P<verb>every\b|each\b|weekly|monthly|quarterly|yearly|"
    r"fortnightly|biweekly|bi-weekly|twice a|once (?:a|every)|daily)(?! \w+ (?:i|he|she|they|we|it)\b)",
    re.IGNORECASE,
)
_NO_ORDER = (
    "i|we|she|he|they|you|it|with|for|to|from|of|and|or|but|about|by|on|at|in|than|like|met|saw|told|gave|sent|had|got|let|heard|"
    "caught|took|made|found|brought|bought|taught|beat|knew|know|knows|gave|lost|left|felt|kept|paid|drove|ran|sold|showed|is|was|"
    "are|were|has|gives|makes|helps|that|when|if|where|why|how|what|who|because|w|w/|re|via|hit|rang|wrote|won|suits|sees"
)
_IMPERATIVE = re.compile(
    rf"(?P<verb>{COMMISSIVE}|see|visit|repeat|start|renew|cancel|prep|register|apply|plan|kick off|move|remember|"
    r"speak|request|collect|pick up|drop off|relaunch|grill|interview|debrief|warn|"
    r"catch(?! up)|hunt|corner|swing by|pop (?:in|by|over|round)|stop by|drop by|drop in|fetch|"
    rf"(?!(?:{_NO_ORDER})\b)[a-z]+(?<!ed)(?<!ing)(?= (?:her|him|them|@\w+|<@))(?! (?:her|his) \w+ (?:is|was)))\b"
    r"(?! (?:with|w|w/|from|was|went|is)\b|\s*[,:(–])(?! by (?!\w*(?:mon|tue|wed|thu|fri|sat|sun|"
    r"next|end|eo|tom|tmr|the \d|\d)))",
    re.IGNORECASE,
)
_LONGEST = 400
_RECURRING = 48
"""Clauses up to this length ("follow up in 2 weeks") come again and again: what they intend is remembered."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What a clause intends; `start`, `end` are the characters of its trigger within the clause."""

    kind: IntentKind
    start: int
    end: int
    verb: str


def read_intent(clause: str) -> Intent | None:
    """The intent of one clause, None for a statement of fact or a contact."""
    return _short_intent(clause) if len(clause) <= _RECURRING else _intent(clause[:_LONGEST])


def _intent(clause: str) -> Intent | None:
    start = preamble_end(clause)
    if found := _intent_at(clause, start):
        return found
    occasion = occasion_end(clause)
    return _intent_at(clause, occasion) if occasion > start else None


def _intent_at(clause: str, start: int) -> Intent | None:
    if match := _FOLLOW.match(clause, start):
        return Intent("follow", 0, match.end(), match["verb"].casefold())
    if match := _HABIT.match(clause, start):
        return Intent("follow", 0, match.start("verb"), "every")
    if match := theirs(clause, start):
        return Intent("them", match.start(), match.end(), "")
    if match := mine(clause, start):
        return Intent("me", match.start(), match.end(), "")
    if match := theirs_by(clause, start):
        return Intent("them", match.start(), match.end(), "")
    return None


_short_intent = lru_cache(maxsize=1024)(_intent)


def is_order(clause: str) -> bool:
    """Whether a clause begins with something to do ("send invoice ..."); with a day ahead it is a follow-up."""
    clause = clause[:_LONGEST]
    if _IMPERATIVE.match(clause, preamble_end(clause)):
        return True
    occasion = occasion_end(clause)
    return occasion > 0 and bool(_IMPERATIVE.match(clause, occasion))
