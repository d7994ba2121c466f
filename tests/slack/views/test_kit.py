"""The blocks everything is built of stay within Slack's limits, and nothing a person typed is interpreted in them."""

from __future__ import annotations

import pytest

from bot.demo.workspace.blocks import MESSAGE, check_blocks, too_long_for_a_message
from bot.slack.requests import Block
from bot.slack.views.errors import pieces, refusal, rest_of
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    calm,
    context,
    cut,
    fields,
    header,
    option,
    overflow,
    people_select,
    plain,
    quoted,
    section,
    select,
    text_input,
    unescaped,
)

ODD = (
    "",
    " ",
    "\n\n\n",
    "x" * 5000,
    "&" * 3000,
    "<!channel>" * 500,
    "👨‍👩‍👧‍👦" * 900,
    "🇵🇹" * 2000,
    "a\n" * 4000,
    "\u202e" * 300,
    "*_~`>" * 900,
    "<https://x.example/" + "y" * 4000 + "|z>",
    "&amp;&lt;&gt;" * 800,
)


@pytest.mark.parametrize("text", ODD)
def test_blocks_made_of_anything_are_taken(text: str) -> None:
    made: list[Block] = [
        section(calm(text)),
        section(quoted(text)),
        section(bold(text)),
        header(text),
        context(plain(text), text),
        fields([(text[:50] or "x", text)] * 12),
        actions(
            button(text, "a.b", text),
            select(text, "a.c", [option(text, "1", text)] * 120),
            overflow("a.d", [option(text, str(number)) for number in range(9)]),
            people_select(text, "a.e"),
        ),
    ]
    assert check_blocks(made, MESSAGE) == []


@pytest.mark.parametrize(
    "mark", ["<!channel>", "<!here|x>", "<!everyone>", "<!subteam^S1>", "<!subteam^S1|@all>", "<!x"]
)
def test_nothing_quoted_notifies_anybody(mark: str) -> None:
    shown = quoted(f"hi {mark} there")
    assert "<!" not in shown
    assert "there" in shown


def test_names_are_letters_whatever_is_in_them() -> None:
    assert bold("<!channel> & *co*") == "*&lt;!channel&gt; &amp; \u200b*\u200bco\u200b*\u200b*"


@pytest.mark.parametrize(
    ("text", "most", "kept"), [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("a &amp; b", 6, "a…")]
)
def test_cutting_leaves_no_half_of_an_escaped_character(text: str, most: int, kept: str) -> None:
    assert cut(text, most) == kept


def test_cutting_leaves_no_half_of_a_link() -> None:
    assert cut("see <https://x.example|this page> now", 20) == "see…"


def test_what_people_saw_comes_back_in_forms() -> None:
    assert unescaped("<@U1|maya> &amp; <https://a.b|page> &lt;3 <!here>") == "maya & page <3 @here"
    assert text_input("a", "x" * 9000)["initial_value"] == "x" * 3000


@pytest.mark.parametrize("typed", [text for text in ODD if text.strip()])
def test_a_refusal_and_its_rest_give_back_all_that_was_typed(typed: str) -> None:
    def squeezed(text: str) -> str:
        return "".join(text.replace("\n> ", "\n").split())

    whole = "".join(piece.removeprefix("> ") for piece in pieces(typed))
    assert squeezed(whole) == squeezed(calm(typed)) or "<" in typed
    for message in (refusal("No.", typed), *rest_of(typed)):
        assert check_blocks(message.blocks, MESSAGE) == []
        assert not too_long_for_a_message(message.blocks)
