"""Clauses that arrange or wish to meet again ("next call ...", "agreed to meet ..."). Decides by words alone."""

import re
from functools import lru_cache

from bot.domain.notes.intents import Intent
from bot.domain.notes.openings import preamble_end, said_in
from bot.domain.people.words import words

_TALK = r"(?:talk|speak|chat|meet|sync|catch[ -]?up|connect|reconnect|see|get together|hang out)"
_SESSION = (
    r"(?:one|call|meeting|mtg|chat|coffee|lunch|dinner|drinks|session|sync|catch-?up|round|check-?in|follow[- ]?up|demo|qbr|"
    r"google meet|gmeet|video call|review|interview|zoom|visit|touchpoint|brunch|breakfast|beers?|pint|walk|tea|"
    r"phone call|recording|pitch|1:1|121|standup|"
    r"workshop|appointment|appt)"
)
_ARRANGED = r"(?:scheduled|set|booked|planned|arranged|fixed|confirmed|due)"
_DUTY = (
    r"(?:(?:i|we) )?(?:(?:really|still|also) )?"
    r"(?:(?:i|we)'d like to|(?:need|have|want|ought|got|would like) to|should|must|gotta|wanna)"
)
_REACH = (
    r"(?:follow[- ]?up|check (?:back|in)|circle back|call|ring|phone|ping|text|email|reach out|get back|come back|touch base|"
    r"try(?: (?:her|him|them|me))? again|get in touch|remind|chase|nudge|come by|write to)"
)
_GATHER = (
    r"(?:have (?=(?:a |an |another |our )?(?:[\w-]+ )?"
    + _SESSION
    + r"\b)|do (?!it\b)|grab|record|film|host|run|present|play|visit)"
)
_WRITE = (
    r"(?:write (?:back )?to\b|(?:e-?mail|text|message|msg|dm|ping|whatsapp)\b"
    r"(?! (?:it|them|this|the|an?|my|our|in|out|for|over)\b))"
)
"""Whom one has to write to on a day one comes back to; by a day it is owed."""
_TOGETHER = (
    r"(?:pair|jam|rehearse|practi[sc]e|brainstorm|whiteboard|co-?work|hack|cook|dine|lunch|brunch|eat|run|jog|hike|swim|cycle|climb|"
    r"ski|surf|golf|sail|play|train|debug|prep|record|film|shoot|demo|sit(?: down)?|link up|hang(?: out)?|walk|sync|meet(?: up)?|"
    r"catch up|do (?:lunch|dinner|coffee|drinks|brunch|breakfast))"
)
_SOMEBODY = r"(?:<@\w+(?:\|[^>]{0,80})?>|@?[\w'’.-]{1,30}(?: [\w'’.-]{1,30}){0,2}?)"
_OF_LIFE = (
    r"(?:mov|leav|liv|expect|think|hop|plann|work|try|hav(?=ing (?:a baby|twins|issues|trouble))|start|clos|launch|chang|"
    r"gett(?!ing (?:(?:a|an|some) )?(?:lunch|dinner|coffees?|drinks?|breakfast|brunch|beers?|food|together))|"
    r"look|break|splitt|marry|divorc|relocat|talk|be|fall|stay|keep|wait|consider|need|want|"
    r"go(?=ing (?:to (?!the\b|an?\b|our\b)|through)))ing"
)
"""What two do that is news of them rather than something to be there for."""
_SETTLED = re.compile(
    r"\b(?:shifted|pushed|rescheduled|postponed|moved it) (?:it )?(?:to|until|for)\b|"
    r"(?:(?:all )?(?:booked|pencill?ed|locked|slotted|down)) (?:in )?(?:with|w/|w)\b|"
    r"\b(?:pencill?ed|booked|slotted|locked|marked|put(?: (?:her|him|them))?) (?:in|down) (?:for|on)\b|"
    rf"\b{_SESSION}\b[^.;]{{0,60}}?\b(?:is|been|now|all|was)? ?(?:{_ARRANGED}|pencill?ed in) (?:for|on|at|with)\b"
    rf"|\b{_SESSION}\b[^.;]{{0,60}}?\b(?:moved|pushed|shifted|rescheduled|postponed) "
    r"(?:from (?:[\w']+ ){1,3}?)?(?:to|for|until)\b|"
    r"\b(?:moved|pushed|shifted|rescheduled|postponed|bumped) (?:us|me|it|this|that|things|her|him|them|(?!our|the|my)[\w'-]+) "
    r"(?:back )?(?:to|until|by) (?=next|this|on|mon|tue|wed|thu|fri|sat|sun|tom|tmr|(?:the )?\d|jan|feb|mar|apr|may|jun|jul|aug|"
    r"sep|oct|nov|dec)",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"(?:[\w.’'-]+ ){1,3}(?:can|could) (?:only )?(?:meet|do|make|talk|speak|chat|see me)\b", re.IGNORECASE
)
"""As in "Oskar can do 5 May"."""
_SETTLES = re.compile(
    r"(?:(?:it )?is |all |now )?(?:set|booked|scheduled|fixed|arranged|planned|confirmed|pencill?ed in) (?:for|on|at)\b|"
    r"(?:so |now |it'?s )?(?:shifted|pushed|rescheduled|postponed|moved it) (?:it )?(?:to|until|for)\b",
    re.I,
)
_APPOINTED = re.compile(
    rf"(?P<verb>(?:(?:the|our|my|a) )?next (?:\w{{1,20}} )?{_SESSION}"
    r"|(?:let'?s |to |will )?(?:do (?:it|this|that) )?again"
    rf"|(?:(?:the|our|a) )?(?:(?!had\b)\w{{1,20}} )?{_SESSION} (?:is |has been )?{_ARRANGED}"
    rf"|(?:i |we |i've |we've |have )*(?:booked|scheduled|set up|set|arranged|planned|fixed|pencill?ed in|agreed on|put in) "
    rf"(?:in )?(?:(?:a|an|another|our|the|my) )?(?:[\w-]{{1,20}} ){{0,2}}?{_SESSION}"
    rf"|(?:i |we |i've |we've |have )*(?:agreed|decided|planned|planning|plan|hope|hoping) to {_TALK}"
    r"|(?:i'm |im |we're |we are |i am )?(?:meeting|talking|speaking|chatting|seeing (?:her|him|them|each other)) again"
    rf"|(?:(?:she|he|they|[\w'-]{{2,20}}) )?(?:also )?(?:asked|wants|wanted|told|would like) (?:me|us) to {_REACH}"
    rf"|(?:she|he|they|[\w'’-]{{2,20}}) (?:also )?(?:said|says)(?: to)? {_REACH}"
    rf"|(?:she|he|they) (?:wants|want|would like|hopes|plans|agreed|suggested) to {_TALK}"
    r"|(?:i'?ll|i will|we'?ll|we will) (?:see|meet)(?! (?:if|whether|how|what|to|about)\b)"
    rf"|(?:we|[\w'-]{{1,30}} (?:and|&amp;|&|n|\+) (?:i|me))(?:'ll| will| shall| are going to| are gonna| gonna) "
    rf"(?:{_TALK}|{_GATHER})"
    rf"|{_DUTY} (?:{_TALK}|(?=(?:call|ring|phone|visit|facetime|skype|zoom|video[ -]?call)\b(?! (?:it|for|in|out)\b))"
    rf"|(?={_WRITE}(?![^.;]{{0,120}}?\b(?:by|before|b4|until|till|til)\b)))"
    rf"|(?:(?:(?:i|we)(?:'?m|'?re| am| are)? )?(?:gonna|going to)|(?:i|we)(?:'?ll| will)) (?:also )?"
    rf"{_TOGETHER}(?= (?:with|w/|w) (?!it\b|that\b|this\b))"
    rf"|(?:{_SOMEBODY} (?:and|&amp;|&|n|\+) (?:i|me)|(?:i|me) (?:and|&amp;|&|n|\+) {_SOMEBODY}) are (?:also |both )?"
    rf"(?!{_OF_LIFE}\b)[a-z]{{2,20}}ing\b(?! to (?:be|get|move|have)\b)"
    r"|(?:i|we)(?:['’]?ll| will| shall|(?:['’]m|['’]re| am| are) (?:going to|gonna)) be "
    r"(?=(?:meeting|seeing|calling|ringing|phoning|visiting|having|hosting|speaking|talking|chatting|interviewing|"
    r"catching up|grabbing|lunching|dining|pairing|recording|filming|presenting|attending|joining|hanging out)\b)"
    r"|(?:put|pencil|mark|slot|sign) me (?:down|in|up) (?:to|for)"
    r"|(?:don'?t forget|(?:must(?:n'?t)?|can(?:'?t|not)|shouldn'?t|better|let me|i) (?:i )?(?:not )?forget(?! about)|"
    r"not to forget|(?:i )?(?:(?:must|should|need to|have to) )?remember|make sure)(?: to \w{{1,20}})?"
    rf"|(?:i |we )?(?:(?:re)?schedul(?:ed|ing)|postpon(?:ed|ing)|mov(?:ed|ing)|push(?:ed|ing)|shift(?:ed|ing)|bump(?:ed|ing)|"
    r"delay(?:ed|ing)) "
    rf"(?:(?:the|our|my|a) )?(?:\w{{1,20}} ){{0,2}}?{_SESSION}"
    rf"|(?:i'm |im |we're |i am |we are )?(?:so )?"
    rf"(?:looking forward to|excited to|can'?t wait to|keen to|(?:due|supposed|meant|set|scheduled) to) "
    rf"(?:{_TALK}|{_GATHER}|seeing|meeting|having))\b",
    re.IGNORECASE,
)
_PLANNING = words(
    "next again scheduled set booked planned arranged fixed confirmed due agreed decided planning plan plans hope hoping hopes "
    "pencil slot sign bumped bumping "
    "want wants moving pushing shifting postponing rescheduling scheduling delaying wanted asked told said says "
    "suggested supposed meant would like will shall gonna going need have ought got should must gotta "
    "wanna forget better remember make postponed rescheduled moved pushed shifted delayed looking excited wait keen can could "
    "are i'll we'll ill well she'll he'll they'll 'll penciled pencilled slotted locked marked put down let's lets i'd we'd"
)
"""Without one of these words nothing is arranged."""
_LONGEST = 200
_RECURRING = 48


def read_appointment(clause: str) -> Intent | None:
    """The appointment a clause speaks of, if a day is said with it; without one it says little. None for all others."""
    return _short(clause) if len(clause) <= _RECURRING else _appointment(clause)


def _appointment(clause: str) -> Intent | None:
    if _PLANNING.isdisjoint(said_in(clause)):
        return None
    match = _APPOINTED.match(clause) or _APPOINTED.match(clause, preamble_end(clause))
    if match:
        return Intent("follow", 0, match.end(), match["verb"].casefold())
    return Intent("follow", 0, 0, "arranged") if _OFFERS.match(clause) or _SETTLED.search(clause[:_LONGEST]) else None


def settles(clause: str) -> bool:
    """Whether a clause only says for when what was named before it is arranged ("fixed for 6 August")."""
    return bool(_SETTLES.match(clause))


_short = lru_cache(maxsize=1024)(_appointment)
