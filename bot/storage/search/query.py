"""What is asked and what is answered, and how typed words become terms. No SQL."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.storage.rows import Person
from bot.storage.words import split_words, tag_words

MOST_TERMS = 12
MOST_WORDS = 32
# A shorter beginning of a word says too little to look through notes for; a syllable of Korean is long enough.
LEAST_PREFIX_BYTES = 3
_PLAIN_TAG = re.compile(r"[\w\s'’-]+")


@dataclass(frozen=True, slots=True)
class Query:
    """All of `words` have to be found (in name, company, title, tags or notes), and every filter has to hold.

    One of `words` that has spaces in it is a phrase; of the last one (unless it is a phrase) the beginning is enough.
    `since`: people one was in touch with or wrote a note about since then; of the notes only those are searched.
    """

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    since: datetime | None = None
    circles: tuple[str, ...] = ()

    @property
    def has_filters(self) -> bool:
        return bool(self.tags or self.companies or self.circles or self.since)


@dataclass(frozen=True, slots=True)
class Match:
    """A person found. `note`: the text of the latest note that was found as well, if one was; `tags` are in order."""

    person: Person
    note: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """One page of people, the best first. `more`: there are `total` at least; the rest were not counted."""

    people: tuple[Match, ...]
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, mostly one. `prefix`: the beginning of the last one is enough."""

    words: tuple[str, ...]
    typed: str
    prefix: bool

    @property
    def notes_prefix(self) -> bool:
        """Whether notes are worth searching for words that only begin so."""
        return self.prefix and len(self.words[-1].encode()) >= LEAST_PREFIX_BYTES

    def kept(self, kind: str = "", *, prefix: bool) -> str:
        """How the term looks among kept words; `kind`: the letter of a part of a card."""
        found = " ".join(kind + word for word in self.words)
        return f" {found}" if prefix else f" {found} "


def read_terms(words: Iterable[str], *, prefixes: bool = False) -> tuple[Term, ...]:
    """Terms in order, without repeats; at most 12 with 32 words. `prefixes`: of each the beginning is enough."""
    typed = list(words)
    found: dict[tuple[str, ...], Term] = {}
    left = MOST_WORDS
    for number, text in enumerate(typed):
        parts = tuple(split_words(text)[:left])
        if not parts or len(found) == MOST_TERMS:
            continue
        left -= len(parts)
        last = number == len(typed) - 1 and not any(c.isspace() for c in text)
        open_end = prefixes or last or _takes_endings(parts[-1])
        before = found.get(parts)
        found[parts] = Term(parts, _storable(text), open_end and (before is None or before.prefix))
    return tuple(found.values())


def _takes_endings(word: str) -> bool:
    """Korean writes particles onto the word: who types 서울 means 서울에서 as well."""
    return "\uac00" <= word[-1] <= "\ud7a3"


def read_tag(tag: str) -> tuple[str, str]:
    """A tag as it is stored, and as it is kept for searching (empty: only the very same tag is meant, as in `c++`)."""
    raw = _storable(tag).lstrip("#")
    return raw, tag_words(raw) if _PLAIN_TAG.fullmatch(raw) else ""


def _storable(text: str) -> str:
    """In lower case, without what no text in a database can have."""
    return text.encode(errors="ignore").decode().replace("\0", "").strip().casefold()
