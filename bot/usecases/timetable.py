"""When a user's next daily message is due: their hour and days, how often, without holidays and days away.

Owns what stands between the settings and `bot.domain.nudges.next_send_at`; the calendars are the library `holidays`'.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

import holidays

from bot.domain.nudges import next_send_at

WEEK_DAYS = 7
_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AMERICAN = ("America/", "US/", "Pacific/Honolulu")


class Timetable(Protocol):
    """What decides it, as `Member` and `Due` have it."""

    @property
    def tz(self) -> str: ...
    @property
    def hour(self) -> int: ...
    @property
    def weekdays(self) -> int: ...
    @property
    def pace(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def away_until(self) -> date | None: ...


def next_morning(table: Timetable, after: datetime, *, served: date | None = None) -> datetime | None:
    """The first moment later than `after` (aware UTC), as aware UTC; None when messages are off.

    `served`: the last local day that had its message; at a weekly pace the next comes a week after it at the earliest.

    Raises:
        NotUnderstood: an unknown zone or an hour out of range.
    """
    if table.pace == "off":
        return None
    held = [table.away_until - timedelta(days=1)] if table.away_until is not None else []
    if served is not None:
        held.append(served + timedelta(days=WEEK_DAYS - 1) if table.pace == "weekly" else served)
    country = table.country
    return next_send_at(
        table.tz,
        table.hour,
        table.weekdays,
        after,
        served=max(held, default=None),
        is_free=lambda day: is_holiday(country, day),
    )


def is_holiday(country: str, day: date) -> bool:
    """Whether it is a public holiday of that country (ISO 3166, two letters); never when none is named."""
    return bool(country) and day in _public(country, day.year)


def has_calendar(country: str) -> bool:
    """Whether the holidays of that country are known."""
    return country in _countries()


def countries_named(typed: str) -> list[tuple[str, str]]:
    """(name, code) of the countries with such a name or code, in the order of their names."""
    low = typed.strip().casefold()
    exact = [(name, code) for code, name in _countries().items() if low == code.casefold()]
    alike = [(name, code) for code, name in _countries().items() if low in name.casefold()]
    return list(dict.fromkeys([*exact, *alike]))


def country_name(code: str) -> str:
    """The country's name in English; the code itself when it is not known."""
    return _countries().get(code, code)


def country_of(locale: str, tz: str) -> str:
    """The country whose holidays a new member keeps, "" for none: that of their language.

    Slack gives American English to whoever never chose a language: it counts in American time zones only.
    """
    country = locale.replace("_", "-").partition("-")[2].upper()
    if locale.replace("_", "-") == "es-LA":
        # Slack's Spanish of Latin America; LA is Laos.
        return ""
    if country == "US" and not tz.startswith(_AMERICAN):
        return ""
    return country if has_calendar(country) else ""


@lru_cache(maxsize=512)
def _public(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year)) if has_calendar(country) else frozenset()


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Names by code, in the order of the names. The library has them as names of its classes: UnitedStates."""
    named = {row[1]: _CAPITALS.sub(" ", row[0]) for row in holidays.registry.COUNTRIES.values()}
    known = holidays.list_supported_countries(include_aliases=False)
    return dict(sorted(((code, named.get(code, code)) for code in known), key=lambda one: one[1]))


def load_calendars() -> None:
    """The library of holidays reads all its countries at the first question, which takes up to a second: better before
    anybody waits for an answer."""
    _public("US", 2026)
