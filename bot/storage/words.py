"""What of a text can be searched for: its words, in the form in which both databases keep and compare them.

Case, accents, apostrophes and punctuation do not matter. Scripts that are written without spaces, and emoji, give one word
a character, so that any part of them is found as a phrase. Kept texts have a space around every word: ` she moved `.
"""

import re
import unicodedata

MOST_CHARS = 64
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_LETTERS = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŋ": "n",
    "ŧ": "t",
}
# Apostrophes, joiners and variation selectors part nothing: O'Brien is obrien.
_NOTHING = frozenset("'’‘ʼ`´′＇ʻʹ\u00ad\u200b\u200c\u200d\u2060\ufeff") | {chr(code) for code in range(0xFE00, 0xFE10)}
# Thai to Khmer, kana, Han and its extensions: no spaces between words.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


class _Table(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = became = _became(chr(code))
        return became


def _became(character: str) -> str:
    if character in _NOTHING:
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    code, category = ord(character), unicodedata.category(character)
    if category == "So" or any(first <= code <= last for first, last in _UNSPACED):
        return f" {character} " if category[0] in "LMNS" else " "
    return character if category[0] in "LMN" else " "


_TABLE = _Table()


def split_words(text: str) -> list[str]:
    """The words of a text as typed in Slack (its escapes are undone), in order; each at most 64 characters."""
    for escape, meant in _ESCAPES:
        text = text.replace(escape, meant)
    text = text.casefold()
    if text.isascii():
        found = _ASCII_WORD.findall(text.replace("'", "").replace("`", ""))
    else:
        folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
        found = unicodedata.normalize("NFC", folded).translate(_TABLE).split()
    return [word[:MOST_CHARS] for word in found]


def note_words(text: str) -> str:
    """What is kept of a note; empty when there is nothing to find in it."""
    return _kept(split_words(text))


def person_words(name: str, company: str | None, title: str | None) -> str:
    """What is kept of a person's card: words of the name begin with n, of the company with c, of the title with t."""
    parts = (("n", name), ("c", company), ("t", title))
    return _kept([kind + word for kind, text in parts if text for word in split_words(text)])


def tag_words(tag: str) -> str:
    """What is kept of a tag, without spaces around."""
    return " ".join(split_words(tag))


def _kept(found: list[str]) -> str:
    return f" {' '.join(found)} " if found else ""
