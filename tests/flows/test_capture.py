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
