"""The panel shows all that is open, whatever a message has told already."""

from bot.usecases.settle import Answer, Settled, Verb, settle
from bot.usecases.today import today
from tests.usecases.world import World

WEEKLY = (21, 28, 35, 42, 49)


def settled(world: World, section: str, verb: Verb) -> Settled:
    daily = world.send()
    key = next(item.key for item in daily.items if item.section == section)
    return world.write(settle, world.caller, daily.delivery_id, key, Answer(verb))


def test_what_the_morning_told_is_still_on_the_panel(world: World) -> None:
    world.follow_up(world.person("Bo Lind", met=(3,)), about="the deck")
    world.follow_up(world.person("Carl Owe"), kind="reply", about="his question")
    world.send()
    world.later(days=1)
    morning = world.write(today, world.caller).morning
    assert [item.follow_up.name for item in morning.due] == ["Bo Lind"]
    assert [item.reply.name for item in morning.owed] == ["Carl Owe"]
    assert not morning.more_due


def test_what_was_done_in_the_message_is_off_the_panel(world: World) -> None:
    world.follow_up(world.person("Bo Lind", met=(3,)), about="the deck")
    settled(world, "due", "done")
    assert not world.write(today, world.caller).morning.due


def test_whom_today_s_message_suggested_is_on_the_panel_until_tomorrow(world: World) -> None:
    for number in range(5):
        world.person(f"Friend {number}", met=WEEKLY)
    suggested = {item.name for item in world.send().items if item.section == "people"}
    assert len(suggested) == 3
    assert {one.person.name for one in world.write(today, world.caller).morning.reengage} == suggested
    world.later(days=1)
    assert not suggested & {one.person.name for one in world.write(today, world.caller).morning.reengage}


def test_whom_one_wrote_to_is_off_the_panel_and_the_others_stay(world: World) -> None:
    for number in range(3):
        world.person(f"Friend {number}", met=WEEKLY)
    written_to = settled(world, "people", "done").changed[0].name
    left = {one.person.name for one in world.write(today, world.caller).morning.reengage}
    assert left == {f"Friend {number}" for number in range(3)} - {written_to}


def test_a_snoozed_person_is_off_the_panel(world: World) -> None:
    world.person("Ana Silva", met=WEEKLY)
    settled(world, "people", "snooze")
    assert not world.write(today, world.caller).morning.reengage


def test_a_birthday_that_was_seen_to_is_off_the_panel(world: World) -> None:
    world.person("Bea Day", birthday="03-02")
    assert [one.person.name for one in world.write(today, world.caller).morning.dates] == ["Bea Day"]
    settled(world, "dates", "done")
    assert not world.write(today, world.caller).morning.dates
