"""Names in a line: where a person is named, and how far the name goes. Whether that person is meant is `contacts`' business."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.notes.contact_words import VERB_KINDS
from bot.domain.notes.given_names import given_names
from bot.domain.notes.grammar_words import DOINGS, FINITE
from bot.domain.notes.name_runs import NameRuns
from bot.domain.notes.name_words import ENDING, POSSESSIVE, is_handle, never_in_names, without_address
from bot.domain.notes.tokens import Token, address, mention_id
from bot.domain.notes.uncased import ADDRESSED_INSIDE, ADDRESSES, uncased_run
from bot.domain.notes.vocabulary import ORGANISATION_ENDINGS, ROLES
from bot.domain.people.names import normalise
from bot.domain.people.reference import Reference
from bot.domain.people.words import words


@dataclass(frozen=True, slots=True)
class Named:
    """A person named by tokens `[start, end)`. `strong` when it is a name even outside a slot; `owns` when it ends in 's."""

    start: int
    end: int
    reference: Reference
    strong: bool
    owns: bool


_UNREAD: Named | None = Named(0, 0, Reference("name", "", ""), False, False)
_TIES = words("her his their my our the its")
_RELATED = ROLES | words(
    "officer manager head chair girlfriend boyfriend fiance fiancee fiancé fiancée kid baby bro sis dad mum mom granny "
    "uncle aunt cousin twin teammate trainer coach producer cohost co-host secretary lead rep pa ea chief counsel guy "
    "wifey hubby bandmate housemate deputy treasurer coordinator"
)


_CODED_HANDLE = re.compile(r"`@(?P<handle>[\w.-]{2,40})`")
_NUMBERED = re.compile(r"(?P<word>[^\W\d_]{4,30})\d{1,4}")
_LOOSE = words("with w/ w to from and & &amp; , on message called told asked introduced")
_EMPLOYED = words("from frm @")
_BEFORE_HANDLES = words(
    "with w/ w to from and & &amp; , met saw messaged dm'd dmed dm msg'd msgd texted pinged ping called thanked told "
    "asked emailed introduced on message follow invited welcomed"
)


class Names(NameRuns):
    """Reads names out of the tokens of one line.

    `known` are the key forms of the owner's people; they decide for lower-case words.
    """

    def __init__(self, text: str, tokens: Sequence[Token], known: Collection[str]) -> None:
        super().__init__(text, tokens, known)
        self._starts: dict[int, int] = {}
        self._lists: dict[tuple[int, int, bool], list[Named]] = {}
        self._slots: list[Named | None] = [_UNREAD] * len(tokens)
        self._anywhere: list[Named | None] = [_UNREAD] * len(tokens)

    def at(self, i: int, *, slot: bool) -> Named | None:
        """The name that starts at token `i`; `slot` when grammar expects a person here ("lunch with ...")."""
        if i >= len(self.tokens):
            return None
        seen = self._slots if slot else self._anywhere
        found = seen[i]
        if found is _UNREAD:
            found = seen[i] = self._special(i) or self._plain(i, slot)
        return found

    def starting(self, position: int) -> Named | None:
        """The name of several words that starts at this character, where it would be one in any grammar."""
        if not self._starts:
            self._starts = {token.start: i for i, token in enumerate(self.tokens)}
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
            after = self._past_employer(self.past_bracket(named.end))
            j = after + 1 if self.joins_names(after) else self.after_separator(after)
            if j is None or j >= end:
                break
            comma = self.tokens[j - 1].text == ","
            named = self.related(j, end) or self.at(j, slot=True)
            acting = named is not None and named.owns and self.low(named.end).endswith("ing")
            if named and comma and (not named.strong or acting or self.low(named.end) in FINITE):
                break
        return found

    def _past_employer(self, i: int) -> int:
        """The token after whom somebody works for, where a list goes on behind it ("Ana from Acme and Bo"); else `i`."""
        if self.low(i) not in _EMPLOYED:
            return i
        j = i + 1
        while j < min(len(self.tokens), i + 4) and self.tokens[j].kind == "word" and self.tokens[j].text[0].isupper():
            j += 1
        further = self.after_separator(j) if j > i + 1 else None
        named = self.at(further, slot=False) if further else None
        return j if named and named.strong and self.low(named.end) in _EMPLOYED else i

    def related(self, j: int, end: int) -> Named | None:
        """Who is named behind a tie to those before ("and her husband Pete", "plus their program officer Luz")."""
        if self.low(j) not in _TIES:
            return None
        for k in range(j + 1, min(j + 5, end)):
            if self.tokens[k].kind != "word":
                return None
            if self.low(k - 1) in _RELATED and (named := self.at(k, slot=self.given_at(k))) and named.strong:
                return named
        return None

    def past_bracket(self, i: int) -> int:
        """The token after a bracket of one to three capitalised words at token `i` ("(Acme)"), `i` itself without one."""
        if self.low(i) != "(":
            return i
        if self.low(i + 2) == ")" and not self.given_at(i + 1):
            return i + 3
        close = next((j for j in range(i + 1, i + 7) if self.low(j) == ")"), 0)
        if (
            close
            and (self.low(close - 1) in ORGANISATION_ENDINGS or self.after_separator(close + 1))
            and not self._named_in(i + 1, close)
        ):
            return close + 1
        for j in range(i + 1, min(i + 5, len(self.tokens))):
            if self.tokens[j].text == ")":
                return j + 1 if j > i + 1 else i
            plain = self.tokens[j].text != "," and self.low(j) not in ROLES and not self.tokens[j].text[0].isupper()
            if plain or self.given_at(j):
                return i
        return i

    def _named_in(self, first: int, last: int) -> bool:
        """Whether a bracket names somebody rather than a company or a place."""
        if self.low(last - 1) in ORGANISATION_ENDINGS:
            return False
        return any(self.given_at(j) for j in range(first, last))

    def named_once(self, i: int) -> bool:
        """Whether the word at token `i` is a usual first name, or was named with its capital elsewhere in the line."""
        low = self.low(i)
        return self.given_at(i) or any(
            token.low == low and token.text[0].isupper() for k, token in enumerate(self.tokens) if k != i
        )

    def is_known(self, named: Named) -> bool:
        """Whether the name as typed is a key of somebody the owner knows."""
        return named.reference.kind != "name" or normalise(named.reference.value) in self._known

    def believed(self, named: Named) -> bool:
        """Whether a name is believed wherever it stands: of somebody known, or beginning with a usual first name."""
        return self.given(named) or self.is_known(named)

    def given(self, named: Named) -> bool:
        """Whether the name begins with a usual first name."""
        first = named.reference.value.split()[0]
        return named.reference.kind != "name" or not given_names().isdisjoint(
            (normalise(first), normalise(first.split("-")[0]))
        )

    def _special(self, i: int) -> Named | None:
        token = self.tokens[i]
        span = token.start, token.end
        if token.kind == "word" and "_" not in token.text:
            if not token.text.isascii() and (polite := ADDRESSED_INSIDE.match(token.text)):
                where = (span[0] + polite.start("name"), span[0] + polite.end("name"))
                return Named(i, i + 1, Reference("name", polite["name"], polite["name"], where), True, False)
            if not (token.text[-1].isdecimal() and self._is_numbered_handle(i)):
                return None
        elif token.kind == "code" and (inner := _CODED_HANDLE.fullmatch(token.text)):
            handle, where = inner["handle"], (span[0] + 1, span[1] - 1)
            return Named(i, i + 1, Reference("handle", f"@{handle}", handle, where), True, False)
        if token.kind == "mention":
            reference = Reference("mention", token.text, mention_id(token), span)
        elif token.kind == "email":
            reference = Reference("email", token.text, address(token), span)
        elif token.kind == "handle":
            reference = Reference("handle", token.text, token.text[1:], span)
        elif token.kind == "word" and ("_" not in token.text or self._expects_handle(i)):
            owns = POSSESSIVE.search(token.text)
            bare = token.text[: owns.start()] if owns else token.text
            reference = Reference("handle", bare, bare, (span[0], span[0] + len(bare)))
            return Named(i, i + 1, reference, True, bool(owns))
        else:
            return None
        return Named(i, i + 1, reference, True, self.low(i + 1) in ("'s", "s"))

    def _is_numbered_handle(self, i: int) -> bool:
        """Whether a word that ends in figures is somebody's handle ("ping ghostwriter42"), not a model or a version."""
        numbered = _NUMBERED.fullmatch(self.tokens[i].text)
        if numbered is None or self.low(i - 1) not in _BEFORE_HANDLES - _LOOSE:
            return False
        return not never_in_names(numbered["word"].casefold()) and is_handle(f"{numbered['word']}_1")

    def _expects_handle(self, i: int) -> bool:
        """Whether a word with an underscore is somebody's handle ("replied to kitsune_42"), not a file or a variable."""
        acts = self.first_in_sentence(i) and (self.low(i + 1) in DOINGS or self.low(i + 1) in VERB_KINDS)
        return (acts or self.low(i - 1) in _BEFORE_HANDLES) and is_handle(self.tokens[i].text)

    def _plain(self, i: int, slot: bool) -> Named | None:
        token = self.tokens[i]
        if token.kind != "word" or (not slot and self._is_everyday(token)) or self._reports(i):
            return None
        capital, known = self._capital_run(i, slot), self._known_run(i, slot)
        end = max(capital, known)
        strong = end > i
        if end <= i and not token.text.isascii() and (slot or self._opens_uncased(i)):
            end = uncased_run(self.tokens, i)
            strong = end > i
        if slot and (end <= i or (known and known == end)):
            lower = self._lower_run(i)
            strong = strong or (lower > i and normalise(self.tokens[i].text) in given_names())
            end = max(end, lower)
        return self._named(i, end, strong) if end > i else None

    def _opens_uncased(self, i: int) -> bool:
        """Whether a word without capitals is addressed as a person, or does something where a sentence begins."""
        if without_address(self.tokens[i].text) != self.tokens[i].text:
            return True
        after = self.low(i + 1)
        return self.first_in_sentence(i) and (after in DOINGS or after in FINITE or after.startswith(ADDRESSES))

    def _named(self, i: int, end: int, strong: bool) -> Named:
        last = self.tokens[end - 1]
        start, stop = self.tokens[i].start, last.end
        if ending := ENDING.search(last.text):
            stop -= len(ending[0])
        text = self._text[start:stop]
        value = without_address(" ".join(text.split()))
        return Named(i, end, Reference("name", text, value, (start, stop)), strong, bool(POSSESSIVE.search(last.text)))
