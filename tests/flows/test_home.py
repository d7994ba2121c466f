"""The Home tab: a welcome for newcomers, today's view and pages for everybody else, and only one's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.support.world import World, button_in, open_world, shown

NAMES = (
    "Ana Silva", "Boris Kern", "Clara Diaz", "Deniz Aydin", "Egon Maas",
    "Freya Holm", "Gita Rao", "Hugo Blanc", "Ines Prado", "Jonas Weber",
)  # fmt: skip


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    """Over HTTP alone: what is told apart here does not depend on how it travels."""
    async with open_world(migrated_sqlite_url) as opened:
        yield opened


async def home(world: World, user: str = "U1") -> dict[str, Any]:
    await world.server.open_home("T1", user)
    await world.settled()
    view = world.server.home("T1", user)
    assert view is not None
    return view


async def press(world: World, view: dict[str, Any], label: str) -> None:
    block, element = button_in(view, label)
    container = {"type": "view", "view_id": view["id"]}
    outcome = await world.server.click(
        "T1", "U1", container, block["block_id"], element["action_id"], element.get("value", "")
    )
    assert outcome.ok, outcome
    await world.settled()


async def test_a_newcomer_is_welcomed_with_three_steps(world: World) -> None:
    said = shown(await home(world, "U3"))
    assert all(part in said for part in ("Welcome", "*1.*", "*2.*", "*3.*", "You follow nothing yet"))


async def test_people_come_a_page_at_a_time_the_latest_first(world: World) -> None:
    for days, name in enumerate(NAMES, 1):
        await world.command(f"met {name} {days} days ago")
    view = await home(world)
    assert "People (10)" in shown(view)
    assert NAMES[0] in shown(view)
    assert NAMES[-1] not in shown(view)
    await press(world, view, "Next ›")
    following = world.server.home("T1", "U1")
    assert following is not None
    assert NAMES[-1] in shown(following)
    assert NAMES[0] not in shown(following)


async def test_buttons_of_the_page_answer_in_windows(world: World) -> None:
    await world.command("met Ana Silva yesterday, likes tea")
    for label, expected in (("Profile", "likes tea"), ("Help", "What Rapport understands"), ("Log", "Who")):
        await press(world, await home(world), label)
        view = world.server.views("T1", "U1")[-1]
        assert expected in shown(view) or expected in str(view)
        await world.server.close_view("T1", "U1", view["id"], clear=True)


async def test_odd_names_notes_and_topics_do_not_break_the_page(world: World) -> None:
    for line in (
        f"add {'Q' * 300}",
        "add 👨‍👩‍👧‍👦 <!channel> & *Co*",
        "note Ana Silva: <!everyone> " + "x" * 5000,
        "remind Ana Silva tomorrow about " + "<!here> & " * 300,
        "follow topic a|b>c<!channel>",
    ):
        await world.command(line)
    said = str(await home(world))
    assert "<!channel" not in said
    assert "<!everyone" not in said
    assert "<!here" not in said


async def test_nobody_else_s_people_are_on_it(world: World) -> None:
    await world.command("met Ana Quokka yesterday", user="U2")
    assert "Quokka" not in str(await home(world))
    assert "Quokka" in str(await home(world, "U2"))


async def test_a_view_that_slack_refuses_is_no_failure_of_the_event(world: World) -> None:
    world.server.faults.fail_next("views.publish", "internal_error")
    await world.server.open_home("T1", "U1")
    await world.settled()
    assert world.server.home("T1", "U1") is None
    assert "Welcome" in shown(await home(world))
