"""`cadence`: how often to be in touch with a person, a tag or a circle."""

import re

from bot.domain.caller import Caller
from bot.domain.commands import Cadence, parse_cadence
from bot.domain.errors import NotFound, NotUnderstood
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import known_names, named_people, number_in, page_in
from bot.slack.features.which import asking
from bot.slack.requests import Click, ClickAnswer, Command, Fresh, Message
from bot.slack.services import Services
from bot.slack.views.cadences import OFF, cadence_card, cadences_view, set_words
from bot.slack.views.kit import unescaped
from bot.storage.tx import Tx
from bot.usecases.cadences import (
    CadenceSet,
    Standing,
    Target,
    list_cadences,
    set_cadence,
    standing,
)
from bot.usecases.circles import circle_named

_EXAMPLE = "Write it like: cadence Ana every 6 weeks"
# A word with # that is a channel's name too arrives as a link to that channel.
_CHANNEL = re.compile(r"^\s*<#[CG][A-Z0-9]+\|([^>]+)>")


async def cadence(services: Services, command: Command) -> Message:
    """Set, lift or show; without words the list of all."""
    caller = command.caller
    said = _CHANNEL.sub(r"#\1", command.rest)
    if not said.strip():
        return cadences_view(await services.db.read(list_cadences, caller), caller)
    wanted = parse_cadence(said, caller.local, known=await known_names(services, caller, said))
    if wanted.rest and not wanted.off and wanted.days is None:
        raise NotUnderstood(
            f"I cannot read “{unescaped(wanted.rest)[:100]}” as a rhythm. {_EXAMPLE}, or monthly, or off"
        )
    targets = await _targets(services, command, wanted)
    if not wanted.rest:
        return cadence_card(await services.db.read(_standings, caller, targets), caller)
    done: CadenceSet = await services.db.write_once(
        command.key, caller.now, set_cadence, caller, targets, None if wanted.off else wanted.days
    )
    return cadence_card(done.standings, caller, done)


async def show(services: Services, click: Click) -> ClickAnswer:
    """How it stands with one, as a message of its own."""
    one = await services.db.read(standing, click.caller, _target(click.value))
    return Fresh(cadence_card((one,), click.caller))


async def choose(services: Services, click: Click) -> ClickAnswer:
    """A rhythm chosen from the menu: `kind:key|days`. A list comes back as a list, a card as a card."""
    target, _, chosen = click.value.rpartition("|")
    days = None if chosen == OFF else _days(chosen)
    caller = click.caller
    _, where, page = [*click.origin.split(":"), "", ""][:3]
    try:
        done = await services.db.write_once(click.key, caller.now, set_cadence, caller, [_target(target)], days)
    except NotFound as error:
        if where != "list":
            raise
        return cadences_view(await services.db.read(list_cadences, caller, page_in(page)), caller, error.text)
    if where == "list":
        again = await services.db.read(list_cadences, caller, page_in(page))
        return cadences_view(again, caller, set_words(done), done.journal_id)
    return cadence_card(done.standings, caller, done)


async def turn(services: Services, click: Click) -> ClickAnswer:
    page = page_in(click.value.partition("|")[0])
    return cadences_view(await services.db.read(list_cadences, click.caller, page), click.caller)


async def _targets(services: Services, command: Command, wanted: Cadence) -> list[Target]:
    if wanted.tag:
        return [Target("tag", wanted.tag)]
    if wanted.circle:
        circle = await services.db.read(circle_named, command.caller, wanted.circle)
        return [Target("circle", str(circle.id))]
    if not wanted.people:
        raise NotUnderstood(f"Whose rhythm? {_EXAMPLE}, cadence #vip monthly, or cadence circle:python-friends off")
    people = await named_people(services, command, wanted.people)
    return [Target("person", str(person_id)) for person_id in dict.fromkeys(person.id for person in people)]


def _standings(tx: Tx, caller: Caller, targets: list[Target]) -> tuple[Standing, ...]:
    return tuple(standing(tx, caller, target) for target in targets)


def _target(value: str) -> Target:
    """Raises:
    NotFound: it is none; no button carries such a thing.
    """
    kind, _, key = value.partition(":")
    match kind:
        case "tag":
            return Target("tag", key)
        case "person":
            return Target("person", str(number_in(key)))
        case "circle":
            return Target("circle", str(number_in(key)))
    raise NotFound("That is not there any more.")


def _days(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise NotFound("That is not there any more.") from None


FEATURE = Feature(
    name="cadences",
    commands=(
        CommandSpec(
            ("cadence",),
            "cadence Ana every 6 weeks",
            "How often to be in touch, with a person, a `#tag` or a `circle:name`; `off` lifts it, alone it lists all",
            (
                "cadence Ana every 6 weeks",
                "cadence #vip monthly",
                "cadence circle:python-friends every 2 months",
                "cadence Ana off",
                "cadence Ana",
                "cadence",
            ),
            asking(cadence, may_add=True),
        ),
    ),
    actions={
        "cadence.show": show,
        "cadence.set": choose,
        "cadence.page": turn,
    },
)
