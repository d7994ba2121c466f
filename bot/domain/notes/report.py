"""What a line reports of contact: with whom, of what kind, when and where. Filled clause by clause by `reading`."""

import re
from collections.abc import Sequence

from bot.domain.dates import DateMention, Grain, Tense
from bot.domain.notes.agenda import Agenda, Marks
from bot.domain.notes.called_off import has_gone
from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact import Contact
from bot.domain.notes.contacts import topic_end
from bot.domain.notes.events import attends
from bot.domain.notes.heads import presented
from bot.domain.notes.intents import is_order
from bot.domain.notes.model import Kind, Span
from bot.domain.notes.names import Named, Names
from bot.domain.notes.openings import occasion_end
from bot.domain.notes.prospects import BEHIND, has_before, is_coming, is_with_somebody_met
from bot.domain.notes.remainder import all_read
from bot.domain.notes.roles import people_in_slot
from bot.domain.notes.sessions import (
    is_being_done,
    is_confirmed,
    is_left_alone,
    is_to_be,
    only_an_hour,
    says_how_it_went,
)
from bot.domain.notes.timing import Calendar, When

_FROM_NOW_ON = re.compile(
    r" (?:from (?:now|here|today) on(?:wards?)?|going forwards?|moving forwards?|henceforth|onwards?|for now|please|pls)",
    re.IGNORECASE,
)
_ON_A_TOPIC = re.compile(
    r" (?:on|about|re|regarding|for) (?:(?:the|our|my|her|his|their) )?(?!(?:was|is|went|were)\b)[\w'’-]+"
    r"(?: (?!(?:was|is|went|were|and|with)\b)[\w'’-]+){0,2}",
    re.IGNORECASE,
)
"""What a rhythm is for ("sync with Ravi every 10 days on triage")."""
_SUGGESTS = frozenset(("grab", "propose", "suggest", "maybe", "perhaps"))
"""Before a noun of contact: it has not been."""
_HELD = frozenset((Kind.MET, Kind.CALL, Kind.COFFEE, Kind.LUNCH, Kind.EVENT, Kind.OTHER))
"""Kinds of contacts that are arranged for a day."""


class Report:
    """The contact of one line; what of it is still to come goes to the agenda."""

    def __init__(self, text: str, names: Names, calendar: Calendar, agenda: Agenda, marks: Marks) -> None:
        self._text, self._names, self._calendar, self._agenda, self._marks = text, names, calendar, agenda, marks
        self.people: list[Named] = []
        self.kind: Kind | None = None
        self.at: DateMention | None = None
        self.place: tuple[int, int] | None = None
        self.company: tuple[int, int] | None = None
        self.headed = False

    def take(
        self, clause: Clause, contact: Contact, told: Sequence[Clause], planned: bool, rest: Sequence[Clause]
    ) -> bool:
        """Take what a clause reports; False when it reports nothing that has been.

        `told` are the plain clauses before it, `planned` when something to come stands beside it, `rest` are the
        clauses behind it.
        """
        self._look_ahead(clause, contact, told, rest)
        when = self._calendar.read(clause.start, clause.end, Tense.FUTURE if contact.ahead else Tense.PAST)
        if self._repeats(clause, contact, when):
            return True
        mention = self._said(clause, contact, when)
        if mention is not None and not contact.done:
            mention = self._sooner(clause, contact, mention, rest)
        later = mention is not None and self._calendar.is_later_today(mention)
        if mention is not None and (later or self._calendar.is_ahead(mention)):
            past = None if contact.ahead or later else self._calendar.as_past(mention)
            if past is None and not contact.done:
                self.people += [named for named in contact.people if not self.kind]
                self._agenda.plan(clause, mention.start, mention.has_time, [mention.span], contact.people)
                return True
            mention = mention if contact.done and later else past
        if contact.ahead or (planned and not contact.done and not self.kind and mention is None):
            self.people += contact.people if planned and not self.people else []
            return False
        self._keep(clause, contact, mention, told)
        self._marks.saw_dates(when)
        if all_read(self._names, clause, contact.used, when.spans):
            self._marks.taken.append(Span("contact", clause.start, clause.end, in_note=False))
        return True

    def _look_ahead(self, clause: Clause, contact: Contact, told: Sequence[Clause], rest: Sequence[Clause]) -> None:
        """Decide whether the words of a contact speak of one to come."""
        if contact.done or contact.ahead:
            return
        asked = self._text[clause.end : clause.end + 1] == "?"
        first = not told and self._is_open()
        again = (self.kind is not None or bool(told)) and is_with_somebody_met(self._names, clause)
        hourly = first and (only_an_hour(self._names, clause) or is_being_done(self._names, clause))
        booked = self._goes_on_planning(clause) or (hourly and is_left_alone(self._names, rest))
        booked = booked or is_confirmed(self._names, clause, rest) or is_to_be(self._names, clause)
        contact.ahead = (
            asked
            or self._names.low(clause.first) in _SUGGESTS
            or again
            or booked
            or has_before(self._names, clause)
            or is_coming(self._names, clause)
            or (contact.kind in _HELD and self._is_later_this_week(clause, rest))
        )

    def _is_later_this_week(self, clause: Clause, rest: Sequence[Clause]) -> bool:
        """Whether a contact is named with a "this Thursday" still to come, and nothing beside it says how it went."""
        if "this" not in self._names.lows(clause.first, clause.last):
            return False
        told = [c for c in rest if not is_order(self._text[c.start : c.end])]
        if has_gone(self._text[clause.start : clause.end]) or says_how_it_went(self._names, [clause, *told]):
            return False
        when = self._calendar.read(clause.start, clause.end, Tense.FUTURE)
        return any(map(self._calendar.is_later_this_week, when.mentions))

    def _is_open(self) -> bool:
        """Whether nothing was read of the line yet."""
        return self.kind is None and not self._agenda

    def _goes_on_planning(self, clause: Clause) -> bool:
        """Whether only contacts to come stand before one ("coffee with Ana tomorrow, then dinner with Bo on Friday")."""
        planned = self.kind is None and bool(self._agenda.follow_ups)
        return planned and BEHIND.isdisjoint(self._names.lows(clause.first, clause.last))

    def _sooner(self, clause: Clause, contact: Contact, mention: DateMention, rest: Sequence[Clause]) -> DateMention:
        """The day of a contact that nothing says to have been, ahead where that is meant or nearer."""
        if contact.ahead:
            return self._calendar.as_future(mention)
        received = "from" in self._names.lows(clause.first, clause.last)
        if has_gone(self._text[clause.start : clause.end]):
            return mention
        if contact.kind not in _HELD or received or says_how_it_went(self._names, [clause, *rest]):
            return self._calendar.as_planned(mention)
        return self._calendar.as_nearer(self._calendar.as_planned(mention))

    def _said(self, clause: Clause, contact: Contact, when: When) -> DateMention | None:
        """The date of a clause that says when its contact was or will be."""
        floor = topic_end(self._names, clause, contact)
        occasion = clause.start + occasion_end(self._text[clause.start : clause.end])
        usable = [m for m in when.mentions if self._calendar.is_when(m, clause.start, floor)]
        usable = [m for m in usable if not any(_overlap(m, p) for p in contact.people)]
        days = [m for m in usable if m.span[0] >= occasion and m.grain not in (Grain.HOUR, Grain.MINUTE)]
        firm = [m for m in days if self._calendar.is_firm(m)]
        return next(iter([*firm, *days, *usable]), None)

    def _repeats(self, clause: Clause, contact: Contact, when: When) -> bool:
        """ "Coffee with Ana every month" wishes a rhythm: a contact that repeats has not been."""
        last = next((r for r in when.recurrences if self._ends(clause, r.span[1])), None)
        if contact.done or last is None or when.mentions or not contact.people or not self._agenda.wish(last):
            return False
        self.people += contact.people if not self.people else []
        return True

    def _ends(self, clause: Clause, end: int) -> bool:
        """Whether nothing but "from now on" or a topic stands between a character and the end of a clause."""
        return end == clause.end or bool(
            _FROM_NOW_ON.fullmatch(self._text, end, clause.end) or _ON_A_TOPIC.fullmatch(self._text, end, clause.end)
        )

    def _keep(self, clause: Clause, contact: Contact, mention: DateMention | None, told: Sequence[Clause]) -> None:
        if not self.headed:
            sure = contact.sure or self.kind is None
            self.people += presented(self._names, clause, contact, told)
            self.people += [named for named in contact.people if sure or self._names.believed(named)]
        kind = Kind.EVENT if contact.kind is Kind.MET and attends(self._names, told[-1:]) else contact.kind
        self.kind, self.at = self.kind or kind, self.at or mention
        self.place, self.company = self.place or contact.place, self.company or contact.company
        where = (("place", contact.place), ("company", contact.company))
        self._marks.seen += [Span(label, *span) for label, span in where if span]

    def go_on(self, clause: Clause) -> None:
        """People after a bracket still belong to the contact before it: "coffee with Ana (she is back) and Luis"."""
        names = self._names
        joined = names.low(clause.first) in ("and", "&", "&amp;", "+")
        if self.kind and joined and names.low(clause.first - 1) == ")":
            self.people += people_in_slot(names, clause.first + 1, clause.last)


def _overlap(mention: DateMention, named: Named) -> bool:
    """Whether a date is somebody's name ("lunch with Sun and Moon")."""
    return mention.span[0] < named.reference.span[1] and named.reference.span[0] < mention.span[1]
