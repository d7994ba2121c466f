"""`away`: days without a daily message; and Resume, which brings it back after it went quiet."""

from datetime import date, timedelta

from bot.domain.caller import Caller
from bot.domain.dates import parse_duration_days, read_dates
from bot.domain.errors import NotUnderstood
from bot.slack.feature import CommandSpec, Feature
from bot.slack.requests import Click, ClickAnswer, Command, Fresh, Message
from bot.slack.services import Services
from bot.slack.views.away import away_card, back_card, resumed_card
from bot.slack.views.kit import unescaped
from bot.usecases.change_settings import get_settings
from bot.usecases.fatigue import come_back, go_away, resume

_BACK = frozenset({"off", "back", "over", "no"})


async def away(services: Services, command: Command) -> Message:
    """`away until Monday`, `away for 2 weeks`, `away off`; alone it says how things stand."""
    caller, said = command.caller, command.rest.strip()
    if not said:
        member, next_at = await services.db.read(get_settings, caller)
        return away_card(member.away_until, next_at, caller)
    if said.casefold() in _BACK:
        return await _come_back(services, caller)
    until = _until(said, caller)
    next_at = await services.db.write_once(command.key, caller.now, go_away, caller, until)
    services.members.forget(caller.scope)
    return away_card(until, next_at, caller)


async def back(services: Services, click: Click) -> ClickAnswer:
    return Fresh(await _come_back(services, click.caller))


async def resumed(services: Services, click: Click) -> ClickAnswer:
    next_at = await services.db.write(resume, click.caller)
    services.members.forget(click.caller.scope)
    return Fresh(resumed_card(next_at, click.caller))


async def _come_back(services: Services, caller: Caller) -> Message:
    next_at = await services.db.write(come_back, caller)
    services.members.forget(caller.scope)
    return back_card(next_at, caller)


def _until(said: str, caller: Caller) -> date:
    """The first day with a message again: the day named, the end of a period named, or so many days from today.

    Raises:
        NotUnderstood: the words name no day.
    """
    reading = read_dates(said, caller.local, order=caller.order)
    for mention in reading.mentions:
        through = not said.casefold().startswith("until") and mention.end is not None
        return (mention.end if through and mention.end else mention.start).date()
    days = parse_duration_days(said.casefold().removeprefix("for").strip())
    if days is not None:
        return caller.local.date() + timedelta(days=max(1, round(days)))
    raise NotUnderstood(
        f"Until when? I cannot read a day in “{unescaped(said)[:100]}”. Write it like: away until Monday, away for 2 weeks"
    )


FEATURE = Feature(
    name="away",
    commands=(
        CommandSpec(
            ("away",),
            "away until Monday",
            "No daily message until then; `away off` ends it, alone it says how things stand",
            ("away until Monday", "away for 2 weeks", "away off", "away"),
            away,
        ),
    ),
    actions={"morning.back": back, "morning.resume": resumed},
)
