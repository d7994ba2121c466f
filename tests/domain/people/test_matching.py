"""One match is used, several are asked about, a near miss is offered and never taken."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Candidate, Near, NoOne, One, Reference, Several, match

NOW = datetime(2026, 5, 14, 14, tzinfo=UTC)


def person(
    number: int, name: str, *nicknames: str, days_ago: float | None = None, kinds: tuple[str, ...] = ()
) -> Candidate:
    last = None if days_ago is None else NOW - timedelta(days=days_ago)
    return Candidate(number, name, None, nicknames, frozenset(kinds), last, 3)


def ref(text: str) -> Reference:
    return Reference("name", text, text, (0, len(text)))


def test_the_full_name_beats_a_first_name() -> None:
    result = match(ref("ana"), [person(1, "Ana Silva"), person(2, "Ana")], NOW)
    assert result == One(person(2, "Ana"), "name")


def test_the_own_nickname_beats_a_first_name() -> None:
    result = match(ref("Bobby"), [person(1, "Bobby Jones"), person(2, "Carla Diaz", "Bobby")], NOW)
    assert isinstance(result, One)
    assert (result.candidate.person_id, result.how) == (2, "nick")


def test_a_first_name_beats_a_usual_short_form() -> None:
    result = match(ref("Bob"), [person(1, "Robert Smith"), person(2, "Bob Jones")], NOW)
    assert isinstance(result, One)
    assert result.candidate.person_id == 2


def test_two_of_one_first_name_are_asked_about() -> None:
    result = match(ref("Ana"), [person(1, "Ana Silva", days_ago=20), person(2, "Ana Costa", days_ago=5)], NOW)
    assert isinstance(result, Several)
    assert [c.person_id for c in result.candidates] == [2, 1]


def test_the_one_spoken_of_lately_wins_when_the_other_is_long_silent() -> None:
    result = match(ref("Ana"), [person(1, "Ana Silva", days_ago=200), person(2, "Ana Costa", days_ago=2)], NOW)
    assert isinstance(result, One)
    assert (result.candidate.person_id, result.how) == (2, "recent")


def test_a_full_name_does_not_take_another_person_of_that_first_name() -> None:
    result = match(ref("Ana Silva"), [person(1, "Ana Costa", days_ago=1)], NOW)
    assert isinstance(result, NoOne)


def test_a_longer_name_than_the_stored_one_is_offered() -> None:
    assert isinstance(match(ref("Ana Silva"), [person(1, "Ana")], NOW), Near)


@pytest.mark.parametrize("slip", ["Anna Silvaa", "Ana Sliva", "Ana Silvia"])
def test_a_near_miss_is_offered(slip: str) -> None:
    result = match(ref(slip), [person(1, "Ana Silva", kinds=("sound",))], NOW)
    assert result == Near((person(1, "Ana Silva", kinds=("sound",)),))


@pytest.mark.parametrize("other", ["Ada Salva", "Tom Baker", "Anton Silver"])
def test_a_different_name_is_nobody(other: str) -> None:
    assert match(ref(other), [person(1, "Ana Silva", kinds=("sound",))], NOW) == NoOne()


def test_an_address_is_sure() -> None:
    reference = Reference("email", "ana@acme.io", "ana@acme.io", (0, 11))
    result = match(reference, [person(1, "Ana Silva", kinds=("email",))], NOW)
    assert result == One(person(1, "Ana Silva", kinds=("email",)), "email")


def test_nobody_among_nobody() -> None:
    assert match(ref("Ana"), [], NOW) == NoOne()
