"""Who is asking: a member's zone and settings, from the database at first and from a small cache afterwards."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.dates import DateOrder
from bot.domain.scope import Scope
from bot.slack.gateway import Gateway, SlackRefused, UnknownOutcome
from bot.slack.requests import Caller
from bot.storage.database import Database
from bot.storage.members import DEFAULT_HOUR, MONDAY_TO_FRIDAY, add_member, get_member
from bot.storage.rows import Member
from bot.usecases.fatigue import saw
from bot.usecases.timetable import country_of, next_morning

_CACHED = 20_000
_FRESH_S = 120.0
_SEEN_AGAIN = timedelta(minutes=10)
_ORDERS = {"dmy": DateOrder.DAY_FIRST, "mdy": DateOrder.MONTH_FIRST, "ymd": DateOrder.YEAR_FIRST}


class Members:
    """`caller(scope)` for whoever acts. Unknown members are added with the time zone that Slack knows of them."""

    def __init__(self, db: Database, gateway: Gateway, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._gateway = gateway
        self._clock = clock
        self._cache: OrderedDict[Scope, tuple[float, Member]] = OrderedDict()

    async def caller(self, scope: Scope) -> Caller:
        member, now = await self.member(scope), self._clock()
        if member.seen_at is None or abs(now - member.seen_at) > _SEEN_AGAIN:
            # Daily messages stop when nothing ever follows them: what only reads counts as well.
            await self._db.write(saw, scope, now)
            member = self._keep(scope, replace(member, seen_at=now))
        return Caller(scope, now, zone_of(member.tz), order_of(member))

    async def member(self, scope: Scope) -> Member:
        """The member's settings, at most two minutes old (other processes may change them)."""
        cached = self._cache.get(scope)
        if cached is not None and time.monotonic() - cached[0] < _FRESH_S:
            return cached[1]
        member = await self._db.read(get_member, scope) or await self._welcome(scope)
        return self._keep(scope, member)

    def _keep(self, scope: Scope, member: Member) -> Member:
        self._cache[scope] = (time.monotonic(), member)
        self._cache.move_to_end(scope)
        while len(self._cache) > _CACHED:
            self._cache.popitem(last=False)
        return member

    def forget(self, scope: Scope) -> None:
        """Their settings have changed: read them again next time."""
        self._cache.pop(scope, None)

    def forget_all(self) -> None:
        self._cache.clear()

    async def _welcome(self, scope: Scope) -> Member:
        tz, locale = "UTC", ""
        try:
            info = await self._gateway.user_info(scope.user_id)
            tz, locale = zone_of(info.get("tz") or "UTC").key, str(info.get("locale") or "")
        except (SlackRefused, UnknownOutcome):
            # Better served in UTC than not at all; the zone comes with Slack's next user_change, or by `settings`.
            pass
        now, country = self._clock(), country_of(locale, tz)
        usual = Member(tz, locale, None, {}, None, DEFAULT_HOUR, MONDAY_TO_FRIDAY, True, None, None, country=country)
        next_at = next_morning(usual, now)
        await self._db.write(add_member, scope, tz=tz, locale=locale, next_at=next_at, now=now, country=country)
        member = await self._db.read(get_member, scope)
        assert member is not None
        return member


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; UTC when this machine knows none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def order_of(member: Member) -> DateOrder | None:
    """How the member writes dates in digits: as set, else as their country does, else not known."""
    if member.date_order:
        return _ORDERS.get(member.date_order)
    match member.locale.replace("_", "-").split("-"):
        case ["en", "US"]:
            return DateOrder.MONTH_FIRST
        case ["ja" | "zh" | "ko", *_]:
            return DateOrder.YEAR_FIRST
        case [language, *_] if language and language != "en":
            return DateOrder.DAY_FIRST
        case ["en", "GB" | "AU" | "NZ" | "IE" | "IN"]:
            return DateOrder.DAY_FIRST
    return None
