"""Socket Mode: one connection to Slack that is replaced when it falls silent.

slack_sdk reconnects by itself, and sometimes not: after a broken connection it may retry for ever with an address that has
expired, or come back with nobody reading (bolt-python #417, #1529; python-slack-sdk #1446, #1701). So a watchdog looks from
outside: a connection that is closed, whose readers have ended, or on which nothing was heard for a while is thrown away
whole and a new one made. Slack sends again what was not acknowledged; features carry nothing out twice.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.errors import RapportError, SetupError
from bot.metrics import Metrics

_LOG = structlog.get_logger()
_CONNECT_TIMEOUT_S = 20.0
_GRACE_S = 10.0
_DOUBTS = 3
_LONGEST_PAUSE_S = 60.0
_UNREACHABLE = (aiohttp.ClientError, TimeoutError, OSError, SlackClientError)

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]


class SocketDown(RapportError):
    """Slack's requests do not arrive at the moment."""


class _Handler(AsyncSocketModeHandler):
    """One connection. `heard_at` is the last sign of life, on the monotonic clock."""

    def __init__(self, app: AsyncApp, app_token: str, dispatch: Dispatch, ping_s: float) -> None:
        super().__init__(app, app_token, ping_interval=ping_s)
        self._dispatch = dispatch
        self._under_way: set[asyncio.Task[Any]] = set()
        self._leaving = False
        self._pong_seen: float | None = None
        self.heard_at = time.monotonic()
        self.client.on_message_listeners.append(self._on_message)

    async def handle(self, client: Any, req: Any) -> None:
        """One envelope. Once leaving, envelopes stay unacknowledged, so that Slack sends them to who comes next."""
        if self._leaving:
            return
        task = asyncio.current_task()
        assert task is not None
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        started = time.time()
        request = AsyncBoltRequest(mode="socket_mode", body=req.payload, headers=build_headers(req))
        await send_async_response(client, req, await self._dispatch(request), started)

    async def _on_message(self, _message: aiohttp.WSMessage) -> None:
        self.heard_at = time.monotonic()

    async def connect(self) -> None:
        """Open the connection. The address is asked for here, since slack_sdk would retry a refused token for ever."""
        self.client.wss_uri = await self.client.issue_new_wss_url()
        await self.client.connect()  # type: ignore[no-untyped-call]

    def is_alive(self, silent_s: float) -> bool:
        """Whether somebody reads an open connection on which something was heard within `silent_s`."""
        client = self.client
        if client.last_ping_pong_time != self._pong_seen:
            self._pong_seen, self.heard_at = client.last_ping_pong_time, time.monotonic()
        readers = (client.message_receiver, client.message_processor, client.current_session_monitor)
        return (
            client.current_session is not None
            and not client.current_session.closed
            and all(reader is not None and not reader.done() for reader in readers)
            and time.monotonic() - self.heard_at < silent_s
        )

    async def leave(self) -> None:
        """Finish what is under way, then close."""
        self._leaving = True
        if self._under_way:
            await asyncio.wait(set(self._under_way), timeout=_GRACE_S)
        with contextlib.suppress(*_UNREACHABLE, RuntimeError):
            await asyncio.wait_for(self.client.close(), _GRACE_S)  # type: ignore[no-untyped-call]


class SocketMode:
    """Slack's requests by WebSocket, from `start` to `stop`.

    Every `check_s` seconds the watchdog looks, and a connection that was not alive three times in a row is replaced. One
    is not alive when nothing was heard for `silent_s` (a ping goes out every `ping_s`, so a living one is never silent).
    """

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        dispatch: Dispatch,
        metrics: Metrics,
        *,
        check_s: float = 1.0,
        silent_s: float = 30.0,
        ping_s: float = 5.0,
    ) -> None:
        self._make: Callable[[], _Handler] = lambda: _Handler(app, app_token, dispatch, ping_s)
        self._metrics = metrics
        self._check_s = check_s
        self._silent_s = silent_s
        self._handler: _Handler | None = None
        self._watching: asyncio.Task[None] | None = None
        metrics.describe("rapport_socket_connected", "1 while the Socket Mode connection is alive.")
        metrics.gauge("rapport_socket_connected", lambda: float(self.connected))
        metrics.describe("rapport_socket_replaced_total", "Socket Mode connections that the watchdog has replaced.")
        metrics.count("rapport_socket_replaced_total", 0)

    @property
    def connected(self) -> bool:
        return self._handler is not None and self._handler.is_alive(self._silent_s)

    async def check(self) -> None:
        """Raises: `SocketDown` while there is no living connection, or nobody who would make a new one."""
        if not self.connected:
            raise SocketDown("The Socket Mode connection is down; a new one is being made.")
        if self._watching is None or self._watching.done():
            raise SocketDown("Nobody watches over the Socket Mode connection any more: restart Rapport.")

    async def start(self) -> None:
        """Connect for the first time.

        Raises:
            SetupError: Slack refuses the app token or cannot be reached.
        """
        try:
            self._handler = await self._connect()
        except SlackApiError as error:
            code = error.response.get("error")
            raise SetupError(
                f"Slack refuses SLACK_APP_TOKEN ({code}). It needs an xapp- token with the scope connections:write."
            ) from None
        except _UNREACHABLE:
            raise SetupError("Slack's Socket Mode cannot be reached. Check the network and SLACK_API_URL.") from None
        self._watching = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Take nothing new, finish what is under way, and close."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait({self._watching})
        if self._handler is not None:
            await self._handler.leave()

    async def _connect(self) -> _Handler:
        handler = self._make()
        try:
            await asyncio.wait_for(handler.connect(), _CONNECT_TIMEOUT_S)
        except BaseException:
            await handler.leave()
            raise
        return handler

    async def _watch(self) -> None:
        doubts = 0
        while True:
            await asyncio.sleep(self._check_s)
            doubts = 0 if self.connected else doubts + 1
            # Fewer may be slack_sdk exchanging its connection, which Slack asks for every few hours.
            if doubts >= _DOUBTS:
                await self._replace()
                doubts = 0

    async def _replace(self) -> None:
        """Throw the connection away and make a new one, however long that takes."""
        _LOG.warning("socket silent", action="reconnecting")
        if self._handler is not None:
            await self._handler.leave()
        pause = min(1.0, self._check_s)
        while True:
            try:
                self._handler = await self._connect()
            except _UNREACHABLE as error:
                _LOG.warning("socket not connected", error=type(error).__name__, again_in_s=pause)
            else:
                self._metrics.count("rapport_socket_replaced_total")
                _LOG.info("socket reconnected")
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)
