"""One line being read: its clauses in order, what each adds, and what remains as the note."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.dates import DateMention, DateOrder, Grain, Tense
from bot.domain.notes.agenda import Agenda, Marks
from bot.domain.notes.ahead import about_of, lapse_of
from bot.domain.notes.appointments import read_appointment, settles
from bot.domain.notes.bare_dates import joined, says_an_hour, with_their_dates
from bot.domain.notes.clauses import Clause, from_token, split_clauses
from bot.domain.notes.contact import Contact
from bot.domain.notes.contacts import read_contact, topic_end
from bot.domain.notes.deeds import is_event
from bot.domain.notes.extras import distinct_people, employer_in, links_in, tags_in
from bot.domain.notes.grammar_words import FINITE, GLUE
from bot.domain.notes.heads import (
    is_foreign,
    people_of_facts,
    presented,
    read_heading,
    speaks_of_another,
    subject_people,
)
from bot.domain.notes.intents import Intent, is_order, read_intent
from bot.domain.notes.model import Kind, Line, Span
from bot.domain.notes.names import Named, Names
from bot.domain.notes.openings import occasion_end
from bot.domain.notes.partners import people_in_slot
from bot.domain.notes.prospects import acts_soon, is_coming, orders_somebody
from bot.domain.notes.remainder import all_read, is_wordy, remaining_note
from bot.domain.notes.small_talk import is_label, is_small_talk
from bot.domain.notes.timing import Calendar
from bot.domain.notes.tokens import tokenise

_MOST_CLAUSES = 120
"""A line with more of them is a paste; the rest of it is note."""
_MOST_SETTING_TOKENS = 12
_JUST_GONE = ("just", "gone", "past", "btw")


class Reading:
    """Gathers the facts of one line. Built once, asked once for its `line()`."""

    def __init__(self, raw: str, text: str, now: datetime, known: Collection[str], order: DateOrder | None) -> None:
        self.raw, self.text = raw, text
        self.names = Names(text, tokenise(text), known)
        self.calendar = Calendar(text, now, order, self.names)
        self.people: list[Named] = []
        self.kind: Kind | None = None
        self.at: DateMention | None = None
        self.place: tuple[int, int] | None = None
        self.company: tuple[int, int] | None = None
        self.marks = Marks()
        self.agenda = Agenda(text, self.names, self.calendar, self.marks)
        self.plain: list[Clause] = []
        self.heading_end = 0
        self.foreign = is_foreign(self.names)

    def line(self) -> Line:
        """Read everything and give the result."""
        if self.foreign:
            self.people = subject_people(self.names, 0, len(self.names.tokens), foreign=True)
            self.kind = Kind.NOTE if self._says_something() else None
        else:
            self._read()
        return self._result()

    def _says_something(self) -> bool:
        return is_wordy(self.raw) and not (is_small_talk(self.text) and not self.people)

    def _read(self) -> None:
        heading, first = read_heading(self.names)
        self.people += heading
        self.heading_end = first
        split = [c for c in split_clauses(self.names, self.text) if c.last > first][:_MOST_CLAUSES]
        clauses = with_their_dates(self.names, self.text, split)
        ahead: list[tuple[Clause, Intent]] = []
        i = 0
        while i < len(clauses):
            clause = from_token(clauses[i], first, self.names)
            i += 1
            if i < len(clauses) and clauses[i].sentence == clause.sentence and settles(self._words(clauses[i])):
                clause, i = joined(clause, clauses[i]), i + 1
            intent = self._intent(clause)
            if intent and not self._past_follow_up(clause, intent):
                clause, i = self._widened(clauses, clause, i)
                ahead.append((clause, intent))
                continue
            if is_order(self._words(clause)):
                clause, i = self._widened(clauses, clause, i)
            contact = read_contact(self.names, clause)
            base = self.names.low(clause.first) == "thank"
            if (contact is None or not contact.done or base) and self._is_order(clause):
                ahead.append((clause, Intent("follow", 0, 0, "do")))
                continue
            if contact is None:
                self._continue_people(clause)
            planned = bool(ahead) and ahead[-1][0].sentence == clause.sentence
            if contact is None or not self._take_contact(clause, contact, bool(heading), planned):
                self.plain.append(clause)
        self._name_the_subject(ahead)
        for clause, intent in ahead:
            self._take_ahead(clause, intent)
        self._lone_dates()
        self._settle_kind()

    def _words(self, clause: Clause) -> str:
        return self.text[clause.start : clause.end]

    def _intent(self, clause: Clause) -> Intent | None:
        if self._acts_by_name(clause):
            return None
        text = self._words(clause)
        appointed = read_appointment(text)
        dated = appointed and (self.calendar.has_day_ahead(clause.start, clause.end) or lapse_of(text))
        return appointed if dated else read_intent(text)

    def _acts_by_name(self, clause: Clause) -> bool:
        """Whether a clause opens with somebody whose name also orders something ("Chase never wrote back")."""
        i = clause.first
        named = self.names.acts(i) and self.names.at(i, slot=False)
        return bool(named) and bool(read_intent(self.names.tokens[i].text))

    def _past_follow_up(self, clause: Clause, intent: Intent) -> bool:
        """ "follow up call with Ana yesterday" reports a contact."""
        if intent.kind != "follow" or intent.verb == "every":
            return False
        when = self.calendar.read(clause.start, clause.end, Tense.FUTURE)
        if any(self.calendar.is_ahead(m) for m in when.mentions) or when.recurrences:
            return False
        if not when.mentions and intent.verb not in ("catch-up", "catchup"):
            return False
        return read_contact(self.names, clause) is not None

    def _widened(self, clauses: list[Clause], clause: Clause, i: int) -> tuple[Clause, int]:
        """A clause cut off from its date by a comma takes the next one in: "the deck, the notes, by Friday"."""
        if i >= len(clauses) or self._has_date(clause) or not self._has_date(clauses[i]):
            return clause, i
        following = clauses[i]
        bare = not is_wordy(self._beside_dates(following))
        if following.sentence != clause.sentence and not bare:
            return clause, i
        if read_intent(self.text[following.start : following.end]) or read_contact(self.names, following):
            return clause, i
        return joined(clause, following), i + 1

    def _has_date(self, clause: Clause) -> bool:
        return bool(self.calendar.read(clause.start, clause.end, Tense.FUTURE).spans)

    def _beside_dates(self, clause: Clause) -> str:
        spans = self.calendar.read(clause.start, clause.end, Tense.FUTURE).spans
        return about_of(self.text, (clause.start, clause.end), 0, spans)

    def _take_contact(self, clause: Clause, contact: Contact, headed: bool, planned: bool) -> bool:
        """Take what a clause reports; False when it reports nothing that has been (`planned`: beside something to come)."""
        asked = self.text[clause.end : clause.end + 1] == "?" or is_coming(self.names, clause)
        contact.ahead = contact.ahead or (asked and not contact.done)
        tense = Tense.FUTURE if contact.ahead else Tense.PAST
        when = self.calendar.read(clause.start, clause.end, tense)
        floor = topic_end(self.names, clause, contact)
        occasion = clause.start + occasion_end(self._words(clause))
        usable = [m for m in when.mentions if self.calendar.is_when(m, clause.start, floor)]
        usable = [m for m in usable if not any(_overlap(m, p) for p in contact.people)]
        days = [m for m in usable if m.span[0] >= occasion and m.grain not in (Grain.HOUR, Grain.MINUTE)]
        firm = [m for m in days if self.calendar.is_firm(m)]
        mention = next(iter([*firm, *days, *usable]), None)
        if mention is not None and not contact.done:
            mention = self.calendar.as_planned(mention)
        later = mention is not None and self.calendar.is_later_today(mention)
        if mention is not None and (later or self.calendar.is_ahead(mention)):
            past = None if contact.ahead or later else self.calendar.as_past(mention)
            if past is None and not contact.done:
                self.people += [named for named in contact.people if not self.kind]
                self.agenda.plan(clause, mention.start, mention.has_time, [mention.span])
                return True
            mention = mention if contact.done and later else past
        if contact.ahead or (planned and not contact.done and not self.kind and mention is None):
            self.people += contact.people if planned and not self.people else []
            return False
        if not headed:
            sure = contact.sure or self.kind is None
            self.people += presented(self.names, clause, contact, self.plain)
            self.people += [named for named in contact.people if sure or self.names.believed(named)]
        self.kind, self.at = self.kind or contact.kind, self.at or mention
        self.place, self.company = self.place or contact.place, self.company or contact.company
        self._mark_contact(clause, contact)
        self.marks.saw_dates(when)
        if all_read(self.names, clause, contact.used, when.spans):
            self.marks.taken.append(Span("contact", clause.start, clause.end, in_note=False))
        return True

    def _mark_contact(self, clause: Clause, contact: Contact) -> None:
        where = (("place", contact.place), ("company", contact.company))
        self.marks.seen += [Span(label, *span) for label, span in where if span]

    def _is_order(self, clause: Clause) -> bool:
        """ "send the invoice next week": something to do, with a day ahead."""
        text, when = self._words(clause), (clause.start, clause.end)
        if acts_soon(self.names, clause) and says_an_hour(self.text, clause):
            return self.calendar.has_hour_ahead(*when)
        return (is_order(text) or orders_somebody(self.names, clause)) and self.calendar.has_day_ahead(*when)

    def _continue_people(self, clause: Clause) -> None:
        """People after a bracket still belong to the contact before it: "coffee with Ana (she is back) and Luis"."""
        joined = self.names.low(clause.first) in ("and", "&", "&amp;", "+")
        if self.kind and joined and self.names.low(clause.first - 1) == ")":
            self.people += people_in_slot(self.names, clause.first + 1, clause.last)

    def _take_ahead(self, clause: Clause, intent: Intent) -> None:
        mine = intent.kind == "me" and not speaks_of_another(self.names, clause.first)
        self.agenda.take(clause, intent, mine, self.people, self.plain)
        if intent.kind in ("me", "them") and "told" in self.names.lows(clause.first, clause.first + 2):
            self.kind = self.kind or Kind.OTHER

    def _name_the_subject(self, ahead: list[tuple[Clause, Intent]]) -> None:
        """Without a contact the line is about the subjects of its facts, else whom its follow-ups and promises name."""
        if self.people:
            return
        self.people = people_of_facts(self.names, self.plain)
        sentences: set[int] = set()
        for clause, _ in ahead:
            if not self.people or (sentences and clause.sentence not in sentences):
                found = subject_people(self.names, clause.first, clause.last, slots=True)
                self.people += found
                sentences |= {clause.sentence} if found else set()

    def _lone_dates(self) -> None:
        """A clause that is nothing but a date or a setting belongs to the contact beside it: "yesterday, lunch with Ana"."""
        if self.at is not None or self.kind is None:
            return
        for clause in self.plain:
            if clause.last - clause.first > _MOST_SETTING_TOKENS:
                continue
            when = self.calendar.read(clause.start, clause.end, Tense.PAST)
            rest = about_of(self.text, (clause.start, clause.end), 0, when.spans)
            low = self.names.low(clause.first)
            setting = low in ("on", "at", "in") or self._names_an_event(clause)
            setting = setting and FINITE.isdisjoint(rest.casefold().split())
            bare = all(word in GLUE or word in _JUST_GONE for word in rest.casefold().split())
            if when.mentions and (setting or bare) and not self.calendar.is_ahead(when.mentions[0]):
                self.at = when.mentions[0]
                self.marks.saw_dates(when)
                return

    def _names_an_event(self, clause: Clause) -> bool:
        """Whether a clause only says which event it was ("Job fair at Purdue yesterday. Met ...")."""
        return any(is_event(self.names, j) for j in range(clause.first, clause.last))

    def _settle_kind(self) -> None:
        """Without a contact a line is a note when it states something before, or without, anything to come."""
        if self.kind is not None:
            self.kind = None if not self.people and is_small_talk(self.text) else self.kind
            return
        first = self.agenda.first
        before = [c for c in self.plain if first is None or c.start < first]
        said = any(is_wordy(self.text[c.start : c.end]) and not (self.agenda and self._says_little(c)) for c in before)
        if (said and self._says_something()) or self.agenda.promises or (self.heading_end and not self.agenda):
            self.kind = Kind.NOTE

    def _says_little(self, clause: Clause) -> bool:
        """Beside something to come back to: a label, names, or an order that goes with it ("demo on Monday, prepare")."""
        text = self._words(clause)
        if (is_order(text) and not self._acts_by_name(clause)) or is_label(text):
            return True
        listed = self.names.list_at(clause.first, clause.last)
        return bool(listed) and listed[-1].end >= clause.last

    def _result(self) -> Line:
        references = distinct_people(self.people)
        self.marks.seen += [Span("link", t.start, t.end) for t in self.names.tokens if t.kind == "link"]
        self.marks.seen += [Span("person", *reference.span) for reference in references]
        note, spans = remaining_note(self.raw, self.names, self.marks.taken, self.marks.seen, keep_all=self.foreign)
        return Line(
            raw=self.raw,
            people=references,
            kind=self.kind,
            at=self.at.start if self.at else None,
            at_has_time=bool(self.at and self.at.has_time),
            place=self._slice(self.place),
            note=note,
            follow_ups=tuple(self.agenda.follow_ups),
            promises=tuple(self.agenda.promises),
            cadence_days=self.agenda.cadence_days,
            tags=tags_in(self.names),
            links=links_in(self.names),
            company=self._slice(self.company) or (employer_in(self.text) if self.people else None),
            questions=tuple({q.span: q for q in self.marks.questions}.values()),
            read=spans,
        )

    def _slice(self, where: tuple[int, int] | None) -> str | None:
        return self.text[where[0] : where[1]] if where else None


def _overlap(mention: DateMention, named: Named) -> bool:
    """Whether a date is somebody's name ("lunch with Sun and Moon")."""
    return mention.span[0] < named.reference.span[1] and named.reference.span[0] < mention.span[1]
