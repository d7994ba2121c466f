"""Shapes of words in names, and names that are everyday words or places too. Data and look-ups of one word only."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.domain.notes.contact_words import NOUN_KINDS, SESSION_NOUNS, VERB_KINDS
from bot.domain.notes.everyday import EVERYDAY
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS, ORGANISATION_ENDINGS, ORGANISATIONS, PLACES, TECH
from bot.domain.people.names import PARTICLES, TITLES, normalise
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
NOBLE = re.compile(r"[dlo]['’][A-ZÀ-ÖØ-Þ]|(?:al|el|ul|as|ash|ad|bin|ben|ibn)-[A-Z]")
HONORIFICS = TITLES | words(
    "baba baroness chief col colonel dato datuk datin doña dona don encik gen "
    "governor "
    "judge justice lady lieutenant lord lt mama minister pak bu ibu bapak barr "
    "mevrouw monsieur mzee padre pani president puan "
    "seu señor señora sergeant sgt sheikh shri sig signor signora sister smt"
)
"""What stands before a name and belongs to it when a name follows."""
_OFFICES = words(
    "advocate alhaja alhaji ambassador barr captain chief colonel councillor engr governor judge lieutenant minister "
    "president senator sergeant"
)
"""Of `HONORIFICS` those that are no part of a full name ("Chief Adewale Ogunleye")."""
_ADDRESSED = {
    **dict.fromkeys(words("san sama sensei senpai bhai garu hanım"), 2),
    **dict.fromkeys(words("kun chan"), 4),
    "ji": 6,
}
"""What politeness hangs on a name ("Hiroshi-san"), and the letters a name then has at least: "Min-ji" is a whole name."""
_ADDRESSED_ELSEWHERE = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7af])(?:さん|さま|様|くん|君|ちゃん|氏|先生|님|씨)$")
FAMILY_PARTICLES = PARTICLES | words("ap degli nic ould wa s/o d/o a/l a/p")
NOT_IN_NAMES = re.compile(r"\d|\.[a-z]|-(?:based|led|born|like)$|['’]d$")
POSSESSIVE = re.compile(r"['’]s?$")
ENDING = re.compile(r"['’](?:s|ll)?$")
"""What is no part of a name at its end, of an owner or of one who will do something."""
_HANDLE = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*(?:_+[a-z0-9]+)+", re.IGNORECASE)
_TECHNICAL = words(
    "api app bug build channel code config data db docs draft null pointer error feature file final fix id issue key list log "
    "main manual master name new old pr prod release repo report server staging table test token type url user v1 v2 v3 value "
    "branch job task ticket version page post image img photo report guide"
)
"""Words that variables, files and branches are named with."""
_NOISE = re.compile(r"^(?!iii$).*([^\W\d_])\1\1|^[b-df-hj-np-tv-xz]{3,}$", re.IGNORECASE)
"""Three of one letter or no vowel at all: "Wiiild", "Hmm", "Pfff"."""
SURNAMES_TOO = words(
    "young long king white black brown green stone wood day may short price page park banks cook baker field hall "
    "hill lane rice "
    "good best moon winter summer rivers wolf ford bush love power case west small little rich sharp strong wise "
    "stern read "
    "london paris austin sydney florence lima jordan israel england france holland ireland german english french "
    "walker fisher "
    "hunter mason potter bell rose gray grey reed ross march sky star street lake waters church house book door law "
    "court "
    "meta box wolf drew burns lord bishop pope prince knight singer miller weaver turner cooper carter parker costa "
    "santiago sweet gift gold silver marsh fox swift love hart frost snow savage small moody bright noble hardy jolly "
    "pope abbot dean english major hope joy grace price wise bliss hood dance cross"
)
NAMES_TOO = words(
    "ace april art august autumn bear blessing brook buck cash chance chase chip clay cliff colt comfort coral dale "
    "dawn dot "
    "drew duke earl faith forest fortune ginger grant guy harmony heath honey hope joy june lucky major mark may "
    "melody mercy "
    "mia miles noble patience pearl pierce precious prosper rain rich ripley river rocky royal ruby rusty sage "
    "scout sky star "
    "charity gift innocent wonder bets sterling summer sunny violet will wren"
)


def is_handle(word: str) -> bool:
    """Whether a word with an underscore may be what somebody calls themselves, by its letters alone."""
    return bool(_HANDLE.fullmatch(POSSESSIVE.sub("", word))) and _TECHNICAL.isdisjoint(word.casefold().split("_"))


def without_address(name: str) -> str:
    """A name without what politeness adds to it: an office before a full name, a "-san" behind any."""
    office, _, rest = name.partition(" ")
    if " " in rest and office.casefold().rstrip(".") in _OFFICES:
        name = rest
    bare, _, polite = name.rpartition("-")
    if polite in _ADDRESSED and len(bare) >= _ADDRESSED[polite] and " " not in bare:
        return bare
    return name if name.isascii() else _ADDRESSED_ELSEWHERE.sub("", name)


def event_like(word: str) -> bool:
    """Whether a word names an event rather than a person ("PyCon", "hackathon")."""
    return bool(_EVENT.fullmatch(word)) and word.casefold() not in words("con days camp con's second")


_NEVER = COMMON | MONTHS_AND_DAYS | TECH | PLACES | ORGANISATIONS | ORGANISATION_ENDINGS
_NEVER_ALONE = EVERYDAY | VERB_KINDS.keys() | NOUN_KINDS.keys() | SESSION_NOUNS
"""Believed behind a first name only, where nearly every word is somebody's family name."""


def never_in_names(low: str, *, alone: bool = True) -> bool:
    """Whether a lower-case word is an everyday one, a place, a thing or an event, and so no name (`alone`: by itself)."""
    if "-" in low and all(part in COMMON for part in low.split("-")):
        return True
    return low in _NEVER or (alone and low in _NEVER_ALONE) or event_like(low)


class Look(NamedTuple):
    """How one word looks as part of a name.

    `bare` is it without 's, `low` and `key` are that in lower case and in key form. `odd` when no name is written so
    ("iPhone", "UK-based", "B2B"); `first_words` are the first words of the key forms it may open.
    """

    bare: str
    low: str
    key: str
    capital: bool
    initial: bool
    noble: bool
    owns: bool
    odd: bool
    first_words: tuple[str, ...]


@lru_cache(maxsize=2048)
def look_of(text: str) -> Look:
    """The look of a word, from its text alone."""
    bare = ENDING.sub("", text)
    key = normalise(bare)
    inner = bool(INNER_CAPITAL.search(bare)) and not NAME_PREFIX.match(bare) and "-" not in bare
    return Look(
        bare=bare,
        low=bare.casefold().replace("’", "'"),
        key=key,
        capital=bare[:1].isupper(),
        initial=bool(INITIAL.match(text)),
        noble=bool(NOBLE.match(bare)),
        owns=bool(POSSESSIVE.search(text)),
        odd=not bare or inner or bool(NOT_IN_NAMES.search(bare) or _NOISE.search(bare)),
        first_words=tuple({one.partition(" ")[0] for one in (key, normalise(text))}),
    )
