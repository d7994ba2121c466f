"""`interests`: what Rapport thinks a person cares about, why, and correcting it."""

import re

from bot.domain.commands import leading_people
from bot.domain.errors import NotFound, NotUnderstood
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import known_names, named_people, number_in
from bot.slack.features.which import asking
from bot.slack.requests import Click, ClickAnswer, Command, Message
from bot.slack.services import Services
from bot.slack.views.interests import interests_view
from bot.slack.views.kit import plain, unescaped
from bot.usecases.person_interests import bring_back, correct_interests, interests_of

_EXAMPLE = "Write it like: interests Ana, or: interests Ana add climbing"
_CHANGE = re.compile(
    r"^(?P<how>add|\+|remove|not|without|-)(?:\s+|(?<=[+-]))(?P<what>\S.*)$", re.IGNORECASE | re.DOTALL
)


async def interests(services: Services, command: Command) -> Message:
    caller = command.caller
    known = await known_names(services, caller, command.rest)
    references, rest = leading_people(command.rest, known)
    if not references:
        raise NotUnderstood(f"Whose interests? {_EXAMPLE}")
    change = _CHANGE.match(rest.strip())
    if rest.strip() and change is None:
        raise NotUnderstood(f"I cannot read “{unescaped(rest.strip())[:80]}”. {_EXAMPLE}")
    person = (await named_people(services, command, references[:1]))[0]
    if change is None:
        return interests_view(await services.db.read(interests_of, caller, person.id), caller, services.command)
    wanted = change["how"].casefold() in ("add", "+")
    terms = unescaped(change["what"]).split(",")
    found = await services.db.write(correct_interests, caller, person.id, terms, wanted=wanted)
    return interests_view(found, caller, services.command, ":ok_hand: Noted.")


async def remove(services: Services, click: Click) -> ClickAnswer:
    person_id, term = _target(click.value)
    found = await services.db.write(correct_interests, click.caller, person_id, [term], wanted=False)
    return interests_view(found, click.caller, services.command, f":ok_hand: {plain(term)} is taken away.")


async def back(services: Services, click: Click) -> ClickAnswer:
    person_id, term = _target(click.value)
    found = await services.db.write(bring_back, click.caller, person_id, term)
    return interests_view(found, click.caller, services.command, f":ok_hand: {plain(term)} may count again.")


def _target(value: str) -> tuple[int, str]:
    person_id, bar, term = value.partition("|")
    if not bar or not term:
        raise NotFound("That is not there any more.")
    return number_in(person_id), term


FEATURE = Feature(
    name="interests",
    commands=(
        CommandSpec(
            ("interests",),
            "interests Ana",
            "What somebody cares about, why Rapport thinks so, and correcting it with `add` and `remove`",
            ("interests Ana", "interests Ana add climbing, rust", "interests Ana remove climbing"),
            asking(interests, may_add=True),
        ),
    ),
    actions={"interests.remove": remove, "interests.back": back},
)
