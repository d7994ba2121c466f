"""Whose mornings have passed while the demo's clock jumped.

A bot that runs all the time would have sent each of them; of those that one jump has passed only each user's latest matters.
"""

from datetime import datetime, timedelta

from bot.domain.scope import Scope
from bot.storage.deliveries import due_users
from bot.storage.tx import Tx
from bot.usecases.timetable import next_morning

_MOST_USERS = 1000
# Longer than any user is without a morning, so that long jumps are not walked through day by day.
_LOOK_BACK = timedelta(days=9)


def passed_mornings(tx: Tx, now: datetime, workspace_id: str) -> list[tuple[datetime, Scope]]:
    """For everyone who is due at `now` (aware): when their latest morning was, earliest first."""
    passed: list[tuple[datetime, Scope]] = []
    for due in due_users(tx, now, limit=_MOST_USERS, workspace_id=workspace_id):
        latest = due.next_at
        following: datetime | None = max(due.next_at, now - _LOOK_BACK)
        while following is not None and following <= now:
            following = next_morning(due, following)
            latest = following if following is not None and following <= now else latest
        passed.append((latest, due.scope))
    return sorted(passed, key=lambda one: one[0])
