"""The program as a whole: commands, exit codes, and what is said when something is wrong."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

import bot.cli
from bot import __version__
from bot.cli import build_parser, main
from bot.config import Settings
from bot.domain.errors import RapportError
from tests.support.processes import REPOSITORY, Programs


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor a `.env` of whoever runs the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Makes `rapport manifest` raise `error`."""

    def run(_: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(bot.cli.manifest, "run", run)


def test_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"rapport {__version__}\n"


def test_python_m_bot_is_the_same_program() -> None:
    by_module = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], cwd=REPOSITORY, capture_output=True, text=True, timeout=60
    )
    assert by_module.stdout == build_parser().format_help()


def test_without_a_command_it_helps(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in ("serve", "demo", "doctor", "db", "nudge", "manifest"))


def test_what_can_be_mended_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, RapportError("Set SLACK_BOT_TOKEN first."))
    assert main(["manifest"]) == 2
    assert capsys.readouterr().err == "rapport: Set SLACK_BOT_TOKEN first.\n"


def test_what_nobody_foresaw_has_a_reference_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, ValueError("a note about Ana"))
    assert main(["manifest"]) == 1
    logged, said = capsys.readouterr().err.splitlines()
    entry = json.loads(logged)
    assert entry["error"] == "ValueError"
    assert entry["at"][-1].startswith("test_main.py")
    assert f"(reference {entry['reference']})" in said
    assert "Ana" not in logged + said


def test_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert main(["manifest"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("before", [True, False])
def test_settings_come_from_the_file_that_is_named(
    before: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "real.env"
    file.write_text("RAPPORT_COMMAND=contacts\n")
    named = ["--env-file", str(file)]
    assert main([*named, "manifest"] if before else ["manifest", *named]) == 0
    assert "command: /contacts" in capsys.readouterr().out


def test_a_settings_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--env-file", "nowhere.env", "manifest"]) == 2
    assert "nowhere.env" in capsys.readouterr().err


def test_a_setting_that_does_not_fit_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "secret-99999")
    assert main(["manifest"]) == 2
    said = capsys.readouterr().err
    assert "PORT" in said
    assert "secret" not in said


def test_manifest_in_json_and_for_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manifest", "--json", "--request-url", "https://r.example/slack/events"]) == 0
    manifest = json.loads(capsys.readouterr().out)
    assert manifest["settings"]["interactivity"]["request_url"] == "https://r.example/slack/events"
    assert main(["manifest", "--request-url", "http://r.example/slack/events"]) == 2


async def test_output_that_nobody_reads_is_no_error(programs: Programs) -> None:
    command = f"{sys.executable} -m bot manifest | head -c 10"
    program = programs.start(["bash", "-o", "pipefail", "-c", command], {"PYTHONPATH": str(REPOSITORY)})
    assert await program.until_end() == 0
    assert "Traceback" not in program.output()
