"""Requests that come twice, late, unsigned or broken; and failures at the worst moment: words for the user, nothing twice."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.demo.workspace.transport import COMMANDS, Outgoing
from bot.storage import schema
from tests.support.world import World, button_in, open_world, shown

FORM = "application/x-www-form-urlencoded"
LINE = "met Ana Silva at PyCon yesterday, she is moving to Berlin"


BOTH = pytest.mark.parametrize("world", ["http", "socket"], indirect=True)


@pytest.fixture
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """Over HTTP on SQLite; over a WebSocket on PostgreSQL where a test asks for `BOTH`."""
    transport = getattr(request, "param", "http")
    name = "migrated_sqlite_url" if transport == "http" else "migrated_postgres_url"
    async with open_world(request.getfixturevalue(name), transport) as opened:
        yield opened


@pytest.fixture(autouse=True)
def bot_in_the_channel(world: World) -> None:
    """Slack tells apps only of what happens where they are."""
    world.server.ws.channel("T1", "C1").members.append(world.server.app_in("T1").bot_user_id)


async def count(world: World, table: str = "interactions") -> int:
    rows = await world.app.services.db.read(lambda tx: tx.execute(schema.metadata.tables[table].select()).all())
    return len(rows)


async def arrived(world: World) -> None:
    await world.server.settled()
    await world.app.services.tasks.drain()
    await world.server.settled()


def direct(world: World, user: str = "U1") -> list[str]:
    """What Rapport has said in the direct messages of somebody."""
    bot = world.server.app_in("T1").bot_user_id
    return [shown(message) for message in world.screen(user, world.im(user)) if message["user"] == bot]


def command_body(text: str, **more: str) -> str:
    return urlencode(
        {
            "command": "/rapport", "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1",
            "trigger_id": "1.2.same", "response_url": "http://127.0.0.1:1/x", **more,
        }
    )  # fmt: skip


async def click(world: World, message: dict[str, Any], label: str) -> None:
    block, element = button_in(message, label)
    container = {"type": "message", "channel": "C1", "ts": message["ts"], "ephemeral": bool(message.get("ephemeral"))}
    outcome = await world.server.click(
        "T1", "U1", container, block["block_id"], element["action_id"], element.get("value", "")
    )
    assert outcome.ok, outcome


# Twice ----------------------------------------------------------------------------------------------------------------


@BOTH
async def test_a_command_that_is_replayed_is_carried_out_once(world: World) -> None:
    app = world.server.app_in("T1").app
    payload = dict(item.split("=") for item in command_body("met Ana yesterday").split("&"))
    payload |= {"text": "met Ana Silva yesterday", "command": "/rapport", "response_url": "http://127.0.0.1:1/x"}
    for _ in range(3):
        reply = await world.server.delivery.request(Outgoing(app, COMMANDS, payload))
        assert reply.ok
    assert await count(world) == 1


@BOTH
@pytest.mark.parametrize("line", [LINE, "who Ana", "undo"])
async def test_a_message_that_is_delivered_twice_is_answered_once(world: World, line: str) -> None:
    await world.command(LINE)
    world.server.faults.deliver_twice = True
    await world.server.say("T1", "U1", world.im(), line)
    await arrived(world)
    await world.server.redeliver_last_event()
    await arrived(world)
    assert len(direct(world)) == 1
    assert world.server.rejections == []


@BOTH
async def test_reactions_delivered_twice_count_once(world: World) -> None:
    ts = await world.server.say("T1", "U2", "C1", "Lunch?")
    world.server.faults.deliver_twice = True
    await world.server.react("T1", "U1", "C1", ts, "handshake", True)
    await arrived(world)
    assert await count(world) == 1
    assert len([message for message in world.screen() if message["ephemeral"]]) == 1
    await world.server.react("T1", "U1", "C1", ts, "handshake", False)
    await arrived(world)
    assert await count(world) == 0


@BOTH
async def test_a_button_pressed_twice_does_its_work_once_and_keeps_the_words(world: World) -> None:
    await world.command(LINE)
    card = world.last()
    blocks = [dict(block) for block in card["blocks"]]
    await click(world, card, "Undo")
    await arrived(world)
    undone = world.last()
    assert "moving to Berlin" in shown(undone)
    # The phone still shows the old card: put it back, press again.
    message = world.server.ws.message(world.server.ws.channel("T1", "C1"), card["ts"], seen_by="U1")
    message.blocks = blocks
    await click(world, card, "Undo")
    await arrived(world)
    assert "undone already" in shown(world.last()).lower()
    assert await count(world) == 0


async def test_a_form_sent_twice_is_kept_once(world: World) -> None:
    await world.command("who Ana")
    await world.command("add Ana Silva")
    await click(world, world.last(), "Edit")
    (form,) = world.server.views("T1", "U1")
    view = world.server.ws.views_of("T1", "U1")[0]
    await world.server.submit("T1", "U1", form["id"], {"company": {"company": "Acme"}})
    await arrived(world)
    journal = await count(world, "journal")
    world.server.ws.views_of("T1", "U1").append(view)
    outcome = await world.server.submit("T1", "U1", form["id"], {"company": {"company": "Acme"}})
    await arrived(world)
    assert outcome.ok
    assert await count(world, "journal") == journal


# Late -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Undo", "Edit", "Profile"])
async def test_buttons_work_or_say_why_a_week_later(world: World, label: str) -> None:
    await world.command(LINE)
    card = world.last()
    world.clock.set(world.clock.now() + timedelta(days=7))
    await click(world, card, label)
    await arrived(world)
    assert world.server.rejections == []
    assert world.server.views("T1", "U1") or "Ana Silva" in shown(world.last()) or "Undone" in shown(world.last())


@pytest.mark.parametrize("label", ["Edit", "Profile", "Undo"])
async def test_buttons_about_somebody_who_was_forgotten_say_so_and_leave_the_card(world: World, label: str) -> None:
    await world.command(LINE)
    card = world.last()
    await world.app.services.db.write(
        lambda tx: [tx.execute(schema.people.delete()), tx.execute(schema.journal.delete())]
    )
    await click(world, card, label)
    await arrived(world)
    said = shown(world.last())
    assert "not there any more" in said or "nothing to undo" in said
    assert "moving to Berlin" in shown(next(m for m in world.screen() if m["ts"] == card["ts"]))
    assert world.server.rejections == []


async def test_a_form_about_somebody_who_was_forgotten_says_so(world: World) -> None:
    await world.command("add Ana Silva")
    await click(world, world.last(), "Edit")
    (form,) = world.server.views("T1", "U1")
    await world.app.services.db.write(lambda tx: tx.execute(schema.people.delete()))
    outcome = await world.server.submit("T1", "U1", form["id"], {"company": {"company": "Acme"}})
    assert "not there any more" in "".join(outcome.errors.values())


async def test_a_question_answered_twice_keeps_the_line_once(world: World) -> None:
    await world.command("met somebody nice from Lisbon")
    card = world.last()
    for _ in range(2):
        await click(world, card, "Drop it")
        await arrived(world)
        world.server.ws.message(world.server.ws.channel("T1", "C1"), card["ts"], seen_by="U1").blocks = card["blocks"]
    assert "dealt with already" in shown(world.last())
    assert world.server.rejections == []


async def test_an_answer_whose_response_url_is_gone_comes_as_a_direct_message(world: World) -> None:
    await world.command(LINE)
    card = world.last()
    block, element = button_in(card, "Profile")
    payload = {
        "type": "block_actions",
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "trigger_id": "9.9.x",
        "container": {"type": "message", "message_ts": card["ts"], "channel_id": "C1", "is_ephemeral": True},
        "channel": {"id": "C1"},
        "response_url": f"{world.server.url}/response/long-gone",
        "actions": [{"type": "button", "block_id": block["block_id"], **element}],
    }
    reply = await world.server.delivery.request(Outgoing(world.server.app_in("T1").app, "interactive", payload))
    assert reply.ok
    await arrived(world)
    assert "Ana Silva" in direct(world)[-1]


# Failing --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def broken(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every unit of work fails from now on, with words that nobody is to read."""

    async def fail(*_: Any, **__: Any) -> Any:
        raise RuntimeError("quokka in the database")

    for name in ("read", "write", "write_once"):
        monkeypatch.setattr(type(world.app.services.db), name, fail)


@BOTH
async def test_a_failing_command_is_told_with_a_reference_and_the_words_back(world: World, broken: None) -> None:
    said = shown(await world.command(LINE))
    assert "went wrong on our side" in said
    assert "moving to Berlin" in said
    assert "quokka" not in said


async def test_a_failing_message_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: Any, **__: Any) -> Any:
        raise RuntimeError("quokka")

    await world.command("help")
    monkeypatch.setattr(type(world.app.services.db), "read", fail)
    await world.server.say("T1", "U1", world.im(), "who Ana")
    await arrived(world)
    (said,) = direct(world)
    assert "went wrong on our side" in said
    assert "who Ana" in said


async def test_a_failing_button_is_told_and_leaves_the_card(
    world: World, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    await world.command(LINE)
    card = world.last()
    request.getfixturevalue("broken")
    await click(world, card, "Undo")
    await arrived(world)
    assert "went wrong on our side" in shown(world.last())
    assert "moving to Berlin" in shown(next(m for m in world.screen() if m["ts"] == card["ts"]))


async def test_a_failing_form_stays_open_with_what_was_typed(world: World, request: pytest.FixtureRequest) -> None:
    await world.command("add Ana Silva")
    await click(world, world.last(), "Edit")
    (form,) = world.server.views("T1", "U1")
    request.getfixturevalue("broken")
    outcome = await world.server.submit("T1", "U1", form["id"], {"company": {"company": "Acme"}})
    assert "went wrong" in str(outcome.errors) or "went wrong" in shown(world.server.views("T1", "U1")[-1])


@pytest.mark.parametrize(
    "failure",
    [{"error": "internal_error"}, {"http_status": 500}, {"reset_before_accept": True}, {"reset_after_accept": True}],
    ids=lambda failure: next(iter(failure)),
)
async def test_slack_failing_at_every_method_loses_nothing_and_doubles_nothing(
    world: World, failure: dict[str, Any]
) -> None:
    methods = (
        "chat.postMessage", "chat.postEphemeral", "chat.update", "conversations.open", "users.info", "views.open",
        "views.update", "views.push", "views.publish", "chat.getPermalink", "conversations.history",
    )  # fmt: skip
    for method in methods:
        world.server.faults.fail_next(method, **failure, times=2)
    said = shown(await world.command(LINE))
    assert "Ana Silva" in said
    card = world.last()
    await click(world, card, "Edit")
    await arrived(world)
    # Either the form opened all the same, or it is said that it did not.
    assert world.server.views("T1", "U1") or "Slack" in shown(world.last())
    await world.server.say("T1", "U1", world.im(), "note Ana Silva: likes tea")
    ts = await world.server.say("T1", "U2", "C1", "Hello")
    await world.server.react("T1", "U1", "C1", ts, "handshake", True)
    await world.server.open_home("T1", "U1")
    await arrived(world)
    assert await count(world) == 2
    assert await count(world, "notes") == 2
    assert len(direct(world)) <= 2
    assert world.server.rejections == []


# Over HTTP ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"signed": False}, 401),
        ({"secret": "another"}, 401),
        ({"timestamp": -360}, 401),
        ({"timestamp": 360}, 401),
        ({"headers": {"X-Slack-Request-Timestamp": "soon"}}, 400),
        ({"headers": {"X-Slack-Signature": "v0=" + "0" * 64}}, 401),
    ],
    ids=["unsigned", "of another app", "six minutes old", "from the future", "no time", "made up"],
)
async def test_requests_that_are_not_slack_s_change_nothing(world: World, how: dict[str, Any], status: int) -> None:
    if "timestamp" in how:
        how = {"timestamp": int(time.time()) + how["timestamp"]}
    reply = await world.server.deliver_raw(command_body(LINE), content_type=FORM, **how)
    assert reply.status == status
    assert "Traceback" not in str(reply.content)
    assert await count(world) == 0


async def test_the_same_body_posted_again_is_carried_out_once(world: World) -> None:
    body = command_body(LINE)
    for _ in range(3):
        assert (await world.server.deliver_raw(body, content_type=FORM)).status == 200
    assert await count(world) == 1
