"""How fast Rapport answers, as a share of what bare Bolt can do on this machine, and how many users a minute's tick can take.

Everything is spoken over real HTTP, signed, to programs of their own: a bare Bolt app with a command that does nothing, and
`rapport serve` on SQLite and on PostgreSQL, in turns within one run. Then the tick's claims and the due query at a
million scheduled users, and the memory of a serving process whose owner has 100,000 people.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
from common import Figure, Load, build_parser, closed_loop, interleaved, median_ratio, percentile, print_report, rss_mb
from sqlalchemy import text

from bot.demo.workspace import Workspace, WorkspaceServer
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from bot.storage.database import Database
from bot.storage.deliveries import due_users
from bot.storage.migrate import upgrade
from bot.usecases.morning import claim_due
from tests.support.postgres import running_server
from tests.support.processes import Program, Programs, free_port

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
USERS, PEOPLE = 40, 20
FIRST = tuple(
    "Ana Bo Carla Dmitri Eva Farid Greta Hugo Ines Jonas Kira Liam Mona Nils Olga Pavel Qadir Rosa Sven Tara".split()  # noqa: SIM905
)
CLAIM_BATCH = 1000


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("--in-flight", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each round and subject")
    parser.add_argument("--scheduled", type=int, default=1_000_000, help="users in the schedule")
    parser.add_argument("--people", type=int, default=100_000, help="people in the memory measurement")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, running_server() as postgres:
        urls = {"SQLite": f"sqlite:///{folder}/bench.db", "PostgreSQL": postgres.url()}
        for url in urls.values():
            upgrade(url)
        figures = asyncio.run(_requests(Path(folder), urls, args.in_flight, args.rounds, args.seconds))
        figures += _schedule(urls["PostgreSQL"], args.scheduled)
        figures += asyncio.run(_memory(Path(folder), f"sqlite:///{folder}/memory.db", args.people))
    print_report("Throughput", figures, as_json=args.json)


async def _requests(folder: Path, urls: dict[str, str], in_flight: int, rounds: int, seconds: float) -> list[Figure]:
    """Bare Bolt, and logging a line on both databases, at the same number of requests in flight."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(_Slack())
        programs = stack.enter_context(Programs(folder))
        session = await stack.enter_async_context(
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar())
        )
        bare = await _start_bare(programs)
        served = {name: await _start_rapport(programs, slack, url) for name, url in urls.items()}
        calls = {"bare": _caller(session, bare, "/noop", _noop)}
        calls |= {name: _caller(session, port, "/rapport", _line) for name, port in served.items()}
        for call in calls.values():
            await closed_loop(call, in_flight=in_flight, total=2 * USERS * PEOPLE)
        loads = await interleaved(
            {name: _measured(call, in_flight, seconds) for name, call in calls.items()}, rounds=rounds
        )
        alone = {
            "bare": _measured(calls["bare"], 1, seconds / 2),
            "app": _measured(_caller(session, served["SQLite"], "/rapport", _help), 1, seconds / 2),
        }
        single = await interleaved(alone, rounds=rounds)
    return _figures(loads, single)


def _figures(loads: dict[str, list[Load]], single: dict[str, list[Load]]) -> list[Figure]:
    p50 = {name: percentile([load.latency_ms(50) for load in found], 50) for name, found in single.items()}
    failures = sum(sum(load.failures.values()) for found in loads.values() for load in found)
    figures = [
        Figure("bare Bolt, no-op commands", _per_s(loads["bare"]), "/s", "bare_per_s"),
        Figure("log on SQLite", _per_s(loads["SQLite"]), "/s", "log_sqlite_per_s"),
        Figure("log on PostgreSQL", _per_s(loads["PostgreSQL"]), "/s", "log_postgresql_per_s"),
        Figure(
            "log on SQLite, share of bare",
            median_ratio(loads["SQLite"], loads["bare"]),
            "",
            "log_sqlite_ratio",
            (">=", 0.45),
        ),
        Figure(
            "log on PostgreSQL, share of bare",
            median_ratio(loads["PostgreSQL"], loads["bare"]),
            "",
            "log_postgresql_ratio",
            (">=", 0.28),
        ),
        Figure("failed requests", failures, "", "failures", ("<=", 0)),
    ]
    for name in ("bare", "SQLite", "PostgreSQL"):
        figures += [
            Figure(
                f"{name}, {percent}th percentile",
                percentile([load.latency_ms(percent) for load in loads[name]], 50),
                "ms",
            )
            for percent in (50, 99)
        ]
    figures.append(Figure("no-op alone, bare", p50["bare"], "ms", "noop_bare_p50_ms"))
    figures.append(Figure("no-op alone, through the app", p50["app"], "ms", "noop_app_p50_ms"))
    figures.append(Figure("no-op alone, app over bare", p50["app"] - p50["bare"], "ms", "noop_p50_ms", ("<=", 1.0)))
    return figures


def _per_s(loads: list[Load]) -> float:
    return percentile([load.per_s for load in loads], 50)


def _measured(
    call: Callable[[int], Awaitable[object]], in_flight: int, seconds: float
) -> Callable[[], Awaitable[Load]]:
    return lambda: closed_loop(call, in_flight=in_flight, seconds=seconds)


def _noop(number: int) -> str:
    return f"nothing {number}"


def _help(_: int) -> str:
    return "help undo"


def _line(number: int) -> str:
    name = f"{FIRST[number % PEOPLE]} Silva"
    return f"met {name} yesterday, they asked about topic {number}. follow up in 2 weeks"


def _caller(
    session: aiohttp.ClientSession, port: int, command: str, line: Callable[[int], str]
) -> Callable[[int], Awaitable[object]]:
    """Signed slash commands of many users, numbered so that none is a replay of another."""
    url, started = f"http://127.0.0.1:{port}/slack/events", time.time_ns()
    key = SECRET.encode()

    async def call(number: int) -> None:
        body = urlencode(
            {
                "token": "unused",
                "team_id": "T1",
                "team_domain": "acme",
                "channel_id": "C1",
                "channel_name": "general",
                "user_id": f"U{number % USERS}",
                "user_name": "somebody",
                "command": command,
                "text": line(number),
                "api_app_id": "A1",
                "is_enterprise_install": "false",
                "response_url": "https://hooks.slack.com/commands/T1/1/x",
                "trigger_id": f"{started}.{port}.{time.perf_counter_ns()}.{number}",
            }
        )
        stamp = str(int(time.time()))
        signature = hmac.new(key, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signature}",
        }
        async with session.post(url, data=body, headers=headers) as response:
            answer = await response.read()
            if response.status != 200 or b"went wrong" in answer:
                raise RuntimeError(f"{response.status} {answer[:200]!r}")

    return call


class _Slack:
    """The local workspace that the served programs ask for their token and their users."""

    def __init__(self) -> None:
        workspace = Workspace(lambda: datetime.now(UTC), rate_limits=False)
        workspace.add_team("T1", "Acme")
        for number in range(USERS):
            workspace.add_user("T1", f"U{number}", name=f"user{number}", real_name=f"User {number}", tz="Europe/Berlin")
        workspace.add_channel("T1", "C1", "general", members=[f"U{number}" for number in range(USERS)])
        workspace.install_app(
            "T1", manifest=build_manifest(FEATURES, "/rapport", "http://127.0.0.1/slack/events"),
            bot_token="xoxb-bench", signing_secret=SECRET, request_url="http://127.0.0.1:9/slack/events",
        )  # fmt: skip
        self._server = WorkspaceServer(workspace)

    @property
    def api_url(self) -> str:
        return f"{self._server.url}/api/"

    async def __aenter__(self) -> _Slack:
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.stop()


async def _start_bare(programs: Programs) -> int:
    port = free_port()
    program = programs.start([sys.executable, str(Path(__file__).with_name("bare_bolt.py")), str(port), SECRET])
    await program.until_line("Uvicorn running|ready")
    return port


async def _start_rapport(programs: Programs, slack: _Slack, url: str) -> int:
    return (await _started(programs, slack, url))[1]


async def _started(programs: Programs, slack: _Slack, url: str) -> tuple[Program, int]:
    port = free_port()
    environment = {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": url,
        "PORT": str(port),
        "RAPPORT_LOG_LEVEL": "warning",
    }
    program = programs.rapport("serve", env=environment)
    await program.until_answers(f"http://127.0.0.1:{port}/readyz")
    return program, port


def _schedule(url: str, users: int) -> list[Figure]:
    """A tick's claims and the due query, with `users` in the schedule of whom a twentieth is due."""
    db, now = Database(url), datetime.now(UTC)
    due = users // 20
    with db.engine.connect() as conn:
        for table in ("members", "schedule"):
            conn.execute(text(f"DELETE FROM {table}"))
        conn.execute(
            text(
                "INSERT INTO members (workspace_id, user_id, tz, locale, reactions, created_at) "
                "SELECT 'T' || n % 5000, 'U' || n, 'Europe/Berlin', '', '{}', now() FROM generate_series(1, :users) n"
            ),
            {"users": users},
        )
        conn.execute(
            text(
                "INSERT INTO schedule (workspace_id, user_id, tz, hour, weekdays, next_at) SELECT 'T' || n % 5000, 'U' || n, "
                "'Europe/Berlin', 9, 127, date_trunc('hour', now()) + CASE WHEN n > :due THEN interval '1 hour' * (1 + n % 23) "
                "ELSE interval '0' END FROM generate_series(1, :users) n"
            ),
            {"users": users, "due": due},
        )
        conn.execute(text("ANALYZE"))
    quiet = now - timedelta(days=30)
    looks = []
    for _ in range(2000):
        begun = time.perf_counter()
        db.read_now(due_users, quiet, limit=CLAIM_BATCH)
        looks.append((time.perf_counter() - begun) * 1000)
    claimed, begun = 0, time.perf_counter()
    while True:
        deliveries, found = db.write_now(claim_due, now, now + timedelta(minutes=5), CLAIM_BATCH)
        claimed += len(deliveries)
        if not found:
            break
    rate = claimed / (time.perf_counter() - begun)
    db.close()
    return [
        Figure("users claimed", claimed, "", "claimed"),
        Figure("claims", rate, "/s", "claims_per_s", (">=", 15_000)),
        Figure("due query, 99th percentile", percentile(looks, 99), "ms", "due_p99_ms", ("<=", 2.0)),
    ]


async def _memory(folder: Path, url: str, people: int) -> list[Figure]:
    """Resident memory of `rapport serve` whose owner has `people`, after a few hundred requests."""
    upgrade(url)
    db = Database(url)
    with db.engine.connect() as conn:
        conn.exec_driver_sql("BEGIN")
        conn.exec_driver_sql("INSERT INTO workspaces (id, name, created_at) VALUES ('T1', '', '2026-01-01 00:00:00')")
        numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})"
        conn.exec_driver_sql(
            f"{numbers} INSERT INTO people (id, workspace_id, user_id, name, name_key, created_at) "
            "SELECT i, 'T1', 'U1', 'Person ' || i, 'person ' || i, '2026-01-01 00:00:00' FROM n"
        )
        for kind, key in (("name", "'person ' || i"), ("first", "'person'"), ("last", "'' || i")):
            conn.exec_driver_sql(
                f"{numbers} INSERT INTO person_keys (workspace_id, user_id, key, kind, person_id) "
                f"SELECT 'T1', 'U1', {key}, '{kind}', i FROM n"
            )
        conn.exec_driver_sql("COMMIT")
    db.close()
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(_Slack())
        programs = stack.enter_context(Programs(folder))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        program, port = await _started(programs, slack, url)
        await closed_loop(_caller(session, port, "/rapport", _line), in_flight=16, total=400)
        await closed_loop(_caller(session, port, "/rapport", lambda n: f"who Person {n}"), in_flight=16, total=200)
        return [Figure(f"memory, serving {people:,} people", rss_mb(program.pid), "MiB", "rss_mb")]


if __name__ == "__main__":
    main()
