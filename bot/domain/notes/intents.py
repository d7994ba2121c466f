"""Clauses that look ahead: follow-ups, wished rhythms, promises of the writer and of others. Decides by words alone."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from bot.domain.notes.commitments import COMMISSIVE
from bot.domain.notes.openings import occasion_end, preamble_end, said_in
from bot.domain.notes.promises import mine, theirs, theirs_by
from bot.domain.people.words import words

IntentKind = Literal["follow", "me", "them"]

_SPEAKER = (
    r"(?>(?:i|we)\s+(?:(?:really|also|still|just|will|need|have|ought|got|should|must|want|plan|can|could|am|going|to|gonna|"
    r"gotta|promised|said|told|her|him|them|i'd|i'll|id|ill)\s+)*|(?:i|we)'(?:ll|m|ve|d)\s+(?:(?:also|just|going|gonna|to|got|"
    r"have|definitely)\s+)*|ill\s+|im\s+(?:going to|gonna)\s+|(?:need|needs|have|want|got|ought|plan|remember|try) to\s+|"
    r"gotta\s+|gonna\s+|should\s+|must\s+|will\s+|let'?s\s+|don'?t forget to\s+|to\s+)"
)
_SOON = r"(?= (?:in (?:\d|an? |two|three|four)|on \w+day|next (?:week|month)|by|tomorrow|tmrw))"
_ON_A_DAY = r"(?= (?:on (?:the \d|\w+day)|in (?:\d|a (?:few|couple|week|month))))"
_TO_COME_BACK = "|".join(
    (
        r"next(?=\s*[:=] )|follow(?:ing)?[ -]?ups?|f/up?|fup|fu(?= (?:in|on|next|with|w/))|followup",
        r"ping(?:ing)?|nudge|(?:set )?(?:a |me a )?reminder|remind me|remind",
        r"(?:check|ck)[ -]?(?:back|in|up)|check (?:on|with|w)(?!/? (?:a|an|the|my|our)\b)|look in on|(?:verify|confirm) with",
        r"pick (?:it|this|that|things) (?:back )?up with|go back to (?!the\b|a\b|my\b|work\b|school\b)",
        r"(?:one more|another) (?:try|go|attempt)|(?:have|give (?:her|him|them|it)|take) another (?:go|try|shot|stab)",
        rf"back to (?:her|him|them){_SOON}|hit (?:her|him|them|'?em) up|hit up|retry|resend|regroup|bump|say hi",
        r"circl(?:e|ing) back|get back (?:to|with)|touch base|reconnect|catch(?:[ -]?up| up)|loop back|come back to",
        r"reach (?:back )?out|re-?contact|recall(?= [A-Z<@])|next steps?|chase|revisit|relaunch",
        r"poke|bug|bother|nag|badger|hassle|prod|sound out|(?:take|get|ask for) news",
        r"keep in touch|stay in touch|(?:get |be )?back in touch|get in touch|(?:call|ring|phone|write|text|email) back(?! to)",
        r"(?:try|trying)(?= (?:(?:on|next|this) )?(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|tmrw|later|in \d|the \d|\d))",
        r"(?:grab|make|find|set aside|carve out) time|see (?:if|whether|how|where)",
        r"(?:talk|meet|speak|call|ring|phone|write|sync|chat|connect|try|trying|ask|ping|see)(?: \w{1,20})? again",
        rf"again{_ON_A_DAY}",
    )
)
_FOLLOW = re.compile(rf"(?:{_SPEAKER})?(?P<verb>{_TO_COME_BACK})\b", re.IGNORECASE)
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
    rf"(?P<verb>(?!phone (?:screen|call|interview|chat|meeting|conf)){COMMISSIVE}|"
    r"contact(?! (?:details?|info|person|list|form|number|at|is)\b)|"
    r"re-?engage|re-?approach|revive|revoke|remove|delete|disable|deactivate|suspend|reassign|"
    r"unsubscribe|offboard|reinstate|(?:archive|change|extend|reset|restore|swap|enable)(?= (?:his|her|their|the|my|our)\b)|"
    r"see|visit|repeat|start|renew|cancel|prep|register|apply|plan|kick off|move|remember|"
    r"speak|request|collect|pick up|drop off|relaunch|grill|interview|debrief|warn|"
    r"catch(?! up)|hunt|corner|swing by|pop (?:in|by|over|round)|stop by|drop by|drop in|fetch|"
    rf"(?!(?:{_NO_ORDER})\b)[a-z]+(?<!ed)(?<!ing)(?= (?:her|him|them|@\w+|<@))(?! (?:her|his) \w+ (?:is|was)))\b"
    r"(?!['’](?:d|ed|ll)\b| (?:with|w|w/|from|was|went|is)\b|\s*[,:(–])(?! by (?!\w*(?:mon|tue|wed|thu|fri|sat|sun|"
    r"next|end|eo|tom|tmr|the \d|\d)))",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:sent|done|made|completed|went out)\b(?:\s+(?:today|yesterday|just now|now|already))?\W*$", re.IGNORECASE
)
_FOLLOWING = re.compile(r"\b(?:follow[ -]?up|check-?in|reminder|f/?up)\b", re.IGNORECASE)
_NOT_YET = words("once when after if until till unless before be get gets")
_ALONE = re.compile(r"(?:call|mail|e-?mail|text|message|visit|chat|meeting|coffee|review|interview)\W*", re.IGNORECASE)
"""Behind a day and before nothing these name what was or will be that day ("24 Nov call")."""
_UNDERTAKEN = re.compile(r"(?:i|we)(?:'ll| will| shall)\b|ill\b", re.IGNORECASE)
"""What one says to the other side: "I'll get back to him Friday" is a promise, "get back to him Friday" is not."""
_REPORTED = re.compile(
    r"\w (?:said|says|sez|texted|wrote|writes|replied|answered|messaged|e-?mailed|pinged|dm'?d|whatsapped|posted|told me):\s*$",
    re.IGNORECASE,
)
"""What stands before a colon where the other side's own words follow ("Ana texted: will pay on Monday")."""
_OFTEN = words("every each weekly monthly quarterly yearly fortnightly biweekly once twice")
_TOUCH = (
    r"(?:call|ring|phone|e-?mail|text|message|msg|dm|ping|write|meet|see|visit|talk|speak|chat|check|catch|keep|stay|touch|reach|take|"
    r"ask|get|have|say|drop|grab|do|follow|hear|reconnect|sync|nudge|zoom|facetime|skype)"
)
_WISH = (
    r"(?:(?:i|we)(?:'d| would) (?:really )?(?:like|love) to|(?:i|we) (?:really |also |just )?(?:want|wanna|need|ought|plan|hope|"
    r"mean|try|intend)(?: to)?|(?:i|we) (?:should|must|have to|gotta|could)|(?:i|we)(?:'ve|ve| have)? got to)"
)
_WISHED = re.compile(
    rf"(?:(?:have|make|get|let|help) me (?:to )?{_TOUCH}\b|(?:(?:i|we) )?could do with (?:a )?{_TOUCH}(?:ing)?\b|"
    rf"{_WISH} {_TOUCH}\b|(?:let'?s|agreed (?:to|on)|set up|starting) (?:to )?(?:{_TOUCH}|a|our|weekly|monthly|quarterly)\b|"
    rf"(?:(?:really |i )?(?:should|must|gotta|wanna|want to|need to|ought to|have to|would like to|'d like to)) {_TOUCH}\b)",
    re.IGNORECASE,
)
"""As in "have me write to Constance every ninety days", "could do with checking in on Maureen every 4 weeks"."""
_OFTEN_WISHED = re.compile(
    rf"(?:every|each|once (?:a|an|every)|twice an?)(?: [\w'-]+){{1,3}}?,? {_WISH} {_TOUCH}\b", re.IGNORECASE
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


def is_done(clause: str) -> bool:
    """Whether a clause says that something to do was done ("2nd follow up to Joost sent", "follow-up with Ana done")."""
    if not _DONE.search(clause) or not _FOLLOWING.search(clause):
        return False
    return said_in(clause).isdisjoint(_NOT_YET)


def wishes_often(clause: str) -> bool:
    """Whether a clause wishes to be in touch, so that "every 4 weeks" in it is a rhythm ("I should see Ana every month")."""
    return not _OFTEN.isdisjoint(said_in(clause)) and bool(
        _WISHED.match(clause, preamble_end(clause)) or _OFTEN_WISHED.match(clause)
    )


def _intent(clause: str) -> Intent | None:
    start = preamble_end(clause)
    if found := _intent_at(clause, start):
        return found
    occasion = occasion_end(clause)
    found = _intent_at(clause, occasion) if occasion > start else None
    if found and found.kind == "me" and _REPORTED.search(clause[:occasion]):
        return replace(found, kind="them")
    return found


def _intent_at(clause: str, start: int) -> Intent | None:
    if match := _FOLLOW.match(clause, start):
        if _UNDERTAKEN.match(match[0]) and match["verb"].casefold().startswith(("get back", "come back")):
            return Intent("me", 0, match.end(), "")
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
    if is_done(clause):
        return False
    if match := _IMPERATIVE.match(clause, preamble_end(clause)):
        return not (match.start("verb") and _ALONE.fullmatch(clause, match.start("verb")))
    occasion = occasion_end(clause)
    return occasion > 0 and bool(_IMPERATIVE.match(clause, occasion))
