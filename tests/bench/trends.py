"""How well trends are found: `python tests/bench/trends.py FILE... [--bursts known_bursts.json] [--json]`.

Each FILE holds dated titles (CSV, maybe .gz, with a `title` column and `date` or `created_at`). Every tick the terms of
the window are ranked against earlier windows; `rec@10` is the share of the terms that stay significantly up in the days
after and were already in the top ten, `MRR` the mean reciprocal rank of the first. `--bursts` gives dated events
(`date`, `terms`, `docs_in_8_days`): found when one of their terms is in the top three of what the product calls rising this
week, or today, within eight days. Near-duplicates
are measured on `data/near_duplicates.jsonl`, headlines edited the way sites re-tell each other.
"""

import argparse
import csv
import gzip
import io
import itertools
import json
import math
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.domain.trends import PastBin, Story, group_stories, rising, same_story, score_rising, terms_of

WEEK, TODAY = (timedelta(days=7), 8), (timedelta(days=1), 14)
"""What the product's two lists look at: the window, and how many earlier ones it is held against."""

PAIRS = Path(__file__).parent / "data" / "near_duplicates.jsonl"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
TOP = 10


@dataclass(frozen=True, slots=True)
class Windows:
    """Lengths in days: the window, how many earlier ones it is held against, the days after in which truth lies."""

    window: int = 7
    bins: int = 8
    future: int = 7
    step: int = 2
    min_docs: int = 3


@dataclass(frozen=True, slots=True)
class Tick:
    """What the ranker sees on one day, and what the following days brought."""

    day: date
    ranked: list[str]
    lasting: set[str]


def load(path: Path) -> dict[date, list[frozenset[str]]]:
    """Terms of each title by day."""
    text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")
    days: dict[date, list[frozenset[str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        day = date.fromisoformat((row.get("date") or row["created_at"])[:10])
        days[day].append(terms_of(row["title"]))
    return days


def count(days: dict[date, list[frozenset[str]]], first: date, length: int) -> tuple[int, Counter[str]]:
    docs = [terms for offset in range(length) for terms in days.get(first + timedelta(offset), ())]
    return len(docs), Counter(term for terms in docs for term in terms)


def ticks(days: dict[date, list[frozenset[str]]], shape: Windows) -> list[Tick]:
    first, last = min(days), max(days)
    day = first + timedelta(shape.window * (shape.bins + 1))
    found: list[Tick] = []
    while day <= last - timedelta(shape.future):
        start = day - timedelta(shape.window - 1)
        docs, now = count(days, start, shape.window)
        if docs >= 10:
            past = [
                count(days, start - timedelta(shape.window * back), shape.window) for back in range(shape.bins, 0, -1)
            ]
            found.append(tick(days, shape, day, (docs, now), past))
        day += timedelta(shape.step)
    return found


def tick(
    days: dict[date, list[frozenset[str]]],
    shape: Windows,
    day: date,
    present: tuple[int, Counter[str]],
    past: Sequence[tuple[int, Counter[str]]],
) -> Tick:
    docs, now = present
    candidates = [term for term, number in now.items() if number >= shape.min_docs]
    sizes = [size for size, _ in past]
    later, after = count(days, day + timedelta(1), shape.future)
    scores = {term: score_rising(now[term], docs, [c[term] for _, c in past], sizes) for term in candidates}
    ordered = sorted(candidates, key=lambda term: (-scores[term], " " not in term, term))
    lasting = {
        term
        for term in candidates
        if after[term] >= shape.min_docs
        and tail(after[term], later * (sum(c[term] for _, c in past) + 0.5) / max(1, sum(sizes))) < 1e-3
    }
    window = [
        terms for offset in range(shape.window) for terms in days.get(day - timedelta(shape.window - 1 - offset), ())
    ]
    return Tick(day, distinct(ordered, window), set(distinct(sorted(lasting), window)))


def tail(number: int, mean: float) -> float:
    """P(Poisson(mean) >= number)."""
    term, below = math.exp(-mean), 0.0
    for k in range(number):
        below += term
        term *= mean / (k + 1)
    return max(0.0, 1 - below)


def distinct(ordered: Sequence[str], docs: Sequence[frozenset[str]]) -> list[str]:
    """Drop terms whose documents are mostly those of a term before them."""
    kept: list[str] = []
    covered: set[int] = set()
    for term in ordered:
        carriers = {index for index, terms in enumerate(docs) if term in terms}
        if not kept or len(carriers & covered) <= 0.6 * len(carriers):
            kept.append(term)
            covered |= carriers
        if len(kept) == TOP:
            break
    return kept


def measure(found: list[Tick]) -> dict[str, float]:
    truths = [one for one in found if one.lasting]
    # A term counts when it, or a phrase around it, was shown: both stand for the same stories.
    hits = sum(sum(any(t in r or r in t for r in one.ranked) for t in one.lasting) for one in truths)
    ranks = [
        next((1 / (i + 1) for i, r in enumerate(one.ranked) if any(t in r or r in t for t in one.lasting)), 0.0)
        for one in truths
    ]
    return {
        "rec@10": hits / max(1, sum(len(one.lasting) for one in truths)),
        "MRR": sum(ranks) / max(1, len(ranks)),
        "ticks": len(found),
        "lasting": sum(len(one.lasting) for one in truths),
    }


def known_bursts(events: Path, titles: Path) -> tuple[int, int, int]:
    """Events in the top three of the week's list, of the week's or today's, and all; as somebody sees them who looks four
    times a day for eight days. Events of fewer than four documents are no bursts in this collection."""
    stories = dated(titles)
    found = asked = either = 0
    for event in json.loads(events.read_text()):
        if event["docs_in_8_days"] < 4:
            continue
        asked += 1
        start = datetime.combine(date.fromisoformat(event["date"]), datetime.min.time(), UTC)
        looks = [start + timedelta(hours=6 * look) for look in range(1, 37)]
        week, today = (min(places(stories, event["terms"], look, *span) for look in looks) for span in (WEEK, TODAY))
        found, either = found + (week <= 3), either + (min(week, today) <= 3)
        print(f"  {event['event']:34s} best place {week:3.0f} in the week, {today:3.0f} today")
    return found, either, asked


def dated(path: Path) -> list[Story]:
    """The titles of a file as stories of one source, oldest first."""
    text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    times = [datetime.fromisoformat(row.get("created_at") or row["date"]).replace(tzinfo=UTC) for row in rows]
    numbered = enumerate(zip(times, rows, strict=True))
    found = [Story(str(number), "all", None, row["title"], "", at, at) for number, (at, row) in numbered]
    return sorted(found, key=lambda one: one.dated_at)


@cache
def terms_read(title: str) -> frozenset[str]:
    return terms_of(title)


def places(stories: Sequence[Story], terms: Sequence[str], now: datetime, length: timedelta, bins: int) -> float:
    """The best place of any of `terms` in what the product calls rising at `now`; infinite when none is in the list."""
    window: list[Story] = []
    past = [(0, Counter[str]()) for _ in range(bins)]
    first = bisect_right(stories, now - (bins + 1) * length, key=lambda one: one.dated_at)
    last = bisect_right(stories, now, key=lambda one: one.dated_at)
    for one in stories[first:last]:
        age = int((now - one.dated_at) / length)
        if not age:
            window.append(one)
        elif age <= bins:
            docs, counts = past[bins - age]
            counts.update(terms_read(one.title))
            past[bins - age] = (docs + 1, counts)
    risen = [one.term for one in rising(window, [PastBin(docs, counts) for docs, counts in past], TOP)]
    return min((risen.index(term) + 1 for term in terms if term in risen), default=math.inf)


def near_duplicates() -> dict[str, float]:
    """Precision and recall of `same_story` over all labelled pairs, and of the groups built from all headlines."""
    right = wrong = missed = pairs = 0
    for number, line in enumerate(PAIRS.read_text(encoding="utf-8").splitlines()):
        group = json.loads(line)
        same = [story(f"{number}s{i}", *text) for i, text in enumerate(group["same"])]
        other = [story(f"{number}o{i}", *text) for i, text in enumerate(group["other"])]
        for a, b in itertools.combinations(same, 2):
            pairs += 1
            right, missed = (right + 1, missed) if same_story(a, b) else (right, missed + 1)
        for a, b in itertools.product(same, other):
            pairs += 1
            wrong += same_story(a, b)
    return {"pairs": pairs, "precision": right / max(1, right + wrong), "recall": right / max(1, right + missed)}


def story(key: str, title: str, summary: str) -> Story:
    return Story(key, key, None, title, summary, NOON, NOON)


def grouping_per_s(size: int = 2000) -> float:
    """Stories grouped a second, from the labelled headlines numbered apart."""
    texts = [text for line in PAIRS.read_text(encoding="utf-8").splitlines() for text in json.loads(line)["same"]]
    stories = [story(str(i), f"{texts[i % len(texts)][0]} {i // len(texts)}", "") for i in range(size)]
    started_s = time.perf_counter()
    group_stories(stories)
    return size / (time.perf_counter() - started_s)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--bursts", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report: dict[str, float] = {}
    for path in options.files:
        days = load(path)
        figures = measure(ticks(days, Windows()))
        print(f"{path.name:36s} " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        report |= {f"{path.name}:{name}": value for name, value in figures.items()}
        if options.bursts:
            found, either, asked = known_bursts(options.bursts, path)
            print(f"known bursts in the top three        {found} of {asked} in the week's list, {either} with today's")
            report |= {"bursts_found": found, "bursts_found_with_today": either, "bursts_asked": asked}
    duplicates = near_duplicates() | {"grouped_per_s": grouping_per_s()}
    print(
        "near-duplicates                      " + "  ".join(f"{name} {value:.3f}" for name, value in duplicates.items())
    )
    if options.json:
        print(json.dumps(report | duplicates))


if __name__ == "__main__":
    main()
