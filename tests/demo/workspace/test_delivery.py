"""Requests reach apps as Slack sends them: signed, in time, and events again until acknowledged."""

import asyncio
import time
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.workspace import WorkspaceServer
from tests.demo.workspace.conftest import (
    APP_TOKEN,
    BEN,
    GENERAL,
    MAYA,
    SECRET,
    SECRETS,
    TEAM,
    Office,
    build_bolt,
    build_workspace,
    listening,
    serving,
    until,
)


class Ear:
    """An app that notes every request and answers as it is told."""

    def __init__(self, status: int = 200, text: str = "", headers: dict[str, str] | None = None) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.status, self.text, self.headers = status, text, headers or {}
        self.fail_first = 0
        self.wait_s = 0.0

    async def answer(self, request: web.Request) -> web.Response:
        self.requests.append((dict(request.headers), await request.read()))
        await asyncio.sleep(self.wait_s)
        if self.fail_first >= len(self.requests):
            return web.Response(status=500, headers=self.headers)
        kind = "application/json" if self.text.startswith("{") else "text/plain"
        return web.Response(status=self.status, text=self.text, headers=self.headers, content_type=kind)


async def test_requests_are_signed_and_encoded_like_slacks(office: Office) -> None:
    ear = Ear()
    verifier = SignatureVerifier(SECRET)
    async with serving(office.app, ear.answer):
        await office.server.command(TEAM, MAYA, GENERAL, "/rapport a & b")
        await office.server.shortcut(TEAM, MAYA, "log.open")
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
        assert await office.server.verify_request_url() is False
    kinds = [headers["Content-Type"] for headers, _ in ear.requests]
    assert kinds == ["application/x-www-form-urlencoded"] * 2 + ["application/json"] * 2
    assert all(verifier.is_valid_request(body, headers) for headers, body in ear.requests)
    form = parse_qs(ear.requests[0][1].decode())
    assert form["text"] == ["a &amp; b"]
    assert form["command"] == ["/rapport"]
    assert "payload" in parse_qs(ear.requests[1][1].decode())


async def test_event_is_sent_again_until_it_is_acknowledged(office: Office) -> None:
    ear = Ear()
    ear.fail_first = 2
    office.server.delivery.retry_scale = 0.0
    async with serving(office.app, ear.answer):
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
    assert [headers.get("X-Slack-Retry-Num") for headers, _ in ear.requests] == [None, "1", "2"]
    assert ear.requests[1][0]["X-Slack-Retry-Reason"] == "http_error"
    assert len({body for _, body in ear.requests}) == 1
    assert office.server.delivery.undelivered == []


async def test_event_is_given_up_after_three_retries_or_when_told(office: Office) -> None:
    office.server.delivery.retry_scale = 0.0
    stubborn, modest = Ear(status=500), Ear(status=500, headers={"X-Slack-No-Retry": "1"})
    async with serving(office.app, stubborn.answer):
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
    async with serving(office.app, modest.answer):
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
    assert (len(stubborn.requests), len(modest.requests)) == (4, 1)
    assert len(office.server.delivery.undelivered) == 1


async def test_slow_command_times_out_and_a_dead_app_cannot_be_reached() -> None:
    ws, app = build_workspace()
    server = WorkspaceServer(ws, ack_timeout_s=0.05)
    await server.start()
    ear = Ear()
    ear.wait_s = 0.3
    async with serving(app, ear.answer):
        slow = await server.command(TEAM, MAYA, GENERAL, "/rapport x")
    dead = await server.command(TEAM, MAYA, GENERAL, "/rapport x")
    app.app.request_url = None
    unconnected = await server.command(TEAM, MAYA, GENERAL, "/rapport x")
    await server.stop()
    assert slow.error == "operation_timeout"
    assert (dead.error, unconnected.error) == ("dispatch_failed", "dispatch_failed")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"text": "x", "blocks": [{"type": "nope"}]}', "invalid_command_response"),
        ('{"blocks": []}', "invalid_command_response"),
        ('{"text": "x", "response_type": "loud"}', "invalid_command_response"),
        ("just text", None),
        ("", None),
    ],
)
async def test_acknowledgement_of_a_command_is_checked(office: Office, text: str, error: str | None) -> None:
    async with serving(office.app, Ear(text=text).answer):
        outcome = await office.server.command(TEAM, MAYA, GENERAL, "/rapport x")
    assert outcome.error == error
    assert len(office.server.rejections) == (0 if error is None else 1)
    shown = [each["text"] for each in office.server.messages(TEAM, GENERAL, MAYA)]
    assert shown == (["just text"] if text == "just text" else [])


async def test_apps_hear_only_of_channels_their_bot_is_in_and_of_what_they_asked_for(office: Office) -> None:
    ear = Ear()
    async with serving(office.app, ear.answer):
        await office.server.say(TEAM, BEN, SECRETS, "between us")
        people = office.server.im(TEAM, MAYA, BEN)
        await office.server.say(TEAM, MAYA, people, "lunch?")
        office.app.scopes -= {"channels:history"}
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
    assert ear.requests == []


async def test_bolt_refuses_unsigned_old_and_forged_requests_and_takes_repeated_events(office: Office) -> None:
    heard: list[str] = []
    bolt = build_bolt(office.server)

    @bolt.event("message")
    async def message(body: Any) -> None:
        heard.append(body["event_id"])

    async with listening(office.server, office.app, bolt, "http"):
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
        assert (await office.server.redeliver_last_event()).ok
        assert len(heard) == 2
        assert len(set(heard)) == 1
        last = office.server.delivery.last_event
        assert last is not None
        raw = office.server.deliver_raw
        assert (await raw(last.payload)).status == 200
        assert (await raw(last.payload, signed=False)).status == 401
        assert (await raw(last.payload, secret="other")).status == 401
        assert (await raw(last.payload, timestamp=int(time.time()) - 400)).status == 401
        assert await office.server.verify_request_url()


async def test_events_may_be_delivered_twice(office: Office) -> None:
    ear = Ear()
    office.server.faults.deliver_twice = True
    async with serving(office.app, ear.answer):
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        await office.server.settled()
    assert len(ear.requests) == 2


async def test_settled_gives_up_in_time(office: Office) -> None:
    ear = Ear()
    ear.wait_s = 0.3
    async with serving(office.app, ear.answer):
        await office.server.say(TEAM, MAYA, GENERAL, "hello")
        with pytest.raises(TimeoutError):
            await office.server.settled(timeout_s=0.05)
        await office.server.settled()


async def connected_app(office: Office, heard: list[str]) -> Any:
    bolt = build_bolt(office.server)

    @bolt.event("message")
    async def message(event: Any) -> None:
        heard.append(event["text"])

    return listening(office.server, office.app, bolt, "socket")


async def test_socket_that_is_told_to_go_comes_back(office: Office) -> None:
    heard: list[str] = []
    async with await connected_app(office, heard):
        first = office.server.sockets.connections[0]
        await office.server.sockets.disconnect("refresh_requested")
        await until(
            lambda: bool(office.server.sockets.connections) and office.server.sockets.connections[0] is not first
        )
        await office.server.say(TEAM, MAYA, GENERAL, "after")
        await until(lambda: heard == ["after"])
    assert office.server.faults.calls["apps.connections.open"] == 2


async def test_silent_socket_looks_open_and_carries_nothing() -> None:
    ws, app = build_workspace()
    server = WorkspaceServer(ws, ack_timeout_s=0.05)
    server.delivery.retry_scale = 0.0
    await server.start()
    heard: list[str] = []
    async with await connected_app(Office(server, app, None), heard):  # type: ignore[arg-type]
        server.sockets.silence()
        await server.say(TEAM, MAYA, GENERAL, "lost")
        await server.settled()
        assert heard == []
        assert len(server.sockets.connections) == 1
        assert len(server.delivery.undelivered) == 1
        await server.sockets.drop()
        await until(lambda: not server.sockets.connections)
    await server.stop()


async def test_socket_ticket_opens_one_connection(office: Office) -> None:
    opened = await AsyncWebClient(token=APP_TOKEN, base_url=office.client.base_url).apps_connections_open(
        app_token=APP_TOKEN
    )
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(str(opened["url"])) as socket:
            hello = await socket.receive_json()
            assert hello["type"] == "hello"
            assert hello["connection_info"] == {"app_id": office.app.app.id}
        async with session.get(str(opened["url"])) as response:
            assert response.status == 401
