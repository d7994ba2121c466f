"""Replicas of Rapport that send a morning and are killed in the middle of it; for tests and measurements."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.domain.people import normalise
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.tx import Tx
from tests.support.processes import REPOSITORY

IN_FLIGHT = 3
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)

# A process that has Rapport loaded and makes replicas of itself: each line is a command line, each answer a process id.
NURSERY = """
import os, signal, sys
from bot.cli import main
from bot.jobs import mornings
# Fewer calls at once than usual, so that the morning lasts for all the moments.
mornings.IN_FLIGHT = IN_FLIGHT_HERE
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        sys.stdin.close()
        # What each was told is nobody's to read here; trouble goes to stderr.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(main(line.split()))
    print(pid, flush=True)
"""


class Replicas:
    """Starts replicas of `rapport nudge` in a few milliseconds each, and kills them without warning."""

    def __init__(self, nursery: asyncio.subprocess.Process, at: datetime) -> None:
        self._nursery = nursery
        self._at = at
        self.pids: list[int] = []

    async def start(self, count: int) -> None:
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        for _ in range(count):
            self._nursery.stdin.write(f"nudge --at {self._at.isoformat()}\n".encode())
            self.pids.append(int(await self._nursery.stdout.readline()))

    def kill(self) -> int:
        """`kill -9` to all of them at once; how many were still at work."""
        killed = 0
        for pid in self.pids:
            if alive(pid):
                os.kill(pid, signal.SIGKILL)
                killed += 1
        self.pids.clear()
        return killed

    async def ended(self, within_s: float = 60) -> None:
        """Wait until all have done their work."""
        async with asyncio.timeout(within_s):
            while any(map(alive, self.pids)):
                await asyncio.sleep(0.01)
        self.pids.clear()


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@asynccontextmanager
async def nursery(server: WorkspaceServer, database_url: str, at: datetime = MORNING) -> AsyncIterator[Replicas]:
    """Replicas that serve the workspace from that database as of `at`; all are killed in the end."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(REPOSITORY),
        "SLACK_BOT_TOKEN": "xoxb-one",
        "SLACK_API_URL": f"{server.url}/api/",
        "DATABASE_URL": database_url,
        "RAPPORT_LOG_LEVEL": "error",
    }
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        NURSERY.replace("IN_FLIGHT_HERE", str(IN_FLIGHT)),
        stdin=pipe,
        stdout=pipe,
        env=environment,
        cwd="/",
    )
    replicas = Replicas(process, at)
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
        yield replicas
    finally:
        replicas.kill()
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


def workspace(users: int) -> WorkspaceServer:
    """A team of so many people, T1, that Rapport is installed in."""
    ws = Workspace(MovableClock(MORNING).now, rate_limits=False)
    ws.add_team("T1", "Acme")
    for number in range(users):
        ws.add_user("T1", f"U{number}", name=f"user{number}", tz="Etc/UTC")
    manifest = build_manifest(FEATURES, "/rapport", None)
    ws.install_app("T1", manifest=manifest, bot_token="xoxb-one", app_token="xapp-one", signing_secret="s" * 32)
    return WorkspaceServer(ws)


def seed(db: Database, channels: dict[str, str]) -> None:
    """Every user is due at `MORNING` and has one follow-up to be told about."""
    now = MORNING - timedelta(days=30)

    def rows(table: str) -> list[dict[str, object]]:
        owners = [{"workspace_id": "T1", "user_id": user_id} for user_id in channels]
        more: dict[str, dict[str, object]] = {
            "members": {"tz": "UTC", "reactions": {}, "created_at": now},
            "schedule": {"tz": "UTC", "hour": 9, "weekdays": 127, "next_at": MORNING},
            "people": {"name": "Ana", "name_key": normalise("Ana"), "created_at": now},
            "follow_ups": {"kind": "follow_up", "due_at": now, "about": "tea", "state": "open", "created_at": now},
        }
        filled: list[dict[str, object]] = [owner | more[table] for owner in owners]
        for number, row in enumerate(filled, 1):
            if table == "members":
                row["dm_channel"] = channels[str(row["user_id"])]
            if table in ("people", "follow_ups"):
                row["id"] = number
            if table == "follow_ups":
                row |= {"person_id": number, "line_id": number}
        return filled

    def unit(tx: Tx) -> None:
        tx.execute(schema.workspaces.insert().values(id="T1", created_at=now))
        for table in (schema.members, schema.schedule, schema.people, schema.follow_ups):
            tx.execute(table.insert(), rows(table.name))

    db.write_now(unit)


def let_leases_run_out(tx: Tx) -> None:
    """Time passes (all replicas are dead: nobody holds a lease any more)."""
    table = schema.deliveries
    past = datetime(2020, 1, 1, tzinfo=UTC)
    tx.execute(table.update().where(table.c.lease_until.is_not(None)).values(lease_until=past))


def messages_by_user(server: WorkspaceServer, channels: dict[str, str]) -> Counter[str]:
    """How many messages each user has in their direct conversation."""
    found: Counter[str] = Counter()
    for user_id, channel in channels.items():
        found[user_id] = len(server.messages("T1", channel, user_id))
    return found


async def until_posted(server: WorkspaceServer, replicas: Replicas, more: int) -> None:
    """Wait for so many messages more, or for the end of both replicas."""
    wanted = server.faults.calls["chat.postMessage"] + more
    async with asyncio.timeout(30):
        while server.faults.calls["chat.postMessage"] < wanted and any(map(alive, replicas.pids)):
            await asyncio.sleep(0.002)
