"""When the next daily message goes out: once a local day, at the user's hour, whatever the clocks do.

The source for transitions is the IANA time zone database by way of `zoneinfo`; Python's PEP 495 `fold` tells the two
readings of a repeated hour apart.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.errors import NotUnderstood

WEEKDAYS = 0b0011111
EVERY_DAY = 0b1111111
_HORIZON_DAYS = 40


def next_send_at(
    tz: str,
    hour: int,
    weekdays: int,
    after: datetime,
    *,
    served: date | None = None,
    is_free: Callable[[date], bool] = lambda _: False,
) -> datetime | None:
    """The first send moment later than `after` (aware UTC), as aware UTC; None when no weekday is chosen.

    `hour` is 0 to 23, local. `weekdays` is a bit mask, Monday 1 to Sunday 64. `served` is the last local day that had
    its message: no day up to it is served again, so a changed hour or zone never makes two of one day. `is_free` tells
    the local days, holidays say, that get none.

    Each existing local day has one moment. An hour that a clock change skips becomes the first moment after the gap,
    or, when the gap runs to the day's end, the last full hour before it; an hour that comes twice means its first time;
    a day that a zone left out when it crossed the date line has none.

    Raises:
        NotUnderstood: an unknown zone or an hour out of range.
    """
    zone = _zone(tz)
    if not 0 <= hour <= 23:
        raise NotUnderstood("The hour of the daily message is a number from 0 to 23.")
    if not weekdays & EVERY_DAY:
        return None
    day = after.astimezone(zone).date() - timedelta(days=1)
    if served is not None:
        day = max(day, served + timedelta(days=1))
    for _ in range(_HORIZON_DAYS):
        if weekdays >> day.weekday() & 1 and not is_free(day):
            at = send_moment(zone, day, hour)
            if at is not None and at > after:
                return at
        day += timedelta(days=1)
    return None


def send_moment(zone: ZoneInfo, day: date, hour: int) -> datetime | None:
    """The one moment (aware UTC) at which that local day's message is due; None when the zone skipped the whole day."""
    for candidate in range(hour, -1, -1):
        local = datetime.combine(day, time(candidate), tzinfo=zone)
        at = local.astimezone(UTC)
        if at.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
            return at
        after_gap = _gap_end(zone, at)
        if after_gap.astimezone(zone).date() == day:
            return after_gap
    return None


def _gap_end(zone: ZoneInfo, at: datetime) -> datetime:
    """The transition itself, for a moment `at` that came from a local time inside a gap.

    Reading a skipped time with the offset before the gap lands after the transition, by less than the gap's length; the
    transition is found by halving, to the second.
    """
    low, high = at - timedelta(days=1, hours=1), at
    offset = high.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            high = middle
        else:
            low = middle
    return high


def _zone(tz: str) -> ZoneInfo:
    try:
        return ZoneInfo(tz)
    except (KeyError, ValueError, OSError) as error:
        raise NotUnderstood(f"I do not know the time zone “{tz[:60]}”. Try one like Europe/Lisbon.") from error
