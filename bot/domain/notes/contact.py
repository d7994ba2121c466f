"""What one clause reports of a contact, while it is being read."""

from dataclasses import dataclass, field

from bot.domain.notes.model import Kind
from bot.domain.notes.names import Named, Names
from bot.domain.notes.places import read_company


@dataclass(frozen=True, slots=True)
class Keyword:
    """Tokens `[first, last)`. `verb` when a subject may stand before it; `done` when it can only be past; `ahead` future."""

    first: int
    last: int
    kind: Kind
    verb: bool
    done: bool = False
    ahead: bool = False


@dataclass(slots=True)
class Contact:
    """What one clause reports. `used` are the tokens that were understood; `people` may be empty.

    `ahead` when its words say it is still to come; `done` when they say it has been.
    """

    kind: Kind
    ahead: bool = False
    done: bool = False
    people: list[Named] = field(default_factory=list)
    company: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    used: set[int] = field(default_factory=set)
    said_from: int = 0
    """The token after the first one of the word that says the kind."""
    sure: bool = False
    """Whether grammar led to the people: a verb before them, or a "with"."""

    @property
    def topic_from(self) -> int:
        """The token from which on a clause may go on to what was said."""
        return max([named.end for named in self.people] + [self.said_from])


def company_after(names: Names, contact: Contact, i: int, end: int) -> int:
    """Read "from Acme" or "(Acme)" at token `i` into the contact; the token after it, `i` when there is none."""
    after, company = read_company(names, i, end)
    contact.company = contact.company or company
    contact.used.update(range(i, after))
    return after
