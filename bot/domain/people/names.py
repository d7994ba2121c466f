"""Names as written by people: their key form and their parts. Knows nothing of who exists."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.people.words import words

TITLES = words(
    "dr doctor prof professor mr mrs ms miss mx sir dame rev reverend fr father sr sra dra herr frau mme mlle madame madam "
    "mdm hon honourable adv advocate councillor cllr ambassador amb rabbi pastor imam captain capt senator alhaji alhaja engr"
)
SUFFIXES = words("jr sr ii iii iv phd md esq mba cpa pmp dds")
PARTICLES = words(
    "de del della der den di da das do dos du la las le les los van von vom zu zur ten ter bin ibn bint ben al el "
    "af av y e san santa st mac abu binte binti"
)

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t"}
)
_APOSTROPHES = re.compile(r"['’‘ʼ`´′＇ʻʹ]")
_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_NAME = re.compile(r"[\W_]+")
_JOINERS = re.compile(r"[\u200c\u200d\u00ad]")
_MAX_NAME = 400


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """The key form of a name: two spellings of one name give one key.

    Case, accents, apostrophes, hyphens, dots and spacing do not matter (`O’Brien` and `obrien`, `J.R. Ortiz` and
    `J. R. Ortiz`); letters of other scripts stay as they are. Idempotent. Empty when no letter or digit is left.
    """
    folded = unicodedata.normalize("NFKD", name[:_MAX_NAME].casefold()).casefold()
    folded = _MARKS.sub("", folded).translate(_LETTERS)
    folded = _JOINERS.sub("", _APOSTROPHES.sub("", folded))
    return unicodedata.normalize("NFC", " ".join(_keep_marks(folded).split()))


def _keep_marks(text: str) -> str:
    """Replace all but letters, digits and the vowel marks of scripts such as Devanagari or Thai by spaces."""
    if text.isascii():
        return _NOT_NAME.sub(" ", text)
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart, every part in key form.

    `words` has no titles and no suffixes; `first` may be two words (`jean luc`); `lasts` lists the forms under which
    the family name is looked for, the fullest first (`de la tour`, `tour`), empty for a single name.
    """

    words: tuple[str, ...]
    first: str
    lasts: tuple[str, ...]
    titled: bool

    @property
    def last(self) -> str:
        return self.lasts[-1] if self.lasts else ""


@lru_cache(maxsize=8192)
def split_name(name: str) -> NameParts:
    """Take a name apart; hyphens bind (`Jean-Luc` is one first name), particles belong to the family name."""
    pieces = [(key, piece) for piece in re.split(r"[\s.,]+", name[:_MAX_NAME]) if (key := normalise(piece))]
    titled = len(pieces) > 1 and pieces[0][0] in TITLES
    while len(pieces) > 1 and pieces[0][0] in TITLES:
        pieces = pieces[1:]
    while len(pieces) > 2 and pieces[-1][0] in SUFFIXES:
        pieces = pieces[:-1]
    keys = [key for key, _ in pieces]
    single = tuple(word for key in keys for word in key.split())
    if not keys:
        return NameParts((), "", (), False)
    if len(keys) == 1:
        return NameParts(single, keys[0], (keys[0],) if titled else (), titled)
    return NameParts(single, keys[0], _family_forms(keys), titled)


def _family_forms(keys: list[str]) -> tuple[str, ...]:
    """Forms of the family name: with its particles, bare, and each half of a hyphenated one."""
    start = len(keys) - 1
    while start > 1 and keys[start - 1] in PARTICLES:
        start -= 1
    last = keys[-1]
    forms = [" ".join(keys[start:]), *(last.split() if " " in last else []), last]
    return tuple(dict.fromkeys(forms))
