"""Arithmetic on days, weeks, months and wall-clock times.

Owns month-end clipping, ISO weeks, moving holidays' anchor (Easter) and the step from a local wall time to an aware one.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def month_end(year: int, month: int) -> int:
    """The last day number of a month."""
    return (add_months(date(year, month, 1), 1) - timedelta(days=1)).day if (year, month) < (9999, 12) else 31


def add_months(day: date, months: int) -> date:
    """The same day number `months` later, or the month's last day when it is shorter.

    Raises: ValueError outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            try:
                return date(year, month, number)
            except ValueError:
                continue
    raise ValueError("outside the calendar")


def real(year: int, month: int, day: int) -> date | None:
    """The day of that name, None when there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def monday(day: date) -> date:
    """The Monday of the ISO week of a day."""
    return day - timedelta(days=day.weekday())


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter of a day."""
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def previous_weekday(day: date, weekday: int) -> date:
    """The last such weekday before a day."""
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def nth_weekday(start: date, end: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday of [start, end); -1 is the last. None when the period has no such day."""
    if nth > 0:
        found = next_weekday(start - timedelta(days=1), weekday) + timedelta(weeks=nth - 1)
    else:
        found = previous_weekday(end, weekday) + timedelta(weeks=nth + 1)
    return found if start <= found < end else None


def nth_week(start: date, end: date, nth: int) -> date:
    """The Monday of the nth week of a period, -1 the last. A week belongs where its Thursday falls (ISO 8601)."""
    if nth > 0:
        return monday(next_weekday(start - timedelta(days=1), 3)) + timedelta(weeks=nth - 1)
    return monday(previous_weekday(end, 3)) + timedelta(weeks=nth + 1)


def add_workdays(day: date, count: int) -> date:
    """The day `count` working days (Monday to Friday) away; holidays are not known."""
    step = timedelta(days=1 if count > 0 else -1)
    weeks, rest = divmod(abs(count), 5)
    day += step * 7 * weeks
    while rest or day.weekday() > 4:
        day += step
        rest -= 1 if rest and day.weekday() < 5 else 0
    return day


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, shift = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * shift + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def julian_easter(year: int) -> date:
    """Orthodox Easter Sunday (Meeus's Julian computus), in our calendar; right for the years 1900 to 2099."""
    shift = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - shift + 34) % 7
    month, day = divmod(shift + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def midnight(day: date) -> datetime:
    """The first moment of a day, without a zone."""
    return datetime.combine(day, time())


def in_zone(wall: datetime, zone: tzinfo | None) -> datetime:
    """The wall time as an aware moment.

    A time that a clock change skips is moved on by the length of the gap; of a time that happens twice the first is
    meant, unless `wall.fold` says otherwise.
    """
    aware = wall.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)
