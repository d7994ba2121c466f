"""What counts as the same term and the same page."""

import pytest

from bot.domain.trends import canonical_url, terms_of


def test_words_and_phrases_come_in_one_spelling() -> None:
    assert terms_of("Café Society’s New Rules") == {"cafe", "society", "rules", "cafe society"}


@pytest.mark.parametrize("name", ["c++", "c#", "node.js", "left-pad", "at&t", "日本語"])
def test_names_with_signs_stay_whole(name: str) -> None:
    assert name in terms_of(f"Notes on {name.upper()} again")


def test_no_phrase_crosses_a_function_word_or_the_end_of_a_clause() -> None:
    assert terms_of("Rust for Linux: kernel (draft) notes") >= {"rust", "linux", "kernel"}
    assert not {"rust linux", "linux kernel", "kernel draft", "draft notes"} & terms_of(
        "Rust for Linux: kernel (draft) notes"
    )


def test_numbers_alone_are_no_terms_but_a_version_is() -> None:
    assert terms_of("Python 3.14 in 2026") == {"python", "python 3.14"}


def test_summary_adds_its_terms_and_addresses_do_not() -> None:
    assert terms_of("Hello", "Berlin https://example.org/rust") == {"hello", "berlin"}


@pytest.mark.parametrize("text", ["", "the and of", "!!!", "\u0301", "'" * 50])
def test_text_without_terms_gives_none(text: str) -> None:
    assert terms_of(text) == frozenset()


@pytest.mark.parametrize(
    "variant",
    [
        "https://example.org/a/story",
        "http://www.example.org/a/story/",
        "https://m.example.org/a/story#comments",
        "https://example.org:443/a/story?utm_source=x&utm_medium=rss&fbclid=1",
        "https://amp.example.org/a/story",
        "https://example.org/a/story/amp/",
        "https://example.org/a/story.amp.html",
        "https://www.google.com/amp/s/example.org/a/story",
        "https://example-org.cdn.ampproject.org/c/s/example.org/a/story",
        "https://EXAMPLE.org/a/story/index.html?ref=home",
    ],
)
def test_variants_of_an_address_are_one_page(variant: str) -> None:
    assert canonical_url(variant) == "https://example.org/a/story"


def test_what_names_the_page_stays() -> None:
    assert canonical_url("https://example.org/watch?v=2&a=1") == "https://example.org/watch?a=1&v=2"
    assert canonical_url("https://youtu.be/xyz?si=abc") == canonical_url("https://m.youtube.com/watch?v=xyz")
    assert canonical_url("https://example.org:8080/a") == "https://example.org:8080/a"


@pytest.mark.parametrize("broken", ["", "not a url", "http://[::1", "http://x:99999/"])
def test_addresses_that_cannot_be_read_are_left_alone(broken: str) -> None:
    assert canonical_url(broken) == broken
