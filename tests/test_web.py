"""Rapport's own addresses: what is answered, what is refused, and how the server starts and ends."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.domain.errors import RapportError, SetupError
from bot.metrics import Metrics
from bot.web import MAX_BODY_BYTES, Check, Dispatch, bind, build_web, listening


async def echo(request: AsyncBoltRequest) -> BoltResponse:
    return BoltResponse(status=200, body={"text": request.body.get("text"), "signed": request.headers.get("x-signed")})


async def well() -> None:
    return


async def ill() -> None:
    raise RapportError("The database does not answer.")


async def silent() -> None:
    await asyncio.sleep(3600)


@asynccontextmanager
async def web(
    dispatch: Dispatch | None = echo, checks: dict[str, Check] | None = None, metrics: Metrics | None = None
) -> AsyncIterator[aiohttp.ClientSession]:
    app = build_web(dispatch, checks or {"database": well}, metrics or Metrics())
    async with (
        listening(app, "127.0.0.1", 0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}", timeout=aiohttp.ClientTimeout(total=10)) as session,
    ):
        yield session


async def test_slack_gets_what_bolt_answers() -> None:
    async with web() as session:
        async with session.post("/slack/events", data={"text": "met Ana"}, headers={"X-Signed": "yes"}) as answer:
            assert (answer.status, await answer.json()) == (200, {"text": "met Ana", "signed": ["yes"]})
        async with session.get("/slack/events") as answer:
            assert answer.status == 405
        async with session.get("/anything?token=secret") as answer:
            assert answer.status == 404


async def test_there_is_no_request_url_in_socket_mode() -> None:
    async with web(dispatch=None) as session:
        async with session.post("/slack/events", data={"text": "met Ana"}) as answer:
            assert answer.status == 404
        async with session.get("/healthz") as answer:
            assert answer.status == 200


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_over_the_ceiling_is_refused_whatever_it_announces(announced: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY_BYTES // 50_000 + 1):
            yield b"x" * 50_000

    async with web() as session:
        body = b"x" * (MAX_BODY_BYTES + 1) if announced else chunks()
        async with session.post("/slack/events", data=body) as answer:
            assert answer.status == 413
        async with session.post("/slack/events", data=b"text=" + b"x" * (MAX_BODY_BYTES - 5)) as answer:
            assert answer.status == 200


async def test_a_body_that_is_no_text_is_refused() -> None:
    async with web() as session, session.post("/slack/events", data=b"\xff\xfe\x00") as answer:
        assert answer.status == 400


async def test_alive_whatever_the_database_does_and_ready_only_with_it() -> None:
    async with web(checks={"database": ill, "slack": well}) as session:
        async with session.get("/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "alive\n")
        async with session.get("/readyz") as answer:
            assert answer.status == 503
            assert await answer.json() == {"database": "The database does not answer.", "slack": "ok"}


async def test_ready_when_every_check_passes() -> None:
    async with web() as session, session.get("/readyz") as answer:
        assert (answer.status, await answer.json()) == (200, {"database": "ok"})


async def test_a_check_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web._CHECK_TIMEOUT_S", 0.05)
    async with web(checks={"database": silent}) as session, session.get("/readyz") as answer:
        assert (answer.status, await answer.json()) == (503, {"database": "no answer in time"})


async def test_metrics_are_shown_in_prometheus_text() -> None:
    metrics = Metrics()
    metrics.count("rapport_requests_total", kind="command")
    async with web(metrics=metrics) as session, session.get("/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        assert 'rapport_requests_total{kind="command"} 1\n' in await answer.text()


async def test_an_open_request_is_answered_before_the_server_ends() -> None:
    entered = asyncio.Event()

    async def slow(_: AsyncBoltRequest) -> BoltResponse:
        entered.set()
        await asyncio.sleep(0.2)
        return BoltResponse(status=200, body="late but here")

    async with aiohttp.ClientSession() as session:
        async with listening(build_web(slow, {}, Metrics()), "127.0.0.1", 0) as port:
            asking = asyncio.create_task(session.post(f"http://127.0.0.1:{port}/slack/events", data=b"a=b"))
            await entered.wait()
        async with await asking as answer:
            assert await answer.text() == "late but here"
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://127.0.0.1:{port}/healthz")


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=f"127.0.0.1:{port}.*PORT"):
            bind("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(SetupError, match=host):
        bind(host, 0)
