"""Ids made by the application, so that the rows of one action can be written in one statement.

An id is 63 bits: 41 bits of milliseconds since 2025 (B-trees grow at their right end) and a counter of 22 bits that
starts at random in each process. Two processes can only meet in the same millisecond on the same count; the unit of
work that then breaks a primary key is run again with fresh ids.
"""

import itertools
import secrets
import time

_EPOCH_MS = 1_735_689_600_000
_count = itertools.count(secrets.randbits(22))


def new_id() -> int:
    """A fresh positive id, ascending over milliseconds, unique within this process."""
    return ((time.time_ns() // 1_000_000 - _EPOCH_MS) << 22) | (next(_count) & 0x3FFFFF)
