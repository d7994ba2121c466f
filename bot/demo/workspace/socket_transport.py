"""Socket Mode: the connections apps hold open, the envelopes sent on them and their acknowledgements.

A connection is opened with a one-time ticket from `apps.connections.open`. An app may hold several; each envelope
goes to one of them.
"""

import asyncio
import itertools
import secrets
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMessage, WSMsgType, web

from bot.demo.workspace.faults import Faults
from bot.demo.workspace.model import App
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.transport import ACK_TIMEOUT_S, COMMANDS, EVENTS, Outgoing, Reply
from bot.demo.workspace.values import JsonObject, dumps, loads_object

HOST = "applink-local"
MAX_CONNECTIONS = 10
PING_EVERY_S = 5.0


@dataclass(slots=True, eq=False)
class Connection:
    """One WebSocket of an app. `silent` connections look open but carry nothing, in either direction."""

    app: App
    socket: web.WebSocketResponse
    wire: asyncio.Transport | None
    silent: bool = False
    waiting: dict[str, "asyncio.Future[JsonObject]"] = field(default_factory=dict)
    gone: asyncio.Event = field(default_factory=asyncio.Event)


class SocketTransport:
    """Holds the connections and sends on them."""

    def __init__(self, ws: Workspace, faults: Faults, ack_timeout_s: float = ACK_TIMEOUT_S) -> None:
        self._ws = ws
        self._faults = faults
        self._tickets: dict[str, str] = {}
        self._turn = itertools.count()
        self.ack_timeout_s = ack_timeout_s
        self.connections: list[Connection] = []
        self.on_change: list[Callable[[], None]] = []

    def new_ticket(self, app: App) -> str:
        """A key with which the app may open one connection."""
        ticket = secrets.token_urlsafe(18)
        self._tickets[ticket] = app.id
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """The WebSocket endpoint, for as long as the connection lasts."""
        app_id = self._tickets.pop(request.query.get("ticket", ""), None)
        app = self._ws.apps.get(app_id or "")
        if app is None:
            return web.json_response({"ok": False, "error": "invalid_ticket"}, status=401)
        socket = web.WebSocketResponse(autoping=False, max_msg_size=4 * 1024 * 1024)
        await socket.prepare(request)
        connection = Connection(app, socket, request.transport)
        if len(self._open(app)) >= MAX_CONNECTIONS:
            await socket.send_str(_disconnect("too_many_websockets"))
            await socket.close()
            return socket
        self.connections.append(connection)
        self._changed()
        pinger = asyncio.create_task(self._ping(connection))
        try:
            await self._greet(connection)
            async for message in socket:
                await self._receive(connection, message)
        finally:
            pinger.cancel()
            self.connections.remove(connection)
            connection.gone.set()
            self._fail_waiting(connection)
            self._changed()
        return socket

    async def _greet(self, connection: Connection) -> None:
        hello = {
            "type": "hello",
            "num_connections": len(self._open(connection.app)),
            "debug_info": {"host": HOST, "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": connection.app.id},
        }
        await connection.socket.send_str(dumps(hello))

    async def _receive(self, connection: Connection, message: WSMessage) -> None:
        if self._mute(connection):
            return
        if message.type == WSMsgType.PING:
            await connection.socket.pong(message.data)
        elif message.type == WSMsgType.TEXT:
            answer = loads_object(message.data)
            waiting = connection.waiting.get(str((answer or {}).get("envelope_id")))
            if answer is not None and waiting is not None and not waiting.done():
                waiting.set_result(answer)

    async def _ping(self, connection: Connection) -> None:
        while not connection.socket.closed:
            await asyncio.sleep(PING_EVERY_S)
            if not self._mute(connection) and not connection.socket.closed:
                await connection.socket.ping(f"Ping from {HOST}".encode())

    async def send(self, outgoing: Outgoing) -> Reply:
        """Sends one envelope on one of the app's connections and waits for its acknowledgement."""
        started = time.monotonic()
        open_ = self._open(outgoing.app)
        if not open_:
            return Reply(None, "connection_failed")
        connection = open_[next(self._turn) % len(open_)]
        envelope = _envelope(outgoing)
        future: asyncio.Future[JsonObject] = asyncio.get_running_loop().create_future()
        connection.waiting[envelope["envelope_id"]] = future
        try:
            if not self._mute(connection):
                await connection.socket.send_str(dumps(envelope))
            answer = await asyncio.wait_for(future, self.ack_timeout_s)
        except TimeoutError:
            return Reply(None, "http_timeout", ms=_since(started))
        except (ConnectionError, asyncio.CancelledError):
            if not future.cancelled():
                raise
            return Reply(None, "connection_failed", ms=_since(started))
        finally:
            connection.waiting.pop(envelope["envelope_id"], None)
        content = answer.get("payload")
        return Reply(200, None, content or None if envelope["accepts_response_payload"] else None, ms=_since(started))

    async def disconnect(self, reason: str = "refresh_requested", *, grace_s: float = 1.0) -> None:
        """Tells every connection to go: "warning" only announces it, "refresh_requested" and "link_disabled" mean it.

        The app has `grace_s` to leave by itself before its connection is closed.
        """
        leaving = list(self.connections)
        for connection in leaving:
            if not self._mute(connection) and not connection.socket.closed:
                await connection.socket.send_str(_disconnect(reason))
        if reason == "warning":
            return
        if leaving:
            await asyncio.wait([asyncio.ensure_future(each.gone.wait()) for each in leaving], timeout=grace_s)
        for connection in leaving:
            if connection in self.connections:
                await connection.socket.close()

    async def drop(self) -> None:
        """Breaks every connection without a word, as a network does."""
        for connection in list(self.connections):
            if connection.wire is not None:
                connection.wire.abort()

    def silence(self) -> None:
        """The connections that are open now stay open and carry nothing any more."""
        for connection in self.connections:
            connection.silent = True

    def _mute(self, connection: Connection) -> bool:
        return connection.silent or self._faults.silent_sockets

    def _open(self, app: App) -> list[Connection]:
        return [each for each in self.connections if each.app is app and not each.socket.closed]

    def _fail_waiting(self, connection: Connection) -> None:
        for future in connection.waiting.values():
            future.cancel()

    def _changed(self) -> None:
        for listener in list(self.on_change):
            listener()


def _envelope(outgoing: Outgoing) -> JsonObject:
    view_kinds = ("view_submission", "block_suggestion")
    accepts = outgoing.kind == COMMANDS or outgoing.payload.get("type") in view_kinds
    envelope: JsonObject = {
        "envelope_id": str(uuid.uuid4()),
        "type": outgoing.kind,
        "payload": outgoing.payload,
        "accepts_response_payload": accepts,
    }
    if outgoing.kind == EVENTS:
        envelope |= {"retry_attempt": outgoing.retry, "retry_reason": _socket_reason(outgoing.retry_reason)}
    return envelope


def _socket_reason(reason: str) -> str:
    return "timeout" if reason == "http_timeout" else reason


def _disconnect(reason: str) -> str:
    return dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}})


def _since(started: float) -> float:
    return (time.monotonic() - started) * 1000
