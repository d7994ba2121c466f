"""Meetings that will not be, or that are over though they were booked: "lunch with Ana on Friday is off". Words alone."""

import re

from bot.domain.notes.contact_words import NOUN_KINDS, SESSION_NOUNS
from bot.domain.notes.model import Kind
from bot.domain.notes.openings import said_in
from bot.domain.people.words import words

_OFF = (
    r"(?:(?:called|blown|written|put) off|cancel+ed|canned|scrapped|axed|shelved|binned|nixed|scratched|aborted|dropped|"
    r"(?:not|no longer|isn'?t|ain'?t|won'?t be) (?:happening|going ahead|taking place|on(?: any ?more| anymore)?)|"
    r"(?:fell|fallen|falls|falling) through|on hold|on ice|postponed|pushed back)"
)
_AFTER = (
    r"(?:\s*[,;.!?:)(–—-]|\s*$|"
    r"\s+(?:now|again|sadly|sorry|alas|after all|because|bc|cos|cuz|as|since|due|last minute|by|for now|so)\b)"
)
_IS_OFF = re.compile(
    rf"\b(?:(?:is|are|'s|was|were|got|been|has been|now) )?(?:now |all |just |been |being |sadly )?{_OFF}{_AFTER}|"
    rf"\b(?:is|are|'s|was|now) (?:now |all |sadly )?off{_AFTER}|"
    r"\b(?:had|have|has|having|forced) to (?:cancel|skip|miss|bail|drop out|pull out|call off)\b",
    re.IGNORECASE,
)
_BACKED_OUT = (
    r"(?:cancel(?:l?ed)?|bailed|backed out|pulled out|(?:ca|could)n'?t make it|called it off|didn'?t show|flaked)"
)
_NEXT_OFF = re.compile(
    rf"\W*(?:(?:but |and |now |then |it |this |that |all |just |sadly )*"
    rf"(?:(?:is|was|it's|its|got|has been|been|had to be) )?(?:{_OFF}|off)\b"
    rf"|(?:but |and |then )?[\w'-]+ (?:has |have |had to |just )?{_BACKED_OUT})",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:moved|pushed|shifted|rescheduled|postponed|rebooked|re-?arranged|new (?:date|time|slot))\b[^.;]{0,30}"
    r"\b(?:to|for|until|till|on|is)\s",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\b(?:went|turned out|ended up|proved) (?:\w+ ){0,2}?(?:well|bad(?:ly)?|ok(?:ay)?|fine|great|good|smooth(?:ly)?|south|"
    r"nowhere|poorly|terribl[ey]|awful(?:ly)?|sideways|long|over|better|worse|wrong|nicely|brilliantly|amazing(?:ly)?|perfectly|alright|"
    r"so-so|meh)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:about|abt|re|regarding|that|because|bc|since|who|whose|which|after|as|how|why|if|when|told|said|says|got|had|his|her|their|from|by)\b"
    r"|:\s+(?!(?:now|sadly|is|it|it's|all)\b)[\w'-]+\s",
    re.IGNORECASE,
)
"""Behind one of these something else is off ("call with Ana about the cancelled trip")."""
_WRITTEN = (Kind.MESSAGE, Kind.EMAIL, Kind.COMMENT, Kind.REPLY, Kind.BOOST, Kind.GIFT, Kind.INTRODUCTION)
_MEETINGS = SESSION_NOUNS | {noun for noun, kind in NOUN_KINDS.items() if kind not in _WRITTEN}
_TELLING = words(
    "off cancel canceled cancelled cancels canned scrapped axed shelved binned nixed scratched aborted dropped happening "
    "going taking on through hold ice postponed pushed skip miss bail bailed drop pull backed pulled make show flaked out"
)
"""Without one of these nothing is called off."""
_GONE = words("went turned ended proved")


def is_called_off(clause: str, following: str) -> bool:
    """Whether a meeting that a clause names will not be, as it or the clause behind it says; moved to another day is not off."""
    said = said_in(clause)
    if said.isdisjoint(_MEETINGS) or (said.isdisjoint(_TELLING) and said_in(following).isdisjoint(_TELLING)):
        return False
    if _AGAIN.search(clause) or _AGAIN.search(following):
        return False
    off = _IS_OFF.search(clause)
    return bool((off and not _TOPIC.search(clause, 0, off.start())) or _NEXT_OFF.match(following))


def has_gone(clause: str) -> bool:
    """Whether a clause tells how something went, and so speaks of what has been."""
    return not said_in(clause).isdisjoint(_GONE) and bool(_WENT.search(clause))
