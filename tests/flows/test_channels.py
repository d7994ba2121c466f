"""A channel opted in and out, counted and looked at, over real HTTP and WebSocket."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.demo.workspace.conversations import join, leave
from bot.storage import schema
from tests.flows.hands import everything
from tests.support.world import World, button_in, shown

OUTSIDER = "U3"
LINK = "https://news.example/zig"


def bot_of(world: World) -> str:
    (installation,) = world.server.ws.team("T1").installations
    return installation.bot_user_id


def invite(world: World, channel: str = "C1") -> None:
    join(world.server.ws, world.server.ws.channel("T1", channel), bot_of(world))


async def tables(world: World) -> str:
    def dump(tx: Any) -> str:
        return repr([tx.execute(select(table)).all() for table in schema.metadata.sorted_tables])

    return await world.app.services.db.read(dump)


async def follow(world: World, channel: str = "C1") -> None:
    invite(world, channel)
    await world.command(f"follow <#{channel}|x>", channel=channel)


async def all_say(world: World, text: str, users: tuple[str, ...] = ("U1", "U2", "U3"), channel: str = "C1") -> None:
    for user in users:
        await world.server.say("T1", user, channel, text)
    await world.settled()


async def trends(world: World, user: str = "U1") -> str:
    return str(await world.command("trends", user))


async def test_counting_is_announced_seen_by_members_and_stopped_by_any_of_them(world: World) -> None:
    await follow(world)
    notice = next(message for message in world.screen() if "<@U1> lets Rapport count" in shown(message))
    await all_say(world, f"we rewrite it in zig {LINK}", ("U1", "U2"))
    await all_say(world, "we rewrite it in zig", ("U1",))
    assert "zig" not in await trends(world)
    await all_say(world, f"zig zig {LINK}", ("U3",))
    said = await trends(world)
    assert "*zig*" in said
    assert "3 people in <#C1>" in said
    assert LINK in said
    assert "rewrite" not in said
    kept = await tables(world)
    assert "we rewrite it" not in kept
    assert "<#C1>" in str(await world.command("sources", "U2"))
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
    leave(ws, ws.channel("T1", "C2"), "U1")
    await world.settled()
    assert "zig" not in await trends(world)


async def test_a_forged_button_stops_nothing(world: World) -> None:
    ws = world.server.ws
    ws.add_channel("T1", "C2", "rust", members=["U1"])
    invite(world)
    await follow(world, "C2")
    await world.command("follow <#C1|general>", "U3")
    notice = next(message for message in world.screen("U3") if "lets Rapport count" in shown(message))
    block, element = button_in(notice, "Stop counting")
    where = {"type": "message", "channel": "C1", "ts": notice["ts"], "ephemeral": False}
    # The workspace refuses buttons that are not on the screen, so the value is changed under it.
    raw = ws.message(ws.channel("T1", "C1"), notice["ts"])
    assert raw.blocks is not None
    for one in raw.blocks:
        for button in one.get("elements", ()):
            if isinstance(button, dict) and button.get("action_id") == element["action_id"]:
                button["value"] = "C2"
    await world.server.click("T1", "U3", where, block["block_id"], element["action_id"], "C2")
    await world.settled()
    assert "'C2'" in await tables(world)


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
    await all_say(world, f"<@{bot_of(world)}> who Quentin")
    assert "*rust*" not in await trends(world)
    assert "quentin" not in str(
        await world.app.services.db.read(lambda tx: tx.execute(select(schema.channel_marks)).all())
    )


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
