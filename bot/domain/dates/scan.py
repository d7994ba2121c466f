"""A text on its way through the grammar: its tokens, what stands around a place, and what was already parsed there.

Owns looking left and right of a token and the memory that keeps parsing linear. Rules live in the modules above.
"""

from collections.abc import Callable, Collection, Sequence
from functools import wraps
from itertools import count

from bot.domain.dates.hours import Clock
from bot.domain.dates.lexicon import MONTHS, UNSURE_WEEKDAYS, WEEKDAY_PLURALS, WEEKDAYS
from bot.domain.dates.model import Tense
from bot.domain.dates.tokens import Token
from bot.domain.dates.values import Length, Parsed
from bot.domain.dates.wordlists import words

_MAX_DEPTH = 12
_PAD = 16
_MARGIN = ("",) * _PAD
_NOTHING = Token("", "p", False, False, False)
_OPENING = frozenset("([{<|\"'“‘«,;:!?…>*_~`=")
_CLOSING = frozenset(")]}>|\"'”’»,;:!?….*_~`-")
_SIGNS_OF_MONEY = frozenset("$€£¥₹#@+%°")
_BEFORE_DAY = words("up u back phone zoom call lunch dinner coffee drinks chat")
_ROWS = words("- / & to till until through thru")
_WEEKDAY_COMPANY = words(
    "on by until till before after since from to this next last coming past following every each or and between "
    "for via upcoming nxt"
)


class Scan:
    """One text being read. Holds no state that outlives the call."""

    __slots__ = ("clocks", "depth", "hints", "hyphened", "lengths", "lows", "memory", "tokens", "words")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lows = [*_MARGIN, *(token.low for token in self.tokens), *_MARGIN]
        self.words = frozenset(self.lows)
        self.hyphened = any(token.hyphen for token in tokens)
        self.memory: dict[int, Parsed | None] = {}
        self.clocks: dict[tuple[int, bool], tuple[Clock, int] | None] = {}
        self.lengths: dict[int, tuple[Length, int] | None] = {}
        self.hints: tuple[list[Tense | None], list[Tense | None]] | None = None
        self.depth = 0

    def at(self, i: int) -> Token:
        """The token at a place; an empty one outside the text."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else _NOTHING

    def low(self, i: int) -> str:
        """The folded token at a place, "" up to a few places outside the text."""
        return self.lows[i + _PAD]

    def has(self, i: int, words: Collection[str]) -> bool:
        return self.lows[i + _PAD] in words

    def skip(self, i: int, words: Collection[str]) -> int:
        """The place after an optional word."""
        return i + 1 if self.lows[i + _PAD] in words else i

    def phrase(self, i: int, *words: str) -> bool:
        return self.lows[i + _PAD : i + _PAD + len(words)] == list(words)

    def glued(self, i: int) -> bool:
        return 0 < i < len(self.tokens) and self.tokens[i].glued

    def clean_left(self, i: int) -> bool:
        """True when what stands directly before cannot be part of the same number, price, name or code."""
        before = self.at(i - 1)
        if before.low in _SIGNS_OF_MONEY:
            return False
        if not self.glued(i):
            return True
        if before.kind != "p":
            return False
        if before.low in _OPENING:
            return not (before.low in ",:" and self.glued(i - 1) and self.at(i - 2).kind == "n")
        return before.low in "-/" and not (self.glued(i - 1) and self.at(i - 2).kind != "p")

    def clean_right(self, j: int) -> bool:
        """True when what directly follows the last token of a number cannot continue it."""
        if not self.glued(j):
            return self.low(j) != "%" and self.low(j) not in {"percent", "pct"}
        after = self.at(j)
        if after.kind != "p" or after.low not in _CLOSING:
            return False
        return not (after.low in ".,:-" and self.glued(j + 1) and self.at(j + 1).kind == "n")

    def ends(self, j: int) -> bool:
        """True when the clause ends here: nothing more, or a sign other than a dash or a quote."""
        return j >= len(self.tokens) or self.low(j) in ",.;:!?)]…|"

    def alone(self, i: int, j: int) -> bool:
        """True when the text holds nothing else but signs and an article or preposition."""
        before = all(t.kind == "p" or t.low in {"the", "on", "by", "at"} for t in self.tokens[max(0, i - 3) : i])
        return i <= 3 and before and len(self.tokens) - j <= 3 and all(t.kind == "p" for t in self.tokens[j:])

    def weekday(self, i: int) -> int | None:
        """The weekday named at a place, 0 for Monday; None for an ordinary word that looks like one ("sat down")."""
        token = self.at(i)
        day = WEEKDAYS.get(token.low)
        if day is None or self.low(i + 1) in {"school", "roast"} or (token.capital and self._titled(i + 1)):
            return None
        if token.low not in UNSURE_WEEKDAYS or (token.low == "mon" and self.ends(i + 1)):
            return day
        if (self.ends(i + 1) and self.has(i - 1, _BEFORE_DAY)) or self._in_a_row(i):
            return day
        if (i == 0 and self.low(1) == ":") or (self.ends(i + 1) and self._with_whom(i)):
            return day
        if self.alone(i, i + 1) or self.has(i - 1, _WEEKDAY_COMPANY):
            return day
        if self.ends(i + 1) and self.has(i - 1, {"you", "her", "him", "them", "us", "it"}):
            return day
        if self.low(i - 1) in {"the", "a", "i", "she", "he", "they", "we", "who"}:
            return None
        if token.capital and self.low(i + 1) == "," and (self.at(i + 2).low in MONTHS or self.at(i + 2).kind == "n"):
            return day
        after = self.at(i + 3) if self.phrase(i + 1, "in", "the") else self.at(i + 1)
        if after.kind == "n" or after.low in {"morning", "afternoon", "evening", "night", "am", "pm", "the", "at", "("}:
            return day if token.capital or after.kind == "n" or after.low not in {"at", "the"} else None
        return (
            day
            if token.capital and i > 0 and not (after.capital and after.kind == "w" and len(after.low) > 3)
            else None
        )

    def _with_whom(self, i: int) -> bool:
        """As in "lunch with Omari sat": one or two words stand between a "with" and the place."""
        return self.at(i - 1).kind == "w" and (self.has(i - 2, {"with", "w"}) or self.has(i - 3, {"with", "w"}))

    def _in_a_row(self, i: int) -> bool:
        """As in "Mon-Fri", "Sat/Sun", "Mon to Wed": another weekday stands beside it."""
        after = i + 1 if self.at(i + 1).hyphen else i + 2 if self.has(i + 1, _ROWS) else 0
        before = i - 1 if self.at(i).hyphen else i - 2 if self.has(i - 1, _ROWS) else -1
        return (after > 0 and self.at(after).low in WEEKDAYS) or (before >= 0 and self.at(before).low in WEEKDAYS)

    def _titled(self, i: int) -> bool:
        """As in "Friday Night Lights", "Sunday Times": a part of the day and one more word, all with capitals, are a title."""
        part, after = self.at(i), self.at(i + 1)
        if not part.capital or part.kind != "w":
            return False
        if part.low in {"times", "football"}:
            return True
        title = after.capital and after.kind == "w" and after.low not in MONTHS and after.low not in WEEKDAYS
        return part.low in {"night", "morning", "afternoon", "evening"} and title and len(after.low) > 1

    def weekday_plural(self, i: int) -> int | None:
        return WEEKDAY_PLURALS.get(self.low(i))


Rule = Callable[[Scan, int], Parsed | None]
_PLACES = 1 << 20
_NUMBERS = count()
_UNTRIED = Parsed(lambda view: None, -1)


def remembered(rule: Rule) -> Rule:
    """Parses each place once a rule, and no deeper than a person nests phrases."""
    base = next(_NUMBERS) * _PLACES

    @wraps(rule)
    def once(scan: Scan, i: int) -> Parsed | None:
        found = scan.memory.get(base + i, _UNTRIED)
        if found is not _UNTRIED:
            return found
        if scan.depth >= _MAX_DEPTH or i >= len(scan.tokens):
            return None
        scan.depth += 1
        found = rule(scan, i)
        scan.depth -= 1
        scan.memory[base + i] = found
        return found

    return once


def starting_with(starts: frozenset[str]) -> Callable[[Rule], Rule]:
    """A remembered rule that is tried only at one of its first words; "#" stands for any number, "####" for a long one."""

    def gated(rule: Rule) -> Rule:
        inner = remembered(rule)
        shortest = 1 if "#" in starts else 4 if "####" in starts else 0

        @wraps(rule)
        def gate(scan: Scan, i: int) -> Parsed | None:
            low = scan.lows[i + _PAD]
            if low in starts or (shortest and len(low) >= shortest and low[0].isdecimal()):
                return inner(scan, i)
            return None

        _GATES[gate] = starts, shortest, inner
        return gate

    return gated


def needing(some: Collection[str]) -> Callable[[Rule], Rule]:
    """Says of a rule that it reads nothing where its text has none of these words; a `Choice` then leaves it out."""

    def told(rule: Rule) -> Rule:
        _NEEDS[rule] = frozenset(some)
        return rule

    return told


_NEEDS: dict[Rule, frozenset[str]] = {}
_GATES: dict[Rule, tuple[frozenset[str], int, Rule]] = {}
_MOST_WORDS = 4_096


class Choice:
    """Several rules of which the longest reading wins; which of them may start with a word is worked out once a word."""

    __slots__ = ("_by_word", "_rules")

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._by_word: dict[str, tuple[tuple[frozenset[str] | None, Rule], ...]] = {}

    def __call__(self, scan: Scan, i: int) -> Parsed | None:
        low = scan.lows[i + _PAD]
        key = "####"[: len(low)] if low.isdecimal() else low
        rules = self._by_word.get(key)
        if rules is None:
            started = ((_NEEDS.get(rule), _started(rule, low)) for rule in self._rules)
            rules = tuple((needed, inner) for needed, inner in started if inner)
            if len(self._by_word) < _MOST_WORDS:
                self._by_word[key] = rules
        best: Parsed | None = None
        for needed, rule in rules:
            if needed is not None and needed.isdisjoint(scan.words):
                continue
            found = rule(scan, i)
            if found and (best is None or found.end > best.end):
                best = found
        return best


def _started(rule: Rule, low: str) -> Rule | None:
    """The rule without its gate where a word passes it, None where it does not."""
    if rule not in _GATES:
        return rule
    starts, shortest, inner = _GATES[rule]
    return inner if low in starts or (shortest and len(low) >= shortest and low[0].isdecimal()) else None


def longest(scan: Scan, i: int, rules: tuple[Rule, ...]) -> Parsed | None:
    """The reading that takes most of the text; the earlier rule wins a tie."""
    best: Parsed | None = None
    for rule in rules:
        found = rule(scan, i)
        if found and (best is None or found.end > best.end):
            best = found
    return best
