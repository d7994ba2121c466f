"""Unclear names are asked about and the command carries on; mistyped commands are offered; greetings are greeted."""

from __future__ import annotations

import pytest

from tests.flows.hands import choose, everything, look_up, message_with, press_twice
from tests.support.world import World, shown

# Most of it does not depend on how requests come.
OVER_HTTP = pytest.mark.parametrize("world", ["http"], indirect=True)


async def two_anas(world: World) -> None:
    await world.command("add Ana Silva, Acme")
    await world.command("add Ana Costa, Globex")


async def test_an_ambiguous_name_is_asked_about_and_the_command_carries_on(world: World) -> None:
    await two_anas(world)
    asked = shown(await world.command("remind Ana in 2 weeks about the deck"))
    assert "Which Ana do you mean?" in asked
    assert "remind Ana in 2 weeks about the deck" in asked
    await choose(world, world.last(), "Ana Costa (Globex)")
    done = shown(world.last())
    assert "Follow-up with *Ana Costa* *Mon 7 Dec" in done
    assert "the deck" in done
    await world.press(world.last(), "Undo")
    assert "Nothing is due" in shown(await world.command("due"))


@OVER_HTTP
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("who Ana", "Globex"),
        ("snooze Ana 2 weeks", "snoozed until"),
        ("cadence Ana monthly", "every month"),
        ("circle friends add Ana", "is in *friends* now"),
        ("forget Ana", "Forget *Ana Costa*?"),
        ("merge Ana, Ana Silva", "Merge *Ana Costa* into *Ana Silva*?"),
        ("owed Ana", "open with Ana Costa"),
        ("done Ana", "Nothing is open with Ana Costa"),
    ],
)
async def test_every_command_asks_and_goes_on(world: World, line: str, says: str) -> None:
    await two_anas(world)
    assert "Which Ana" in shown(await world.command(line))
    await choose(world, world.last(), "Ana Costa (Globex)")
    assert says in everything(world)


async def test_a_question_in_direct_messages_is_answered_there(world: World) -> None:
    await two_anas(world)
    im = world.im()
    await world.server.say("T1", "U1", im, "remind Ana tomorrow about tea")
    await world.settled()
    await choose(world, world.last("U1", im), "Ana Costa (Globex)", channel=im)
    assert "Follow-up with *Ana Costa*" in shown(world.last("U1", im))


@OVER_HTTP
async def test_two_unclear_names_are_asked_about_one_after_the_other(world: World) -> None:
    await two_anas(world)
    await world.command("merge Ana, Ana")
    await choose(world, world.last(), "Ana Costa (Globex)")
    assert "Which the other Ana do you mean?" in shown(world.last())
    await choose(world, world.last(), "Ana Silva (Acme)")
    assert "Merge *Ana Costa* into *Ana Silva*?" in shown(world.last())


@OVER_HTTP
async def test_a_near_miss_is_offered_and_never_taken(world: World) -> None:
    await world.command("add Anna Silva")
    asked = shown(await world.command("cadence Anna Silvaa monthly"))
    assert "somebody of nearly that name" in asked
    await choose(world, world.last(), "Anna Silva")
    assert "*Anna Silva*  ·  every month" in shown(world.last())


async def test_somebody_unknown_is_looked_up_or_made(world: World) -> None:
    await world.command("add Anna Silva")
    await world.command("remind Zed tomorrow about tea")
    await look_up(world, world.last(), "which.find", "anna")
    assert "Follow-up with *Anna Silva*" in shown(world.last())
    await world.command("remind Zed tomorrow about tea")
    await world.press(world.last(), "New: Zed")
    assert "Follow-up with *Zed*" in shown(world.last())
    assert "Zed" in shown(await world.command("who Zed"))


@OVER_HTTP
async def test_a_slack_mention_of_somebody_unknown_is_made_by_their_name(world: World) -> None:
    await world.command("remind <@U2> tomorrow about tea")
    assert "nobody called Bo Okafor yet" in shown(world.last())
    await world.press(world.last(), "New: Bo Okafor")
    assert "Follow-up with *Bo Okafor*" in shown(world.last())
    assert "<@U2>" in shown(await world.command("who <@U2>"))


@OVER_HTTP
async def test_edit_carries_on_into_its_form(world: World) -> None:
    await two_anas(world)
    await world.command("edit Ana")
    await choose(world, world.last(), "Ana Costa (Globex)")
    assert "Ana Costa" in str(world.server.views("T1", "U1"))


async def test_an_answer_given_twice_is_carried_out_once(world: World) -> None:
    await world.command("add Ana Silva")
    await world.command("remind Zed tomorrow about tea")
    await press_twice(world, world.last(), "New: Zed")
    assert everything(world).count("Follow-up with") == 1
    assert "carried out already" in everything(world)
    assert shown(await world.command("due")).count("*Zed*") == 1


@OVER_HTTP
async def test_cancel_does_nothing_and_gives_the_line_back(world: World) -> None:
    await two_anas(world)
    await world.command("remind Ana tomorrow about tea")
    await world.press(world.last(), "Cancel")
    assert "Nothing was done" in shown(world.last())
    assert "remind Ana tomorrow about tea" in shown(world.last())


@OVER_HTTP
async def test_a_choice_of_somebody_gone_says_so_and_the_question_stays(world: World) -> None:
    await two_anas(world)
    await world.command("remind Ana tomorrow about tea")
    await world.command("forget Ana Costa")
    await world.press(world.last(), "Forget for good")
    question = message_with(world, "Which Ana do you mean?")
    await choose(world, question, "Ana Costa (Globex)")
    assert "not there any more" in everything(world)
    assert message_with(world, "Which Ana do you mean?")


async def test_a_mistyped_command_is_offered_and_run(world: World) -> None:
    card = shown(await world.command("hlep"))
    assert "Did you mean `help`?" in card
    assert "Whom is it about?" in card
    await world.press(world.last(), "Yes, help")
    assert "What Rapport understands" in shown(world.last())


@OVER_HTTP
async def test_a_mistyped_command_keeps_what_follows(world: World) -> None:
    card = shown(await world.command("whoo Zed"))
    assert "Did you mean `who Zed`?" in card
    await world.press(world.last(), "Yes, who Zed")
    assert "nobody called Zed" in shown(world.last())


@OVER_HTTP
async def test_a_line_that_names_somebody_known_is_a_note_however_it_begins(world: World) -> None:
    await world.command("add Dua Lipa")
    assert "Did you mean" not in shown(await world.command("Dua"))


@OVER_HTTP
async def test_a_usual_first_name_is_no_mistyped_command(world: World) -> None:
    assert "Did you mean" not in shown(await world.command("Ada Lovelace"))


@OVER_HTTP
async def test_the_question_of_a_mistyped_command_still_keeps_the_line(world: World) -> None:
    await world.command("add Ana Silva")
    await world.command("notee")
    await look_up(world, world.last(), "draft.pick", "ana")
    assert "Ana Silva" in shown(world.last())
    assert "notee" in shown(world.last())


@OVER_HTTP
@pytest.mark.parametrize("line", ["hi", "Hello!", "thanks", "Thank you!", "good morning", "hey there 👋"])
async def test_a_greeting_is_greeted_and_leads_on(world: World, line: str) -> None:
    card = shown(await world.command(line))
    assert "Whom is it about" not in card
    assert "Log" in card
    assert "Hello!" in card or "welcome" in card
