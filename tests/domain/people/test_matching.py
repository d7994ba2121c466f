"""One match is used, several are asked about, a near miss is offered and never taken."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import (
    Candidate,
    Key,
    Match,
    Near,
    NoOne,
    One,
    Reference,
    Several,
    keys_for,
    keys_of,
    match,
    near_keys,
)

NOW = datetime(2026, 5, 14, 14, tzinfo=UTC)


def person(
    number: int, name: str, *nicknames: str, days_ago: float | None = None, kinds: tuple[str, ...] = ()
) -> Candidate:
    last = None if days_ago is None else NOW - timedelta(days=days_ago)
    return Candidate(number, name, None, nicknames, frozenset(kinds), last, 3)


def decided(reference: Reference, *people: Candidate) -> Match:
    """What is decided when the keys of each of these people were looked up, as storage does."""
    wanted = {*keys_for(reference), *near_keys(reference.value)}
    return match(reference, [found for one in people if (found := _found(one, wanted)).matched], NOW)


def _found(one: Candidate, wanted: set[Key]) -> Candidate:
    hit = {key.kind for key in wanted.intersection(keys_of(one.name, nicknames=one.nicknames))}
    return replace(one, matched=one.matched | hit)


def ref(text: str) -> Reference:
    return Reference("name", text, text, (0, len(text)))


def test_the_full_name_beats_a_first_name() -> None:
    result = decided(ref("ana"), person(1, "Ana Silva"), person(2, "Ana"))
    assert isinstance(result, One)
    assert (result.candidate.person_id, result.how) == (2, "name")


def test_the_own_nickname_beats_a_first_name() -> None:
    result = decided(ref("Bobby"), person(1, "Bobby Jones"), person(2, "Carla Diaz", "Bobby"))
    assert isinstance(result, One)
    assert (result.candidate.person_id, result.how) == (2, "nick")


def test_a_first_name_beats_a_usual_short_form() -> None:
    result = decided(ref("Bob"), person(1, "Robert Smith"), person(2, "Bob Jones"))
    assert isinstance(result, One)
    assert result.candidate.person_id == 2


def test_two_of_one_first_name_are_asked_about() -> None:
    result = decided(ref("Ana"), person(1, "Ana Silva", days_ago=20), person(2, "Ana Costa", days_ago=5))
    assert isinstance(result, Several)
    assert [c.person_id for c in result.candidates] == [2, 1]


def test_the_one_spoken_of_lately_wins_when_the_other_is_long_silent() -> None:
    result = decided(ref("Ana"), person(1, "Ana Silva", days_ago=200), person(2, "Ana Costa", days_ago=2))
    assert isinstance(result, One)
    assert (result.candidate.person_id, result.how) == (2, "recent")


def test_a_full_name_does_not_take_another_person_of_that_first_name() -> None:
    result = decided(ref("Ana Silva"), person(1, "Ana Costa", days_ago=1))
    assert isinstance(result, NoOne)


def test_a_longer_name_than_the_stored_one_is_offered() -> None:
    assert isinstance(decided(ref("Ana Silva"), person(1, "Ana")), Near)


@pytest.mark.parametrize("slip", ["Anna Silvaa", "Ana Sliva", "Ana Silvia"])
def test_a_near_miss_is_offered(slip: str) -> None:
    result = decided(ref(slip), person(1, "Ana Silva", kinds=("sound",)))
    assert result == Near((person(1, "Ana Silva", kinds=("sound",)),))


@pytest.mark.parametrize("other", ["Ada Salva", "Tom Baker", "Anton Silver"])
def test_a_different_name_is_nobody(other: str) -> None:
    assert decided(ref(other), person(1, "Ana Silva", kinds=("sound",))) == NoOne()


def test_an_address_is_sure() -> None:
    reference = Reference("email", "ana@acme.io", "ana@acme.io", (0, 11))
    result = decided(reference, person(1, "Ana Silva", kinds=("email",)))
    assert result == One(person(1, "Ana Silva", kinds=("email",)), "email")


def test_nobody_among_nobody() -> None:
    assert decided(ref("Ana")) == NoOne()


@pytest.mark.parametrize("slip", ["Sna Silva", "Ana Sikva", "Anasilva", "An Asilva", "Anya Silva"])
def test_every_kind_of_slip_is_looked_up_and_offered(slip: str) -> None:
    assert isinstance(decided(ref(slip), person(1, "Ana Silva")), Near)
