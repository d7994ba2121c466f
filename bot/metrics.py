"""Counters of one process in Prometheus' text format. Owns counting and spelling; what is counted is the callers' choice.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4).
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds. Slack waits three for an answer.
BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
Labels = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Times:
    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS_S) + 1))
    sum_s: float = 0.0


class Metrics:
    """Counts and times by name and labels. Only for one event loop's thread. Label values come from small fixed sets."""

    def __init__(self) -> None:
        self._help: dict[str, str] = {}
        self._counts: dict[str, dict[Labels, float]] = {}
        self._times: dict[str, dict[Labels, _Times]] = {}
        self._gauges: dict[str, Callable[[], float]] = {}

    def describe(self, name: str, text: str) -> None:
        """The line of help that is shown with a name."""
        self._help[name] = text

    def count(self, name: str, by: float = 1, **labels: str) -> None:
        """Add to a counter; by convention its name ends in `_total`."""
        series = self._counts.setdefault(name, {})
        key = tuple(sorted(labels.items()))
        series[key] = series.get(key, 0) + by

    def observe(self, name: str, seconds: float, **labels: str) -> None:
        """Add one duration to a histogram."""
        times = self._times.setdefault(name, {}).setdefault(tuple(sorted(labels.items())), _Times())
        times.counts[bisect_left(BUCKETS_S, seconds)] += 1
        times.sum_s += seconds

    def gauge(self, name: str, read: Callable[[], float]) -> None:
        """A value that is read when it is asked for."""
        self._gauges[name] = read

    def render(self) -> str:
        """All of it, names in alphabetical order."""
        lines: list[str] = []
        for name in sorted({*self._counts, *self._times, *self._gauges}):
            if name in self._help:
                lines.append(f"# HELP {name} {self._help[name]}")
            if name in self._gauges:
                lines += [f"# TYPE {name} gauge", f"{name} {_number(self._gauges[name]())}"]
            elif name in self._counts:
                lines.append(f"# TYPE {name} counter")
                lines += [f"{name}{_labels(key)} {_number(value)}" for key, value in sorted(self._counts[name].items())]
            else:
                lines.append(f"# TYPE {name} histogram")
                for key, times in sorted(self._times[name].items()):
                    lines += _histogram(name, key, times)
        return "\n".join(lines) + "\n"


def _histogram(name: str, key: Labels, times: _Times) -> list[str]:
    lines, total = [], 0
    for bound, count in zip((*map(_number, BUCKETS_S), "+Inf"), times.counts, strict=True):
        total += count
        lines.append(f"{name}_bucket{_labels((*key, ('le', bound)))} {total}")
    return [*lines, f"{name}_sum{_labels(key)} {_number(times.sum_s)}", f"{name}_count{_labels(key)} {total}"]


def _labels(key: Labels) -> str:
    if not key:
        return ""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in key) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(round(value, 6))
