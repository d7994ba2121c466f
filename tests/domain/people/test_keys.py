"""A stored person is found by everything people call them, and by nothing that is somebody else's name."""

import pytest

from bot.domain.people import Key, Reference, keys_for, keys_of, near_keys


def found(reference: Reference, **stored: object) -> bool:
    return bool(set(keys_for(reference)) & set(keys_of(**stored)))  # type: ignore[arg-type]


def name(text: str) -> Reference:
    return Reference("name", text, text, (0, len(text)))


@pytest.mark.parametrize(
    "called", ["Robert Smith", "bob", "Bob Smith", "rob", "Smith", "Robert", "RS", "Robert S.", "R. Smith"]
)
def test_a_person_is_found_by_what_they_are_called(called: str) -> None:
    assert found(name(called), name="Robert Smith")


@pytest.mark.parametrize("other", ["Anna", "Anne", "Ann", "Hannah"])
def test_a_name_that_only_looks_alike_is_not_the_same(other: str) -> None:
    assert not found(name(other), name="Ana Silva")


def test_addresses_handles_and_slack_ids_are_keys() -> None:
    stored = keys_of("Ana Silva", emails=["Ana@Acme.io"], handles=["@AnaS"], slack_ids=["U1"])
    assert Key("email", "ana@acme.io") in stored
    assert Key("handle", "anas") in stored
    assert Key("slack", "U1") in stored


def test_a_mention_is_looked_up_by_slack_id_alone() -> None:
    assert keys_for(Reference("mention", "<@U1|bob>", "U1", (0, 9))) == (Key("slack", "U1"),)


def test_a_title_asks_for_the_family_name() -> None:
    assert found(name("Dr. Wu"), name="Mei Wu")


@pytest.mark.parametrize("slip", ["Anna Silvaa", "Ana Sliva", "Ana Silba", "Aan Silva", "Ana Silvera"])
def test_a_slip_shares_a_blocking_key(slip: str) -> None:
    assert set(near_keys(slip)) & set(keys_of("Ana Silva"))


def test_a_text_without_letters_has_no_keys() -> None:
    assert keys_of("!!") == ()
    assert near_keys("!!") == ()
