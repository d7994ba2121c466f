"""The real workspace with a small app behind it, for trying the page on what it will really meet."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.workspace import Workspace, WorkspaceServer
from bot.demo.workspace.clock import MovableClock
from tests.page.fake import PAGE
from tests.page.gallery import ACTIVE, SHOWN, button, option, plain, section
from tests.page.gallery import field as input_field

Json = dict[str, Any]
TEAM, MAYA, BO, RAPPORT, GENERAL = "T0ACME0001", "U0MAYA0001", "U0BO000001", "U0RAPPORT1", "C0GENERAL1"
TOKEN = "xoxb-local-bot-token"
START = datetime(2026, 3, 9, 8, 40, tzinfo=UTC)

MANIFEST: Json = {
    "display_information": {"name": "Rapport"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "bot_user": {"display_name": "Rapport", "always_online": True},
        "shortcuts": [
            {"name": "Log an interaction", "type": "global", "callback_id": "log.open", "description": "Log"},
            {"name": "Save to Rapport", "type": "message", "callback_id": "save.message", "description": "Save"},
        ],
        "slash_commands": [{
            "command": "/rapport", "description": "Remember people", "usage_hint": "[met Ana … | due]",
            "should_escape": True,
        }],
    },
    "oauth_config": {"scopes": {"bot": [
        "channels:history", "channels:read", "chat:write", "commands", "im:history", "im:write", "reactions:read", "users:read",
    ]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.im", "reaction_added"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": False,
    },
}  # fmt: skip

FORM: Json = {
    "type": "modal", "callback_id": "log", "title": plain("Log"), "submit": plain("Save"),
    "blocks": [
        input_field("Who", {"type": "plain_text_input", "action_id": "who"}),
        input_field("When", {"type": "datepicker", "action_id": "when"}, optional=True),
        input_field("Person", {"type": "external_select", "action_id": "person", "min_query_length": 1}, optional=True),
    ],
}  # fmt: skip


@dataclass
class SmallApp:
    """Answers what the workspace sends; `seen` keeps it."""

    client: AsyncWebClient
    seen: list[Json] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        form = await request.post()
        if "command" in form:
            self.seen.append(dict(form))
            return web.json_response(self.card(str(form["text"])))
        if "payload" in form:
            return await self.interaction(json.loads(str(form["payload"])))
        return await self.event(await request.json())

    def card(self, text: str) -> Json:
        blocks = [section(f"Logged: {text}", block_id="card"), {"type": "actions", "block_id": "do", "elements": [
            button("Undo", "log.undo"), button("Edit", "log.edit")]}]  # fmt: skip
        return {"response_type": "ephemeral", "text": text, "blocks": blocks}

    async def interaction(self, payload: Json) -> web.Response:
        self.seen.append(payload)
        kind = payload["type"]
        if kind == "block_suggestion":
            return web.json_response({"options": [option("Ana Silva", "1")]})
        if kind == "view_submission":
            entry = payload["view"]["state"]["values"]["who_b"]["who"]["value"]
            errors = {"response_action": "errors", "errors": {"who_b": "Nobody by that name."}}
            return web.json_response(errors) if entry == "Nobody" else web.Response()
        if kind in ("shortcut", "message_action") or payload.get("actions", [{}])[0].get("action_id") == "log.edit":
            await self.client.views_open(trigger_id=payload["trigger_id"], view=FORM)
        return web.Response()

    async def event(self, body: Json) -> web.Response:
        self.seen.append(body)
        if body.get("event", {}).get("type") == "app_home_opened" and body["event"]["tab"] == "home":
            home = {"type": "home", "blocks": [*SHOWN[:3], *ACTIVE[:1]]}
            await self.client.views_publish(user_id=body["event"]["user"], view=home)
        return web.Response()


def build() -> tuple[Workspace, Any]:
    ws = Workspace(MovableClock(START), rate_limits=False)
    ws.add_team(TEAM, name="Acme Studio")
    ws.add_user(TEAM, MAYA, name="maya", real_name="Maya Lind", tz="Europe/Lisbon")
    ws.add_user(TEAM, BO, name="bo", real_name="Bo Chen", tz="Asia/Tokyo")
    ws.add_channel(TEAM, GENERAL, "general", members=[MAYA, BO, RAPPORT])
    app = ws.install_app(
        TEAM, manifest=MANIFEST, bot_token=TOKEN, app_token=None, signing_secret="a-secret", bot_user_id=RAPPORT
    )
    return ws, app


@asynccontextmanager
async def office() -> AsyncIterator[tuple[WorkspaceServer, SmallApp]]:
    """A served workspace and the app that is joined to it over HTTP."""
    ws, installed = build()
    server = WorkspaceServer(ws, page_dir=PAGE)
    await server.start()
    app = SmallApp(AsyncWebClient(token=TOKEN, base_url=f"{server.url}/api/", retry_handlers=[]))
    listening = web.Application()
    listening.router.add_post("/slack/events", app.handle)
    behind = TestServer(listening)
    await behind.start_server()
    installed.app.request_url = str(behind.make_url("/slack/events"))
    yield server, app
    await server.stop()
    await behind.close()
