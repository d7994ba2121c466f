"""What a person cares about and why; and ideas from what several people raised."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotFound, NotUnderstood
from bot.usecases.content_ideas import content_ideas
from bot.usecases.person_interests import bring_back, correct_interests, interests_of
from tests.usecases.world import BO_USER, World


@pytest.fixture
def migrated_database_url(migrated_sqlite_url: str) -> str:
    """One database is enough: the statements behind this run on both in the tests of storage."""
    return migrated_sqlite_url


def test_rare_words_of_notes_and_repeated_posts_are_evidence(world: World) -> None:
    for number in range(8):
        world.person(f"Person {'abcdefgh'[number]}", note="planning the conference")
    ana = world.person("Ana", note="breeds axolotls for the conference")
    world.story("Compilers for everyone", person_id=ana, feed="ana")
    world.story("Faster compilers", days=3, person_id=ana, feed="ana")
    guesses = world.write(interests_of, world.caller, ana).guesses
    assert [(one.term, one.kind) for one in guesses if one.kind != "note"] == [("compilers", "post")]
    notes = [one for one in guesses if one.kind == "note"]
    assert {one.term for one in notes} == {"axolotls", "breeds"}
    assert "conference" not in {one.term for one in guesses}
    assert notes[0].quote == "breeds axolotls for the conference"


@pytest.mark.parametrize(
    ("note", "listed"),
    [
        ("looks forward to the new apartment, seemed tired but really enjoys sailing", ["sailing"]),
        ("excited about joining, wants help finding customers for her accessibility audits", ["accessibility", "audits"]),
        ("her daughter started kindergarten yesterday; promised to bring some", ["kindergarten"]),
        ("agreed that everything takes longer than expected", []),
    ],
)  # fmt: skip
def test_words_that_could_be_said_of_anything_are_no_interest(world: World, note: str, listed: list[str]) -> None:
    ana = world.person("Ana", note=note)
    found = [one.term for one in world.write(interests_of, world.caller, ana).guesses]
    assert sorted(found) == listed


def test_what_comes_up_again_stands_before_what_was_said_once(world: World) -> None:
    ana = world.person("Ana", note="an aquarium in the studio")
    world.person("Bea Aquino", note="knows the aquarium")
    world.note(ana, "her studio is finished")
    world.note(ana, "the studio needs microphones from Aquino")
    found = [one.term for one in world.write(interests_of, world.caller, ana).guesses]
    assert found == ["studio", "microphones", "aquarium"]


def test_phrase_of_general_words_that_posts_repeat_is_no_interest(world: World) -> None:
    ana = world.person("Ana")
    for number in (1, 2):
        world.story(f"Looks great {number}: open source boats", days=number, person_id=ana, feed="ana")
    found = {one.term for one in world.write(interests_of, world.caller, ana).guesses}
    assert found == {"boats", "open source", "source boats"}


def test_corrections_hold_until_they_are_taken_back(world: World) -> None:
    ana = world.person("Ana", note="breeds axolotls")
    world.write(correct_interests, world.caller, ana, ["Axolotls"], wanted=False)
    found = world.write(correct_interests, world.caller, ana, [" Deep  Sea ", "opera"], wanted=True)
    assert [one.term for one in found.guesses if one.kind == "said"] == ["deep sea", "opera"]
    assert found.removed == ("axolotls",)
    assert "axolotls" in {one.term for one in world.write(bring_back, world.caller, ana, "axolotls").guesses}


def test_removed_interest_meets_no_story_any_more(world: World) -> None:
    ana = world.person("Ana", note="breeds axolotls")
    world.story("Axolotls regrow their hearts", days=0.1)
    assert [item.name for item in world.compose().items if item.section == "stories"] == ["Ana"]
    world.write(correct_interests, world.caller, ana, ["axolotls"], wanted=False)
    assert [item.name for item in world.compose().items if item.section == "stories"] == [""]


@pytest.mark.parametrize("terms", [[], [" "], ["x" * 61]])
def test_what_is_no_interest_is_refused(world: World, terms: list[str]) -> None:
    ana = world.person("Ana")
    with pytest.raises(NotUnderstood):
        world.write(correct_interests, world.caller, ana, terms, wanted=True)


def test_nobody_elses_people_are_corrected(world: World) -> None:
    ana = world.person("Ana")
    bo = World(world.db, BO_USER, world.now)
    with pytest.raises(NotFound):
        bo.write(correct_interests, bo.caller, ana, ["opera"], wanted=True)
    assert world.write(interests_of, world.caller, ana).guesses == ()


def test_theme_of_several_people_is_an_idea_and_questions_come_first(world: World) -> None:
    world.person("Ana", met=[3], note="asked how mentoring works in small teams?")
    world.person("Bea", met=[5], note="struggling with mentoring")
    world.person("Cy", met=[5], note="likes podcasts")
    world.person("Dan", met=[6], note="records podcasts")
    world.person("Eve", met=[6], note="plays chess")
    ideas = world.write(content_ideas, world.caller)
    assert [(idea.term, len(idea.raised), idea.questions) for idea in ideas] == [
        ("mentoring", 2, 2),
        ("podcasts", 2, 0),
    ]


def test_old_notes_give_no_ideas(world: World) -> None:
    world.person("Ana", met=[200], note="asked about mentoring")
    world.person("Bea", met=[200], note="asked about mentoring")
    assert world.write(content_ideas, world.caller) == ()
