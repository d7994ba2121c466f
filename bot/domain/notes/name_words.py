"""Shapes of words in names, and names that are everyday words or places too. Data and look-ups only."""

import re

from bot.domain.people.words import words

_EVENT = re.compile(
    r"\w*(?:con|conf|camp|fest|summit|meetup|hackathon|expo|conference|festival|days)\d*$", re.IGNORECASE
)
INITIAL = re.compile(r"(?:[^\W\d_]\.)+$|[A-Z]$")
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
NAME_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O|D|El|Al|St|Da|Del|Ben)'?[A-Z]")
UNCASED = re.compile(r"[\u0590-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ics", "ism")
NOBLE = re.compile(r"[dlo]['’][A-Z]")
NOT_IN_NAMES = re.compile(r"\d|\.[a-z]|-(?:based|led|born|like)$|['’]d$")
POSSESSIVE = re.compile(r"['’]s?$")
SURNAMES_TOO = words(
    "young long king white black brown green stone wood day may short price page park banks cook baker field hall hill lane rice "
    "good best moon winter summer rivers wolf ford bush love power case west small little rich sharp strong wise stern read "
    "london paris austin sydney florence lima jordan israel england france holland ireland german english french walker fisher "
    "hunter mason potter bell rose gray grey reed ross march sky star street lake waters church house book door law court "
    "meta box wolf drew burns lord bishop pope prince knight singer miller weaver turner cooper carter parker costa santiago"
)
NAMES_TOO = words(
    "will may art rich hope joy mia june april august summer dot guy grant chase miles drew faith autumn sunny sky"
)


def event_like(word: str) -> bool:
    """Whether a word names an event rather than a person ("PyCon", "hackathon")."""
    return bool(_EVENT.fullmatch(word)) and word.casefold() not in words("con days camp con's second")
