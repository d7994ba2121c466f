"""One line being read: its clauses in order, what each adds, and what remains as the note."""

from collections.abc import Collection
from datetime import datetime
from itertools import pairwise

from bot.domain.dates import DateOrder, Tense
from bot.domain.notes.addressees import addressees, meant_by_that
from bot.domain.notes.agenda import Agenda, Marks
from bot.domain.notes.ahead import about_of, lapse_of
from bot.domain.notes.appointments import read_appointment, settles
from bot.domain.notes.bare_dates import joined, says_an_hour, with_their_dates
from bot.domain.notes.called_off import has_gone, is_called_off
from bot.domain.notes.clauses import Clause, from_token, split_clauses
from bot.domain.notes.contact import Contact
from bot.domain.notes.contacts import read_contact
from bot.domain.notes.events import is_event
from bot.domain.notes.extras import distinct_people, employer_in, links_in, tags_in, with_whom
from bot.domain.notes.grammar_words import FINITE, GLUE, SUBJECTS
from bot.domain.notes.heads import (
    is_foreign,
    people_of_facts,
    read_heading,
    speaks_of_another,
    spoken_about,
    subject_people,
)
from bot.domain.notes.intents import Intent, is_done, is_order, read_intent, wishes_often
from bot.domain.notes.keywords import find_keyword
from bot.domain.notes.model import Kind, Line, Span
from bot.domain.notes.names import Names
from bot.domain.notes.prospects import (
    acts_soon,
    attends_soon,
    does_soon,
    goes_on_soon,
    is_somebodys_hour,
    is_with_somebody_met,
    orders_somebody,
    orders_then,
)
from bot.domain.notes.remainder import is_wordy, remaining_note
from bot.domain.notes.report import Report
from bot.domain.notes.sessions import is_booked
from bot.domain.notes.several import each_with_day
from bot.domain.notes.small_talk import is_label, is_small_talk
from bot.domain.notes.timing import Calendar, is_bare_hour
from bot.domain.notes.tokens import tokenise

_MOST_CLAUSES = 48
"""A line with more of them is a paste; the rest of it is note."""
_MOST_SETTING_TOKENS = 12
_SAME = Intent("follow", 0, 0, "do")
"""What a clause intends that only goes on: "ring Col on Monday, Viv on Tuesday"."""
_JUST_GONE = ("just", "gone", "past", "btw")


class Reading:
    """Gathers the facts of one line. Built once, asked once for its `line()`."""

    def __init__(self, raw: str, text: str, now: datetime, known: Collection[str], order: DateOrder | None) -> None:
        self.raw, self.text = raw, text
        self.names = Names(text, tokenise(text), known)
        self.calendar = Calendar(text, now, order, self.names)
        self.marks = Marks()
        self.agenda = Agenda(text, self.names, self.calendar, self.marks)
        self.report = Report(text, self.names, self.calendar, self.agenda, self.marks)
        self.clauses: list[Clause] = []
        self.plain: list[Clause] = []
        self.ahead: list[tuple[Clause, Intent]] = []
        self.heading_end = 0
        self.foreign = is_foreign(self.names)

    def line(self) -> Line:
        """Read everything and give the result."""
        if self.foreign:
            self.report.people = subject_people(self.names, 0, len(self.names.tokens), foreign=True)
            self.report.kind = Kind.NOTE if self._says_something() else None
        else:
            self._read()
        return self._result()

    def _says_something(self) -> bool:
        return is_wordy(self.raw) and not (is_small_talk(self.text) and not self.report.people)

    def _read(self) -> None:
        heading, self.heading_end = ([], 0) if is_small_talk(self.text) else read_heading(self.names)
        self.report.people += heading
        self.report.headed = bool(heading)
        split = [c for c in split_clauses(self.names, self.text, _MOST_CLAUSES) if c.last > self.heading_end]
        self.clauses = with_their_dates(self.names, self.text, split)
        i = 0
        while i < len(self.clauses):
            i = self._read_clause(i)
        self._name_the_subject()
        for clause, intent in self.ahead:
            self._take_ahead(clause, intent)
        self._lone_dates()
        self._settle_kind()

    def _read_clause(self, i: int) -> int:
        """Read the clause at place `i`; the place of the next one to read."""
        clause, i = from_token(self.clauses[i], self.heading_end, self.names), i + 1
        if (
            i < len(self.clauses)
            and self.clauses[i].sentence == clause.sentence
            and settles(self._words(self.clauses[i]))
        ):
            clause, i = joined(clause, self.clauses[i]), i + 1
        if self._is_off(clause, i):
            self.plain.append(clause)
            return i
        intent = self._intent(clause)
        if intent and not self._past_follow_up(clause, intent):
            clause, i = self._widened(clause, i)
            self._plan(clause, intent)
            return i
        if is_order(self._words(clause)):
            clause, i = self._widened(clause, i)
        contact = read_contact(self.names, clause)
        if self._is_order(clause, contact):
            self._plan(clause, Intent("follow", 0, 0, "do"))
            return i
        if contact is None:
            self.report.go_on(clause)
        planned = bool(self.ahead) and self.ahead[-1][0].sentence == clause.sentence
        if (
            planned
            and contact
            and not contact.done
            and is_bare_hour(self.calendar.read(clause.start, clause.end, Tense.FUTURE))
        ):
            self._plan(clause, _SAME)
            return i
        if contact is None or not self.report.take(clause, contact, self.plain, planned, self.clauses[i:]):
            self.plain.append(clause)
        return i

    def _is_off(self, clause: Clause, i: int) -> bool:
        """Whether a meeting is called off, by its own clause or the one at place `i` behind it."""
        behind = self._words(self.clauses[i]) if i < len(self.clauses) else ""
        if not is_called_off(self._words(clause), behind):
            return False
        keyword = find_keyword(self.names, clause)
        return keyword is None or not keyword.verb

    def _plan(self, clause: Clause, intent: Intent) -> None:
        """Keep a clause that looks ahead, cut where it goes on to somebody else with a day of their own."""
        if intent.kind != "follow":
            self.ahead.append((clause, intent))
            return
        days = self.calendar.read(clause.start, clause.end, Tense.FUTURE).spans
        parts = each_with_day(self.names, clause, days)
        self.ahead += [(part, intent if n == 0 else _SAME) for n, part in enumerate(parts)]
        between = ((before.end, part.start) for before, part in pairwise(parts))
        self.marks.taken += [Span("follow_up", *span, in_note=False) for span in between]

    def _words(self, clause: Clause) -> str:
        return self.text[clause.start : clause.end]

    def _intent(self, clause: Clause) -> Intent | None:
        if self._acts_by_name(clause):
            return None
        text = self._words(clause)
        appointed = None if has_gone(text) else read_appointment(text)
        dated = appointed and (self.calendar.has_day_ahead(clause.start, clause.end) or lapse_of(text))
        intent = None if is_done(text) else appointed if dated else read_intent(text)
        if intent is None and self.names.low(clause.first) == "if" and orders_then(self.names, clause):
            return _SAME if self.calendar.has_day_ahead(clause.start, clause.end) else None
        if (intent is None or intent.kind == "me") and wishes_often(text) and self._repeats(clause):
            return Intent("follow", 0, 0, "every")
        return intent

    def _repeats(self, clause: Clause) -> bool:
        when = self.calendar.read(clause.start, clause.end, Tense.FUTURE)
        return bool(when.recurrences) and not when.mentions

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
        if any(self.calendar.is_ahead(m) or self.calendar.is_later_today(m) for m in when.mentions) or when.recurrences:
            return False
        if not when.mentions and intent.verb not in ("catch-up", "catchup"):
            return False
        return read_contact(self.names, clause) is not None

    def _widened(self, clause: Clause, i: int) -> tuple[Clause, int]:
        """A clause cut off from its date by a comma takes the next one in: "the deck, the notes, by Friday"."""
        if i >= len(self.clauses) or self._has_date(clause) or not self._has_date(self.clauses[i]):
            return clause, i
        following = self.clauses[i]
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

    def _is_order(self, clause: Clause, contact: Contact | None) -> bool:
        """ "send the invoice next week": something to do, with a day ahead."""
        text, when = self._words(clause), (clause.start, clause.end)
        if host := attends_soon(self.names, clause):
            coming = self.calendar.has_day_ahead(*when)
            self.report.people += [host] if coming and not self.report.people else []
            return coming
        if contact is not None and contact.done and self.names.low(clause.first) != "thank":
            return False
        if is_booked(self.names, clause) or does_soon(self.names, clause):
            return self.calendar.has_day_ahead(*when)
        if (acts_soon(self.names, clause) and says_an_hour(self.text, clause)) or is_somebodys_hour(self.names, clause):
            return self.calendar.has_hour_ahead(*when)
        again = goes_on_soon(self.names, clause) and self.report.kind is not None
        if again or (is_with_somebody_met(self.names, clause) and says_an_hour(self.text, clause)):
            return self.calendar.has_day_ahead(*when)
        if not (is_order(text) or orders_somebody(self.names, clause)):
            return False
        return self.calendar.has_day_ahead(*when) or self.agenda.is_due_then(clause, self.plain)

    def _take_ahead(self, clause: Clause, intent: Intent) -> None:
        mine = intent.kind == "me" and not speaks_of_another(self.names, clause.first)
        before = len(self.agenda.promises)
        whom = [] if self.report.headed else addressees(self.names, self.text, clause, intent, self.report.people)
        whom = whom or ([] if self.report.headed else meant_by_that(self.names, clause, self.plain))
        self.agenda.take(clause, intent, mine, self.report.people, self.plain, whom)
        if (
            len(self.agenda.promises) > before
            and intent.kind != "follow"
            and "told" in self.names.lows(clause.first, clause.first + 2)
        ):
            self.report.kind = self.report.kind or Kind.OTHER

    def _name_the_subject(self) -> None:
        """Without a contact the line is about the subjects of its facts, else whom its follow-ups and promises name."""
        if self.report.people:
            return
        self.report.people = people_of_facts(self.names, self.plain)
        sentences: set[int] = set()
        for clause, intent in self.ahead:
            opened = self.names.at(clause.first, slot=False) if intent.kind == "them" else None
            promising = opened is not None and self.names.believed(opened)
            if not self.report.people or (sentences and (promising or clause.sentence not in sentences)):
                found = subject_people(self.names, clause.first, clause.last, slots=True)
                if opened and opened.strong and not opened.owns and self.names.low(opened.end) == "to":
                    found = self.names.list_at(clause.first, clause.last)
                if not found and intent.kind == "them" and self.names.given_at(clause.first):
                    found = self.names.list_at(clause.first, clause.last)
                self.report.people += found
                sentences |= {clause.sentence} if found else set()
        if not self.report.people:
            about = (spoken_about(self.names, clause) for clause, intent in self.ahead if intent.kind == "follow")
            self.report.people = next((found for found in about if found), [])

    def _lone_dates(self) -> None:
        """A clause that is nothing but a date or a setting belongs to the contact beside it: "yesterday, lunch with Ana"."""
        if self.report.at is not None or self.report.kind is None:
            return
        for clause in self.plain:
            if clause.last - clause.first > _MOST_SETTING_TOKENS:
                continue
            when = self.calendar.read(clause.start, clause.end, Tense.PAST)
            rest = about_of(self.text, (clause.start, clause.end), 0, when.spans)
            low = self.names.low(clause.first)
            there = low in ("was", "were", "went") and self.names.low(clause.first + 1) in ("at", "to")
            setting = low in ("on", "at", "in") or (low not in SUBJECTS and self._names_an_event(clause))
            setting = there or (setting and FINITE.isdisjoint(rest.casefold().split()))
            bare = all(word in GLUE or word in _JUST_GONE for word in rest.casefold().split())
            if when.mentions and (setting or bare) and not self.calendar.is_ahead(when.mentions[0]):
                self.report.at = when.mentions[0]
                self.marks.saw_dates(when)
                return

    def _names_an_event(self, clause: Clause) -> bool:
        """Whether a clause only says which event it was ("Job fair at Purdue yesterday. Met ...")."""
        return any(is_event(self.names, j) for j in range(clause.first, clause.last))

    def _settle_kind(self) -> None:
        """Without a contact a line is a note when it states something before, or without, anything to come."""
        if self.report.kind is not None:
            self.report.kind = None if not self.report.people and is_small_talk(self.text) else self.report.kind
            return
        first = self.agenda.first
        before = [c for c in self.plain if first is None or c.start < first]
        said = any(is_wordy(self.text[c.start : c.end]) and not (self.agenda and self._says_little(c)) for c in before)
        if (said and self._says_something()) or self.agenda.promises or (self.heading_end and not self.agenda):
            self.report.kind = Kind.NOTE

    def _says_little(self, clause: Clause) -> bool:
        """Beside something to come back to: a label, names, or an order that goes with it ("demo on Monday, prepare")."""
        text = self._words(clause)
        if (is_order(text) and not self._acts_by_name(clause)) or is_label(text):
            return True
        listed = self.names.list_at(clause.first, clause.last)
        return bool(listed) and listed[-1].end >= clause.last

    def _result(self) -> Line:
        references = distinct_people(self.report.people)
        if "link" in self.names.kinds:
            self.marks.seen += [Span("link", t.start, t.end) for t in self.names.tokens if t.kind == "link"]
        self.marks.seen += [Span("person", *reference.span) for reference in references]
        note, spans = remaining_note(self.raw, self.names, self.marks.taken, self.marks.seen, keep_all=self.foreign)
        return Line(
            raw=self.raw,
            people=references,
            kind=self.report.kind,
            at=self.report.at.start if self.report.at else None,
            at_has_time=bool(self.report.at and self.report.at.has_time),
            place=self._slice(self.report.place),
            note=note,
            follow_ups=tuple(with_whom(one, references) for one in self.agenda.follow_ups),
            promises=tuple(with_whom(one, references) for one in self.agenda.promises),
            cadence_days=self.agenda.cadence_days,
            tags=tags_in(self.names),
            links=links_in(self.names),
            company=self._slice(self.report.company) or (employer_in(self.text) if self.report.people else None),
            questions=tuple({q.span: q for q in self.marks.questions}.values()),
            read=spans,
        )

    def _slice(self, where: tuple[int, int] | None) -> str | None:
        return self.text[where[0] : where[1]] if where else None
