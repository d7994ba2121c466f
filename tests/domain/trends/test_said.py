"""What of a message is counted."""

import pytest

from bot.domain.trends.said import said_in


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("_Zig_ is *fast*", {"zig", "fast"}),
        ("<@U1> told <#C1|general> about zig :tada:", {"told", "zig"}),
        ("```secret code``` and `more` zig", {"zig"}),
        ("&gt; quoted words\nzig", {"zig"}),
        ("zig <https://a.example/rust-post|rust post>", {"zig"}),
        ("mail <mailto:ana@acme.io|ana@acme.io>", {"mail"}),
        ("R&amp;D", {"r&d"}),
        ("", set()),
    ],
)
def test_terms_are_a_persons_own_words(text: str, terms: set[str]) -> None:
    assert said_in(text).terms == terms


def test_links_are_in_one_spelling_and_endless_ones_are_none() -> None:
    text = f"<https://www.a.example/x?utm_source=s|here> <http://a.example/x/> <https://a.example/{'y' * 600}>"
    assert said_in(text).links == {"https://a.example/x"}


def test_what_is_cut_off_at_the_end_of_a_long_message_is_neither_code_nor_half_a_link() -> None:
    for tail in ("```secret" + " " * 50 + "code```", f"<https://secret.example/{'y' * 100}>"):
        assert said_in(" " * 3980 + tail) == said_in("")


def test_a_very_long_message_has_bounds() -> None:
    said = said_in(" ".join(f"word{number} <https://a.example/{number}>" for number in range(5000)))
    assert len(said.terms) <= 200
    assert len(said.links) <= 20
