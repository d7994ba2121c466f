"""Circles: made, filled, shown in pages, renamed and deleted, with every step undone."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.flows.hands import everything, press_twice
from tests.support.world import World, open_world, shown


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url, rate_limits=False) as opened:
        yield opened


async def make(world: World) -> None:
    await world.command("met Ana Silva yesterday")
    await world.command("add Bo Okafor")
    await world.command("circle python-friends add Ana, Bo")


async def test_a_circle_is_made_filled_and_shown_with_last_contacts(world: World) -> None:
    await make(world)
    card = shown(world.last())
    assert "*Ana Silva* and *Bo Okafor* are in *python-friends* now  ·  2 people" in card
    assert "is new" in card
    members = shown(await world.command("circle Python Friends"))
    assert "2 people" in members
    assert "last contact yesterday" in members
    assert "no contact logged yet" in members
    assert "python-friends*  ·  2 people" in shown(await world.command("circle"))
    assert "python-friends" in shown(await world.command("who Ana"))


async def test_putting_somebody_in_twice_says_so_and_changes_nothing(world: World) -> None:
    await make(world)
    again = shown(await world.command("circle python-friends add Ana"))
    assert "*Ana Silva* was in it already" in again
    assert "2 people" in again
    assert "*Bo Okafor* is out of" in shown(await world.command("circle python-friends remove Bo, Bo"))
    assert "*Bo Okafor* was not in it" in shown(await world.command("circle python-friends remove Bo"))


async def test_each_change_of_a_circle_can_be_undone(world: World) -> None:
    await make(world)
    await world.command("circle python-friends remove Bo")
    await world.press(world.last(), "Undo")
    assert "2 people" in shown(await world.command("circle python-friends"))
    await world.command("circle python-friends rename Pythonistas")
    assert "2 people" in shown(await world.command("circle pythonistas"))
    await world.command("undo")
    await world.command("cadence circle:python-friends monthly")
    await world.command("circle python-friends delete")
    assert "no circle called python-friends" in shown(await world.command("circle python-friends"))
    await world.command("undo")
    restored = shown(await world.command("circle python-friends"))
    assert "2 people  ·  every month" in restored
    assert "for circle python-friends" in shown(await world.command("who Ana"))


async def test_undoing_a_new_circle_leaves_none(world: World) -> None:
    await make(world)
    await world.press(world.last(), "Undo")
    assert "no circles yet" in shown(await world.command("circle"))


async def test_members_come_in_pages(world: World) -> None:
    names = [f"Person Number{chr(ord('a') + number)}" for number in range(10)]
    for name in names:
        await world.command(f"add {name}")
    await world.command("circle crowd add " + ", ".join(names))
    await world.command("circle crowd")
    assert "Numberi" not in shown(world.last())
    await world.press(world.last(), "Next ›")
    assert "Numberj" in shown(world.last())
    await world.press(world.last(), "‹ Previous")
    assert "Numbera" in shown(world.last())


async def test_a_mistyped_circle_is_offered(world: World) -> None:
    await make(world)
    card = await world.command("circle pyhton-friends")
    assert "no circle called pyhton-friends" in shown(card)
    await world.press(world.last(), "python-friends")
    assert "Ana Silva" in shown(world.last())


async def test_delete_pressed_twice_deletes_once_and_keeps_the_undo(world: World) -> None:
    await make(world)
    await world.command("circle python-friends")
    await press_twice(world, world.last(), "Delete circle")
    assert "is deleted" in everything(world)
    assert "no circle called python-friends" in everything(world)
    await world.command("undo")
    assert "2 people" in shown(await world.command("circle python-friends"))


async def test_renaming_onto_another_circle_is_refused(world: World) -> None:
    await make(world)
    await world.command("circle other add Ana")
    assert "called other already" in shown(await world.command("circle python-friends rename Other"))
    assert "Whom shall I add" in shown(await world.command("circle other add"))
    assert "What is the circle called" in shown(await world.command("circle !!! add Ana"))
    long = "x" * 61
    assert "at most 60 characters" in shown(await world.command(f"circle {long} add Ana"))


async def test_forgetting_a_person_takes_them_out_of_circles(world: World) -> None:
    await make(world)
    await world.command("forget Ana")
    await world.press(world.last(), "Forget for good")
    assert "1 person" in shown(await world.command("circle python-friends"))


async def test_merging_keeps_the_place_in_a_circle(world: World) -> None:
    await make(world)
    await world.command("add Anna Silveira")
    await world.command("merge Ana Silva into Anna Silveira")
    assert "Circles: python-friends" in shown(world.last())
    await world.press(world.last(), "Merge")
    assert "Anna Silveira" in shown(await world.command("circle python-friends"))
    await world.command("unmerge Ana")
    assert "Ana Silva" in shown(await world.command("circle python-friends"))


async def test_a_circle_narrows_a_search(world: World) -> None:
    await make(world)
    await world.command("add Cy Berg")
    await world.command("circle other add Cy")
    found = shown(await world.command("find circle:Python-Friends"))
    assert "Ana Silva" in found
    assert "Cy Berg" not in found
    both = shown(await world.command("find berg circle:other"))
    assert "Cy Berg" in both
    assert "Nobody found" in shown(await world.command("find ana circle:other"))
