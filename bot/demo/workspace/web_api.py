"""Slack's Web API and response URLs over HTTP: bodies in, JSON out, faults in between."""

import asyncio
import base64
import secrets
import time

from aiohttp import web

from bot.demo.workspace import api
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.faults import Fault, Faults
from bot.demo.workspace.interactions import use_response_url
from bot.demo.workspace.model import App
from bot.demo.workspace.socket_transport import SocketTransport
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.traffic import TrafficLog
from bot.demo.workspace.values import JsonObject, dumps, loads_object

_GONE = {"used_url": 404, "expired_url": 404, "invalid_url": 404, "token_revoked": 403}


class WebApi:
    """The routes an app calls. `socket_base` is the ws:// address of this server, known once it listens."""

    def __init__(self, ws: Workspace, faults: Faults, log: TrafficLog, sockets: SocketTransport) -> None:
        self._ws = ws
        self._faults = faults
        self._log = log
        self._sockets = sockets
        self.socket_base = ""
        self.busy = 0

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self.handle_call),
            web.post("/response/{key}", self.handle_response_url),
            web.get("/link", self._sockets.handle),
        ]

    def _open_socket(self, app: App) -> str:
        return f"{self.socket_base}/link?ticket={self._sockets.new_ticket(app)}&app_id={app.id}"

    async def handle_call(self, request: web.Request) -> web.StreamResponse:
        """One Web API call."""
        method = request.match_info["method"]
        started = time.monotonic()
        self.busy += 1
        try:
            fault = self._faults.take(method)
            if fault is not None and fault.delay_s:
                await asyncio.sleep(fault.delay_s)
            args: JsonObject = {}
            status, headers, answer = await self._answered(request, method, fault, args)
        finally:
            self.busy -= 1
        summary = "ok" if answer.get("ok") else str(answer.get("error", f"HTTP {status}"))
        ms = (time.monotonic() - started) * 1000
        body = {"sent": args, "answer": answer}
        self._log.add("from_app", "web_api", method, status=status, ms=ms, summary=summary, body=body)
        broken = fault is not None and (fault.reset_before_accept or fault.reset_after_accept)
        if broken and request.transport is not None:
            request.transport.abort()
        return web.json_response(answer, status=status, headers=headers, dumps=dumps)

    async def _answered(
        self, request: web.Request, method: str, fault: Fault | None, args: JsonObject
    ) -> tuple[int, dict[str, str], JsonObject]:
        """Status, headers and body of the answer; fills `args` with what was sent, for the log."""
        headers = {"X-Slack-Req-Id": secrets.token_hex(16)}
        if fault is not None and fault.http_status is not None:
            return fault.http_status, headers, {}
        try:
            if fault is not None and fault.retry_after_s is not None:
                raise SlackRefusal("ratelimited", retry_after_s=fault.retry_after_s)
            if fault is not None and fault.error is not None:
                raise SlackRefusal(fault.error)
            if fault is not None and fault.reset_before_accept:
                raise SlackRefusal("connection_reset")
            args |= {**_basic(request), **await read_args(request)}
            token = _bearer(request) or str(args.pop("token", ""))
            caller = api.find_installation(self._ws, token)
            if caller is not None:
                headers["X-OAuth-Scopes"] = ",".join(sorted(caller.scopes))
            return 200, headers, api.answer(self._ws, method, token, args, self._open_socket)
        except SlackRefusal as refusal:
            if refusal.retry_after_s is None:
                return 200, headers, refusal.body()
            return 429, {**headers, "Retry-After": str(refusal.retry_after_s)}, refusal.body()

    async def handle_response_url(self, request: web.Request) -> web.StreamResponse:
        """What an app sends to a response URL: "ok", or the error as text, as Slack answers."""
        body: JsonObject = {}
        started = time.monotonic()
        try:
            body = await read_args(request)
            use_response_url(self._ws, request.match_info["key"], body)
            status, text = 200, "ok"
        except SlackRefusal as refusal:
            self._ws.reject("response_url", refusal.code, refusal.messages)
            status, text = _GONE.get(refusal.code, 400), refusal.code
        ms = (time.monotonic() - started) * 1000
        self._log.add("from_app", "response_url", "response_url", status=status, ms=ms, summary=text, body=body)
        return web.Response(text=text, status=status)


def _bearer(request: web.Request) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _basic(request: web.Request) -> JsonObject:
    """The client id and secret, which an app may send as HTTP basic authentication."""
    header = request.headers.get("Authorization", "")
    if not header.lower().startswith("basic "):
        return {}
    try:
        client_id, _, secret = base64.b64decode(header[6:]).decode().partition(":")
    except ValueError as problem:
        raise SlackRefusal("invalid_auth") from problem
    return {"client_id": client_id, "client_secret": secret}


async def read_args(request: web.Request) -> JsonObject:
    """The arguments of a call, from the query and a form or JSON body (which wins).

    Raises: SlackRefusal `invalid_json`, `json_not_object`, `invalid_form_data`.
    """
    args: JsonObject = dict(request.query)
    if request.content_type == "application/json":
        text = await request.text()
        if not text.strip():
            return args
        found = loads_object(text)
        if found is None:
            raise SlackRefusal("json_not_object" if text.lstrip()[:1] in '["0123456789' else "invalid_json")
        return {**args, **found}
    try:
        form = await request.post()
    except ValueError as problem:
        raise SlackRefusal("invalid_form_data") from problem
    return {**args, **{name: value for name, value in form.items() if isinstance(value, str)}}
