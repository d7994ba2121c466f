"""`rapport serve` as operators run it, over HTTP and over Socket Mode: lines, undo, reactions, mornings, signals."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.processes import Programs
from tests.support.serving import (
    ANA,
    APP_TOKEN,
    BO,
    BOT_TOKEN,
    CHANNEL,
    SECRET,
    TEAM,
    Served,
    Transport,
    log_lines,
    serving,
)

LINE = "/rapport met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python"
BOTH: tuple[Transport, ...] = ("http", "socket")


def rows(database_url: str, query: str) -> list[Any]:
    with sqlite3.connect(database_url.removeprefix("sqlite:///")) as connection:
        return connection.execute(query).fetchall()


def seen(served: Served, user: str = ANA) -> list[dict[str, Any]]:
    return served.server.messages(TEAM, CHANNEL, user)


def button(message: dict[str, Any], label: str) -> tuple[str, str]:
    """(block id, action id) of the button with this label."""
    for block in message["blocks"]:
        for element in block.get("elements") or ():
            if element.get("type") == "button" and element["text"]["text"] == label:
                return block["block_id"], element["action_id"]
    raise AssertionError(f"no button {label!r} in {message['blocks']}")


async def press(served: Served, user: str, message: dict[str, Any], label: str) -> None:
    container = {"type": "message", "channel": CHANNEL, "ts": message["ts"], "ephemeral": message["ephemeral"]}
    block_id, action_id = button(message, label)
    element = next(
        element
        for block in message["blocks"]
        for element in block.get("elements") or ()
        if element.get("action_id") == action_id
    )
    action = {"type": "button", "value": element.get("value", "")}
    outcome = await served.server.click(TEAM, user, container, block_id, action_id, action)
    assert outcome.ok, outcome


@pytest.mark.parametrize("transport", BOTH)
async def test_a_day_with_rapport(programs: Programs, migrated_sqlite_url: str, transport: Transport) -> None:
    """A line and its undo, a reaction and its removal, the morning: with nothing that Slack would refuse."""
    async with serving(programs, transport, migrated_sqlite_url) as served:
        await check_line_and_undo(served, migrated_sqlite_url)
        await check_reaction(served, migrated_sqlite_url)
        await check_morning(served, migrated_sqlite_url)
        assert served.server.rejections == []


async def check_line_and_undo(served: Served, url: str) -> None:
    outcome = await served.server.command(TEAM, ANA, CHANNEL, LINE)
    assert outcome.ok, outcome
    card = seen(served)[-1]
    assert card["ephemeral"]
    assert "Ana Silva" in card["text"]
    assert rows(url, "select name from people") == [("Ana Silva",)]
    assert not [message for message in seen(served, BO) if message["ephemeral"]]
    await press(served, ANA, card, "Undo")
    await served.server.settled()
    assert rows(url, "select name from people") == []
    assert rows(url, "select 1 from follow_ups") == []


async def check_reaction(served: Served, url: str) -> None:
    ts = await served.server.say(TEAM, BO, CHANNEL, "The venue is free in March.")
    await served.server.react(TEAM, ANA, CHANNEL, ts, "handshake", True)
    await served.until(lambda: rows(url, "select permalink from interactions"))
    assert rows(url, "select name from people") == [("Bo Chen",)]
    await served.server.react(TEAM, ANA, CHANNEL, ts, "handshake", False)
    await served.until(lambda: not rows(url, "select 1 from interactions"))
    await served.server.settled()


async def check_morning(served: Served, url: str) -> None:
    await served.server.command(TEAM, ANA, CHANNEL, LINE)
    before = len(await served.direct_messages(ANA))
    due = (datetime.now(UTC) - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M:%S.%f")
    with sqlite3.connect(url.removeprefix("sqlite:///"), timeout=10) as connection:
        connection.execute("update follow_ups set due_at = ?", (due,))
        connection.execute("update members set tz = 'UTC'")
        everyday = "update schedule set tz = 'UTC', weekdays = 127, hour = ?, next_at = ? where user_id = ?"
        connection.execute(everyday, (datetime.now(UTC).hour, due, ANA))
    await served.until(lambda: rows(url, "select 1 from deliveries where state = 'sent'"))
    await asyncio.sleep(0.6)  # three more ticks
    messages = await served.direct_messages(ANA)
    assert len(messages) == before + 1
    assert "Ana Silva" in messages[-1]["text"]
    assert rows(url, "select state from deliveries") == [("sent",)]


@pytest.mark.parametrize("transport", BOTH)
async def test_operators_see_how_it_is_and_nothing_that_was_written(
    programs: Programs, migrated_sqlite_url: str, transport: Transport
) -> None:
    async with serving(programs, transport, migrated_sqlite_url) as served:
        await served.server.command(TEAM, ANA, CHANNEL, LINE)
        served.server.faults.fail_next("users.info", "internal_error", times=3)
        await served.server.command(TEAM, BO, CHANNEL, "/rapport who Nobody Known")
        assert await served.get("/healthz") == (200, "alive\n")
        status, said = await served.get("/readyz")
        assert (status, said.count('"ok"')) == (200, 2 if transport == "socket" else 1)
        _, metrics = await served.get("/metrics")
        assert 'rapport_requests_total{kind="command",status="200"} 2' in metrics
        ready = next(line for line in log_lines(served.program) if line["event"] == "ready")
        assert (ready["transport"], ready["team"], ready["port"]) == (transport, TEAM, served.port)
        assert await asyncio.to_thread(served.program.terminate) == 0
        assert log_lines(served.program)[-1]["event"] == "stopped"
        for hidden in ("Silva", "Berlin", "Nobody", BOT_TOKEN, APP_TOKEN, SECRET):
            assert hidden not in served.program.output()


async def test_not_ready_while_the_database_is_behind(programs: Programs, migrated_sqlite_url: str) -> None:
    async with serving(programs, "http", migrated_sqlite_url) as served:
        with sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///"), timeout=10) as connection:
            connection.execute("update alembic_version set version_num = '0000'")
        status, said = await served.get("/readyz")
        assert status == 503
        assert "rapport db upgrade" in said
        assert (await served.get("/healthz"))[0] == 200
        await check_refused_requests(served, migrated_sqlite_url)


async def check_refused_requests(served: Served, url: str) -> None:
    assert await post(served, b"command=%2Frapport&text=hello") == 401
    assert await post(served, b"x" * 1_000_001) == 413
    assert await post(served, b"\xff\xfe") == 400
    assert rows(url, "select 1 from members") == []


async def post(served: Served, body: bytes) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    head = f"POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    status = int((await reader.readline()).split()[1])
    writer.close()
    return status


async def test_serve_goes_on_after_its_socket_was_cut(programs: Programs, migrated_sqlite_url: str) -> None:
    async with serving(programs, "socket", migrated_sqlite_url) as served:
        await served.server.sockets.drop()
        await served.until(lambda: not served.server.sockets.connections)
        await served.server.connected(timeout_s=30)
        outcome = await served.server.command(TEAM, ANA, CHANNEL, LINE)
        assert outcome.ok, outcome
