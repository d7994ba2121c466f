"""`trends`: what rises and what is new in one's sources, wanting more or less of it, and sharing a story."""

from typing import get_args

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.channels import rising_in_channels
from bot.slack.features.common import number_in, page_in
from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    FieldErrors,
    Fresh,
    Message,
    Open,
    Said,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services
from bot.slack.views.capture import logged_card
from bot.slack.views.channels import channel_blocks
from bot.slack.views.kit import plain
from bot.slack.views.trends import link_text, share_form, taste_card, trends_view, untasted_card
from bot.storage.interests import remove_taste
from bot.storage.people import get_person
from bot.usecases.channels import ChannelTrends
from bot.usecases.fresh_stories import story_concerns, trend_page
from bot.usecases.log_form import ContactForm, log_form
from bot.usecases.rising_now import Span
from bot.usecases.sources import story
from bot.usecases.tastes import more_or_less

_SPANS: tuple[Span, ...] = get_args(Span)
_WORDS: dict[str, Span] = {"": "week", "week": "week", "this week": "week", "weekly": "week", "today": "today"}


async def show_trends(services: Services, command: Command) -> Message:
    said = " ".join(command.rest.casefold().split())
    if said not in _WORDS:
        raise NotUnderstood("Trends of which time? Write `trends` for this week, or `trends today`.")
    return await _shown(services, command.caller, _WORDS[said], 0)


async def trends_message(services: Services, caller: Caller) -> Message:
    return await _shown(services, caller, "week", 0)


async def page(services: Services, click: Click) -> ClickAnswer:
    """`span:page`, in place."""
    span, _, number = click.value.partition(":")
    return await _shown(services, click.caller, _span(span), page_in(number))


async def more(services: Services, click: Click) -> ClickAnswer:
    return await _taste(services, click, 1)


async def less(services: Services, click: Click) -> ClickAnswer:
    return await _taste(services, click, -1)


async def untaste(services: Services, click: Click) -> ClickAnswer:
    await services.db.write(remove_taste, click.caller.scope, number_in(click.value))
    return untasted_card()


async def share(services: Services, click: Click) -> ClickAnswer:
    """`story` or `story:person`; without a person, whoever it concerns most is proposed."""
    story_id, _, person_id = click.value.partition(":")
    one = await services.db.read(story, click.caller, number_in(story_id))
    chosen = await services.db.read(get_person, click.caller.scope, number_in(person_id)) if person_id else None
    person = (chosen.id, chosen.name) if chosen else await services.db.read(story_concerns, click.caller, one)
    first = person[1].split()[0] if person and person[1].split() else ""
    draft = f"Hi{f' {first}' if first else ''}, this made me think of you: {one.title} {one.url}"
    return Open(share_form(one, draft, person))


async def shared(services: Services, form: Submission) -> SubmissionAnswer:
    """The user has sent it: that is a contact, kept with what was sent."""
    if not form.values.get("person"):
        return FieldErrors({"person": "Choose a person."})
    person_id = number_in(str(form.values["person"]))
    if await services.db.read(get_person, form.caller.scope, person_id) is None:
        raise NotFound("That person is not there any more.")
    note = plain(str(form.values.get("message") or ""))
    contact = ContactForm(person_id, "message", form.caller.local.date(), note, source="share")
    logged = await services.db.write_once(form.key, form.caller.now, log_form, form.caller, contact)
    return Said(logged_card(logged, form.caller))


async def _taste(services: Services, click: Click, wish: int) -> ClickAnswer:
    """On a list of trends it shows at once, in place; anywhere else it is said in a message of its own."""
    caller = click.caller
    pressed = await services.db.write(more_or_less, caller, number_in(click.value), wish)
    where, *at = click.origin.split(":")
    if where != "trends" or len(at) != 3:
        return Fresh(taste_card(pressed, wish))
    how = "More" if wish > 0 else "Fewer"
    notice = f":ok_hand: {how} stories like “{link_text(pressed.title)}”. `sources` takes it back."
    return await _shown(services, caller, _span(at[0]), page_in(at[1]), notice)


async def _shown(services: Services, caller: Caller, span: Span, page: int, notice: str = "") -> Message:
    found = await services.db.read(trend_page, caller, span, page)
    channels = await rising_in_channels(services, caller) if found.page == 0 else ChannelTrends()
    return trends_view(found, caller, notice, channel_blocks(channels, caller))


def _span(text: str) -> Span:
    """Raises: NotFound for what no button of ours carries."""
    found = next((span for span in _SPANS if span == text), None)
    if found is None:
        raise NotFound("That is not there any more.")
    return found


FEATURE = Feature(
    name="trends",
    commands=(
        CommandSpec(
            ("trends",),
            "trends",
            "What is rising in your sources, whom it concerns, and fresh stories; `trends today` for the last day",
            ("trends", "trends today"),
            show_trends,
        ),
    ),
    actions={
        "sources.share": share,
        "trends.page": page,
        "trends.more": more,
        "trends.less": less,
        "trends.untaste": untaste,
    },
    views={"sources.shared": shared},
)
