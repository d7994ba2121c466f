"""Being away, coming back, and messages that went quiet: said, shown in settings, and brought back by a button."""

from __future__ import annotations

from datetime import timedelta

from bot.app import morning_services
from bot.jobs.mornings import run_mornings
from tests.support.world import World, shown


async def mornings(world: World, days: int) -> list[str]:
    """What the user got on each of so many mornings without ever doing anything."""
    got = []
    for _ in range(days):
        world.clock.advance(timedelta(days=1))
        report = await run_mornings(morning_services(world.app), world.clock.now())
        await world.settled()
        got += [shown(world.last("U1", world.im())) for told in report.told if told.result == "sent"]
    return got


async def test_away_until_a_day_and_back(world: World) -> None:
    card = await world.command("away until Monday")
    assert "No daily message until Monday 30 November" in shown(card)
    assert "Away until Monday 30 November" in shown(await world.command("settings"))
    await world.press(world.last(), "Back")
    assert "Away until" not in shown(await world.command("settings"))
    assert "You are not away" in shown(await world.command("away"))


async def test_away_for_a_time_off_and_nonsense(world: World) -> None:
    assert "until Monday 7 December" in shown(await world.command("away for 2 weeks"))
    assert "Welcome back" in shown(await world.command("away off"))
    assert "Until when?" in shown(await world.command("away somewhere nice"))
    assert "Name a day to come" in shown(await world.command("away until 1 November 2026"))


async def test_ignored_messages_go_weekly_and_resume_brings_them_back(world: World) -> None:
    await world.command("add Ana Silva")
    for number in range(1, 5):
        await world.command(f"remind Ana Silva in {number} days about deck {number}")
    got = await mornings(world, 4)
    assert len(got) == 4
    assert "from now on one comes once a week" in got[3]
    assert not any("once a week" in one for one in got[:3])
    assert "once a week" in shown(await world.command("settings"))
    message = next(m for m in world.screen("U1", world.im()) if "once a week" in shown(m))
    await world.press(message, "Resume", channel=world.im())
    await world.press(message, "Resume", channel=world.im())
    assert "The daily message is back" in shown(world.last("U1", world.im()))
    assert "09:00, Monday to Friday" in shown(await world.command("settings"))
