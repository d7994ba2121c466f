"""Who asks, and when."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.dates import DateOrder
from bot.domain.scope import Scope


@dataclass(frozen=True, slots=True)
class Caller:
    """A user at one moment. `now` is aware UTC; `order` is how they write dates in digits, `None` when not known."""

    scope: Scope
    now: datetime
    zone: ZoneInfo
    order: DateOrder | None = None

    @property
    def local(self) -> datetime:
        """The same moment on the user's own clock."""
        return self.now.astimezone(self.zone)
