"""The words of a line and what stands beside them: look-ups by place that every reader shares."""

from collections.abc import Sequence

from bot.domain.notes.tokens import Token
from bot.domain.notes.vocabulary import MONTHS_AND_DAYS

_MARGIN = ("",) * 16
_SAID_FOR = {
    "sended": "sent", "speaked": "spoke", "spoked": "spoke", "writed": "wrote", "wroted": "wrote", "telled": "told",
    "gived": "gave", "gaved": "gave", "buyed": "bought", "bringed": "brought", "goed": "went", "wented": "went",
    "taked": "took", "eated": "ate", "catched": "caught", "ringed": "rang", "meeted": "met", "thinked": "thought",
    "geted": "got", "maked": "made", "sayed": "said", "runned": "ran", "leaved": "left", "forwared": "forwarded",
}  # fmt: skip
"""Past forms made by rule, as learners do, and what is said for them."""
_SEPARATORS = (",", "and", "&", "&amp;", "+", "/", "plus", "n", "<", ">", "&lt;", "&gt;")
_LONGEST_CODE = 3
"""Letters of a word that may be all capitals in any line ("NDA")."""


class LineWords:
    """The tokens of one line and their `kinds`. `shout` when all is in capitals, `lower` when no capital tells anything."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self.tokens = tokens
        self._lows = [*[_SAID_FOR.get(token.low, token.low) for token in tokens], *_MARGIN]
        self._reach = len(self._lows)
        self.kinds = {token.kind for token in tokens}
        plain = [token.text for token in tokens if token.kind == "word"]
        self.shout = bool(plain) and all(map(_shouts, plain)) and len(max(plain, key=len)) > _LONGEST_CODE
        self.lower = not any(
            self._capital_evidence(i)
            for i, token in enumerate(tokens)
            if token.kind == "word" and token.text[0].isupper()
        )

    def after_separator(self, i: int) -> int | None:
        """The token after a list separator at `i`, None when there is none."""
        j = i
        while j < len(self.tokens) and j - i < 2 and self.tokens[j].low in _SEPARATORS:
            j += 1
        return j if j > i else None

    def low(self, i: int) -> str:
        """Token `i` in lower case, "" outside the line (down to a few places before it)."""
        return self._lows[i] if i < self._reach else ""

    def lows(self, first: int, last: int) -> list[str]:
        """Tokens `[first, last)` in lower case."""
        return self._lows[first:last]

    def apart(self, i: int) -> bool:
        """Whether white space follows token `i`."""
        return self._text[self.tokens[i].end : self.tokens[i].end + 1].isspace()

    def first_in_sentence(self, i: int) -> bool:
        return i == 0 or self.tokens[i - 1].kind == "newline" or self.tokens[i - 1].text in ".!?…:•-–—*"

    def _capital_evidence(self, i: int) -> bool:
        """Whether the word with a capital at token `i` shows that capitals tell names in this line."""
        token = self.tokens[i]
        return (
            not self.first_in_sentence(i)
            and token.low != "i"
            and not token.low.startswith("i'")
            and not (token.text.isupper() and len(token.text) > 1)
            and token.low not in MONTHS_AND_DAYS
        )

    def _gap(self, j: int) -> bool:
        """Whether more than a space parts token `j` from the one before."""
        return self._text[self.tokens[j - 1].end : self.tokens[j].start] not in (" ", "")


def _shouts(word: str) -> bool:
    return word.upper() == word
