"""`note`, `add`, `who`, `find`, and the buttons and forms of a person's card."""

import re
from dataclasses import replace
from datetime import datetime, time

from bot.domain.caller import Caller
from bot.domain.commands import AddPerson, parse_add, parse_find, parse_note, whole_name
from bot.domain.errors import NotFound, NotUnderstood
from bot.slack.feature import CommandSpec, Feature, ShortcutSpec
from bot.slack.features.common import known_names, named_people, number_in, page_in, slack_name, with_names
from bot.slack.features.person_form import read_person_form
from bot.slack.features.which import asking
from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    CommandAnswer,
    FieldErrors,
    Fresh,
    Lookup,
    Message,
    Open,
    Said,
    Shortcut,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services
from bot.slack.views.capture import noted_card, question_card
from bot.slack.views.followups import date_question
from bot.slack.views.kit import actions, bold, button, calm, cut, entities, plain, section, unescaped
from bot.slack.views.people import (
    added_card,
    due_words,
    forget_form,
    merge_form,
    people_list,
    person_form,
    profile_card,
)
from bot.storage.people import get_person
from bot.storage.rows import Person
from bot.storage.search import Query
from bot.usecases.add_person import Card, add_person_card, card_of, edit_person
from bot.usecases.answer_draft import note_or_ask
from bot.usecases.find_people import find_people, list_people
from bot.usecases.log_interaction import Asked
from bot.usecases.look_up import look_up_people
from bot.usecases.merge_people import forget_person, merge_people, mute_person
from bot.usecases.profile import profile
from bot.usecases.take_note import Noted

_MOST_QUERY = 1500
_IS = re.compile(r"^\s*(?:is|was|'s)\s+(?=\S)", re.IGNORECASE)


async def note(services: Services, command: Command) -> Message:
    known = await known_names(services, command.caller, command.rest)
    people, text = parse_note(command.rest, known)
    caller, raw = command.caller, command.rest
    answer: Noted | Asked = await with_names(
        services,
        lambda names: services.db.write_once(command.key, caller.now, note_or_ask, caller, people, text, raw, names),
    )
    return noted_card(answer, caller) if isinstance(answer, Noted) else question_card(answer, caller)


async def add(services: Services, command: Command) -> CommandAnswer:
    caller = command.caller
    if not command.rest.strip() and command.trigger_id:
        return Open(person_form(None, "add"))
    wanted = parse_add(entities(command.rest), caller.local, order=caller.order)
    if wanted.questions:
        return date_question(wanted.questions[0], command.text, services.command)
    card = _card_of(wanted, await _name_for(services, wanted))
    added = await services.db.write_once(command.key, caller.now, add_person_card, caller, card)
    return added_card(added, await services.db.read(card_of, caller, added.person))


async def who(services: Services, command: Command) -> Message:
    references = whole_name(_IS.sub("", command.rest).rstrip(" ?"))
    if not references:
        raise NotUnderstood("Whose card would you like to see? Write it like: who Ana")
    (person,) = await named_people(services, command, references[:1])
    return profile_card(await services.db.read(profile, command.caller, person.id), command.caller)


show_who = asking(who, may_add=True)


async def find(services: Services, command: Command) -> Message:
    return await _found(services, command.caller, command.rest, 0)


async def find_page(services: Services, click: Click) -> ClickAnswer:
    page, _, query = click.value.partition("|")
    return await _found(services, click.caller, query, page_in(page))


async def show(services: Services, click: Click) -> ClickAnswer:
    """A profile, as a message of its own: the list or card it was asked from stays."""
    return Fresh(profile_card(await services.db.read(profile, click.caller, number_in(click.value)), click.caller))


async def new_person(services: Services, shortcut: Shortcut) -> Open:
    return Open(person_form(None, "add"))


async def edit(services: Services, click: Click) -> ClickAnswer:
    person = await _person(services, click.caller, click.value)
    return Open(person_form(await services.db.read(card_of, click.caller, person), f"edit|{person.id}"))


async def sent(services: Services, form: Submission) -> SubmissionAnswer:
    """The form of a card, new or changed."""
    card = read_person_form(form)
    if isinstance(card, FieldErrors):
        return card
    what, _, person_id = form.metadata.partition("|")
    if what == "edit":
        before = await services.db.read(card_of, form.caller, await _person(services, form.caller, person_id))
        kept = replace(card, slack_ids=before.slack_ids)
        done = await services.db.write_once(
            form.key, form.caller.now, edit_person, form.caller, number_in(person_id), kept
        )
    else:
        done = await services.db.write_once(form.key, form.caller.now, add_person_card, form.caller, card)
    now = await services.db.read(card_of, form.caller, done.person)
    return Said(added_card(done, now, by_form=what == "edit"))


async def more(services: Services, click: Click) -> ClickAnswer:
    """The menu of a card: merge, leave out, forget."""
    what, _, person_id = click.value.partition("|")
    person = await _person(services, click.caller, person_id)
    if what == "merge":
        return Open(merge_form(person.id, person.name))
    if what == "forget":
        return Open(forget_form(person.id, person.name))
    _, now = await services.db.write(mute_person, click.caller, person.id)
    shown = await services.db.read(profile, click.caller, now.id)
    return Fresh(
        Message(due_words(shown, click.caller), [section(f"{bold(now.name)}: {due_words(shown, click.caller)}")])
    )


async def merge(services: Services, click: Click) -> ClickAnswer:
    person = await _person(services, click.caller, click.value)
    return Open(merge_form(person.id, person.name))


async def merged(services: Services, form: Submission) -> SubmissionAnswer:
    chosen = str(form.values.get("person") or "")
    if not chosen or chosen == form.metadata:
        return FieldErrors({"person": "Choose another person."})
    result = await services.db.write_once(
        form.key, form.caller.now, merge_people, form.caller, number_in(form.metadata), number_in(chosen)
    )
    words = f"{plain(result.gone_name)[:200]} and {plain(result.kept.name)[:200]} are one card now."
    row = actions(
        button("Undo", "log.undo", str(result.journal_id)), button("Profile", "people.show", str(result.kept.id))
    )
    return Said(Message(words, [section(f":link: {words}"), row]))


async def forgotten(services: Services, form: Submission) -> SubmissionAnswer:
    name = await services.db.write_once(form.key, form.caller.now, forget_person, form.caller, number_in(form.metadata))
    words = f"{plain(name)[:200]} is forgotten, with everything about them."
    return Said(Message(words, [section(f":wastebasket: {words}")]))


async def options(services: Services, lookup: Lookup) -> list[tuple[str, str]]:
    people: list[Person] = await services.db.read(look_up_people, lookup.caller, lookup.text)
    return [
        (f"{person.name} ({person.company})" if person.company else person.name, str(person.id)) for person in people
    ]


async def _found(services: Services, caller: Caller, text: str, page: int) -> Message:
    if not text.strip():
        found = await services.db.read(list_people, caller, page)
        return people_list(
            found, caller, "Your people", "find.page", "", "You have nobody here yet. Log somebody first."
        )
    wanted = parse_find(text, caller.local, order=caller.order)
    since = datetime.combine(wanted.since, time(0), caller.zone) if wanted.since else None
    query = Query(wanted.words, wanted.tags, wanted.companies, since, wanted.circles)
    found = await services.db.read(find_people, caller, query, page)
    empty = f"Nobody found for “{calm(cut(text, 200))}”. Try fewer words, or `find tag:python`, `find since:2026-01`."
    return people_list(
        found, caller, f"Found for “{unescaped(cut(text, 100))}”", "find.page", text[:_MOST_QUERY], empty
    )


async def _name_for(services: Services, wanted: AddPerson) -> str:
    """The name as said, else what Slack calls the one mentioned, else the address."""
    if wanted.name:
        return wanted.name
    if wanted.slack_ids:
        return await slack_name(services, wanted.slack_ids[0])
    return next(iter((*wanted.emails, *wanted.handles)), "")


def _card_of(wanted: AddPerson, name: str) -> Card:
    born = wanted.birthday
    day = f"{born.month:02d}-{born.day:02d}" if born else None
    said = " ".join([wanted.rest, *wanted.links]).strip()
    return Card(
        name=unescaped(name),
        company=unescaped(wanted.company) if wanted.company else None,
        emails=wanted.emails,
        handles=wanted.handles,
        slack_ids=wanted.slack_ids,
        birthday=f"{born.year:04d}-{day}" if born and born.year else day,
        tags=wanted.tags,
        note=plain(said),
    )


async def _person(services: Services, caller: Caller, person_id: str) -> Person:
    person = await services.db.read(get_person, caller.scope, number_in(person_id))
    if person is None:
        raise NotFound("That person is not there any more.")
    return person


FEATURE = Feature(
    name="people",
    commands=(
        CommandSpec(
            ("note",), "note Ana: she likes climbing", "A note without contact", ("note Ana: she likes climbing",), note
        ),
        CommandSpec(
            ("add",),
            "add Ana Silva, Acme, ana@acme.io, birthday 3 May, #python",
            "Add a person",
            ("add Ana Silva, Acme, ana@acme.io, birthday 3 May, #python",),
            add,
        ),
        CommandSpec(
            ("who",),
            "who Ana",
            "Profile: last contact, rhythm, notes, what is next",
            ("who Ana",),
            show_who,
        ),
        CommandSpec(
            ("find",),
            "find berlin rust",
            "Search people, notes and tags; `tag:`, `company:`, `circle:` and `since:` narrow it",
            ("find berlin rust", "find tag:python since:2026-01"),
            find,
        ),
    ),
    actions={
        "people.show": show,
        "people.edit": edit,
        "people.more": more,
        "people.merge": merge,
        "find.page": find_page,
    },
    views={"people.sent": sent, "people.merged": merged, "people.forgotten": forgotten},
    shortcuts={"add_person": ShortcutSpec("Add a person", "global", "Make a card for somebody", new_person)},
    options={"people.find": options, "draft.pick": options},
)
