"""The next morning: the message comes once, at the user's hour, and each of its answers works in place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.app import morning_services
from bot.domain.scope import Scope
from bot.jobs.mornings import MorningReport, run_mornings
from bot.storage import schema
from bot.storage.feeds import add_feed, add_stories, subscribe
from bot.storage.tx import Tx
from tests.support.world import World, shown

# Monday, 7 December, nine o'clock in Berlin: two weeks after the world begins.
MORNING = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)
LINE = "met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks about the deck"


async def run(world: World, at: datetime) -> MorningReport:
    world.clock.set(at)
    report = await run_mornings(morning_services(world.app), world.clock.now())
    await world.settled()
    return report


async def morning(world: World) -> dict[str, Any]:
    """The daily message with Ana's follow-up in it."""
    await world.command(LINE)
    report = await run(world, MORNING)
    assert [(told.scope.user_id, told.result) for told in report.told] == [("U1", "sent")]
    return last(world)


def last(world: World) -> dict[str, Any]:
    """The daily message as it is on the screen now."""
    return next(m for m in reversed(world.screen("U1", world.im())) if "To follow up" in shown(m))


async def choose(world: World, action_id: str, value: str) -> None:
    message = last(world)
    container = {"type": "message", "channel": world.im(), "ts": message["ts"], "ephemeral": False}
    outcome = await world.server.click("T1", "U1", container, None, action_id, value)
    assert outcome.ok, outcome
    await world.settled()


def option_of(message: dict[str, Any], label: str) -> str:
    for block in message["blocks"]:
        for element in [*block.get("elements", ()), block.get("accessory") or {}]:
            for option in element.get("options", ()):
                if option["text"]["text"] == label:
                    return str(option["value"])
    raise AssertionError(f"no choice {label!r}")


async def test_the_morning_brings_one_message_with_ana_in_it_once(world: World) -> None:
    await world.command(LINE)
    assert (await run(world, MORNING - timedelta(minutes=1))).count("sent") == 0
    assert (await run(world, MORNING)).count("sent") == 1
    assert (await run(world, MORNING + timedelta(minutes=1))).told == ()
    messages = [shown(message) for message in world.screen("U1", world.im()) if "To follow up" in shown(message)]
    assert len(messages) == 1
    assert "*Ana Silva*\nThe deck, due today" in messages[0]
    assert "Ana Silva" in last(world)["text"]


async def test_done_and_undo_redraw_the_message_in_place(world: World) -> None:
    message = await morning(world)
    await world.press(message, "Done", channel=world.im())
    assert "~*Ana Silva*~" in shown(last(world))
    assert "All done for today" in shown(last(world))
    assert last(world)["ts"] == message["ts"]
    # A button of the message as it was: pressed twice, or from a phone that shows an old one.
    await world.press(last(world), "Undo", channel=world.im())
    assert "*Ana Silva*\nThe deck, due today" in shown(last(world))


async def test_snooze_comes_back_on_its_morning(world: World) -> None:
    message = await morning(world)
    await choose(world, "nudge.snooze", option_of(message, "1 week"))
    assert "snoozed until Mon 14 Dec" in shown(last(world))
    assert (await run(world, MORNING + timedelta(days=4))).count("sent") == 0
    assert (await run(world, MORNING + timedelta(days=7))).count("sent") == 1
    assert "*Ana Silva*" in shown(last(world))


async def test_logging_from_the_message_settles_it(world: World) -> None:
    message = await morning(world)
    await world.press(message, "Log…", channel=world.im())
    (form,) = world.server.views("T1", "U1")
    outcome = await world.server.submit("T1", "U1", form["id"], {"note": {"note": "she liked the deck & slides"}})
    assert outcome.ok, outcome
    await world.settled()
    assert "noted: message" in shown(last(world))
    assert "she liked the deck &amp; slides" in shown(await world.command("who Ana"))


async def test_a_day_to_come_is_refused_in_the_form_and_nothing_is_lost(world: World) -> None:
    message = await morning(world)
    await world.press(message, "Log…", channel=world.im())
    (form,) = world.server.views("T1", "U1")
    outcome = await world.server.submit(
        "T1", "U1", form["id"], {"note": {"note": "kept"}, "day": {"day": "2027-01-01"}}
    )
    assert list(outcome.errors or {}) == ["day"]
    assert world.server.views("T1", "U1")


async def test_check_mark_settles_all_and_taking_it_away_opens_all(world: World) -> None:
    message = await morning(world)
    await world.server.react("T1", "U1", world.im(), message["ts"], "white_check_mark", True)
    await world.settled()
    assert "All done for today" in shown(last(world))
    await world.server.react("T1", "U1", world.im(), message["ts"], "white_check_mark", False)
    await world.settled()
    assert "*Ana Silva*\nThe deck, due today" in shown(last(world))


async def test_answer_after_the_person_was_forgotten_says_so(world: World) -> None:
    message = await morning(world)
    await world.app.services.db.write(lambda tx: tx.execute(schema.people.delete()))
    await world.press(message, "Done", channel=world.im())
    assert "not there any more" in shown(last(world))


async def test_answer_to_a_message_that_is_not_kept_leaves_it_standing(world: World) -> None:
    message = await morning(world)
    await world.app.services.db.write(lambda tx: tx.execute(schema.deliveries.delete()))
    await world.press(message, "Done", channel=world.im())
    assert "*Ana Silva*\nThe deck, due today" in shown(last(world))
    assert "not kept any more" in shown(world.screen("U1", world.im())[-1])


async def test_do_not_disturb_holds_the_message(world: World) -> None:
    await world.command(LINE)
    user = world.server.ws.user("T1", "U1")
    user.dnd.snooze_until = int((MORNING + timedelta(hours=2)).timestamp())
    assert (await run(world, MORNING)).count("held") == 1
    assert (await run(world, MORNING + timedelta(hours=1))).told == ()
    assert (await run(world, MORNING + timedelta(hours=2, minutes=1))).count("sent") == 1


async def test_sharing_a_story_notes_a_message_to_whom_it_was_shared_with(world: World) -> None:
    await world.command("met Ana Silva yesterday, she works on schedulers #erlang")
    await world.app.services.db.write(_follow_with_a_story, world.clock.now(), MORNING)
    await run(world, MORNING)
    message = world.last("U1", world.im())
    assert "<https://example.com/1|Erlang at forty>\nA blog  ·  Might interest Ana Silva (erlang)" in shown(message)
    await world.press(message, "Share with Ana Silva", channel=world.im())
    (form,) = world.server.views("T1", "U1")
    assert "Hi Ana, I saw this and thought of you: Erlang at forty" in str(form)
    outcome = await world.server.submit("T1", "U1", form["id"], {})
    assert outcome.ok, outcome
    await world.settled()
    assert "shared with *Ana Silva*" in shown(world.last("U1", world.im()))
    assert "Shared “Erlang at forty”" in shown(await world.command("who Ana"))


async def test_snoozing_a_message_of_stories_alone_says_that_nothing_waits(world: World) -> None:
    await world.command("help")
    await world.app.services.db.write(_follow_with_a_story, world.clock.now(), MORNING)
    await run(world, MORNING)
    message = world.last("U1", world.im())
    assert "Erlang at forty" in shown(message)
    await world.server.react("T1", "U1", world.im(), message["ts"], "zzz", True)
    await world.settled()
    assert "Nothing here can be put off" in shown(world.last("U1", world.im()))
    await world.server.react("T1", "U1", world.im(), message["ts"], "white_check_mark", True)
    await world.settled()
    assert "All done" in shown(next(m for m in world.screen("U1", world.im()) if m["ts"] == message["ts"]))


def _follow_with_a_story(tx: Tx, now: datetime, morning: datetime) -> None:
    feed_id = add_feed(tx, "https://blog.example/feed", "A blog", None, morning + timedelta(days=9), now)
    row = {"guid": "1", "url": "https://example.com/1", "title": "Erlang at forty", "summary": ""}
    add_stories(tx, feed_id, [row | {"published_at": morning - timedelta(hours=9)}], now)
    subscribe(tx, Scope("T1", "U1"), feed_id, None, now)
