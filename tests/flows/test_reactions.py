"""Reactions on colleagues' messages: what they do, that they are taken back, and that nobody else hears of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.storage import schema
from tests.support.world import World, open_world, shown


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    """Over HTTP alone: what is told apart here does not depend on how it travels."""
    async with open_world(migrated_sqlite_url) as opened:
        yield opened


@pytest.fixture(autouse=True)
def bot_in_the_channel(world: World) -> None:
    world.server.ws.channel("T1", "C1").members.append(world.server.app_in("T1").bot_user_id)


async def rows(world: World, table: str) -> list[Any]:
    found = schema.metadata.tables[table].select()
    return await world.app.services.db.read(lambda tx: list(tx.execute(found).mappings()))


async def react(world: World, ts: str, name: str, add: bool = True, user: str = "U1") -> None:
    await world.server.react("T1", user, "C1", ts, name, add)
    await world.settled()


def whispers(world: World, user: str = "U1") -> list[str]:
    return [shown(message) for message in world.screen(user) if message["ephemeral"]]


async def test_handshake_logs_a_contact_without_the_words_and_taking_it_away_removes_it(world: World) -> None:
    ts = await world.server.say("T1", "U2", "C1", "quokka: the venue is free in March")
    await react(world, ts, "handshake")
    (contact,) = await rows(world, "interactions")
    assert (contact["user_id"], contact["source"]) == ("U1", "reaction")
    assert contact["permalink"].startswith("https://")
    assert "quokka" not in str(await rows(world, "notes"))
    assert "Bo Okafor" in whispers(world)[0]
    assert not whispers(world, "U2")
    await react(world, ts, "handshake", add=False)
    assert not await rows(world, "interactions")
    assert not await rows(world, "people")


async def test_memo_keeps_the_words_and_alarm_clock_reminds(world: World) -> None:
    ts = await world.server.say("T1", "U2", "C1", "The deck is <!channel> ready & 👩🏽‍🚀")
    await react(world, ts, "memo")
    await react(world, ts, "alarm_clock")
    (note,) = await rows(world, "notes")
    assert "ready" in note["text"]
    (owed,) = await rows(world, "follow_ups")
    assert owed["kind"] == "reply"
    await react(world, ts, "memo", add=False)
    assert not await rows(world, "notes")
    assert len(await rows(world, "follow_ups")) == 1


async def test_undo_and_then_taking_the_reaction_away_undoes_once(world: World) -> None:
    ts = await world.server.say("T1", "U2", "C1", "Lunch?")
    await react(world, ts, "handshake")
    await world.press(next(m for m in world.screen() if m["ephemeral"]), "Undo")
    await react(world, ts, "handshake", add=False)
    assert not await rows(world, "interactions")
    assert "went wrong" not in "".join(whispers(world))


@pytest.mark.parametrize("name", ["tada", "white_check_mark", "zzz", "handshake::skin-tone-3"])
async def test_other_reactions_are_nobody_s_business(world: World, name: str) -> None:
    ts = await world.server.say("T1", "U2", "C1", "Lunch?")
    await react(world, ts, name)
    assert len(await rows(world, "interactions")) == (1 if name.startswith("handshake") else 0)
    assert len(whispers(world)) == (1 if name.startswith("handshake") else 0)


async def test_one_s_own_message_is_no_contact(world: World) -> None:
    ts = await world.server.say("T1", "U1", "C1", "Me again")
    await react(world, ts, "handshake")
    assert not await rows(world, "people")
    assert not whispers(world)


async def test_a_colleague_who_left_can_still_be_logged(world: World) -> None:
    ts = await world.server.say("T1", "U3", "C1", "Goodbye!")
    world.server.ws.user("T1", "U3").deleted = True
    await react(world, ts, "handshake")
    assert [person["name"] for person in await rows(world, "people")] == ["Zoe Park"]


async def test_message_shortcuts_save_and_remind_for_their_user_alone(world: World) -> None:
    ts = await world.server.say("T1", "U2", "C1", "Bring the quokka")
    for shortcut in ("save_to_rapport", "remind_to_reply"):
        outcome = await world.server.shortcut("T1", "U1", shortcut, "C1", ts)
        assert outcome.ok
        await world.settled()
    assert "quokka" in (await rows(world, "notes"))[0]["text"]
    assert [one["kind"] for one in await rows(world, "follow_ups")] == ["reply"]
    assert not whispers(world, "U2")
    own = await world.server.say("T1", "U1", "C1", "Mine")
    await world.server.shortcut("T1", "U1", "save_to_rapport", "C1", own)
    await world.settled()
    assert "your own" in whispers(world)[-1]
