"""Texts nobody would type, read by `bot.domain.dates` and `bot.domain.notes`: does anything fail, is anything slow?

Usage: fuzz.py [SECONDS] [--seed N] [--save FOLDER]. Reports exceptions, and in CPU time of the thread the slowest first
readings, the same texts read once more, and how many of each took over 50 ms; what the garbage collector took of a reading
is told beside it. Where others share the cores CPU time itself swells, so a fixed piece of work is timed in between: its
median over its best tells how much. The texts that failed or were slow are kept in the folder.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from common import Figure, build_parser, percentile, print_report

from bot.collector import settle_collector
from bot.domain.dates import DateOrder, Tense, read_dates
from bot.domain.dates.vocabulary import VOCABULARY as DATE_WORDS
from bot.domain.notes import parse_line
from bot.domain.notes import vocabulary as note_words

SLOW_S = 0.050
MOST_CHARACTERS = 3_000
KEPT = 20
LINES = Path(__file__).parent / "data"
ZONES = [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu")]
GAPS = (" ", " ", " ", " ", "  ", "\n", ", ", ". ", "; ", "-", "/", ":", "'", "", " - ", " & ")
SIGNS = "()[]{}<>\"'`*_~|@#$%&+=/\\,.;:!?-\u2013\u2019\u201c\u201d\u2026"
DATE_LIKE = (
    "3/4", "3.11.", "2026-11-03", "15:30", "9am", "0805", "12 May", "the 3rd", "Q3 2027", "week 31", "<@U2AB|ana>",
    "in 3 weeks", "every 2 weeks", "next Friday", "Ana Silva", "ana@acme.io", "https://x.io/a?b=c", "#python", ":tada:",
)  # fmt: skip


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument(
        "--seed", type=int, default=None, help="repeats a run; a new one is drawn and printed otherwise"
    )
    parser.add_argument("--save", type=Path, default=Path("fuzz-found"), help="where offending texts are kept")
    args: argparse.Namespace = parser.parse_args()
    seed = args.seed if args.seed is not None else random.SystemRandom().randrange(10**9)
    print(f"seed {seed}", flush=True)
    run = _run(args.seconds, random.Random(seed))
    _keep(run, args.save)
    print_report(f"{args.seconds:g} s of texts, seed {seed}", run.figures(), as_json=args.json)


# The texts -------------------------------------------------------------------------------------------------------------


def _any_sign(rng: random.Random, size: int) -> str:
    tops = (0x7F, 0x24F, 0x2FFF, 0x1FFFF)
    return "".join(chr(rng.randrange(1, rng.choice(tops))) for _ in range(size)).encode(errors="ignore").decode()


def _note_vocabulary() -> list[str]:
    sets = (value for value in vars(note_words).values() if isinstance(value, (frozenset, set, dict)))
    return sorted({word for words in sets for word in words if isinstance(word, str)})


WORDS = sorted(DATE_WORDS) + _note_vocabulary() + list(DATE_LIKE)


def _joined(rng: random.Random, draw: Callable[[], str], size: int) -> str:
    parts: list[str] = []
    length = 0
    while length < size:
        word, gap = draw(), rng.choice(GAPS)
        parts += [word, gap]
        length += len(word) + len(gap)
    return "".join(parts)


def _salad(rng: random.Random, size: int) -> str:
    """Words of both grammars in any order, some with capitals, and figures."""

    def draw() -> str:
        word = rng.choice(WORDS) if rng.random() < 0.8 else str(rng.randrange(10 ** rng.randrange(1, 7)))
        return word.capitalize() if rng.random() < 0.3 else word

    return _joined(rng, draw, size)


def _repeated(rng: random.Random, size: int) -> str:
    """A few words over and over: what makes a grammar that tries everything try it often."""
    few = [rng.choice(WORDS) if rng.random() < 0.8 else str(rng.randrange(40)) for _ in range(rng.randrange(1, 5))]
    gap = rng.choice(GAPS)
    return gap.join(few * (size // max(len(gap.join(few)) + len(gap), 1) + 1))


def _nested(rng: random.Random, size: int) -> str:
    opened = rng.choice(("(", "[", "{", "<", '"', "`", "*", "_", "<@U", "<#C", "<https://"))
    inside = rng.choice((*DATE_LIKE, "", "a", "met Ana"))
    closing = rng.choice((")", "]", "}", ">", '"', "`", "*", "_", "|x>", ""))
    return opened * (size // 3) + inside + closing * (size // 3)


def _digits(rng: random.Random, size: int) -> str:
    run = "".join(rng.choice("0123456789") for _ in range(rng.randrange(1, size)))
    step = rng.randrange(1, 9)
    return rng.choice((run, rng.choice("/.-: ,").join(run[i : i + step] for i in range(0, len(run), step))))


def _mutated(lines: list[str]) -> Callable[[random.Random, int], str]:
    """Real lines, one behind the other, with signs put in, words dropped, doubled and swapped."""

    def mutate(rng: random.Random, size: int) -> str:
        text = ""
        while len(text) < size:
            words = rng.choice(lines).split(" ")
            for _ in range(rng.randrange(6)):
                i, j = rng.randrange(len(words)), rng.randrange(len(words))
                change = rng.randrange(4)
                if change == 0:
                    words[i], words[j] = words[j], words[i]
                elif change == 1:
                    words[i] = words[i] + rng.choice(SIGNS) * rng.randrange(1, 4)
                elif change == 2:
                    words[i] = rng.choice(WORDS)
                else:
                    words.insert(i, words[j])
            text += rng.choice((" ", ". ", "\n", ", ")) + " ".join(words)
        return text

    return mutate


def texts(rng: random.Random) -> Iterator[str]:
    """Without end; two of three are as long as they may be."""
    lines = [json.loads(row)["text"] for path in sorted(LINES.glob("lines_*.jsonl")) for row in path.open("rb")]
    makers = (_any_sign, _salad, _repeated, _nested, _digits, _mutated(lines))
    while True:
        size = MOST_CHARACTERS if rng.random() < 0.67 else rng.randrange(2, MOST_CHARACTERS)
        yield rng.choice(makers)(rng, size)[:size]


# The readings ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Reading:
    """One text through one reader. Seconds of CPU of the thread; `collecting_s` is the collector's part of `first_s`."""

    reader: str
    text: str
    first_s: float
    again_s: float
    collecting_s: float
    error: str = ""


class Run:
    """What a run found; the collector's time is counted through `gc.callbacks`."""

    def __init__(self) -> None:
        self.firsts: list[float] = []
        self.agains: list[float] = []
        self.slow: list[Reading] = []
        self.failed: list[Reading] = []
        self.paces: list[float] = []
        self.collecting_s = 0.0
        self._since = 0.0

    def collected(self, phase: str, info: dict[str, int]) -> None:
        """What `gc` calls around each collection."""
        if phase == "start":
            self._since = time.thread_time()
        else:
            self.collecting_s += time.thread_time() - self._since

    def pace(self) -> None:
        """Time the fixed piece of work."""
        began = time.thread_time()
        sum(number * number % 7 for number in range(20_000))
        self.paces.append(time.thread_time() - began)

    def add(self, reader: str, read: Callable[[], object], text: str) -> None:
        spent = self.collecting_s
        error = ""
        first_s = time.thread_time()
        try:
            read()
        except Exception:  # what is looked for
            error = traceback.format_exc()
        first_s = time.thread_time() - first_s
        collecting_s = self.collecting_s - spent
        again_s = time.thread_time()
        if not error:
            read()
        again_s = time.thread_time() - again_s
        found = Reading(reader, text, first_s, again_s, collecting_s, error)
        self.firsts.append(first_s)
        self.agains.append(again_s)
        if error:
            self.failed.append(found)
        if first_s > SLOW_S or again_s > SLOW_S:
            self.slow.append(found)

    def figures(self) -> list[Figure]:
        total = max(len(self.firsts), 1)
        over = sum(each > SLOW_S for each in self.firsts)
        again = sum(each > SLOW_S for each in self.agains)
        unaided = sum(each.first_s - each.collecting_s > SLOW_S for each in self.slow)
        return [
            Figure("readings", len(self.firsts), "", "readings"),
            Figure("exceptions", len(self.failed), "", "exceptions", ("<=", 0)),
            Figure("first reading, p99", percentile(self.firsts, 99) * 1000, "ms", "first_p99"),
            Figure("first reading, slowest", max(self.firsts) * 1000, "ms", "first_max", ("<=", 50)),
            Figure("first reading over 50 ms", over, "", "first_over", ("<=", 0)),
            Figure("  share of all", over / total, "", "first_share"),
            Figure("  over 50 ms without the collector", unaided, "", "first_unaided"),
            Figure(
                "fixed work, median over best", statistics.median(self.paces) / min(self.paces), "times", "swelling"
            ),
            Figure("read again, slowest", max(self.agains) * 1000, "ms", "again_max", ("<=", 50)),
            Figure("read again, over 50 ms", again, "", "again_over", ("<=", 0)),
        ]


def _run(seconds: float, rng: random.Random) -> Run:
    run = Run()
    settle_collector()
    gc.callbacks.append(run.collected)
    until = time.monotonic() + seconds
    try:
        for text in texts(rng):
            now = datetime(2026, 11, 18, 10, 30, tzinfo=UTC) + timedelta(minutes=rng.randrange(-(10**7), 10**7))
            now = now.astimezone(rng.choice(ZONES))
            tense, order = rng.choice([*Tense]), rng.choice([None, *DateOrder])
            run.add("dates", lambda: read_dates(text, now, tense=tense, order=order), text)  # noqa: B023
            run.add("notes", lambda: parse_line(text, now, order=order), text)  # noqa: B023
            run.pace()
            if time.monotonic() > until:
                break
    finally:
        gc.callbacks.remove(run.collected)
    return run


def _keep(run: Run, folder: Path) -> None:
    found = [*run.failed, *sorted(run.slow, key=lambda each: -each.first_s)][:KEPT]
    if not found:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(found):
        (folder / f"{number:02}-{each.reader}.txt").write_text(each.text, encoding="utf-8")
        print(
            f"{folder}/{number:02}-{each.reader}.txt: first {each.first_s * 1000:.1f} ms (collector "
            f"{each.collecting_s * 1000:.1f}), again {each.again_s * 1000:.1f} ms {each.error[-300:]}"
        )


if __name__ == "__main__":
    main()
