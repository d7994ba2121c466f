"""Whom a contact was with, where and from which company: the words of a clause after the one that says its kind."""

from bot.domain.notes.clauses import Clause, date_like
from bot.domain.notes.contact import Contact, Keyword, company_after
from bot.domain.notes.contact_words import MEDIA, NOUN_KINDS
from bot.domain.notes.events import is_event
from bot.domain.notes.grammar_words import FIRST_PERSON, PLACE_PREPOSITIONS, SUBJECTS, TOPICS
from bot.domain.notes.model import Kind
from bot.domain.notes.name_words import event_like
from bot.domain.notes.names import Named, Names
from bot.domain.notes.places import opens_event, proper_run, read_place
from bot.domain.notes.roles import ends_role
from bot.domain.notes.vocabulary import MONTHS_AND_DAYS, ROLES
from bot.domain.people.words import words

_WITH = words("with w/ w wif wit")
_OPENERS = _WITH | words("to from between by & &amp; and + : , / ] < &lt; > &gt; 2")
_WEAK_OPENERS = words("and & &amp; + , / < &lt; > &gt; ]")
_OWNED = frozenset((Kind.COMMENT, Kind.REPLY, Kind.BOOST, Kind.EVENT, Kind.OTHER))
_WRITTEN = frozenset((Kind.COMMENT, Kind.REPLY, Kind.BOOST))
_HANDED = frozenset((Kind.GIFT, Kind.MESSAGE, Kind.EMAIL))
_HELD_FOR = frozenset((Kind.CALL, Kind.MESSAGE, Kind.GIFT, Kind.MET, Kind.LUNCH, Kind.COFFEE, Kind.EVENT))
_HOMES = words("place house flat apartment home garden studio office desk parents cabin boat")
_FOLK = words(
    "people ppl persons folk folks guys guy woman women man men lady ladies gal gals dude dudes girl girls lad lads blokes bloke "
    "chap chaps someone somebody person couple group crew bunch team students engineers devs developers founders"
)
_ON = words("on under below in for over via")
_PRONOUNS = words("her him them")
_TO_WHOM = words("to with w/ met")
"""Before "that new designer Paulina"."""
_ENDS_DATES = words(
    "today tomorrow tmrw tmr tonight yesterday week weekend month morning afternoon evening night noon ago am pm"
)
_LAST_SIGN = "\u218f"
"""Signs behind it are arrows and pictures ("lunch 🥗 Ana"), which part nothing."""


class Walk:
    """Goes once from the keyword to the end of the clause and adds people, place and company to the contact.

    `slot` tells whether a person may be named at the next token, `opened` whether the list of people has begun, `led`
    whether a "with" or "to" led to it, `closed` that whoever comes now is only spoken of.
    """

    def __init__(self, names: Names, clause: Clause, keyword: Keyword, contact: Contact) -> None:
        self.names, self.clause, self.keyword, self.contact = names, clause, keyword, contact
        self.i = keyword.last
        self.slot, self.opened, self.led, self.closed = True, False, False, False
        self.guessed: list[Named] = []

    def run(self) -> None:
        """Read to the end of the clause, or to its topic."""
        while self.i < self.clause.last and not self._ends():
            self._step()
        if not self.contact.people:
            self._look_back()
        self.contact.sure = self.keyword.verb or self.led

    def _ends(self) -> bool:
        low = self.names.low(self.i)
        another = low in SUBJECTS and low not in FIRST_PERSON and self.i > self.keyword.last
        if low == "that" and self.names.low(self.i - 1) in _TO_WHOM and not self.names.at(self.i + 1, slot=False):
            return False
        return low in TOPICS or (another and self.names.low(self.i - 1) != "thank")

    def _step(self) -> None:
        names, i, low = self.names, self.i, self.names.low(self.i)
        if names.tokens[i].kind == "punct" and low > _LAST_SIGN:
            self.i += 1
        elif self._setting() or self._bracket():
            pass
        elif self._opens(low):
            self.contact.used.add(i)
            self.i += 1
        elif low == "of" and self.slot and not self.contact.people:
            self.i = max(i + 1, proper_run(names, i + 1, self.clause.last))
        elif low in _ON:
            self._aside()
        elif not (self.slot and self._take(i)):
            self.slot = self.slot and not ends_role(names, i) and low not in MONTHS_AND_DAYS
            self.i += 1

    def _setting(self) -> bool:
        """Take a place or a company."""
        if self.names.low(self.i) in PLACE_PREPOSITIONS:
            named = self.names.at(self.i + 1, slot=True)
            host = named and named.owns and self.contact.kind is Kind.EVENT and is_event(self.names, named.end)
            if host and not self.contact.people:
                return self._take(self.i + 1)
            hosts = named and named.owns and self.names.low(named.end) in _HOMES and self.names.believed(named)
            if hosts and self.contact.kind in _HELD_FOR and not self.contact.people:
                return self._take(self.i + 1)
            if named and named.owns and self.contact.kind in _WRITTEN and not self.contact.people:
                self._aside()
                return True
            if named and named.reference.kind != "name" and not self.contact.people:
                self.i, self.slot = self.i + 1, True
                return True
            after = self._place()
        elif self.contact.people or self._of_a_role():
            after = company_after(self.names, self.contact, self.i, self.clause.last)
        else:
            return False
        if after > self.i:
            self.i, self.slot = after, False
            return True
        return False

    def _of_a_role(self) -> bool:
        """ "with a recruiter from Flipkart", "met 3 people from Grafana": what follows is whom that somebody works for."""
        before = self.names.low(self.i - 1)
        if self.names.low(self.i) == "from" and before in _FOLK:
            return True
        return self.led and self.names.low(self.i) in ("from", "at") and before not in _OPENERS

    def _bracket(self) -> bool:
        """Take a bracket behind a name or a group: a company, or the people of a group ("the lads (Jo, Bo)")."""
        if self.names.low(self.i) != "(":
            return False
        close = next((j for j in range(self.i, self.clause.last) if self.names.low(j) == ")"), None)
        if close is None:
            return False
        inside = self.names.list_at(self.i + 1, close)
        behind = not date_like(self.names.low(self.i - 1)) and not any(map(self.names.believed, self.contact.people))
        group = not self.contact.people or behind
        full = bool(inside) and inside[-1].end == close
        last = self.contact.people[-1].end if self.contact.people else 0
        if full and 0 < last < self.i and self.names.tokens[self.i - 1].kind == "word" and self._all_believed(inside):
            self.contact.people = inside = [*self.contact.people, *inside]
        elif full and group and (len(inside) > 1 or self.names.believed(inside[0])):
            self.contact.people = inside
        elif (
            self.contact.people and self.contact.company is None and proper_run(self.names, self.i + 1, close) == close
        ):
            self.contact.company = (self.names.tokens[self.i + 1].start, self.names.tokens[close - 1].end)
        self.contact.used.update((self.i, close))
        if inside and self.contact.people == inside:
            self.contact.used.update(range(self.i, close))
        self.i, self.slot = close + 1, False
        return True

    def _all_believed(self, listed: list[Named]) -> bool:
        """Whether a bracket behind a role names people ("the new intern (Noor)"), not a date or a place."""
        return not date_like(self.names.low(self.i - 1)) and all(map(self.names.believed, listed))

    def _opens(self, low: str) -> bool:
        """Whether the word at hand leads to people."""
        if low == "of" or (low == "from" and self.contact.kind is Kind.BOOST):
            named = self.names.at(self.i + 1, slot=True)
            author = self.contact.kind in _WRITTEN or (
                self.contact.kind in _HANDED and named and self.names.believed(named)
            )
            return bool(author) and not self.contact.people and self._lead(strong=True)
        self.closed = self.closed or (bool(self.contact.people) and self._ends_people())
        through = low in ("through", "via") and self.keyword.kind is Kind.INTRODUCTION
        if (low not in _OPENERS and not through) or self.closed:
            return False
        if low == "," and self.contact.people and self._is_where():
            return False
        if low in _WITH or (low == "to" and self.contact.kind in _HANDED):
            return self._lead(strong=True)
        if low == ":" and self._announces():
            self.closed = True
            return False
        if low == ":":
            return self._lead(strong=not self.contact.people)
        return self._lead(strong=low not in _WEAK_OPENERS or self._after_date())

    def _announces(self) -> bool:
        """Whether the colon at hand leads to what was said ("text from River: can't make it"), not to more people."""
        people, written = self.contact.people, self.contact.kind in (Kind.MESSAGE, Kind.EMAIL)
        said = bool(people) and (written or any(map(self.names.believed, people)))
        return said and self.names.low(self.i + 1) not in _WITH

    def _lead(self, *, strong: bool) -> bool:
        self.slot = self.slot or self.opened or strong
        self.opened = self.opened or self.slot
        self.led = self.led or strong
        return True

    def _after_date(self) -> bool:
        """ "Teams call 16:00 yesterday, Yamamoto Hiroshi": nobody yet, and the comma follows a date."""
        named = self.names.at(self.i + 1, slot=False)
        likely = named is not None and named.strong and (named.end - named.start > 1 or self.names.believed(named))
        return likely and not self.contact.people and date_like(self.names.low(self.i - 1))

    def _is_where(self) -> bool:
        """ "site visit with Ana next week, Kisumu": a lone word behind a date is a place unless it is a usual name."""
        named, before = self.names.at(self.i + 1, slot=True), self.names.low(self.i - 1)
        if named is None or not (date_like(before) or before in _ENDS_DATES):
            return False
        likely = self.names.is_known(named) or any(map(self.names.given_at, range(named.start, named.end)))
        lone = not likely and named.reference.kind == "name"
        return lone and len(self.names.list_at(self.i + 1, self.clause.last)) <= 1

    def _ends_people(self) -> bool:
        """ "thanked Bo for the intro to Carla", "told Ella to ping Milo": whoever comes now is spoken of, not met."""
        i = self.i
        if self.names.low(i) == "for":
            return self.names.low(i + 1) not in NOUN_KINDS
        told = self.names.low(i) == "to" and self.keyword.kind is Kind.OTHER and self.keyword.verb
        possessive = self.names.low(i + 1) in ("her", "his", "their", "my", "the")
        return told and not possessive and self.names.at(i + 1, slot=False) is None

    def _aside(self) -> None:
        """ "on Ana's post" names its owner; "on zoom", "for lunch", "over coffee" name a way."""
        i, kind = self.i, self.keyword.kind
        named = self.names.at(i + 1, slot=True)
        owner = named and (named.owns or named.reference.kind != "name") and kind in _OWNED
        held = named and kind in _HELD_FOR and self.names.low(i) == "for" and named.strong
        if named and (owner or (held and (not self.contact.people or self._guesses_only()))):
            self._drop_guesses()
            self.contact.people.append(named)
            self.guessed += [named] if held else []
            self.contact.used.update(range(i, named.end))
            self.i, self.slot, self.opened = named.end, False, self.opened or bool(held)
        elif self.names.low(i + 1) in MEDIA or self.names.low(i + 1) in NOUN_KINDS:
            self.contact.used.update((i, i + 1))
            self.i, self.slot = i + 2, True
        else:
            self.i, self.slot = i + 1, False

    def _take(self, i: int) -> bool:
        """Take the people named at token `i`."""
        names = self.names
        named = names.at(i, slot=True)
        if named is None or named.end > self.clause.last or self._is_no_partner(named):
            return False
        listed = self._owned(names.list_at(i, self.clause.last) or [named])
        if self.led:
            self._drop_guesses()
        elif self.keyword.kind in _HANDED:
            self.guessed += [n for n in listed if not names.believed(n) and n.end - n.start == 1]
        if self.led and not self.opened_by_with() and names.low(i - 1) == ":":
            self.guessed += [n for n in listed if not names.believed(n) and n.end - n.start == 1]
        self.contact.people += listed
        end = listed[-1].end
        self.contact.used.update(range(i, end))
        self.i = company_after(names, self.contact, end, self.clause.last)
        self.slot, self.opened = False, True
        return True

    def opened_by_with(self) -> bool:
        """Whether a "with" stands between the keyword and the token at hand."""
        return not _WITH.isdisjoint(self.names.lows(self.keyword.first, self.i))

    def _guesses_only(self) -> bool:
        return bool(self.guessed) and all(named in self.guessed for named in self.contact.people)

    def _drop_guesses(self) -> None:
        """What was taken for a person before anything led to one gives way: "sent Diwali hampers to Wong"."""
        self.contact.people = [named for named in self.contact.people if named not in self.guessed]
        self.guessed = []

    def _is_no_partner(self, named: Named) -> bool:
        names, i = self.names, named.start
        if all(event_like(names.low(j)) for j in range(named.start, named.end)):
            return True
        of_event = not named.owns and names.low(i - 1) in ("a", "an", "the") and is_event(names, named.end)
        if named.end < self.clause.last and (of_event or opens_event(names, named.end)):
            return True
        said = names.low(i - 1) in ("talked", "talking", "chatted", "spoke") and not names.believed(named)
        counted = names.low(i - 1) in ("two", "three", "four", "both")
        if said or (
            counted and not (names.low(i - 1) == "both" and names.low(named.end) in ("and", "&", "&amp;", "n"))
        ):
            return True
        after_the = names.low(i - 1) == "the" and not names.believed(named)
        after_words = i > self.keyword.last and names.low(i - 1) not in _OPENERS | ROLES
        lower = names.tokens[i].text[0].islower() and not names.lower and not names.is_known(named)
        weak = not named.strong or (lower and names.tokens[i - 1].text[0].isupper())
        return after_the or (after_words and weak)

    def _owned(self, listed: list[Named]) -> list[Named]:
        """ "Merkel's advisor Jens Weidmann" names the advisor; "Ana and Ana's sister Bea" both."""
        last = listed[-1]
        further = self._person_of(last) if last.owns else None
        if further is None:
            return listed
        return [*listed[:-1], *(self.names.list_at(further.start, self.clause.last, slot=False) or [further])]

    def _person_of(self, owner: Named) -> Named | None:
        for j in range(owner.end, min(self.clause.last, owner.end + 4)):
            if ends_role(self.names, j):
                return None
            named = self.names.at(j, slot=False)
            if named and named.strong and named.end <= self.clause.last and j > owner.end:
                return named
        return None

    def _place(self) -> int:
        contact, i = self.contact, self.i
        after, place, company = read_place(self.names, i, self.clause.last)
        if company and contact.company is None:
            contact.company = company
        elif place or company:
            joined = contact.place and place and self.names.low(i) == "in"
            contact.place = (contact.place[0], place[1]) if joined and contact.place and place else (place or company)
        if after > i + 1:
            contact.used.update(range(i, after))
        return after

    def _look_back(self) -> None:
        """Nobody where somebody was expected: believe the first usual name ("met on the bus Ana"), or whom "with her" means."""
        with_her = not _PRONOUNS.isdisjoint(self.names.lows(self.clause.first, self.i))
        for j in range(self.clause.first if with_her else self.keyword.last, self.i):
            named = self.names.at(j, slot=False)
            meant = named is not None and (self.names.believed(named) or (with_her and named.owns and named.strong))
            if named and meant and named.end <= self.i and not self._is_setting(j):
                self.contact.people = self._owned(self.names.list_at(j, self.i, slot=False) or [named])
                self.contact.used.update(range(j, self.contact.people[-1].end))
                return

    def _is_setting(self, j: int) -> bool:
        return self.names.low(j - 1) in PLACE_PREPOSITIONS or self.names.low(j - 1) in ("the", "than", "like", "of")
