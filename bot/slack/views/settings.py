"""A user's settings: what they are, and the form that changes them."""

from datetime import datetime

from bot.domain.caller import Caller
from bot.domain.dates import DateOrder
from bot.slack.requests import Block, Message, View
from bot.slack.views.kit import actions, button, field, fields, modal, option, plain, section, select, text_input
from bot.storage.rows import Member
from bot.usecases.react import DEFAULT_REACTIONS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDERS = (
    ("dmy", "Day first: 3/4 is 3 April"),
    ("mdy", "Month first: 3/4 is 4 March"),
    ("ymd", "Year first"),
    ("ask", "As in my language, else ask me"),
)
REACTIONS = (
    ("handshake", "🤝 logs an interaction"),
    ("memo", "📝 saves the message as a note"),
    ("alarm_clock", "⏰ reminds you to reply"),
    ("white_check_mark", "✅ marks a daily message as done"),
    ("zzz", "💤 snoozes a daily message"),
)


def settings_view(member: Member, next_at: datetime | None, caller: Caller, notice: str = "") -> Message:
    """The settings in words, with the button that opens the form."""
    daily = f"{member.hour:02d}:00, {days_words(member.weekdays)}" if member.daily else "off"
    coming = f"{next_at.astimezone(caller.zone):%A %-d %B at %H:%M}" if next_at else "none"
    on = [label.split(" ")[0] for name, label in REACTIONS if member.reactions.get(name, DEFAULT_REACTIONS[name])]
    blocks: list[Block] = [
        section(f":gear: *Settings*{f'  ·  {notice}' if notice else ''}"),
        fields(
            [
                ("Daily message", daily),
                ("Next one", coming),
                ("Time zone", plain(member.tz)),
                ("Dates in digits", _order(member, caller)),
                ("Reactions", " ".join(on) or "none"),
            ]
        ),
        actions(button("Change", "settings.open", style="primary"), block_id="settings"),
    ]
    return Message(f"{notice} Daily message: {daily}. Time zone: {member.tz}.".strip(), blocks)


def _order(member: Member, caller: Caller) -> str:
    if member.date_order:
        return dict(ORDERS).get(member.date_order, "Asked").split(":")[0]
    known = {DateOrder.DAY_FIRST: "Day first", DateOrder.MONTH_FIRST: "Month first", DateOrder.YEAR_FIRST: "Year first"}
    return f"{known[caller.order]} (as in your language)" if caller.order else "Asked when it matters"


def settings_form(member: Member) -> View:
    days = [option(day, str(number)) for number, day in enumerate(DAYS)]
    chosen = [one for number, one in enumerate(days) if member.weekdays >> number & 1]
    weekdays: Block = {"type": "checkboxes", "action_id": "weekdays", "options": days}
    if chosen:
        weekdays["initial_options"] = chosen
    reactions = [option(label, name) for name, label in REACTIONS]
    on = [one for one in reactions if member.reactions.get(one["value"], DEFAULT_REACTIONS[one["value"]])]
    marks: Block = {"type": "checkboxes", "action_id": "reactions", "options": reactions}
    if on:
        marks["initial_options"] = on
    daily: Block = {
        "type": "radio_buttons",
        "action_id": "daily",
        "options": [option("On", "on"), option("Off", "off")],
        "initial_option": option("On", "on") if member.daily else option("Off", "off"),
    }
    hours = [option(f"{hour:02d}:00", str(hour)) for hour in range(24)]
    orders = [option(label, value) for value, label in ORDERS]
    zone = text_input("tz", member.tz, placeholder="Europe/Lisbon", most=60)
    blocks = [
        field("Daily message", "daily", daily),
        field("At", "hour", select("Hour", "hour", hours, str(member.hour))),
        field("On", "weekdays", weekdays, optional=True),
        field("Time zone", "tz", zone, hint="As in the tz database: Europe/Lisbon, America/New_York, Asia/Tokyo."),
        field("Dates in digits", "date_order", select("Order", "date_order", orders, member.date_order or "ask")),
        field("Reactions", "reactions", marks, optional=True),
    ]
    return modal("Settings", "settings.sent", blocks)


def days_words(weekdays: int) -> str:
    """ "Monday to Friday", "every day", "Mon, Wed"."""
    if weekdays & 0b1111111 == 0b1111111:
        return "every day"
    if weekdays & 0b1111111 == 0b0011111:
        return "Monday to Friday"
    return ", ".join(day[:3] for number, day in enumerate(DAYS) if weekdays >> number & 1) or "no day"
