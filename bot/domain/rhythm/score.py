"""How promising it is to write to somebody who has gone quiet.

Replays of real correspondence (Enron e-mail, Priebe and Park; private messages at UC Irvine, Panzarasa et al. 2009) show
that the longest silence, which a fixed interval would bring up first, is the worst guide there is (worse than chance),
and that a plain closed form beats fitted models: many conversations, not too long ago. The form here keeps that and says
three things more exactly. Mean average precision of both traces, for those who came back within a week and for those who
came back later (`tests/bench/nudges.py` prints each with its interval): .709 and .641, where the square root of the
number over the silence has .698 and .621. What each part is worth:

- a conversation counts half after 60 days, a quarter after 120: exponential fading, because only such a sum can be
  carried forward without its terms. Without it .685 and .630, with 30 days .706 and .629, with 180 days .697 and .634;
- the silence counts less than it would over the number alone (its two-thirds power), because fading already holds it
  against a tie. Without it .680 and .613;
- a silence weighs less where long gaps are usual: the cube root of the usual gap, no more, for the ratio of the two by
  itself (an "overdue" ratio: .309 and .351) again ranks worse than chance. Without it .705 and .624.

Exponents and half-life are round values from the middle of a plateau, chosen on both traces, their halves, thinned,
slowed and quickened versions of them; the neighbours on the plateau differ by less than these traces can tell apart, and so
does what was here before (.698 and .638): a square root of conversations that faded over 180 days, over the silence.

Tried and left out, for helping on one trace or label and not on the other, or on none: direction (a conversation the user
opened counts double: .699 and .643), reciprocity (.702 and .642), who opened the last one (the user: .703 and .643; the
other: .713 and .641, but worse on Enron for those who came back later), burstiness either way (.706 and .634, .704 and
.644), revivals after a long gap (.704 and .640), active weeks beside conversations (.697 and .643), acceleration (.703
and .635), the length of the tie (.705 and .639), own gaps longer than the present one (.707 and .640), one conversation
more for everybody (.710 and .645, but worse where time runs slowly), two half-lives (.707 and .642), power-law fading, a
gamma-Poisson rate, a silence counted in the user's own conversations instead of days, days shared with others.
A pairwise model over 46 such measures, fitted on one trace, ranks the other worse than this does.
"""

from datetime import datetime
from math import cbrt

from bot.domain.rhythm.summary import DAY_S, HALF_LIFE_DAYS, Summary

_SHORTEST_GAP_DAYS = 0.5


def score(summary: Summary, now: datetime) -> float:
    """How likely the tie comes back when written to; without a unit, only the order of two scores means something.

    In a sentence: many conversations not long past, over the days since the last one, with some patience where long
    gaps are usual.

    sum of 2 ** (-age_days / 60) * (usual_gap_days / gap_days ** 2) ** (1/3), over the ages of all conversations. Ages and
    the gap are days from a conversation's start to `now` (aware UTC); neither gap counts for less than half a day, and
    one not yet known is half a day. 0.0 when there was no contact.
    """
    if not summary.n:
        return 0.0
    gap_days = max(_SHORTEST_GAP_DAYS, (now.timestamp() - summary.last_s) / DAY_S)
    return pull(summary) * float(2.0 ** (-gap_days / HALF_LIFE_DAYS)) / cbrt(gap_days * gap_days)


def pull(summary: Summary) -> float:
    """The part of the score that time does not touch: it changes only with a contact.

    `pull ** 1.5 / (now - last_s)` orders people as the score does but for the fading, so a database that keeps it can
    make a short list without reading every summary.
    """
    return summary.weight * cbrt(max(_SHORTEST_GAP_DAYS, summary.usual_gap_days or 0.0))
