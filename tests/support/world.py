"""A whole Rapport in one event loop, spoken to over real HTTP or WebSocket: the local workspace, the bot, a movable clock."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import SecretStr

from bot.app import App, open_app
from bot.cli.serve import receiving
from bot.config import Settings
from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.metrics import Metrics
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest

Transport = Literal["http", "socket"]
# A Monday morning, far from any change of clocks.
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
# Slack waits 3 s for an acknowledgement; a busy machine may need longer, and speed is measured elsewhere.
PATIENCE_S = 20.0


@dataclass
class World:
    """One workspace `T1` with maya, bo and the newcomer zoe in #general, and Rapport installed."""

    server: WorkspaceServer
    app: App
    clock: MovableClock
    team: str = "T1"

    async def command(self, text: str, user: str = "U1", channel: str = "C1") -> dict[str, Any]:
        """`/rapport text` -> the acknowledgement's body. Fails when Slack would have shown an error."""
        outcome = await self.server.command(self.team, user, channel, f"/rapport {text}".rstrip())
        assert outcome.ok, outcome
        await self.settled()
        return outcome.response or {}

    async def settled(self) -> None:
        """Everything under way has arrived, and the strict workspace has refused none of it."""
        await self.server.settled()
        await self.app.services.tasks.drain()
        await self.server.settled()
        assert self.server.rejections == []

    async def press(self, message: dict[str, Any], label: str, user: str = "U1", channel: str = "C1") -> None:
        """Press the button `label` of a message as it is on the screen."""
        block, element = button_in(message, label)
        container = {
            "type": "message",
            "channel": channel,
            "ts": message["ts"],
            "ephemeral": bool(message.get("ephemeral")),
        }
        outcome = await self.server.click(
            self.team, user, container, block["block_id"], element["action_id"], element.get("value", "")
        )
        assert outcome.ok, outcome
        await self.settled()

    def screen(self, user: str = "U1", channel: str = "C1") -> list[dict[str, Any]]:
        return self.server.messages(self.team, channel, user)

    def last(self, user: str = "U1", channel: str = "C1") -> dict[str, Any]:
        return self.screen(user, channel)[-1]

    def im(self, user: str = "U1") -> str:
        """The id of the user's direct conversation with Rapport."""
        return self.server.bot_im(self.team, user).id


def button_in(message: dict[str, Any], label: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The block and the button whose text is `label`."""
    for block in message.get("blocks") or ():
        for element in [*block.get("elements", ()), block.get("accessory") or {}]:
            if element.get("type") == "button" and element["text"]["text"] == label:
                return block, element
    raise AssertionError(f"no button {label!r} in {message}")


def shown(message: dict[str, Any] | None) -> str:
    """All text of a message or view, joined: what a person reads."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if value.get("type") in ("mrkdwn", "plain_text") and isinstance(value.get("text"), str):
                found.append(value["text"])
            for name, inner in value.items():
                if not (name == "text" and isinstance(inner, str)):
                    walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk((message or {}).get("blocks") or [])
    return "\n".join(found) if found else str((message or {}).get("text") or "")


@asynccontextmanager
async def open_world(
    database_url: str, transport: Transport = "http", *, rate_limits: bool = True, start: datetime = START
) -> AsyncIterator[World]:
    """The world, up and connected. The database at `database_url` has the schema."""
    clock = MovableClock(start)
    workspace = Workspace(clock.now, rate_limits=rate_limits)
    populate(workspace)
    server = WorkspaceServer(workspace, ack_timeout_s=PATIENCE_S)
    async with AsyncExitStack() as stack:
        await server.start()
        stack.push_async_callback(server.stop)
        manifest = build_manifest(
            FEATURES, "/rapport", "http://127.0.0.1/slack/events" if transport == "http" else None
        )
        installation = workspace.install_app(
            "T1",
            manifest=manifest,
            bot_token="xoxb-one",
            app_token="xapp-one",
            signing_secret=SECRET,
            request_url=None,
        )
        app = await stack.enter_async_context(open_app(settings_for(server, database_url, transport), clock.now))
        how, port = await stack.enter_async_context(receiving(app, Metrics()))
        if how == "http":
            installation.app.request_url = f"http://127.0.0.1:{port}/slack/events"
        else:
            await server.connected()
        yield World(server, app, clock)


def populate(workspace: Workspace) -> None:
    workspace.add_team("T1", "Acme")
    workspace.add_user("T1", "U1", name="maya", real_name="Maya Lind", tz="Europe/Berlin")
    workspace.add_user("T1", "U2", name="bo", real_name="Bo Okafor", tz="America/New_York")
    workspace.add_user("T1", "U3", name="zoe", real_name="Zoe Park", tz="Asia/Kathmandu")
    workspace.add_channel("T1", "C1", "general", members=["U1", "U2", "U3"])


def settings_for(server: WorkspaceServer, database_url: str, transport: Transport) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        slack_bot_token=SecretStr("xoxb-one"),
        slack_app_token=SecretStr("xapp-one") if transport == "socket" else None,
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=f"{server.url}/api/",
        database_url=database_url,
        port=0,
    )
