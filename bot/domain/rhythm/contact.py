"""One contact, and the tiers a new tie can be put in before it has a rhythm of its own."""

from dataclasses import dataclass
from datetime import datetime

TIER_DAYS = (14, 30, 60, 180)
"""How often, in days, the four tiers of closeness ask for a contact."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Something that passed between the user and a person.

    `at` is aware UTC; `mine` tells who opened (True the user, False the other, None unknown, as for a meeting);
    `kind` is the interaction's kind as it is stored ("met", "call", "message", ...).
    """

    at: datetime
    mine: bool | None = None
    kind: str = "message"
