"""Whom a story concerns: tags that stand in its text, words that it shares with a note.

A tag is the user's own word for an interest and is taken wherever it stands. A note is prose, so only telling words
count: long enough, and none of those that any story and any note can share.
"""

from bot.domain.trends.general_words import GENERAL_WORDS
from bot.domain.trends.terms import terms_of

_LEAST_LETTERS = 5


def possible_tags(title: str, summary: str) -> frozenset[str]:
    """Everything in a story that could be a tag: its terms, phrases also joined (`machine-learning`), in lower case."""
    terms = terms_of(title, summary)
    return terms | {term.replace(" ", joint) for term in terms for joint in ("-", "_", "")}


def is_telling(term: str) -> bool:
    """Whether a word or phrase, as `terms_of` gives it, is about something."""
    if " " in term:
        return not GENERAL_WORDS.issuperset(term.split())
    return len(term) >= _LEAST_LETTERS and term not in GENERAL_WORDS


def telling_words(text: str) -> tuple[str, ...]:
    """The words of `text`, in lower case, that say what it is about; the longest first."""
    found = (term for term in terms_of(text) if " " not in term and is_telling(term))
    return tuple(sorted(found, key=lambda term: (-len(term), term)))
