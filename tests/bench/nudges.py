"""Whom to write to today, replayed: `python tests/bench/nudges.py TRACE... [--label any|useful] [--json]`.

Once a week, for everybody in a trace who was active in the last fortnight and has five contacts of three conversations
or more, the contacts who have fallen silent (over a week and over one and a half times their median gap) are ranked. A
ranking is good when those who really came back stand first: `any` within the next 7 days, `useful` in days 8 to 90
(not about to happen anyway, not over). Printed is the mean average precision over the second half of each trace: mean over
the weeks of an ego that hold both outcomes, then over egos, with a bootstrap interval over egos of the difference to the
plain sqrt(n) / gap, to what the product had before, and to what it has. Variants without one part of the formula show what
each part is worth; those with one more what was left out, and why. Figures of fitted models are not here: they need
libraries that the project does without.
"""

import argparse
import json
import random
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from math import cbrt, log1p, sqrt
from pathlib import Path
from statistics import fmean, median, pstdev

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.domain.rhythm import Contact, Summary, score
from bot.domain.rhythm.summary import HALF_LIFE_DAYS, WINDOW
from tests.bench.traces import DAY_S, History, Trace, read_trace

WEEK_S, WARM_UP_S, TAIL_S = 7 * DAY_S, 60 * DAY_S, 90 * DAY_S
MIN_CONVERSATIONS, MIN_CONTACTS, MIN_CANDIDATES = 3, 5, 3
QUIET_S, QUIET_RATIO, ACTIVE_S = 7 * DAY_S, 1.5, 14 * DAY_S
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A silent contact at one moment: days before now of each past conversation, ascending in time, and the summary."""

    ages: list[float]
    mine: list[bool]
    summary: Summary
    now: datetime
    came_back: bool

    @property
    def gap(self) -> float:
        return self.ages[-1]

    @property
    def gaps(self) -> list[float]:
        return [older - newer for older, newer in pairwise(self.ages)]

    @property
    def usual(self) -> float:
        return max(0.5, median(self.gaps[-WINDOW + 1 :]))

    @property
    def burstiness(self) -> float:
        """Goh and Barabasi 2008: -1 for a clockwork, 0 for chance, towards 1 for bursts; pulled to 0 by few gaps."""
        mean, spread = fmean(self.gaps), pstdev(self.gaps)
        return (spread - mean) / (spread + mean) * len(self.gaps) / (len(self.gaps) + 5) if mean else 0.0

    @property
    def revivals(self) -> int:
        """Gaps that were over a week and over one and a half times the usual one, and ended."""
        return sum(gap > max(7.0, QUIET_RATIO * self.usual) for gap in self.gaps)

    @property
    def smaller_share(self) -> float:
        return min(sum(self.mine), len(self.mine) - sum(self.mine)) / len(self.mine)

    def faded(self, half_life_days: float = HALF_LIFE_DAYS, mine: float = 1.0) -> float:
        pairs = zip(self.ages, self.mine, strict=True)
        return sum((mine if opened else 1.0) * 2 ** (-age / half_life_days) for age, opened in pairs)

    def by_gaps(self) -> float:
        """The second part of the formula."""
        return cbrt(self.usual / self.gap**2)


Scorer = Callable[[Candidate], float]


def rapport(c: Candidate) -> float:
    return score(c.summary, c.now)


PARTS: dict[str, Scorer] = {
    "rapport": rapport,
    "  without fading": lambda c: c.faded(1e9) * c.by_gaps(),
    "  fading in 30 days": lambda c: c.faded(30) * c.by_gaps(),
    "  fading in 180 days": lambda c: c.faded(180) * c.by_gaps(),
    "  fading in 30 and 365": lambda c: sqrt(c.faded(30) * c.faded(365)) * c.by_gaps(),
    "  without usual gap": lambda c: c.faded() / cbrt(c.gap**2),
    "  without present gap": lambda c: c.faded() * cbrt(c.usual),
    "  one conversation more": lambda c: (1 + c.faded()) * c.by_gaps(),
}
"""What each part is worth, and its neighbours."""

IDEAS: dict[str, Scorer] = {
    "  + direction (own x 2)": lambda c: c.faded(mine=2.0) * c.by_gaps(),
    "  + direction (theirs x 2)": lambda c: c.faded(mine=0.5) * c.by_gaps(),
    "  + reciprocity": lambda c: rapport(c) * (1 + c.smaller_share),
    "  + opened by user last": lambda c: rapport(c) * (1.25 if c.mine[-1] else 1.0),
    "  + opened by other last": lambda c: rapport(c) * (1.0 if c.mine[-1] else 1.25),
    "  + burstiness": lambda c: rapport(c) * (1 + c.burstiness / 2),
    "  - burstiness": lambda c: rapport(c) * (1 - c.burstiness / 2),
    "  + share of revivals": lambda c: rapport(c) * (1 + (c.revivals + 1) / (len(c.gaps) + 2)),
    "  + weeks, not talks": lambda c: sqrt(c.faded() * len({int(age // 7) for age in c.ages})) * c.by_gaps(),
    "  + acceleration": lambda c: rapport(c) * (c.faded(30) / c.faded(180)) ** 0.25,
    "  + length of the tie": lambda c: rapport(c) * (c.ages[0] + 7) ** 0.125,
    "  own gaps beyond this one": lambda c: rapport(c) * (1 + sum(gap > c.gap for gap in c.gaps)) ** 0.25,
}
"""What was thought of and left out. The kind of a contact is not among them: no trace has one."""

BASELINES: dict[str, Scorer] = {
    "rapport before": lambda c: sqrt(c.faded(180, mine=2.0)) * max(1.0, c.usual) ** 0.25 / c.gap,
    "sqrt(n) / gap": lambda c: sqrt(len(c.ages)) / c.gap,
    "log(1+n) * chance by gap": lambda c: log1p(len(c.ages)) * (1 - (c.gap / (c.gap + 7)) ** 0.7),
    "decay, half-life 14 days": lambda c: c.faded(14),
    "gamma-Poisson": lambda c: 1 - ((c.ages[0] + 30) / (c.ages[0] + 37)) ** len(c.ages),
    "recency": lambda c: -c.gap,
    "frequency": lambda c: len(c.ages),
    "overdue ratio": lambda c: c.gap / max(0.5, median(c.gaps)),
    "longest silent first": lambda c: c.gap,
}
SCORERS = PARTS | IDEAS | BASELINES
REFERENCE = "sqrt(n) / gap"
FORMER = "rapport before"


def summaries(history: History) -> list[Summary]:
    """The summary after each conversation, each made from the one before, as it is when contacts are logged."""
    kept, all_kept = Summary(), []
    for start_s, mine in zip(history.starts_s, history.mine, strict=True):
        kept = kept.add(Contact(datetime.fromtimestamp(start_s, UTC), mine, "message"))
        all_kept.append(kept)
    return all_kept


def mornings(trace: Trace, label: str) -> Iterator[tuple[str, list[Candidate]]]:
    """(ego, candidates) for each weekly moment of the second half that holds both outcomes."""
    end_s = trace.last_s - (TAIL_S if label == "useful" else WEEK_S)
    begin_s = trace.first_s + WARM_UP_S
    half_s = begin_s + (end_s - begin_s) / 2
    for ego in sorted(trace.histories):
        contacts = [
            (h, summaries(h)) for _, h in sorted(trace.histories[ego].items()) if len(h.starts_s) >= MIN_CONVERSATIONS
        ]
        if len(contacts) < MIN_CONTACTS:
            continue
        own = sorted(at for history in trace.histories[ego].values() for at in history.starts_s)
        for now_s in range(begin_s, int(end_s) + 1, WEEK_S):
            seen = bisect_right(own, now_s)
            if now_s < half_s or not seen or now_s - own[seen - 1] > ACTIVE_S:
                continue
            found = candidates(contacts, now_s, label)
            if 0 < sum(c.came_back for c in found) < len(found):
                yield ego, found


def candidates(contacts: list[tuple[History, list[Summary]]], now_s: int, label: str) -> list[Candidate]:
    """The silent contacts at a moment; none when the ego has too few contacts yet to make ranking worth while."""
    known, found = 0, []
    for history, kept in contacts:
        starts = history.starts_s
        n = bisect_right(starts, now_s)
        if n < MIN_CONVERSATIONS:
            continue
        known += 1
        usual_s = median(later - earlier for earlier, later in pairwise(starts[:n]))
        if now_s - starts[n - 1] <= max(QUIET_S, QUIET_RATIO * usual_s):
            continue
        next_in_s = starts[n] - now_s if n < len(starts) else None
        came_back = next_in_s is not None and (next_in_s <= WEEK_S if label == "any" else WEEK_S < next_in_s <= TAIL_S)
        ages = [(now_s - at) / DAY_S for at in starts[:n]]
        found.append(Candidate(ages, history.mine[:n], kept[n - 1], datetime.fromtimestamp(now_s, UTC), came_back))
    return found if known >= MIN_CONTACTS and len(found) >= MIN_CANDIDATES else []


def average_precision(scores: list[float], relevant: list[bool], luck: random.Random) -> float:
    """Mean, over the relevant, of the share of relevant ones at and above each; ties fall as luck has it."""
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], luck.random()))
    hits, total = 0, 0.0
    for place, index in enumerate(order, start=1):
        if relevant[index]:
            hits += 1
            total += hits / place
    return total / hits


def measure(trace: Trace, label: str) -> dict[str, dict[str, float]]:
    """Mean average precision of each scorer for each ego."""
    luck = random.Random(1)
    scorers = {"random": lambda _: luck.random()} | SCORERS
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in scorers}
    for ego, silent in mornings(trace, label):
        relevant = [c.came_back for c in silent]
        for name, scorer in scorers.items():
            found[name][ego].append(average_precision([scorer(c) for c in silent], relevant, luck))
    return {name: {ego: fmean(values) for ego, values in egos.items()} for name, egos in found.items()}


def interval(values: dict[str, float], reference: dict[str, float]) -> tuple[float, float]:
    """The 95% bootstrap interval over egos of the mean difference."""
    differences = [values[ego] - reference[ego] for ego in sorted(values)]
    luck = random.Random(0)
    means = sorted(fmean(luck.choices(differences, k=len(differences))) for _ in range(RESAMPLES))
    return means[RESAMPLES // 40], means[RESAMPLES - RESAMPLES // 40 - 1]


def report(trace: Trace, label: str) -> dict[str, float]:
    """Print one table; the mean of each scorer."""
    values = measure(trace, label)
    if not values[REFERENCE]:
        raise SystemExit(f"{trace.name}: no week in it with somebody who came back and somebody who did not")
    days = (trace.last_s - trace.first_s) / DAY_S
    print(f"\n{trace.name}, {label}: {trace.messages} messages, {days:.0f} days, {len(values[REFERENCE])} egos")
    print(f"{'':28} {'MAP':>6}   {'against ' + REFERENCE:24} {'against ' + FORMER:24} against rapport")
    means = {name: fmean(egos.values()) for name, egos in values.items()}
    for name, mean in means.items():
        compared = [
            f"{mean - means[other]:+.3f} [{low:+.3f}, {high:+.3f}]"
            for other in (REFERENCE, FORMER, "rapport")
            for low, high in [interval(values[name], values[other])]
        ]
        print(f"{name:28} {mean:6.3f}   {'  '.join(f'{text:23}' for text in compared)}".rstrip())
    return {name.strip(): mean for name, mean in means.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("traces", nargs="+", type=Path, metavar="TRACE")
    parser.add_argument("--label", choices=("any", "useful"), action="append", help="default: both")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    options = parser.parse_args()
    traces = [read_trace(path) for path in options.traces]
    result: dict[str, dict[str, dict[str, float]]] = {}
    for label in options.label or ["any", "useful"]:
        result[label] = {trace.name: report(trace, label) for trace in traces}
        print(f"\nmean of {len(traces)}, {label}")
        for name in next(iter(result[label].values())):
            print(f"{name:28} {fmean(means[name] for means in result[label].values()):6.3f}")
    if options.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
