"""Killed replicas: `python tests/bench/replicas.py [--users N] [--moments N] [--replicas N ...] [--sqlite] [--json]`.

Two, then four replicas send the morning of one workspace from one PostgreSQL database (with --sqlite one process from one
SQLite file), all are killed with `kill -9` at random moments, a few answers of Slack are lost on the way, and others are
started on what is left. Counted are messages that came twice or not at all, and after each kill the deliveries whose outcome
is open, which can be no more than the calls that were in flight.
"""

import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psycopg

from bot.storage import schema
from bot.storage.database import Database
from bot.storage.migrate import upgrade
from tests.bench.common import Figure, build_parser, print_report
from tests.support import postgres
from tests.support.replicas import (
    IN_FLIGHT,
    let_leases_run_out,
    messages_by_user,
    nursery,
    seed,
    until_posted,
    workspace,
)

LOST_ANSWERS = 0.2


@dataclass(slots=True)
class Outcome:
    """What one morning came to. `open_after_kill`: deliveries `sending`, after each kill."""

    users: int
    replicas: int
    killed: int = 0
    open_after_kill: list[int] = field(default_factory=list)
    counted: Counter[int] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)


async def kill_a_morning(url: str, users: int, replicas: int, moments: int, luck: random.Random) -> Outcome:
    """Send to `users` people while everything is killed `moments` times, then let it finish."""
    outcome, server, db = Outcome(users, replicas), workspace(users), Database(url)
    await server.start()
    try:
        channels = {f"U{number}": server.bot_im("T1", f"U{number}").id for number in range(users)}
        seed(db, channels)
        async with nursery(server, url) as alive:
            for _ in range(moments):
                if luck.random() < LOST_ANSWERS:
                    server.faults.fail_next("chat.postMessage", reset_after_accept=True)
                await alive.start(replicas)
                await until_posted(server, alive, luck.randint(1, max(1, users // (2 * moments))))
                await asyncio.sleep(luck.random() * 0.015)
                outcome.killed += alive.kill()
                outcome.open_after_kill.append((await _states(db))["sending"])
                await db.write(let_leases_run_out)
            for _ in range(2):
                await alive.start(replicas)
                await alive.ended(within_s=600)
                await db.write(let_leases_run_out)
        outcome.counted = Counter(messages_by_user(server, channels).values())
        outcome.states = await _states(db)
    finally:
        db.close()
        await server.stop()
    return outcome


async def _states(db: Database) -> Counter[str]:
    return Counter(await db.read(lambda tx: [row.state for row in tx.execute(schema.deliveries.select())]))


def figures(outcome: Outcome) -> list[Figure]:
    name = f"{outcome.replicas}"
    twice = sum(users for messages, users in outcome.counted.items() if messages > 1)
    in_flight = IN_FLIGHT * outcome.replicas
    return [
        Figure(f"replicas {name}: users", outcome.users, key=f"users_{name}"),
        Figure("  processes killed at work", outcome.killed, key=f"killed_{name}"),
        Figure("  users with a message twice", twice, key=f"duplicates_{name}", goal=("<=", 0)),
        Figure("  users without a message", outcome.counted[0], key=f"missing_{name}", goal=("<=", 0)),
        Figure(
            "  outcome open after a kill, most",
            max(outcome.open_after_kill, default=0),
            key=f"unknown_most_{name}",
            goal=("<=", in_flight),
        ),
        Figure(
            "  not reconciled in the end",
            outcome.users - outcome.states["sent"],
            key=f"unreconciled_{name}",
            goal=("<=", 0),
        ),
    ]


@contextmanager
def fresh_database(sqlite: bool) -> Iterator[str]:
    """The address of an empty database with the schema."""
    with tempfile.TemporaryDirectory() as folder:
        if sqlite:
            url = f"sqlite:///{folder}/rapport.db"
            upgrade(url)
            yield url
            return
        with postgres.running_server() as server:
            with psycopg.connect(server.url(), autocommit=True) as admin:
                postgres.create_database(admin, "morning")
            upgrade(server.url("morning"))
            yield server.url("morning")


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("--users", type=int, default=2000)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--replicas", type=int, nargs="+", default=[2, 4])
    parser.add_argument("--sqlite", action="store_true", help="one process on SQLite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    luck = random.Random(options.seed)
    found: list[Figure] = []
    for replicas in [1] if options.sqlite else options.replicas:
        with fresh_database(options.sqlite) as url:
            found += figures(asyncio.run(kill_a_morning(url, options.users, replicas, options.moments, luck)))
    print_report("Killed replicas", found, as_json=options.json)


if __name__ == "__main__":
    main()
