"""Rapport's ranking of rising terms, for evaluators that load a file and call `score_<name>(x, n, bg, bn)`."""

import sys
from collections.abc import Sequence
from pathlib import Path

# Evaluators load this file by path, from anywhere.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.domain import trends


def score_rapport(x: int, n: int, bg: Sequence[int], bn: Sequence[int]) -> float:
    """`x` of `n` documents now, `bg[i]` of `bn[i]` in earlier bins, oldest first."""
    return trends.score_rising(x, n, bg, bn)
