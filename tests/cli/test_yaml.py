"""YAML as Rapport writes it reads back as what it was, whatever the texts hold."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.yaml import to_yaml

AWKWARD = ["yes", "Off", "null", "~", "1e3", "0x1", "a: b", "- a", "#x", "12:30", "a #b", "", "a\u2028b", "\x7f"]
TEXTS = st.text(max_size=20) | st.sampled_from(AWKWARD)
KEYS = st.from_regex(r"[a-z]_[a-z]{1,8}", fullmatch=True)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.none() | st.integers(-9, 9),
    lambda inner: (
        st.lists(TEXTS | st.dictionaries(KEYS, inner, max_size=3), max_size=3)
        | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["alpha", "beta", "gamma"]), VALUES, min_size=1))
def test_what_is_written_reads_back(value: dict[str, object]) -> None:
    assert yaml.safe_load(to_yaml(value)) == value


@pytest.mark.parametrize("text", ["chat:write", "Log, find and follow up", "/rapport", "Save to Rapport"])
def test_plain_words_are_not_quoted(text: str) -> None:
    assert to_yaml({"name": text}) == f"name: {text}\n"
