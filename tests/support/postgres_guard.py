"""Runs one PostgreSQL server and takes it down with its owner.

Started as a script by ``tests.support.postgres`` with one argument, a JSON object:
``command`` (argv of the server), ``user``/``group`` (ids to run it as, or null for our own), ``owner_pid`` and
``owner_started`` (the process the server lives for; its start time tells it from a later process of the same number)
and ``root`` (the folder that holds the data, removed at the end).

It is a process of its own, in its own session, because a pytest that is killed with SIGKILL cannot clean up.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psutil

POLL_S = 0.25
STOP_TIMEOUT_S = 5.0


def owner_lives(pid: int, started: float) -> bool:
    """Whether the process that asked for the server is still that same process."""
    try:
        process = psutil.Process(pid)
        return abs(process.create_time() - started) < 1.0 and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask for a fast shutdown (open transactions are rolled back), then insist."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            server.send_signal(signal.SIGQUIT)
            server.wait(STOP_TIMEOUT_S)


def main(order: dict[str, Any]) -> int:
    """Keep the server until it ends, its owner ends or somebody sends SIGTERM; returns the server's exit code."""
    asked_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: asked_to_stop.set())
    root = Path(order["root"])
    as_user = {} if order["user"] is None else {"user": order["user"], "group": order["group"], "extra_groups": []}
    with (root / "server.log").open("ab") as log:
        server = subprocess.Popen(
            order["command"], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=root, **as_user
        )
    try:
        while server.poll() is None and not asked_to_stop.wait(POLL_S):
            if not owner_lives(order["owner_pid"], order["owner_started"]):
                break
        died_alone = server.poll() is not None
    finally:
        stop(server)
    if not died_alone:
        shutil.rmtree(root, ignore_errors=True)
    return server.returncode


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
