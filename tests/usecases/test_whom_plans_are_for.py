"""Something to come in a line goes to those it is for, who need not be those the line is about; on both databases."""

from __future__ import annotations

from sqlalchemy import select

from bot.storage.schema import follow_ups, interactions, notes, people
from bot.usecases.log_interaction import Logged, Typed, log_line
from bot.usecases.undo import undo
from tests.usecases.world import World


def log(world: World, line: str) -> Logged:
    logged = world.write(log_line, world.caller, Typed(text=line, raw=line))
    assert isinstance(logged, Logged)
    return logged


def plans(world: World) -> list[tuple[str, str]]:
    query = select(people.c.name, follow_ups.c.kind).join_from(
        follow_ups, people, follow_ups.c.person_id == people.c.id
    )
    return sorted((name, kind) for name, kind in world.write(lambda tx: tx.execute(query).all()))


def test_a_meeting_to_come_is_followed_up_with_the_other_alone_who_gets_a_card(world: World) -> None:
    logged = log(world, "met Yoav on Saturday; meeting Omer Tuesday")

    assert [one.name for one in logged.people] == ["Yoav"]
    assert [(one.name, one.is_new) for one in logged.later] == [("Omer", True)]
    assert plans(world) == [("Omer", "follow_up")]
    yoav = logged.people[0].id
    assert [row["person_id"] for row in (*world.rows(interactions), *world.rows(notes))] == [yoav, yoav]


def test_a_promise_is_kept_with_whoever_gave_it(world: World) -> None:
    world.person("Bo")

    log(world, "sent Ana the deck; Bo will intro me to Cy by friday, I owe her a call")

    assert plans(world) == [("Ana", "mine"), ("Bo", "theirs")]


def test_one_of_several_who_were_met_is_followed_up_alone_and_all_where_nobody_is_named(world: World) -> None:
    log(world, "met Ana and Bo on Saturday, call Bo on friday. follow up in 2 weeks")

    assert plans(world) == [("Ana", "follow_up"), ("Bo", "follow_up"), ("Bo", "follow_up")]


def test_undo_takes_the_other_person_back_too(world: World) -> None:
    logged = log(world, "met Yoav on Saturday; meeting Omer Tuesday")

    world.write(undo, world.caller, logged.journal_id)

    assert (world.rows(people), plans(world)) == ([], [])
