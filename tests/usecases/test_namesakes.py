"""Whom a name means among many who share it; on both databases."""

from __future__ import annotations

import pytest

from bot.domain.people import Reference, keys_of
from bot.storage.people import add_keys
from bot.usecases.resolve import Unsure, find_one, typed_keys
from tests.usecases.world import World

SURNAMES = (
    "Ito",
    "Bell",
    "Cruz",
    "Dahl",
    "Egan",
    "Faro",
    "Gast",
    "Hahn",
    "Imre",
    "Jung",
    "Kern",
    "Lind",
    "Mora",
    "Nagy",
)


def means(world: World, name: str) -> str:
    return world.db.read_now(find_one, world.caller, Reference("name", name, name)).name


def test_of_many_namesakes_the_lately_met_are_offered(world: World) -> None:
    for days, surname in enumerate(SURNAMES, start=3):
        world.person(f"Bobby {surname}", met=[days])
    with pytest.raises(Unsure) as asked:
        means(world, "bobby")
    assert [one.name for one in asked.value.people] == [f"Bobby {surname}" for surname in SURNAMES[:10]]


def test_somebody_s_own_nickname_is_found_behind_any_number_of_usual_ones(world: World) -> None:
    for days, surname in enumerate(SURNAMES, start=3):
        world.person(f"Robert {surname}", met=[days])
    carla = world.person("Carla Diaz")
    keys, shown = typed_keys("Carla Diaz", nicknames=["Bob"])
    world.write(add_keys, world.scope, carla, keys, shown)
    assert set(keys) > set(keys_of("Carla Diaz"))
    assert means(world, "Bob") == "Carla Diaz"


def test_a_near_miss_is_offered_however_many_sound_alike_in_part(world: World) -> None:
    for days, surname in enumerate(SURNAMES, start=3):
        world.person(f"Marta {surname}", met=[days])
    world.person("Ana Silva")
    with pytest.raises(Unsure) as asked:
        means(world, "Ana Sliva")
    assert asked.value.near
    assert [one.name for one in asked.value.people] == ["Ana Silva"]
