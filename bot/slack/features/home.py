"""The Home tab."""

from bot.domain.caller import Caller
from bot.slack.feature import EventSpec, Feature
from bot.slack.features.channels import rising_in_channels
from bot.slack.features.common import page_in, today_of
from bot.slack.features.sources import sources_message
from bot.slack.requests import Click, ClickAnswer, Event, Fresh
from bot.slack.services import Services
from bot.slack.views.channels import channel_line
from bot.slack.views.home import home_view
from bot.usecases.change_settings import get_settings
from bot.usecases.find_people import list_people
from bot.usecases.fresh_stories import rising_trends
from bot.usecases.sources import sources

_TRENDS = 3


async def publish_home(services: Services, caller: Caller, notice: str, page: int = 0) -> None:
    """Draw the caller's Home tab anew. `notice`: what has just been done there."""
    member, next_at = await services.db.read(get_settings, caller)
    view = home_view(
        await today_of(services, caller),
        await services.db.read(list_people, caller, page),
        await services.db.read(sources, caller),
        await services.db.read(rising_trends, caller, "week", limit=_TRENDS),
        channel_line(await rising_in_channels(services, caller), caller),
        member,
        next_at,
        caller,
        services.command,
        notice,
    )
    await services.gateway.publish_home(caller.scope.user_id, view)


async def opened(services: Services, event: Event) -> None:
    if event.body.get("tab") in (None, "home"):
        services.later(publish_home(services, event.caller, ""))


async def page(services: Services, click: Click) -> ClickAnswer:
    number, _, _ = click.value.partition("|")
    await publish_home(services, click.caller, "", page_in(number))
    return None


async def show_sources(services: Services, click: Click) -> ClickAnswer:
    """The list with its buttons comes as a direct message, where it can be long."""
    return Fresh(await sources_message(services, click.caller))


FEATURE = Feature(
    name="home",
    actions={"home.page": page, "home.sources": show_sources},
    events={"app_home_opened": EventSpec(opened, ("app_home_opened",), ())},
)
