"""Arguments as people really type them."""

from collections.abc import AsyncIterator

import pytest

from tests.support.world import World, open_world, shown


@pytest.fixture
async def office(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url) as opened:
        yield opened


async def test_reminder_names_somebody_in_the_middle(office: World) -> None:
    await office.command("met Ana Silva")
    card = shown(await office.command("remind me to send Ana the slides tomorrow at 3pm"))
    for part in ("*Ana Silva*", "tomorrow at 15:00", "send Ana the slides"):
        assert part in card


async def test_address_of_nobody_is_offered_to_whoever_has_that_name(office: World) -> None:
    await office.command("met Ana Silva")
    question = await office.command("emailed ana@acme.io about the deck")
    assert "nearly that name" in shown(question)
    await office.press(office.last(), "Ana Silva")
    assert "Email with *Ana Silva*" in shown(office.last())
    assert "Email with *Ana Silva*" in shown(await office.command("emailed ana@acme.io again"))


async def test_ampersand_in_a_company_stays_one(office: World) -> None:
    await office.command("add Bob Li, AT&T, bob@att.example")
    card = shown(await office.command("who Bob"))
    assert "AT&amp;T" in card
    assert "&amp;amp" not in card
