"""Daily messages as jobs send them: each exactly once, whatever goes wrong, and nobody's trouble is anybody else's."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.scope import Scope
from bot.jobs import mornings
from bot.jobs.mornings import MorningReport, MorningServices, run_mornings
from bot.jobs.preview import preview_mornings
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.deliveries import set_state, take_over
from bot.usecases.daily import Daily
from bot.usecases.morning import begin_sending, claim_due
from bot.usecases.outcome import Outcome, Posted
from tests.jobs.fakes import FakeSlack, Wall
from tests.usecases.world import MONDAY, World

USERS = ("U1", "U2", "U3")


@pytest.fixture
def db(migrated_database_url: str) -> Iterator[Database]:
    database = Database(migrated_database_url)
    yield database
    database.close()


@pytest.fixture
def slack() -> FakeSlack:
    return FakeSlack()


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def services(db: Database, slack: FakeSlack, wall: Wall) -> MorningServices:
    """Three users of one workspace, each with a follow-up that is due."""
    for user_id in USERS:
        one = World(db, Scope("T1", user_id)).join()
        one.write(lambda tx: tx.execute(schema.members.update().values(dm_channel=None)))
        one.follow_up(one.person(f"Friend of {user_id}"), about="the deck")
    return MorningServices(db, slack, wall, "T1")


def results(report: MorningReport) -> dict[str, str]:
    return {told.scope.user_id: told.result for told in report.told}


def deliveries(services: MorningServices) -> dict[str, dict[str, Any]]:
    rows = World(services.db).rows(schema.deliveries)
    return {row["user_id"]: row for row in rows}


def counts(slack: FakeSlack) -> list[int]:
    return [slack.posts_to(user_id) for user_id in USERS]


# Once -----------------------------------------------------------------------------------------------------------------


async def test_everybody_due_gets_one_message(services: MorningServices, slack: FakeSlack) -> None:
    report = await run_mornings(services, MONDAY)
    assert results(report) == dict.fromkeys(USERS, "sent")
    assert counts(slack) == [1, 1, 1]
    row = deliveries(services)["U1"]
    assert (row["state"], row["channel"]) == ("sent", "DU1")


async def test_second_run_sends_nothing(services: MorningServices, slack: FakeSlack, wall: Wall) -> None:
    await run_mornings(services, MONDAY)
    wall.later(days=1)
    assert (await run_mornings(services, MONDAY)).told == ()
    assert counts(slack) == [1, 1, 1]


async def test_runs_at_once_send_one_each(services: MorningServices, slack: FakeSlack) -> None:
    reports = await asyncio.gather(*(run_mornings(services, MONDAY) for _ in range(4)))
    assert sum(report.count("sent") for report in reports) == 3
    assert counts(slack) == [1, 1, 1]


async def test_one_user_alone_and_other_workspaces_not_at_all(services: MorningServices, slack: FakeSlack) -> None:
    other = World(services.db, Scope("T2", "U9")).join()
    other.follow_up(other.person("Somebody"), about="x")
    assert results(await run_mornings(services, MONDAY, Scope("T1", "U2"))) == {"U2": "sent"}
    assert results(await run_mornings(services, MONDAY)) == {"U1": "sent", "U3": "sent"}
    assert slack.posts_to("U9") == 0


async def test_nothing_to_say_sends_nothing(services: MorningServices, slack: FakeSlack) -> None:
    World(services.db).write(lambda tx: tx.execute(schema.follow_ups.delete()))
    assert results(await run_mornings(services, MONDAY)) == dict.fromkeys(USERS, "empty")
    assert slack.posts == []


async def test_many_users_go_in_several_batches(
    services: MorningServices, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mornings, "CLAIMED_AT_ONCE", 2)
    assert (await run_mornings(services, MONDAY)).count("sent") == 3
    assert counts(slack) == [1, 1, 1]


# Lost connections -----------------------------------------------------------------------------------------------------


async def test_message_that_arrived_unseen_is_found_and_not_repeated(
    services: MorningServices, slack: FakeSlack, wall: Wall
) -> None:
    slack.lost.add("U2")
    assert results(await run_mornings(services, MONDAY)) == {"U1": "sent", "U2": "unknown", "U3": "sent"}
    assert (await run_mornings(services, MONDAY)).told == ()
    wall.later(minutes=2)
    assert results(await run_mornings(services, MONDAY)) == {"U2": "sent"}
    assert counts(slack) == [1, 1, 1]
    assert deliveries(services)["U2"]["state"] == "sent"


async def test_message_that_never_arrived_is_sent_again(
    services: MorningServices, slack: FakeSlack, wall: Wall
) -> None:
    slack.dropped.add("U2")
    await run_mornings(services, MONDAY)
    slack.dropped.clear()
    wall.later(minutes=2)
    assert results(await run_mornings(services, MONDAY)) == {"U2": "sent"}
    assert counts(slack) == [1, 1, 1]


async def test_message_that_never_arrived_is_not_sent_the_next_day(
    services: MorningServices, slack: FakeSlack, wall: Wall
) -> None:
    slack.dropped.add("U2")
    await run_mornings(services, MONDAY)
    slack.dropped.clear()
    wall.later(days=1)
    report = await run_mornings(services, MONDAY + timedelta(hours=16))
    assert results(report) == {"U2": "failed"}
    assert slack.posts_to("U2") == 0


async def test_unreadable_conversation_leaves_it_unknown_and_never_sends_twice(
    services: MorningServices, slack: FakeSlack, wall: Wall
) -> None:
    slack.lost.add("U2")
    slack.unreadable = True
    await run_mornings(services, MONDAY)
    seen = []
    for _ in range(40):
        wall.later(hours=2)
        seen += [told.result for told in (await run_mornings(services, MONDAY)).told]
    assert set(seen) == {"unknown"}
    assert len(seen) < 10
    assert counts(slack) == [1, 1, 1]
    row = deliveries(services)["U2"]
    assert (row["state"], row["lease_until"]) == ("unknown", None)


async def test_slow_call_is_given_up_before_its_lease_ends(
    services: MorningServices, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def forever(channel: str, daily: Daily) -> Outcome:
        await asyncio.sleep(60)
        return Posted(channel, "1.0")

    monkeypatch.setattr(mornings, "POST_WITHIN_S", 0.01)
    monkeypatch.setattr(slack, "post", forever)
    assert results(await run_mornings(services, MONDAY)) == dict.fromkeys(USERS, "unknown")
    assert timedelta(seconds=90) < mornings.LEASE


# Senders that die -----------------------------------------------------------------------------------------------------


async def test_sender_that_died_before_its_call_is_replaced(
    services: MorningServices, slack: FakeSlack, wall: Wall
) -> None:
    claimed, _ = await services.db.write(claim_due, MONDAY, wall() + mornings.LEASE, 10)
    assert len(claimed) == 3
    assert (await run_mornings(services, MONDAY)).told == ()
    wall.later(minutes=6)
    assert results(await run_mornings(services, MONDAY)) == dict.fromkeys(USERS, "sent")
    assert counts(slack) == [1, 1, 1]


@pytest.mark.parametrize("arrived", [True, False])
async def test_sender_that_died_in_its_call_is_replaced_after_a_look(
    services: MorningServices, slack: FakeSlack, wall: Wall, arrived: bool
) -> None:
    claimed, _ = await services.db.write(claim_due, MONDAY, wall() + mornings.LEASE, 10)
    composed = World(services.db, Scope("T1", claimed[0].user_id)).compose()
    channel = f"D{claimed[0].user_id}"
    assert await services.db.write(begin_sending, claimed[0].id, composed, channel, wall() + mornings.LEASE, MONDAY)
    if arrived:
        await slack.post(channel, Daily(claimed[0].id, claimed[0].local_date, composed.items))
    wall.later(minutes=6)
    assert results(await run_mornings(services, MONDAY)) == dict.fromkeys(USERS, "sent")
    assert counts(slack) == [1, 1, 1]


async def test_sender_that_was_replaced_does_not_send(services: MorningServices, slack: FakeSlack, wall: Wall) -> None:
    claimed, _ = await services.db.write(claim_due, MONDAY, wall(), 10)
    composed = World(services.db).compose()
    wall.later(minutes=1)
    await run_mornings(services, MONDAY)
    for delivery in claimed:
        assert not await services.db.write(begin_sending, delivery.id, composed, "D", wall(), MONDAY)
    assert counts(slack) == [1, 1, 1]


async def test_moved_clock_ends_no_lease(services: MorningServices, slack: FakeSlack, wall: Wall) -> None:
    claimed, _ = await services.db.write(claim_due, MONDAY, wall() + mornings.LEASE, 10)
    await services.db.write(set_state, claimed[0].id, "sending", MONDAY)
    assert results(await run_mornings(services, MONDAY + timedelta(days=1))) == dict.fromkeys(USERS, "sent")
    assert [row["local_date"].day for row in deliveries(services).values()] == [3, 3, 3]


# Refusals and faults --------------------------------------------------------------------------------------------------


async def test_one_users_fault_does_not_stop_the_next(services: MorningServices, slack: FakeSlack, wall: Wall) -> None:
    slack.broken.add("U1")
    assert results(await run_mornings(services, MONDAY)) == {"U2": "sent", "U3": "sent"}
    slack.broken.clear()
    wall.later(minutes=6)
    assert results(await run_mornings(services, MONDAY)) == {"U1": "sent"}
    assert counts(slack) == [1, 1, 1]


async def test_deaths_of_senders_use_up_no_attempts(services: MorningServices, slack: FakeSlack, wall: Wall) -> None:
    await services.db.write(claim_due, MONDAY, wall() + mornings.LEASE, 10)
    for _ in range(20):
        wall.later(minutes=6)
        await services.db.write(take_over, wall(), mornings.LEASE, limit=10)
    wall.later(minutes=6)
    assert results(await run_mornings(services, MONDAY)) == dict.fromkeys(USERS, "sent")


@pytest.mark.parametrize("broken", ["compose", "post"])
async def test_fault_that_stays_is_given_up(
    services: MorningServices, slack: FakeSlack, wall: Wall, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError("a fault of our own")

    if broken == "compose":
        monkeypatch.setattr(mornings, "compose", fault)
    slack.broken.add("U1")
    seen: list[str] = []
    for _ in range(10):
        seen += [told.result for told in (await run_mornings(services, MONDAY, Scope("T1", "U1"))).told]
        wall.later(minutes=6)
    assert seen == ["failed"]


@pytest.mark.parametrize("code", ["account_inactive", "user_not_found"])
async def test_user_who_is_gone_is_left_alone_from_then_on(
    services: MorningServices, slack: FakeSlack, code: str
) -> None:
    slack.refused["U1"] = code
    assert results(await run_mornings(services, MONDAY))["U1"] == "left"
    slack.refused.clear()
    assert "U1" not in results(await run_mornings(services, MONDAY + timedelta(days=1)))


async def test_refusal_for_good_is_reported_and_the_next_day_tried_again(
    services: MorningServices, slack: FakeSlack, wall: Wall
) -> None:
    slack.refused["U1"] = "cannot_dm_bot"
    report = await run_mornings(services, MONDAY)
    assert [(told.result, told.words) for told in report.told if told.scope.user_id == "U1"] == [
        ("failed", "cannot_dm_bot")
    ]
    slack.refused.clear()
    wall.later(hours=24)
    assert results(await run_mornings(services, MONDAY + timedelta(days=1)))["U1"] == "sent"


@pytest.mark.parametrize("code", ["ratelimited", "token_revoked"])
async def test_passing_refusal_delays_and_loses_nothing(
    services: MorningServices, slack: FakeSlack, wall: Wall, code: str
) -> None:
    slack.refused["U1"] = code
    assert results(await run_mornings(services, MONDAY))["U1"] == "held"
    slack.refused.clear()
    wall.later(minutes=6)
    assert results(await run_mornings(services, MONDAY)) == {"U1": "sent"}


# Quiet hours ----------------------------------------------------------------------------------------------------------


async def test_message_waits_for_the_end_of_do_not_disturb(services: MorningServices, slack: FakeSlack) -> None:
    noon = MONDAY + timedelta(hours=3)
    slack.quiet["U1"] = noon
    assert results(await run_mornings(services, MONDAY)) == {"U1": "held", "U2": "sent", "U3": "sent"}
    assert (await run_mornings(services, noon - timedelta(minutes=1))).told == ()
    assert results(await run_mornings(services, noon)) == {"U1": "sent"}
    assert counts(slack) == [1, 1, 1]


async def test_quiet_all_day_means_no_message_that_day(services: MorningServices, slack: FakeSlack) -> None:
    slack.quiet["U1"] = MONDAY + timedelta(hours=20)
    assert results(await run_mornings(services, MONDAY))["U1"] == "held"
    assert (await run_mornings(services, MONDAY + timedelta(hours=14))).told == ()
    slack.quiet.clear()
    assert results(await run_mornings(services, MONDAY + timedelta(days=1)))["U1"] == "sent"


async def test_trouble_with_do_not_disturb_holds_nobody(
    services: MorningServices, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(user_ids: object, now: datetime) -> dict[str, datetime]:
        raise KeyError("users")

    monkeypatch.setattr(slack, "quiet_until", broken)
    assert results(await run_mornings(services, MONDAY)) == dict.fromkeys(USERS, "sent")


# Dry run --------------------------------------------------------------------------------------------------------------


async def test_preview_says_what_would_be_sent_and_changes_nothing(services: MorningServices, slack: FakeSlack) -> None:
    world = World(services.db)
    world.person("Ana Silva", met=(21, 28, 35, 42))
    before = [world.rows(table) for table in schema.metadata.sorted_tables]
    report = await preview_mornings(services, MONDAY)
    assert [(told.scope.user_id, told.result, told.words) for told in report.told] == [
        ("U1", "sent", "Friend of U1, Ana Silva"),
        ("U2", "sent", "Friend of U2"),
        ("U3", "sent", "Friend of U3"),
    ]
    assert slack.posts == []
    assert [world.rows(table) for table in schema.metadata.sorted_tables] == before
