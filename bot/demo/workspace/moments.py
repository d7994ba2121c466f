"""Moments as the page names them: "tomorrow 9:00" where a person lives, or an ISO time. Pure."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = re.compile(rf"(?P<day>today|tomorrow|{'|'.join(_DAYS)})\s+(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})")


def named_moment(text: str, now: datetime, tz: str) -> datetime:
    """The next "today 17:30", "tomorrow 9:00" or "monday 8:00" after the present day of the zone `tz`, in UTC.

    A weekday means the next one after today.
    Raises: ValueError when the text names no moment.
    """
    found = _NAMED.fullmatch(text.strip().lower())
    if found is None or int(found["hour"]) > 23 or int(found["minute"]) > 59:
        raise ValueError(f"{text!r} is not a moment like 'tomorrow 9:00'")
    local = now.astimezone(ZoneInfo(tz))
    if found["day"] in _DAYS:
        days = (_DAYS.index(found["day"]) - local.weekday() - 1) % 7 + 1
    else:
        days = 1 if found["day"] == "tomorrow" else 0
    day = (local + timedelta(days=days)).replace(
        hour=int(found["hour"]), minute=int(found["minute"]), second=0, microsecond=0
    )
    return day.astimezone(UTC)


def iso_moment(text: str) -> datetime:
    """An ISO 8601 time; without an offset it is UTC.

    Raises: ValueError.
    """
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
