"""Cuts a text into words, numbers and signs, each with its place.

Owns the cutting and the folding of a word to the form the tables use. What a token means is decided by the grammar.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.domain.dates.spelling import mended

_PIECES = re.compile(
    r"(?P<n>(?!2(?:day|moro|morrow|mrw|nite)\b)[0-9]+)"
    r"|(?P<w>2[a-z]+|[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<p>[^\s])"
)
_DASHES = "-‐‑‒–—−"
_HYPHENS = frozenset("-‐‑")


Span = tuple[int, int]


class Token(NamedTuple):
    """One piece: `kind` is "w" (letters), "n" (ASCII digits) or "p" (one sign); `low` is the folded word or sign.

    `glued` is true when no space stands before it. A hyphen between two words is dropped and marked `hyphen`.
    """

    low: str
    kind: str
    glued: bool
    hyphen: bool
    capital: bool


@lru_cache(maxsize=16_384)
def _folded(raw: str, kind: str) -> str:
    if kind == "p":
        return "-" if raw in _DASHES else raw
    if kind == "n":
        return raw
    low = raw.lower().replace("’", "'")
    if low.endswith("'s") and low != "let's":
        low = low[:-2]
    return mended(low)


def cut(text: str) -> tuple[list[Token], list[Span]]:
    """The tokens of a text, in order, and where each stands. White space is not kept."""
    tokens: list[Token] = []
    spans: list[Span] = []
    last = 0
    for piece in _PIECES.finditer(text):
        kind, raw, span = piece.lastgroup or "p", piece[0], piece.span()
        start = span[0]
        hyphen = kind == "w" and start == last and _hyphened(tokens, text, start)
        if hyphen:
            del tokens[-1], spans[-1]
        tokens.append(Token(_folded(raw, kind), kind, start == last, hyphen, raw[0].isupper()))
        spans.append(span)
        last = span[1]
    return tokens, spans


def _hyphened(tokens: list[Token], text: str, start: int) -> bool:
    """Whether the word at `start` is joined to the word before it by a hyphen."""
    if len(tokens) < 2 or text[start - 1] not in _HYPHENS:
        return False
    return tokens[-1].glued and tokens[-2].kind == "w"
