"""`rapport serve` refuses to start on a set-up that cannot work, and says what to type. Serving itself: tests/flows."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main
from bot.config import Settings
from tests.support.serving import BOT_TOKEN, SECRET


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "SLACK_APP_TOKEN"),
        ({"SLACK_SIGNING_SECRET": SECRET}, "rapport db upgrade"),
        ({"SLACK_SIGNING_SECRET": SECRET, "DATABASE_URL": "postgresql://x:hidden@127.0.0.1:9/r"}, "127.0.0.1:9"),
        ({"SLACK_SIGNING_SECRET": SECRET, "SLACK_BOT_TOKEN": "", "DATABASE_URL": "migrated"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": SECRET, "DATABASE_URL": "migrated"}, "Slack cannot be reached"),
    ],
)
def test_serve_refuses_what_cannot_work_and_says_what_to_do(
    env: dict[str, str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    migrated_sqlite_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    basic = {"SLACK_BOT_TOKEN": BOT_TOKEN, "PORT": "0", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    for name, value in (basic | env).items():
        monkeypatch.setenv(name, migrated_sqlite_url if value == "migrated" else value)
    assert main(["serve"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert "hidden" not in line
