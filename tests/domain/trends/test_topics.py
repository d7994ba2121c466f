"""What stands behind `follow topic`."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotUnderstood
from bot.domain.trends import Topic, parse_topics


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("topic rust", (Topic("rust"),)),
        ("topics: Rust,  Borrow   Checker", (Topic("rust"), Topic("borrow checker"))),
        ("topic rust = rustlang, Cargo", (Topic("rust", ("rustlang", "cargo")),)),
        ("topic rust = rust, cargo, cargo", (Topic("rust", ("cargo",)),)),
        ("topic rust = cargo; python = cpython", (Topic("rust", ("cargo",)), Topic("python", ("cpython",)))),
        ("topic rust =", (Topic("rust"),)),
        ("rust", (Topic("rust"),)),
    ],
)
def test_topics_and_their_synonyms_are_read(text: str, topics: tuple[Topic, ...]) -> None:
    assert parse_topics(text) == topics


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("topic", "Which topic"),
        ("topic  , ;", "Which topic"),
        ("topic = cargo", "stands before"),
        ("topic " + "x" * 61, "at most 60"),
        ("topic a = " + ",".join(f"w{n}" for n in range(21)), "at most 20"),
    ],
)
def test_what_is_no_topic_is_told_so(text: str, words: str) -> None:
    with pytest.raises(NotUnderstood, match=words):
        parse_topics(text)
