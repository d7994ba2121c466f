"""A user's settings: what they are, and the form that changes them."""

from datetime import datetime

from bot.domain.caller import Caller
from bot.domain.dates import DateOrder
from bot.slack.requests import Block, Message, View
from bot.slack.views.kit import (
    actions,
    button,
    field,
    fields,
    modal,
    option,
    people_select,
    plain,
    section,
    select,
    text_input,
)
from bot.storage.rows import Member
from bot.usecases.react import DEFAULT_REACTIONS
from bot.usecases.timetable import country_name

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PACES = {
    "on": option("On every day chosen below", "on"),
    "weekly": option("Once a week", "weekly"),
    "off": option("Off", "off"),
}
NO_COUNTRY = option("None: also on holidays", "none")
REVIEW = option("Look back on the week: kept, missed, revived", "on")
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


def settings_view(
    member: Member, next_at: datetime | None, caller: Caller, notice: str = "", learned: int = 0
) -> Message:
    """The settings in words, with the button that opens the form. `learned`: how many things Rapport has learned."""
    daily, away = daily_words(member), member.away_until
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
                ("Public holidays", f"no message in {country_name(member.country)}" if member.country else "not kept"),
                ("Weekly review", "with the week's last message" if member.review else "off"),
            ]
        ),
    ]
    buttons = [button("Change", "settings.open", style="primary")]
    if away is not None and away > caller.local.date():
        blocks.append(section(f":palm_tree: Away until {away:%A} {away.day} {away:%B}."))
        buttons.append(button("Back", "morning.back"))
    if member.pace != "daily":
        buttons.append(button("Resume daily messages", "morning.resume"))
    if learned:
        buttons.append(button(f"What was learned ({learned})", "learned.show"))
    blocks.append(actions(*buttons, block_id="settings"))
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
        "options": list(PACES.values()),
        "initial_option": PACES[("weekly" if member.pace == "weekly" else "on") if member.daily else "off"],
    }
    country = option(country_name(member.country), member.country) if member.country else NO_COUNTRY
    review: Block = {"type": "checkboxes", "action_id": "review", "options": [REVIEW]}
    if member.review:
        review["initial_options"] = [REVIEW]
    hours = [option(f"{hour:02d}:00", str(hour)) for hour in range(24)]
    orders = [option(label, value) for value, label in ORDERS]
    zone = text_input("tz", member.tz, placeholder="Europe/Lisbon", most=60)
    blocks = [
        field("Daily message", "daily", daily),
        field("At", "hour", select("Hour", "hour", hours, str(member.hour))),
        field("On", "weekdays", weekdays, optional=True),
        field(
            "Public holidays",
            "country",
            people_select("Start typing a country", "settings.countries", country),
            hint="No daily message on the public holidays of this country.",
        ),
        field("Weekly review", "review", review, optional=True),
        field("Time zone", "tz", zone, hint="As in the tz database: Europe/Lisbon, America/New_York, Asia/Tokyo."),
        field("Dates in digits", "date_order", select("Order", "date_order", orders, member.date_order or "ask")),
        field("Reactions", "reactions", marks, optional=True),
    ]
    return modal("Settings", "settings.sent", blocks)


def daily_words(member: Member) -> str:
    """ "09:00, Monday to Friday", "09:00, once a week", "off"."""
    if not member.daily:
        return "off, for want of use" if member.pace == "off" else "off"
    return f"{member.hour:02d}:00, {'once a week' if member.pace == 'weekly' else days_words(member.weekdays)}"


def days_words(weekdays: int) -> str:
    """ "Monday to Friday", "every day", "Mon, Wed"."""
    if weekdays & 0b1111111 == 0b1111111:
        return "every day"
    if weekdays & 0b1111111 == 0b0011111:
        return "Monday to Friday"
    return ", ".join(day[:3] for number, day in enumerate(DAYS) if weekdays >> number & 1) or "no day"
