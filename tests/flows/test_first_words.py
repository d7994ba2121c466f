"""What somebody types first, before reading anything: a name alone, a command alone, a question."""

from tests.flows.hands import everything
from tests.support.world import World, shown

MET = "met Ana Silva at PyCon yesterday, she is moving to Berlin"


async def test_a_name_alone_shows_the_card_and_keeps_nothing(world: World) -> None:
    await world.command(MET)
    for line in ("Ana", "ana silva?", "who is Ana?"):
        card = shown(await world.command(line))
        assert "Last contact" in card, line
        assert "she is moving to Berlin" in card, line
    assert "Noted about" not in everything(world)


async def test_an_unknown_name_alone_is_asked_about(world: World) -> None:
    asked = await world.command("Ana")
    assert "nobody called Ana" in shown(asked)
    await world.press(world.last(), "New: Ana")
    assert "*Ana*" in shown(await world.command("find"))


async def test_more_than_a_name_is_still_kept(world: World) -> None:
    await world.command(MET)
    assert "Noted about *Ana Silva*" in shown(await world.command("Ana likes climbing"))


async def test_log_and_add_alone_open_their_forms(world: World) -> None:
    for line, title in (("log", "Log an interaction"), ("add", "Add a person")):
        await world.server.command("T1", "U1", "C1", f"/rapport {line}")
        await world.settled()
        view = world.server.views("T1", "U1")[-1]
        assert view["title"]["text"] == title


async def test_words_about_nobody_lead_to_help(world: World) -> None:
    assert "`help`" in shown(await world.command("statistics"))


async def test_adding_says_everything_that_was_understood(world: World) -> None:
    card = shown(await world.command("add Ana Silva, Acme, ana@acme.io, birthday 3 May, #python"))
    for part in ("Added *Ana Silva*", "Acme", "ana@acme.io", "3 May", "#python"):
        assert part in card


async def test_people_met_together_are_followed_up_in_one_line(world: World) -> None:
    card = await world.command("dinner with Ana Silva and Bo Lind yesterday. follow up in 2 weeks")
    assert "Dinner with *Ana Silva* and *Bo Lind*" in shown(card)
    assert shown(card).count("Follow up") == 1
    assert card["text"].count("Follow up") == 1


async def test_undo_says_what_it_took_back(world: World) -> None:
    await world.command("note Ana Silva: she likes climbing")
    assert "Undone: the note about Ana Silva" in shown(await world.command("undo"))
    await world.command(MET)
    assert "Undone: the entry about Ana Silva" in shown(await world.command("undo"))


async def test_promises_read_as_sentences_where_only_text_is_shown(world: World) -> None:
    await world.command("met Ana Silva today, I'll send her the deck by Friday")
    assert (await world.command("promises"))["text"].startswith("You promised Ana Silva: ")


async def test_a_merge_shows_a_birthday_as_people_write_it(world: World) -> None:
    await world.command("add Ana Silva, birthday 5 December")
    await world.command("add Bo Lind")
    assert "Birthday: 5 December" in shown(await world.command("merge Ana Silva, Bo Lind"))


async def test_a_snooze_of_no_readable_length_is_asked_about(world: World) -> None:
    await world.command(MET)
    assert "cannot read “off” as a time" in shown(await world.command("snooze Ana off"))
    assert "Snoozed" not in shown(await world.command("who Ana"))
    assert "is snoozed until" in shown(await world.command("snooze Ana"))
    assert "is snoozed until" in shown(await world.command("snooze Ana until Friday"))
    assert "is snoozed until" in shown(await world.command("snooze Ana for 3 days"))


async def test_a_note_carries_the_day_of_the_contact_it_tells_of(world: World) -> None:
    await world.command("met Ana Silva today. she likes tea")
    await world.command("met Ana Silva 3 weeks ago at PyCon. she looks for speakers")
    await world.command("note Ana Silva: her birthday cake was lemon")
    card = shown(await world.command("who Ana Silva"))
    assert card.index("she likes tea") < card.index("she looks for speakers")
    assert card.count("3 weeks ago") == 1
