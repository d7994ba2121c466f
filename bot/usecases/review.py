"""The week looked back on: what was kept, what was missed, and whom one spoke to again after a silence."""

from datetime import UTC, date, datetime, time, timedelta

from bot.domain.caller import Caller
from bot.domain.rhythm import Summary, quiet_after_days
from bot.storage.rows import Member
from bot.storage.tx import Tx
from bot.storage.weeks import closed_since, met_since, missed_between
from bot.usecases.daily import Review

NAMED = 3
_FRIDAY = 4
_DAY_S = 86_400.0
_UNKNOWN_GAP_DAYS = 60.0


def review_of(tx: Tx, caller: Caller) -> Review | None:
    """The local week from Monday up to now; None when there is nothing to tell of it."""
    today = caller.local.date()
    monday = today - timedelta(days=today.weekday())
    begin, this_day = (datetime.combine(day, time(), caller.zone).astimezone(UTC) for day in (monday, today))
    kept = closed_since(tx, caller.scope, begin)
    missed = missed_between(tx, caller.scope, begin, this_day)
    revived = [name for name, rhythm in met_since(tx, caller.scope, begin) if _was_quiet(Summary.from_json(rhythm))]
    if not (kept or missed or revived):
        return None
    named = (tuple(dict.fromkeys(names))[:NAMED] for names in (kept, missed, revived))
    return Review(len(kept), len(missed), len(revived), *named)


def is_review_day(member: Member, today: date, days_ahead: int | None) -> bool:
    """Whether today's is the week's last message up to Friday, or the week's last where none comes before Saturday."""
    if not member.review:
        return False
    following = today + timedelta(days=days_ahead or 7)
    friday = today + timedelta(days=_FRIDAY - today.weekday())
    if today <= friday:
        return following > friday
    return not member.weekdays & 0b0011111 and following > friday + timedelta(days=2)


def _was_quiet(summary: Summary) -> bool:
    """Whether the silence before the last conversation was unusually long."""
    if len(summary.recent) < 2:
        return False
    silence_days = (summary.recent[-1] - summary.recent[-2]) / _DAY_S
    usual = summary.usual_gap_days
    return silence_days > (quiet_after_days(usual) if usual is not None else _UNKNOWN_GAP_DAYS)
