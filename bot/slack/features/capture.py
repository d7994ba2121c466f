"""A typed line becomes a card; unclear lines become questions; every card can be undone and corrected."""

from dataclasses import replace
from functools import partial

from bot.domain.caller import Caller
from bot.domain.commands import whole_name
from bot.domain.errors import NotFound, RapportError
from bot.domain.notes import parse_line
from bot.domain.people import normalise
from bot.slack.feature import CommandSpec, Feature, ShortcutSpec
from bot.slack.features.common import day_in, known_names, number_in, with_names
from bot.slack.features.latest import redraw_latest
from bot.slack.features.people import show_who
from bot.slack.features.which import greeted, mistyped
from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    CommandAnswer,
    FieldErrors,
    Message,
    Open,
    Said,
    Shortcut,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services
from bot.slack.views.capture import (
    contact_form,
    edited_card,
    line_form,
    logged_card,
    new_person_form,
    noted_card,
    question_card,
    undone_card,
)
from bot.slack.views.kit import plain, quoted, section, unescaped
from bot.storage.people import get_person
from bot.storage.tx import Tx
from bot.usecases.answer_draft import answer_draft, drop_draft
from bot.usecases.edit_entry import edit_line, get_line
from bot.usecases.log_form import ContactForm, log_form
from bot.usecases.log_interaction import Asked, Logged, Typed, log_line
from bot.usecases.take_note import Noted
from bot.usecases.undo import undo

_NAME_WORDS = 5


async def log(services: Services, command: Command) -> CommandAnswer:
    """`log …` and every line that is no command."""
    if command.verb and not command.rest.strip() and command.trigger_id:
        return Open(contact_form([], "", day=command.caller.local.date()))
    other = greeted(command) or await mistyped(services, command)
    if other is not None:
        return other
    name = await _bare_name(services, command)
    if name:
        return await show_who(services, replace(command, verb="who", rest=name))
    text = command.rest
    answer: Logged | Asked = await with_names(
        services,
        lambda names: services.db.write_once(
            command.key, command.caller.now, log_line, command.caller, Typed(text=text, raw=text, names=names)
        ),
    )
    return _card(answer, command.caller)


async def answer(services: Services, click: Click) -> ClickAnswer:
    """A choice in a question: `draft id|answer`."""
    draft, _, choice = click.value.partition("|")
    return await _go_on(services, click.caller, number_in(draft), choice)


async def pick(services: Services, click: Click) -> ClickAnswer:
    """A person picked for a line that names nobody; the draft's id is in the block's."""
    return await _go_on(services, click.caller, number_in(click.origin.partition(":")[2]), click.value)


async def name_new(services: Services, click: Click) -> ClickAnswer:
    return Open(new_person_form(number_in(click.value)))


async def named(services: Services, form: Submission) -> SubmissionAnswer:
    name = str(form.values.get("name") or "").strip()
    if not name:
        return FieldErrors({"name": "A name, please."})
    message = await _go_on(services, form.caller, number_in(form.metadata), name)
    return Said(message)


async def drop(services: Services, click: Click) -> ClickAnswer:
    raw = await services.db.write(drop_draft, click.caller, number_in(click.value))
    return Message("Dropped. Nothing was kept.", [section("Dropped. Nothing was kept of:"), section(quoted(raw, 2800))])


async def undo_one(services: Services, click: Click) -> ClickAnswer:
    undone = await services.db.write(undo, click.caller, number_in(click.value))
    services.later(redraw_latest(services, click.caller))
    return undone_card(undone)


async def undo_last(services: Services, command: Command) -> Message:
    return undone_card(await services.db.write_once(command.key, command.caller.now, undo, command.caller))


async def edit(services: Services, click: Click) -> ClickAnswer:
    entry = await services.db.read(get_line, click.caller, number_in(click.value))
    return Open(line_form(entry, click.response_url or ""))


async def edited(services: Services, form: Submission) -> SubmissionAnswer:
    """The corrected line; the card it came from is brought up to date."""
    line_id, _, url = form.metadata.partition("|")
    day = day_in(form.values.get("day"))
    if day is not None and day > form.caller.local.date():
        return FieldErrors({"day": "This day is still to come. A contact lies in the past."})
    entry = await services.db.read(get_line, form.caller, number_in(line_id))
    # A note too long for a form is not in it, and stays.
    typed = str(form.values.get("note") or "")
    kept = entry.text if "note" not in form.values or typed == unescaped(entry.text) else plain(typed)
    change = partial(edit_line, kind=form.values.get("kind"), day=day, text=kept)
    result = await services.db.write_once(form.key, form.caller.now, change, form.caller, number_in(line_id))
    card = edited_card(result.entry, result.journal_id, form.caller)
    if url:
        try:
            await services.gateway.respond(url, card, replace=True)
            return None
        except RapportError:
            # The card's address has run out (half an hour): the change is told in a message instead.
            return Said(card)
    return Said(card)


async def contact_sent(services: Services, form: Submission) -> SubmissionAnswer:
    day, follow_up = day_in(form.values.get("day")), day_in(form.values.get("follow_up"))
    today = form.caller.local.date()
    if not form.values.get("person"):
        return FieldErrors({"person": "Choose a person."})
    if day is not None and day > today:
        return FieldErrors({"day": "This day is still to come. A contact lies in the past."})
    if follow_up is not None and follow_up < today:
        return FieldErrors({"follow_up": "This day has passed. Choose one to come."})
    wanted = ContactForm(
        person_id=number_in(str(form.values["person"])),
        kind=str(form.values.get("kind") or "met"),
        day=day or today,
        note=plain(str(form.values.get("note") or "")),
        follow_up=follow_up,
    )
    logged = await services.db.write_once(form.key, form.caller.now, log_form, form.caller, wanted)
    return Said(logged_card(logged, form.caller))


async def open_form(services: Services, shortcut: Shortcut) -> Open:
    return Open(contact_form([], "", day=shortcut.caller.local.date()))


async def log_person(services: Services, click: Click) -> ClickAnswer:
    """The Log button of a person's card."""
    person = await services.db.read(get_person, click.caller.scope, number_in(click.value))
    if person is None:
        raise NotFound("That person is not there any more.")
    return Open(contact_form([(person.id, person.name)], "", day=click.caller.local.date()))


async def _bare_name(services: Services, command: Command) -> str:
    """The one name that the line consists of, empty for every other line: it asks for a card, and says nothing to keep."""
    name = command.rest.strip().strip("?!.,:; ")
    if command.verb or not 0 < len(name.split()) <= _NAME_WORDS:
        return ""
    people = whole_name(name)
    if len(people) != 1 or people[0].text != name:
        return ""
    known = await known_names(services, command.caller, name)
    line = parse_line(name, command.caller.local, known=known)
    reads_so = [person.text for person in line.people] == [name]
    return name if reads_so or normalise(name) in known else ""


async def _go_on(services: Services, caller: Caller, draft_id: int, choice: str) -> Message:
    def run(tx: Tx, names: dict[str, str]) -> Logged | Noted | Asked:
        return answer_draft(tx, caller, draft_id, choice, names)

    result: Logged | Noted | Asked = await with_names(services, lambda names: services.db.write(run, names))
    return _card(result, caller)


def _card(result: Logged | Noted | Asked, caller: Caller) -> Message:
    match result:
        case Logged():
            return logged_card(result, caller)
        case Noted():
            return noted_card(result, caller)
    return question_card(result, caller)


FEATURE = Feature(
    name="capture",
    commands=(
        CommandSpec(
            ("log",),
            "log met Ana Silva at PyCon yesterday, she is moving to Berlin",
            "Log an interaction; plain text without a command does the same",
            (
                "met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python",
                "lunch with Ana and @bo",
            ),
            log,
        ),
        CommandSpec(("undo",), "undo", "Take the last action back", ("undo",), undo_last),
    ),
    actions={
        "log.undo": undo_one,
        "log.edit": edit,
        "people.log": log_person,
        "draft.answer": answer,
        "draft.pick": pick,
        "draft.new": name_new,
        "draft.drop": drop,
    },
    views={"log.edited": edited, "log.sent": contact_sent, "draft.named": named},
    shortcuts={
        "log_interaction": ShortcutSpec(
            "Log an interaction", "global", "Note down whom you met and what was said", open_form
        )
    },
)
