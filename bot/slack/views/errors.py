"""Refusals: what went wrong, what to try, and the words that were typed, given back."""

import re
from collections.abc import Iterator

from bot.slack.requests import Message, Refused
from bot.slack.views.kit import SECTION_CHARS, calm, context, quoted, section

# A message's blocks may hold 13,200 characters together: so many pieces, and the words around them.
_PIECES = 4
_PIECE_CHARS = 2800
_UNCUT = 1_000_000
_LAST_WORD = re.compile(r"\S{1,300}\Z")


def refusal(words: str, typed: str = "") -> Refused:
    """`words` are Rapport's own; `typed` is what the user wrote (Slack-escaped), so that nothing has to be typed twice."""
    words = calm(words)
    blocks = [section(f":information_source: {words}")]
    if typed.strip():
        blocks.append(context("You wrote:"))
        blocks += [section(piece) for piece, _ in zip(pieces(typed), range(_PIECES), strict=False)]
    return Refused(f"{words}\n{calm(typed)}"[:3900] if typed.strip() else words, blocks)


def rest_of(typed: str) -> list[Message]:
    """What `refusal` had no room for, in as many messages as that takes; usually none."""
    left = list(pieces(typed))[_PIECES:]
    words = "The rest of what you wrote, so that nothing is lost:"
    return [
        Message(words, [context(words), *map(section, left[at : at + _PIECES])]) for at in range(0, len(left), _PIECES)
    ]


def pieces(typed: str) -> Iterator[str]:
    """The whole of what was typed, as quotations that each fit a section; parted between words where there are any."""
    at = 0
    while at < len(typed):
        size = _PIECE_CHARS
        while len(shown := quoted(_piece(typed, at, size), _UNCUT)) > SECTION_CHARS:
            size //= 2
        yield shown
        at += len(_piece(typed, at, size))


def _piece(typed: str, at: int, size: int) -> str:
    piece = typed[at : at + size]
    if at + size >= len(typed):
        return piece
    # A word that goes on in the next piece moves there whole: it may be a link, or an escaped character.
    word = _LAST_WORD.search(piece)
    return piece[: word.start()] if word and word.start() and word.end() - word.start() < len(piece) else piece
