"""Merging cards and taking it back, and forgetting; on both databases, for two owners."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.errors import Conflict, NotFound
from bot.domain.people import Reference
from bot.storage import schema
from bot.storage.people import get_person
from bot.usecases.circles import add_to_circle
from bot.usecases.keeping import merges_to_take_back, plan_merge
from bot.usecases.merge_people import forget_person, merge_people
from bot.usecases.reminders import remind
from bot.usecases.undo import undo
from tests.usecases.world import BO_USER, World

# Worked out anew whenever they are needed.
DERIVED = {"rhythm", "rhythm_stale", "quiet_at", "group_days"}
ABOUT_PEOPLE = ("people", "person_keys", "person_tags", "interactions", "notes", "follow_ups", "circle_members")


def picture(world: World) -> dict[str, list[str]]:
    """Everything there is about people, in no order."""

    def row(values: dict[str, Any]) -> str:
        return repr({name: value for name, value in sorted(values.items()) if name not in DERIVED})

    return {name: sorted(row(one) for one in world.rows(schema.metadata.tables[name])) for name in ABOUT_PEOPLE}


def two(world: World) -> tuple[int, int]:
    ana = world.person("Ana", met=[30, 10], note="moving to Berlin", tags=["python", "vip"], company="Acme")
    anna = world.person("Anna Silva", met=[20], tags=["vip"])
    world.follow_up(ana, about="the deck")
    people = [world.write(get_person, world.scope, one) for one in (ana, anna)]
    world.write(add_to_circle, world.caller, "both", [one for one in people if one])
    world.write(add_to_circle, world.caller, "hers", [one for one in people[:1] if one])
    return ana, anna


def test_undo_of_a_merge_puts_every_row_back(world: World) -> None:
    ana, anna = two(world)
    before = picture(world)
    merged = world.write(merge_people, world.caller, ana, anna)
    assert merged.kept.contacts == 3
    assert merged.kept.company == "Acme"
    assert world.write(get_person, world.scope, ana) is None
    world.write(undo, world.caller, merged.journal_id)
    assert picture(world) == before


def test_the_preview_counts_what_moves_and_names_what_is_new(world: World) -> None:
    ana, anna = two(world)
    plan = world.write(plan_merge, world.caller, ana, anna)
    assert (plan.moving.contacts, plan.moving.notes, plan.moving.follow_ups) == (2, 1, 1)
    assert plan.tags == ("python",)
    assert plan.circles == ("hers",)
    assert plan.filled == (("Company", "Acme"),)


def test_a_namesake_who_came_meanwhile_stays_beside_the_one_restored(world: World) -> None:
    ana, anna = two(world)
    merged = world.write(merge_people, world.caller, ana, anna)
    namesake = world.person("Ana", met=[1])
    world.write(undo, world.caller, merged.journal_id)
    numbers = {row["id"]: row["namesake"] for row in world.rows(schema.people) if row["name"] == "Ana"}
    assert numbers == {namesake: 0, ana: 1}
    assert world.row(schema.people, ana)["contacts"] == 2


def test_a_merge_under_another_is_not_taken_back_first(world: World) -> None:
    ana, anna = two(world)
    third = world.person("Anita")
    first = world.write(merge_people, world.caller, ana, anna)
    second = world.write(merge_people, world.caller, anna, third)
    with pytest.raises(Conflict, match="unmerge Anna Silva"):
        world.write(undo, world.caller, first.journal_id)
    world.write(undo, world.caller, second.journal_id)
    world.write(undo, world.caller, first.journal_id)
    assert world.row(schema.people, ana)["contacts"] == 2


def test_merges_are_found_by_every_name_and_by_nobody_elses(world: World) -> None:
    ana, anna = two(world)
    world.write(merge_people, world.caller, ana, anna)
    for name in ("Ana", "Anna", "Silva", "anna silva"):
        (one,) = world.write(merges_to_take_back, world.caller, Reference("name", name, name))
        assert (one.gone_name, one.kept_name) == ("Ana", "Anna Silva")
    other = World(world.db, BO_USER)
    with pytest.raises(NotFound):
        other.write(merges_to_take_back, other.caller, None)


def test_forgetting_takes_every_entry_that_tells_of_the_person_and_no_other(world: World) -> None:
    ana, anna = two(world)
    other = World(world.db, BO_USER).join()
    theirs = other.person("Ana", met=[3], note="theirs")
    for here, person_id in ((world, ana), (world, anna), (other, theirs)):
        person = here.write(get_person, here.scope, person_id)
        assert person is not None
        here.write(remind, here.caller, [person], here.caller.local, has_time=False, about="x", every=None)
    world.write(forget_person, world.caller, ana)
    subjects = sorted((row["user_id"], row["subject"]) for row in world.rows(schema.journal) if row["verb"] == "remind")
    assert subjects == [("U1", "Anna Silva"), ("U2", "Ana")]
    assert [row["name"] for row in world.rows(schema.people) if row["user_id"] == "U2"] == ["Ana"]
    circles = world.db.read_now(lambda tx: tx.execute(select(schema.circle_members.c.person_id)).scalars().all())
    assert ana not in circles
