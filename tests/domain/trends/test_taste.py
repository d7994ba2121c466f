"""More and less: what a press says of other stories; and the sparkline."""

from __future__ import annotations

import pytest

from bot.domain.trends import sparkline
from bot.domain.trends.taste import Press, is_wanted, liking, terms_to_remember

LESS = Press("1", "blog", -1, frozenset(terms_to_remember("Quarterly earnings surprise investors")))
MORE = Press("2", "blog", 1, frozenset(terms_to_remember("Gardens on city rooftops")))


def wish(title: str, feed: str = "other", key: str = "9") -> float:
    return liking(key, feed, title, "", [LESS, MORE])


def test_pressed_story_goes_and_similar_ones_sink_with_what_they_share() -> None:
    assert not is_wanted(wish("Quarterly earnings surprise investors", "blog", "1"))
    assert wish("Quarterly earnings again") == -1.0
    assert wish("An earnings call") == -0.5
    assert wish("Something else") == 0.0


def test_more_raises_similar_ones_and_more_and_less_of_a_feed_cancel_out() -> None:
    assert wish("Rooftops and gardens") == 1.0
    assert wish("Something else", "blog") == 0.0


def test_many_presses_are_bounded() -> None:
    presses = [Press(str(n), "f", -1, frozenset({"earnings", "investors"})) for n in range(50)]
    assert liking("x", "g", "Earnings and investors", "", presses) == -3.0


def test_title_of_common_words_is_remembered_by_what_it_has() -> None:
    assert terms_to_remember("Learning today") == ("learning",)


@pytest.mark.parametrize(
    ("counts", "drawn"),
    [((), ""), ((0, 0), "▁▁"), ((0, 1, 8), "▁▂█"), ((3, 3), "██"), ((1, 1000), "▂█")],
)
def test_curve_is_drawn_in_blocks(counts: tuple[int, ...], drawn: str) -> None:
    assert sparkline(counts) == drawn
