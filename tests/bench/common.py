"""What every measurement shares: load, figures of it, and how they are printed.

Owns a closed-loop load generator (N requests in flight, the next one starts when one ends), percentiles, memory of a
process and the report: a table for people and, with ``--json``, one JSON object as the last line for programs. What is
measured, and against which goal, belongs to the programs beside it. They are run by path
(``python tests/bench/throughput.py --json``) and import this file as ``common``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import operator
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

REPOSITORY = Path(__file__).resolve().parents[2]
# A program run by path sees its own folder only; it needs ``tests.support`` as well.
if str(REPOSITORY) not in sys.path:
    sys.path.insert(1, str(REPOSITORY))

Call = Callable[[int], Awaitable[object]]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which ``percent`` (0 to 100) of ``values`` (any order) lie, interpolated between neighbours.

    Raises:
        ValueError: no values, or a percentage out of range.
    """
    if not values or not 0 <= percent <= 100:
        raise ValueError(f"no percentile {percent} of {len(values)} values")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    low, high = ordered[math.floor(place)], ordered[math.ceil(place)]
    return low + (high - low) * (place - math.floor(place))


def rss_mb(pid: int | None = None) -> float:
    """Resident memory of a process (ours) in MiB, without its children."""
    resident: int = psutil.Process(pid or os.getpid()).memory_info().rss
    return resident / 2**20


# Load -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Load:
    """What a run of calls came to. ``latencies_s`` are those of the successful calls, in order of completion."""

    seconds: float
    latencies_s: list[float]
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def per_s(self) -> float:
        """Successful calls a second."""
        return len(self.latencies_s) / self.seconds

    def latency_ms(self, percent: float) -> float:
        """A percentile of the latencies, in milliseconds."""
        return percentile(self.latencies_s, percent) * 1000


async def closed_loop(
    call: Call, *, in_flight: int, total: int | None = None, seconds: float | None = None, warm_up: int = 0
) -> Load:
    """Keep ``in_flight`` calls running until ``total`` calls were made or ``seconds`` are over, whichever is first.

    ``call`` gets the number of the call, counted from 0 over warm-up and measurement together, so that numbers never
    repeat. The ``warm_up`` calls come first and count for nothing. A call that raises is counted by the name of its
    exception and has no latency.

    Raises:
        ValueError: neither ``total`` nor ``seconds``: it would never end; or nothing in flight.
    """
    if in_flight < 1 or (total is None and seconds is None):
        raise ValueError("say how many are in flight (1 or more), and either how many calls or how many seconds")
    if warm_up:
        await _loop(call, range(warm_up), in_flight, math.inf)
    last = sys.maxsize if total is None else warm_up + total
    return await _loop(call, range(warm_up, last), in_flight, math.inf if seconds is None else seconds)


async def _loop(call: Call, numbers: range, in_flight: int, seconds: float) -> Load:
    remaining = iter(numbers)
    latencies: list[float] = []
    failures: Counter[str] = Counter()
    started = time.perf_counter()

    async def worker() -> None:
        while time.perf_counter() - started < seconds and (number := next(remaining, None)) is not None:
            begun = time.perf_counter()
            try:
                await call(number)
            except Exception as error:
                failures[type(error).__name__] += 1
            else:
                latencies.append(time.perf_counter() - begun)

    async with asyncio.TaskGroup() as group:
        for _ in range(in_flight):
            group.create_task(worker())
    return Load(time.perf_counter() - started, latencies, failures)


async def interleaved(subjects: Mapping[str, Callable[[], Awaitable[Load]]], *, rounds: int) -> dict[str, list[Load]]:
    """Measure every subject once a round, so that a machine that slows down slows all of them.

    Returns the loads of each subject, one a round and in order: ratios are to be taken round by round.
    """
    loads: dict[str, list[Load]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, measure in subjects.items():
            loads[name].append(await measure())
    return loads


def median_ratio(of: Sequence[Load], to: Sequence[Load]) -> float:
    """The median over the rounds of one subject's throughput as a share of the other's."""
    return statistics.median(one.per_s / other.per_s for one, other in zip(of, to, strict=True))


# Report ---------------------------------------------------------------------------------------------------------------

_HOLDS: Mapping[str, Callable[[float, float], bool]] = {">=": operator.ge, "<=": operator.le}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. ``key`` is its name in the JSON object (None: for people only)."""

    label: str
    value: float
    unit: str = ""
    key: str | None = None
    goal: tuple[str, float] | None = None
    """``(">=", 0.45)`` or ``("<=", 2.0)``; None when nothing is promised."""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        return None if self.goal is None else _HOLDS[self.goal[0]](self.value, self.goal[1])


def number(value: float) -> str:
    """Three significant digits for what is small, whole thousands set apart for what is large."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(title: str, figures: Sequence[Figure]) -> str:
    """The figures as lines of text: label, value with unit, goal and whether it is met."""
    rows = [("", "measured", "goal", "")]
    for figure in figures:
        goal = f"{figure.goal[0]} {number(figure.goal[1])}" if figure.goal else ""
        verdict = {True: "met", False: "MISSED", None: ""}[figure.met]
        rows.append((figure.label, f"{number(figure.value)} {figure.unit}".strip(), goal, verdict))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip() for row in rows]
    return "\n".join([title, "-" * max(map(len, [title, *lines])), *lines])


def print_report(title: str, figures: Sequence[Figure], *, as_json: bool) -> None:
    """Print the table and, when asked, the JSON object as the last line of the output."""
    print(table(title, figures))
    if as_json:
        print(json.dumps({figure.key: round(figure.value, 6) for figure in figures if figure.key}), flush=True)


def build_parser(description: str | None) -> argparse.ArgumentParser:
    """A parser with what every measurement takes; each adds its own sizes and data files."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    return parser
