"""How the garbage collector is set for a process that answers people."""

import gc
from collections.abc import Iterator

import pytest

from bot.collector import settle_collector


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


def test_what_is_loaded_is_left_alone_and_full_rounds_are_rare() -> None:
    before = gc.get_threshold()
    settle_collector()
    young, middle, full = gc.get_threshold()
    assert gc.get_freeze_count() > 10_000
    assert (young, middle) == before[:2]
    assert full > 10 * before[2]
