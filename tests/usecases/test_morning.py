"""Mornings: who is due, what is said, and what is not said again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.nudges import say_reasons
from bot.storage import schema
from bot.storage.changes import Changes
from bot.storage.circles import mark_group_stale, set_tag_cadence
from bot.storage.database import Database
from bot.storage.members import update_schedule
from bot.usecases.morning import claim_due, compose, due_now, mark_left, put_off
from bot.usecases.rhythms import refresh_rhythms, rhythms_are_stale
from tests.usecases.world import ANA_USER, BO_USER, MONDAY, World

WEEKLY = (21, 28, 35, 42, 49)


def claim(world: World, now: datetime) -> list[date]:
    claimed, _ = world.write(claim_due, now, now + timedelta(minutes=5), 10)
    return [delivery.local_date for delivery in claimed]


# Who is due -----------------------------------------------------------------------------------------------------------


def test_user_is_claimed_once_a_day(world: World) -> None:
    assert claim(world, MONDAY) == [date(2026, 3, 2)]
    assert claim(world, MONDAY) == []
    assert claim(world, MONDAY + timedelta(hours=8)) == []
    assert claim(world, MONDAY + timedelta(days=1)) == [date(2026, 3, 3)]


def test_nobody_is_claimed_before_their_hour(world: World) -> None:
    assert claim(world, MONDAY - timedelta(seconds=1)) == []


def test_late_start_on_the_same_day_still_sends(world: World) -> None:
    assert claim(world, MONDAY + timedelta(hours=14, minutes=59)) == [date(2026, 3, 2)]


def test_message_is_never_late_by_more_than_the_day(world: World) -> None:
    tuesday_before_nine = MONDAY + timedelta(hours=16)
    assert claim(world, tuesday_before_nine) == []
    assert claim(world, MONDAY + timedelta(days=1)) == [date(2026, 3, 3)]


def test_after_days_of_silence_only_today_is_served(world: World) -> None:
    assert claim(world, MONDAY + timedelta(days=3, hours=2)) == [date(2026, 3, 5)]
    assert claim(world, MONDAY + timedelta(days=3, hours=3)) == []


def test_weekend_after_silence_is_not_served(world: World) -> None:
    saturday = MONDAY + timedelta(days=5, hours=1)
    assert claim(world, saturday) == []
    assert claim(world, MONDAY + timedelta(days=7)) == [date(2026, 3, 9)]


def test_changed_hour_makes_no_second_message_of_the_day(world: World) -> None:
    claim(world, MONDAY)
    world.write(update_schedule, ANA_USER, hour=12, next_at=MONDAY + timedelta(hours=3))
    assert claim(world, MONDAY + timedelta(hours=3)) == []
    assert claim(world, MONDAY + timedelta(days=1, hours=3)) == [date(2026, 3, 3)]


def test_hour_follows_the_clocks_over_a_change(db: Database) -> None:
    # Lisbon goes to summer time on Sunday, 29 March 2026: nine o'clock is then eight in UTC.
    friday = datetime(2026, 3, 27, 9, tzinfo=UTC)
    world = World(db, now=friday).join()
    assert claim(world, friday) == [date(2026, 3, 27)]
    monday = datetime(2026, 3, 30, 8, tzinfo=UTC)
    assert claim(world, monday - timedelta(seconds=1)) == []
    assert claim(world, monday) == [date(2026, 3, 30)]


def test_hour_that_a_clock_change_skips_is_served_once(db: Database) -> None:
    # In New York two o'clock does not exist on 8 March 2026, and comes twice on 1 November.
    for before, at in (
        (datetime(2026, 3, 7, 7, tzinfo=UTC), datetime(2026, 3, 8, 7, tzinfo=UTC)),
        (datetime(2026, 10, 31, 5, tzinfo=UTC), datetime(2026, 11, 1, 5, tzinfo=UTC)),
    ):
        world = World(db, BO_USER, before, "America/New_York").join(
            hour=2 if before.month == 3 else 1, weekdays=127, next_at=before
        )
        assert len(claim(world, before)) == 1
        world.write(update_schedule, BO_USER, hour=2 if before.month == 3 else 1, weekdays=127)
        days = [day for minutes in range(0, 180, 20) for day in claim(world, at + timedelta(minutes=minutes))]
        assert days == [at.date()]


def test_two_users_are_claimed_together_and_one_alone_when_asked(db: Database, world: World) -> None:
    World(db, BO_USER).join()
    assert {scope for scope, _ in world.write(due_now, MONDAY, 10)} == {ANA_USER, BO_USER}
    claimed, looked_at = world.write(claim_due, MONDAY, MONDAY, 10, only=BO_USER)
    assert ([one.user_id for one in claimed], looked_at) == (["U2"], 1)
    assert len(claim(world, MONDAY)) == 1


def test_dry_look_takes_nobody(world: World) -> None:
    assert world.write(due_now, MONDAY, 10) == [(ANA_USER, date(2026, 3, 2))]
    assert claim(world, MONDAY) == [date(2026, 3, 2)]
    assert world.write(due_now, MONDAY, 10) == []


def test_quiet_hours_put_the_same_day_off(world: World) -> None:
    claimed, _ = world.write(claim_due, MONDAY, MONDAY, 10)
    noon = MONDAY + timedelta(hours=3)
    assert world.write(put_off, claimed[0], noon, MONDAY)
    assert claim(world, noon - timedelta(minutes=1)) == []
    assert claim(world, noon) == [date(2026, 3, 2)]


def test_quiet_until_tomorrow_means_no_message_today(world: World) -> None:
    claimed, _ = world.write(claim_due, MONDAY, MONDAY, 10)
    assert not world.write(put_off, claimed[0], MONDAY + timedelta(hours=15), MONDAY)
    assert claim(world, MONDAY + timedelta(days=1)) == [date(2026, 3, 3)]


def test_who_left_gets_no_message(world: World) -> None:
    world.follow_up(world.person("Ana Silva"), about="the deck")
    world.write(mark_left, ANA_USER, MONDAY)
    assert claim(world, MONDAY) == []
    assert world.write(compose, ANA_USER, MONDAY) is None


# What is said ---------------------------------------------------------------------------------------------------------


def test_nothing_to_say_says_nothing(world: World) -> None:
    world.person("Ana Silva", met=(2, 9, 16, 23))
    assert world.compose().items == ()


def test_due_follow_up_is_told_with_its_reason(world: World) -> None:
    world.follow_up(world.person("Ana Silva"), due=1, about="send the deck")
    (item,) = world.compose().items
    assert (item.section, item.name) == ("due", "Ana Silva")
    assert say_reasons(item.reasons) == "Send the deck, due since yesterday"


def test_follow_up_of_tomorrow_waits(world: World) -> None:
    world.follow_up(world.person("Ana Silva"), due=-1, about="send the deck")
    assert world.compose().items == ()


def test_a_post_of_somebody_met_once_is_the_reason_to_write_to_her(world: World) -> None:
    lea = world.person("Léa Moreau", met=[21], note="she looks for speakers")
    muted = world.person("Bo Chen", met=[21], muted=True)
    world.story("We are opening a second office", person_id=lea, days=0.2)
    world.story("Rust at night", person_id=muted, days=0.2)
    assert world.names("people") == ["Léa Moreau"]
    assert "We are opening a second office" not in world.names("stories")


def test_overdue_friend_is_suggested_with_last_note_and_fresh_post(world: World) -> None:
    ana = world.person("Ana Silva", met=WEEKLY, note="her move to Berlin")
    world.person("Bo Lind", met=(3, 10, 17, 24))
    world.story("Async without tears", person_id=ana, days=1)
    assert world.names("people") == ["Ana Silva"]
    (item,) = [item for item in world.compose().items if item.section == "people"]
    assert say_reasons(item.reasons) == (
        "3 weeks since you last met; you usually talk every week. Last time: her move to Berlin. "
        "Posted “Async without tears” yesterday"
    )
    assert world.names("stories") == []


def test_at_most_three_people_are_suggested(world: World) -> None:
    for number in range(6):
        world.person(f"Friend {number}", met=WEEKLY)
    assert len(world.names("people")) == 3


def test_explicit_cadence_wins_over_the_usual_gap(world: World) -> None:
    world.person("Ana Silva", met=WEEKLY, cadence_days=60.0)
    world.person("Bo Lind", met=(31, 400, 800), cadence_days=30.0)
    assert world.names("people") == ["Bo Lind"]


def test_cadence_of_a_tag_holds_for_its_people_without_one_of_their_own(world: World) -> None:
    world.person("Ana Silva", met=(20, 80, 140), tags=("vip",))
    world.person("Bo Lind", met=(20, 80, 140), tags=("vip",), cadence_days=60.0)
    assert world.names("people") == []
    world.write(lambda tx: set_tag_cadence(tx, Changes(tx, ANA_USER), ANA_USER, "vip", 14.0))
    world.write(lambda tx: mark_group_stale(tx, ANA_USER, tags=["vip"]))
    (item,) = world.compose().items
    assert item.name == "Ana Silva"
    assert say_reasons(item.reasons) == "3 weeks since you last met; you asked for every 2"


def test_birthday_owed_reply_and_story_have_their_sections(world: World) -> None:
    world.person("Bea Day", birthday="1980-03-02")
    world.follow_up(world.person("Carl Owe"), kind="reply", about="his question", due=0)
    world.story("A month of Rust")
    sections = [(item.section, item.name or item.title) for item in world.compose().items]
    assert sections == [("dates", "Bea Day"), ("owed", "Carl Owe"), ("stories", "A month of Rust")]


def test_many_birthdays_do_not_drown_the_rest(world: World) -> None:
    for number in range(12):
        world.person(f"Guest {number:02}", birthday="03-02")
    assert world.names("dates") == [f"Guest {number:02}" for number in range(8)]


def test_story_names_who_shares_its_tag(world: World) -> None:
    ana = world.person("Ana Silva", met=(1,), tags=("machine-learning",))
    world.story("What machine learning owes to patience")
    (item,) = world.compose().items
    assert (item.person_id, item.name) == (ana, "Ana Silva")
    assert say_reasons(item.reasons) == "Might interest Ana Silva (machine-learning)"


def test_story_names_whose_last_note_it_touches(world: World) -> None:
    world.person("Bo Lind", met=(1,), note="thinks about rewriting their scheduler in Erlang")
    world.story("Erlang at forty")
    (item,) = world.compose().items
    assert item.name == "Bo Lind"


def test_common_words_connect_nobody(world: World) -> None:
    world.person("Bo Lind", met=(1,), note="interesting people at the conference this year, great things")
    world.story("Ten interesting things people learned this year")
    (item,) = world.compose().items
    assert item.person_id is None


def test_story_told_by_two_feeds_is_one(world: World) -> None:
    world.story("PostgreSQL 19 released with built-in columnar storage", feed="one")
    world.story("PostgreSQL 19 released with built-in columnar storage", feed="two")
    assert len(world.names("stories")) == 1


def test_other_users_people_and_stories_are_never_told(db: Database, world: World) -> None:
    other = World(db, BO_USER).join()
    other.follow_up(other.person("Secret Person"), about="secret")
    other.person("Quiet Person", met=WEEKLY, tags=("rust",))
    other.story("A secret about rust")
    assert world.compose().items == ()
    assert len(other.compose().items) == 3


# What is not said again -----------------------------------------------------------------------------------------------


def test_what_was_told_rests(world: World) -> None:
    world.person("Ana Silva", met=WEEKLY)
    world.follow_up(world.person("Bo Lind"), about="the deck")
    world.story("A month of Rust")
    assert len(world.send().items) == 3
    world.later(days=1)
    assert world.compose().items == ()
    world.later(days=6)
    assert [item.section for item in world.compose().items] == ["due"]
    world.later(days=7)
    assert "Ana Silva" in world.names("people")


def test_duplicate_of_a_told_story_is_not_told_the_next_day(world: World) -> None:
    world.story("PostgreSQL 19 released with built-in columnar storage", feed="one")
    world.send()
    world.story("PostgreSQL 19 released with built-in columnar storage", feed="two", days=0)
    world.later(days=1)
    assert world.names("stories") == []


def test_sent_message_is_kept_as_it_was(world: World) -> None:
    world.follow_up(world.person("Ana Silva"), about="the deck", due=2)
    daily = world.send()
    assert world.carried(daily.delivery_id) == daily
    (row,) = world.rows(schema.deliveries)
    assert (row["state"], row["channel"], row["ts"], row["lease_until"]) == ("sent", daily.channel, daily.ts, None)


# Rhythms --------------------------------------------------------------------------------------------------------------


def test_rhythm_is_worked_out_once_and_again_after_a_contact(world: World) -> None:
    ana = world.person("Ana Silva", met=WEEKLY)
    assert world.write(rhythms_are_stale, ANA_USER)
    assert not world.write(refresh_rhythms, ANA_USER, MONDAY)
    assert not world.write(rhythms_are_stale, ANA_USER)
    row = world.row(schema.people, ana)
    assert row["quiet_at"] == MONDAY - timedelta(days=21) + timedelta(days=10.5)
    assert row["rhythm"]["n"] == 5


def test_many_stale_people_are_worked_out_in_parts(world: World) -> None:
    rows = [
        {"id": number, "workspace_id": "T1", "user_id": "U1", "name": f"P{number}", "name_key": f"p{number}"}
        for number in range(1, 202)
    ]
    stale = [{**row, "rhythm_stale": True, "created_at": MONDAY} for row in rows]
    world.write(lambda tx: tx.execute(schema.people.insert(), stale))
    assert world.write(refresh_rhythms, ANA_USER, MONDAY)
    assert not world.write(refresh_rhythms, ANA_USER, MONDAY)
    assert not world.write(rhythms_are_stale, ANA_USER)
