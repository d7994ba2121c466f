"""A follow-up without words of its own is explained by what was last said."""

from datetime import UTC, datetime

from bot.domain.nudges import FollowUp, MorningInput, rank, say_reasons

NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)


def words(**fields: str) -> str:
    follow_up = FollowUp(1, datetime(2026, 12, 7, tzinfo=UTC), person_id=1, name="Ana", **fields)
    return say_reasons(rank(MorningInput(follow_ups=(follow_up,)), NOW).due[0].reasons)


def test_last_note_explains_a_follow_up_that_says_nothing() -> None:
    assert words(last_note="she is moving to Berlin") == "Follow up, due today. Last time: she is moving to Berlin"


def test_follow_up_with_words_of_its_own_needs_no_note() -> None:
    assert words(about="the deck") == "The deck, due today"
