"""`rapport nudge` as an operator types it: a line a user, once, and a dry run that changes nothing."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.cli import main
from bot.cli.nudge import moment
from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.domain.scope import Scope
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from bot.storage import schema
from bot.storage.database import Database
from tests.support.processes import Programs
from tests.usecases.world import MONDAY
from tests.usecases.world import World as Stored


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-02T09:00", MONDAY),
        ("2026-03-02T09:00Z", MONDAY),
        ("2026-03-02T10:00+01:00", MONDAY),
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
    ],
)
def test_moment_is_utc_without_an_offset(text: str, at: datetime) -> None:
    assert moment(text) == at


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-30T09:00", "9:00"])
def test_moment_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is not a moment like"):
        moment(text)


@pytest.fixture
async def slack() -> AsyncIterator[WorkspaceServer]:
    workspace = Workspace(MovableClock(MONDAY).now)
    workspace.add_team("T1", "Acme")
    for user_id in ("U1", "U2"):
        workspace.add_user("T1", user_id, name=user_id.lower())
    manifest = build_manifest(FEATURES, "/rapport", None)
    workspace.install_app("T1", manifest=manifest, bot_token="xoxb-one", app_token="xapp-one", signing_secret="s" * 32)
    server = WorkspaceServer(workspace)
    await server.start()
    yield server
    await server.stop()


async def test_nudge_sends_once_and_says_so(
    slack: WorkspaceServer,
    migrated_sqlite_url: str,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    db = Database(migrated_sqlite_url)
    for user_id, about in (("U1", "the deck"), ("U2", "")):
        stored = Stored(db, Scope("T1", user_id)).join()
        if about:
            stored.follow_up(stored.person("Ana Silva"), about=about)
    db.write_now(lambda tx: tx.execute(schema.members.update().values(dm_channel=None)))
    env = {"SLACK_BOT_TOKEN": "xoxb-one", "SLACK_API_URL": f"{slack.url}/api/", "DATABASE_URL": migrated_sqlite_url}

    for name, value in env.items():
        monkeypatch.setenv(name, value)

    async def nudge(*more: str) -> str:
        await asyncio.to_thread(main, ["nudge", "--at", "2026-03-02T09:00", *more])
        return "".join(capsys.readouterr())

    program = programs.rapport("nudge", "--at", "2026-03-02T09:00", "--dry-run", env=env)
    await program.until_end()
    assert "U1  2026-03-02  sent     Today: Ana Silva: The deck, due today" in program.output()
    assert slack.messages("T1", slack.bot_im("T1", "U1").id, "U1") == []
    assert "1 sent, 0 empty" in await nudge("--user", "U1")
    assert "U2  2026-03-02  empty    nothing to say\n0 sent, 1 empty" in await nudge()
    assert await nudge() == "0 sent, 0 empty, 0 held, 0 unknown, 0 failed.\n"
    (message,) = slack.messages("T1", slack.bot_im("T1", "U1").id, "U1")
    assert "Ana Silva" in message["text"]
    assert "not T9" in await nudge("--workspace", "T9")
    assert slack.rejections == []
    db.close()
