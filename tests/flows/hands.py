"""What a hand does on the screen beyond pressing a button: choosing in menus, filling forms in, pressing twice."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.support.world import World, button_in, shown


def menu_of(message: dict[str, Any], label: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    """(block, menu, value) of the first choice called so."""
    for block in message.get("blocks") or ():
        for element in [*block.get("elements", ()), block.get("accessory") or {}]:
            for option in element.get("options", ()):
                if option["text"]["text"] == label:
                    return block, element, str(option["value"])
    raise AssertionError(f"no choice {label!r} in {shown(message)}")


def container_of(message: dict[str, Any], channel: str = "C1") -> dict[str, Any]:
    return {
        "type": "message",
        "channel": channel,
        "ts": message["ts"],
        "ephemeral": bool(message.get("ephemeral")),
    }


async def choose(world: World, message: dict[str, Any], label: str, channel: str = "C1") -> None:
    """Choose in a menu of a message, as it is on the screen."""
    block, menu, value = menu_of(message, label)
    where = container_of(message, channel)
    outcome = await world.server.click("T1", "U1", where, block["block_id"], menu["action_id"], value)
    assert outcome.ok, outcome
    await world.settled()


async def look_up(world: World, message: dict[str, Any], action: str, typed: str, channel: str = "C1") -> None:
    """Type into a menu that looks people up, and take the first one offered."""
    block = next(b for b in message["blocks"] for e in b.get("elements", ()) if e.get("action_id") == action)
    where = container_of(message, channel)
    found = await world.server.options("T1", "U1", where, block["block_id"], action, typed)
    option = found["options"][0]
    outcome = await world.server.click("T1", "U1", where, block["block_id"], action, option)
    assert outcome.ok, outcome
    await world.settled()


async def press_twice(world: World, message: dict[str, Any], label: str, channel: str = "C1") -> None:
    """Two presses so quick that the second comes before the answer to the first is seen."""
    block, element = button_in(message, label)
    where, value = container_of(message, channel), element.get("value", "")
    await asyncio.gather(
        *(world.server.click("T1", "U1", where, block["block_id"], element["action_id"], value) for _ in range(2))
    )
    await world.settled()


async def submit(world: World, values: dict[str, Any]) -> Any:
    """Send the form on top of the screen."""
    view = world.server.views("T1", "U1")[-1]
    outcome = await world.server.submit("T1", "U1", view["id"], values)
    await world.settled()
    return outcome


def everything(world: World, channel: str = "C1") -> str:
    return "\n".join(shown(message) for message in world.screen("U1", channel))


def message_with(world: World, words: str, channel: str = "C1") -> dict[str, Any]:
    """The latest message that says this."""
    return next(message for message in reversed(world.screen("U1", channel)) if words in shown(message))
