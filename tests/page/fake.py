"""A small stand-in for the local workspace's own interface (`/_local/`), whose every answer a test can choose.

It keeps one team in memory, records what the page sends, and serves the page's files as the workspace does.
"""

import asyncio
import json
import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import Page

import bot.demo

PAGE = Path(bot.demo.__file__).parent / "page"
MAYA, BO, LEA, RAPPORT = "U0MAYA0001", "U0BO000001", "U0LEA00001", "U0RAPPORT1"
GENERAL, PYTHON, DM = "C0GENERAL1", "C0PYTHON01", "D0RAPPORT1"
NOW = "2026-03-09T08:40:00Z"
NOW_S = 1_773_045_600

Json = dict[str, Any]


def user(user_id: str, name: str, real_name: str, tz: str, *, is_bot: bool = False) -> Json:
    return {
        "id": user_id, "name": name, "real_name": real_name, "display_name": real_name.split()[0], "tz": tz,
        "is_bot": is_bot, "deleted": False,
    }  # fmt: skip


def channel(channel_id: str, name: str, members: list[str], *, topic: str = "", is_im: bool = False) -> Json:
    return {"id": channel_id, "name": name, "is_im": is_im, "is_private": is_im, "members": members, "topic": topic}


def message(ts: float, author: str, text: str = "", **more: Any) -> Json:
    stamp = f"{NOW_S + ts:.6f}"
    base = {"ts": stamp, "user": author, "text": text, "blocks": None, "bot": author == RAPPORT, "ephemeral": False}
    link = f"https://acme.slack.com/archives/{GENERAL}/p{stamp.replace('.', '')}"
    return {**base, "edited": False, "thread_ts": None, "reactions": [], "metadata": None, "permalink": link, **more}


def new_state() -> Json:
    people = [MAYA, BO, LEA]
    return {
        "team": {"id": "T0ACME0001", "name": "Acme Studio", "domain": "acme"},
        "teams": [{"id": "T0ACME0001", "name": "Acme Studio"}],
        "now": NOW,
        "app": {
            "id": "A0RAPPORT1", "name": "Rapport", "bot_user_id": RAPPORT,
            "commands": [{
                "command": "/rapport", "description": "Remember people and follow up",
                "usage_hint": "[met Ana … | note Ana: … | who Ana | due | help]",
            }],
            "shortcuts": [
                {"type": "global", "name": "Log an interaction", "callback_id": "log.open"},
                {"type": "message", "name": "Save to Rapport", "callback_id": "save.message"},
            ],
        },
        "users": [
            user(MAYA, "maya", "Maya Lind", "Europe/Lisbon"), user(BO, "bo", "Bo Chen", "Asia/Tokyo"),
            user(LEA, "lea", "Léa Martin", "America/New_York"), user(RAPPORT, "rapport", "Rapport", "UTC", is_bot=True),
        ],
        "act_as": people,
        "channels": [
            channel(GENERAL, "general", [*people, RAPPORT], topic="What everyone should know"),
            channel(PYTHON, "python-friends", [MAYA, BO]), channel(DM, "", [MAYA, RAPPORT], is_im=True),
        ],
        "notices": [],
    }  # fmt: skip


class FakeWorkspace:
    """Answers the page. `sent` lists `(path, body)` of every POST; `answers[path]` overrides what is answered."""

    def __init__(self) -> None:
        self.state = new_state()
        self.messages: dict[str, list[Json]] = {GENERAL: [], PYTHON: [], DM: []}
        self.views: list[Json] = []
        self.home: Json | None = None
        self.log: list[Json] = []
        self.sent: list[tuple[str, Json]] = []
        self.answers: dict[str, Callable[[Json], Json | tuple[int, Json]]] = {}
        self.streams: set[asyncio.Queue[Json | None]] = set()
        self.accepting = True
        self.url = ""

    def bodies(self, path: str) -> list[Json]:
        return [body for name, body in self.sent if name == path]

    def tell(self, **event: Any) -> None:
        for queue in self.streams:
            queue.put_nowait(event)

    def post_message(self, channel_id: str, what: Json, kind: str = "message") -> None:
        self.messages[channel_id].append(what)
        self.tell(type=kind, channel=channel_id, ts=what["ts"], message=what)

    async def open(self, page: Page, place: str = GENERAL) -> None:
        """Opens the page at a channel or at "home" and waits until everything has been drawn."""
        await page.goto(f"{self.url}#{place}")
        await page.wait_for_selector("body[data-ready]")

    async def sees(self, path: str, count: int = 1) -> Json:
        """The body of the `count`th POST to `path`, once it has come.

        Raises: TimeoutError after five seconds.
        """
        async with asyncio.timeout(5):
            while len(self.bodies(path)) < count:
                await asyncio.sleep(0.01)
        return self.bodies(path)[count - 1]

    def show_views(self, *views: Json) -> None:
        self.views = [{"type": "modal", **view} for view in views]
        self.tell(type="view_push")

    def drop_streams(self) -> None:
        for queue in self.streams:
            queue.put_nowait(None)

    async def get(self, request: web.Request) -> web.Response:
        path, query = request.match_info["path"], request.query
        if not self.accepting:
            return web.json_response({"error": "unreachable"}, status=503)
        answers: dict[str, Callable[[], Json]] = {
            "state": lambda: self.state,
            "messages": lambda: {"messages": self.messages.get(query["channel"], []), "has_more": False},
            "home": lambda: {"view": self.home},
            "views": lambda: {"views": self.views},
            "log": lambda: {"entries": [entry for entry in self.log if entry["n"] > int(query["after"])]},
        }
        return web.json_response(answers[path]())

    async def post(self, request: web.Request) -> web.Response:
        path, body = request.match_info["path"], await request.json()
        self.sent.append((path, body))
        given = self.answers.get(path, lambda _body: {"ok": True})(body)
        status, answer = given if isinstance(given, tuple) else (200, given)
        return web.json_response(answer, status=status)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        if not self.accepting:
            raise web.HTTPServiceUnavailable
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self.streams.add(queue)
        try:
            await response.write(b": open\n\n")
            while (event := await queue.get()) is not None:
                await response.write(f"data: {json.dumps(event)}\n\n".encode())
        except ConnectionResetError:
            pass
        finally:
            self.streams.discard(queue)
        return response


class Server:
    """Serves the page's files and the interface of whichever stand-in is `current`, at one address for all tests."""

    def __init__(self) -> None:
        self.current = FakeWorkspace()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/", self._file)
        app.router.add_get("/page/{name}", self._file)
        app.router.add_get("/_local/stream", self._stream)
        app.router.add_get("/_local/{path}", self._get)
        app.router.add_post("/_local/{path}", self._post)
        return app

    async def _get(self, request: web.Request) -> web.Response:
        return await self.current.get(request)

    async def _post(self, request: web.Request) -> web.Response:
        return await self.current.post(request)

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        return await self.current.stream(request)

    async def _file(self, request: web.Request) -> web.Response:
        path = PAGE / request.match_info.get("name", "index.html")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        cached = {"Cache-Control": "max-age=600"}
        return web.Response(body=path.read_bytes(), content_type=kind, headers=cached)
