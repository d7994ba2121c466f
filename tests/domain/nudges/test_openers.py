"""Openers: polite, from the user's own log, and never anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudges import Reason, opener
from bot.domain.nudges.openers import to_you

NOTE = Reason("last_time", {"note": "she is moving to Berlin."})
POST = Reason("posted", {"title": "Async without tears", "days": 1})


def test_opener_takes_up_the_last_note_and_the_post() -> None:
    said = opener("Ana Silva", (Reason("gap", {"days": 42.0}), NOTE, POST))
    assert said == (
        "Hi Ana, how have you been? Last time: you are moving to Berlin. How is that going? "
        "I read your post “Async without tears”."
    )


@pytest.mark.parametrize(
    ("reason", "about", "said"),
    [
        (Reason("birthday", {"days": 0}), "", "Happy birthday, Ana! I hope you have a lovely day."),
        (Reason("owed", {"days": 3}), "the budget", "Hi Ana, sorry for the late reply about the budget. "),
        (Reason("due", {"days": 0}), "the deck", "Hi Ana, about the deck: "),
        (Reason("due", {"days": 0}), "", "Hi Ana, as promised: "),
    ],
)
def test_each_reason_has_its_opener(reason: Reason, about: str, said: str) -> None:
    assert opener("Ana Silva", (reason,), about) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("her move to Berlin", "your move to Berlin"),
        ("he likes climbing", "you like climbing"),
        ("they're hiring, told him about Bo", "you are hiring, told you about Bo"),
        ("the theory of heroes", "the theory of heroes"),
    ],
)
def test_note_about_somebody_is_said_to_them(note: str, said: str) -> None:
    assert to_you(note) == said


@given(st.text(max_size=400), st.text(max_size=2000))
def test_any_name_and_note_give_a_short_line(name: str, note: str) -> None:
    said = opener(name, (Reason("last_time", {"note": note}),), note)
    assert said.startswith("Hi")
    assert len(said) < 1000
