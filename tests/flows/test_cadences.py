"""How often to be in touch: set for a person, a tag, a circle; shown, listed, undone; and what the morning makes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.app import morning_services
from bot.jobs.mornings import run_mornings
from tests.flows.hands import choose, everything, message_with
from tests.support.world import World, open_world, shown


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url, rate_limits=False) as opened:
        yield opened


async def test_a_persons_cadence_is_set_shown_and_undone(world: World) -> None:
    await world.command("met Ana Silva yesterday")
    card = shown(await world.command("cadence Ana every 6 weeks"))
    assert "*Ana Silva*  ·  every 6 weeks" in card
    assert "every 6 weeks" in shown(await world.command("who Ana"))
    await world.command("cadence Ana monthly")
    await world.press(world.last(), "Undo")
    assert "every 6 weeks" in shown(await world.command("cadence Ana"))
    assert "no rhythm known yet" in shown(await world.command("cadence Ana off"))


async def test_a_tags_cadence_holds_for_all_who_carry_it_also_later(world: World) -> None:
    await world.command("met Ana Silva yesterday #vip")
    assert "*#vip*  ·  every month" in shown(await world.command("cadence #vip monthly"))
    assert "every month, for #vip" in shown(await world.command("who Ana"))
    await world.command("add Bo Okafor, #vip")
    assert "every month, for #vip" in shown(await world.command("who Bo"))
    await world.command("undo")
    await world.command("cadence #vip off")
    assert "#vip" not in shown(await world.command("cadence Ana"))


async def test_own_cadence_wins_and_then_the_shortest_group(world: World) -> None:
    await world.command("met Ana Silva yesterday #vip")
    await world.command("cadence #vip every 3 months")
    await world.command("circle friends add Ana")
    await world.command("cadence circle:friends every 2 weeks")
    assert "every 2 weeks, for circle friends" in shown(await world.command("who Ana"))
    await world.command("cadence Ana every year")
    assert "Keep in touch*\nevery year" in shown(await world.command("who Ana"))
    await world.command("cadence Ana off")
    assert "every 2 weeks, for circle friends" in shown(await world.command("who Ana"))
    await world.command("circle friends remove Ana")
    assert "every 3 months, for #vip" in shown(await world.command("who Ana"))


async def test_the_morning_follows_a_tags_cadence(world: World) -> None:
    await world.command("met Ana Silva yesterday #vip")
    await world.command("cadence #vip weekly")
    world.clock.set(world.clock.now() + timedelta(days=7))
    await run_mornings(morning_services(world.app), world.clock.now())
    await world.settled()
    assert "Ana Silva" in everything(world, world.im())


async def test_the_panel_follows_at_once_and_forgets_with_undo(world: World) -> None:
    await world.command("met Ana Silva 3 weeks ago")
    await world.command("add Bo Okafor")
    assert "Ana Silva" not in shown(await world.command(""))
    world.clock.set(world.clock.now() + timedelta(days=1))
    await world.command("cadence Ana weekly")
    assert "Ana Silva" in shown(await world.command(""))
    await world.command("undo")
    assert "Ana Silva" not in shown(await world.command(""))


async def test_the_list_pages_and_changes_in_place(world: World) -> None:
    for number in range(9):
        await world.command(f"add Person Number{number}, #t{number}")
        await world.command(f"cadence #t{number} monthly")
    first = await world.command("cadence")
    assert "touch*  ·  9" in shown(first)
    assert "#t8" not in shown(first)
    await world.press(world.last(), "Next ›")
    assert "#t8" in shown(world.last())
    await choose(world, world.last(), "Every week")
    assert "#t8: every week." in shown(world.last())
    await world.press(world.last(), "Undo")
    assert "every month" in shown(await world.command("cadence #t8"))


async def test_a_menu_of_somebody_who_is_gone_says_so_and_the_card_stays(world: World) -> None:
    await world.command("add Ana Silva")
    await world.command("cadence Ana weekly")
    card = world.last()
    await world.command("forget Ana")
    await world.press(world.last(), "Forget for good")
    await choose(world, card, "Every month")
    assert "not there any more" in everything(world)
    assert message_with(world, "*Ana Silva*  ·  every week")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("cadence Ana sometimes", "cannot read “sometimes”"),
        ("cadence Ana every 99999 years", "between a day and ten years"),
        ("cadence circle:nothing monthly", "no circle called nothing"),
        ("cadence every 2 weeks", "Whose rhythm?"),
        ("cadence", "set no rhythm yet"),
    ],
)
async def test_what_cannot_be_read_is_said_and_given_back(world: World, line: str, says: str) -> None:
    await world.command("add Ana Silva")
    answer = shown(await world.command(line))
    assert says in answer
    assert line == "cadence" or line in answer
