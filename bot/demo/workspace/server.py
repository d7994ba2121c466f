"""The workspace on a port: everything joined together, and the handle by which tests and the demo drive it."""

import asyncio
import time
from pathlib import Path

from aiohttp import web

from bot.demo.workspace.clock import MovableClock
from bot.demo.workspace.delivery import Delivery
from bot.demo.workspace.faults import Faults
from bot.demo.workspace.http_transport import HttpTransport
from bot.demo.workspace.local_api import LocalApi
from bot.demo.workspace.model import ResponseUrl
from bot.demo.workspace.pages import guard_local, page_routes
from bot.demo.workspace.person import ChannelRef, TeamRef, UserRef, id_of
from bot.demo.workspace.person_forms import FormActions
from bot.demo.workspace.raw import RawRequests
from bot.demo.workspace.screen import messages_seen_by, screen_message, screen_view
from bot.demo.workspace.socket_transport import SocketTransport
from bot.demo.workspace.state import Rejection, Workspace
from bot.demo.workspace.stream import Streams
from bot.demo.workspace.traffic import Entry, TrafficLog
from bot.demo.workspace.transport import ACK_TIMEOUT_S
from bot.demo.workspace.values import JsonObject
from bot.demo.workspace.web_api import WebApi

MAX_REQUEST_BYTES = 10_000_000


class WorkspaceServer(FormActions, RawRequests):
    """A workspace served on `host`:`port` (0: any free port).

    `page_dir` holds the page's files; None serves no page. An app reaches the Web API at `url` + "/api/".
    `ack_timeout_s` is how long apps have to acknowledge.
    """

    def __init__(
        self,
        ws: Workspace,
        host: str = "127.0.0.1",
        port: int = 0,
        page_dir: Path | None = None,
        *,
        ack_timeout_s: float = ACK_TIMEOUT_S,
    ) -> None:
        self.ws = ws
        self.faults = Faults(ws.limits)
        self.log = TrafficLog(ws.now, self._secrets)
        self.http = HttpTransport(ack_timeout_s)
        self.sockets = SocketTransport(ws, self.faults, ack_timeout_s)
        self.delivery = Delivery(ws, self.http, self.sockets, self.log, self.faults)
        self._host, self._port, self._page_dir = host, port, page_dir
        self._streams = Streams()
        self._web_api = WebApi(ws, self.faults, self.log, self.sockets)
        self._runner: web.AppRunner | None = None
        self.url = ""
        ws.signals.screen.append(self._streams.publish)
        self.log.on_entry.append(self._show_entry)
        if isinstance(ws.clock, MovableClock):
            ws.clock.on_change.append(lambda now: self._streams.publish(None, None, _clock_change(now.isoformat())))

    async def start(self) -> None:
        """Starts to listen; `url` is set from then on."""
        app = web.Application(client_max_size=MAX_REQUEST_BYTES, middlewares=[guard_local(self._host)])
        app.add_routes(self._web_api.routes())
        app.add_routes(LocalApi(self, self.log, self._streams).routes())
        app.add_routes(page_routes(self._page_dir))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://{self._host}:{port}"
        self._web_api.socket_base = f"ws://{self._host}:{port}"
        await self.http.start()

    async def stop(self) -> None:
        """Ends every connection and drops what is still under way."""
        self._streams.close()
        await self.delivery.stop()
        await self.sockets.drop()
        await self.http.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def rejections(self) -> list[Rejection]:
        """Everything an app sent that Slack would not take and a careful app never sends."""
        return self.ws.rejections

    def response_address(self, url: ResponseUrl) -> str:
        return f"{self.url}/response/{url.key}"

    def messages(self, team: TeamRef, channel: ChannelRef, as_user: UserRef) -> list[JsonObject]:
        """What `as_user` sees in a channel, oldest first, as in /_local/messages.

        Raises: SlackRefusal `channel_not_found` for one that person cannot see.
        """
        person, where = self.place(team, as_user, channel)
        return [screen_message(self.ws, each) for each in messages_seen_by(where, person.id)]

    def home(self, team: TeamRef, user: UserRef) -> JsonObject | None:
        """The App Home published for a person; None when there is none."""
        homes = self.ws.team(id_of(team)).homes
        found = [view for (_, user_id), view in homes.items() if user_id == id_of(user)]
        return screen_view(found[0]) if found else None

    def views(self, team: TeamRef, user: UserRef) -> list[JsonObject]:
        """The modals on a person's screen, bottom first."""
        return [screen_view(view) for view in self.ws.views_of(id_of(team), id_of(user))]

    async def settled(self, timeout_s: float = 10.0) -> None:
        """Waits until every event sent so far is acknowledged (or given up) and no call of an app is under way.

        Raises: TimeoutError.
        """
        deadline = time.monotonic() + timeout_s
        await self.delivery.settled(timeout_s)
        while self._web_api.busy or not self.delivery.idle:
            if time.monotonic() > deadline:
                raise TimeoutError(f"calls of the app still under way after {timeout_s} s")
            await asyncio.sleep(0.002)

    async def connected(self, timeout_s: float = 10.0, sockets: int = 1) -> None:
        """Waits until apps hold at least this many Socket Mode connections.

        Raises: TimeoutError.
        """
        deadline = time.monotonic() + timeout_s
        while len([each for each in self.sockets.connections if not each.silent]) < sockets:
            if time.monotonic() > deadline:
                raise TimeoutError("no app connected over Socket Mode")
            await asyncio.sleep(0.01)

    def _secrets(self) -> list[str]:
        apps = self.ws.apps.values()
        tokens = [each.bot_token for each in self.ws.installations()]
        return tokens + [secret for app in apps for secret in (app.app_token or "", app.signing_secret)]

    def _show_entry(self, entry: Entry) -> None:
        self._streams.publish(None, None, {"type": "log", "entry": entry.as_json()})


def _clock_change(now: str) -> JsonObject:
    return {"type": "clock", "now": now}
