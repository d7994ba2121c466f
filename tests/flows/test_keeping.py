"""Cards are edited, merged, taken apart and forgotten; owed replies and promises are listed and dealt with."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import morning_services
from bot.jobs.mornings import run_mornings
from bot.storage.schema import metadata
from bot.storage.tx import Tx
from tests.flows.hands import choose, everything, press_twice, submit
from tests.support.world import World, open_world, shown


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url, rate_limits=False) as opened:
        yield opened


def rows_of(tx: Tx) -> dict[str, list[dict[str, Any]]]:
    return {table.name: [dict(row) for row in tx.execute(select(table)).mappings()] for table in metadata.sorted_tables}


def stored(world: World) -> str:
    """Every table as text, as whoever reads the database would see it."""
    return json.dumps(world.app.services.db.read_now(rows_of), default=str, ensure_ascii=False)


async def two_anas(world: World) -> None:
    await world.command("add Ana, Acme, ana@acme.io, #python")
    await world.command("met Ana yesterday, she is moving to Berlin")
    await world.command("remind Ana in 2 weeks about the deck")
    await world.command("add Anna Silva")


# Edit -----------------------------------------------------------------------------------------------------------------


async def test_edit_opens_the_card_filled_in_and_keeps_a_monthly_cadence(world: World) -> None:
    await world.command("add Ana Silva, Acme")
    await world.command("cadence Ana monthly")
    await world.command("edit Ana")
    (view,) = world.server.views("T1", "U1")
    assert "1 month" in json.dumps(view)
    await submit(world, {"company": {"company": {"type": "plain_text_input", "value": "Initech"}}})
    profile = shown(await world.command("who Ana"))
    assert "Initech" in profile
    assert "every month" in profile


async def test_edit_by_direct_message_offers_the_button(world: World) -> None:
    await world.command("add Ana Silva")
    await world.server.say("T1", "U1", world.im(), "edit ana")
    await world.settled()
    await world.press(world.last("U1", world.im()), "Edit", channel=world.im())
    assert "Ana Silva" in json.dumps(world.server.views("T1", "U1"))


# Merge ----------------------------------------------------------------------------------------------------------------


async def test_merge_shows_what_moves_before_it_moves_it(world: World) -> None:
    await two_anas(world)
    preview = shown(await world.command("merge Ana, Anna Silva"))
    for part in ("1 contact", "1 note", "1 follow-up", "#python", "ana@acme.io", "Company: Acme"):
        assert part in preview
    assert "Ana" in shown(await world.command("find"))
    await world.press(world.screen()[-2], "Merge")
    card = shown(await world.command("who Anna Silva"))
    for part in ("Acme", "yesterday", "#python", "ana@acme.io", "Berlin"):
        assert part in card


async def test_undo_of_a_merge_restores_both(world: World) -> None:
    await two_anas(world)
    before = shown(await world.command("who Ana")), shown(await world.command("who Anna Silva"))
    await world.command("merge Ana, Anna Silva")
    await world.press(world.last(), "Merge")
    await world.press(world.last(), "Undo")
    after = shown(await world.command("who Ana")), shown(await world.command("who Anna Silva"))
    assert after == before


async def test_unmerge_finds_the_merge_by_either_name(world: World) -> None:
    await two_anas(world)
    await world.command("merge Ana, Anna Silva")
    await world.press(world.last(), "Merge")
    await world.command("note Anna Silva: climbs")
    assert "two cards again" in shown(await world.command("unmerge Ana"))
    assert "Berlin" in shown(await world.command("who Ana"))
    await world.command("merge Ana, Anna Silva")
    await world.press(world.last(), "Merge")
    assert "two cards again" in shown(await world.command("unmerge Anna"))
    assert "merged nobody called Ana" in shown(await world.command("unmerge Ana"))
    assert "No merge is left" in shown(await world.command("unmerge"))


async def test_a_chain_of_merges_comes_apart_in_order(world: World) -> None:
    await two_anas(world)
    await world.command("add Anita Costa")
    await world.command("merge Ana, Anna Silva")
    await world.press(world.last(), "Merge")
    first = world.last()
    await world.command("merge Anna Silva, Anita Costa")
    await world.press(world.last(), "Merge")
    await world.press(first, "Undo")
    assert "Take that back first: unmerge Anna Silva" in everything(world)
    await world.command("unmerge")
    await world.command("unmerge")
    assert "Berlin" in shown(await world.command("who Ana"))


async def test_other_way_round_and_leaving_them(world: World) -> None:
    await two_anas(world)
    await world.command("merge Ana, Anna Silva")
    await world.press(world.last(), "Other way round")
    assert "Merge *Anna Silva* into *Ana*?" in shown(world.last())
    await world.press(world.last(), "Leave them")
    assert "two cards" in shown(world.last())


async def test_merge_pressed_twice_merges_once_and_keeps_its_undo(world: World) -> None:
    await two_anas(world)
    await world.command("merge Ana, Anna Silva")
    await press_twice(world, world.last(), "Merge")
    assert "are one card now" in everything(world)
    assert "not there any more" in everything(world)
    await world.command("unmerge")
    assert "Berlin" in shown(await world.command("who Ana"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("merge Anna Silva, anna silva", "is one card already"),
        ("merge", "Which two cards"),
        ("merge Ana, Anna Silva, Bo", "Which two cards"),
    ],
)
async def test_a_merge_that_makes_no_sense_is_refused(world: World, line: str, says: str) -> None:
    await two_anas(world)
    assert says in shown(await world.command(line))


# Forget ---------------------------------------------------------------------------------------------------------------


async def test_forget_asks_and_then_leaves_no_trace(world: World) -> None:
    await world.command("met Zelda Quux yesterday #vip")
    await world.command("remind Zelda in 2 weeks about the deck")
    await world.command("circle zs add Zelda")
    await world.command("cadence Zelda weekly")
    await world.command("remind Zelda Quuxx tomorrow about it")
    world.clock.set(datetime(2026, 12, 7, 8, 0, tzinfo=UTC))
    await run_mornings(morning_services(world.app), world.clock.now())
    await world.settled()
    assert "Zelda" in everything(world, world.im())
    card = await world.command("forget Zelda")
    assert "no way back" in shown(card)
    assert "Zelda Quux" in stored(world)
    await world.press(world.last(), "Forget for good")
    assert "is forgotten" in shown(world.last())
    assert "Zelda Quux" not in stored(world)


async def test_forget_pressed_twice_and_kept(world: World) -> None:
    await world.command("add Ana Silva")
    await world.command("forget Ana")
    await world.press(world.last(), "Keep")
    assert "Nothing was deleted" in shown(world.last())
    await world.command("forget Ana")
    await press_twice(world, world.last(), "Forget for good")
    assert "is forgotten" in everything(world)
    assert "not there any more" in everything(world)


async def test_a_merge_with_somebody_forgotten_cannot_bring_them_back(world: World) -> None:
    await two_anas(world)
    await world.command("merge Ana, Anna Silva")
    await world.press(world.last(), "Merge")
    merged = world.last()
    await world.command("forget Anna Silva")
    await world.press(world.last(), "Forget for good")
    await world.press(merged, "Undo")
    assert "nobody called Ana" in shown(await world.command("who Ana"))


# Owed and promised ----------------------------------------------------------------------------------------------------


async def owe(world: World) -> None:
    channel = world.server.ws.team("T1").channels["C1"]
    if "UB00000001" not in channel.members:
        channel.members.append("UB00000001")
    ts = await world.server.say("T1", "U2", "C1", "Could you look at the venue?")
    await world.server.react("T1", "U1", "C1", ts, "alarm_clock", True)
    await world.settled()


async def test_owed_lists_replies_with_their_message_and_done_empties_it(world: World) -> None:
    assert "owe nobody" in shown(await world.command("owed"))
    await owe(world)
    card = await world.command("owed")
    assert "Bo Okafor" in shown(card)
    assert "|message>" in shown(card)
    await press_twice(world, world.last(), "Done")
    assert "owe nobody" in shown(world.last())
    await world.command("undo")
    assert "Bo Okafor" in shown(await world.command("owed Bo"))


async def test_a_snooze_in_the_list_stays_in_the_list_and_is_undone_there(world: World) -> None:
    await owe(world)
    await world.command("owed")
    await choose(world, world.last(), "2 weeks")
    assert "snoozed until Mon 7 Dec" in shown(world.last())
    await world.press(world.last(), "Undo")
    assert "Undone" in shown(world.last())
    assert "Replies you owe" in shown(world.last())
    assert "7 Dec" not in shown(world.last())


async def test_promises_of_both_sides_come_in_pages(world: World) -> None:
    for name in ("Ana Silva", "Bruno Costa", "Zoe Park", "Mike Tan", "Fatima Noor"):
        await world.command(f"met {name} today. I'll send her the deck by Friday")
        await world.command(f"met {name} today. She will intro me to Bo")
    await world.command("promises")
    first = shown(world.last())
    assert "Promises*  ·  10" in first
    assert first.index("*You promised*") < first.index("*They promised*")
    await world.press(world.last(), "Next ›")
    assert "*They promised*" in shown(world.last())
    await world.press(world.last(), "Done")
    assert "Done: " in shown(world.last())
    one = shown(await world.command("promises Ana"))
    assert "with *Ana Silva*  ·  2" in one


async def test_done_of_somebody_forgotten_says_so_and_the_list_stays(world: World) -> None:
    await owe(world)
    await world.command("owed Bo")
    old = world.last()
    await world.command("forget Bo")
    await world.press(world.last(), "Forget for good")
    await world.press(old, "Done")
    assert "not there any more" in everything(world)
    assert "owe nobody" in everything(world)


async def test_what_is_owed_still_comes_in_the_morning_after_a_snooze(world: World) -> None:
    await owe(world)
    await world.command("owed")
    await choose(world, world.last(), "Tomorrow")
    world.clock.set(world.clock.now() + timedelta(days=1))
    await run_mornings(morning_services(world.app), world.clock.now())
    await world.settled()
    assert "Bo Okafor" in everything(world, world.im())
