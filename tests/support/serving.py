"""`rapport serve` as a program of its own, against a local workspace in the test's process, over either transport.

Owns starting both and joining them. The workspace has one team with two people and a channel; what they do is the
test's business.
"""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from tests.support.processes import Program, Programs, free_port
from tests.support.world import PATIENCE_S

Transport = Literal["http", "socket"]
TEAM, ANA, BO, CHANNEL = "T01TEST", "U01ANA", "U01BO", "C01GENERAL"
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-1-test", "xapp-1-A01-test", "8f742231b10e8888abcd99yyyzzz85a5"


@dataclass(frozen=True, slots=True)
class Served:
    """A workspace and the Rapport that serves it. `port` is where Rapport's own addresses answer."""

    server: WorkspaceServer
    program: Program
    port: int
    env: dict[str, str]

    async def get(self, path: str) -> tuple[int, str]:
        """Status and body of one of Rapport's own addresses."""
        return await asyncio.to_thread(_get, f"http://127.0.0.1:{self.port}{path}")

    async def until(self, what: Any, timeout_s: float = 10.0) -> Any:
        """Wait for `what()` to be true (or something) and return it."""
        async with asyncio.timeout(timeout_s):
            while not (found := what()):
                await asyncio.sleep(0.02)
            return found

    async def direct_messages(self, user_id: str) -> list[dict[str, Any]]:
        """What Rapport and this person have written to each other."""
        return self.server.messages(TEAM, self.server.bot_im(TEAM, user_id), user_id)


def build_test_workspace(transport: Transport, request_url: str | None) -> Workspace:
    """A team with two people and a channel, with Rapport installed as its manifest says."""
    ws = Workspace(MovableClock())
    ws.add_team(TEAM, "Test")
    ws.add_user(TEAM, ANA, "ana", real_name="Ana Lima", tz="Europe/Lisbon")
    ws.add_user(TEAM, BO, "bo", real_name="Bo Chen", tz="Asia/Tokyo")
    manifest = build_manifest(FEATURES, "/rapport", "https://rapport.example/slack/events" if request_url else None)
    installed = ws.install_app(
        TEAM,
        manifest=manifest,
        bot_token=BOT_TOKEN,
        signing_secret=SECRET,
        app_token=APP_TOKEN if transport == "socket" else None,
        request_url=request_url,
    )
    ws.add_channel(TEAM, CHANNEL, "general", members=[ANA, BO, installed.bot_user_id])
    return ws


@asynccontextmanager
async def serving(programs: Programs, transport: Transport, database_url: str) -> AsyncIterator[Served]:
    """Both running and joined; the database must have its schema."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/slack/events" if transport == "http" else None
    server = WorkspaceServer(build_test_workspace(transport, url), ack_timeout_s=PATIENCE_S)
    await server.start()
    env = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_API_URL": f"{server.url}/api/",
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "RAPPORT_TICK_S": "0.2",
    }
    env |= {"SLACK_APP_TOKEN": APP_TOKEN} if transport == "socket" else {"SLACK_SIGNING_SECRET": SECRET}
    program = programs.rapport("serve", env=env)
    try:
        await program.until_line('"event": "ready"')
        if transport == "socket":
            await server.connected()
        yield Served(server, program, port, env)
    finally:
        await asyncio.to_thread(program.kill)
        await server.stop()


def log_lines(program: Program) -> list[dict[str, Any]]:
    """Rapport's log, one object a line."""
    return [json.loads(line) for line in program.output().splitlines() if line.startswith("{")]


def _get(url: str) -> tuple[int, str]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
