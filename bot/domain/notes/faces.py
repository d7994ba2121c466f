"""Faces typed with signs and letters (":D", "<3"), which end what was said like a full stop."""

import re

from bot.domain.notes.names import Names

FACE_STARTS = frozenset(":;=<")
_FACE = re.compile(r"(?:[:;=]['’]?-?[()DPpOo/|*]|<3+)(?=\s)")
_MOST_TOKENS = 4


def face_end(names: Names, text: str, i: int) -> int:
    """The token behind a face typed from token `i` on; 0 without one or when the line ends with it."""
    match = _FACE.match(text, names.tokens[i].start)
    if match is None or not text[names.tokens[i].start - 1].isspace():
        return 0
    last = min(len(names.tokens), i + _MOST_TOKENS)
    return next((j for j in range(i + 1, last) if names.tokens[j].start >= match.end()), 0)
