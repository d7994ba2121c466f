"""Whom a text concerns, and how rarity decides."""

from __future__ import annotations

from bot.domain.trends.meeting import NoteText, by_term, note_ties, said_ties, whom_it_concerns

ANA, BO, CY = 1, 2, 3


def names(found: tuple) -> list[str]:  # type: ignore[type-arg]
    return [tie.name for tie in found]


def test_tag_meets_a_story_and_its_author_is_left_out() -> None:
    ties = by_term(said_ties("tag", [("rust", ANA, "Ana"), ("rust", BO, "Bo")]))
    assert names(whom_it_concerns("Rust in the kernel", "", ties)) == ["Ana", "Bo"]
    assert names(whom_it_concerns("Rust in the kernel", "", ties, but=ANA)) == ["Bo"]


def test_who_shares_more_is_more_concerned() -> None:
    ties = by_term(said_ties("tag", [("rust", ANA, "Ana"), ("rust", BO, "Bo"), ("kernel", BO, "Bo")]))
    assert names(whom_it_concerns("Rust in the kernel", "", ties)) == ["Bo", "Ana"]


def test_word_of_a_rare_note_counts_and_one_of_everybodys_notes_does_not() -> None:
    notes = [NoteText(n, f"P{n}", "planning the conference") for n in range(20)]
    ties = by_term(note_ties([*notes, NoteText(99, "Ana", "breeds axolotls, conference")]))
    assert names(whom_it_concerns("Axolotls regrow their hearts", "", ties)) == ["Ana"]
    assert whom_it_concerns("The conference opens", "", ties) == ()


def test_note_words_in_a_summary_are_no_reason() -> None:
    ties = by_term(note_ties([NoteText(ANA, "Ana", "breeds axolotls")]))
    assert whom_it_concerns("Other things", "axolotls are mentioned", ties) == ()


def test_interest_taken_away_links_nobody_any_more() -> None:
    ties = by_term(said_ties("tag", [("rust", ANA, "Ana")]), frozenset({(ANA, "rust")}))
    assert whom_it_concerns("Rust again", "", ties) == ()


def test_phrase_of_three_words_is_found_where_it_stands() -> None:
    ties = by_term(said_ties("said", [("large language models", ANA, "Ana")]))
    assert names(whom_it_concerns("Why large language models stumble", "", ties)) == ["Ana"]
    assert whom_it_concerns("Language models, large and small", "", ties) == ()


def test_persons_own_name_in_their_notes_is_no_interest() -> None:
    assert note_ties([NoteText(ANA, "Ana Silveira", "Silveira")]) == []
