"""The windows behind a daily message's buttons: a draft, a day to snooze until, and why somebody is there."""

from datetime import date, timedelta

from bot.domain.caller import Caller
from bot.domain.nudges import COOLDOWN_DAYS, Reason, opener
from bot.domain.rhythm import spell_days
from bot.slack.requests import View
from bot.slack.views.kit import bold, context, date_input, field, modal, plain, section, text_input, unescaped
from bot.usecases.daily import DailyItem
from bot.usecases.explain import Why


def opening(item: DailyItem) -> str:
    """A first sentence to this person, plain text."""
    reasons = [
        Reason(one.kind, {k: unescaped(v) if isinstance(v, str) else v for k, v in one.values.items()})
        for one in item.reasons
    ]
    return opener(item.name, reasons, unescaped(item.title))


def draft_form(item: DailyItem, metadata: str) -> View:
    """A message to change, copy and send; sending it is the user's own act."""
    note = "Change it, copy it, and send it where you two talk. Rapport writes to nobody but you, and does not keep it."
    blocks = [
        section(f"To {bold(item.name)}" if item.name else "Your message"),
        field("Your message", "message", text_input("message", opening(item), multiline=True), hint=note),
    ]
    return modal("Draft", "nudge.drafted", blocks, submit="I have sent it", metadata=metadata)


def snooze_form(item: DailyItem, today: date, metadata: str) -> View:
    """Until which day."""
    day = date_input("day", (today + timedelta(days=7)).isoformat())
    blocks = [
        section(f"Not before that day: {bold(item.name or item.title)}"),
        field("Until", "day", day),
    ]
    return modal("Snooze", "nudge.snoozed", blocks, submit="Snooze", metadata=metadata)


def why_view(why: Why, caller: Caller) -> View:
    """The figures, and the rule they went through, in a few sentences."""
    rule = (
        "Whoever you asked for a rhythm comes first. Then those with many and recent conversations whose silence is "
        "still young, with more patience where long gaps are usual: they come back most often. One long silent tie at "
        "most. "
        f"Nobody comes twice within {COOLDOWN_DAYS} days, a date or promise excepted."
    )
    lines = "\n".join(f"•  {line}" for line in _figures(why, caller))
    blocks = [section(f"*Why {plain(why.name)[:200]}*\n{lines}"), context(rule, ":lock: From your own log alone.")]
    view = modal("Why", "nudge.why", blocks, submit="")
    view["close"]["text"] = "Close"
    return view


def _figures(why: Why, caller: Caller) -> list[str]:
    rhythm, lines = why.rhythm, []
    if rhythm.first_at is None or rhythm.last_at is None or rhythm.quiet_for_days is None:
        lines.append("No contact is logged yet.")
    else:
        first, last = (at.astimezone(caller.zone) for at in (rhythm.first_at, rhythm.last_at))
        count = "1 conversation" if rhythm.n == 1 else f"{rhythm.n} conversations"
        lines.append(f"{count} since {first.day} {first:%b %Y}, the last on {last.day} {last:%b %Y}.")
        if why.mine or why.theirs:
            lines.append(f"You opened {why.mine} of them, the other side {why.theirs}.")
        lines.append(f"Silence now: {spell_days(rhythm.quiet_for_days)}.")
    if why.cadence_days is not None:
        whose = "for this person" if why.own else "for a tag or circle of theirs"
        lines.append(f"You asked for every {spell_days(why.cadence_days)} {whose}.")
    elif rhythm.usual_gap_days is not None and rhythm.overdue_ratio is not None:
        lines.append(
            f"Usual gap: {spell_days(rhythm.usual_gap_days)}; this one is {rhythm.overdue_ratio:.1f} times that."
        )
    else:
        lines.append("Too few conversations for a usual gap: 60 days are allowed.")
    return lines
