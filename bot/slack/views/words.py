"""Short phrases that cards and lists share: kinds, dates, gaps."""

from datetime import date, datetime

from bot.domain.caller import Caller
from bot.domain.dates import say_date, say_gap
from bot.domain.rhythm import spell_days
from bot.slack.views.kit import cut, plain
from bot.usecases.reminders import repetition_days
from bot.usecases.undo import Undone

KINDS: dict[str, tuple[str, str]] = {
    "met": (":wave:", "Met"),
    "call": (":telephone_receiver:", "Call with"),
    "message": (":speech_balloon:", "Message with"),
    "email": (":email:", "Email with"),
    "comment": (":left_speech_bubble:", "Comment to"),
    "reply": (":leftwards_arrow_with_hook:", "Reply to"),
    "coffee": (":coffee:", "Coffee with"),
    "lunch": (":fork_and_knife:", "Meal with"),
    "event": (":ticket:", "Event with"),
    "introduction": (":left_right_arrow:", "Introduction with"),
    "gift": (":gift:", "Gift for"),
    "boost": (":mega:", "Boost for"),
    "other": (":handshake:", "Contact with"),
}
KIND_LABELS = {
    "met": "Met",
    "call": "Call",
    "message": "Message",
    "email": "Email",
    "comment": "Comment",
    "reply": "Reply",
    "coffee": "Coffee",
    "lunch": "Meal",
    "event": "Event",
    "introduction": "Introduction",
    "gift": "Gift",
    "boost": "Boost",
    "other": "Other contact",
}
# What each journalled action was, for whoever takes it back.
_DEEDS = {
    "add": "adding",
    "cadence": "the rhythm of",
    "circle": "the change of circle",
    "done": "closing what was due with",
    "edit": "the change of",
    "log": "the entry about",
    "merge": "the merge of",
    "less": "the rhythm of",
    "mute": "leaving out",
    "note": "the note about",
    "remind": "the follow-up with",
    "snooze": "the snooze of",
    "tag": "the tags of",
}
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SNOOZES = (("Tomorrow", 1), ("1 week", 7), ("2 weeks", 14), ("1 month", 30))


def day_of(at: datetime, caller: Caller) -> date:
    return at.astimezone(caller.zone).date()


def say_day(at: datetime, caller: Caller) -> str:
    """ "today", "yesterday", "Fri 4 Dec" in the user's own zone."""
    return say_date(day_of(at, caller), caller.local.date())


def say_due(due_at: datetime, has_time: bool, caller: Caller) -> str:
    """A due day, with the time where one was set and with the weekday named."""
    day, today = day_of(due_at, caller), caller.local.date()
    words = say_date(day, today)
    if has_time:
        words += f" at {due_at.astimezone(caller.zone):%H:%M}"
    ahead = (day - today).days
    return f"{words} (in {say_gap(ahead)})" if ahead > 6 else words


def say_overdue(due_at: datetime, caller: Caller) -> str:
    """How long something has been due; empty when it is not yet."""
    days = (caller.local.date() - day_of(due_at, caller)).days
    return f"{say_gap(days)} overdue" if days > 0 else ""


def say_every(every: str) -> str:
    number, unit = every[1:-1], _UNITS.get(every[-1:])
    if every.startswith("P") and number.isdigit() and unit:
        return f"every {unit}" if number == "1" else f"every {number} {unit}s"
    if every.startswith("XXXX-WXX-") and every[9:10] in "1234567":
        return f"every {_WEEKDAYS[int(every[9]) - 1]}"
    days = repetition_days(every)
    return f"every {say_gap(days)}".replace("every 1 ", "every ") if days else "repeating"


def say_cadence(days: float) -> str:
    """ "every week", "every 6 weeks", "every month"."""
    return f"every {spell_days(days)}".replace("every 1 ", "every ")


def say_ago(at: datetime, caller: Caller) -> str:
    """ "today", "yesterday", "3 weeks ago"."""
    days = (caller.local.date() - day_of(at, caller)).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{say_gap(days)} ago"


def say_last(last_at: datetime | None, caller: Caller) -> str:
    return f"last contact {say_ago(last_at, caller)}" if last_at else "no contact logged yet"


def say_birthday(stored: str | None) -> str:
    """`05-03` or `1990-05-03` -> "3 May" or "3 May 1990"."""
    if not stored:
        return ""
    *year, month, day = stored.removeprefix("--").split("-")
    return " ".join([str(int(day)), _MONTHS[int(month) - 1], *year])


def undone_words(undone: Undone) -> str:
    """What was taken back, after "Undone" or "Taken back": ": the note about Ana Silva". Empty when nobody was named."""
    if not undone.subject:
        return ""
    what = _DEEDS.get(undone.verb)
    who = plain(cut(undone.subject, 200))
    return f": {what} {who}" if what else f" ({who})"
