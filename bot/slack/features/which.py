"""Commands that name somebody unclear ask, and carry on with the answer; mistyped commands are offered as meant.

A feature wraps its handler in `asking`. The question keeps the whole command; the answer runs the very same handler again.
"""

import re
from collections.abc import Mapping

from bot.domain.commands import closest, split_command
from bot.domain.errors import RapportError
from bot.domain.notes.given_names import given_names
from bot.domain.people import normalise
from bot.slack.feature import CommandHandler, CommandSpec, Feature
from bot.slack.features.common import known_names, number_in, slack_name
from bot.slack.requests import Click, ClickAnswer, Command, CommandAnswer, Fresh, Lookup, Message
from bot.slack.services import Services
from bot.slack.views.errors import refusal
from bot.slack.views.kit import section
from bot.slack.views.panel import common_actions
from bot.slack.views.which import dropped_card, meant_card, which_card
from bot.storage.database import AlreadyProcessed
from bot.usecases.log_interaction import Typed
from bot.usecases.look_up import look_up_people
from bot.usecases.pending import (
    Pending,
    add_pending_person,
    ask_whom,
    get_pending,
    keep_pending,
    settle_pending,
)
from bot.usecases.resolve import Unsure, display_name, find_one

_ALREADY = "That was carried out already."
_GREETING = re.compile(
    r"(?:(?:hi|hello|hey|hiya|howdy|yo|hallo|moin|hola|ciao|bonjour|good (?:morning|afternoon|evening)|morning)"
    r"(?: (?:there|rapport|all|everyone|bot))?|(?:many )?thanks(?: a lot| so much| rapport)?|thank you(?: so much| rapport)?"
    r"|thx|ty|cheers|great|cool|nice|perfect|awesome|ok|okay|bye|goodbye|good night)",
    re.IGNORECASE,
)
_THANKS = re.compile(r"than|thx|ty|cheers|great|cool|nice|perfect|awesome|ok", re.IGNORECASE)
_LONGEST_GREETING = 40


def asking(handle: CommandHandler, *, may_add: bool = False) -> CommandHandler:
    """The handler, which asks whom it means where a name is unclear. `may_add`: somebody new makes sense there."""

    async def run(services: Services, command: Command) -> CommandAnswer:
        try:
            return await handle(services, command)
        except Unsure as unsure:
            return await _ask(services, command, unsure, may_add)

    return run


async def pick(services: Services, click: Click) -> ClickAnswer:
    """One of those who may be meant: `draft|person`."""
    draft, _, person = click.value.partition("|")
    return await _answered(services, click, draft, person)


async def found(services: Services, click: Click) -> ClickAnswer:
    """Somebody else, looked up; the draft's id is in the block's."""
    return await _answered(services, click, click.origin.partition(":")[2], click.value)


async def new(services: Services, click: Click) -> ClickAnswer:
    """A card is made for the one named, and the command goes on with it."""
    return await _answered(services, click, click.value, "")


async def drop(services: Services, click: Click) -> ClickAnswer:
    draft_id = number_in(click.value)
    pending = await services.db.read(get_pending, click.caller, draft_id)
    if not await services.db.write(settle_pending, click.caller, draft_id):
        return Fresh(refusal(_ALREADY))
    return dropped_card(pending)


async def options(services: Services, lookup: Lookup) -> list[tuple[str, str]]:
    people = await services.db.read(look_up_people, lookup.caller, lookup.text)
    return [
        (f"{person.name} ({person.company})" if person.company else person.name, str(person.id)) for person in people
    ]


async def meant(services: Services, click: Click) -> ClickAnswer:
    """Yes, that command was meant: `draft|line`. The line that was taken for a note is given up."""
    draft, _, line = click.value.partition("|")
    specs = _specs()
    verb, rest = split_command(line, specs.keys())
    spec = specs[verb or ""]
    channel = click.message.channel if click.message else ""
    command = Command(click.caller, line, "command", channel, f"m:{draft}", click.trigger_id, verb or "", rest)
    try:
        answer = await spec.handle(services, command)
    except AlreadyProcessed:
        return Fresh(refusal(_ALREADY, line))
    except RapportError as error:
        return Fresh(refusal(error.text, line))
    await services.db.write(settle_pending, click.caller, number_in(draft))
    return answer


def greeted(command: Command) -> Message | None:
    """A short answer to a greeting or thanks; `None` for every other line. Looks nothing up."""
    said = command.rest.strip().strip("!.,:)( 👋🙏👍😀🙂").strip()
    if (
        command.verb
        or len(said) > _LONGEST_GREETING
        or not _GREETING.fullmatch(" ".join(said.replace(",", " ").split()))
    ):
        return None
    words = "You are welcome." if _THANKS.match(said) else "Hello!"
    hint = "Tell me whom you met and what was said, in one line, or press a button."
    return Message(f"{words} {hint}", [section(f":wave: {words} {hint}"), common_actions()])


async def mistyped(services: Services, command: Command) -> Message | None:
    """A question for a line of one or two words that looks like a mistyped command and names nobody known.

    `None` for every other line; only lines that look so are looked up.
    """
    words = command.rest.split()
    if command.verb or not 1 <= len(words) <= 2:
        return None
    first = words[0].strip(":,.!?")
    if normalise(first) in given_names():
        return None
    near = closest(first, [verb for verb in _specs() if verb])
    if near is None or await known_names(services, command.caller, command.rest):
        return None
    caller, line = command.caller, " ".join([near, *words[1:]])
    typed = Typed(text=command.rest, raw=command.rest)
    asked = await services.db.write_once(command.key, caller.now, ask_whom, caller, typed)
    return meant_card(asked, line, caller)


async def _ask(services: Services, command: Command, unsure: Unsure, may_add: bool) -> Message:
    reference, people, near = unsure.reference, unsure.people, unsure.near
    name = display_name(reference.value)
    if reference.kind == "mention":
        # Slack knows what they are called; somebody of that name may be here without their Slack account.
        name = await slack_name(services, reference.value)
        try:
            await services.db.read(find_one, command.caller, reference, names={reference.value: name})
        except Unsure as named:
            people, near = named.people, named.near
    pending = Pending(
        command.text,
        command.verb,
        command.rest,
        command.channel,
        command.surface,
        reference,
        name,
        command.chosen,
        tuple(person.id for person in people),
    )
    caller = command.caller
    draft_id = await services.db.write_once(command.key, caller.now, keep_pending, caller, pending)
    return which_card(pending, draft_id, people, caller, near=near, may_add=may_add)


async def _answered(services: Services, click: Click, draft: str, person: str) -> ClickAnswer:
    """Carry on with the answer: a person's id, or nothing for somebody new. A refusal leaves the question as it is."""
    draft_id, text = number_in(draft), ""
    try:
        pending = await services.db.read(get_pending, click.caller, draft_id)
        text = pending.text
        answer = await _carried_on(services, click, draft_id, pending, person)
    except AlreadyProcessed:
        return Fresh(refusal(_ALREADY, text))
    except RapportError as error:
        return Fresh(refusal(error.text, text))
    await services.db.write(settle_pending, click.caller, draft_id)
    return answer


async def _carried_on(services: Services, click: Click, draft_id: int, pending: Pending, person: str) -> CommandAnswer:
    caller = click.caller
    if not person:
        added = await services.db.write_once(f"n:{draft_id}", caller.now, add_pending_person, caller, pending)
        person = str(added.person.id)
    command = Command(
        caller=caller,
        text=pending.text,
        surface="command",
        channel=pending.channel,
        key=f"w:{draft_id}",
        trigger_id=click.trigger_id or None,
        verb=pending.verb,
        rest=pending.rest,
        chosen={**pending.chosen, pending.reference.text: str(number_in(person))},
    )
    return await _specs()[pending.verb].handle(services, command)


def _specs() -> Mapping[str, CommandSpec]:
    from bot.slack.features.panel import all_commands

    return {verb: spec for spec in all_commands() for verb in spec.verbs}


FEATURE = Feature(
    name="which",
    actions={
        "which.pick": pick,
        "which.find": found,
        "which.new": new,
        "which.drop": drop,
        "which.meant": meant,
    },
    options={"which.find": options},
)
