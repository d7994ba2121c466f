"""Names in scripts without capitals, where only their place in the sentence and their length tell them."""

from collections.abc import Sequence

from bot.domain.notes.name_words import HAN, UNCASED
from bot.domain.notes.tokens import Token

_LONGEST_HAN, _MOST_WORDS = 5, 3


def uncased_run(tokens: Sequence[Token], i: int) -> int:
    """The end of the name at token `i`: one short run of Han or kana, or up to three words of others; 0 when none."""
    if not UNCASED.match(tokens[i].text):
        return 0
    if HAN.match(tokens[i].text):
        return i + 1 if len(tokens[i].text) <= _LONGEST_HAN else 0
    j = i
    while j < min(len(tokens), i + _MOST_WORDS) and tokens[j].kind == "word" and UNCASED.match(tokens[j].text):
        j += 1
    return j
