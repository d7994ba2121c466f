"""What a user's people care about, as far as it is known: tags, what was said of them, telling words of notes."""

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.caller import Caller
from bot.domain.trends.concerns import possible_tags
from bot.domain.trends.meeting import NoteText, Tie, by_term, note_ties, said_ties
from bot.storage.interests import note_texts, said_interests
from bot.storage.mornings import tagged_with
from bot.storage.rows import Story
from bot.storage.tx import Tx

MOST_NOTES = 300
Ties = Mapping[str, Sequence[Tie]]


def ties_for(tx: Tx, caller: Caller, stories: Iterable[Story]) -> Ties:
    """Whatever could link one of these stories to a person, by term; people left out are no part of it."""
    wanted: set[str] = set()
    for story in stories:
        wanted |= possible_tags(story.title, story.summary)
    if not wanted:
        return {}
    said = said_interests(tx, caller.scope)
    ties = said_ties("said", ((one.term, one.person_id, one.person_name) for one in said if one.wanted))
    ties += said_ties("tag", tagged_with(tx, caller.scope, sorted(wanted)))
    notes = note_texts(tx, caller.scope, limit=MOST_NOTES)
    ties += note_ties([NoteText(one.person_id, one.person_name, one.text) for one in notes])
    return by_term(ties, frozenset((one.person_id, one.term) for one in said if not one.wanted))
