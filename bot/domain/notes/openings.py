"""How a clause that looks ahead may begin before it comes to the point: "and then next week, please ...". Words alone."""

import re
from functools import lru_cache

_LEAD = (
    r"(?>(?:(?:to do(?=:)|(?:and|then|so|but|also|plus|btw|ps|ok|okay|cool|great|todo|to-do|action(?: item)?s?|please|pls|"
    r"plz|maybe|kindly|(?:can|could|would) you(?: please| pls)?|probably|defo|def|definitely|just|really|quickly|now|"
    r"later|soon|again|in turn|after that|for now|note to self|as (?:agreed|promised|discussed)|"
    r"(?:she|he|they) (?:said|says|told me)(?: to)?(?= (?:ask|try|ping|call|check|follow|chase|e-?mail|text|write|"
    r"come back|get back)\b)|"
    r"abeg|hey|ugh|omg|u+h+m?|u+m+|e+r+m?|a+h+|hm+|well|anyways?|right|oh|oki|okey|next up|one more thing|last thing|"
    r"another thing|quick one|reminder to self|memo to self)\b"
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
_OCCASION = re.compile(r"[^\W\d_][\w'’ .&-]{0,28}: +", re.IGNORECASE)
_TRAILING_WHEN = re.compile(
    r"\b(?:(?:by|until|till|before|b4) (?:(?:the )?end|eo[dwm]|next|this|tomorrow|tmrw|mon|tue|wed|thu|fri|sat|sun|the \d|\d|"
    r"valentine|christmas|xmas|easter|thanksgiving|diwali|eid|new year|halloween|midnight|noon|lunch|morning|then|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|tonight|tomorrow|tmrw)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w']+")


@lru_cache(maxsize=64)
def said_in(clause: str) -> frozenset[str]:
    """The words of a clause in lower case; of "Ana'll" also what follows the apostrophe, as "'ll"."""
    found = _WORD.findall(clause.casefold().replace("’", "'"))
    return frozenset(found + [word[word.index("'") :] for word in found if "'" in word])


@lru_cache(maxsize=256)
def preamble_end(clause: str) -> int:
    """Where the small words and the date before a statement end ("and then next week ...")."""
    match = _PREAMBLE.match(clause)
    return match.end() if match else 0


def occasion_end(clause: str) -> int:
    """Where a short heading of an occasion ends ("HK trip: see Ana"); 0 when there is none."""
    match = _OCCASION.match(clause)
    return match.end() if match else 0


def says_by_when(rest: str) -> bool:
    """Whether a day is set for what a clause says ("by Friday", "until the 3rd", "tomorrow")."""
    return bool(_TRAILING_WHEN.search(rest))
