"""Counts as a row of blocks. Pure."""

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(counts: Sequence[int]) -> str:
    """One block a count, oldest first, from nothing (▁) to the highest (█)."""
    most = max(counts, default=0)
    if most <= 0:
        return _BLOCKS[0] * len(counts)
    return "".join(_BLOCKS[-(-max(0, count) * (len(_BLOCKS) - 1) // most)] for count in counts)
