"""A typed line becomes a card, and the card can be undone, corrected and opened."""

from tests.support.world import World, shown

LINE = "met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python"


async def test_a_line_becomes_a_card_that_says_what_was_understood(world: World) -> None:
    card = shown(await world.command(LINE))
    for part in (
        "Met *Ana Silva*",
        "yesterday",
        "PyCon",
        "she is moving to Berlin",
        "Mon 7 Dec",
        "#python",
        "new here",
    ):
        assert part in card


async def test_undo_takes_everything_back_and_returns_the_words(world: World) -> None:
    await world.command(LINE)
    await world.press(world.last(), "Undo")
    assert "Undone" in shown(world.last())
    assert LINE in shown(world.last())
    assert "nobody" in shown(await world.command("who Ana")).lower()


async def test_edit_corrects_the_line_and_undo_of_the_edit_puts_it_back(world: World) -> None:
    await world.command(LINE)
    await world.press(world.last(), "Edit")
    (form,) = world.server.views("T1", "U1")
    outcome = await world.server.submit("T1", "U1", form["id"], {"note": {"note": "she moves to <Porto> & stays"}})
    assert outcome.ok, outcome
    await world.settled()
    assert "she moves to &lt;Porto&gt; &amp; stays" in shown(world.last())
    await world.press(world.last(), "Undo")
    assert "she is moving to Berlin" in shown(await world.command("who Ana"))


async def test_a_day_to_come_is_refused_in_the_form_which_stays_as_it_was_filled_in(world: World) -> None:
    await world.command(LINE)
    await world.press(world.last(), "Edit")
    (form,) = world.server.views("T1", "U1")
    outcome = await world.server.submit("T1", "U1", form["id"], {"day": {"day": "2027-01-01"}})
    assert list(outcome.errors or {}) == ["day"]
    assert world.server.views("T1", "U1")


async def test_a_line_about_nobody_waits_for_a_name_and_loses_no_word(world: World) -> None:
    await world.command("met somebody nice & kind, likes quokkas")
    await world.press(world.last(), "Somebody new…")
    (form,) = world.server.views("T1", "U1")
    await world.server.submit("T1", "U1", form["id"], {"name": {"name": "Rita Moreno"}})
    await world.settled()
    assert "likes quokkas" in shown(await world.command("who Rita"))


async def test_the_card_says_whom_a_plan_is_for_when_it_is_somebody_else(world: World) -> None:
    card = shown(await world.command("met Yoav yesterday; meeting Omer Tuesday. Bo owes me the deck"))
    for part in ("Met *Yoav* ·", "Follow up with Omer", "Bo promised", "*Yoav*, *Omer* and *Bo* are new here"):
        assert part in card
