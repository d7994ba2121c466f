"""Rules come from answers, are proposed and never silent, and everything learned can be seen and taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.errors import NotFound
from bot.domain.scope import Scope
from bot.storage import schema
from bot.storage.members import get_member, update_schedule
from bot.usecases.daily import Daily
from bot.usecases.learning import Thing, answer_proposal, list_learned, note_ignored, propose, unlearn
from bot.usecases.merge_people import forget_person
from bot.usecases.settle import Answer, settle, unsettle
from bot.usecases.undo import undo
from tests.usecases.world import ANA_USER, BO_USER, MONDAY, World

QUIET = (100, 80, 60, 40)


def answers(world: World) -> dict[str, str]:
    names = {row["id"]: row["name"] for row in world.rows(schema.people)}
    return {names[row["person_id"]]: row["verb"] for row in world.rows(schema.nudge_answers)}


def remember(world: World, name: str, verb: str, *, tags: tuple[str, ...] = (), days: float = 10, hour: int = 9) -> int:
    """A past suggestion and what became of it."""
    person_id = world.person(name, tags=tags)
    at = (world.now - timedelta(days=days)).replace(hour=hour)
    row = {"workspace_id": "T1", "user_id": "U1", "delivery_id": person_id, "item": f"p{person_id}", "at": at}
    world.write(lambda tx: tx.execute(schema.nudge_answers.insert().values(**row, person_id=person_id, verb=verb)))
    return person_id


def skipper(world: World, *, vendors: int = 4, taken: int = 3) -> None:
    for number in range(vendors):
        remember(world, f"Vendor {number}", ("ignored", "snooze", "never", "less")[number % 4], tags=("vendors",))
    for number in range(taken):
        remember(world, f"Friend {number}", "done", tags=("friends",))


def proposed(world: World) -> tuple[str, str] | None:
    member = world.write(get_member, ANA_USER)
    assert member is not None
    found = world.write(propose, world.caller, member)
    return None if found is None else (found.kind, found.key)


def send_proposal(world: World) -> Daily:
    world.follow_up(world.person("Somebody due"), about="tea")
    return world.send()


# What is written down --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["done", "snooze", "less", "never"])
def test_each_answer_is_recorded_and_undo_takes_the_record_away(world: World, verb: str) -> None:
    world.person("Ana Silva", met=QUIET)
    daily = world.send()
    world.write(settle, world.caller, daily.delivery_id, daily.items[0].key, Answer(verb))  # type: ignore[arg-type]
    assert answers(world) == {"Ana Silva": verb}
    world.write(unsettle, world.caller, daily.delivery_id, daily.items[0].key)
    assert answers(world) == {}
    assert world.rows(schema.learned) == []


def test_what_nothing_followed_is_recorded_as_ignored_and_a_late_answer_replaces_it(world: World) -> None:
    world.person("Ana Silva", met=QUIET)
    daily = world.send()
    for _ in range(2):
        world.write(note_ignored, world.caller, daily.delivery_id)
    assert answers(world) == {"Ana Silva": "ignored"}
    world.later(days=7)
    settled = world.write(settle, world.caller, daily.delivery_id, daily.items[0].key, Answer("done"))
    assert answers(world) == {"Ana Silva": "done"}
    world.write(undo, world.caller, settled.journal_id)
    assert answers(world) == {"Ana Silva": "ignored"}


def test_forgetting_a_person_forgets_their_answers(world: World) -> None:
    person_id = world.person("Ana Silva", met=QUIET)
    daily = world.send()
    world.write(settle, world.caller, daily.delivery_id, daily.items[0].key, Answer("less"))
    world.write(forget_person, world.caller, person_id)
    assert (answers(world), world.rows(schema.learned), world.write(list_learned, world.caller)) == ({}, [], ())


# Tags -----------------------------------------------------------------------------------------------------------------


def test_tag_that_is_always_skipped_is_proposed_with_what_speaks_for_it(world: World) -> None:
    skipper(world)
    extras = world.compose().extras
    assert extras.proposal is not None
    assert (extras.proposal.kind, extras.proposal.key, extras.proposal.count) == ("tag", "vendors", 4)


@pytest.mark.parametrize(("vendors", "taken"), [(3, 3), (4, 2), (0, 9)])
def test_too_little_to_go_by_proposes_nothing(world: World, vendors: int, taken: int) -> None:
    skipper(world, vendors=vendors, taken=taken)
    assert proposed(world) is None


def test_one_taken_up_clears_the_tag(world: World) -> None:
    skipper(world)
    remember(world, "Good vendor", "log", tags=("vendors",))
    assert proposed(world) is None


def test_at_most_one_proposal_a_week_and_none_twice(world: World) -> None:
    skipper(world)
    send_proposal(world)
    for number in range(5):
        remember(world, f"Recruiter {number}", "ignored", tags=("recruiters",), days=0.5)
    world.later(days=3)
    assert proposed(world) is None
    world.later(days=5)
    assert proposed(world) == ("tag", "recruiters")


def test_yes_leaves_the_tag_out_and_settings_take_it_back(world: World) -> None:
    skipper(world)
    vendor = world.person("Quiet vendor", met=QUIET, tags=("vendors",))
    world.person("Wanted vendor", met=QUIET, tags=("vendors",), cadence_days=30.0)
    daily = send_proposal(world)
    world.later(days=20)
    world.write(lambda tx: tx.execute(schema.people.update().values(nudged_at=None)))
    assert set(world.names("people")) == {"Quiet vendor", "Wanted vendor"}
    after = world.write(answer_proposal, world.caller, daily.delivery_id, "tag", "vendors", yes=True)
    assert after.extras.proposal is not None
    assert after.extras.proposal.state == "adopted"
    assert world.names("people") == ["Wanted vendor"]
    assert world.write(list_learned, world.caller) == (Thing("tag", "vendors"),)
    assert world.write(unlearn, world.caller, "tag", "vendors")
    assert not world.write(unlearn, world.caller, "tag", "vendors")
    assert set(world.names("people")) == {"Quiet vendor", "Wanted vendor"}
    assert world.row(schema.people, vendor)["muted"] is False


def test_second_press_of_the_other_button_changes_nothing(world: World) -> None:
    skipper(world)
    daily = send_proposal(world)
    for yes in (False, True, False):
        after = world.write(answer_proposal, world.caller, daily.delivery_id, "tag", "vendors", yes=yes)
        assert after.extras.proposal is not None
        assert after.extras.proposal.state == "declined"
    assert world.write(list_learned, world.caller) == ()


def test_nobody_else_answers_it_and_nothing_else_is_adopted(world: World) -> None:
    skipper(world)
    daily = send_proposal(world)
    stranger = World(world.db, BO_USER).join()
    with pytest.raises(NotFound):
        stranger.write(answer_proposal, stranger.caller, daily.delivery_id, "tag", "vendors", yes=True)
    with pytest.raises(NotFound):
        world.write(answer_proposal, world.caller, daily.delivery_id, "tag", "friends", yes=True)
    with pytest.raises(NotFound):
        world.write(answer_proposal, world.caller, 12345, "tag", "vendors", yes=True)
    assert [row["state"] for row in world.rows(schema.learned)] == ["proposed"]


# The hour -------------------------------------------------------------------------------------------------------------


def test_hour_of_most_answers_is_proposed_moved_to_and_moved_back(world: World) -> None:
    for number in range(6):
        remember(world, f"P{number}", "done", days=number + 1, hour=11)
    remember(world, "Late one", "done", days=9, hour=20)
    assert proposed(world) == ("hour", "11")
    daily = send_proposal(world)
    world.write(answer_proposal, world.caller, daily.delivery_id, "hour", "11", yes=True)
    member = world.write(get_member, ANA_USER)
    assert member is not None
    assert member.hour == 11
    assert world.rows(schema.schedule)[0]["next_at"] == datetime(2026, 3, 3, 11, tzinfo=UTC)
    assert world.write(list_learned, world.caller) == (Thing("hour", "11", days=9.0),)
    assert world.write(unlearn, world.caller, "hour", "11")
    assert world.rows(schema.schedule)[0]["hour"] == 9


@pytest.mark.parametrize(("hours", "own"), [((11, 12, 13, 14, 15, 16), 9), ((11,) * 5, 9), ((11,) * 8, 11)])
def test_no_habit_no_proposal(world: World, hours: tuple[int, ...], own: int) -> None:
    world.write(update_schedule, ANA_USER, hour=own)
    for number, hour in enumerate(hours):
        remember(world, f"P{number}", "done", days=number + 1, hour=hour)
    assert proposed(world) is None


# What is learned of single people ---------------------------------------------------------------------------------------


def test_less_often_never_and_snooze_are_listed_and_taken_back_to_what_was(world: World) -> None:
    ana = world.person("Ana", met=QUIET, cadence_days=20.0)
    bo, cy = world.person("Bo", met=QUIET), world.person("Cy", met=QUIET)
    daily = world.send()
    for person_id, verb in ((ana, "less"), (bo, "never"), (cy, "snooze")):
        world.write(settle, world.caller, daily.delivery_id, f"p{person_id}", Answer(verb))  # type: ignore[arg-type]
    things = world.write(list_learned, world.caller)
    assert [(one.kind, one.name) for one in things] == [("less", "Ana"), ("never", "Bo"), ("snooze", "Cy")]
    assert things[0].days == 40.0
    for one in things:
        assert world.write(unlearn, world.caller, one.kind, one.key)
        assert not world.write(unlearn, world.caller, one.kind, one.key)
    assert world.write(list_learned, world.caller) == ()
    row = world.row(schema.people, ana)
    assert (row["cadence_days"], row["rhythm_stale"]) == (20.0, True)
    assert world.row(schema.people, bo)["muted"] is False
    assert world.row(schema.people, cy)["snoozed_until"] is None


def test_less_often_twice_goes_back_to_the_beginning(world: World) -> None:
    ana = world.person("Ana", met=QUIET, cadence_days=20.0)
    for _ in range(2):
        daily = world.send()
        world.write(settle, world.caller, daily.delivery_id, f"p{ana}", Answer("less"))
        world.later(days=91)
        world.write(update_schedule, ANA_USER, next_at=world.now)
    assert world.row(schema.people, ana)["cadence_days"] == 80.0
    world.write(unlearn, world.caller, "less", str(ana))
    assert world.row(schema.people, ana)["cadence_days"] == 20.0


@pytest.mark.parametrize(
    ("kind", "key"), [("never", "x"), ("less", "9" * 30), ("tag", "none"), ("", ""), ("hour", "9")]
)
def test_forged_buttons_take_nothing_back(world: World, kind: str, key: str) -> None:
    assert not world.write(unlearn, world.caller, kind, key)


def test_learned_things_are_their_owner_s_alone(world: World) -> None:
    ana = world.person("Ana", met=QUIET)
    daily = world.send()
    world.write(settle, world.caller, daily.delivery_id, f"p{ana}", Answer("never"))
    stranger = World(world.db, Scope("T2", "U1"), MONDAY).join()
    assert stranger.write(list_learned, stranger.caller) == ()
    assert not stranger.write(unlearn, stranger.caller, "never", str(ana))
    assert world.row(schema.people, ana)["muted"] is True
