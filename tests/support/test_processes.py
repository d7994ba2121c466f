"""Programs that tests start: heard, killed, and never left behind."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.support.processes import ProgramError, Programs, free_port, is_gone

SLEEPER = "import subprocess, sys; c = subprocess.Popen(['sleep', '60']); print('child', c.pid); c.wait()"


async def test_line_is_awaited_and_captured(programs: Programs) -> None:
    program = programs.start([sys.executable, "-c", "print('ready on 42'); print('bye')"])
    assert (await program.until_line(r"^ready on (\d+)$"))[1] == "42"
    assert await program.until_end() == 0
    assert program.output() == "ready on 42\nbye\n"


async def test_early_end_is_reported_with_the_output(programs: Programs) -> None:
    program = programs.start([sys.executable, "-c", "import sys; sys.exit('no such thing')"])
    with pytest.raises(ProgramError, match="ended with 1 .*\nno such thing"):
        await program.until_line("ready")


async def test_silence_is_reported_when_the_time_is_over(programs: Programs) -> None:
    program = programs.start(["sleep", "60"])
    with pytest.raises(ProgramError, match="in time"):
        await program.until_line("ready", timeout_s=0.05)


async def test_url_is_awaited(programs: Programs) -> None:
    port = free_port()
    program = programs.start([sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"])
    await program.until_answers(f"http://127.0.0.1:{port}/")
    await program.until_answers(f"http://127.0.0.1:{port}/missing", status=404)
    program.kill()
    assert not program.running


async def test_nothing_a_program_started_outlives_the_block(tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        program = programs.start([sys.executable, "-c", SLEEPER])
        child = int((await program.until_line(r"child (\d+)"))[1])
    assert program.process.returncode == -signal.SIGKILL
    assert is_gone(child)


async def test_programs_do_not_see_the_settings_of_whoever_runs_the_tests(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "from the developer's shell")
    code = "import os; print(sorted(n for n in os.environ if n.startswith(('SLACK', 'PORT'))))"
    program = programs.start([sys.executable, "-c", code], env={"PORT": "1"})
    await program.until_line(r"^\['PORT'\]$")
    assert await program.until_end() == 0
