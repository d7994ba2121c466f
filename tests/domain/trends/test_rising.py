"""Rising means unusual against its own past, not merely frequent."""

import pytest

from bot.domain.trends import PastBin, rising, score_rising
from tests.domain.trends.stories import story

BN = [100] * 8


def test_new_term_outranks_one_that_is_always_frequent() -> None:
    assert score_rising(5, 100, [0] * 8, BN) > score_rising(12, 100, [11] * 8, BN)


def test_more_documents_mean_more_of_a_rise() -> None:
    assert score_rising(8, 100, [1] * 8, BN) > score_rising(5, 100, [1] * 8, BN) > 0


def test_usual_and_sinking_terms_do_not_rise() -> None:
    assert score_rising(3, 100, [4] * 8, BN) <= 0
    assert score_rising(0, 100, [4] * 8, BN) < 0


def test_rise_that_has_begun_earlier_counts_more_than_a_rebound() -> None:
    lasting = score_rising(8, 100, [0, 0, 0, 0, 0, 0, 0, 4], BN)
    rebound = score_rising(8, 100, [4, 0, 0, 0, 0, 0, 0, 0], BN)
    assert lasting > rebound


def test_score_is_the_documented_closed_form() -> None:
    mu = 0.5 / 801 * 100
    assert score_rising(5, 100, [0] * 8, BN) == pytest.approx((5 - mu) * 4.38346 * (1 - 0.25 * mu / (5 - mu)), rel=1e-4)


@pytest.mark.parametrize(("bg", "bn"), [([], []), ([0], [0]), ([0, 0], [3, 0])])
def test_missing_past_is_no_error_and_frequency_leads(bg: list[int], bn: list[int]) -> None:
    assert score_rising(9, 50, bg, bn) > score_rising(4, 50, bg, bn) > 0


def window(*groups: tuple[str, int]):
    words = ("oak", "elm", "ash", "fig", "yew", "bay", "fir", "box", "may", "rue")
    return [
        story(f"{topic} and the {words[n]}", feed=f"f{n}", key=f"{topic}{n}", hours=n + 1)
        for topic, number in groups
        for n in range(number)
    ]


def test_trends_carry_their_stories_sources_and_curve() -> None:
    past = [PastBin(40, {"rust": 4}), PastBin(40, {"rust": 5, "left-pad": 1})]
    (first, *_) = rising(window(("left-pad", 5), ("rust", 4)), past, 5)
    assert (first.term, first.feeds, first.curve) == ("left-pad", 5, (0, 1, 5))
    assert [one.key for one in first.stories] == [f"left-pad{n}" for n in range(5)]


def test_phrase_stands_for_its_words() -> None:
    found = [one.term for one in rising(window(("panama papers", 5)), [PastBin(100, {})], 5)]
    assert found == ["panama papers"]


def test_one_feed_alone_makes_no_trend_beside_others() -> None:
    loud = [story(f"zeppelin {word}", feed="loud", key=word) for word in ("oak", "elm", "ash", "fig")]
    assert "zeppelin" not in [one.term for one in rising([*loud, story("calm", feed="calm")], [PastBin(50, {})], 9)]
    assert rising(loud, [PastBin(50, {})], 9)[0].term == "zeppelin"


def test_few_stories_are_no_trend() -> None:
    assert rising(window(("rust", 2)), [PastBin(50, {})], 5) == ()
    assert rising([], [], 5) == ()
