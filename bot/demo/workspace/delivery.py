"""Getting requests to apps: the right transport, the log, and for events the retries.

Events go out on their own; a person's actions wait for the answer. `settled` tells when nothing is under way.
"""

import asyncio
import secrets
import time
from collections.abc import Coroutine

from bot.demo.workspace.faults import Faults
from bot.demo.workspace.http_transport import HttpTransport
from bot.demo.workspace.model import Installation
from bot.demo.workspace.socket_transport import SocketTransport
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.traffic import TrafficLog
from bot.demo.workspace.transport import EVENTS, Outgoing, Reply
from bot.demo.workspace.values import JsonObject

RETRY_DELAYS_S = (0.0, 60.0, 300.0)


class Delivery:
    """Sends to apps. `retry_scale` shortens the waits before events are sent again (0: at once)."""

    def __init__(
        self, ws: Workspace, http: HttpTransport, sockets: SocketTransport, log: TrafficLog, faults: Faults
    ) -> None:
        self._ws = ws
        self._http = http
        self._sockets = sockets
        self._log = log
        self._faults = faults
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy = 0
        self.retry_scale = 1.0
        self.undelivered: list[Outgoing] = []
        self.last_event: Outgoing | None = None
        ws.signals.event.append(self.send_event)

    def send_event(self, installation: Installation, event: JsonObject) -> None:
        """Starts the delivery of an event to one installation. Without a running loop nothing is delivered."""
        outgoing = Outgoing(installation.app, EVENTS, envelope(self._ws, installation, event))
        self.last_event = outgoing
        for _ in range(2 if self._faults.deliver_twice else 1):
            self.start(self.deliver(outgoing))

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Runs `work` on its own, kept track of until it ends."""
        try:
            task = asyncio.get_running_loop().create_task(work)
        except RuntimeError:
            work.close()
            return
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def deliver(self, outgoing: Outgoing) -> None:
        """Sends an event until it is acknowledged: at once, again at once, after a minute, after five."""
        reply = await self.request(outgoing)
        for attempt, delay_s in enumerate(RETRY_DELAYS_S, start=1):
            if reply.ok or reply.no_retry:
                return
            await asyncio.sleep(delay_s * self.retry_scale)
            again = Outgoing(outgoing.app, EVENTS, outgoing.payload, attempt, reply.failure or "unknown_error")
            reply = await self.request(again)
        if not reply.ok:
            self.undelivered.append(outgoing)

    async def request(self, outgoing: Outgoing) -> Reply:
        """Sends one request and waits for its acknowledgement. Failures are in the reply, never raised."""
        self._busy += 1
        try:
            if outgoing.app.request_url is not None:
                reply = await self._http.send(outgoing.app.request_url, outgoing)
            else:
                reply = await self._sockets.send(outgoing)
        finally:
            self._busy -= 1
        name = f"{outgoing.name} (retry {outgoing.retry})" if outgoing.retry else outgoing.name
        summary = "acknowledged" if reply.ok else str(reply.failure)
        body = {"sent": outgoing.payload, "answer": reply.content}
        self._log.add("to_app", outgoing.kind, name, status=reply.status, ms=reply.ms, summary=summary, body=body)
        return reply

    @property
    def idle(self) -> bool:
        return not self._tasks and self._busy == 0

    async def settled(self, timeout_s: float = 10.0) -> None:
        """Waits until every event is acknowledged or given up, and nothing is on its way.

        Raises: TimeoutError when that takes longer than `timeout_s`.
        """
        deadline = time.monotonic() + timeout_s
        quiet = 0
        while quiet < 3:
            quiet = quiet + 1 if self.idle else 0
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self._tasks)} deliveries still pending after {timeout_s} s")
            await asyncio.sleep(0.002)

    async def stop(self) -> None:
        """Drops what is still under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def envelope(ws: Workspace, installation: Installation, event: JsonObject) -> JsonObject:
    """The envelope in which an event reaches an app."""
    channel = event.get("channel") if isinstance(event.get("channel"), str) else ""
    place = ws.team(installation.team_id).channels.get(str(channel))
    return {
        "token": installation.app.verification_token,
        "team_id": installation.team_id,
        "context_team_id": installation.team_id,
        "context_enterprise_id": None,
        "api_app_id": installation.app.id,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(6).upper()}",
        "event_time": int(ws.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": installation.team_id,
                "user_id": installation.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": place is not None and place.is_ext_shared,
        "event_context": f"1-{event['type']}-{installation.team_id}-{channel}",
    }
