"""Which day is meant when a part of the date was left out.

Owns the choice of year, month or week by tense, by the weekday said beside it, and by the order of figures. A date that
does not exist, or that may be two, becomes a doubt.
"""

from datetime import date, timedelta

from bot.domain.dates.calendar import add_months, monday, month_end, next_weekday, previous_weekday, real
from bot.domain.dates.model import DateOrder, Tense
from bot.domain.dates.values import Doubt, Outcome, Value, View, on_day

_NEAR_PAST_DAYS = 60
_FAR_DAYS = 540


def impossible(year: int, month: int, day: int) -> Doubt | None:
    """The doubt about a day the month does not have; None when no month could have it."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= year <= 9999):
        return None
    last = date(year, month, month_end(year, month))
    return Doubt("impossible", (last, last + timedelta(days=1)) if last != date.max else (last,))


def exact(year: int, month: int, day: int) -> Outcome:
    found = real(year, month, day)
    return on_day(found) if found else impossible(year, month, day)


def _years(view: View, month: int, day: int) -> list[date]:
    """The days of that name in the years around, in order."""
    here = view.today.year
    found = (real(year, month, day) for year in range(max(here - 8, 1), min(here + 9, 9999)))
    return [each for each in found if each]


def month_day(view: View, month: int, day: int, weekday: int | None = None) -> Outcome:
    """A day and month without a year. Today counts as the next one."""
    days = _years(view, month, day)
    if not days:
        return impossible(view.today.year, month, day)
    if weekday is not None:
        fitting = _fitting(view, [each for each in days if each.weekday() == weekday])
        if fitting:
            return on_day(fitting)
    ahead = [each for each in days if each >= view.today]
    behind = [each for each in days if each <= view.today]
    chosen = behind[-1:] if view.tense is Tense.PAST and behind else ahead[:1] or behind[-1:]
    return on_day(chosen[0]) if chosen else None


def _fitting(view: View, days: list[date]) -> date | None:
    """The day whose weekday agrees: lately past before far ahead, far ahead before nothing."""
    gaps = sorted(((each - view.today).days, each) for each in days)
    if view.tense is Tense.PAST:
        behind = [each for gap, each in gaps if -_FAR_DAYS <= gap <= 0]
        return behind[-1] if behind else None
    near = [each for gap, each in gaps if -_NEAR_PAST_DAYS <= gap <= 400]
    ahead = [each for each in near if each >= view.today] or near[-1:]
    far = [each for gap, each in gaps if 0 <= gap <= _FAR_DAYS]
    fitting = ahead or far
    return fitting[0] if fitting else None


def month_day_of(view: View, day: int, weekday: int | None = None) -> Outcome:
    """A day number without a month: the nearest month that has it, and on that weekday when one was said."""
    if not 1 <= day <= 31:
        return None
    past = view.tense is Tense.PAST
    first = view.today.replace(day=1)
    fallback: date | None = None
    for step in range(30):
        try:
            month = add_months(first, -step if past else step)
        except ValueError:
            break
        found = real(month.year, month.month, day)
        if found is None or (found > view.today if past else found < view.today):
            continue
        fallback = fallback or found
        if weekday is None or found.weekday() == weekday:
            return on_day(found)
    return on_day(fallback) if fallback else None


def weekday(view: View, day: int, kind: str) -> Value:
    """A weekday under "", "next", "coming", "this", "last" or "past".

    "next" is the one of next week and "last" the last one before today, a week earlier when that was yesterday, since
    one would have said yesterday; a bare weekday is never today.
    """
    today = view.now.date() if kind else view.today
    week = monday(today)
    if kind == "next":
        return on_day(week + timedelta(days=7 + day))
    if kind == "last":
        found = previous_weekday(today, day)
        return on_day(found - timedelta(weeks=1) if found == today - timedelta(days=1) else found)
    if kind == "this":
        found = week + timedelta(days=day)
        if view.tense is Tense.PAST:
            return on_day(found if found <= today else found - timedelta(weeks=1))
        return on_day(found if found >= today else found + timedelta(weeks=1))
    if kind == "past" or (not kind and view.tense is Tense.PAST):
        return on_day(previous_weekday(today, day))
    return on_day(next_weekday(today, day))


def figures(view: View, first: int, second: int, sign: str, weekday_said: int | None = None) -> Outcome:
    """Two figures without a year, "3/4". With points the day comes first, as everywhere points are written."""
    day_first = _day_month(view, first, second)
    month_first = _day_month(view, second, first)
    order = DateOrder.DAY_FIRST if sign == "." else view.order
    if order is None and first != second and day_first and month_first:
        return _doubt(view, [day_first, month_first], weekday_said)
    pair = (day_first, month_first) if order is DateOrder.DAY_FIRST else (month_first, day_first)
    options = [each for each in pair if each]
    if not options:
        return None
    if weekday_said is not None:
        for day, month in options:
            found = month_day(view, month, day, weekday_said)
            if isinstance(found, Value) and found.day.weekday() == weekday_said and (found.day - view.today).days < 400:
                return found
    return month_day(view, options[0][1], options[0][0], weekday_said)


def _day_month(view: View, day: int, month: int) -> tuple[int, int] | None:
    return (day, month) if 1 <= month <= 12 and 1 <= day <= month_end(2000, month) else None


def _doubt(view: View, options: list[tuple[int, int]], weekday_said: int | None) -> Outcome:
    days = [found.day for day, month in options if isinstance(found := month_day(view, month, day), Value)]
    if weekday_said is not None:
        fitting = [each for each in days if each.weekday() == weekday_said]
        if len(fitting) == 1:
            return on_day(fitting[0])
    return Doubt("ambiguous", tuple(sorted(set(days)))) if days else None


def full_figures(view: View, parts: tuple[int, int, int], sign: str, weekday_said: int | None = None) -> Outcome:
    """Two figures and a year."""
    first, second, year = parts
    day_first, month_first = real(year, second, first), real(year, first, second)
    order = DateOrder.DAY_FIRST if sign == "." else view.order
    if day_first and month_first and day_first != month_first:
        if order is None:
            fitting = [each for each in (day_first, month_first) if each.weekday() == weekday_said]
            both = tuple(sorted((day_first, month_first)))
            return on_day(fitting[0]) if len(fitting) == 1 else Doubt("ambiguous", both)
        return on_day(day_first if order is DateOrder.DAY_FIRST else month_first)
    found = day_first or month_first
    if found:
        return on_day(found)
    swapped = order is DateOrder.DAY_FIRST or first > 12
    return impossible(year, second, first) if swapped else impossible(year, first, second)
