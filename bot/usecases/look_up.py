"""People for a menu, as one types."""

from bot.domain.caller import Caller
from bot.storage.people import by_last_contact
from bot.storage.rows import Person
from bot.storage.search import Query, search_people
from bot.storage.tx import Tx

_MOST = 50


def look_up_people(tx: Tx, caller: Caller, text: str) -> list[Person]:
    """Those whose name, company or tags have all the words typed so far; the lately met when nothing is typed."""
    words = tuple(text.split()[:8])
    if not words:
        return by_last_contact(tx, caller.scope, limit=_MOST, offset=0)[0]
    return search_people(tx, caller.scope, Query(words), limit=_MOST, offset=0)[0]
