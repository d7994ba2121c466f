"""A channel opted in and out, counted and looked at, over real HTTP and WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo.workspace.conversations import join, leave, open_direct, post
from bot.demo.workspace.model import Message
from bot.slack.features.counting import settle
from bot.storage import schema
from bot.usecases.channels import counted_of
from tests.flows.hands import everything, message_with
from tests.support.world import World, open_world, shown

OUTSIDER = "U3"
on_both = pytest.mark.parametrize("world", ["http", "socket"], indirect=True)
LINK = "https://news.example/zig"


@pytest.fixture
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    how = getattr(request, "param", "http")
    url = request.getfixturevalue("migrated_sqlite_url" if how == "http" else "migrated_postgres_url")
    async with open_world(url, how) as opened:
        # What a second between two messages of a channel is for has tests of its own.
        opened.app.services.gateway.spacing_s = 0
        yield opened


def bot_of(world: World) -> str:
    (installation,) = world.server.ws.team("T1").installations
    return installation.bot_user_id


def invite(world: World, channel: str = "C1") -> None:
    join(world.server.ws, world.server.ws.channel("T1", channel), bot_of(world))


async def tables(world: World) -> str:
    def dump(tx: Any) -> str:
        return repr([tx.execute(select(table)).all() for table in schema.metadata.sorted_tables])

    return await world.app.services.db.read(dump)


async def marks(world: World) -> list[Any]:
    query = select(schema.channel_marks).order_by(*schema.channel_marks.c)
    return await world.app.services.db.read(lambda tx: list(tx.execute(query).all()))


async def counted(world: World) -> set[str]:
    return {one.channel for one in await world.app.services.db.read(counted_of, "T1")}


def notices(world: World) -> int:
    return everything(world).count("lets Rapport count")


async def follow(world: World, channel: str = "C1") -> None:
    invite(world, channel)
    await world.command(f"follow <#{channel}|x>", channel=channel)


async def all_say(world: World, text: str, users: tuple[str, ...] = ("U1", "U2", "U3"), channel: str = "C1") -> None:
    for user in users:
        await world.server.say("T1", user, channel, text)
    await world.settled()


async def home(world: World, user: str = "U1") -> str:
    await world.server.open_home("T1", user)
    await world.settled()
    return shown(world.server.home("T1", user))


async def trends(world: World, user: str = "U1") -> str:
    return str(await world.command("trends", user))


@on_both
async def test_counting_is_announced_seen_by_members_and_stopped_by_any_of_them(world: World) -> None:
    await follow(world)
    notice = next(message for message in world.screen() if "<@U1> lets Rapport count" in shown(message))
    await all_say(world, f"we rewrite it in zig {LINK}", ("U1", "U2"))
    await all_say(world, "we rewrite it in zig", ("U1",))
    assert "zig" not in await trends(world)
    await all_say(world, f"zig zig {LINK}", ("U3",))
    said = await trends(world)
    assert "*zig*" in said
    assert "3 people in <#C1>, the first week that is counted" in said
    assert LINK in said
    assert "rewrite" not in said
    kept = await tables(world)
    assert "we rewrite it" not in kept
    assert "<#C1>" in str(await world.command("sources", "U2"))
    assert "<#C1>: *zig*  ·  3 people this week, the first week that is counted" in await home(world)
    await world.press(notice, "Stop counting", "U2")
    assert "<@U2> has stopped the counting" in everything(world)
    assert "zig" not in await tables(world)
    assert "In your channels" not in await trends(world)


async def test_people_who_are_not_in_the_channel_can_neither_start_nor_see_nor_stop_it(world: World) -> None:
    ws = world.server.ws
    ws.add_channel("T1", "C2", "rust", members=["U1", "U2"], is_private=True)
    invite(world, "C2")
    refused = await world.command("follow <#C2|rust>", OUTSIDER)
    assert "Only members" in str(refused)
    await world.command("follow <#C2|rust>", channel="C2")
    ws.channel("T1", "C2").members.append("U9")
    ws.add_user("T1", "U9", name="ida")
    await all_say(world, "zig", ("U1", "U2", "U9"), "C2")
    assert "*zig*" in await trends(world)
    assert "zig" not in await trends(world, OUTSIDER)
    assert "C2" not in str(await world.command("sources", OUTSIDER))
    assert "Only members" in str(await world.command("unfollow <#C2|rust>", OUTSIDER))
    assert "zig" not in await home(world, OUTSIDER)
    assert "zig" in await home(world)
    leave(ws, ws.channel("T1", "C2"), "U1")
    await world.settled()
    assert "zig" not in await trends(world)
    assert "zig" not in await home(world)


async def test_a_forged_button_stops_nothing(world: World) -> None:
    ws = world.server.ws
    ws.add_channel("T1", "C2", "rust", members=["U1"])
    invite(world, "C2")
    await follow(world)
    await world.command("follow <#C2|rust>")
    forged = await world.command("sources", OUTSIDER)
    # The workspace refuses buttons that are not on the screen, so the value is changed under it.
    raw = next(one for one in ws.channel("T1", "C1").messages if one.addressee == OUTSIDER)
    for block in raw.blocks or ():
        accessory = block.get("accessory")
        if isinstance(accessory, dict) and accessory.get("value") == "C1":
            accessory["value"] = "C2"
    assert "<#C1>" in str(forged)
    await world.press(world.last(OUTSIDER), "Stop counting", OUTSIDER)
    assert "Only members" in shown(world.last(OUTSIDER))
    assert await counted(world) == {"C1", "C2"}


async def test_pressing_stop_ends_the_counting_where_the_notice_stands(world: World) -> None:
    ws = world.server.ws
    ws.add_channel("T1", "C2", "rust", members=["U1", "U2"])
    invite(world, "C2")
    await follow(world)
    await world.command("follow <#C2|rust>")
    raw = next(one for one in ws.channel("T1", "C1").messages if one.metadata)
    for block in raw.blocks or ():
        for button in block.get("elements", ()):
            button["value"] = "C2"
    notice = message_with(world, "lets Rapport count")
    await asyncio.gather(*(world.press(notice, "Stop counting", user) for user in ("U1", "U2")))
    assert await counted(world) == {"C2"}
    assert everything(world).count("has stopped the counting") == 1
    assert "Links and words were counted here" in everything(world)


async def test_without_rapport_in_the_channel_nothing_begins(world: World) -> None:
    assert "Invite me there" in str(await world.command("follow <#C1|general>"))
    assert "'C1'" not in await tables(world)


async def test_deleted_and_edited_messages_and_private_lines_do_not_count(world: World) -> None:
    await follow(world)
    await all_say(world, "zig rust")
    last = world.last("U3")
    await world.server.edit("T1", "U3", "C1", last["ts"], "rust")
    await world.settled()
    said = await trends(world)
    assert "*zig" not in said
    assert "*rust*" in said
    await world.server.delete("T1", "U3", "C1", last["ts"])
    await world.settled()
    before = await marks(world)
    await all_say(world, f"<@{bot_of(world)}> who Quentin")
    assert "*rust*" not in await trends(world)
    assert await marks(world) == before


async def test_a_notice_of_unknown_outcome_is_looked_for_and_counted_with(world: World) -> None:
    invite(world)
    world.server.faults.fail_next("chat.postMessage", "reset_after_accept")
    assert "counted in <#C1> from now on" in str(await world.command("follow <#C1|general>"))
    assert notices(world) == 1
    assert await counted(world) == {"C1"}


@pytest.mark.parametrize("fault", ["reset_before_accept", "reset_after_accept"])
async def test_without_a_notice_that_is_known_of_nothing_is_counted_and_none_is_said_twice(
    world: World, fault: str
) -> None:
    invite(world)
    world.server.faults.fail_next("chat.postMessage", fault)
    world.server.faults.fail_next("conversations.history", "reset_before_accept", times=2)
    assert "did not answer" in str(await world.command("follow <#C1|general>"))
    await all_say(world, "zig")
    assert await marks(world) == []
    assert "from now on" in str(await world.command("follow <#C1|general>", "U2"))
    assert notices(world) == 1
    assert "<@U1> lets" in everything(world)
    assert await counted(world) == {"C1"}


async def test_a_notice_that_nobody_knows_of_is_settled_later(world: World) -> None:
    invite(world)
    for fault, expected in (("reset_before_accept", set()), ("reset_after_accept", {"C1"})):
        world.server.faults.fail_next("chat.postMessage", fault)
        world.server.faults.fail_next("conversations.history", "reset_before_accept", times=2)
        assert "did not answer" in str(await world.command("follow <#C1|general>"))
        assert "'C1'" in await tables(world)
        await settle(world.app.services, "T1")
        assert await counted(world) == expected
        assert ("'C1'" in await tables(world)) is bool(expected)
    assert notices(world) == 1


async def test_what_slack_is_slow_with_is_answered_in_a_direct_message(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.features.counting._ANSWER_WITHIN_S", 0.0)
    assert "direct message" in str(await world.command("follow <#C1|general>"))
    assert "Invite me there" in everything(world, world.im())
    invite(world)
    await world.command("follow <#C1|general>")
    assert "counted in <#C1> from now on" in everything(world, world.im())
    await world.command("unfollow <#C1|general>")
    assert "Nothing is counted in <#C1> any more" in everything(world, world.im())


async def test_where_rapport_may_not_write_nothing_is_counted(world: World) -> None:
    invite(world)
    world.server.faults.fail_next("chat.postMessage", "restricted_action")
    assert "I cannot say so there" in str(await world.command("follow <#C1|general>"))
    assert "'C1'" not in await tables(world)


@on_both
async def test_two_who_opt_in_at_once_are_announced_once(world: World) -> None:
    invite(world)
    world.server.faults.fail_next("chat.postMessage", delay_s=0.1)
    said = await asyncio.gather(*(world.command("follow <#C1|general>", user) for user in ("U1", "U2", "U3")))
    assert sum("from now on" in str(one) for one in said) == 1
    assert notices(world) == 1
    assert "already" in str(await world.command("follow <#C1|general>", "U2"))


async def test_channels_of_strangers_are_not_counted(world: World) -> None:
    ws = world.server.ws
    ws.add_channel("T1", "C2", "partners", members=["U1"])
    invite(world, "C2")
    ws.channel("T1", "C2").is_ext_shared = True
    assert "another organisation" in str(await world.command("follow <#C2|partners>"))
    await follow(world)
    await all_say(world, "zig")
    ws.channel("T1", "C1").is_ext_shared = True
    await all_say(world, "rust")
    assert everything(world).count("shared with another organisation now") == 1
    assert await counted(world) == set()
    assert await marks(world) == []


async def test_threads_count_and_machines_and_calls_to_all_do_not(world: World) -> None:
    await follow(world)
    root = await world.server.say("T1", "U1", "C1", "<!channel> <!subteam^S1|@crew> zig")
    for user in ("U2", "U3"):
        await world.server.say("T1", user, "C1", "zig too", thread_ts=root)
    ws, channel = world.server.ws, world.server.ws.channel("T1", "C1")
    for number in range(3):
        post(ws, channel, Message(ws.new_ts(channel), "C1", f"U{number + 1}", "deployed", bot_id="B77"))
    await world.settled()
    said = await trends(world)
    assert "*zig*" in said
    for word in ("deployed", "channel*", "crew", "subteam"):
        assert word not in said.split("In your channels")[1]


async def test_what_cannot_be_counted_is_said(world: World) -> None:
    ws = world.server.ws
    ws.add_channel("T1", "C2", "old", members=["U1", bot_of(world)])
    ws.channel("T1", "C2").is_archived = True
    assert "is archived" in str(await world.command("follow <#C2|old>"))
    ws.add_channel("T1", "C3", "secret", members=["U1"], is_private=True)
    assert "Only members" in str(await world.command("follow <#C3|secret>"))
    group = open_direct(ws, "T1", ["U1", "U2", bot_of(world)])
    assert "Only members" in str(await world.command(f"follow <#{group.id}|group>"))
    assert await counted(world) == set()


async def test_all_goes_when_rapport_is_taken_out(world: World) -> None:
    await follow(world)
    await all_say(world, "zig")
    leave(world.server.ws, world.server.ws.channel("T1", "C1"), bot_of(world))
    await world.settled()
    assert "'zig'" not in await tables(world)


async def test_a_message_of_a_channel_that_is_not_counted_reads_nothing(world: World) -> None:
    invite(world)
    await all_say(world, "zig", ("U1",))
    asked = []
    services = world.app.services

    async def read(*arguments: Any) -> Any:
        asked.append(arguments)
        return []

    services.db.read, services.db.write_once = read, read  # type: ignore[method-assign,assignment]
    await all_say(world, "zig", ("U1",))
    assert asked == []
