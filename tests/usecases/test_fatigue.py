"""Messages that nobody uses come less often, then not at all; days away and holidays get none; one button brings them back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.errors import NotUnderstood
from bot.storage import schema
from bot.storage.members import update_schedule
from bot.usecases.change_settings import Wanted, change_settings, get_settings
from bot.usecases.fatigue import come_back, go_away, reckon, resume, saw
from bot.usecases.morning import claim_due, compose, prepare
from bot.usecases.settle import Answer, settle
from bot.usecases.timetable import countries_named, country_of, is_holiday
from tests.usecases.world import ANA_USER, MONDAY, World


def schedule(world: World) -> dict[str, object]:
    return world.rows(schema.schedule)[0]


def pass_morning(world: World, *, act: bool = False) -> str:
    """The next morning as the jobs make it: what its notice says; "nobody" when none comes within two weeks."""
    for _ in range(14):
        world.later(days=1)
        claimed, _ = world.write(claim_due, world.now, world.now, 10, only=world.scope)
        if not claimed:
            continue
        person = world.person(f"Friend {world.now:%d %B}")
        world.follow_up(person, about="tea")
        while world.write(prepare, world.scope, claimed[0].local_date, world.now):
            pass
        world.write(lambda tx: tx.execute(schema.deliveries.delete().where(schema.deliveries.c.state == "claimed")))
        world.write(update_schedule, world.scope, next_at=world.now)
        composed = world.write(compose, world.scope, world.now)
        assert composed is not None
        daily = world.send_composed(composed)
        if act:
            world.later(hours=1)
            world.write(settle, world.caller, daily.delivery_id, daily.items[0].key, Answer("done"))
            world.later(hours=-1)
        return daily.extras.notice or "sent"
    return "nobody"


@pytest.fixture
def every_day(world: World) -> World:
    return world.join(weekdays=127)


def test_three_ignored_then_weekly_then_off_each_said_once(every_day: World) -> None:
    world = every_day
    assert [pass_morning(world) for _ in range(4)] == ["sent", "sent", "sent", "weekly"]
    weekly_from = world.now
    assert [pass_morning(world) for _ in range(3)] == ["sent", "sent", "off"]
    assert world.now - weekly_from == timedelta(days=21)
    assert pass_morning(world) == "nobody"
    assert (schedule(world)["pace"], schedule(world)["next_at"]) == ("off", None)


def test_one_answer_counts_as_use(every_day: World) -> None:
    said = [pass_morning(every_day, act=number % 3 == 2) for number in range(9)]
    assert said == ["sent"] * 9


def test_anything_done_with_rapport_counts_as_use(every_day: World) -> None:
    for _ in range(8):
        assert pass_morning(every_day) == "sent"
        every_day.write(saw, ANA_USER, every_day.now + timedelta(hours=3))


def test_answering_a_weekly_message_keeps_it_weekly(every_day: World) -> None:
    world = every_day
    for _ in range(4):
        pass_morning(world)
    begun = world.now
    assert [pass_morning(world, act=True) for _ in range(5)] == ["sent"] * 5
    assert world.now - begun == timedelta(days=35)
    assert schedule(world)["pace"] == "weekly"


def test_resume_brings_back_the_daily_message(every_day: World) -> None:
    world = every_day
    while pass_morning(world) != "nobody":
        pass
    at = world.write(resume, world.caller)
    assert at is not None
    assert at - world.now <= timedelta(days=1)
    assert world.write(resume, world.caller) == at
    assert [pass_morning(world) for _ in range(4)] == ["sent", "sent", "sent", "weekly"]


def test_judging_twice_counts_once(every_day: World) -> None:
    world = every_day
    pass_morning(world)
    world.later(days=1)
    for _ in range(5):
        world.write(reckon, ANA_USER, world.now.date(), world.now)
    assert schedule(world)["ignored"] == 1


def test_last_message_is_sent_although_there_is_nothing_else_to_say(world: World) -> None:
    world.write(update_schedule, ANA_USER, pace="off", pace_news=True)
    composed = world.write(compose, ANA_USER, MONDAY)
    assert composed is not None
    assert (composed.items, composed.is_empty) == ((), False)
    world.write(update_schedule, ANA_USER, pace="weekly", pace_news=True)
    composed = world.write(compose, ANA_USER, MONDAY)
    assert composed is not None
    assert composed.is_empty


# Away -----------------------------------------------------------------------------------------------------------------


def test_no_message_while_away_and_one_on_the_day_of_return(every_day: World) -> None:
    world = every_day
    at = world.write(go_away, world.caller, date(2026, 3, 9))
    assert at == datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert world.write(get_settings, world.caller)[1] == at
    for days in range(7):
        assert world.write(claim_due, MONDAY + timedelta(days=days), MONDAY, 10)[0] == []
    (delivery,), _ = world.write(claim_due, at, at, 10)
    assert delivery.local_date == date(2026, 3, 9)


def test_coming_back_early_brings_the_next_message_at_once(every_day: World) -> None:
    world = every_day
    world.write(go_away, world.caller, date(2026, 4, 1))
    world.later(hours=1)
    at = world.write(come_back, world.caller)
    assert at == world.write(come_back, world.caller) == datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_being_away_does_not_switch_messages_on(every_day: World) -> None:
    every_day.write(update_schedule, ANA_USER, next_at=None)
    assert every_day.write(go_away, every_day.caller, date(2026, 3, 9)) is None
    assert every_day.write(come_back, every_day.caller) is None


@pytest.mark.parametrize("until", [date(2026, 3, 2), date(2026, 2, 1), date(2029, 1, 1)])
def test_day_that_cannot_be_is_refused(every_day: World, until: date) -> None:
    with pytest.raises(NotUnderstood):
        every_day.write(go_away, every_day.caller, until)


# Holidays -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "tz", "country"),
    [
        ("pt-PT", "Europe/Lisbon", "PT"),
        ("de_DE", "Europe/Berlin", "DE"),
        ("en-US", "America/Chicago", "US"),
        ("en-US", "Europe/Lisbon", ""),
        ("es-LA", "America/Lima", ""),
        ("de", "Europe/Berlin", ""),
        ("", "UTC", ""),
        ("xx-ZZ", "UTC", ""),
    ],
)
def test_holidays_are_those_of_the_language_s_country(locale: str, tz: str, country: str) -> None:
    assert country_of(locale, tz) == country


def test_public_holiday_gets_no_message(world: World) -> None:
    # 25 April 2025 is a Friday and a holiday in Portugal; the 24th and the 28th are working days.
    world.now = datetime(2025, 4, 24, 8, tzinfo=UTC)
    world.write(update_schedule, ANA_USER, country="PT", next_at=world.now)
    assert len(world.write(claim_due, world.now, world.now, 10)[0]) == 1
    assert schedule(world)["next_at"] == datetime(2025, 4, 28, 8, tzinfo=UTC)
    assert is_holiday("PT", date(2025, 4, 25))
    assert not is_holiday("", date(2025, 4, 25))


def test_birthday_on_a_holiday_is_told_before_it(world: World) -> None:
    world.person("Rita", birthday="--04-28")
    world.now = datetime(2025, 4, 24, 8, tzinfo=UTC)
    assert world.names("dates") == []
    world.write(update_schedule, ANA_USER, country="PT")
    world.person("Sara", birthday="--04-27")
    assert world.names("dates") == ["Sara"]


def test_settings_keep_country_review_and_pace(world: World) -> None:
    wanted = Wanted(True, 10, 31, "Europe/Lisbon", None, {}, weekly=True, country="PT", review=True)
    world.write(change_settings, world.caller, wanted)
    member, _ = world.write(get_settings, world.caller)
    assert (member.pace, member.country, member.review, member.hour) == ("weekly", "PT", True, 10)
    world.write(change_settings, world.caller, Wanted(True, 10, 31, "Europe/Lisbon", None, {}))
    member, _ = world.write(get_settings, world.caller)
    assert (member.pace, member.country, member.review) == ("daily", "PT", False)
    with pytest.raises(NotUnderstood):
        world.write(change_settings, world.caller, Wanted(True, 10, 31, "UTC", None, {}, country="ZZ"))


def test_countries_are_found_by_name_and_code() -> None:
    assert countries_named("portu")[0] == ("Portugal", "PT")
    assert countries_named("pt")[0] == ("Portugal", "PT")
    assert ("United States", "US") in countries_named("united")
    assert countries_named("atlantis") == []
