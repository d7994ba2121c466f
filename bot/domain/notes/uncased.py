"""Names in scripts without capitals, where only their place in the sentence and their length tell them."""

import re
from collections.abc import Sequence

from bot.domain.notes.name_words import HAN, UNCASED
from bot.domain.notes.tokens import Token

_LONGEST_HAN, _MOST_WORDS = 5, 3
ADDRESSES = ("님", "씨", "さん", "様", "氏")
"""What a word begins with that says that the one before it names somebody ("김민서 님은")."""

ADDRESSED_INSIDE = re.compile(
    r"(?:昨日|今日|明日|先週|来週|今朝|昨夜|本日)?(?P<name>[\u3400-\u9fff\u3005]{2,6}|[\u30a1-\u30ff]{2,8})(?:さん|さま|様|氏|くん|君|先生|ちゃん)"
    r"(?=[\u3041-\u309f])"
)
"""A name at the start of a run without spaces, told by what politeness hangs on it ("佐藤健一さんは...")."""


def uncased_run(tokens: Sequence[Token], i: int) -> int:
    """The end of the name at token `i`: one short run of Han or kana, or up to three words of others; 0 when none."""
    if not UNCASED.match(tokens[i].text):
        return 0
    if HAN.match(tokens[i].text):
        return i + 1 if len(tokens[i].text) <= _LONGEST_HAN else 0
    j = i
    if tokens[i + 1 : i + 2] and tokens[i + 1].text.startswith(ADDRESSES):
        return i + 1
    while j < min(len(tokens), i + _MOST_WORDS) and tokens[j].kind == "word" and UNCASED.match(tokens[j].text):
        j += 1
    return j
