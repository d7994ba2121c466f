"""The buttons and forms of the daily message. Each answer redraws the message in place."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import wraps

import structlog

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, RapportError
from bot.slack.feature import Feature
from bot.slack.features.common import number_in
from bot.slack.requests import (
    Click,
    ClickAnswer,
    FieldErrors,
    Fresh,
    Message,
    Open,
    Submission,
    SubmissionAnswer,
    View,
)
from bot.slack.services import Services
from bot.slack.views.capture import contact_form
from bot.slack.views.daily import daily_message, drafted
from bot.slack.views.errors import refusal
from bot.slack.views.kit import field, modal, option, people_select, plain, section, text_input
from bot.slack.views.nudge_forms import draft_form, snooze_form, why_view
from bot.storage.database import AlreadyProcessed
from bot.usecases.daily import Daily, DailyItem
from bot.usecases.explain import explain
from bot.usecases.log_contact import Contacted, moment_on
from bot.usecases.settle import SNOOZE_DAYS, Answer, Settled, settle, show, unsettle

_LOG = structlog.get_logger()
Handler = Callable[[Services, Click], Awaitable[ClickAnswer]]


@dataclass(frozen=True, slots=True)
class Target:
    """What a button is about; `more` is what its action needs beside."""

    delivery_id: int
    key: str
    more: tuple[str, ...]


def beside(handler: Handler) -> Handler:
    """Refusals come as a message of their own: the daily message stays where it is."""

    @wraps(handler)
    async def guarded(services: Services, click: Click) -> ClickAnswer:
        try:
            return await handler(services, click)
        except AlreadyProcessed:
            raise
        except RapportError as error:
            return Fresh(refusal(error.text))

    return guarded


@beside
async def done(services: Services, click: Click) -> ClickAnswer:
    return await _settle(services, click, target_in(click.value), Answer("done"))


@beside
async def snooze(services: Services, click: Click) -> ClickAnswer:
    target = target_in(click.value)
    if target.more == ("date",):
        return await _snooze_form(services, click.caller, target)
    return await _settle(services, click, target, Answer("snooze", _days(target.more)))


@beside
async def undo(services: Services, click: Click) -> ClickAnswer:
    target, caller = target_in(click.value), click.caller
    settled: Settled = await services.db.write_once(
        click.key, caller.now, unsettle, caller, target.delivery_id, target.key
    )
    return daily_message(settled.daily)


@beside
async def more(services: Services, click: Click) -> ClickAnswer:
    """The menu of an item: less often, not this person, and in long messages everything else."""
    target = target_in(click.value)
    match target.more:
        case ("log",):
            return await _log_form(services, click.caller, target)
        case ("snooze", days):
            return await _settle(services, click, target, Answer("snooze", _days((days,))))
        case ("done",):
            return await _settle(services, click, target, Answer("done"))
        case ("draft",):
            daily = await services.db.read(show, click.caller, target.delivery_id)
            return Open(draft_form(item_of(daily, target.key), metadata_of(target)))
        case ("why",):
            why = await services.db.read(explain, click.caller, target.delivery_id, target.key)
            return Open(why_view(why, click.caller))
        case ("less",):
            return await _settle(services, click, target, Answer("less"))
        case ("never",):
            return await _settle(services, click, target, Answer("never"))
    raise NotFound("That choice is not there any more.")


@beside
async def log(services: Services, click: Click) -> ClickAnswer:
    return await _log_form(services, click.caller, target_in(click.value))


@beside
async def share(services: Services, click: Click) -> ClickAnswer:
    target = target_in(click.value)
    daily = await services.db.read(show, click.caller, target.delivery_id)
    return Open(_share_form(daily, item_of(daily, target.key)))


async def logged(services: Services, form: Submission) -> SubmissionAnswer:
    """A contact logged from a nudge: with the nudge's person it settles the item, with another it is only noted."""
    target, caller = target_in(form.metadata), form.caller
    person_id = _person(form)
    if person_id is None:
        return FieldErrors({"person": "Choose a person."})
    today = caller.local.date()
    day, follow_up = _day(form.values.get("day")) or today, _day(form.values.get("follow_up"))
    if day > today:
        return FieldErrors({"day": "This day is still to come. A contact lies in the past."})
    if follow_up is not None and follow_up < today:
        return FieldErrors({"follow_up": "This day has passed. Choose one to come."})
    contacted = Contacted(
        kind=str(form.values.get("kind") or "message"),
        at=moment_on(day, caller),
        note=plain(str(form.values.get("note") or "")),
        follow_up_at=datetime.combine(follow_up, time(), caller.zone).astimezone(UTC) if follow_up else None,
    )
    await submitted(services, form, target, Answer("log", contacted=contacted, person_id=person_id))
    return None


async def shared(services: Services, form: Submission) -> SubmissionAnswer:
    """A story was passed on: noted as a message to the person chosen."""
    target = target_in(form.metadata)
    person_id = _person(form)
    if person_id is None:
        return FieldErrors({"person": "Choose a person."})
    daily = await services.db.read(show, form.caller, target.delivery_id)
    item = item_of(daily, target.key)
    note = plain(f"Shared “{item.title}”")
    contacted = Contacted("message", form.caller.now, note, permalink=item.url or None)
    await submitted(services, form, target, Answer("share", contacted=contacted, person_id=person_id))
    return None


async def _settle(services: Services, click: Click, target: Target, answer: Answer) -> Message:
    caller = click.caller
    settled: Settled = await services.db.write_once(
        click.key, caller.now, settle, caller, target.delivery_id, target.key, answer
    )
    return daily_message(settled.daily)


async def submitted(services: Services, form: Submission, target: Target, answer: Answer) -> None:
    caller = form.caller
    settled: Settled = await services.db.write_once(
        form.key, caller.now, settle, caller, target.delivery_id, target.key, answer
    )
    await redraw(services, settled.daily)


async def redraw(services: Services, daily: Daily) -> None:
    """Bring the message up to date where it stands. What was written down stays so when Slack cannot be reached."""
    if daily.channel is None or daily.ts is None:
        return
    try:
        await services.gateway.update(daily.channel, daily.ts, daily_message(daily))
    except RapportError as error:
        _LOG.warning("daily message not redrawn", error=type(error).__name__, code=getattr(error, "code", ""))


async def _snooze_form(services: Services, caller: Caller, target: Target) -> Open:
    daily = await services.db.read(show, caller, target.delivery_id)
    return Open(snooze_form(item_of(daily, target.key), caller.local.date(), metadata_of(target)))


async def _log_form(services: Services, caller: Caller, target: Target) -> Open:
    daily = await services.db.read(show, caller, target.delivery_id)
    item = item_of(daily, target.key)
    people = [(item.person_id, item.name)] if item.person_id is not None and item.state != "gone" else []
    kind = "reply" if item.section == "owed" else "message"
    view = contact_form(people, metadata_of(target), day=caller.local.date(), kind=kind)
    return Open({**view, "callback_id": "nudge.logged"})


def _share_form(daily: Daily, item: DailyItem) -> View:
    """A message to copy and send; sending it is the user's own act."""
    initial = option(item.name, str(item.person_id)) if item.person_id is not None else None
    note = "Copy the message and send it where you two talk. Rapport writes to nobody but you."
    blocks = [
        section(f"*{plain(item.title)}*"),
        field("Share with", "person", people_select("Start typing a name", "people.find", initial)),
        field("Your message", "message", text_input("message", drafted(item), multiline=True), hint=note),
    ]
    metadata = f"{daily.delivery_id}:{item.key}"
    return modal("Share a story", "nudge.shared", blocks, submit="I have sent it", metadata=metadata)


def item_of(daily: Daily, key: str) -> DailyItem:
    item = daily.item(key)
    if item is None:
        raise NotFound("That is not in this message any more.")
    return item


def target_in(value: str) -> Target:
    """A forged or foreign value is nobody's message."""
    number, _, rest = value.partition(":")
    key, *more = rest.split(":")
    if not key:
        raise NotFound("That is not there any more.")
    return Target(number_in(number), key, tuple(more))


def metadata_of(target: Target) -> str:
    return f"{target.delivery_id}:{target.key}"


def _days(more: tuple[str, ...]) -> int:
    return int(more[0]) if more and more[0].isdecimal() and len(more[0]) < 4 else SNOOZE_DAYS


def _person(form: Submission) -> int | None:
    chosen = str(form.values.get("person") or "")
    return number_in(chosen) if chosen else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


FEATURE = Feature(
    name="daily",
    actions={
        "nudge.done": done,
        "nudge.snooze": snooze,
        "nudge.log": log,
        "nudge.more": more,
        "nudge.share": share,
        "nudge.undo": undo,
    },
    views={"nudge.logged": logged, "nudge.shared": shared},
    scopes=("chat:write", "im:write", "im:history", "dnd:read"),
)
