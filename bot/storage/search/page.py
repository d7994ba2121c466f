"""What is shown of the people on one page of a search."""

# Values travel as parameters; only our own names are put into the texts.
# ruff: noqa: S608

from collections.abc import Sequence

from bot.domain.scope import Scope
from bot.storage.people import person_of_row
from bot.storage.rows import Person
from bot.storage.search.dialects import Statement
from bot.storage.search.query import Match
from bot.storage.tx import Tx

_COLUMNS = ", ".join(f"p.{name}" for name in Person.__slots__)


def read_page(tx: Tx, scope: Scope, wanted: Sequence[tuple[int, int]]) -> tuple[Match, ...]:
    """The people of `wanted`, (person, note or 0), in that order; those that are gone are left out."""
    if not wanted:
        return ()
    to = Statement(tx, scope)
    tags = f"SELECT t.tag AS value FROM person_tags t WHERE t.person_id = p.id AND {to.mine('t')} ORDER BY t.tag"
    rows = to.rows(
        f"SELECT {_COLUMNS}, n.text, {to.texts(tags)} FROM {to.pairs(wanted)} w "
        f"JOIN people p ON p.id = w.one AND {to.mine('p')} LEFT JOIN notes n ON n.id = w.other AND {to.mine('n')}"
    )
    found = {row[0]: Match(person_of_row(row[:-2]), row[-2], to.read_texts(row[-1])) for row in rows}
    return tuple(found[person_id] for person_id, _ in wanted if person_id in found)
