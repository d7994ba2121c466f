"""Which words of a line could name a person the owner knows: one look-up before the line is parsed."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain.notes.grammar_words import FINITE, GLUE
from bot.domain.notes.name_words import NAMES_TOO, without_address
from bot.domain.notes.tokens import tokenise
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS
from bot.domain.people.names import PARTICLES, normalise

MOST_CANDIDATES = 80
_LONGEST_NAME = 4
_READ_CHARS = 4000


def name_candidates(text: str) -> tuple[str, ...]:
    """Key forms of the runs of one to four words that could be a known name, most promising first, at most 80.

    Capitalised runs and words that are not everyday English come first; a run never begins or ends with a small word.
    Runs of Han characters are also cut into pieces of two to four characters.
    """
    tokens = tokenise(text[:_READ_CHARS])
    words = [_word(token.text) if token.kind == "word" else None for token in tokens]
    scored: dict[str, tuple[int, int]] = {}
    for i, word in enumerate(words):
        if word is None:
            if tokens[i].kind == "handle":
                _keep(scored, normalise(tokens[i].text[1:]), 0, i)
            continue
        if word.also_a_name:
            _keep(scored, word.key, 3, i)
        if not word.small:
            _keep_runs(scored, words, i)
        for piece in word.pieces:
            _keep(scored, piece, 1, i)
    return tuple(sorted(scored, key=scored.__getitem__)[:MOST_CANDIDATES])


class _Word(NamedTuple):
    """What one word is worth in a name.

    `key` is its key form as the last word of a name (without 's), `inner` before another. `small` when no name begins,
    ends or goes on with it; `pieces` are the names a run of Han characters or a "-san" may hold.
    """

    key: str
    inner: str
    small: bool
    capital: bool
    common: bool
    also_a_name: bool
    pieces: tuple[str, ...]


@lru_cache(maxsize=8192)
def _word(text: str) -> _Word:
    low, capital = text.casefold().replace("’", "'"), text[0].isupper()
    small = low in GLUE or low in MONTHS_AND_DAYS or low in FINITE
    return _Word(
        key=normalise(_bare(text)),
        inner=normalise(text),
        small=small and low not in PARTICLES and not capital,
        capital=capital,
        common=_bare(low) in COMMON,
        also_a_name=low in NAMES_TOO,
        pieces=_han_pieces(text) or _without_address(text),
    )


def _keep_runs(scored: dict[str, tuple[int, int]], words: Sequence[_Word | None], i: int) -> None:
    """Keep the runs of one to four words from word `i` on that could be a name."""
    before, capitals, common = "", 0, 0
    for n, word in enumerate(words[i : i + _LONGEST_NAME], start=1):
        if word is None or word.small:
            return
        capitals += word.capital
        common += word.common
        rank = _rank(n, capitals, common)
        if rank is not None and not (n == 1 and word.also_a_name):
            _keep(scored, f"{before} {word.key}".strip() if before else word.key, rank, i)
        before = f"{before} {word.inner}" if before else word.inner


def _keep(scored: dict[str, tuple[int, int]], key: str, rank: int, place: int) -> None:
    found = scored.get(key)
    if key and (found is None or (rank, place) < found):
        scored[key] = rank, place


def _bare(text: str) -> str:
    return text[:-2] if text[-2:].casefold() in ("'s", "’s") else text


def _rank(length: int, capitals: int, common: int) -> int | None:
    """How promising a run of so many words is, 0 best; None when it cannot be a name."""
    if common == length:
        return 4 if length == 1 else None
    if capitals == length and not common:
        return 0
    return (1 if not common else 3) + (length > 2)


def _without_address(word: str) -> tuple[str, ...]:
    bare = without_address(_bare(word))
    return (normalise(bare),) if bare != _bare(word) else ()


def _han_pieces(word: str) -> tuple[str, ...]:
    if not ("\u3400" <= word[0] <= "\u9fff" or "\uac00" <= word[0] <= "\ud7af") or len(word) < 3:
        return ()
    run = word[:24]
    return tuple(run[i : i + n] for i in range(len(run)) for n in (2, 3, 4) if i + n <= len(run))
