"""Numbers, ordinals and years in digits or words: "two", "twenty second", "nineteen eighty six", "a couple of".

Owns what a run of tokens is worth as a number. Each reader takes the tokens and a position and gives the value and the
position after it, or None.
"""

from collections.abc import Sequence

from bot.domain.dates.lexicon import SMALL_NUMBERS, SMALL_ORDINALS, TENS
from bot.domain.dates.tokens import Token

Tokens = Sequence[Token]
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_VAGUE = {"couple": 2.0, "few": 3.0, "several": 4.0}
_STRESS = frozenset({"good", "full", "whole", "solid"})


def _low(tokens: Tokens, i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def spelled(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number below 100 in words."""
    low = _low(tokens, i)
    if low in SMALL_NUMBERS:
        return SMALL_NUMBERS[low], i + 1
    if low not in TENS:
        return None
    ones = SMALL_NUMBERS.get(_low(tokens, i + 1), 0)
    return (TENS[low] + ones, i + 2) if 1 <= ones <= 9 else (TENS[low], i + 1)


def digits(tokens: Tokens, i: int) -> int | None:
    """The value of one token of at most nine digits."""
    if 0 <= i < len(tokens) and tokens[i].kind == "n" and len(tokens[i].low) <= 9:
        return int(tokens[i].low)
    return None


def whole(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number in digits or words."""
    value = digits(tokens, i)
    return (value, i + 1) if value is not None else spelled(tokens, i)


def _decimal(tokens: Tokens, i: int, value: int) -> tuple[float, int]:
    if _low(tokens, i + 1) in {".", ","} and tokens[i + 1].glued:
        part = digits(tokens, i + 2)
        if part is not None and tokens[i + 2].glued and len(tokens[i + 2].low) <= 2:
            return float(f"{value}.{tokens[i + 2].low}"), i + 3
    if (
        _low(tokens, i + 1) == "1"
        and _low(tokens, i + 2) == "/"
        and _low(tokens, i + 3) == "2"
        and not tokens[i + 1].glued
    ):
        return value + 0.5, i + 4
    return float(value), i + 1


def _article(tokens: Tokens, i: int) -> tuple[float, int] | None:
    after = _low(tokens, i + 1)
    if after in _VAGUE:
        j = i + 2
        return _VAGUE[after], j + 1 if _low(tokens, j) == "of" else j
    if after in _STRESS:
        return 1.0, i + 2
    return (0.5, i + 2) if after == "half" else (1.0, i + 1)


_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}


def _scaled(tokens: Tokens, found: tuple[float, int]) -> tuple[float, int]:
    """As in "two hundred", "a hundred and five", "half a dozen", once the number before the scale is known."""
    scale = _SCALES.get(_low(tokens, found[1]))
    if scale is None:
        return found
    total, j = found[0] * scale, found[1] + 1
    rest = spelled(tokens, j + 1 if _low(tokens, j) == "and" else j) if scale > 12 else None
    return (total + rest[0], rest[1]) if rest else (total, j)


def amount(tokens: Tokens, i: int) -> tuple[float, int] | None:
    """How many of a unit: "3", "1.5", "two and a half", "a", "half an", "a couple of", "a few"."""
    low = _low(tokens, i)
    value = digits(tokens, i)
    if value is not None:
        found: tuple[float, int] | None = _decimal(tokens, i, value)
    elif low in {"a", "an", "the"}:
        found = _article(tokens, i) if low != "the" or _low(tokens, i + 1) in _VAGUE else None
    elif low == "half":
        found = (0.5, i + 2) if _low(tokens, i + 1) in {"a", "an"} else (0.5, i + 1)
    elif low in _VAGUE:
        found = (_VAGUE[low], i + 2 if _low(tokens, i + 1) == "of" else i + 1)
    else:
        found = spelled(tokens, i)
    found = found and _scaled(tokens, found)
    if (
        found
        and _low(tokens, found[1]) == "and"
        and _low(tokens, found[1] + 1) == "a"
        and _low(tokens, found[1] + 2) == "half"
    ):
        return found[0] + 0.5, found[1] + 3
    return found


def ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """As in "3rd", "22 nd", "third", "twenty first"."""
    low = _low(tokens, i)
    value = digits(tokens, i)
    if value is not None:
        return (value, i + 2) if _low(tokens, i + 1) in _SUFFIXES else None
    if low in SMALL_ORDINALS:
        return SMALL_ORDINALS[low], i + 1
    if low in TENS:
        ones = SMALL_ORDINALS.get(_low(tokens, i + 1), 0)
        return (TENS[low] + ones, i + 2) if 1 <= ones <= 9 else None
    return None


def _spelled_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    head = spelled(tokens, i)
    if head is None:
        return None
    value, j = head
    scale = {"thousand": 1000, "hundred": 100}.get(_low(tokens, j))
    if scale and (scale == 1000) == (value <= 9):
        j += 2 if _low(tokens, j + 1) == "and" else 1
        tail = spelled(tokens, j)
        return (value * scale + tail[0], tail[1]) if tail else (value * scale, j)
    if not 13 <= value <= 20:
        return None
    padded = _low(tokens, j) in {"zero", "oh", "o"}
    tail = spelled(tokens, j + 1 if padded else j)
    return (value * 100 + tail[0], tail[1]) if tail and padded == (tail[0] < 10) else None


def year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """A year of four digits, "'87", or in words ("nineteen eighty six", "two thousand and eighteen")."""
    value = digits(tokens, i)
    if value is not None:
        return (value, i + 1) if len(tokens[i].low) == 4 and value >= 1000 else None
    if _low(tokens, i) in {"'", "’"} and digits(tokens, i + 1) is not None and tokens[i + 1].glued:
        return (full_year(int(tokens[i + 1].low)), i + 2) if len(tokens[i + 1].low) == 2 else None
    return _spelled_year(tokens, i)


def full_year(two_digits: int) -> int:
    """The year meant by two digits: 00 to 68 in this century, 69 to 99 in the last, as POSIX has it."""
    return two_digits + (2000 if two_digits <= 68 else 1900)
