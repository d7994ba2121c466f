"""The daily message: short, readable on a phone, and every line says why it is there.

Draws what it is given (`Daily`), so that the message can be drawn again in place after every answer. Names and titles are
plain text; notes and what a follow-up is about are in Slack's escaped form already.
"""

from collections.abc import Sequence
from datetime import date

from bot.domain.nudges import Reason, say_reasons
from bot.slack.requests import Block, Message
from bot.slack.views.daily_extras import above, below, spoken
from bot.slack.views.kit import (
    BLOCKS,
    actions,
    bold,
    button,
    calm,
    context,
    cut,
    header,
    option,
    overflow,
    plain,
    section,
    select,
)
from bot.usecases.daily import PUT_OFF, SECTIONS, Daily, DailyItem, Section

TITLES: dict[Section, str] = {
    "due": ":bell:  *To follow up*",
    "people": ":wave:  *Worth a message*",
    "dates": ":birthday:  *Dates*",
    "owed": ":leftwards_arrow_with_hook:  *Replies you owe*",
    "stories": ":newspaper:  *To read and share*",
}
SNOOZES = (("1 week", 7), ("2 weeks", 14), ("1 month", 30))
_ESCAPED = frozenset({"note", "about"})
_QUOTED_CHARS = 160
_TITLE_CHARS = 120
_TEXT_CHARS = 3900
_AROUND_ITEMS = 2
_NAME_CHARS = 24
# After so many rows of buttons the rest of a long message keeps them in menus.
_MOST_ROWS = 5
_BRIEF = frozenset({"due", "dates", "owed"})
_SETTLED = {"done": "done", "snoozed": "snoozed", "dismissed": "left out", "gone": "not there any more"}


def daily_message(daily: Daily) -> Message:
    """The whole message. Items past the room for a row of buttons keep theirs in a menu, so it never exceeds 50 blocks."""
    shown = [(name, [item for item in daily.items if item.section == name]) for name in SECTIONS]
    shown = [(name, items) for name, items in shown if items]
    before, after = above(daily), below(daily)
    room = BLOCKS - _AROUND_ITEMS - len(shown) - len(daily.items) - len(before) - len(after)
    blocks: list[Block] = [header(_long_day(daily.local_date)), *before]
    rows = 0
    for name, items in shown:
        blocks.append(section(TITLES[name]))
        for item in items:
            drawn = _item(daily, item, compact=room <= 0 or (rows >= _MOST_ROWS and name in _BRIEF))
            room -= len(drawn) - 1
            rows += len(drawn) - 1
            blocks += drawn
    blocks += after
    if daily.items:
        blocks.append(context(*_footer(daily)))
    return Message(_spoken(daily), blocks)


def drafted(item: DailyItem) -> str:
    """A first version of the message that shares a story; plain text, to be edited and copied."""
    hello = f"Hi {item.name.split()[0]}, " if item.name.split() else "Hi, "
    return f"{hello}I saw this and thought of you: {item.title}\n{item.url}".strip()


def value_of(daily: Daily, item: DailyItem, *more: object) -> str:
    """What a button of an item carries: delivery, item, and whatever its action needs."""
    return ":".join(map(str, (daily.delivery_id, item.key, *more)))


def _item(daily: Daily, item: DailyItem, *, compact: bool) -> list[Block]:
    block_id = f"nudge:{item.key}"
    if not item.is_open:
        undo = button("Undo", "nudge.undo", value_of(daily, item)) if item.journal_id is not None else None
        return [section(_settled(item), block_id=block_id, accessory=undo)]
    if item.section == "stories":
        share = button(_share_with(item.name), "nudge.share", value_of(daily, item))
        story = section(_story(item), block_id=block_id, accessory=share)
        value = str(item.ref_id)
        tastes = button("More like this", "trends.more", value), button("Less", "trends.less", value)
        return [story] if compact else [story, actions(*tastes, block_id=f"{block_id}:row")]
    if compact:
        return [section(_words(item), block_id=block_id, accessory=_everything(daily, item))]
    return [section(_words(item), block_id=block_id), actions(*_row(daily, item), block_id=f"{block_id}:row")]


def _share_with(name: str) -> str:
    """A long name by its first word, so that the button stays a button on a phone."""
    shown = name if len(name) <= _NAME_CHARS or not name.split() else name.split()[0]
    return f"Share with {cut(shown, _NAME_CHARS)}" if name else "Share…"


def _row(daily: Daily, item: DailyItem) -> list[Block]:
    value = value_of(daily, item)
    row = [
        button("Done", "nudge.done", value),
        button("Log…", "nudge.log", value),
        button("Draft…", "nudge.draft", value),
    ]
    if item.section != "dates":
        snoozes = [option(label, value_of(daily, item, days)) for label, days in SNOOZES]
        snoozes.append(option("Until a day…", value_of(daily, item, "date")))
        row.append(select("Snooze", "nudge.snooze", snoozes))
    if item.section in ("people", "dates"):
        row.append(overflow("nudge.more", _rather_not(daily, item)))
    return row


def _rather_not(daily: Daily, item: DailyItem) -> list[Block]:
    never = option("Not this person", value_of(daily, item, "never"))
    if item.section != "people":
        return [never]
    return [option("Why?", value_of(daily, item, "why")), option("Less often", value_of(daily, item, "less")), never]


def _everything(daily: Daily, item: DailyItem) -> Block:
    """All answers in one menu, where rows of buttons would make the message too long."""
    options = [option("Done", value_of(daily, item, "done")), option("Log…", value_of(daily, item, "log"))]
    if item.section != "dates":
        options.append(option("Snooze 1 week", value_of(daily, item, "snooze", 7)))
    if item.section != "people":
        options.append(option("Draft…", value_of(daily, item, "draft")))
    if item.section in ("people", "dates"):
        options += _rather_not(daily, item)[-2:]
    else:
        options.append(option("Snooze 1 month", value_of(daily, item, "snooze", 30)))
    return overflow("nudge.more", options)


def _words(item: DailyItem) -> str:
    """Whom, and why."""
    why = _why(item.reasons)
    link = ""
    if item.url and item.section == "owed":
        link = f"  ·  {_link(item.url, 'see the message')}"
    if item.url and item.section == "people":
        link = f"  ·  {_link(item.url, 'read the post')}"
    return f"{bold(item.name)}\n{why}{link}" if item.name else f"{why}{link}"


def _story(item: DailyItem) -> str:
    title = _link(item.url, item.title) if item.url else f"*{_titled(item.title)}*"
    why = [plain(cut(item.source, 80)), _why(item.reasons)]
    return f"{title}\n{'  ·  '.join(part for part in why if part)}"


def _settled(item: DailyItem) -> str:
    """One quiet line: what it was and how it ended."""
    what = bold(item.name) if item.name and item.section != "stories" else _titled(item.title)
    return f"{_mark(item)} ~{what or 'this'}~  ·  {_outcome(item)}"


def _mark(item: DailyItem) -> str:
    return {"done": ":white_check_mark:", "snoozed": ":zzz:"}.get(item.state, ":heavy_minus_sign:")


def _outcome(item: DailyItem) -> str:
    if item.state == "snoozed" and item.until is not None:
        return f"snoozed until {_short_day(item.until)}"
    if item.verb == "share" and item.name:
        return f"shared with {bold(item.name)}"
    if item.told:
        return item.told[:1].lower() + item.told[1:]
    return _SETTLED[item.state]


def _why(reasons: Sequence[Reason]) -> str:
    """The reasons as sentences, safe as mrkdwn."""
    return say_reasons([_safe(reason) for reason in reasons])


def _safe(reason: Reason) -> Reason:
    """The reason with what people wrote on one short line that notifies nobody."""
    values = {
        name: _one_line(name, value) if isinstance(value, str) else value for name, value in reason.values.items()
    }
    return Reason(reason.kind, values)


def _one_line(name: str, value: str) -> str:
    line = " ".join(value.split())
    return cut(calm(line), _QUOTED_CHARS) if name in _ESCAPED else plain(cut(line, _QUOTED_CHARS))


def _titled(title: str) -> str:
    return plain(cut(" ".join(title.split()), _TITLE_CHARS)).replace("~", "\u223c")


def _link(url: str, words: str) -> str:
    """A link that nothing in its address or words can end early."""
    for sign, code in (("&", "&amp;"), ("<", "%3C"), (">", "%3E"), ("|", "%7C"), (" ", "%20")):
        url = url.replace(sign, code)
    shown = plain(cut(" ".join(words.split()), _TITLE_CHARS)).replace("|", "\u00a6")
    return f"<{url}|{shown or 'open'}>"


def _footer(daily: Daily) -> list[str]:
    settled = sum(not item.is_open for item in daily.items)
    count = len(daily.items)
    parts = []
    if daily.more_due:
        parts.append(f"{daily.more_due} more {'is' if daily.more_due == 1 else 'are'} due: type `due` to see all.")
    if settled == count:
        parts.append(":tada: All done for today.")
    elif settled:
        parts.append(f"{settled} of {count} done")
    elif any(item.section in PUT_OFF for item in daily.items):
        parts.append("React with :white_check_mark: when all is done, or with :zzz: to snooze it for a week.")
    else:
        parts.append("React with :white_check_mark: when all is done.")
    return parts


def _spoken(daily: Daily) -> str:
    """All of it as text, for notifications, phones and screen readers."""
    lines = spoken(daily)
    for item in daily.items:
        if not item.is_open:
            lines.append(f"{plain(item.name or item.title)}: {_outcome(item)}")
        elif item.section == "stories":
            lines.append(f"{_titled(item.title)} ({plain(cut(item.source, 80))})")
        else:
            lines.append(f"{plain(cut(' '.join(item.name.split()), _TITLE_CHARS))}: {_why(item.reasons)}")
    return (
        cut(f"Today: {'. '.join(line.rstrip('.') for line in lines)}", _TEXT_CHARS) if lines else "Nothing for today."
    )


def _long_day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"


def _short_day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
