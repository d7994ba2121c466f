"""Draft, Why, and snoozing until a day: the buttons of the daily message that open a window."""

from bot.slack.feature import Feature
from bot.slack.features.common import day_in
from bot.slack.features.daily import beside, item_of, metadata_of, submitted, target_in
from bot.slack.requests import Click, ClickAnswer, FieldErrors, Open, Submission, SubmissionAnswer
from bot.slack.services import Services
from bot.slack.views.nudge_forms import draft_form
from bot.usecases.log_contact import Contacted
from bot.usecases.settle import Answer, show


@beside
async def draft(services: Services, click: Click) -> ClickAnswer:
    target = target_in(click.value)
    daily = await services.db.read(show, click.caller, target.delivery_id)
    return Open(draft_form(item_of(daily, target.key), metadata_of(target)))


async def drafted(services: Services, form: Submission) -> SubmissionAnswer:
    """The user has sent it: noted as a contact, without its words."""
    target, caller = target_in(form.metadata), form.caller
    daily = await services.db.read(show, caller, target.delivery_id)
    kind = "reply" if item_of(daily, target.key).section == "owed" else "message"
    await submitted(services, form, target, Answer("log", contacted=Contacted(kind, caller.now)))
    return None


async def snoozed(services: Services, form: Submission) -> SubmissionAnswer:
    target, today = target_in(form.metadata), form.caller.local.date()
    day = day_in(form.values.get("day"))
    if day is None or day <= today:
        return FieldErrors({"day": "Choose a day to come."})
    days = (day - today).days
    if days > _MOST_DAYS:
        return FieldErrors({"day": "A snooze can last two years at most."})
    await submitted(services, form, target, Answer("snooze", days))
    return None


_MOST_DAYS = 730

FEATURE = Feature(
    name="nudge_forms",
    actions={"nudge.draft": draft},
    views={"nudge.drafted": drafted, "nudge.snoozed": snoozed},
)
