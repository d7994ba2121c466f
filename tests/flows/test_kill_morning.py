"""`kill -9` in the middle of a morning: 200 users, two replicas on PostgreSQL, killed at random moments and started again."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

import pytest

from bot.storage import schema
from bot.storage.database import Database
from tests.support.replicas import let_leases_run_out, messages_by_user, nursery, seed, until_posted, workspace

MOMENTS = 20
USERS = 200
LOST_ANSWERS = 6


@pytest.mark.parametrize("moments", [MOMENTS])
async def test_killed_replicas_leave_every_user_with_exactly_one_message(
    migrated_postgres_url: str, moments: int
) -> None:
    chance = random.Random(20260302)
    server, db = workspace(USERS), Database(migrated_postgres_url)
    await server.start()
    try:
        channels = {f"U{number}": server.bot_im("T1", f"U{number}").id for number in range(USERS)}
        seed(db, channels)
        interrupted = 0
        async with nursery(server, migrated_postgres_url) as replicas:
            for _ in range(moments):
                if chance.random() < LOST_ANSWERS / moments:
                    server.faults.fail_next("chat.postMessage", reset_after_accept=True)
                await replicas.start(2)
                await until_posted(server, replicas, chance.randint(1, 4))
                await asyncio.sleep(chance.random() * 0.015)
                interrupted += replicas.kill()
                await db.write(let_leases_run_out)
            for _ in range(2):
                await replicas.start(2)
                await replicas.ended()
                await db.write(let_leases_run_out)
        counted = messages_by_user(server, channels)
        states = await db.read(lambda tx: [row.state for row in tx.execute(schema.deliveries.select())])
    finally:
        db.close()
        await server.stop()
    assert interrupted >= moments
    assert (Counter(counted.values()), Counter(states)) == (Counter({1: USERS}), Counter({"sent": USERS}))
