"""The week looked back on, and why somebody was suggested: figures of the user's own log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.errors import NotFound
from bot.storage.members import get_member, update_schedule
from bot.usecases.explain import explain
from bot.usecases.log_contact import Contacted, log_contact
from bot.usecases.merge_people import forget_person
from bot.usecases.reminders import close_one
from bot.usecases.review import is_review_day, review_of
from tests.usecases.world import ANA_USER, BO_USER, World


def friday(world: World) -> World:
    """A week with one follow-up kept, one missed, one that is not yet due, and one old friend spoken to again."""
    kept, missed = world.person("Kept"), world.person("Missed")
    late, coming = world.follow_up(kept), world.follow_up(kept, due=-4)
    world.follow_up(missed, due=-1)
    old = world.person("Old friend", met=(200, 190, 180))
    regular = world.person("Regular", met=(21, 14, 7))
    world.later(days=2)
    world.write(close_one, world.caller, late)
    for person_id in (old, regular):
        world.write(log_contact, ANA_USER, person_id, Contacted("call", world.now), world.now, "typed")
    world.later(days=2)
    world.compose()
    assert coming
    return world


def test_week_tells_what_was_kept_missed_and_revived(world: World) -> None:
    review = world.write(review_of, friday(world).caller)
    assert review is not None
    assert (review.kept, review.kept_names) == (1, ("Kept",))
    assert (review.missed, review.missed_names) == (1, ("Missed",))
    assert (review.revived, review.revived_names) == (1, ("Old friend",))


def test_review_comes_on_friday_to_those_who_want_it(world: World) -> None:
    friday(world)
    assert world.compose().extras.review is None
    world.write(update_schedule, ANA_USER, review=True)
    composed = world.compose()
    assert composed.extras.review is not None
    world.later(days=-1)
    assert world.compose().extras.review is None


def test_week_without_anything_has_no_review(world: World) -> None:
    assert world.write(review_of, world.caller) is None
    stranger = World(world.db, BO_USER).join()
    friday(world)
    assert stranger.write(review_of, stranger.caller) is None


@pytest.mark.parametrize(
    ("weekdays", "day", "ahead", "is_day"),
    [
        (0b0011111, date(2026, 3, 6), 3, True),
        (0b0011111, date(2026, 3, 5), 1, False),
        (0b0011111, date(2026, 3, 5), 4, True),
        (0b1111111, date(2026, 3, 7), 1, False),
        (0b0000010, date(2026, 3, 3), 7, True),
        (0b1100000, date(2026, 3, 8), 6, True),
        (0b1100000, date(2026, 3, 7), 1, False),
        (0b0011111, date(2026, 3, 6), None, True),
    ],
)
def test_review_day_is_the_last_message_up_to_friday(
    world: World, weekdays: int, day: date, ahead: int | None, is_day: bool
) -> None:
    world.write(update_schedule, ANA_USER, weekdays=weekdays, review=True)
    member = world.write(get_member, ANA_USER)
    assert member is not None
    assert is_review_day(member, day, ahead) is is_day


def test_why_gives_the_figures_of_the_log(world: World) -> None:
    person_id = world.person("Ana Silva", met=(100, 80, 60))
    daily = world.send()
    why = world.write(explain, world.caller, daily.delivery_id, f"p{person_id}")
    assert (why.name, why.rhythm.n, why.cadence_days, why.own) == ("Ana Silva", 3, None, False)
    assert why.rhythm.usual_gap_days == 20.0
    assert why.rhythm.last_at == world.now - timedelta(days=60)


def test_why_of_somebody_gone_or_of_a_stranger_s_message_is_refused(world: World) -> None:
    person_id = world.person("Ana Silva", met=(100, 80, 60))
    daily = world.send()
    stranger = World(world.db, BO_USER).join()
    with pytest.raises(NotFound):
        stranger.write(explain, stranger.caller, daily.delivery_id, f"p{person_id}")
    world.write(forget_person, world.caller, person_id)
    with pytest.raises(NotFound):
        world.write(explain, world.caller, daily.delivery_id, f"p{person_id}")
