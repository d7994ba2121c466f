"""One line being read: its clauses in order, what each adds, and what remains as the note."""

from collections.abc import Collection
from datetime import datetime

from bot.domain.dates import DateMention, DateOrder, DateQuestion, Tense
from bot.domain.notes.ahead import about_of, due_of, lapse_of, shift_of
from bot.domain.notes.appointments import read_appointment
from bot.domain.notes.clauses import Clause, from_token, split_clauses
from bot.domain.notes.contacts import read_contact
from bot.domain.notes.extras import distinct_people, employer_in, links_in, tags_in
from bot.domain.notes.grammar_words import FINITE, GLUE
from bot.domain.notes.heads import is_foreign, read_heading, speaks_of_another, subject_people
from bot.domain.notes.intents import Intent, is_order, read_intent
from bot.domain.notes.model import FollowUp, Kind, Line, Promise, Span
from bot.domain.notes.names import Named, Names
from bot.domain.notes.partners import Contact, people_in_slot
from bot.domain.notes.remainder import all_read, is_wordy, remaining_note
from bot.domain.notes.timing import Calendar, When, period_days
from bot.domain.notes.tokens import tokenise


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
        self.follow_ups: list[FollowUp] = []
        self.promises: list[Promise] = []
        self.cadence_days: float | None = None
        self.questions: list[DateQuestion] = []
        self.taken: list[Span] = []
        self.seen: list[Span] = []
        self.plain: list[Clause] = []
        self.heading_end = 0
        self.foreign = is_foreign(self.names)

    def line(self) -> Line:
        """Read everything and give the result."""
        if self.foreign:
            self.people = subject_people(self.names, 0, len(self.names.tokens), foreign=True)
            self.kind = Kind.NOTE if is_wordy(self.raw) else None
        else:
            self._read()
        return self._result()

    def _read(self) -> None:
        heading, first = read_heading(self.names)
        self.people += heading
        self.heading_end = first
        clauses = [c for c in split_clauses(self.names, self.text) if c.last > first]
        ahead: list[tuple[Clause, Intent]] = []
        i = 0
        while i < len(clauses):
            clause = from_token(clauses[i], first, self.names)
            intent = self._intent(clause)
            i += 1
            if intent and not self._past_follow_up(clause, intent):
                clause, i = self._widened(clauses, clause, i)
                ahead.append((clause, intent))
                continue
            contact = read_contact(self.names, clause)
            if (contact is None or not contact.done) and self._is_order(clause):
                ahead.append((clause, Intent("follow", 0, 0, "do")))
                continue
            if contact is None:
                self._continue_people(clause)
            if contact is None or not self._take_contact(clause, contact, bool(heading)):
                self.plain.append(clause)
        self._name_the_subject(ahead)
        for clause, intent in ahead:
            self._take_ahead(clause, intent)
        self._lone_dates()
        self._settle_kind()

    def _intent(self, clause: Clause) -> Intent | None:
        text = self.text[clause.start : clause.end]
        appointed = read_appointment(text)
        dated = appointed and (self.calendar.has_day_ahead(clause.start, clause.end) or lapse_of(text))
        return appointed if dated else read_intent(text)

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
        if i >= len(clauses) or clauses[i].sentence != clause.sentence:
            return clause, i
        if self._has_date(clause) or not self._has_date(clauses[i]):
            return clause, i
        following = clauses[i]
        if read_intent(self.text[following.start : following.end]) or read_contact(self.names, following):
            return clause, i
        return Clause(clause.first, following.last, clause.start, following.end, clause.sentence), i + 1

    def _has_date(self, clause: Clause) -> bool:
        return bool(self.calendar.read(clause.start, clause.end, Tense.FUTURE).spans)

    def _take_contact(self, clause: Clause, contact: Contact, headed: bool) -> bool:
        tense = Tense.FUTURE if contact.ahead else Tense.PAST
        when = self.calendar.read(clause.start, clause.end, tense)
        mention = next((m for m in when.mentions if self.calendar.is_when(m, clause.start)), None)
        if mention is not None and not contact.done:
            mention = self.calendar.as_planned(mention)
        later = mention is not None and self.calendar.is_later_today(mention)
        if mention is not None and (later or self.calendar.is_ahead(mention)):
            past = None if contact.ahead or later else self.calendar.as_past(mention)
            if past is None and not contact.done:
                return self._take_plan(clause, contact, mention)
            mention = past
        if contact.ahead:
            return False
        if not headed:
            self.people += contact.people
        self.kind, self.at = self.kind or contact.kind, self.at or mention
        self.questions += when.questions
        self.place, self.company = self.place or contact.place, self.company or contact.company
        self._note_spans(contact, when)
        if all_read(self.names, clause, contact.used, when.spans):
            self.taken.append(Span("contact", clause.start, clause.end, in_note=False))
        return True

    def _is_order(self, clause: Clause) -> bool:
        """ "send the invoice next week": something to do, with a day ahead."""
        return is_order(self.text[clause.start : clause.end]) and self.calendar.has_day_ahead(clause.start, clause.end)

    def _continue_people(self, clause: Clause) -> None:
        """People after a bracket still belong to the contact before it: "coffee with Ana (from Acme) and Luis"."""
        if (
            self.kind
            and self.names.low(clause.first) in ("and", "&", "&amp;", "+")
            and self.names.low(clause.first - 1) == ")"
        ):
            self.people += people_in_slot(self.names, clause.first + 1, clause.last)

    def _take_plan(self, clause: Clause, contact: Contact, mention: DateMention) -> bool:
        """A contact still to come is something to come back to."""
        self.people += [named for named in contact.people if not self.kind]
        about = about_of(self.text, (clause.start, clause.end), 0, [mention.span])
        self.follow_ups.append(FollowUp(mention.start, mention.has_time, about, None, (clause.start, clause.end)))
        self.taken.append(Span("follow_up", clause.start, clause.end, in_note=False))
        return True

    def _note_spans(self, contact: Contact, when: When) -> None:
        where = (("place", contact.place), ("company", contact.company))
        self.seen += [Span(label, *span) for label, span in where if span]
        self.seen += [Span("date", *span) for span in when.spans]

    def _take_ahead(self, clause: Clause, intent: Intent) -> None:
        when = When()
        if intent.kind == "follow" and intent.verb != "every":
            when = self.calendar.read(clause.start + intent.end, clause.end, Tense.FUTURE)
        if not when.spans:
            when = self.calendar.read(clause.start, clause.end, Tense.FUTURE)
        self.questions += when.questions
        self.seen += [Span("date", *span) for span in when.spans]
        span = clause.start, clause.end
        if intent.kind in ("me", "them"):
            mine = intent.kind == "me" and not speaks_of_another(self.names, clause.first)
            self._take_promise("me" if mine else "them", span, when)
            if self.names.low(clause.first) == "told":
                self.kind = self.kind or Kind.OTHER
        elif not self._take_rhythm(intent, span, when):
            self._take_follow_up(clause, intent, when)

    def _take_rhythm(self, intent: Intent, span: tuple[int, int], when: When) -> bool:
        """ "check in every 6 weeks" wishes a rhythm; "remind me every month ..." does not."""
        repeating = next(iter(when.recurrences), None)
        if repeating is None or "remind" in intent.verb:
            return False
        self.cadence_days = self.cadence_days or period_days(repeating.every)
        if not self.cadence_days:
            return False
        trigger = intent.end if intent.verb != "every" else 0
        rest = about_of(self.text, span, trigger, [r.span for r in when.recurrences])
        whole = not is_wordy(rest) or self._only_names(rest)
        self._spend("cadence", span if whole else repeating.span, whole)
        return True

    def _take_follow_up(self, clause: Clause, intent: Intent, when: When) -> None:
        span = (clause.start, clause.end)
        due = due_of(self.calendar, when)
        if due is None and (lapse := lapse_of(self.text[span[0] : span[1]])):
            due = (self.calendar.now + lapse, False)
        if due and (shift := shift_of(self.text[span[0] : span[1]])) and (base := self._day_spoken_of(clause)):
            due = (base + shift, False)
        if due is None:
            if intent.verb != "every" and not when.questions and "next step" not in intent.verb:
                self._take_promise("me", span, when)
            return
        names = [named.reference.text for named in self.people]
        about = about_of(self.text, span, intent.end, when.spans, names)
        every = when.recurrences[0].every if when.recurrences else None
        self.follow_ups.append(FollowUp(due[0], due[1], about, every, span))
        self._spend("follow_up", span, True)

    def _day_spoken_of(self, clause: Clause) -> datetime | None:
        """The last day that facts before this clause speak of ("the launch is on 1 June, check in 2 days before")."""
        for plain in reversed([c for c in self.plain if c.end <= clause.start][-3:]):
            when = self.calendar.read(plain.start, plain.end, Tense.FUTURE)
            if when.mentions:
                return when.mentions[-1].start
        return None

    def _only_names(self, rest: str) -> bool:
        words = {w for ref in self.people for w in ref.reference.text.casefold().split()}
        return all(w.strip(".,") in words | GLUE | {"her", "him", "them"} for w in rest.casefold().split())

    def _take_promise(self, by: str, span: tuple[int, int], when: When) -> None:
        due = self.calendar.as_future(when.mentions[0]).start if when.mentions else None
        text = self.text[span[0] : span[1]].strip()
        self.promises.append(Promise("me" if by == "me" else "them", text, span, due))
        self.seen.append(Span("promise", *span))

    def _spend(self, label: str, span: tuple[int, int], whole: bool) -> None:
        (self.taken if whole else self.seen).append(Span(label, *span, in_note=not whole))

    def _name_the_subject(self, ahead: list[tuple[Clause, Intent]]) -> None:
        """Without a contact the line is about the subject of its facts, else whom its follow-ups and promises name."""
        if self.people:
            return
        for clause in self.plain:
            self.people = subject_people(self.names, clause.first, clause.last)
            if self.people:
                return
        for clause, _ in ahead:
            self.people = subject_people(self.names, clause.first, clause.last, slots=True)
            if self.people:
                return

    def _lone_dates(self) -> None:
        """A clause that is nothing but a date belongs to the contact beside it: "yesterday, lunch with Ana"."""
        if self.at is not None or self.kind is None:
            return
        for clause in self.plain:
            if clause.last - clause.first > 6:
                continue
            when = self.calendar.read(clause.start, clause.end, Tense.PAST)
            rest = about_of(self.text, (clause.start, clause.end), 0, when.spans)
            setting = self.names.low(clause.first) in ("on", "at", "in") and not any(w in FINITE for w in rest.split())
            if when.mentions and (setting or not is_wordy(rest)) and not self.calendar.is_ahead(when.mentions[0]):
                self.at = when.mentions[0]
                self.seen += [Span("date", *span) for span in when.spans]
                return

    def _settle_kind(self) -> None:
        if self.kind is not None:
            return
        ahead = bool(self.follow_ups or self.cadence_days)
        said = any(is_wordy(self.text[c.start : c.end]) and not (ahead and self._says_little(c)) for c in self.plain)
        if said or self.promises or (self.heading_end and not ahead):
            self.kind = Kind.NOTE

    def _says_little(self, clause: Clause) -> bool:
        """Beside something to come back to: names, or an order that goes with it ("demo on Monday, prepare questions")."""
        if is_order(self.text[clause.start : clause.end]):
            return True
        listed = self.names.list_at(clause.first, clause.last)
        return bool(listed) and listed[-1].end >= clause.last

    def _result(self) -> Line:
        references = distinct_people(self.people)
        self.seen += [Span("link", t.start, t.end) for t in self.names.tokens if t.kind == "link"]
        self.seen += [Span("person", *reference.span) for reference in references]
        note, spans = remaining_note(self.raw, self.names, self.taken, self.seen, keep_all=self.foreign)
        return Line(
            raw=self.raw,
            people=references,
            kind=self.kind,
            at=self.at.start if self.at else None,
            at_has_time=bool(self.at and self.at.has_time),
            place=self._slice(self.place),
            note=note,
            follow_ups=tuple(self.follow_ups),
            promises=tuple(self.promises),
            cadence_days=self.cadence_days,
            tags=tags_in(self.names),
            links=links_in(self.names),
            company=self._slice(self.company) or (employer_in(self.text) if self.people else None),
            questions=tuple({q.span: q for q in self.questions}.values()),
            read=spans,
        )

    def _slice(self, where: tuple[int, int] | None) -> str | None:
        return self.text[where[0] : where[1]] if where else None
