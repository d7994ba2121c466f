"""Names in a line: where a person is named, and how far the name goes. Whether that person is meant is `contacts`' business."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.notes.given_names import given_names
from bot.domain.notes.grammar_words import DOINGS, FINITE
from bot.domain.notes.line_words import LineWords
from bot.domain.notes.name_words import (
    ABSTRACT,
    FAMILY_PARTICLES,
    HONORIFICS,
    NAMES_TOO,
    POSSESSIVE,
    SURNAMES_TOO,
    look_of,
    never_in_names,
)
from bot.domain.notes.tokens import Token, address, mention_id
from bot.domain.notes.uncased import uncased_run
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS, NOUN_ENDINGS, PLACES, ROLES, TECH
from bot.domain.people.names import SUFFIXES, normalise
from bot.domain.people.reference import Reference


@dataclass(frozen=True, slots=True)
class Named:
    """A person named by tokens `[start, end)`. `strong` when it is a name even outside a slot; `owns` when it ends in 's."""

    start: int
    end: int
    reference: Reference
    strong: bool
    owns: bool


class Names(LineWords):
    """Reads names out of the tokens of one line.

    `known` are the key forms of the owner's people; they decide for lower-case words.
    """

    def __init__(self, text: str, tokens: Sequence[Token], known: Collection[str]) -> None:
        super().__init__(text, tokens)
        self._known = known
        self._known_starts = {key.partition(" ")[0] for key in known}
        self._starts = dict(zip((token.start for token in tokens), range(len(tokens)), strict=True))
        self._lists: dict[tuple[int, int, bool], list[Named]] = {}
        self._seen: dict[tuple[int, bool], Named | None] = {}

    def at(self, i: int, *, slot: bool) -> Named | None:
        """The name that starts at token `i`; `slot` when grammar expects a person here ("lunch with ...")."""
        if i >= len(self.tokens):
            return None
        if (i, slot) not in self._seen:
            self._seen[i, slot] = self._special(i) or self._plain(i, slot)
        return self._seen[i, slot]

    def starting(self, position: int) -> Named | None:
        """The name of several words that starts at this character, where it would be one in any grammar."""
        i = self._starts.get(position)
        if i is None or self._plainly_no_name(self.tokens[i]):
            return None
        named = self.at(i, slot=True)
        return named if named and named.strong and named.end - named.start > 1 else None

    def list_at(self, i: int, end: int, *, slot: bool = True) -> list[Named]:
        """Names joined by commas, "and", "&", "+" from token `i` on, none beyond token `end`."""
        key = (i, end, slot)
        if key not in self._lists:
            self._lists[key] = self._list_from(i, end, slot)
        return list(self._lists[key])

    def _list_from(self, i: int, end: int, slot: bool) -> list[Named]:
        found: list[Named] = []
        named = self.at(i, slot=slot)
        while named and named.end <= end and len(found) < 30:
            found.append(named)
            j = self.after_separator(self._past_bracket(named.end))
            if j is None or j >= end:
                break
            comma = self.tokens[j - 1].text == ","
            named = self.at(j, slot=True)
            if named and comma and (not named.strong or self.low(named.end) in FINITE):
                break
        return found

    def _past_bracket(self, i: int) -> int:
        """The token after a bracket of one to three capitalised words at token `i` ("(Acme)"), `i` itself without one."""
        if self.low(i) != "(":
            return i
        if self.low(i + 2) == ")" and not self.given_at(i + 1):
            return i + 3
        for j in range(i + 1, min(i + 5, len(self.tokens))):
            if self.tokens[j].text == ")":
                return j + 1 if j > i + 1 else i
            plain = self.tokens[j].text != "," and self.low(j) not in ROLES and not self.tokens[j].text[0].isupper()
            if plain or self.given_at(j):
                return i
        return i

    def is_known(self, named: Named) -> bool:
        """Whether the name as typed is a key of somebody the owner knows."""
        return named.reference.kind != "name" or normalise(named.reference.value) in self._known

    def believed(self, named: Named) -> bool:
        """Whether a name is believed wherever it stands: of somebody known, or beginning with a usual first name."""
        return self.given(named) or self.is_known(named)

    def given_at(self, i: int) -> bool:
        """Whether token `i` is a usual first name or somebody the owner knows."""
        if i >= len(self.tokens):
            return False
        key = normalise(self.tokens[i].text)
        return key in given_names() or key in self._known

    def given(self, named: Named) -> bool:
        """Whether the name begins with a usual first name."""
        return named.reference.kind != "name" or normalise(named.reference.value.split()[0]) in given_names()

    def _special(self, i: int) -> Named | None:
        token, span = self.tokens[i], (self.tokens[i].start, self.tokens[i].end)
        if token.kind == "mention":
            reference = Reference("mention", token.text, mention_id(token), span)
        elif token.kind == "email":
            reference = Reference("email", token.text, address(token), span)
        elif token.kind == "handle":
            reference = Reference("handle", token.text, token.text[1:], span)
        else:
            return None
        return Named(i, i + 1, reference, True, self.low(i + 1) in ("'s", "s"))

    def _plain(self, i: int, slot: bool) -> Named | None:
        if self.tokens[i].kind != "word":
            return None
        capital, known = self._capital_run(i, slot), self._known_run(i, slot)
        end = max(capital, known)
        strong = end > i
        if slot and end <= i:
            end = uncased_run(self.tokens, i)
            strong = end > i
        if slot and (end <= i or (known and known == end)):
            lower = self._lower_run(i)
            strong = strong or (lower > i and normalise(self.tokens[i].text) in given_names())
            end = max(end, lower)
        return self._named(i, end, strong) if end > i else None

    def _named(self, i: int, end: int, strong: bool) -> Named:
        last = self.tokens[end - 1]
        start, stop = self.tokens[i].start, last.end
        owns = POSSESSIVE.search(last.text)
        if owns:
            stop -= len(owns[0])
        text = self._text[start:stop]
        return Named(i, end, Reference("name", text, " ".join(text.split()), (start, stop)), strong, bool(owns))

    def _known_run(self, i: int, slot: bool) -> int:
        if self._known_starts.isdisjoint(look_of(self.tokens[i].text).first_words):
            return 0
        for n in range(4, 0, -1):
            run = self.tokens[i : i + n]
            if len(run) < n or any(t.kind != "word" for t in run):
                continue
            key = normalise(POSSESSIVE.sub("", self._text[run[0].start : run[-1].end]))
            if key not in self._known:
                continue
            if n == 1 and run[0].low in NAMES_TOO and self.first_in_sentence(i) and self._orders(i):
                return 0
            if (
                n == 1
                and run[0].low in COMMON
                and not slot
                and (not run[0].text[0].isupper() or self.first_in_sentence(i))
                and not (self.first_in_sentence(i) and self.acts(i))
            ):
                return 0
            return i + n
        return 0

    def _capital_run(self, i: int, slot: bool) -> int:
        j, proper = i, 0
        if self._cannot_open(self.tokens[i]):
            return 0
        while self._honorific(j):
            j = j + 2 if self.low(j + 1) == "." else j + 1
            slot = True
        while j < len(self.tokens) and j - i < 7:
            token = self.tokens[j]
            if token.kind != "word" or (j > i and proper and self._gap(j)):
                break
            if token.low in FAMILY_PARTICLES and j > i and not token.text[0].isupper():
                k = self._after_particles(j)
                if not k:
                    break
                j, proper = k + 1, proper + 1
                if POSSESSIVE.search(self.tokens[k].text):
                    break
                continue
            if look_of(token.text).initial and token.low != "i":
                j += 1
                continue
            if not self._name_word(j, proper, slot):
                break
            proper += 1
            j += 1
            if look_of(token.text).owns:
                break
        return j if proper else 0

    def _honorific(self, j: int) -> bool:
        return self.low(j).rstrip(".") in HONORIFICS or (self.low(j) == "st" and self.low(j + 1) == ".")

    def _plainly_no_name(self, token: Token) -> bool:
        """Whether a word begins no name that would be believed outside a slot."""
        if not self._cannot_open(token) or normalise(token.text) in given_names():
            return False
        return self._known_starts.isdisjoint(look_of(token.text).first_words)

    @staticmethod
    def _cannot_open(token: Token) -> bool:
        """Whether a word begins no name for sure: neither a capital nor a title nor an initial with its dot."""
        if not token.text[0].islower() or "." in token.text or look_of(token.text).noble:
            return False
        return token.low not in HONORIFICS and token.low != "st"

    def _after_particles(self, j: int) -> int:
        k = j
        while (
            k < len(self.tokens)
            and k - j < 3
            and self.tokens[k].low in FAMILY_PARTICLES
            and not self.tokens[k].text[0].isupper()
        ):
            k += 1
        if k >= len(self.tokens) or self.tokens[k].kind != "word":
            return 0
        ok = self.tokens[k].text[0].isupper() and self.low(k) not in MONTHS_AND_DAYS | FINITE and self.low(k) != "i"
        return k if ok else 0

    def _name_word(self, j: int, proper: int, slot: bool) -> bool:
        look = look_of(self.tokens[j].text)
        bare, low, key = look.bare, look.low, look.key
        if look.odd or not (look.capital or ((proper or slot) and look.noble)):
            return False
        if bare.isupper() and len(bare) > 1 and not self.shout and "." not in bare:
            return proper > 0 and key in SUFFIXES
        if proper and low in SURNAMES_TOO:
            return True
        if key in given_names() and (slot or low not in TECH | PLACES):
            return True
        if not proper and slot and low in PLACES and self._family_name(j + 1):
            return True
        if low in NAMES_TOO and not proper:
            return self._word_as_name(j, low, slot)
        if self.first_in_sentence(j) and low.endswith(("ed", "ing")) and not proper:
            return False
        return not never_in_names(low, alone=not proper) and not (low.endswith(ABSTRACT) and not proper)

    def _family_name(self, j: int) -> bool:
        """Whether token `j` can only be a family name ("Kenya Barris")."""
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or self._gap(j):
            return False
        return self.tokens[j].text[0].isupper() and not never_in_names(self.low(j))

    def _word_as_name(self, j: int, low: str, slot: bool) -> bool:
        """Whether a capitalised word that is also a name ("Will", "Chase") is one at token `j`."""
        if self.first_in_sentence(j):
            return self.acts(j) or (slot and not self.given_at(j + 1))
        return slot or low not in MONTHS_AND_DAYS

    def _orders(self, i: int) -> bool:
        """Whether a capitalised word before another name is an order rather than a name itself ("Chase Harry ...")."""
        return self.tokens[i].text[0].isupper() and self.given_at(i + 1) and not self.acts(i)

    def acts(self, i: int) -> bool:
        """Whether the word at token `i` does what only a person does, or is explained or owns: "Will said", "will (the mod)"."""
        after = self.low(i + 1)
        return after in DOINGS or after in ("(", "never") or look_of(self.tokens[i].text).owns

    def _lower_run(self, i: int) -> int:
        if self._honorific(i) and self.lower:
            family = i + 2 if self.low(i + 1) == "." else i + 1
            return family + 1 if family < len(self.tokens) and self._lower_name_word(family) else 0
        first = POSSESSIVE.sub("", self.tokens[i].low)
        given = normalise(first) in given_names()
        if not (given or (self.lower and self._lower_name_word(i))) or (self.tokens[i].text[0].isupper() and not given):
            return 0
        j = i + 1
        if self.tokens[i].text[0].isupper() and not self.shout:
            return j
        if POSSESSIVE.search(self.tokens[i].low):
            return j
        k = j
        while (
            k < len(self.tokens)
            and k - j < 3
            and self.low(k) in FAMILY_PARTICLES
            and self.low(k) not in ("e", "y", "do")
        ):
            k += 1
        if k < len(self.tokens) and self._lower_name_word(k) and not self._gap(k):
            return k + 1
        return j

    def _lower_name_word(self, k: int) -> bool:
        token = self.tokens[k]
        low = POSSESSIVE.sub("", token.low)
        if token.kind != "word" or not low.replace("-", "").replace("'", "").isalpha() or len(low) < 2:
            return False
        if normalise(low) in given_names():
            return True
        return not never_in_names(low) and not low.endswith((*NOUN_ENDINGS, "ed")) and low not in FINITE
