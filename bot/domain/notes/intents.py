"""Clauses that look ahead: follow-ups, wished rhythms, promises of the writer and of others. Decides by words alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.domain.notes.vocabulary import COMMON
from bot.domain.people.words import words

IntentKind = Literal["follow", "me", "them"]

_COMMISSIVE = (
    r"(?:send|share|intro(?:duce)?|connect|forward|fwd|e-?mail|mail|call|message|text|dm|msg|write|reply|respond|review|look|"
    r"check|ask|invite|give|bring|show|help|put|loop|pass|ship|draft|prepare|fix|update|return|pay|buy|order|book|schedule|set|"
    r"arrange|organi[sz]e|sign|submit|confirm|provide|recommend|refer|pitch|present|record|publish|post|retweet|boost|comment|"
    r"tag|lend|drop|find|talk|speak|tell|report|finish|deliver|try|make|get|let|add|think|read|test|sponsor|host|vouch|cover|"
    r"donate|translate|do|circulate|mentor|meet|come|join|follow|ping|circle|take|chase|dig|hook|vote|support|edit|proofread|answer|resend|reschedule|rebook|"
    r"nominate|ring|phone|revert|sort|handle|compile|verify|figure|investigate|upload|transfer|refund|approve|advise|notify|"
    r"have (?=(?:a |another )(?:quick |closer |proper )?(?:look|think|word|chat))|"
    r"wish|congratulate|leave (?=(?:her|him|them|a)\b))"
)
_LEAD = (
    r"(?>(?:(?:(?:and|then|so|but|also|plus|btw|ps|ok|okay|cool|great|todo|to-do|action(?: item)?s?|please|pls|plz|maybe|"
    r"kindly|(?:can|could|would) you(?: please| pls)?|probably|defo|def|definitely|just|really|quickly|now|"
    r"later|soon|again|in turn|after that|for now|note to self)\b"
    r"|[-–—>*•:,⏰✅👉📌🔔]|&gt;|&amp;|:[a-z_]{2,30}:(?=\s))\s*)*"
    r")"
)
_WHEN = (
    r"(?>(?:(?:on|in|by|at|from|around|before|after|within|the|of|end|start|early|late|mid|next(?! steps?\b)|this|coming|"
    r"following|first|second|last|few|couple|a|an|one|two|three|four|five|six|ten|twelve|half|days?|weeks?|wks?|months?|years?|quarter|"
    r"hours?|minutes?|mins?|morning|afternoon|evening|noon|tomorrow|tmrw|tmr|tonight|today|weekend|eod|eow|"
    r"mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|jan(?:uary)?|"
    r"feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|\d[\w:/.-]*+)[\s,:]+){0,6})"
)
_PREAMBLE = re.compile(_LEAD + _WHEN + _LEAD, re.IGNORECASE)
_MINE = (
    r"(?>(?:i|we)\s+(?:(?:really|also|still|just|will|need|have|ought|got|should|must|want|plan|can|could|am|going|to|gonna|"
    r"gotta|promised|said|told|her|him|them|i'd|i'll|id|ill)\s+)*|(?:i|we)'(?:ll|m|ve|d)\s+(?:(?:also|just|going|gonna|to|got|"
    r"have|definitely)\s+)*|ill\s+|im\s+(?:going to|gonna)\s+|(?:need|needs|have|want|got|ought|plan|remember|try) to\s+|"
    r"gotta\s+|gonna\s+|should\s+|must\s+|will\s+|let'?s\s+|don'?t forget to\s+|to\s+)"
)
_STATES = (
    "be|have|see|need|miss|know|never|not|go|stay|move|always|think|probably|love|feel|live|turn|"
    "leave|also|still|just|likely"
)
_HER = r"(?:her|him|them|<@\w+[^>]{0,80}>|[A-Z][\w'-]*+)"
_SENDING = r"(?:sending|sharing|forwarding|e-?mailing|mailing|introducing|shipping|returning|drafting|circulating)"
_FOLLOW = re.compile(
    rf"(?:{_MINE})?(?P<verb>follow(?:ing)?[ -]?ups?|f/up?|fup|fu(?= (?:in|on|next|with|w/))|"
    r"followup|ping(?:ing)?|nudge|(?:set )?(?:a |me a )?reminder|"
    r"remind me|"
    r"remind|check[ -]?(?:back|in|up)|circl(?:e|ing) back|get back (?:to|with)|touch base|reconnect|catch(?:[ -]?up| up)|"
    r"reach (?:back )?out|next steps?|chase|loop back|come back to|revisit|poke|bug|bother|keep in touch|stay in touch|"
    r"(?:get |be )?back in touch|get in touch|"
    r"(?:talk|meet|speak|call|write|sync|chat|connect)(?: \w{1,20})? again|try again|regroup|hit up|bump|say hi|"
    r"see (?:if|whether|how|where))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"(?:(?:cadence|rhythm|frequency|contact|keep up|keep)[:\s]+)?(?P<verb>every\b|each\b|weekly|monthly|quarterly|yearly|"
    r"fortnightly|biweekly|bi-weekly|twice a|once (?:a|every)|daily)",
    re.IGNORECASE,
)
_PROMISE_ME = re.compile(
    r"(?:(?:i|we)(?:'ll| will|'m going to| am going to|'m gonna| gonna| shall)(?: \w{1,20}ly| also| try to| just| then)?|ill|"
    r"im (?:going to|gonna)|(?:(?:i|we)(?:'ve|ve)? )?(?:need|have|ought|got|gotta|must|should|will|gonna|going|remember)(?: to)?"
    r"(?: also| still)?|i'd better|(?:i'm |im |i am |we're )?(?:happy|glad) to|"
    rf"(?:i |we )?(?:have |'ve )?(?:also )?(?:promised|agreed|offered|volunteered|committed|pledged)(?: {_HER})?"
    r"(?: to| (?:that )?(?:i|we)(?:'?(?:ll|d)| will| would))?|"
    rf"(?:i |we )?(?:said|told {_HER}) (?:that )?(?:i|we)(?:'?ll|'?d| will| would)|don'?t forget to|to)"
    rf" (?P<verb>{_COMMISSIVE})\b|(?:i'm|im|i am|we're|we are|(?:i |we )?will be|(?:i|we)'ll be) (?:also )?{_SENDING}\b|"
    rf"{_SENDING} (?:her|him|them|the|over|an?|[\w'-]{{1,30}} (?:the|an?|my|our))\b|"
    rf"(?:i'll|i will) (?!(?:{_STATES})\b)[a-z]+\b",
    re.IGNORECASE,
)
_ON_ME = re.compile(
    r"(?:it'?s |that'?s )?(?:on (?:me|us)|my turn|(?:the )?ball(?:'s| is)? in my court|my (?:action|task|job)|"
    r"actions? (?:for|on) me)(?: is)?(?: to\b|:)",
    re.IGNORECASE,
)
_OWE = re.compile(rf"(?:i |we )?(?:still )?owe {_HER}", re.IGNORECASE)
_PROMISED_THING = re.compile(
    rf"(?:(?:i|we)(?:'ve|ve)? )?(?:have |also )?promised (?:{_HER} (?:\w{{1,30}} )?)?(?:an? |the |my |some |feedback|to )",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[\w.-]|['’](?!ll\b|s going))++"
_PROMISE_THEM = re.compile(
    rf"(?P<who>she|he|they|<@\w+(?:\|[^>]{{0,80}})?>|@[\w.-]++|{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}?)"
    r"(?:(?:'ll|’ll| will|(?:s|'s|’s| is|'re| are) (?:also )?(?:going to|gonna)| gonna|"
    r"(?:'ll|'d| would| will) be (?:happy|glad) to|"
    r"(?P<duty> (?:still )?(?:has to|needs to|have to|need to|should|must|ought to))|(?P<bare> to)|"
    r" (?:also |kindly )?(?:promised|agreed|offered|volunteered|is happy)(?: (?:me|us))?"
    r"(?: to| (?:she|he|they)(?:'ll|'d| will| would))|"
    r" (?:said|says|told me|mentioned|confirmed) (?:that )?(?:she|he|they)(?:'ll|'d|’ll|’d|ll| will| would| can))"
    rf"(?: \w{{1,20}}ly| also| try to| then| gladly)? (?P<verb>{_COMMISSIVE})\b|"
    rf"(?P<sending>(?:'s|’s|s| is|'re| are)(?: also)? (?:{_SENDING}|getting back(?= to)|letting(?= me know)|calling(?= back)))\b|"
    r" (?:still |also )?owes? (?:me|us)\b| promised (?:(?:me|us) \w|(?:an?|the|some|her|his|feedback)\b))",
    re.IGNORECASE,
)
_TO_ME = re.compile(
    rf"(?:(?:will|promised to|offered to|agreed to|is going to|going to|gonna) {_COMMISSIVE} (?:me|us)\b|"
    r"(?:also )?promised (?:me|us)\b|(?:still )?owes (?:me|us)\b|(?:has|needs) to send (?:me|us)\b)",
    re.IGNORECASE,
)
"""As in "will send me the deck" without a subject: whoever was spoken of."""
_SENDS_BY = re.compile(
    rf"(?:she|he|{_NAME_WORD}(?: {_NAME_WORD})?) (?:sends|shares|delivers|confirms|replies|calls|gets back|comes back)"
    r" (?:[^.;]{0,80} )?(?:by|until|till) (?!(?:the )?(?:email|mail|phone|post|way|hand|me|us)\b)",
    re.IGNORECASE,
)
"""As in "she sends the offer until Tuesday", the present tense for something to come."""
_IMPERATIVE = re.compile(rf"(?P<verb>{_COMMISSIVE})\b(?! (?:with|w|from|was|went|is|by)\b)", re.IGNORECASE)
_LONGEST = 400
_RECURRING = 48
"""Clauses up to this length ("follow up in 2 weeks") come again and again: what they intend is remembered."""
_NOT_THEM = words(
    "i we you it this that there which what i'll we'll and then so if when who i've we've i'm we're not also"
)
_TOWARD_ME = re.compile(r"\b(?:me|us|my|our|i)\b", re.IGNORECASE)
_HANDED = re.compile(r" (?:the|it|over|a|an)\b", re.IGNORECASE)
_BY_WHEN = re.compile(
    r"\b(?:by|until|till) (?:mon|tue|wed|thu|fri|sat|sun|next|end|eo|tomorrow|the \d|\d)", re.IGNORECASE
)
_ABOUT_THEMSELVES = words(
    "do join meet speak talk present come take get make read think finish publish host look try find report test"
)


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
    if match := _FOLLOW.match(clause, start):
        return Intent("follow", 0, match.end(), match["verb"].casefold())
    if match := _HABIT.match(clause, start):
        return Intent("follow", 0, match.start("verb"), "every")
    if (match := _PROMISE_THEM.match(clause, start)) and _theirs(match, clause):
        return Intent("them", match.start(), match.end(), "")
    if match := _ON_ME.match(clause):
        return Intent("me", match.start(), match.end(), "")
    if match := _TO_ME.match(clause, start):
        return Intent("them", match.start(), match.end(), "")
    for pattern in (_PROMISE_ME, _OWE, _PROMISED_THING):
        if (match := pattern.match(clause, start)) and not match[0].casefold().startswith("we agreed"):
            return Intent("me", match.start(), match.end(), "")
    if match := _SENDS_BY.match(clause, start):
        return Intent("them", match.start(), match.end(), "")
    return None


_short_intent = lru_cache(maxsize=1024)(_intent)


def is_order(clause: str) -> bool:
    """Whether a clause begins with something to do ("send invoice ..."); with a day ahead it is a follow-up."""
    clause = clause[:_LONGEST]
    return bool(_IMPERATIVE.match(clause, preamble_end(clause)))


def preamble_end(clause: str) -> int:
    """Where the small words and the date before a statement end ("and then next week ...")."""
    match = _PREAMBLE.match(clause)
    return match.end() if match else 0


def _theirs(match: re.Match[str], clause: str) -> bool:
    """Their own plans ("she will speak at PyCon") are facts; what they will do for the writer is a promise."""
    who, rest = match["who"].casefold(), clause[match.end() :]
    if who.rpartition(" ")[2] in _NOT_THEM:
        return False
    if match["bare"] and (who in COMMON or " " in who or match["who"][0].islower()):
        return False
    if match["duty"] or match["sending"]:
        return bool(_TOWARD_ME.search(rest) or _BY_WHEN.search(rest) or (match["sending"] and _HANDED.match(rest)))
    if not match["verb"]:
        return True
    if match["verb"].casefold() not in _ABOUT_THEMSELVES:
        return True
    return (
        bool(_TOWARD_ME.search(rest) or _BY_WHEN.search(rest))
        or "promised" in match[0]
        or "offered" in match[0]
        or "agreed" in match[0]
    )
