"""People for a menu, as one types."""

from bot.domain.caller import Caller
from bot.storage.people import lately_met
from bot.storage.rows import Person
from bot.storage.search import find_by_prefix
from bot.storage.tx import Tx

_MOST = 50


def look_up_people(tx: Tx, caller: Caller, text: str) -> list[Person]:
    """Those on whose card words begin with all that was typed so far; everybody when nothing was. The lately met first.

    At most 50. Name, nicknames, company, title, tags, and e-mail addresses and handles count as the card.
    """
    words = text.split()
    if not words:
        return lately_met(tx, caller.scope, limit=_MOST, offset=0)
    return find_by_prefix(tx, caller.scope, words, limit=_MOST)
