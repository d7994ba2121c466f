"""Programs run the way a person runs them: a process of its own, an environment, output to read, a signal to end it.

Owns starting, waiting for signs of life, killing and never leaving anything behind. What a program should say is the
test's business. Waiting is asynchronous, since the local workspace a program talks to may live in the test's own loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

POLL_S = 0.02
REPOSITORY = Path(__file__).resolve().parents[2]
PR_SET_PDEATHSIG = 1

# Without the settings of whoever runs the tests: what a program gets is what the test says.
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "PYTHONPATH", "VIRTUAL_ENV", "COVERAGE_PROCESS_START")


class ProgramError(AssertionError):
    """A program ended, or stayed silent, while a test waited for it; the text carries what it printed."""


def _die_with_parent() -> Callable[[], None] | None:
    """What a child runs first so that it does not survive a killed pytest.

    Linux ties this to the *thread* that starts the child, so only the main thread, which lasts, may ask for it.
    """
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Program:
    """One started program. ``log`` receives its standard output and error, in order."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def pid(self) -> int:
        """The process id, also the id of the process group."""
        return self.process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self.process.poll() is None

    def output(self) -> str:
        """All it has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def find(self, pattern: str) -> re.Match[str] | None:
        """The first place in the output so far that matches (``^`` and ``$`` match at lines), or None."""
        return re.search(pattern, self.output(), re.MULTILINE)

    async def until_line(self, pattern: str, timeout_s: float = 60.0) -> re.Match[str]:
        """Wait until the output matches ``pattern``.

        Raises:
            ProgramError: it ended or the time is over before that.
        """
        deadline = time.monotonic() + timeout_s
        while True:
            ended = not self.running  # asked before looking, so that a last word is not missed
            if match := self.find(pattern):
                return match
            self._must_go_on(f"a line like {pattern!r}", deadline, ended)
            await asyncio.sleep(POLL_S)

    async def until_answers(self, url: str, status: int = 200, timeout_s: float = 60.0) -> None:
        """Wait until a GET of ``url`` is answered with ``status``.

        Raises:
            ProgramError: it ended or the time is over before that.
        """
        deadline = time.monotonic() + timeout_s
        while await asyncio.to_thread(_status_of, url) != status:
            self._must_go_on(f"{status} from {url}", deadline, not self.running)
            await asyncio.sleep(POLL_S)

    async def until_end(self, timeout_s: float = 60.0) -> int:
        """Wait for the end; returns the exit code (negative: the signal that ended it).

        Raises:
            ProgramError: the time is over before that.
        """
        deadline = time.monotonic() + timeout_s
        while (code := self.process.poll()) is None:
            self._must_go_on("its end", deadline, ended=False)
            await asyncio.sleep(POLL_S)
        return code

    def _must_go_on(self, awaited: str, deadline: float, ended: bool) -> None:
        if ended:
            raise ProgramError(f"ended with {self.process.returncode} before {awaited}; it said:\n{self.output()}")
        if time.monotonic() > deadline:
            raise ProgramError(f"no {awaited} in time; it said:\n{self.output()}")

    def kill(self) -> None:
        """``kill -9`` to it and everything it started, and wait until it is gone."""
        family = self._children()
        self._signal_group(signal.SIGKILL)
        self.process.wait(10)
        deadline = time.monotonic() + 10
        while not all(map(is_gone, family)) and time.monotonic() < deadline:
            time.sleep(POLL_S / 10)

    def terminate(self, timeout_s: float = 15.0) -> int:
        """SIGTERM, as an init system sends it; returns the exit code. Kills what is still there after the time.

        Raises:
            ProgramError: it did not end by itself in time.
        """
        if self.running:
            self.process.terminate()
        try:
            return self.process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            self.kill()
            raise ProgramError(f"still there {timeout_s} s after SIGTERM; it said:\n{self.output()}") from error

    def _children(self) -> list[int]:
        try:
            return [child.pid for child in psutil.Process(self.pid).children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, number)


def is_gone(pid: int) -> bool:
    """Whether a process has ended, be it that nobody has asked for its exit code yet."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _status_of(url: str) -> int | None:
    """The status of one GET, without proxies; None when nobody answers."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return None


class Programs:
    """Starts programs and, at the end of its ``with`` block, kills those that are still there."""

    def __init__(self, folder: Path) -> None:
        """``folder`` receives one log file a program, numbered in order of starting."""
        self._folder = folder
        self._started: list[Program] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for program in self._started:
            program.kill()

    def start(self, command: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Program:
        """Start ``command`` with ``env`` on top of a minimal environment, in ``cwd`` (a new folder of its own)."""
        number = len(self._started)
        log = self._folder / f"program-{number}.log"
        home = cwd or self._folder / f"program-{number}"
        home.mkdir(exist_ok=True)
        base = {name: os.environ[name] for name in INHERITED if name in os.environ}
        with log.open("wb") as output:
            process = subprocess.Popen(
                list(command),
                cwd=home,
                env=base | {"PYTHONUNBUFFERED": "1"} | dict(env or {}),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent(),
            )
        program = Program(process, log)
        self._started.append(program)
        return program

    def rapport(self, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Program:
        """Start ``rapport`` with the interpreter of the tests; no ``.env`` of the repository reaches it."""
        path = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH"))))
        return self.start([sys.executable, "-m", "bot", *arguments], {"PYTHONPATH": path} | dict(env or {}), cwd)


def free_port() -> int:
    """A port on 127.0.0.1 that was free a moment ago, for programs that must be told theirs beforehand.

    From below the ports that systems hand out by themselves: nobody gets it by chance before the program does.
    """
    while True:
        port = secrets.choice(range(20_000, 32_000))
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
