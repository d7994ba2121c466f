"""Cuts a text into words, numbers and signs, each with its place.

Owns the cutting and the folding of a word to the form the tables use. What a token means is decided by the grammar.
"""

import re
from dataclasses import dataclass

from bot.domain.dates.spelling import mended

_PIECES = re.compile(r"(?P<n>[0-9]+)|(?P<w>[^\W\d_]+(?:['’][^\W\d_]+)?)|(?P<p>[^\s])")
_DASHES = "-‐‑‒–—−"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: `kind` is "w" (letters), "n" (ASCII digits) or "p" (one sign); `low` is the folded word or sign.

    `glued` is true when no space stands before it. A hyphen between two words is dropped and marked `hyphen`.
    """

    low: str
    kind: str
    start: int
    end: int
    glued: bool
    hyphen: bool
    capital: bool


def _folded(raw: str, kind: str) -> str:
    if kind == "p":
        return "-" if raw in _DASHES else raw
    if kind == "n":
        return raw
    low = raw.lower().replace("’", "'")
    if low.endswith("'s") and low != "let's":
        low = low[:-2]
    return mended(low)


def cut(text: str) -> list[Token]:
    """The tokens of a text, in order. White space is not kept; every span lies inside the text."""
    tokens: list[Token] = []
    last = -1
    for piece in _PIECES.finditer(text):
        kind, raw = str(piece.lastgroup), piece.group()
        start, end = piece.span()
        hyphen = False
        if kind == "w" and len(tokens) > 1 and start == last and tokens[-1].low == "-":
            dash, before = tokens[-1], tokens[-2]
            if dash.glued and before.kind == "w" and text[dash.start] in "-‐‑":
                tokens.pop()
                hyphen = True
        low = _folded(raw, kind)
        tokens.append(Token(low, kind, start, end, start == last or start == 0, hyphen, raw[0].isupper()))
        last = end
    return tokens
