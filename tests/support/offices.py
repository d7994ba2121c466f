"""Two workspaces with an app each, on one database: the same user ids in both, as Slack may well give out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from bot.app import App, morning_services, open_app
from bot.cli.serve import receiving
from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.demo.workspace.interactions import new_response_url, new_trigger
from bot.demo.workspace.traffic import Entry
from bot.demo.workspace.transport import INTERACTIVE, Outgoing, Reply
from bot.jobs.mornings import run_mornings
from bot.metrics import Metrics
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from tests.support.world import PATIENCE_S, START, settings_for

TEAMS = ("T1", "T2")
USERS = ("U1", "U2")


@dataclass
class Offices:
    """Both workspaces. A person is (team, user)."""

    server: WorkspaceServer
    apps: Mapping[str, App]
    clock: MovableClock
    heard: list[Entry]
    """Everything that went over the wire, from the beginning."""

    async def settled(self) -> None:
        await self.server.settled()
        for app in self.apps.values():
            await app.services.tasks.drain()
        await self.server.settled()
        assert self.server.rejections == []

    async def command(self, team: str, user: str, text: str) -> Any:
        outcome = await self.server.command(team, user, "C1", f"/rapport {text}".rstrip())
        assert outcome.ok, (text, outcome)
        return outcome.response

    async def interact(self, team: str, user: str, payload: dict[str, Any], *, with_url: bool = True) -> Reply:
        """An interaction of this user's, whatever it is about: `payload` says that, the rest is theirs."""
        ws = self.server.ws
        installation = ws.team(team).installations[0]
        channel = ws.channel(team, "C1")
        ws.views_of(team, user).clear()
        full = {
            "user": {"id": user, "username": user, "name": user, "team_id": team},
            "team": {"id": team, "domain": "x"},
            "api_app_id": installation.app.id,
            "token": "t",
            "is_enterprise_install": False,
            "trigger_id": new_trigger(ws, installation.app, team, user),
            **payload,
        }
        if with_url:
            full["response_url"] = self.server.response_address(new_response_url(ws, installation.app, channel, user))
        return await self.server.delivery.request(Outgoing(installation.app, INTERACTIVE, full))

    async def mornings(self) -> None:
        for app in self.apps.values():
            await run_mornings(morning_services(app), self.clock.now())
        await self.settled()

    def screens(self, team: str, user: str) -> list[Any]:
        """Everything this person has before their eyes."""
        im = self.server.bot_im(team, user).id
        seen: list[Any] = [*self.server.messages(team, "C1", user), *self.server.messages(team, im, user)]
        return [*seen, self.server.home(team, user), *self.server.views(team, user)]


@asynccontextmanager
async def open_offices(database_url: str) -> AsyncIterator[Offices]:
    """Both up and connected over HTTP, on a database that has the schema."""
    clock = MovableClock(START)
    ws = Workspace(clock.now, rate_limits=False)
    server = WorkspaceServer(ws, ack_timeout_s=PATIENCE_S)
    async with AsyncExitStack() as stack:
        heard: list[Entry] = []
        server.log.on_entry.append(heard.append)
        await server.start()
        stack.push_async_callback(server.stop)
        apps = {}
        for number, team in enumerate(TEAMS):
            ws.add_team(team, f"Office {number}")
            for user in USERS:
                ws.add_user(team, user, name=f"{user.lower()}{number}", tz="Europe/Berlin")
            ws.add_channel(team, "C1", "general", members=list(USERS))
            apps[team] = await stack.enter_async_context(_office(server, database_url, clock, team, number))
        yield Offices(server, apps, clock, heard)


@asynccontextmanager
async def _office(
    server: WorkspaceServer, database_url: str, clock: MovableClock, team: str, number: int
) -> AsyncIterator[App]:
    token, secret = f"xoxb-office-{number}", f"signing-secret-of-office-{number}"
    manifest = build_manifest(FEATURES, "/rapport", "http://127.0.0.1/slack/events")
    installation = server.ws.install_app(
        team, manifest=manifest, bot_token=token, app_token=None, signing_secret=secret, request_url=None
    )
    settings = settings_for(server, database_url, "http").model_copy(
        update={"slack_bot_token": SecretStr(token), "slack_signing_secret": SecretStr(secret)}
    )
    async with open_app(settings, clock.now) as app, receiving(app, Metrics()) as (_, port):
        app.services.gateway._sleep = _at_once
        installation.app.request_url = f"http://127.0.0.1:{port}/slack/events"
        yield app


async def _at_once(_: float) -> None:
    return None
