"""Stretches that the grammar cannot tell apart share a plan; so every word a rule names must be in the vocabulary."""

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot.domain.dates
from bot.domain.dates import read_dates
from bot.domain.dates.plans import steps
from bot.domain.dates.tokens import cut
from bot.domain.dates.vocabulary import VOCABULARY

NOW = datetime(2026, 5, 14, 10, tzinfo=UTC)
# These hold no rules: what they name is said, computed or cut, never compared with a word of the text.
WITHOUT_RULES = {
    "__init__",
    "calendar",
    "choose",
    "model",
    "reader",
    "spelling",
    "tokens",
    "values",
    "vocabulary",
    "words",
}
# Names of settings and fields in the code, not words of a text.
NOT_WORDS = {"tokens", "depth", "hints", "lengths", "lows", "memory", "clocks", "words", "hyphened"}


def words_of(module: Path) -> set[str]:
    """The words in a module's strings, without its docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
    return {word for text in strings for word in text.split() if re.fullmatch(r"[^\W\d_A-Z]+(?:'[^\W\d_]+)?", word)}


def test_every_word_a_rule_names_is_in_the_vocabulary() -> None:
    package = Path(bot.domain.dates.__file__).parent
    named = {word for module in package.glob("*.py") if module.stem not in WITHOUT_RULES for word in words_of(module)}
    assert len(named) > 500
    assert named - NOT_WORDS <= VOCABULARY


@pytest.mark.parametrize(
    ("one", "other"),
    [("met Ana Silva yesterday", "met Bob Brown yesterday"), ("budget talks on 3 May", "planet wares on 3 May")],
)
def test_other_names_in_the_same_sentence_share_a_plan(one: str, other: str) -> None:
    assert steps(cut(one)[0]) is steps(cut(other)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("finished on Friday", "Fin on Friday"), ("met on Monday", "meet on Monday"), ("lunch at 3pm", "lunch at 4pm")],
)
def test_what_tells_sentences_apart_is_no_part_of_a_shared_plan(one: str, other: str) -> None:
    assert steps(cut(one)[0]) is not steps(cut(other)[0])


def test_a_stretch_is_read_as_if_it_were_the_text_with_spans_of_the_whole() -> None:
    text = "Ana leaves on 3 June. follow up in 2 weeks"
    (found,) = read_dates(text, NOW, start=22, end=len(text)).mentions
    assert text[slice(*found.span)] == "in 2 weeks"
    assert found.start.date().isoformat() == "2026-05-28"


def test_a_date_beyond_the_calendar_does_not_hide_the_next_one() -> None:
    reading = read_dates("in 9000 years or tomorrow", NOW)
    assert [m.text for m in reading.mentions] == ["tomorrow"]
