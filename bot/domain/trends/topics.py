"""Topics that somebody follows: a word or phrase, and other words for the same thing. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.errors import NotUnderstood

TOPIC_CHARS = 60
MOST_SYNONYMS = 20
_LEAD = re.compile(r"^\s*(?:topics?|tag|term)\b[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """`term` and every word of `also` are in lower case with single spaces; a story about any of them is about it."""

    term: str
    also: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        return self.term, *self.also


def parse_topics(text: str) -> tuple[Topic, ...]:
    """Read `topic rust, borrow checker` (two topics) or `topic rust = rustlang, cargo` (one topic with synonyms).

    Several topics with synonyms are set off by semicolons: `rust = cargo; python = cpython, pypy`.

    Raises:
        NotUnderstood: there is none, or one is too long.
    """
    found: dict[str, tuple[str, ...]] = {}
    for part in _LEAD.sub("", text).split(";"):
        head, equals, rest = part.partition("=")
        if equals:
            _take(found, _spelled([head])[:1], _spelled(rest.split(",")))
        else:
            for term in _spelled(head.split(",")):
                _take(found, (term,), ())
    if not found:
        raise NotUnderstood("Which topic? Write it like: follow topic rust, or: follow topic rust = rustlang, cargo")
    return tuple(Topic(term, also) for term, also in found.items())


def _take(found: dict[str, tuple[str, ...]], terms: tuple[str, ...], also: tuple[str, ...]) -> None:
    if also and not terms:
        raise NotUnderstood("A topic stands before the “=”. Write it like: follow topic rust = rustlang, cargo")
    if any(len(term) > TOPIC_CHARS for term in (*terms, *also)):
        raise NotUnderstood(f"A topic can have at most {TOPIC_CHARS} characters.")
    if len(also) > MOST_SYNONYMS:
        raise NotUnderstood(f"A topic can have at most {MOST_SYNONYMS} other words.")
    for term in terms:
        found[term] = tuple(word for word in dict.fromkeys((*found.get(term, ()), *also)) if word != term)


def _spelled(words: Iterable[str]) -> tuple[str, ...]:
    spelled = (" ".join(word.split()).strip("#\"' ").casefold() for word in words)
    return tuple(dict.fromkeys(word for word in spelled if word))
