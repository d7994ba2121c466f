"""The plan of reading a stretch of text: what stands where and which way its sentence looks, before it is known from when.

Owns the walk along the text: what is tried where and which weak readings are kept. A plan depends on the words alone, so
stretches that the grammar cannot tell apart ("met Ana yesterday", "met Bo yesterday") share one, worked out once.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain.dates.holidays import HOLIDAY_STARTS, HOLIDAY_WORDS
from bot.domain.dates.lexicon import ABOUT, DAY_PREPOSITIONS, NEAR_NUMBERS, PREPOSITIONS, STARTERS
from bot.domain.dates.mentions import mention
from bot.domain.dates.model import Tense
from bot.domain.dates.recurrences import recurrence
from bot.domain.dates.repeats import Repeat
from bot.domain.dates.scan import Scan
from bot.domain.dates.tenses import TENSE_WORDS, hint_at
from bot.domain.dates.tokens import Span, Token, cut
from bot.domain.dates.values import Parsed
from bot.domain.dates.vocabulary import VOCABULARY, outlined
from bot.domain.dates.wordlists import words

_SOCIAL = words(
    "met meet meeting see saw seeing lunch coffee dinner breakfast call called talk talked spoke chat chatted "
    "party drinks back remind due deadline event birthday visit visited trip"
)
_COUNTED_THINGS = words(
    "floor floors level place street avenue ave st time times row page try attempt grade century birthday anniversary edition "
    "round hole inning lap chapter season episode option point item child person party book generation amendment window "
    "street door stop station gate draft version iteration wave series meetup"
)
_REACHING = words("ring chase nudge text email ping follow message ask tell check ask send")
_THEM = words("her him them me us")
_ASIDE = words("for at to after before of on from till until his her their my")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_REACH = 8
_MOST_DATES = 100
"""A text with more is a table somebody pasted."""
_MOST_TRIED = 2_200
"""Rules tried in one text: 3,000 characters of dense notes take up to 1,700, a heap of numbers can be made to take 20,000."""
_MORE_FOR_A_FIND = 12
"""Rules that each date found allows besides, so that a long list of dates is read to its end."""
_REMEMBERED_TOKENS = 24
_RECURRING_CHARS = 40
"""Texts up to this length ("follow up in 2 weeks") come again and again, word for word."""
_LEADERS = PREPOSITIONS | ABOUT | words("the a an")
_LED_TO = VOCABULARY - (TENSE_WORDS - STARTERS - NEAR_NUMBERS - HOLIDAY_WORDS)
_LISTING = frozenset({",", ";"})
"""Behind one of these and a space another number is another thing ("17, 15:30"), unless a word of time is near."""
_OPENING_SIGNS = frozenset({"'", "’", "@"})
_WORD_STARTS = STARTERS | HOLIDAY_STARTS


class Step(NamedTuple):
    """Something read from tokens `[first, end)`. `hint` is what its sentence says of the tense, None when nothing."""

    first: int
    end: int
    found: Parsed | Repeat
    hint: Tense | None


def plan(text: str) -> tuple[tuple[Step, ...], Sequence[Span]]:
    """What is read from a text, in order, none overlapping another, and where its tokens stand."""
    return _recurring(text) if len(text) <= _RECURRING_CHARS else _plan(text)


def _plan(text: str) -> tuple[tuple[Step, ...], Sequence[Span]]:
    tokens, spans = cut(text)
    return steps(tokens), spans


_recurring = lru_cache(maxsize=512)(_plan)


def steps(tokens: Sequence[Token]) -> tuple[Step, ...]:
    """The plan of a text that was cut into tokens."""
    if not any(token.low in _WORD_STARTS if token.kind == "w" else token.kind == "n" for token in tokens):
        return ()
    outline = tuple([outlined(token) for token in tokens])
    return _remembered(outline) if len(outline) <= _REMEMBERED_TOKENS else _walk(outline)


def _walk(tokens: Sequence[Token]) -> tuple[Step, ...]:
    scan = Scan(tokens)
    found: list[Step] = []
    i = 0
    while (
        i < len(tokens) and len(found) < _MOST_DATES and len(scan.memory) < _MOST_TRIED + _MORE_FOR_A_FIND * len(found)
    ):
        step = _step(scan, i)
        if step:
            found.append(step)
        i = step.end if step else i + 1
    return tuple(found)


_remembered = lru_cache(maxsize=512)(_walk)


def _step(scan: Scan, i: int) -> Step | None:
    if not _may_start(scan, i):
        return None
    repeat = recurrence(scan, i)
    found = mention(scan, i)
    if repeat and (found is None or repeat.end >= found.end):
        return Step(i, repeat.end, repeat, None)
    if found is None or scan.has(i - 1, {"happy", "merry"}) or (found.weak and not _supported(scan, i, found)):
        return None
    end = min(found.end, len(scan.tokens))
    return Step(i, end, found, hint_at(scan, i, end))


def _may_start(scan: Scan, i: int) -> bool:
    """A quick look that spares most places the grammar: a known word, or a number with one of them or a sign near."""
    token = scan.tokens[i]
    if token.kind == "w":
        return token.low in _WORD_STARTS and (token.low not in _LEADERS or _leads_on(scan, i))
    if token.kind == "p":
        return token.low in _OPENING_SIGNS
    if not scan.clean_left(i):
        return False
    if len(token.low) >= 4 or i + 5 >= len(scan.tokens) or any(scan.has(k, NEAR_NUMBERS) for k in range(i + 1, i + 6)):
        return True
    sign, figures = scan.at(i + 1), scan.at(i + 2).kind == "n" and scan.low(i + 1) not in _LISTING
    return sign.kind == "p" and scan.glued(i + 1) and (scan.glued(i + 2) or figures)


def _leads_on(scan: Scan, i: int) -> bool:
    """Whether articles and prepositions lead to something the grammar knows: not in "for the office", "at a bar"."""
    k = i + 1
    while k < i + 4 and scan.has(k, _LEADERS):
        k += 1
    return scan.at(k).kind != "w" or scan.low(k) in _LED_TO


def _behind_somebody(scan: Scan, i: int, end: int) -> bool:
    """As in "call Ana 16th", "ping her 3rd": a bare number right behind somebody one meets or writes to, and nothing after."""
    before = scan.at(i - 1)
    somebody = (before.capital and before.kind == "w" and before.low not in VOCABULARY) or before.low in _THEM
    if not (somebody or before.low == ",") or not scan.ends(end) or any(scan.has(k, _ASIDE) for k in (i - 2, i - 3)):
        return False
    return any(scan.has(k, _SOCIAL) or scan.has(k, _REACHING) for k in range(max(0, i - _REACH), i))


def _supported(scan: Scan, i: int, found: Parsed) -> bool:
    """Whether a bare "the 21st" stands where a day stands: behind "on", alone, or after a meeting or call."""
    if scan.has(found.end, _COUNTED_THINGS):
        return False
    if scan.has(i - 1, DAY_PREPOSITIONS):
        return scan.low(found.end - 1) in {"st", "nd", "rd", "th"} or scan.has(i - 1, {"on", "by", "until", "for"})
    if scan.alone(i, found.end):
        return scan.low(found.end - 1) in {"st", "nd", "rd", "th"}
    if scan.at(i).kind == "n" and scan.low(found.end - 1) in _SUFFIXES and _behind_somebody(scan, i, found.end):
        return True
    ranged = scan.has(i, {"from", "between"})
    behind = [scan.low(k) for k in range(max(0, i - _REACH), i)]
    return (ranged or scan.low(i) == "the") and scan.ends(found.end) and any(word in _SOCIAL for word in behind)
