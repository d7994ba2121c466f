"""`settings`, and the form that changes them."""

from bot.domain.errors import NotUnderstood
from bot.slack.feature import CommandSpec, Feature
from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    FieldErrors,
    Lookup,
    Message,
    Open,
    Said,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services
from bot.slack.views.settings import REACTIONS, settings_form, settings_view
from bot.usecases.change_settings import Wanted, change_settings, get_settings
from bot.usecases.learning import list_learned
from bot.usecases.react import DEFAULT_REACTIONS
from bot.usecases.timetable import countries_named

_DAYS = frozenset(map(str, range(7)))
_HOURS = frozenset(map(str, range(24)))


async def show(services: Services, command: Command) -> Message:
    member, next_at = await services.db.read(get_settings, command.caller)
    learned = await services.db.read(list_learned, command.caller)
    return settings_view(member, next_at, command.caller, learned=len(learned))


async def open_form(services: Services, click: Click) -> ClickAnswer:
    return Open(settings_form((await services.db.read(get_settings, click.caller))[0]))


async def countries(services: Services, lookup: Lookup) -> list[tuple[str, str]]:
    """Countries whose holidays are known, and none of them."""
    return [("None: also on holidays", "none"), *countries_named(lookup.text)]


async def sent(services: Services, form: Submission) -> SubmissionAnswer:
    chosen = form.values
    days = [int(day) for day in chosen.get("weekdays") or () if day in _DAYS]
    hour = str(chosen.get("hour") or "9")
    if hour not in _HOURS:
        return FieldErrors({"hour": "Choose an hour from 0 to 23."})
    daily = chosen.get("daily") != "off"
    if daily and not days:
        return FieldErrors({"weekdays": "Choose at least one day, or switch daily messages off."})
    on = set(chosen.get("reactions") or ())
    order = chosen.get("date_order")
    country = str(chosen.get("country") or "") or None
    wanted = Wanted(
        daily=daily,
        weekly=chosen.get("daily") == "weekly",
        country="" if country == "none" else country,
        review="on" in (chosen.get("review") or ()),
        hour=int(hour),
        weekdays=sum(1 << day for day in days),
        tz=str(chosen.get("tz") or "").strip(),
        date_order=None if order in (None, "ask") else str(order),
        reactions={name: DEFAULT_REACTIONS[name] if name in on else "" for name, _ in REACTIONS},
    )
    try:
        await services.db.write_once(form.key, form.caller.now, change_settings, form.caller, wanted)
    except NotUnderstood as error:
        return FieldErrors({"country" if "holidays" in error.text else "tz": error.text[:200]})
    services.members.forget(form.caller.scope)
    caller = await services.members.caller(form.caller.scope)
    member, next_at = await services.db.read(get_settings, caller)
    return Said(settings_view(member, next_at, caller, "saved"))


FEATURE = Feature(
    name="settings",
    commands=(
        CommandSpec(("settings",), "settings", "Daily message, time zone, dates, reactions", ("settings",), show),
    ),
    actions={"settings.open": open_form},
    views={"settings.sent": sent},
    options={"settings.countries": countries},
)
