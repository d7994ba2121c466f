"""Socket Mode survives what happens to connections: cuts, silence, dead readers, refused tokens, shutting down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.demo.workspace import WorkspaceServer
from bot.domain.errors import SetupError
from bot.metrics import Metrics
from bot.slack.gateway import build_client
from bot.slack.socket import SocketDown, SocketMode
from tests.support.serving import ANA, APP_TOKEN, BOT_TOKEN, CHANNEL, TEAM, build_test_workspace


@dataclass
class World:
    """A workspace, a connection to it, and the texts of the commands that arrived."""

    server: WorkspaceServer
    app: AsyncApp
    metrics: Metrics = field(default_factory=Metrics)
    arrived: list[str] = field(default_factory=list)
    delay_s: float = 0.0

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        self.arrived.append(str(request.body.get("text")))
        await asyncio.sleep(self.delay_s)
        return BoltResponse(status=200, body={"text": "noted"})

    def socket(self, token: str = APP_TOKEN, silent_s: float = 0.5, ping_s: float = 0.1) -> SocketMode:
        return SocketMode(self.app, token, self.dispatch, self.metrics, check_s=0.05, silent_s=silent_s, ping_s=ping_s)

    async def type(self, text: str) -> bool:
        return (await self.server.command(TEAM, ANA, CHANNEL, f"/rapport {text}")).ok

    async def until(self, what: Callable[[], bool]) -> None:
        async with asyncio.timeout(15):
            while not what():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    server = WorkspaceServer(build_test_workspace("socket", None))
    await server.start()
    client = build_client(BOT_TOKEN, f"{server.url}/api/")

    async def authorize() -> AuthorizeResult:
        raise AssertionError("nothing is authorised here")

    app = AsyncApp(name="test", client=client, authorize=authorize, request_verification_enabled=False)
    app.logger.setLevel("CRITICAL")
    try:
        yield World(server, app)
    finally:
        if client.session is not None:
            await client.session.close()
        await server.stop()


@asynccontextmanager
async def connected(here: World, silent_s: float = 0.5, ping_s: float = 0.1) -> AsyncIterator[SocketMode]:
    socket = here.socket(silent_s=silent_s, ping_s=ping_s)
    await socket.start()
    try:
        await here.server.connected()
        yield socket
    finally:
        await socket.stop()


def replaced(here: World) -> int:
    line = next(
        line for line in here.metrics.render().splitlines() if line.startswith("rapport_socket_replaced_total ")
    )
    return int(line.split()[1])


async def test_commands_arrive_and_are_answered() -> None:
    async with world() as here, connected(here) as socket:
        assert await here.type("met Ana")
        assert here.arrived == ["met Ana"]
        assert socket.connected
        await socket.check()
        assert here.server.messages(TEAM, CHANNEL, ANA)[-1]["text"] == "noted"


async def test_a_connection_that_falls_silent_is_replaced() -> None:
    # Pings so rare that slack_sdk would notice nothing for two minutes.
    async with world() as here, connected(here, silent_s=1.0, ping_s=30) as socket:
        here.server.sockets.silence()
        await here.until(lambda: not socket.connected)
        with pytest.raises(SocketDown):
            await socket.check()
        await here.until(lambda: socket.connected)
        assert replaced(here) == 1
        assert await here.type("met Ana")


async def test_a_connection_that_nobody_reads_is_replaced() -> None:
    async with world() as here, connected(here) as socket:
        assert socket._handler is not None
        receiver = socket._handler.client.message_receiver
        assert receiver is not None
        receiver.cancel()
        await here.until(lambda: replaced(here) == 1)
        assert await here.type("met Ana")
        assert here.arrived == ["met Ana"]


async def test_a_cut_connection_comes_back() -> None:
    async with world() as here, connected(here) as socket:
        await here.server.sockets.drop()
        await here.until(lambda: not here.server.sockets.connections)
        await here.server.connected()
        await here.until(lambda: socket.connected)
        assert await here.type("met Ana")


async def test_the_watchdog_keeps_trying_while_slack_is_away() -> None:
    async with world() as here, connected(here) as socket:
        here.server.faults.fail_next("apps.connections.open", "internal_error", times=2)
        assert socket._handler is not None
        assert socket._handler.client.message_receiver is not None
        socket._handler.client.message_receiver.cancel()
        await here.until(lambda: replaced(here) == 1)
        assert here.server.faults.calls["apps.connections.open"] >= 3
        assert await here.type("met Ana")


async def test_a_living_connection_is_left_alone() -> None:
    async with world() as here, connected(here, silent_s=0.4) as socket:
        await asyncio.sleep(1.2)  # three times as long as silence is borne; pings keep it alive
        assert socket.connected
        assert replaced(here) == 0
        assert here.server.faults.calls["apps.connections.open"] == 1


async def test_what_is_under_way_is_answered_before_the_connection_is_closed() -> None:
    async with world() as here:
        here.delay_s = 0.3
        async with connected(here):
            typing = asyncio.create_task(here.type("met Ana"))
            await here.until(lambda: bool(here.arrived))
        assert await typing


async def test_a_refused_token_is_said_at_the_start() -> None:
    async with world() as here:
        with pytest.raises(SetupError, match="SLACK_APP_TOKEN.*connections:write"):
            await here.socket("xapp-1-wrong").start()


async def test_slack_away_at_the_start_is_said() -> None:
    async with world() as here:
        here.app.client.base_url = "http://127.0.0.1:9/api/"
        with pytest.raises(SetupError, match="cannot be reached"):
            await here.socket().start()
