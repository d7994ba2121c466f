"""The ASGI app: Slack's request URL, and what operators ask: alive, ready, how much. And the server it runs under.

Owns HTTP: paths, ceilings, status codes. What a request means is the business of `dispatch`, which is handed in; bodies are
neither logged nor kept.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.domain.errors import RapportError, SetupError
from bot.metrics import CONTENT_TYPE, Metrics

EVENTS_PATH = "/slack/events"
# Slack's largest payloads (a click in a modal of 100 blocks with their state) stay well under this.
MAX_BODY_BYTES = 1_000_000
_CHECK_TIMEOUT_S = 4.0
_GRACE_S = 10

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
Check = Callable[[], Awaitable[None]]
"""Returns when all is well. Raises `RapportError` with the reason when it is not."""


class _TooLarge(Exception):
    """The body is over the ceiling."""


def build_web(dispatch: Dispatch | None, checks: Mapping[str, Check], metrics: Metrics) -> Starlette:
    """The app. `dispatch` answers Slack's requests; `None`: they come another way, and their path is not there.

    `checks` are what `/readyz` asks, by the name it shows; none of them may take longer than four seconds.
    """

    async def events(request: Request) -> Response:
        assert dispatch is not None
        try:
            body = (await _read(request)).decode()
        except _TooLarge:
            return PlainTextResponse("Too large.", 413)
        except (UnicodeDecodeError, ClientDisconnect):
            return PlainTextResponse("Not UTF-8.", 400)
        headers: dict[str, str | Sequence[str]] = dict(request.headers.items())
        try:
            asked = AsyncBoltRequest(body=body, headers=headers)
        except (ValueError, AttributeError, TypeError, RecursionError):
            # Read before its signature is checked: anybody can send this.
            return PlainTextResponse("Not JSON.", 400)
        if not isinstance(asked.body, dict):
            return PlainTextResponse("Not an object.", 400)
        return _as_starlette(await dispatch(asked))

    async def alive(_: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def ready(_: Request) -> Response:
        reasons = await asyncio.gather(*(_reason(check) for check in checks.values()))
        said = {name: reason or "ok" for name, reason in zip(checks, reasons, strict=True)}
        return JSONResponse(said, 503 if any(reasons) else 200)

    async def counted(_: Request) -> Response:
        return PlainTextResponse(metrics.render(), media_type=CONTENT_TYPE)

    routes = [
        Route("/healthz", alive, methods=["GET"]),
        Route("/readyz", ready, methods=["GET"]),
        Route("/metrics", counted, methods=["GET"]),
    ]
    if dispatch is not None:
        routes.append(Route(EVENTS_PATH, events, methods=["POST"]))
    return Starlette(routes=routes)


async def _read(request: Request) -> bytes:
    """The body, as long as it stays under the ceiling, whatever its Content-Length says."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > MAX_BODY_BYTES:
        raise _TooLarge
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise _TooLarge
    return bytes(body)


def _as_starlette(answer: BoltResponse) -> Response:
    headers = {name: values[0] for name, values in answer.headers.items() if name != "set-cookie"}
    return Response(answer.body, answer.status, headers)


async def _reason(check: Check) -> str | None:
    try:
        await asyncio.wait_for(check(), _CHECK_TIMEOUT_S)
    except RapportError as error:
        return error.text
    except TimeoutError:
        return "no answer in time"
    return None


class _Server(uvicorn.Server):
    """uvicorn, without its own signal handlers: when to stop is decided by whoever runs it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()


@asynccontextmanager
async def listening(app: Starlette, host: str, port: int) -> AsyncIterator[int]:
    """The app, served; gives the port (the one found when 0 was asked). At the end open requests are answered first.

    Raises:
        SetupError: the address is taken or not this machine's.
    """
    bound = bind(host, port)
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="httptools",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_S,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve([bound]))
    up = asyncio.create_task(server.listening.wait())
    try:
        await asyncio.wait({running, up}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            await running
        yield bound.getsockname()[1]
    finally:
        up.cancel()
        server.should_exit = True
        await running
        bound.close()


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        SetupError: the address is taken or not this machine's.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, proto)
    except OSError as error:
        raise SetupError(f"HOST={host} cannot be listened on: {error.strerror}.") from error
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(2048)
        bound.setblocking(False)
    except OSError as error:
        bound.close()
        raise SetupError(
            f"Cannot listen on {host}:{port} ({error.strerror}). Set PORT to one that is free, or 0 to have one found."
        ) from error
    return bound
