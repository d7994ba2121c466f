"""A user's own settings, and with them when the next daily message is due."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.domain.scope import Scope
from bot.storage.deliveries import last_day
from bot.storage.members import get_member, pause_workspace, purge_workspace, update_member, update_schedule
from bot.storage.rows import Member
from bot.storage.tx import Tx
from bot.usecases.timetable import has_calendar, next_morning

ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says. `weekdays`: bit 0 is Monday. `reactions`: emoji name -> what it does, "" for nothing.

    `weekly`: once a week instead of every chosen day. `country`: whose holidays are kept, "" for none, `None`: as before.
    `review`: whether Friday's message looks back on the week.
    """

    daily: bool
    hour: int
    weekdays: int
    tz: str
    date_order: str | None
    reactions: dict[str, str]
    weekly: bool = False
    country: str | None = None
    review: bool = False


def get_settings(tx: Tx, caller: Caller) -> tuple[Member, datetime | None]:
    """The settings and when the next daily message is looked at."""
    member = get_member(tx, caller.scope)
    if member is None:
        raise NotFound("You have no settings yet. Say anything to Rapport first.")
    served = last_day(tx, caller.scope)
    return member, next_morning(member, caller.now, served=served) if member.daily else None


def change_settings(tx: Tx, caller: Caller, wanted: Wanted) -> datetime | None:
    """Save them; returns when the next daily message is looked at, `None` when they are off.

    Raises:
        NotUnderstood: an unknown zone or order, an impossible hour, or no day at all.
    """
    if wanted.daily and not wanted.weekdays & 0b1111111:
        raise NotUnderstood("Choose at least one day, or switch daily messages off.")
    if wanted.date_order not in (None, *ORDERS):
        raise NotUnderstood("Dates in digits are read as dmy, mdy or ymd.")
    if wanted.country and not has_calendar(wanted.country):
        raise NotUnderstood("I do not know the holidays of that country. Choose another, or none.")
    member, served = get_member(tx, caller.scope), last_day(tx, caller.scope)
    if member is None:
        raise NotFound("You have no settings yet. Say anything to Rapport first.")
    after = replace(
        member,
        tz=wanted.tz,
        hour=wanted.hour,
        weekdays=wanted.weekdays or 0b0011111,
        pace="weekly" if wanted.weekly else "daily",
        country=member.country if wanted.country is None else wanted.country,
    )
    at = next_morning(after, caller.now, served=served)
    update_member(tx, caller.scope, tz=wanted.tz, date_order=wanted.date_order, reactions=wanted.reactions)
    chosen = {name: getattr(after, name) for name in ("tz", "hour", "weekdays", "pace", "country")}
    next_at = at if wanted.daily else None
    # Whoever chooses anew has seen the messages: what went unused before does not count any more.
    fresh = {"ignored": 0, "reckoned_on": served, "pace_news": False}
    update_schedule(tx, caller.scope, **chosen, **fresh, review=wanted.review, next_at=next_at)
    return next_at


def move_zone(tx: Tx, scope: Scope, tz: str, now: datetime) -> None:
    """Slack says the user is in another zone now. Unknown zones and unknown users are left as they are."""
    member = get_member(tx, scope)
    if member is None or member.tz == tz:
        return
    try:
        at = next_morning(replace(member, tz=tz), now, served=last_day(tx, scope))
    except NotUnderstood:
        return
    update_member(tx, scope, tz=tz)
    update_schedule(tx, scope, tz=tz, **({"next_at": at} if member.daily else {}))


def leave(tx: Tx, scope: Scope, now: datetime) -> None:
    """The user left the workspace: no more messages to them; what they wrote stays theirs."""
    update_member(tx, scope, left_at=now)
    update_schedule(tx, scope, next_at=None)


def welcomed(tx: Tx, caller: Caller) -> None:
    """The user has seen the welcome."""
    update_member(tx, caller.scope, welcomed_at=caller.now)


def uninstall(tx: Tx, workspace_id: str) -> None:
    """Rapport was removed from the workspace: everything of its is deleted."""
    purge_workspace(tx, workspace_id)


def revoke(tx: Tx, workspace_id: str) -> None:
    """Rapport's token was revoked: nothing is sent any more, nothing is lost."""
    pause_workspace(tx, workspace_id)
