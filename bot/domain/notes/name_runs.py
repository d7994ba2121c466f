"""How far a name goes from a word of a line on: capitals, somebody known, lower case. Who is meant is `names`' business."""

from collections.abc import Collection, Sequence

from bot.domain.notes.contact_words import BASE_KINDS, NOUN_KINDS, VERB_KINDS
from bot.domain.notes.given_names import given_names
from bot.domain.notes.grammar_words import DOINGS, FINITE, GLUE, SUBJECTS, TOPICS
from bot.domain.notes.line_words import LineWords
from bot.domain.notes.name_words import (
    ABSTRACT,
    ENDING,
    FAMILY_PARTICLES,
    HONORIFICS,
    NAMES_TOO,
    SURNAMES_TOO,
    look_of,
    never_in_names,
)
from bot.domain.notes.tokens import Token
from bot.domain.notes.vocabulary import (
    COMMON,
    MONTHS_AND_DAYS,
    NOUN_ENDINGS,
    ORGANISATION_ENDINGS,
    ORGANISATIONS,
    PLACES,
    ROLES,
    TECH,
    TOWNS,
)
from bot.domain.people.names import SUFFIXES, normalise
from bot.domain.people.words import words

_ORDERING = words("chase mark will hope comfort pierce grant")
_BY_NAMES = words("big little old young wee lil tall")
"""What friends put before a first name ("Big Mike")."""
_VENUES = words(
    "bistro bistrot bodega boulangerie brasserie brauhaus café cafe cafeteria campus cantina casa caffè chez churrascaria club "
    "enoteca gasthaus gelateria hacienda hostal hotel hôtel izakaya kafeneio kneipe konditorei locanda meson mesón osteria "
    "palais parador patisserie pizzeria plaza posada pub restaurant restaurante ristorante taberna taqueria taquería taverna "
    "teatro trattoria weinbar wirtshaus"
)
"""What houses where one meets are called by, before their own name."""
_SHORT_NAMES = words("col don gen")
"""Titles that are nobody's without a name behind them, where they are one themselves ("ring Col on Monday")."""
_SLURRED = words("id ill im ive shes hes theyre weve wont cant dont hasnt didnt doesnt isnt havent wasnt ur u")
"""Said with an apostrophe, typed without one ("told sal id send it")."""
_COUNTED = words("day days week weeks month months year years hour hours times x minutes mins")
"""Behind a number these leave the word before it a name ("met April 2 days ago")."""
_NO_FAMILY = (
    FINITE
    | DOINGS
    | SUBJECTS
    | GLUE
    | TOPICS
    | ROLES
    | TECH
    | PLACES
    | MONTHS_AND_DAYS
    | ORGANISATIONS
    | ORGANISATION_ENDINGS
    | VERB_KINDS.keys()
    | NOUN_KINDS.keys()
    | BASE_KINDS.keys()
    | words("next last soon again tmr tmrw tomorrow please pls thx re via per vs no yes ok new team dept project")
)
_AFTER_NAMES = (
    FINITE | DOINGS | words("at in on for from about re yesterday today last and & &amp; + w w/ with over to")
)


class NameRuns(LineWords):
    """The ends of names. `known` are the key forms of the owner's people; they decide for lower-case words."""

    def __init__(self, text: str, tokens: Sequence[Token], known: Collection[str]) -> None:
        super().__init__(text, tokens)
        self._known = known
        self._known_starts = {key.partition(" ")[0] for key in known}

    def given_at(self, i: int) -> bool:
        """Whether token `i` is a usual first name or somebody the owner knows."""
        if i >= len(self.tokens):
            return False
        text = self.tokens[i].text
        key = normalise(ENDING.sub("", text) if text.endswith("ll") else text)
        return key in given_names() or key in self._known

    def _known_run(self, i: int, slot: bool) -> int:
        if self._known_starts.isdisjoint(look_of(self.tokens[i].text).first_words):
            return 0
        for n in range(4, 0, -1):
            run = self.tokens[i : i + n]
            if len(run) < n or any(t.kind != "word" for t in run):
                continue
            key = normalise(ENDING.sub("", self._text[run[0].start : run[-1].end]))
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
        numbered = self.low(i + 1)[:1].isdigit() and self.low(i + 2) not in _COUNTED
        dated = (self.low(i - 1)[:1].isdigit() and i) or numbered
        if self._cannot_open(self.tokens[i]) or (self.low(i) in MONTHS_AND_DAYS and dated) or self._is_venue(i):
            return 0
        titled = self._honorific(j)
        while self._honorific(j):
            j = j + 2 if self.low(j + 1) == "." else j + 1
            slot = True
        while j < len(self.tokens) and j - i < 7:
            token = self.tokens[j]
            if token.kind != "word" or (j > i and proper and (self._gap(j) or self._dates(j))):
                break
            if token.low in FAMILY_PARTICLES and j > i and not token.text[0].isupper():
                if self.joins_names(j):
                    break
                k = self._after_particles(j)
                if not k:
                    break
                j, proper = k + 1, proper + 1
                if ENDING.search(self.tokens[k].text):
                    break
                continue
            if (look_of(token.text).initial and token.low != "i") or (j == i and slot and self._by_name(j)):
                j += 1
                continue
            if proper and (k := self._child_of(j)):
                j = k
                continue
            addressed = titled and not proper and token.text[0].isupper() and look_of(token.text).bare.isalpha()
            if not addressed and not self._name_word(j, proper, slot):
                break
            proper += 1
            j += 1
            if ENDING.search(token.text):
                break
        return j if proper else 0

    def _is_venue(self, i: int) -> bool:
        """Whether a capitalised word belongs to the name of a house or a town and of no person ("Casa Luna", "San Jose")."""
        if (self.low(i), self.low(i + 1)) in TOWNS or (i and (self.low(i - 1), self.low(i)) in TOWNS):
            return True
        opens = self.low(i) in _VENUES and not self.given_at(i)
        return opens or (self.low(i - 1) in _VENUES and i > 0 and self.tokens[i - 1].text[0].isupper())

    def _by_name(self, j: int) -> bool:
        return self.low(j) in _BY_NAMES and self.tokens[j].text[0].isupper() and self.given_at(j + 1)

    def _child_of(self, j: int) -> int:
        """The token behind "s/o" and its like in "Thanabalan s/o Perumal"; 0 without one."""
        if self.low(j) not in ("s", "d", "a") or self.low(j + 1) != "/" or self.low(j + 2) not in ("o", "l", "p"):
            return 0
        return j + 3 if j + 3 < len(self.tokens) and self.tokens[j + 3].text[:1].isupper() else 0

    def _reports(self, i: int) -> bool:
        """ "Said I'd send it", "Told her", "said the grant is frozen": what was said, though Said is a name too."""
        if self.tokens[i].text == "said" and "said" not in self._known:
            return True
        return self.low(i) in ("said", "told") and self.low(i + 1) in SUBJECTS | {"her", "him", "them", "that"}

    def _dates(self, j: int) -> bool:
        """Whether token `j` is a month with its day behind a name ("Eleanor Vandermeer Jan 28")."""
        return self.low(j) in MONTHS_AND_DAYS and self.low(j + 1)[:1].isdigit()

    def _honorific(self, j: int) -> bool:
        if self.low(j) in _SHORT_NAMES and not (self.tokens[j + 1 : j + 2] and self.tokens[j + 1].text[:1].isupper()):
            return False
        return self.low(j).rstrip(".") in HONORIFICS or (self.low(j) == "st" and self.low(j + 1) == ".")

    def _plainly_no_name(self, token: Token) -> bool:
        """Whether a word begins no name that would be believed outside a slot."""
        if not self._cannot_open(token) or normalise(token.text) in given_names():
            return False
        return self._known_starts.isdisjoint(look_of(token.text).first_words)

    def _is_everyday(self, token: Token) -> bool:
        """Whether a word in small plain letters is no name outside a slot, told without a look at its parts."""
        text = token.text
        if not (text.islower() and text.isascii()) or "." in text or "-" in text or token.low in HONORIFICS:
            return False
        return token.low != "st" and (not self._known_starts or token.low.partition("'")[0] not in self._known_starts)

    @staticmethod
    def _cannot_open(token: Token) -> bool:
        """Whether a word begins no name for sure: neither a capital nor a title nor an initial with its dot."""
        if not token.text[0].islower() or "." in token.text or look_of(token.text).noble:
            return False
        return token.low not in HONORIFICS and token.low != "st"

    def joins_names(self, j: int) -> bool:
        """Whether a "y" or an "e" at token `j` is the "and" of Spanish or Portuguese ("Ximena Huerta y Luis Ángel")."""
        return self.low(j) in ("y", "e") and self.given_at(j + 1) and self.tokens[j + 1].text[:1].isupper()

    def _after_particles(self, j: int) -> int:
        k = j
        while (
            k < len(self.tokens)
            and k - j < 3
            and self.tokens[k].low in FAMILY_PARTICLES
            and not self.tokens[k].text[0].isupper()
        ):
            k += 1
        if self.low(k) in ("'", "’") and self.low(k + 1) == "t":
            k += 2
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
        if proper and (low in SURNAMES_TOO or self._family_of_given(j, proper)):
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

    def _family_of_given(self, j: int, proper: int) -> bool:
        """Whether an everyday word in capitals closes a name, as any word can be a family name ("ran into Mark Sweet at")."""
        if proper != 1 or self.shout or self._gap(j) or not self.given_at(j - 1):
            return False
        low, after = self.low(j), self.low(j + 1)
        if low not in COMMON or low in _NO_FAMILY or not low.isalpha():
            return False
        following = self.tokens[j + 1] if j + 1 < len(self.tokens) else None
        return after in _AFTER_NAMES or following is None or (following.kind == "punct" and after not in ("'", "-"))

    def _does(self, j: int) -> bool:
        """Whether the word at token `j` is what somebody does or did."""
        low = self.low(j)
        return low in DOINGS or low in FINITE or (low.endswith("ed") and len(low) > 4)

    def _word_as_name(self, j: int, low: str, slot: bool) -> bool:
        """Whether a capitalised word that is also a name ("Will", "Chase") is one at token `j`."""
        if self.first_in_sentence(j):
            full = self._family_name(j + 1) and (low not in _ORDERING or not self.given_at(j + 1))
            sure = full and (
                look_of(self.tokens[j + 1].text).owns or "-" in self.tokens[j + 1].text or self._does(j + 2)
            )
            return self.acts(j) or sure or (slot and not self.given_at(j + 1))
        return slot or low not in MONTHS_AND_DAYS

    def _orders(self, i: int) -> bool:
        """Whether a capitalised word before another name is an order rather than a name itself ("Chase Harry ...")."""
        return self.tokens[i].text[0].isupper() and self.given_at(i + 1) and not self.acts(i)

    def acts(self, i: int) -> bool:
        """Whether the word at token `i` does what only a person does, or is explained or owns: "Will said", "will (the mod)"."""
        after = self.low(i + 1)
        described = after == "is" and self.low(i + 2) in ("a", "an", "our", "my", "the", "his", "her", "now")
        return described or after in DOINGS or after in ("(", "never") or look_of(self.tokens[i].text).owns

    def _lower_run(self, i: int) -> int:
        if self._honorific(i) and self.lower:
            family = i + 2 if self.low(i + 1) == "." else i + 1
            return family + 1 if family < len(self.tokens) and self._lower_name_word(family) else 0
        first = ENDING.sub("", self.tokens[i].low)
        given = normalise(first) in given_names() and (first not in COMMON or self.tokens[i].text[0].isupper())
        if not (given or (self.lower and self._lower_name_word(i))) or (self.tokens[i].text[0].isupper() and not given):
            return 0
        j = i + 1
        if self.tokens[i].text[0].isupper() and not self.shout:
            return j
        if ENDING.search(self.tokens[i].low):
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
        low = ENDING.sub("", token.low)
        if token.kind != "word" or not low.replace("-", "").replace("'", "").isalpha() or len(low) < 2:
            return False
        if low in DOINGS or low in _SLURRED:
            return False
        if normalise(low) in given_names():
            return True
        return not never_in_names(low) and not low.endswith((*NOUN_ENDINGS, "ed")) and low not in FINITE
