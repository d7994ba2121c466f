"""Answers to the daily message: what they change, and that they are safe twice, late, and after things have gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.caller import Caller
from bot.domain.errors import Conflict, NotFound, NotUnderstood
from bot.storage import schema
from bot.storage.database import Database
from bot.usecases.daily import Daily, DailyItem
from bot.usecases.log_contact import Contacted
from bot.usecases.reminders import close_one
from bot.usecases.settle import Answer, Settled, Verb, settle, show, unsettle
from bot.usecases.undo import undo
from tests.usecases.world import BO_USER, MONDAY, World

WEEKLY = (21, 28, 35, 42, 49)


def item_of(daily: Daily, section: str) -> DailyItem:
    return next(item for item in daily.items if item.section == section)


def answer(world: World, daily: Daily, section: str, verb: Verb, **more: object) -> Settled:
    given = replace(Answer(verb), **more)  # type: ignore[arg-type]
    return world.write(settle, world.caller, daily.delivery_id, item_of(daily, section).key, given)


def take_back(world: World, daily: Daily, section: str) -> Settled:
    return world.write(unsettle, world.caller, daily.delivery_id, item_of(daily, section).key)


def states(daily: Daily) -> dict[str, str]:
    return {item.section: item.state for item in daily.items}


@pytest.fixture
def full(world: World) -> Daily:
    """A message with one item of each kind: Ana to write to, Bo due, Bea's birthday, Carl's reply, a story."""
    world.person("Ana Silva", met=WEEKLY, note="her move to Berlin")
    world.follow_up(world.person("Bo Lind", met=(3,)), about="send the deck")
    world.person("Bea Day", birthday="03-02")
    world.follow_up(world.person("Carl Owe"), kind="reply", about="his question")
    world.story("A month of Rust")
    return world.send()


# Done -----------------------------------------------------------------------------------------------------------------


def test_done_closes_a_follow_up_and_undo_opens_it(world: World, full: Daily) -> None:
    row_id = item_of(full, "due").ref_id
    settled = answer(world, full, "due", "done")
    assert states(settled.daily)["due"] == "done"
    assert world.row(schema.follow_ups, row_id)["state"] == "done"
    assert states(take_back(world, full, "due").daily) == dict.fromkeys(states(full), "open")
    row = world.row(schema.follow_ups, row_id)
    assert (row["state"], row["closed_at"]) == ("open", None)


def test_done_moves_a_repeating_follow_up_on(world: World) -> None:
    row_id = world.follow_up(world.person("Ana Silva"), about="tea", every="P2W")
    daily = world.send()
    settled = answer(world, daily, "due", "done")
    assert settled.changed[0].told == "Comes again on Mon 16 Mar"
    row = world.row(schema.follow_ups, row_id)
    assert (row["state"], row["due_at"]) == ("open", MONDAY.replace(hour=0) + timedelta(days=14))


def test_done_on_a_person_logs_a_message_now(world: World, full: Daily) -> None:
    ana = item_of(full, "people").ref_id
    answer(world, full, "people", "done")
    (logged,) = [row for row in world.rows(schema.interactions) if row["kind"] == "message"]
    assert (logged["person_id"], logged["at"], logged["mine"], logged["source"]) == (ana, MONDAY, True, "nudge")
    assert world.row(schema.people, ana)["last_at"] == MONDAY
    take_back(world, full, "people")
    assert not [row for row in world.rows(schema.interactions) if row["kind"] == "message"]
    assert world.row(schema.people, ana)["last_at"] == MONDAY - timedelta(days=21)


def test_done_on_an_owed_reply_closes_it_and_logs_the_reply(world: World, full: Daily) -> None:
    answer(world, full, "owed", "done")
    assert world.row(schema.follow_ups, item_of(full, "owed").ref_id)["state"] == "done"
    assert [row["kind"] for row in world.rows(schema.interactions)].count("reply") == 1


def test_answer_given_twice_changes_nothing_more(world: World, full: Daily) -> None:
    first = answer(world, full, "people", "done")
    before = world.rows(schema.interactions)
    again = answer(world, full, "people", "done")
    assert (again.daily, again.changed, again.journal_id) == (first.daily, (), None)
    assert world.rows(schema.interactions) == before
    assert states(answer(world, full, "people", "snooze").daily)["people"] == "done"


def test_undo_twice_is_harmless(world: World, full: Daily) -> None:
    answer(world, full, "people", "done")
    take_back(world, full, "people")
    assert take_back(world, full, "people").changed == ()
    assert states(answer(world, full, "people", "done").daily)["people"] == "done"


def test_answer_a_week_late_does_not_skip_the_next_repetition(world: World) -> None:
    row_id = world.follow_up(world.person("Ana Silva"), about="tea", every="P2W")
    daily = world.send()
    world.write(close_one, world.caller, row_id)
    world.later(days=7)
    assert answer(world, daily, "due", "done").changed == ()
    assert world.row(schema.follow_ups, row_id)["due_at"] == MONDAY.replace(hour=0) + timedelta(days=14)


# Snooze, less often, never --------------------------------------------------------------------------------------------


def test_snooze_of_a_person_holds_everywhere(world: World, full: Daily) -> None:
    ana = item_of(full, "people").ref_id
    other = world.follow_up(ana, due=-2, about="lunch")
    settled = answer(world, full, "people", "snooze", days=14)
    until = datetime(2026, 3, 16, tzinfo=UTC)
    assert (settled.changed[0].state, settled.changed[0].until) == ("snoozed", date(2026, 3, 16))
    assert world.row(schema.people, ana)["snoozed_until"] == until
    assert world.row(schema.follow_ups, other)["due_at"] == until
    take_back(world, full, "people")
    assert world.row(schema.people, ana)["snoozed_until"] is None
    assert world.row(schema.follow_ups, other)["due_at"] == MONDAY.replace(hour=0) + timedelta(days=2)


def test_snoozed_follow_up_is_due_again_that_morning_and_its_person_not_suggested_before(world: World) -> None:
    bo = world.person("Bo Lind", met=WEEKLY)
    row_id = world.follow_up(bo, about="send the deck")
    answer(world, world.send(), "due", "snooze", days=7)
    world.later(days=2)
    assert world.compose().items == ()
    world.later(days=5)
    assert [item.ref_id for item in world.compose().items] == [row_id]


def test_snooze_begins_the_local_day(db: Database) -> None:
    world = World(db, BO_USER, datetime(2026, 3, 2, 0, 30, tzinfo=UTC), "Asia/Tokyo").join()
    row_id = world.follow_up(world.person("Bo Lind"), about="tea")
    answer(world, world.send(), "due", "snooze", days=7)
    assert world.row(schema.follow_ups, row_id)["due_at"] == datetime(2026, 3, 8, 15, tzinfo=UTC)


def test_senseless_snooze_is_refused(world: World, full: Daily) -> None:
    for days in (0, -1, 9999):
        with pytest.raises(NotUnderstood):
            answer(world, full, "people", "snooze", days=days)
    assert states(world.db.read_now(show, world.caller, full.delivery_id)) == states(full)


def test_birthday_cannot_be_put_off(world: World, full: Daily) -> None:
    with pytest.raises(Conflict):
        answer(world, full, "dates", "snooze")


def test_less_often_doubles_what_holds_and_undo_restores_it(world: World, full: Daily) -> None:
    ana = item_of(full, "people").ref_id
    settled = answer(world, full, "people", "less")
    assert settled.changed[0].told == "Brought up every 2 weeks at most"
    assert world.row(schema.people, ana)["cadence_days"] == 14.0
    take_back(world, full, "people")
    assert world.row(schema.people, ana)["cadence_days"] is None


def test_person_left_out_is_not_suggested_again(world: World, full: Daily) -> None:
    answer(world, full, "people", "never")
    world.later(days=60)
    assert "Ana Silva" not in world.names("people")
    take_back(world, full, "people")
    assert "Ana Silva" in world.names("people")


# Logging and sharing --------------------------------------------------------------------------------------------------


def test_log_writes_the_contact_and_closes_the_follow_up(world: World, full: Daily) -> None:
    yesterday = MONDAY - timedelta(days=1)
    contacted = Contacted("call", yesterday, "she liked the deck", follow_up_at=MONDAY + timedelta(days=7))
    answer(world, full, "due", "log", contacted=contacted)
    (call,) = [row for row in world.rows(schema.interactions) if row["kind"] == "call"]
    assert (call["at"], call["mine"]) == (yesterday, None)
    assert "she liked the deck" in [row["text"] for row in world.rows(schema.notes)]
    due = item_of(full, "due")
    assert world.row(schema.follow_ups, due.ref_id)["state"] == "done"
    planned = [
        row for row in world.rows(schema.follow_ups) if row["person_id"] == due.person_id and row["state"] == "open"
    ]
    assert [row["due_at"] for row in planned] == [MONDAY + timedelta(days=7)]


def test_log_with_somebody_else_leaves_the_item_open(world: World, full: Daily) -> None:
    bo = item_of(full, "due").person_id
    settled = answer(world, full, "people", "log", contacted=Contacted("call", MONDAY), person_id=bo)
    assert states(settled.daily)["people"] == "open"
    assert [row["person_id"] for row in world.rows(schema.interactions) if row["kind"] == "call"] == [bo]


def test_note_logged_on_a_settled_item_is_not_lost(world: World, full: Daily) -> None:
    answer(world, full, "people", "done")
    settled = answer(world, full, "people", "log", contacted=Contacted("call", MONDAY, "kept"))
    assert settled.journal_id is not None
    assert "kept" in [row["text"] for row in world.rows(schema.notes)]


def test_invented_kind_counts_as_some_contact(world: World, full: Daily) -> None:
    answer(world, full, "people", "log", contacted=Contacted("x" * 500, MONDAY))
    assert "other" in {row["kind"] for row in world.rows(schema.interactions)}


def test_share_logs_a_message_with_whom_it_was_shared(world: World, full: Daily) -> None:
    ana = item_of(full, "people").ref_id
    contacted = Contacted("message", MONDAY, "Shared “A month of Rust”", permalink="https://example.com/1")
    settled = answer(world, full, "stories", "share", contacted=contacted, person_id=ana)
    (item,) = settled.changed
    assert (item.state, item.name) == ("done", "Ana Silva")
    assert [row["permalink"] for row in world.rows(schema.interactions) if row["kind"] == "message"] == [
        "https://example.com/1"
    ]


def test_share_with_nobody_is_refused(world: World, full: Daily) -> None:
    with pytest.raises(NotFound):
        answer(world, full, "stories", "share", contacted=Contacted("message", MONDAY))


# The whole message ----------------------------------------------------------------------------------------------------


def test_all_done_and_its_reverse(world: World, full: Daily) -> None:
    where = (full.channel or "", full.ts or "")
    before = [world.rows(table) for table in (schema.interactions, schema.notes, schema.follow_ups)]
    answer(world, full, "due", "snooze")
    settled = world.write(settle, world.caller, where, None, Answer("done"))
    assert sorted(states(settled.daily).values()) == ["done"] * 4 + ["snoozed"]
    back = world.write(unsettle, world.caller, where, journal_id=settled.journal_id)
    assert sorted(states(back.daily).values()) == ["open"] * 4 + ["snoozed"]
    take_back(world, full, "due")
    assert [world.rows(table) for table in (schema.interactions, schema.notes, schema.follow_ups)] == before


def test_one_item_of_many_can_be_taken_back(world: World, full: Daily) -> None:
    settled = world.write(settle, world.caller, full.delivery_id, None, Answer("done"))
    assert states(take_back(world, full, "people").daily)["people"] == "open"
    assert not [row for row in world.rows(schema.interactions) if row["person_id"] == item_of(full, "people").ref_id][
        5:
    ]
    assert world.row(schema.follow_ups, item_of(full, "due").ref_id)["state"] == "done"
    back = world.write(unsettle, world.caller, full.delivery_id, journal_id=settled.journal_id)
    assert set(states(back.daily).values()) == {"open"}
    assert world.row(schema.journal, settled.journal_id or 0)["undone_at"] == world.now


def test_snooze_of_all_leaves_stories_and_dates(world: World, full: Daily) -> None:
    settled = world.write(settle, world.caller, full.delivery_id, None, Answer("snooze"))
    assert states(settled.daily) == {
        "due": "snoozed",
        "people": "snoozed",
        "owed": "snoozed",
        "dates": "open",
        "stories": "open",
    }


# Elsewhere, gone, foreign ---------------------------------------------------------------------------------------------


def test_what_was_done_elsewhere_shows_and_undo_elsewhere_too(world: World, full: Daily) -> None:
    closed = world.write(close_one, world.caller, item_of(full, "due").ref_id)
    assert states(world.db.read_now(show, world.caller, full.delivery_id))["due"] == "done"
    answer(world, full, "stories", "done")
    world.write(undo, world.caller, closed.journal_id)
    assert states(world.db.read_now(show, world.caller, full.delivery_id))["due"] == "open"


def test_undo_by_command_reopens_the_item(world: World, full: Daily) -> None:
    settled = answer(world, full, "people", "done")
    world.write(undo, world.caller, settled.journal_id)
    assert states(world.db.read_now(show, world.caller, full.delivery_id))["people"] == "open"
    assert states(answer(world, full, "people", "done").daily)["people"] == "done"


def test_person_who_is_gone_is_said_to_be_gone(world: World, full: Daily) -> None:
    world.write(lambda tx: tx.execute(schema.people.delete()))
    gone = world.db.read_now(show, world.caller, full.delivery_id)
    assert states(gone) == {"due": "gone", "people": "gone", "dates": "gone", "owed": "gone", "stories": "open"}
    assert answer(world, full, "people", "done").changed == ()
    with pytest.raises(NotFound, match="not there any more"):
        answer(world, full, "people", "log", contacted=Contacted("call", MONDAY, "kept"))


def test_nobody_else_can_answer(world: World, full: Daily) -> None:
    stranger = Caller(BO_USER, MONDAY, ZoneInfo("UTC"))
    for ref in (full.delivery_id, (full.channel or "", full.ts or "")):
        with pytest.raises(NotFound):
            world.write(settle, stranger, ref, None, Answer("done"))
        with pytest.raises(NotFound):
            world.write(unsettle, stranger, ref)
        with pytest.raises(NotFound):
            world.db.read_now(show, stranger, ref)
    assert states(world.db.read_now(show, world.caller, full.delivery_id)) == states(full)


def test_forged_item_is_refused(world: World, full: Daily) -> None:
    for key in ("", "p", "x1", "p99", "p'; drop table people"):
        with pytest.raises(NotFound):
            world.write(settle, world.caller, full.delivery_id, key, Answer("done"))
