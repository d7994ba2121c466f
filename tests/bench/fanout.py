"""Fan-out: `python tests/bench/fanout.py [--messages N] [--workspaces N] [--per-minute N] [--burst N] [--json]`.

Every user of many workspaces is due at the same moment. Each workspace has Rapport installed with a token of its own, and the
local workspace, a process of its own, limits `chat.postMessage` for each token: so many a minute, a bucket of so many
beforehand. All mornings are sent at once by one process from one SQLite database. What the limits allow is known: the bucket
at once, then the rate; the figure is that time over the time it took. No message may be lost to a 429, and none may come twice.
"""

import asyncio
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.cli.serve import SWITCH_S
from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer, limits
from bot.jobs import mornings
from bot.jobs.mornings import MorningServices, run_mornings
from bot.slack.features import FEATURES
from bot.slack.gateway import Gateway, build_client
from bot.slack.manifest import build_manifest
from bot.slack.mornings import SlackMornings
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.migrate import upgrade
from bot.storage.tx import Tx
from tests.bench.common import Figure, build_parser, print_report

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to send, and how fast a token may: `per_minute` posts, `burst` of them at once."""

    workspaces: int
    users: int
    per_minute: int
    burst: int

    @property
    def allowed_s(self) -> float:
        return max(0.0, (self.users - self.burst) * 60 / self.per_minute)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the workspaces saw: users by the number of their messages, calls, and the processor time of serving them."""

    posts: Counter[int]
    calls: int
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Took:
    """How long it took, and what came of it."""

    seconds: float
    cpu_s: float
    results: Counter[str]


# The workspaces, a process of their own -------------------------------------------------------------------------------


def workspaces(size: Size) -> Workspace:
    ws = Workspace(MovableClock(MORNING).now, rate_limits=True)
    manifest = build_manifest(FEATURES, "/rapport", None)
    # Nobody listens to events here.
    del manifest["settings"]["event_subscriptions"]
    for number in range(size.workspaces):
        team = f"T{number}"
        ws.add_team(team, team)
        for user in range(size.users):
            ws.add_user(team, f"U{number}x{user}", name=f"user{user}", tz="Etc/UTC")
        ws.install_app(
            team, manifest=manifest, bot_token=f"xoxb-{number}", app_token=f"xapp-{number}", signing_secret="s" * 32
        )
    return ws


async def serve(size: Size, parent: Connection) -> None:
    """Tell the parent the address and everybody's channel, serve until it says so, then tell what was seen."""
    server = WorkspaceServer(workspaces(size))
    await server.start()
    everybody = [(f"T{n}", f"U{n}x{user}") for n in range(size.workspaces) for user in range(size.users)]
    channels = {(team, user): server.bot_im(team, user).id for team, user in everybody}
    parent.send((server.url, channels))
    begun = time.process_time()
    await asyncio.to_thread(parent.recv)
    cpu_s = time.process_time() - begun
    posts = Counter(len(server.messages(team, channel, user)) for (team, user), channel in channels.items())
    parent.send(Seen(posts, server.faults.calls["chat.postMessage"], cpu_s))
    await server.stop()


def serve_apart(size: Size, parent: Connection) -> None:
    take = limits.RateLimits._take

    def limited(self: limits.RateLimits, key: tuple[str, str], per_second: float, burst: float) -> None:
        if key[0] == "chat.postMessage":
            per_second, burst = size.per_minute / 60, size.burst
        take(self, key, per_second, burst)

    with patch.object(limits.RateLimits, "_take", limited):
        asyncio.run(serve(size, parent))


@contextmanager
def served(size: Size) -> Iterator[Connection]:
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    process = spawning.Process(target=serve_apart, args=(size, there), daemon=True)
    process.start()
    try:
        yield here
    finally:
        process.join(10)
        process.kill()


# Rapport --------------------------------------------------------------------------------------------------------------


def seed(db: Database, channels: dict[tuple[str, str], str]) -> None:
    """Everybody is due and has one follow-up to be told about."""
    then = MORNING - timedelta(days=30)
    owners = [{"workspace_id": team, "user_id": user} for team, user in channels]

    def unit(tx: Tx) -> None:
        teams = {owner["workspace_id"] for owner in owners}
        tx.execute(schema.workspaces.insert(), [{"id": team, "created_at": then} for team in teams])
        members = [{"tz": "UTC", "reactions": {}, "created_at": then, "dm_channel": c} for c in channels.values()]
        tx.execute(schema.members.insert(), [o | m for o, m in zip(owners, members, strict=True)])
        tx.execute(
            schema.schedule.insert(),
            [o | {"tz": "UTC", "hour": 9, "weekdays": 127, "next_at": MORNING} for o in owners],
        )
        person = {"name": "Ana", "name_key": "ana", "created_at": then}
        tx.execute(schema.people.insert(), [o | person | {"id": n} for n, o in enumerate(owners, 1)])
        due = {"kind": "follow_up", "due_at": then, "about": "tea", "state": "open", "created_at": then}
        rows = [o | due | {"id": n, "person_id": n, "line_id": n} for n, o in enumerate(owners, 1)]
        tx.execute(schema.follow_ups.insert(), rows)

    db.write_now(unit)


async def fan_out(database_url: str, url: str, size: Size, channels: dict[tuple[str, str], str]) -> Took:
    """Send to everybody at once, one run a workspace, as a replica that serves them all does."""
    db = Database(database_url)
    gateways = [Gateway(build_client(f"xoxb-{number}", f"{url}/api/")) for number in range(size.workspaces)]
    try:
        seed(db, channels)
        runs = []
        for number, gateway in enumerate(gateways):
            services = MorningServices(db, SlackMornings(gateway), lambda: datetime.now(UTC), f"T{number}")
            runs.append(run_mornings(services, MORNING))
        begun, cpu = time.perf_counter(), time.process_time()
        reports = await asyncio.gather(*runs)
        seconds, cpu_s = time.perf_counter() - begun, time.process_time() - cpu
    finally:
        for gateway in gateways:
            await gateway.close()
        db.close()
    return Took(seconds, cpu_s, Counter(told.result for report in reports for told in report.told))


def measure(size: Size) -> tuple[Took, Seen]:
    sys.setswitchinterval(SWITCH_S)
    with tempfile.TemporaryDirectory() as folder, served(size) as workspace:
        database_url = f"sqlite:///{folder}/rapport.db"
        upgrade(database_url)
        url, channels = workspace.recv()
        took = asyncio.run(fan_out(database_url, url, size, channels))
        workspace.send("enough")
        return took, workspace.recv()


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--workspaces", type=int, default=50)
    parser.add_argument("--per-minute", type=int, default=60, help="posts a minute that a token may make")
    parser.add_argument("--burst", type=int, default=60, help="posts that a token may make at once")
    options = parser.parse_args()
    users = options.messages // options.workspaces
    size = Size(options.workspaces, users, options.per_minute, options.burst)
    took, seen = measure(size)
    total = size.workspaces * size.users
    found = [
        Figure("messages", total, key="messages"),
        Figure("workspaces", size.workspaces, key="workspaces"),
        Figure("time that the limits ask for", size.allowed_s, "s", "allowed_s"),
        Figure("time it took", took.seconds, "s", "took_s"),
        Figure("share of what the limits allow", size.allowed_s / took.seconds, key="share", goal=(">=", 0.95)),
        Figure("messages a second", total / took.seconds, key="per_s"),
        Figure("processor time a message, Rapport", 1000 * took.cpu_s / total, "ms", "cpu_ms"),
        Figure("processor time a message, the workspaces", 1000 * seen.cpu_s / total, "ms", "server_cpu_ms"),
        Figure("answered 429", seen.calls - sum(n * users for n, users in seen.posts.items()), key="limited"),
        Figure("not sent", total - took.results["sent"], key="not_sent", goal=("<=", 0)),
        Figure("users without a message", seen.posts[0], key="lost", goal=("<=", 0)),
        Figure("users with two", sum(n for m, n in seen.posts.items() if m > 1), key="doubled", goal=("<=", 0)),
    ]
    print(f"at once for each workspace: {mornings.IN_FLIGHT}", file=sys.stderr)
    print_report("Fan-out", found, as_json=options.json)


if __name__ == "__main__":
    main()
