"""Reads every date, time, period and repetition out of a text.

Owns the walk along the text: what is tried where, which weak readings are kept, and the step from local wall time to
aware moments. What phrases mean is the grammar's.
"""

from datetime import datetime

from bot.domain.dates.calendar import in_zone
from bot.domain.dates.holidays import HOLIDAY_STARTS
from bot.domain.dates.lexicon import DAY_PREPOSITIONS, NEAR_NUMBERS, STARTERS
from bot.domain.dates.mentions import mention
from bot.domain.dates.model import DateMention, DateOrder, DateQuestion, DateReading, Recurrence, Tense
from bot.domain.dates.recurrences import recurrence, resolved
from bot.domain.dates.scan import Scan
from bot.domain.dates.tenses import tense_at
from bot.domain.dates.values import Doubt, Outcome, Parsed, Value, View
from bot.domain.dates.wordlists import words

_SOCIAL = words(
    "met meet meeting see saw seeing lunch coffee dinner breakfast call called talk talked spoke chat chatted "
    "party drinks back remind due deadline event birthday visit visited trip"
)
_REACH = 8
MAX_CHARACTERS = 20_000


def read_dates(text: str, now: datetime, *, tense: Tense = Tense.ANY, order: DateOrder | None = None) -> DateReading:
    """Everything a text says about time, seen from `now` (aware, in the user's zone).

    `tense` decides where the sentence itself does not; `order` reads figures such as 3/4, which become a question when
    it is None. Text past the first 20,000 characters is not read. Never raises for any text.

    Raises: ValueError when `now` has no zone.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    scan = Scan(text[:MAX_CHARACTERS])
    mentions: list[DateMention] = []
    repeats: list[Recurrence] = []
    questions: list[DateQuestion] = []
    i = 0
    while i < len(scan.tokens):
        view = View(now, tense, order)
        found = _at(scan, i, view)
        if found is None:
            i += 1
            continue
        result, i = found
        if isinstance(result, DateMention):
            mentions.append(result)
        elif isinstance(result, Recurrence):
            repeats.append(result)
        else:
            questions.append(result)
    return DateReading(tuple(mentions), tuple(repeats), tuple(questions))


def _at(scan: Scan, i: int, view: View) -> tuple[DateMention | Recurrence | DateQuestion, int] | None:
    """What is read at a place, with the place after it."""
    if not _may_start(scan, i):
        return None
    repeat = recurrence(scan, i)
    found = mention(scan, i)
    if repeat and (found is None or repeat.end >= found.end):
        code, first = resolved(repeat, view)
        span = scan.tokens[i].start, scan.tokens[repeat.end - 1].end
        return Recurrence(span, code, first, scan.text[slice(*span)]), repeat.end
    if found is None or scan.has(i - 1, {"happy", "merry"}) or (found.weak and not _supported(scan, i, found)):
        return None
    end = min(found.end, len(scan.tokens))
    view = View(view.now, tense_at(scan, i, end, view.tense), view.order)
    value = _meant(found, view)
    span = scan.tokens[i].start, scan.tokens[end - 1].end
    if isinstance(value, Doubt):
        return DateQuestion(span, scan.text[slice(*span)], value.reason, value.options), end
    told = _told(scan, span, value, view) if value else None
    return (told, end) if told else None


def _may_start(scan: Scan, i: int) -> bool:
    """A quick look that spares most places the grammar: a known word, or a number with one of them or a sign near."""
    token = scan.tokens[i]
    if token.kind == "w":
        return token.low in STARTERS or token.low in HOLIDAY_STARTS
    if token.kind == "p":
        return token.low in {"'", "’", "@"}
    if not scan.clean_left(i):
        return False
    near = scan.tokens[i + 1 : i + 6]
    return (
        len(token.low) >= 4 or len(near) < 5 or any(t.low in NEAR_NUMBERS or (t.kind == "p" and t.glued) for t in near)
    )


def _meant(found: Parsed, view: View) -> Outcome:
    """The value of a phrase; None when it would leave the calendar ("in 9000 years")."""
    try:
        return found.meaning(view)
    except (ValueError, OverflowError):
        return None


def _told(scan: Scan, span: tuple[int, int], value: Value, view: View) -> DateMention | None:
    try:
        start = in_zone(value.start, view.now.tzinfo)
        end = in_zone(value.end, view.now.tzinfo) if value.end and value.end > value.start else None
    except (ValueError, OverflowError):
        return None
    return DateMention(span, start, end, value.has_time, value.grain, scan.text[slice(*span)])


def _supported(scan: Scan, i: int, found: Parsed) -> bool:
    """Whether a bare "the 21st" stands where a day stands: behind "on", alone, or after a meeting or call."""
    if scan.has(i - 1, DAY_PREPOSITIONS):
        return scan.low(found.end - 1) in {"st", "nd", "rd", "th"} or scan.has(i - 1, {"on", "by", "until", "for"})
    if scan.alone(i, found.end):
        return scan.low(found.end - 1) in {"st", "nd", "rd", "th"}
    ranged = scan.has(i, {"from", "between"})
    behind = [scan.low(k) for k in range(max(0, i - _REACH), i)]
    return (ranged or scan.low(i) == "the") and scan.ends(found.end) and any(word in _SOCIAL for word in behind)
