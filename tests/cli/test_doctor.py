"""`rapport doctor`: names what is wrong with a set-up and how to mend it; all is well only when all is."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.cli import checkup_slack, main
from bot.cli.checkup import Finding
from bot.cli.doctor import examine
from bot.config import Settings
from bot.demo.workspace import WorkspaceServer
from bot.slack.features import FEATURES
from bot.slack.manifest import scopes_of
from tests.support.serving import APP_TOKEN, BOT_TOKEN, SECRET, TEAM, build_test_workspace


@pytest.fixture
async def server() -> AsyncIterator[WorkspaceServer]:
    server = WorkspaceServer(build_test_workspace("socket", None))
    await server.start()
    yield server
    await server.stop()


def settings(server: WorkspaceServer | None, database_url: str, **changed: Any) -> Settings:
    given: dict[str, Any] = {
        "slack_bot_token": BOT_TOKEN,
        "slack_app_token": APP_TOKEN,
        "slack_signing_secret": None,
        "slack_api_url": f"{server.url}/api/" if server else "http://127.0.0.1:9/api/",
        "database_url": database_url,
        "port": 0,
    }
    return Settings(_env_file=None, **(given | changed))  # type: ignore[call-arg]


async def found(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in await examine(settings)}


async def test_a_good_set_up_is_well(server: WorkspaceServer, migrated_database_url: str) -> None:
    findings = await found(settings(server, migrated_database_url))
    assert [finding for finding in findings.values() if finding.ok is False] == []
    assert TEAM in findings["bot token"].detail
    assert findings["scopes"].ok
    assert findings["clock"].ok
    assert findings["app token"].ok
    assert findings["database"].ok
    assert findings["port"].ok
    assert findings["feeds"].ok is None  # nobody follows one


async def test_missing_scopes_are_listed(server: WorkspaceServer, migrated_sqlite_url: str) -> None:
    installed = next(server.ws.installations())
    installed.scopes = frozenset(scopes_of(FEATURES)) - {"chat:write", "dnd:read"} | {"files:read"}
    scopes = (await found(settings(server, migrated_sqlite_url)))["scopes"]
    assert scopes.ok is False
    assert scopes.detail == "missing: chat:write, dnd:read"
    assert "install it again" in scopes.mend


async def test_scopes_too_many_are_mentioned(server: WorkspaceServer, migrated_sqlite_url: str) -> None:
    installed = next(server.ws.installations())
    installed.scopes = frozenset(scopes_of(FEATURES)) | {"files:read"}
    scopes = (await found(settings(server, migrated_sqlite_url)))["scopes"]
    assert scopes.ok
    assert "not needed: files:read" in scopes.detail


async def test_refused_tokens_are_told_apart(server: WorkspaceServer, migrated_sqlite_url: str) -> None:
    wrong = settings(server, migrated_sqlite_url, slack_bot_token="xoxb-wrong", slack_app_token="xapp-wrong")
    findings = await found(wrong)
    assert findings["bot token"].detail == "Slack refuses it: invalid_auth"
    assert findings["bot token"].mend
    assert "Slack refuses it" in findings["app token"].detail
    assert "scopes" not in findings


async def test_slack_out_of_reach_is_one_finding(migrated_sqlite_url: str) -> None:
    findings = await found(settings(None, migrated_sqlite_url, slack_app_token=None, slack_signing_secret=SECRET))
    assert findings["slack"].ok is False
    assert "SLACK_API_URL" in findings["slack"].mend


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"slack_bot_token": None}, "SLACK_BOT_TOKEN"),
        ({"slack_bot_token": "xoxp-1-user"}, "SLACK_BOT_TOKEN"),
        ({"slack_app_token": "xoxb-1-bot"}, "SLACK_APP_TOKEN"),
        ({"slack_app_token": None}, "transport"),
        ({"slack_app_token": None, "slack_signing_secret": "short"}, "SLACK_SIGNING_SECRET"),
    ],
)
async def test_settings_that_cannot_be_right_are_named(
    server: WorkspaceServer, migrated_sqlite_url: str, changed: dict[str, Any], name: str
) -> None:
    findings = await found(settings(server, migrated_sqlite_url, **changed))
    assert findings[name].ok is False
    assert findings[name].mend
    assert not any(value and value in f"{findings}" for value in changed.values())


async def test_a_database_that_is_missing_or_behind_is_to_be_upgraded(
    server: WorkspaceServer, sqlite_url: str, postgres_url: str
) -> None:
    for url in (sqlite_url, postgres_url):
        database = (await found(settings(server, url)))["database"]
        assert database.ok is False
        assert "rapport db upgrade" in database.mend
    with pytest.raises(sqlite3.OperationalError):  # looking has not made the file
        sqlite3.connect(f"file:{sqlite_url.removeprefix('sqlite:///')}?mode=ro", uri=True)


async def test_a_clock_that_is_off_is_noticed(
    server: WorkspaceServer, migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ahead(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.now(tz) + timedelta(seconds=100)

    monkeypatch.setattr(checkup_slack, "datetime", Ahead)
    clock = (await found(settings(server, migrated_sqlite_url)))["clock"]
    assert clock.ok is False
    assert clock.detail in {f"{seconds} s away from Slack's" for seconds in (99, 100, 101, 102)}


async def test_a_port_in_use_is_named_unless_rapport_is_behind_it(
    server: WorkspaceServer, migrated_sqlite_url: str
) -> None:
    async def alive(_: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    with socket.create_server(("127.0.0.1", 0)) as taken:
        findings = await asyncio.wait_for(found(settings(server, migrated_sqlite_url, port=taken.getsockname()[1])), 20)
        assert findings["port"].ok is False
    app = web.Application()
    app.add_routes([web.get("/healthz", alive)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    findings = await found(settings(server, migrated_sqlite_url, port=runner.addresses[0][1]))
    await runner.cleanup()
    assert findings["port"].detail.startswith("Rapport is running on")


async def test_the_failing_feed_is_tried(server: WorkspaceServer, migrated_sqlite_url: str) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    with sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///")) as connection:
        for number, (port, failures) in enumerate([(server.url.rsplit(":", 1)[1], 0), ("9", 3)], 1):
            url = f"http://user:very-secret@127.0.0.1:{port}/feed?token=hidden"
            connection.execute(
                "insert into feeds (id, url, title, failures, gone, fetched_at, next_at, created_at)"
                " values (?, ?, '', ?, 0, ?, ?, ?)",
                (number, url, failures, now, now, now),
            )
            connection.execute(
                "insert into subscriptions (workspace_id, user_id, feed_id, created_at) values ('T', 'U', ?, ?)",
                (number, now),
            )
    feeds = (await found(settings(server, migrated_sqlite_url)))["feeds"]
    assert feeds.ok is False
    assert feeds.detail.startswith("2 followed, 1 failing; 127.0.0.1:9: ")
    assert "very-secret" not in feeds.detail
    assert "hidden" not in feeds.detail


async def test_doctor_says_it_in_a_table_or_in_json(
    server: WorkspaceServer,
    migrated_sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    env = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": f"{server.url}/api/",
        "DATABASE_URL": migrated_sqlite_url,
        "PORT": "0",
    }
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert await asyncio.to_thread(main, ["doctor"]) == 0
    table = capsys.readouterr().out
    assert "✓ bot token" in table
    assert table.endswith("All is well.\n")

    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-wrong")
    assert await asyncio.to_thread(main, ["doctor", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["ok"] is False
    assert {check["name"]: check["ok"] for check in report["checks"]}["bot token"] is False

    monkeypatch.setenv("PORT", "many")
    assert await asyncio.to_thread(main, ["doctor"]) == 1
    assert "✗ settings" in capsys.readouterr().out
    assert BOT_TOKEN not in table
