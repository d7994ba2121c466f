"""Reads every date, time, period and repetition out of a text.

Owns the step from what was found in the words to aware moments. What phrases mean is the grammar's, what stands where
is told by `plans`.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.dates.calendar import in_zone
from bot.domain.dates.model import NO_DATES, DateMention, DateOrder, DateQuestion, DateReading, Recurrence, Tense
from bot.domain.dates.plans import Step, plan
from bot.domain.dates.repeats import Repeat, resolved
from bot.domain.dates.tokens import Span
from bot.domain.dates.values import Doubt, Outcome, Parsed, Value, View

MAX_CHARACTERS = 20_000


def read_dates(
    text: str,
    now: datetime,
    *,
    tense: Tense = Tense.ANY,
    order: DateOrder | None = None,
    start: int = 0,
    end: int | None = None,
) -> DateReading:
    """Everything a text says about time, seen from `now` (aware, in the user's zone).

    `tense` decides where the sentence itself does not; `order` reads figures such as 3/4, which become a question when
    it is None. Only the characters `[start, end)` are read, as if they were all of the text, and of them the first
    20,000 and no more than a hundred dates (fewer of a mere heap of words of time); spans count in the whole text.
    Never raises for any text.

    Raises: ValueError when `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    stop = min(len(text) if end is None else end, start + MAX_CHARACTERS)
    steps, spans = plan(text[start:stop])
    if not steps:
        return NO_DATES
    told = _Telling(text, start, spans, View(now, tense, order))
    for step in steps:
        told.add(step)
    return DateReading(tuple(told.mentions), tuple(told.repeats), tuple(told.questions))


class _Telling:
    """Gathers what the steps of one text mean."""

    __slots__ = ("_spans", "_start", "_text", "_view", "mentions", "questions", "repeats")

    def __init__(self, text: str, start: int, spans: Sequence[Span], view: View) -> None:
        self._text, self._start, self._spans, self._view = text, start, spans, view
        self.mentions: list[DateMention] = []
        self.repeats: list[Recurrence] = []
        self.questions: list[DateQuestion] = []

    def add(self, step: Step) -> None:
        """Keep what a step means, if it means anything in this calendar ("in 9000 years" does not)."""
        span = self._start + self._spans[step.first][0], self._start + self._spans[step.end - 1][1]
        text = self._text[span[0] : span[1]]
        view = self._view
        if isinstance(step.found, Repeat):
            code, first = resolved(step.found, view)
            self.repeats.append(Recurrence(span, code, first, text))
            return
        if step.hint and step.hint is not view.tense:
            view = View(view.now, step.hint, view.order)
        value = _meant(step.found, view)
        if isinstance(value, Doubt):
            self.questions.append(DateQuestion(span, text, value.reason, value.options))
        elif value and (mention := _told(span, text, value, view)):
            self.mentions.append(mention)


def _meant(found: Parsed, view: View) -> Outcome:
    """The value of a phrase; None when it would leave the calendar."""
    try:
        return found.meaning(view)
    except (ValueError, OverflowError):
        return None


def _told(span: Span, text: str, value: Value, view: View) -> DateMention | None:
    try:
        start = in_zone(value.start, view.now.tzinfo)
        end = in_zone(value.end, view.now.tzinfo) if value.end and value.end > value.start else None
    except (ValueError, OverflowError):
        return None
    return DateMention(span, start, end, value.has_time, value.grain, text)
