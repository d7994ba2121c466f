"""`edit`, `merge`, `unmerge`, `forget`, `owed`, `promises`, and the buttons of their cards."""

from bot.domain.caller import Caller
from bot.domain.commands import parse_merge, whole_name
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import named_people, number_in
from bot.slack.features.which import asking
from bot.slack.requests import Click, ClickAnswer, Command, CommandAnswer, Message, Open
from bot.slack.services import Services
from bot.slack.views.followups import closed_words, put_off_words
from bot.slack.views.keeping import (
    done_nothing,
    edit_card,
    forget_card,
    forgotten_card,
    merge_preview,
    merge_with_card,
    merged_card,
    obligations_view,
    unmerged_card,
    which_merge,
)
from bot.slack.views.kit import plain
from bot.slack.views.people import merge_form, person_form
from bot.storage.rows import Person
from bot.usecases.add_person import card_of
from bot.usecases.keeping import OWED, PROMISES, list_obligations, merges_to_take_back, plan_merge
from bot.usecases.merge_people import forget_person, merge_people
from bot.usecases.reminders import close_one, snooze_one
from bot.usecases.undo import undo

_KINDS = {"owed": OWED, "promises": PROMISES}
_LONGEST_PAGE = 6


async def edit(services: Services, command: Command) -> CommandAnswer:
    person = await _one(services, command, "Whose card shall I open? Write it like: edit Ana")
    if command.trigger_id is None:
        return edit_card(person)
    return Open(person_form(await services.db.read(card_of, command.caller, person), f"edit|{person.id}"))


async def merge(services: Services, command: Command) -> CommandAnswer:
    """A preview of two cards as one; with one name a form that asks for the other."""
    references = parse_merge(command.rest)
    if not 1 <= len(references) <= 2:
        raise NotUnderstood("Which two cards are one person? Write it like: merge Ana, Anna Silva")
    people = await named_people(services, command, references)
    if len(people) == 1:
        if command.trigger_id is None:
            return merge_with_card(people[0])
        return Open(merge_form(people[0].id, people[0].name))
    return merge_preview(await services.db.read(plan_merge, command.caller, people[0].id, people[1].id), command.caller)


async def unmerge(services: Services, command: Command) -> Message:
    """Take the last merge back, or the one of a person."""
    references = whole_name(command.rest)
    found = await services.db.read(merges_to_take_back, command.caller, references[0] if references else None)
    if len(found) > 1:
        return which_merge(found)
    await services.db.write_once(command.key, command.caller.now, undo, command.caller, found[0].journal_id)
    return unmerged_card(found[0])


async def forget(services: Services, command: Command) -> Message:
    person = await _one(services, command, "Whom shall I forget? Write it like: forget Ana")
    return forget_card(person, command.caller)


async def owed(services: Services, command: Command) -> Message:
    return await _listed(services, command, "owed")


async def promises(services: Services, command: Command) -> Message:
    return await _listed(services, command, "promises")


async def merge_now(services: Services, click: Click) -> ClickAnswer:
    gone, _, kept = click.value.partition("|")
    done = await services.db.write_once(
        click.key, click.caller.now, merge_people, click.caller, number_in(gone), number_in(kept)
    )
    return merged_card(done)


async def swap(services: Services, click: Click) -> ClickAnswer:
    gone, _, kept = click.value.partition("|")
    plan = await services.db.read(plan_merge, click.caller, number_in(gone), number_in(kept))
    return merge_preview(plan, click.caller)


async def leave(services: Services, click: Click) -> ClickAnswer:
    return done_nothing("Left as they are: two cards.")


async def unmerge_one(services: Services, click: Click) -> ClickAnswer:
    """One of several merges, by its entry in the journal."""
    undone = await services.db.write_once(click.key, click.caller.now, undo, click.caller, number_in(click.value))
    return done_nothing(f":leftwards_arrow_with_hook: Two cards again: {plain(undone.subject)[:1500]}")


async def forget_now(services: Services, click: Click) -> ClickAnswer:
    name = await services.db.write_once(
        click.key, click.caller.now, forget_person, click.caller, number_in(click.value)
    )
    return forgotten_card(name)


async def keep(services: Services, click: Click) -> ClickAnswer:
    return done_nothing("Kept. Nothing was deleted.")


async def done(services: Services, click: Click) -> ClickAnswer:
    """Done in a list: the list comes back without it, saying what was done."""
    try:
        closed = await services.db.write(close_one, click.caller, number_in(click.value))
    except RapportError as error:
        return await _again(services, click, f":information_source: {error.text}", None)
    return await _again(services, click, f":white_check_mark: {closed_words(closed, click.caller)}", closed.journal_id)


async def snooze(services: Services, click: Click) -> ClickAnswer:
    follow_up, _, days = click.value.partition("|")
    try:
        put_off = await services.db.write(snooze_one, click.caller, number_in(follow_up), number_in(days))
    except RapportError as error:
        return await _again(services, click, f":information_source: {error.text}", None)
    return await _again(services, click, f":zzz: {put_off_words(put_off, click.caller)}", put_off.journal_id)


async def take_back(services: Services, click: Click) -> ClickAnswer:
    """Undo of what was just done in a list; the list comes back."""
    try:
        await services.db.write(undo, click.caller, number_in(click.value))
        words = ":leftwards_arrow_with_hook: Undone."
    except RapportError as error:
        words = f":information_source: {error.text}"
    return await _again(services, click, words, None)


async def turn(services: Services, click: Click) -> ClickAnswer:
    what, page, person_id = _place(click.value)
    return await _page(services, click.caller, what, page, person_id)


async def _listed(services: Services, command: Command, what: str) -> Message:
    """All of them, or those with the person named."""
    references = whole_name(command.rest)
    people = await named_people(services, command, references[:1])
    return await _page(services, command.caller, what, 0, people[0].id if people else None)


async def _again(services: Services, click: Click, notice: str, journal_id: int | None) -> Message:
    what, page, person_id = _place(click.origin)
    try:
        return await _page(services, click.caller, what, page, person_id, notice, journal_id)
    except NotFound:
        # Whose list it was has been forgotten; the others are still there.
        return await _page(services, click.caller, what, 0, None, notice, journal_id)


async def _page(
    services: Services,
    caller: Caller,
    what: str,
    page: int,
    person_id: int | None,
    notice: str = "",
    journal_id: int | None = None,
) -> Message:
    found = await services.db.read(list_obligations, caller, _KINDS[what], page, person_id)
    return obligations_view(what, found, caller, notice, journal_id)


def _place(text: str) -> tuple[str, int, int | None]:
    """`owed:page:person:…` -> where in which list; the beginning of the owed replies for anything else."""
    what, page, person = [*text.split(":"), "", ""][:3]
    number = int(page) if page.isdecimal() and len(page) < _LONGEST_PAGE else 0
    return what if what in _KINDS else "owed", number, number_in(person) if person else None


async def _one(services: Services, command: Command, question: str) -> Person:
    references = whole_name(command.rest)
    if len(references) != 1:
        raise NotUnderstood(question)
    (person,) = await named_people(services, command, references)
    return person


FEATURE = Feature(
    name="keeping",
    commands=(
        CommandSpec(("edit",), "edit Ana", "Change somebody's card", ("edit Ana",), asking(edit)),
        CommandSpec(
            ("merge",),
            "merge Ana, Anna Silva",
            "Make one card of two; shows first what moves where",
            ("merge Ana, Anna Silva", "merge Ana into Anna Silva"),
            asking(merge),
        ),
        CommandSpec(
            ("unmerge",),
            "unmerge Ana",
            "Take a merge back: the last one, or that of a person",
            ("unmerge Ana", "unmerge"),
            unmerge,
        ),
        CommandSpec(("forget",), "forget Ana", "Delete somebody everywhere, for good", ("forget Ana",), asking(forget)),
        CommandSpec(("owed",), "owed", "Replies you owe", ("owed", "owed Ana"), asking(owed)),
        CommandSpec(
            ("promises",),
            "promises",
            "Promises you made, and those made to you",
            ("promises", "promises Ana"),
            asking(promises),
        ),
    ),
    actions={
        "keeping.merge": merge_now,
        "keeping.swap": swap,
        "keeping.leave": leave,
        "keeping.unmerge": unmerge_one,
        "keeping.forget": forget_now,
        "keeping.keep": keep,
        "keeping.done": done,
        "keeping.snooze": snooze,
        "keeping.undo": take_back,
        "keeping.page": turn,
    },
)
