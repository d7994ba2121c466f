"""`due`, `remind`, `done`, `snooze`, and the buttons of every list of follow-ups."""

from datetime import date, datetime, time, timedelta

from bot.domain.commands import Remind, leading_people, parse_done, parse_remind, parse_snooze
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.domain.notes import parse_line
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import day_in, known_names, named_people, number_in
from bot.slack.features.latest import redraw_latest
from bot.slack.features.which import asking
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
from bot.slack.views.followups import (
    closed_card,
    closed_words,
    date_question,
    due_view,
    put_off_card,
    put_off_words,
    reminded_card,
    reminder_form,
)
from bot.slack.views.kit import plain
from bot.storage.people import get_person
from bot.usecases.reminders import (
    close_of_person,
    close_one,
    due_list,
    read_until,
    remind,
    snooze_one,
    snooze_person,
)

_SNOOZE_DAYS = 7
_MOST_DAYS = 3660


async def show_due(services: Services, command: Command) -> Message:
    return due_view(await services.db.read(due_list, command.caller), command.caller)


def _told(command: Command, known: frozenset[str]) -> Remind | None:
    """`remind me to send Bo the slides tomorrow at 3pm`: somebody named in the middle, read like any other line."""
    line = parse_line(f"remind {command.rest}", command.caller.local, known=known, order=command.caller.order)
    if not line.people or not line.follow_ups:
        return None
    plan = line.follow_ups[0]
    return Remind(line.people, plan.due, plan.has_time, plan.every, plan.about)


async def set_reminder(services: Services, command: Command) -> Message:
    known = await known_names(services, command.caller, command.rest)
    wanted = parse_remind(command.rest, command.caller.local, known=known, order=command.caller.order)
    if wanted.questions:
        return date_question(wanted.questions[0], command.text, services.command)
    if not wanted.people:
        wanted = _told(command, known) or wanted
    if not wanted.people:
        raise NotUnderstood("Whom shall I remind you of? Write it like: remind Ana in 2 weeks about the deck")
    if wanted.due is None:
        raise NotUnderstood("When shall I remind you? Write it like: remind Ana in 2 weeks about the deck")
    people = await named_people(services, command, wanted.people)
    reminded = await services.db.write_once(
        command.key,
        command.caller.now,
        remind,
        command.caller,
        people,
        wanted.due,
        has_time=wanted.has_time,
        about=wanted.about,
        every=wanted.every,
    )
    return reminded_card(reminded, command.caller)


async def close(services: Services, command: Command) -> Message:
    references = parse_done(command.rest)
    if not references:
        raise NotUnderstood("Whose follow-up is done? Write it like: done Ana")
    people = await named_people(services, command, references[:1])
    closed = await services.db.write_once(command.key, command.caller.now, close_of_person, command.caller, people[0])
    services.later(redraw_latest(services, command.caller))
    return closed_card(closed, command.caller)


async def put_off(services: Services, command: Command) -> Message:
    known = await known_names(services, command.caller, command.rest)
    wanted = parse_snooze(command.rest, command.caller.local, known=known, order=command.caller.order)
    if wanted.questions:
        return date_question(wanted.questions[0], command.text, services.command)
    if not wanted.people:
        raise NotUnderstood("Whom shall I leave out for a while? Write it like: snooze Ana 2 weeks")
    said = leading_people(command.rest, known)[1].strip()
    if wanted.until is None and said:
        raise NotUnderstood(
            f"I cannot read “{plain(said[:100])}” as a time. Write it like: snooze Ana 2 weeks, or until Friday"
        )
    until = wanted.until or read_until(command.caller, "", _SNOOZE_DAYS)
    people = await named_people(services, command, wanted.people[:1])
    result = await services.db.write_once(
        command.key, command.caller.now, snooze_person, command.caller, people[0], until
    )
    services.later(redraw_latest(services, command.caller))
    return put_off_card(result, command.caller)


async def done_click(services: Services, click: Click) -> ClickAnswer:
    """Done in a list: the list comes back without it, saying what was done."""
    try:
        closed = await services.db.write(close_one, click.caller, number_in(click.value))
        notice = f":white_check_mark: {closed_words(closed, click.caller)}"
    except RapportError as error:
        notice = f":information_source: {error.text}"
    return await _list_again(services, click, notice)


async def snooze_click(services: Services, click: Click) -> ClickAnswer:
    follow_up, _, days = click.value.partition("|")
    try:
        ahead = min(max(number_in(days), 1), _MOST_DAYS)
        result = await services.db.write(snooze_one, click.caller, number_in(follow_up), ahead)
        notice = f":zzz: {put_off_words(result, click.caller)}"
    except RapportError as error:
        notice = f":information_source: {error.text}"
    return await _list_again(services, click, notice)


async def page(services: Services, click: Click) -> ClickAnswer:
    return due_view(await services.db.read(due_list, click.caller), click.caller, number_in(click.value))


async def ask(services: Services, click: Click) -> ClickAnswer:
    person = await services.db.read(get_person, click.caller.scope, number_in(click.value))
    if person is None:
        raise NotFound("That person is not there any more.")
    return Open(reminder_form(person.id, person.name, click.caller.local.date() + timedelta(days=14)))


async def set_by_form(services: Services, form: Submission) -> SubmissionAnswer:
    day = day_in(form.values.get("day"))
    if day is None or day < form.caller.local.date():
        return FieldErrors({"day": "This day has passed. Choose one to come."})
    person = await services.db.read(get_person, form.caller.scope, number_in(form.metadata))
    if person is None:
        return FieldErrors({"day": "That person is not there any more."})
    reminded = await services.db.write_once(
        form.key,
        form.caller.now,
        remind,
        form.caller,
        [person],
        _local(day, form),
        has_time=False,
        about=plain(str(form.values.get("about") or "")),
        every=None,
    )
    return Said(reminded_card(reminded, form.caller))


async def _list_again(services: Services, click: Click, notice: str) -> Message:
    services.later(redraw_latest(services, click.caller))
    return due_view(await services.db.read(due_list, click.caller), click.caller, _page_of(click.origin), notice)


def _page_of(origin: str) -> int:
    parts = origin.split(":")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() and len(parts[1]) < 6 else 0


def _local(day: date, form: Submission) -> datetime:
    return datetime.combine(day, time(0), form.caller.zone)


FEATURE = Feature(
    name="follow-ups",
    commands=(
        CommandSpec(("due",), "due", "What is overdue and coming up", ("due",), show_due),
        CommandSpec(
            ("remind",),
            "remind Ana in 2 weeks about the deck",
            "Set a follow-up; `every month` repeats it",
            ("remind Ana in 2 weeks about the deck", "remind Ana every month about the newsletter"),
            asking(set_reminder, may_add=True),
        ),
        CommandSpec(("done",), "done Ana", "Close what is due with somebody", ("done Ana",), asking(close)),
        CommandSpec(
            ("snooze",),
            "snooze Ana 2 weeks",
            "Leave somebody out for a while",
            ("snooze Ana 2 weeks",),
            asking(put_off),
        ),
    ),
    actions={
        "followups.done": done_click,
        "followups.snooze": snooze_click,
        "followups.page": page,
        "followups.ask": ask,
    },
    views={"followups.set": set_by_form},
)
