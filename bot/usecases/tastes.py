"""More like this, less: what was pressed, and what it makes of other stories."""

from collections.abc import Iterable

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.trends.taste import liking, presses_of, terms_to_remember
from bot.storage.feeds import get_story
from bot.storage.interests import add_taste, tastes_of
from bot.storage.rows import Story
from bot.storage.tx import Tx

MOST_PRESSES = 200


def more_or_less(tx: Tx, caller: Caller, story_id: int, wish: int) -> Story:
    """Remember a press: 1 for more, -1 for less. It holds from now on, everywhere; pressed again, the last one holds.

    Raises:
        NotFound: the story is not in the user's sources.
    """
    story = get_story(tx, caller.scope, story_id)
    if story is None:
        raise NotFound("That story is not there any more.")
    add_taste(tx, caller.scope, story, wish, terms_to_remember(story.title), caller.now)
    return story


def likings(tx: Tx, caller: Caller, stories: Iterable[Story]) -> dict[int, float]:
    """How much more or less of each story is wanted, by id; 0 for most."""
    kept = tastes_of(tx, caller.scope, limit=MOST_PRESSES)
    presses = presses_of((one.story_id, one.feed_id, one.wish, one.terms) for one in kept)
    return {
        story.id: liking(str(story.id), str(story.feed_id), story.title, story.summary, presses) for story in stories
    }
