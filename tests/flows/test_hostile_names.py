"""Names and words that try to break out of a card: every card about people still fits, and notifies nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.flows.hands import everything
from tests.support.world import World, open_world, shown

LONG = "Ünïcødé " + "Wörd" * 70
NAMES = [LONG, "*Bold* _Ana_ `x`", "O’Brien & Söhne", "علي حسن", "李小龍"]


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url, rate_limits=False) as opened:
        yield opened


@pytest.mark.parametrize("name", NAMES)
async def test_every_card_about_a_person_takes_any_name(world: World, name: str) -> None:
    await world.command(f"add {name.replace('&', '&amp;')}, #viel, handle@example.org")
    await world.command("add Bo Okafor")
    await world.command("note handle@example.org: said &lt;hello&gt; to <!channel>")
    for line in (
        "cadence handle@example.org monthly",
        "cadence",
        "circle crowd add handle@example.org, Bo",
        "circle crowd",
        "circle",
        "remind handle@example.org tomorrow about <!here> &amp; more",
        "merge handle@example.org, Bo",
        "edit handle@example.org",
        "owed handle@example.org",
        "promises",
        "forget handle@example.org",
    ):
        await world.command(line)
    await world.press(world.last(), "Forget for good")
    assert "is forgotten" in everything(world)
    assert "Something went wrong" not in everything(world)
    assert "<!channel>" not in everything(world)


@pytest.mark.parametrize(
    "line",
    [
        "remind " + "Ana " * 300 + "tomorrow",
        "cadence " + "x" * 3000 + " monthly",
        "circle <!channel> add <!here>",
        "merge &lt;b&gt;, &amp;",
        "who <@U2|bo>",
        "forget ``` * _ ~",
        "unmerge " + "ü" * 3500,
        "cadence #" + "t" * 300 + " weekly",
        "promises <https://example.org|Ana>",
    ],
)
async def test_any_line_gets_an_answer_that_slack_takes(world: World, line: str) -> None:
    card = shown(await world.command(line))
    assert card
    assert "Something went wrong" not in card
    assert "<!channel>" not in card
