"""How promising it is to write to somebody who has gone quiet.

Replays of real correspondence (Enron e-mail, Priebe and Park; private messages at UC Irvine, Panzarasa et al. 2009) show
that the longest silence, which a fixed interval would bring up first, is the worst guide there is (worse than chance),
and that a plain closed form beats fitted models: many conversations, not too long ago. Three things were added to the
square root of their number over the silence. Together they find those who come back after more than a week, who are the
ones worth writing to, better than it does, and those who were about to write anyway no worse
(`tests/bench/nudges.py` shows what each part is worth):

- a conversation the user opened counts double: who reaches out keeps a tie alive;
- a conversation counts half after 180 days, a quarter after a year: exponential fading, because only such a sum can be
  carried forward without its terms; any half-life from 90 days to none ranks about alike;
- a silence weighs a little less where long gaps are usual: the fourth root of the usual gap, no more, for the
  ratio of the two by itself (an "overdue" ratio) again ranks worse than chance.

Tried and left out, for helping one trace and not the other: reciprocity (the smaller of the two shares, alternation,
unanswered runs), who opened the last conversation, burstiness, counting active weeks instead of conversations, the
longest gap, revivals after a long gap, a log-normal model of the gaps, power-law fading.
"""

from datetime import datetime
from math import sqrt

from bot.domain.rhythm.summary import DAY_S, HALF_LIFE_DAYS, Summary

_SHORTEST_GAP_DAYS = 0.5
_SHORTEST_USUAL_DAYS = 1.0


def score(summary: Summary, now: datetime) -> float:
    """How likely the tie comes back when written to; without a unit, only the order of two scores means something.

    In a sentence: many conversations, the more so when you opened them and they are not long past, over the days since
    the last one, with some patience where long gaps are usual.

    sqrt(sum of w * 2 ** (-age_days / 180)) * usual_gap_days ** (1/4) / gap_days, with w 2 for a conversation the user
    opened, 1 for one the other opened, 1.5 when unknown. Ages and the gap are days from a conversation's start to `now`
    (aware UTC); a usual gap under a day, or not yet known, is one day. 0.0 when there was no contact.
    """
    if not summary.n:
        return 0.0
    gap_days = (now.timestamp() - summary.last_s) / DAY_S
    return pull(summary) * float(2.0 ** (-gap_days / (2 * HALF_LIFE_DAYS))) / max(_SHORTEST_GAP_DAYS, gap_days)


def pull(summary: Summary) -> float:
    """The part of the score that time does not touch: it changes only with a contact.

    `pull / (now - last_s)` orders people as the score does but for the fading, so a database that keeps it can make a
    short list without reading every summary.
    """
    return float(sqrt(summary.weight) * max(_SHORTEST_USUAL_DAYS, summary.usual_gap_days or 0.0) ** 0.25)
