"""`trends`: what is new in one's sources, and sharing a story."""

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import number_in
from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    FieldErrors,
    Message,
    Open,
    Said,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services
from bot.slack.views.capture import logged_card
from bot.slack.views.kit import plain
from bot.slack.views.trends import share_form, stories_view
from bot.storage.people import get_person
from bot.usecases.fresh_stories import fresh_stories, story_concerns
from bot.usecases.log_form import ContactForm, log_form
from bot.usecases.sources import story

_STORIES_SHOWN = 8


async def show_trends(services: Services, command: Command) -> Message:
    return await trends_message(services, command.caller)


async def trends_message(services: Services, caller: Caller) -> Message:
    found = await services.db.read(fresh_stories, caller, limit=_STORIES_SHOWN)
    return stories_view([(one.story, "; ".join(one.reasons[:2])) for one in found], caller)


async def share(services: Services, click: Click) -> ClickAnswer:
    one = await services.db.read(story, click.caller, number_in(click.value))
    person = await services.db.read(story_concerns, click.caller, one)
    first = person[1].split()[0] if person else ""
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


FEATURE = Feature(
    name="trends",
    commands=(CommandSpec(("trends",), "trends", "Fresh stories, and whom they concern", ("trends",), show_trends),),
    actions={"sources.share": share},
    views={"sources.shared": shared},
)
