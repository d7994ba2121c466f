"""What mornings would send, without sending or writing anything."""

from datetime import date, datetime

from bot.domain.scope import Scope
from bot.jobs.mornings import MorningReport, MorningServices, Told
from bot.storage.tx import Tx
from bot.usecases.daily import Daily
from bot.usecases.morning import Composed, compose, due_now, prepare

MOST_SHOWN = 1000


class _TakenBack(Exception):
    """Ends a unit of work so that nothing of it stays; carries what it found out."""

    def __init__(self, composed: Composed | None) -> None:
        super().__init__()
        self.composed = composed


async def preview_mornings(services: MorningServices, now: datetime, only: Scope | None = None) -> MorningReport:
    """Whom `run_mornings` would write to as of `now` and what, for at most 1,000 users."""
    due = await services.db.read(due_now, now, MOST_SHOWN, only=only, workspace_id=services.workspace_id)
    quiet = await services.sender.quiet_until([scope.user_id for scope, _ in due], now)
    told: list[Told] = []
    for scope, day in due:
        if scope.user_id in quiet:
            told.append(Told(scope, day, "held", f"Do Not Disturb until {quiet[scope.user_id]:%H:%M} UTC"))
            continue
        try:
            await services.db.write(_would_say, scope, day, now)
        except _TakenBack as found:
            told.append(_told(services, scope, day, found.composed))
    return MorningReport(tuple(told))


def _would_say(tx: Tx, scope: Scope, day: date, now: datetime) -> None:
    """Work the morning out as if it were sent: rhythms are brought up to date for it, and put back with the unit."""
    while prepare(tx, scope, day, now):
        pass
    raise _TakenBack(compose(tx, scope, now))


def _told(services: MorningServices, scope: Scope, day: date, composed: Composed | None) -> Told:
    if composed is None:
        return Told(scope, day, "left", "not in the workspace any more")
    if composed.is_empty:
        return Told(scope, day, "empty", "nothing to say")
    daily = Daily(0, day, composed.items, composed.more_due, extras=composed.extras)
    return Told(scope, day, "sent", services.sender.preview(daily))
