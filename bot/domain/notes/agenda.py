"""What a line asks for later: follow-ups, promises and a wished rhythm, gathered clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.dates import DateQuestion, Recurrence, Tense
from bot.domain.notes.ahead import about_of, due_of, lapse_of, shift_of, then_of
from bot.domain.notes.clauses import Clause
from bot.domain.notes.commitments import PROMISED_SO
from bot.domain.notes.grammar_words import GLUE
from bot.domain.notes.intents import Intent
from bot.domain.notes.model import FollowUp, Promise, Span
from bot.domain.notes.names import Named, Names
from bot.domain.notes.remainder import is_wordy
from bot.domain.notes.timing import Calendar, When, is_bare_hour, period_days
from bot.domain.people.reference import Reference


@dataclass(slots=True)
class Marks:
    """Stretches of a line: `taken` leave the note, `seen` were read and stay; dates to ask about."""

    taken: list[Span] = field(default_factory=list)
    seen: list[Span] = field(default_factory=list)
    questions: list[DateQuestion] = field(default_factory=list)

    def spend(self, label: str, span: tuple[int, int], whole: bool) -> None:
        """Note what a stretch was read as; when `whole`, nothing of it stays in the note."""
        (self.taken if whole else self.seen).append(Span(label, *span, in_note=not whole))

    def saw_dates(self, when: When) -> None:
        """Note the dates of a stretch and what is to be asked about them."""
        self.questions += when.questions
        self.seen += [Span("date", *span) for span in when.spans]


class Agenda:
    """Gathers what is to come of one line. `people` and `told` (plain clauses so far) are shared with the reader."""

    def __init__(self, text: str, names: Names, calendar: Calendar, marks: Marks) -> None:
        self._text, self._names, self._calendar, self._marks = text, names, calendar, marks
        self._sentences: list[int] = []
        self.follow_ups: list[FollowUp] = []
        self.promises: list[Promise] = []
        self._promised_in = -1
        self.cadence_days: float | None = None

    def __bool__(self) -> bool:
        return bool(self.follow_ups or self.cadence_days)

    @property
    def first(self) -> int | None:
        """The character where the first follow-up or rhythm begins, None without one."""
        spans = [
            span.start for span in [*self._marks.taken, *self._marks.seen] if span.label in ("follow_up", "cadence")
        ]
        return min(spans, default=None)

    def plan(
        self,
        clause: Clause,
        due: datetime,
        has_time: bool,
        dates: Sequence[tuple[int, int]],
        whom: Sequence[Named] = (),
    ) -> None:
        """Take a contact still to come."""
        span = (clause.start, clause.end)
        about = about_of(self._text, span, 0, dates)
        self.follow_ups.append(FollowUp(due, has_time, about, None, span, _references(whom)))
        self._marks.spend("follow_up", span, True)
        self._sentences.append(clause.sentence)

    def take(
        self,
        clause: Clause,
        intent: Intent,
        mine: bool,
        people: Sequence[Named],
        told: Sequence[Clause],
        whom: Sequence[Named],
    ) -> None:
        """Take a clause that looks ahead.

        `mine` tells whose a promise is, `people` are those of the line, `told` its plain clauses, `whom` those whom this
        clause is for.
        """
        when = self._when(clause, intent)
        self._marks.saw_dates(when)
        if self._is_only_called_so(when):
            when = replace(when, recurrences=())
        span = (clause.start, clause.end)
        there = self._names.low(clause.last - 1) == "there" and not when.spans
        if intent.kind == "me" and there and (day := self._day_spoken_of(clause, told)):
            self.plan(clause, day, False, (), whom)
        elif intent.kind in ("me", "them"):
            self._promise(mine, span, when, clause.sentence, whom)
        elif not self._rhythm(intent, span, when, people):
            self._follow_up(clause, intent, when, people, told, whom)

    def _when(self, clause: Clause, intent: Intent) -> When:
        if intent.kind == "follow" and intent.verb != "every":
            when = self._calendar.read(clause.start + intent.end, clause.end, Tense.FUTURE)
            if when.spans and (not when.mentions or any(map(self._calendar.is_ahead, when.mentions))):
                return when
        return self._calendar.read(clause.start, clause.end, Tense.FUTURE)

    def _is_only_called_so(self, when: When) -> bool:
        """Whether a repetition only names what has its own day: "quarterly review on May 3"."""
        adverbs = all(self._text[slice(*r.span)].casefold().endswith("ly") for r in when.recurrences)
        return adverbs and any(self._calendar.is_ahead(m) and not m.end for m in when.mentions)

    def _rhythm(self, intent: Intent, span: tuple[int, int], when: When, people: Sequence[Named]) -> bool:
        """ "check in every 6 weeks" wishes a rhythm; "remind me every month ..." does not."""
        repeating = next(iter(when.recurrences), None)
        if repeating is None or "remind" in intent.verb:
            return False
        days = period_days(repeating.every)
        self.cadence_days = self.cadence_days or days
        if not self.cadence_days:
            return False
        trigger = intent.end if intent.verb != "every" else 0
        rest = about_of(self._text, span, trigger, [r.span for r in when.recurrences])
        whole = not is_wordy(rest) or _only_names(rest, people)
        self._marks.spend("cadence", span if whole else repeating.span, whole)
        return True

    def _follow_up(
        self,
        clause: Clause,
        intent: Intent,
        when: When,
        people: Sequence[Named],
        told: Sequence[Clause],
        whom: Sequence[Named],
    ) -> None:
        span = (clause.start, clause.end)
        due = self._due(clause, when, told)
        if due is None:
            if self._goes_on(clause, intent):
                return
            if intent.verb != "every" and not when.questions and "next step" not in intent.verb:
                self._promise(True, span, when, clause.sentence, whom)
            return
        if self._ends_promise(clause, due[0]):
            return
        about = about_of(self._text, span, intent.end, when.spans, [named.reference.text for named in (*people, *whom)])
        every = when.recurrences[0].every if when.recurrences and "remind" in intent.verb else None
        self.follow_ups.append(FollowUp(due[0], due[1], about, every, span, _references(whom)))
        self._sentences.append(clause.sentence)
        self._marks.spend("follow_up", span, True)

    def is_due_then(self, clause: Clause, told: Sequence[Clause]) -> bool:
        """Whether a clause is due by a day ahead that the facts before it tell ("... lands on 3 March, meet him then")."""
        text = self._text[clause.start : clause.end]
        shift = shift_of(text) or then_of(text)
        base = self._day_spoken_of(clause, told) if shift is not None else None
        return shift is not None and base is not None and (base + shift).date() > self._calendar.now.date()

    def wish(self, repeating: Recurrence) -> bool:
        """Take a rhythm; whether its words tell how often."""
        days = period_days(repeating.every)
        self.cadence_days = self.cadence_days or days
        if days:
            self._marks.spend("cadence", repeating.span, False)
        return bool(days)

    def _due(self, clause: Clause, when: When, told: Sequence[Clause]) -> tuple[datetime, bool] | None:
        text = self._text[clause.start : clause.end]
        shift = shift_of(text) if shift_of(text) or when.spans else then_of(text)
        if shift is not None and (base := self._day_spoken_of(clause, told)):
            return base + shift, False
        due = due_of(self._calendar, when)
        if due and clause.sentence in self._sentences and is_bare_hour(when):
            return datetime.combine(self.follow_ups[-1].due.date(), due[0].timetz()), True
        if due is None and (lapse := lapse_of(text)):
            return self._calendar.now + lapse, False
        return due

    def _day_spoken_of(self, clause: Clause, told: Sequence[Clause]) -> datetime | None:
        """The last day that facts before this clause speak of ("the launch is on 1 June, check in 2 days before")."""
        for plain in reversed([c for c in told if c.end <= clause.start][-3:]):
            when = self._calendar.read(plain.start, plain.end, Tense.FUTURE)
            if when.mentions:
                return when.mentions[-1].start
        return None

    def _goes_on(self, clause: Clause, intent: Intent) -> bool:
        """ "check on Ana in 2 weeks, see how it goes": the second half belongs to the follow-up of its sentence."""
        return intent.verb.startswith("see") and clause.sentence in self._sentences

    def _ends_promise(self, clause: Clause, due: datetime) -> bool:
        """ "I'll ask finance and get back to her by Friday" is one promise, due on Friday."""
        last = self.promises[-1] if self.promises else None
        if last is None or last.by != "me" or last.due is not None:
            return False
        between = self._text[last.span[1] : clause.start].strip(" ,").casefold()
        if between not in ("and", "&", "&amp;", "then", "and then"):
            return False
        span = (last.span[0], clause.end)
        self.promises[-1] = replace(last, text=self._text[slice(*span)].strip(), span=span, due=due)
        self._marks.seen.append(Span("promise", *span))
        return True

    def _promises_again(self, span: tuple[int, int], due: datetime | None, sentence: int) -> bool:
        """ "I owe her a list, told her she'd have it by Monday" is one promise, due on Monday."""
        last = self.promises[-1] if self.promises else None
        if last is None or last.by != "me" or sentence != self._promised_in or (last.due and due):
            return False
        if not PROMISED_SO.match(self._text, span[0], span[1]):
            return False
        self.promises[-1] = replace(last, due=last.due or due)
        self._marks.seen.append(Span("promise", *span))
        return True

    def _promise(self, mine: bool, span: tuple[int, int], when: When, sentence: int, whom: Sequence[Named]) -> None:
        mention = self._calendar.due_mention(when.mentions)
        due = self._calendar.deadline(self._calendar.as_future(mention)) if mention else None
        if mine and self._promises_again(span, due, sentence):
            return
        self._promised_in = sentence
        text = self._text[slice(*span)].strip()
        self.promises.append(Promise("me" if mine else "them", text, span, due, _references(whom)))
        self._marks.seen.append(Span("promise", *span))


def _references(whom: Sequence[Named]) -> tuple[Reference, ...]:
    return tuple(named.reference for named in whom)


def _only_names(rest: str, people: Sequence[Named]) -> bool:
    words = {w for named in people for w in named.reference.text.casefold().split()}
    return all(w.strip(".,") in words | GLUE | {"her", "him", "them"} for w in rest.casefold().split())
