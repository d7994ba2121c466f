"""What measurements share: the numbers are right and the last line is for programs."""

from __future__ import annotations

import asyncio
import json
from functools import partial

import pytest

from tests.bench import common
from tests.bench.common import Figure, Load, closed_loop, interleaved, median_ratio, percentile


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([7.0], 99, 7.0), ([3.0, 1.0, 2.0], 50, 2.0), ([1.0, 2.0], 50, 1.5), ([*map(float, range(101))], 99, 99.0)],
)
def test_percentile_is_interpolated(values: list[float], percent: float, expected: float) -> None:
    assert percentile(values, percent) == expected


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 101)])
def test_percentile_of_nothing_is_refused(values: list[float], percent: float) -> None:
    with pytest.raises(ValueError, match="no percentile"):
        percentile(values, percent)


async def test_load_keeps_exactly_so_many_in_flight() -> None:
    now = most = 0
    seen: list[int] = []

    async def call(number: int) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        seen.append(number)
        await asyncio.sleep(0)
        now -= 1

    load = await closed_loop(call, in_flight=8, total=100, warm_up=10)
    assert most == 8
    assert sorted(seen) == list(range(110))
    assert len(load.latencies_s) == 100


async def test_load_ends_when_the_time_is_over() -> None:
    load = await closed_loop(lambda number: asyncio.sleep(0), in_flight=2, seconds=0.02)
    assert load.latencies_s
    assert load.per_s > 0


async def test_failed_calls_are_counted_apart() -> None:
    async def call(number: int) -> None:
        if number % 2:
            raise TimeoutError

    load = await closed_loop(call, in_flight=3, total=10)
    assert load.failures == {"TimeoutError": 5}
    assert len(load.latencies_s) == 5


async def test_load_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="how many seconds"):
        await closed_loop(lambda number: asyncio.sleep(0), in_flight=1)


async def test_ratio_is_taken_round_by_round() -> None:
    speeds = {"bare": iter([1.0, 2.0, 4.0]), "ours": iter([2.0, 4.0, 16.0])}

    async def measure(name: str) -> Load:
        return Load(next(speeds[name]), [0.001])

    loads = await interleaved({name: partial(measure, name) for name in speeds}, rounds=3)
    assert median_ratio(loads["ours"], loads["bare"]) == 0.5


def test_report_says_what_is_missed_and_ends_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    figures = [
        Figure("log on SQLite", 0.41, key="log_sqlite_ratio", goal=(">=", 0.45)),
        Figure("due query, p99", 1.5, "ms", key="due_p99_ms", goal=("<=", 2.0)),
        Figure("bare Bolt", 1234.5, "/s"),
    ]
    common.print_report("Throughput", figures, as_json=True)
    lines = capsys.readouterr().out.splitlines()
    assert "MISSED" in lines[3]
    assert lines[4].endswith("met")
    assert "1,234 /s" in lines[5]
    assert json.loads(lines[-1]) == {"log_sqlite_ratio": 0.41, "due_p99_ms": 1.5}


def test_own_memory_is_read() -> None:
    assert common.rss_mb() > 5
