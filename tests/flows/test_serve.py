"""`rapport serve` as operators run it, over HTTP and over Socket Mode: lines, undo, reactions, mornings, signals."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.processes import Programs
from tests.support.serving import ANA, BO, CHANNEL, TEAM, Served, Transport, log_lines, serving

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
async def test_line_becomes_a_card_and_undo_takes_it_back(
    programs: Programs, migrated_sqlite_url: str, transport: Transport
) -> None:
    async with serving(programs, transport, migrated_sqlite_url) as served:
        outcome = await served.server.command(TEAM, ANA, CHANNEL, LINE)
        assert outcome.ok, outcome
        card = seen(served)[-1]
        assert card["ephemeral"]
        assert "Ana Silva" in card["text"]
        assert rows(migrated_sqlite_url, "select name from people") == [("Ana Silva",)]
        assert not [message for message in seen(served, BO) if message["ephemeral"]]
        await press(served, ANA, card, "Undo")
        await served.server.settled()
        assert rows(migrated_sqlite_url, "select name from people") == []
        assert rows(migrated_sqlite_url, "select 1 from follow_ups") == []
        assert served.server.rejections == []


@pytest.mark.parametrize("transport", BOTH)
async def test_reaction_logs_a_contact_and_taking_it_away_removes_it(
    programs: Programs, migrated_sqlite_url: str, transport: Transport
) -> None:
    async with serving(programs, transport, migrated_sqlite_url) as served:
        ts = await served.server.say(TEAM, BO, CHANNEL, "The venue is free in March.")
        await served.server.react(TEAM, ANA, CHANNEL, ts, "handshake", True)
        await served.until(lambda: rows(migrated_sqlite_url, "select permalink from interactions"))
        assert rows(migrated_sqlite_url, "select name from people") == [("Bo Chen",)]
        await served.server.react(TEAM, ANA, CHANNEL, ts, "handshake", False)
        await served.until(lambda: not rows(migrated_sqlite_url, "select 1 from interactions"))
        await served.server.settled()
        assert served.server.rejections == []


@pytest.mark.parametrize("transport", BOTH)
async def test_morning_comes_once_and_brings_back_who_was_promised(
    programs: Programs, migrated_sqlite_url: str, transport: Transport
) -> None:
    async with serving(programs, transport, migrated_sqlite_url) as served:
        await served.server.command(TEAM, ANA, CHANNEL, LINE)
        an_hour_ago = (datetime.now(UTC) - timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M:%S.%f")
        hour = datetime.now(UTC).hour
        with sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///"), timeout=10) as connection:
            connection.execute("update follow_ups set due_at = ?", (an_hour_ago,))
            connection.execute(
                "update schedule set next_at = ?, hour = ?, weekdays = 127, tz = 'UTC'", (an_hour_ago, hour)
            )
            connection.execute("update members set tz = 'UTC'")
        await served.until(lambda: served.server.messages(TEAM, served.server.bot_im(TEAM, ANA), ANA))
        await served.until(lambda: rows(migrated_sqlite_url, "select 1 from deliveries where state = 'sent'"))
        await asyncio.sleep(0.6)  # three more ticks
        (daily,) = await served.direct_messages(ANA)
        assert "Ana Silva" in daily["text"]
        assert rows(migrated_sqlite_url, "select state from deliveries") == [("sent",)]
        assert served.server.rejections == []


@pytest.mark.parametrize("transport", BOTH)
async def test_rapport_says_when_it_is_ready_and_ends_on_sigterm(
    programs: Programs, migrated_sqlite_url: str, transport: Transport
) -> None:
    async with serving(programs, transport, migrated_sqlite_url) as served:
        await served.server.command(TEAM, ANA, CHANNEL, LINE)
        assert await served.get("/healthz") == (200, "alive\n")
        status, said = await served.get("/readyz")
        assert (status, said.count('"ok"')) == (200, 2 if transport == "socket" else 1)
        _, metrics = await served.get("/metrics")
        assert 'rapport_requests_total{kind="command",status="200"} 1' in metrics
        ready = next(line for line in log_lines(served.program) if line["event"] == "ready")
        assert (ready["transport"], ready["team"], ready["port"]) == (transport, TEAM, served.port)
        assert await asyncio.to_thread(served.program.terminate) == 0
        assert log_lines(served.program)[-1]["event"] == "stopped"


@pytest.mark.parametrize("transport", BOTH)
async def test_logs_hold_neither_what_was_written_nor_tokens(
    programs: Programs, migrated_sqlite_url: str, transport: Transport
) -> None:
    async with serving(programs, transport, migrated_sqlite_url) as served:
        served.server.faults.fail_next("conversations.open", "internal_error", times=3)
        await served.server.command(TEAM, ANA, CHANNEL, LINE)
        await served.server.command(TEAM, ANA, CHANNEL, "/rapport who Nobody Known")
        await asyncio.to_thread(served.program.terminate)
        output = served.program.output()
        assert output
        for secret in ("Silva", "Berlin", "Nobody", *served.env["SLACK_BOT_TOKEN"].split(), "xapp-", "8f742231"):
            assert secret not in output


async def test_unsigned_and_oversized_requests_are_refused(programs: Programs, migrated_sqlite_url: str) -> None:
    async with serving(programs, "http", migrated_sqlite_url) as served:
        assert await post(served, b"command=%2Frapport&text=hello") == 401
        assert await post(served, b"x" * 1_000_001) == 413
        assert await post(served, b"\xff\xfe") == 400
        assert rows(migrated_sqlite_url, "select 1 from members") == []


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
