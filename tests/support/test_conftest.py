"""What a whole test run does where there is no browser, and with its PostgreSQL when it is killed."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from tests.support.processes import REPOSITORY, Program, Programs

TESTS = """
import pytest

@pytest.mark.browser
def test_page(chromium_path):
    assert chromium_path

def test_plain():
    assert True
"""
WAITS = """
import time

def test_waits(postgres_url):
    assert postgres_url
    print("waiting", flush=True)
    time.sleep(60)
"""


def run_pytest(programs: Programs, folder: Path, tests: str, workers: int, **env: str) -> Program:
    (folder / "test_inner.py").write_text(tests)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-s"]
    command += ["-c", str(REPOSITORY / "pyproject.toml"), "-n", str(workers), "--basetemp", str(folder / "base")]
    return programs.start([*command, str(folder / "test_inner.py")], {"PYTHONPATH": str(REPOSITORY), **env})


@pytest.mark.parametrize("workers", [0, 1])
async def test_browser_tests_are_left_out_loudly_without_a_browser(
    programs: Programs, tmp_path: Path, workers: int
) -> None:
    program = run_pytest(programs, tmp_path, TESTS, workers, PATH="/nowhere")
    assert await program.until_end() == 0
    assert program.find(r"^NOT TESTED: 1 browser tests were left out")
    assert program.find(r"^1 passed")


async def test_browser_tests_fail_in_ci_without_a_browser(programs: Programs, tmp_path: Path) -> None:
    program = run_pytest(programs, tmp_path, TESTS, 0, PATH="/nowhere", CI="true")
    assert await program.until_end() == 1
    assert program.find("needs a browser: none of chromium")
    assert program.find(r"^1 passed, 1 error|^1 failed, 1 passed")


async def test_postgres_goes_away_with_a_killed_run(programs: Programs, tmp_path: Path) -> None:
    program = run_pytest(programs, tmp_path, WAITS, 0)
    await program.until_line("waiting")
    server = json.loads((tmp_path / "base" / "postgres.json").read_text())
    guard = psutil.Process(server["guard_pid"])
    os.kill(program.pid, signal.SIGKILL)
    guard.wait(20)
    assert not Path(server["root"]).exists()
