"""The buttons of what is learned: Yes and No under a proposal, and Undo in the list that `settings` opens."""

from bot.domain.errors import NotFound
from bot.slack.feature import Feature
from bot.slack.features.common import number_in, page_in
from bot.slack.requests import Click, ClickAnswer, Fresh
from bot.slack.services import Services
from bot.slack.views.daily import daily_message
from bot.slack.views.errors import refusal
from bot.slack.views.learned import learned_view
from bot.usecases.learning import answer_proposal, list_learned, unlearn


async def yes(services: Services, click: Click) -> ClickAnswer:
    return await _answer(services, click, adopt=True)


async def no(services: Services, click: Click) -> ClickAnswer:
    return await _answer(services, click, adopt=False)


async def show(services: Services, click: Click) -> ClickAnswer:
    """The list as a message of its own; its own button turns the page."""
    view = learned_view(await services.db.read(list_learned, click.caller), page_in(click.value or "0"))
    return view if click.value else Fresh(view)


async def undo(services: Services, click: Click) -> ClickAnswer:
    """Take one back; the list is drawn anew."""
    page, kind, key = [*click.value.split(":", 2), "", ""][:3]
    there = await services.db.write(unlearn, click.caller, kind, key)
    services.members.forget(click.caller.scope)
    things = await services.db.read(list_learned, click.caller)
    return learned_view(things, page_in(page), "taken back" if there else "that was taken back already")


async def _answer(services: Services, click: Click, *, adopt: bool) -> ClickAnswer:
    number, kind, key = [*click.value.split(":", 2), "", ""][:3]
    try:
        daily = await services.db.write(answer_proposal, click.caller, number_in(number), kind, key, yes=adopt)
    except NotFound as error:
        return Fresh(refusal(error.text))
    services.members.forget(click.caller.scope)
    return daily_message(daily)


FEATURE = Feature(
    name="learning",
    actions={"learned.yes": yes, "learned.no": no, "learned.show": show, "learned.undo": undo},
)
