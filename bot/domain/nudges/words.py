"""Reasons in words: plain text, addressed to the user, facts only. Nothing here says what to think of a person.

Escaping for Slack and cutting to length are the view's; a note or a title is quoted as it was written.
"""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.nudges.model import Reason, ReasonKind
from bot.domain.rhythm import explain_gap, spell_days

Values = Mapping[str, str | int | float | None]


def say_reason(reason: Reason) -> str:
    """One reason as a clause without a full stop, e.g. "6 weeks since you last spoke; you usually talk every 3"."""
    return _SAY[reason.kind](reason.values)


def say_reasons(reasons: Sequence[Reason]) -> str:
    """All reasons as sentences: "6 weeks since you last spoke; you usually talk every 3. Last time: her move"."""
    clauses = [say_reason(reason) for reason in reasons]
    return ". ".join(clause[:1].upper() + clause[1:] for clause in clauses if clause)


def _number(values: Values, key: str) -> float | None:
    value = values.get(key)
    return None if value is None else float(value)


def _text(values: Values, key: str) -> str:
    return str(values.get(key) or "")


def _gap(values: Values) -> str:
    return explain_gap(
        _number(values, "days"),
        _number(values, "usual_days"),
        cadence_days=_number(values, "cadence_days"),
        kind=_text(values, "contact"),
    )


def _last_time(values: Values) -> str:
    return f"last time: {_text(values, 'note').rstrip(' .')}"


def _posted(values: Values) -> str:
    return f"posted “{_text(values, 'title')}” {_ago(_number(values, 'days') or 0)}"


def _due(values: Values) -> str:
    days, about = _number(values, "days") or 0, _text(values, "about")
    promise = values.get("kind") == "promise"
    what = f"{'you promised: ' if promise else ''}{about}" if about else "your promise" if promise else "follow up"
    when = "due today" if days < 1 else "due since yesterday" if days < 2 else f"due {spell_days(days)} ago"
    return f"{what}, {when}"


def _birthday(values: Values) -> str:
    days = _number(values, "days") or 0
    if days < 1:
        return "birthday today"
    return "birthday tomorrow" if days < 2 else f"birthday on {_text(values, 'weekday')}"


def _owed(values: Values) -> str:
    about, when = _text(values, "about"), _ago(_number(values, "days") or 0)
    return f"you wanted to answer a message from {when}{f': {about}' if about else ''}"


def _follows(values: Values) -> str:
    return f"by {_text(values, 'name')}, whom you follow"


def _concerns(values: Values) -> str:
    topic = _text(values, "topic")
    return f"might interest {_text(values, 'name')}{f' ({topic})' if topic else ''}"


def _rising(values: Values) -> str:
    topic = _text(values, "topic")
    return f"{topic} is rising" if topic else "rising today"


def _ago(days: float) -> str:
    if days < 1:
        return "today"
    return "yesterday" if days < 2 else f"{spell_days(days)} ago"


_SAY: dict[ReasonKind, Callable[[Values], str]] = {
    "gap": _gap,
    "last_time": _last_time,
    "posted": _posted,
    "due": _due,
    "birthday": _birthday,
    "owed": _owed,
    "follows": _follows,
    "concerns": _concerns,
    "rising": _rising,
}
