"""A small company in the local workspace, a Bolt app in it, over either transport."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.workspace import Workspace, WorkspaceServer
from bot.demo.workspace.model import Installation
from bot.demo.workspace.values import JsonObject

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-local-bot-token", "xapp-1-local-app-token", "local-signing-secret"
BOT, MAYA, BEN, CARO = "U00BOT", "U00MAYA", "U00BEN", "U00CARO"
TEAM, GENERAL, SECRETS = "T0001", "C0GENERAL", "C0SECRETS"

MANIFEST: JsonObject = {
    "display_information": {"name": "Rapport"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Rapport", "always_online": True},
        "shortcuts": [
            {"name": "Log", "type": "global", "callback_id": "log.open", "description": "Log"},
            {"name": "Save", "type": "message", "callback_id": "save.message", "description": "Save"},
        ],
        "slash_commands": [
            {"command": "/rapport", "description": "Talk to Rapport", "usage_hint": "met Ana", "should_escape": True},
            {"command": "/plain", "description": "As typed", "should_escape": False},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "dnd:read",
                "groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "mpim:read",
                "mpim:write", "reactions:read", "reactions:write", "team:read", "users:read", "users:read.email",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened", "app_mention", "app_uninstalled", "member_joined_channel", "message.channels",
                "message.im", "reaction_added", "reaction_removed", "team_join", "tokens_revoked", "user_change",
            ]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}  # fmt: skip


def build_workspace(**options: object) -> tuple[Workspace, Installation]:
    ws = Workspace(**options)  # type: ignore[arg-type]
    ws.add_team(TEAM, name="Acme")
    ws.add_user(TEAM, MAYA, name="maya", real_name="Maya Lind", tz="Europe/Berlin", email="maya@acme.test")
    ws.add_user(TEAM, BEN, name="ben", real_name="Ben Ode", tz="America/New_York")
    ws.add_user(TEAM, CARO, name="caro", real_name="Caro Left", deleted=True)
    ws.add_channel(TEAM, GENERAL, "general", members=[MAYA, BEN, BOT])
    ws.add_channel(TEAM, SECRETS, "secrets", members=[BEN], is_private=True)
    app = ws.install_app(
        TEAM, manifest=MANIFEST, bot_token=BOT_TOKEN, app_token=APP_TOKEN, signing_secret=SECRET, bot_user_id=BOT
    )
    return ws, app


@dataclass
class Office:
    """A served workspace with one installed app."""

    server: WorkspaceServer
    app: Installation
    client: AsyncWebClient

    @property
    def ws(self) -> Workspace:
        return self.server.ws


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    ws, app = build_workspace()
    server = WorkspaceServer(ws)
    await server.start()
    client = AsyncWebClient(token=BOT_TOKEN, base_url=server.url + "/api/", retry_handlers=[])
    yield Office(server, app, client)
    await server.stop()


def build_bolt(server: WorkspaceServer) -> AsyncApp:
    client = AsyncWebClient(token=BOT_TOKEN, base_url=server.url + "/api/")
    quiet = logging.getLogger("quiet-bolt")
    quiet.setLevel(logging.CRITICAL)
    return AsyncApp(
        name="test",
        client=client,
        signing_secret=SECRET,
        process_before_response=True,
        logger=quiet,
        raise_error_for_unhandled_request=False,
    )


@asynccontextmanager
async def listening(server: WorkspaceServer, app: Installation, bolt: AsyncApp, transport: str) -> AsyncIterator[None]:
    """Runs a Bolt app on `transport` ("http" or "socket") until the block ends."""
    if transport == "socket":
        handler = AsyncSocketModeHandler(bolt, APP_TOKEN)
        await handler.connect_async()
        await server.connected()
        yield
        await handler.close_async()
        return
    runner = web.AppRunner(bolt.web_app("/slack/events"), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    app.app.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield
    await runner.cleanup()


@asynccontextmanager
async def serving(app: Installation, answer: Callable[[web.Request], Awaitable[web.Response]]) -> AsyncIterator[None]:
    """A bare app behind a request URL that answers every request with `answer`."""
    application = web.Application()
    application.router.add_post("/slack/events", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    app.app.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield
    await runner.cleanup()


async def until(condition: Callable[[], bool], timeout_s: float = 5.0) -> None:
    """Waits until `condition` holds."""
    async with asyncio.timeout(timeout_s):
        while not condition():
            await asyncio.sleep(0.01)
