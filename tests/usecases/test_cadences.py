"""Which cadence holds for whom, when it does, and what the morning knows of it; on both databases."""

from __future__ import annotations

from bot.storage.people import get_person
from bot.storage.schema import people
from bot.usecases.cadences import Target, Wish, list_cadences, set_cadence, wish_of
from bot.usecases.circles import add_to_circle, delete_circle, remove_from_circle
from bot.usecases.log_interaction import Typed, log_line
from bot.usecases.undo import undo
from tests.usecases.world import BO_USER, World


def wish(world: World, person_id: int) -> Wish | None:
    person = world.write(get_person, world.scope, person_id)
    assert person is not None
    return world.write(wish_of, world.caller, person)


def quiet_in_days(world: World, person_id: int) -> float:
    return round((world.row(people, person_id)["quiet_at"] - world.now).total_seconds() / 86400, 2)


def circle(world: World, name: str, *person_ids: int) -> Target:
    members = [person for one in person_ids if (person := world.write(get_person, world.scope, one))]
    return Target("circle", str(world.write(add_to_circle, world.caller, name, members).circle.id))


def test_own_cadence_wins_then_the_shortest_of_tags_and_circles(world: World) -> None:
    ana = world.person("Ana", met=[10], tags=["vip", "python"])
    friends = circle(world, "friends", ana)
    world.write(set_cadence, world.caller, [Target("tag", "vip")], 30.0)
    world.write(set_cadence, world.caller, [Target("tag", "python")], 60.0)
    assert wish(world, ana) == Wish(30.0, "tag", "vip")
    world.write(set_cadence, world.caller, [friends], 14.0)
    assert wish(world, ana) == Wish(14.0, "circle", "friends")
    assert quiet_in_days(world, ana) == 4
    world.write(set_cadence, world.caller, [Target("person", str(ana))], 90.0)
    assert wish(world, ana) == Wish(90.0, "own")
    assert quiet_in_days(world, ana) == 80


def test_a_group_in_reach_is_suggested_and_others_are_not(world: World) -> None:
    world.person("Ana", met=[10], tags=["vip"])
    world.person("Bo", met=[10])
    world.write(set_cadence, world.caller, [Target("tag", "vip")], 7.0)
    assert world.names("people") == ["Ana"]


def test_whoever_gets_the_tag_later_is_under_it_without_a_contact(world: World) -> None:
    ana = world.person("Ana", met=[10])
    world.compose()
    world.write(set_cadence, world.caller, [Target("tag", "vip")], 7.0)
    assert world.names("people") == []
    line = "Ana likes climbing #vip"
    world.write(log_line, world.caller, Typed(text=line, raw=line))
    world.later(days=1)
    assert wish(world, ana) == Wish(7.0, "tag", "vip")
    assert world.names("people") == ["Ana"]


def test_leaving_deleting_and_undoing_a_circle_move_the_day_at_once(world: World) -> None:
    ana = world.person("Ana", met=[10])
    friends = circle(world, "friends", ana)
    person = world.write(get_person, world.scope, ana)
    assert person is not None
    world.write(set_cadence, world.caller, [friends], 14.0)
    assert quiet_in_days(world, ana) == 4
    world.write(remove_from_circle, world.caller, "friends", [person])
    assert quiet_in_days(world, ana) == 50
    world.write(undo, world.caller)
    assert quiet_in_days(world, ana) == 4
    world.write(delete_circle, world.caller, "friends")
    assert quiet_in_days(world, ana) == 50
    world.write(undo, world.caller)
    assert quiet_in_days(world, ana) == 4
    changed = world.write(set_cadence, world.caller, [friends], 21.0)
    assert quiet_in_days(world, ana) == 11
    world.write(undo, world.caller, changed.journal_id)
    assert quiet_in_days(world, ana) == 4


def test_the_list_runs_from_tags_over_circles_to_people_across_pages(world: World) -> None:
    for number in range(5):
        world.write(set_cadence, world.caller, [Target("tag", f"t{number}")], 7.0)
    world.write(set_cadence, world.caller, [circle(world, "friends", world.person("Ana"))], 7.0)
    for name in ("Bo", "Cy", "Di"):
        world.write(set_cadence, world.caller, [Target("person", str(world.person(name)))], 7.0)
    pages = [world.write(list_cadences, world.caller, page) for page in (0, 1, 9)]
    assert [one.name for one in pages[0].items] == ["t0", "t1", "t2", "t3", "t4", "friends", "Bo", "Cy"]
    assert [one.name for one in pages[1].items] == ["Di"]
    assert pages[2].page == 1


def test_setting_what_is_set_leaves_nothing_to_undo(world: World) -> None:
    target = Target("person", str(world.person("Ana")))
    assert world.write(set_cadence, world.caller, [target], None).journal_id is None
    assert world.write(set_cadence, world.caller, [target], 7.0).journal_id is not None
    assert world.write(set_cadence, world.caller, [target, Target("tag", "none")], None).journal_id is not None
    assert world.write(set_cadence, world.caller, [Target("tag", "none")], None).journal_id is None


def test_another_owners_cadences_hold_for_nobody_here(world: World) -> None:
    ana = world.person("Ana", met=[10], tags=["vip"])
    other = World(world.db, BO_USER).join()
    theirs = other.person("Ana", met=[10], tags=["vip"])
    other.write(set_cadence, other.caller, [Target("tag", "vip"), circle(other, "friends", theirs)], 7.0)
    assert wish(world, ana) is None
    assert world.write(list_cadences, world.caller).total == 0
    assert world.names("people") == []
