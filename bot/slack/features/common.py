"""What several features do: look Slack names up, run a unit once a request, find the people a command names."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import TypeVar

from bot.domain.caller import Caller
from bot.domain.errors import NotFound
from bot.domain.notes import name_candidates
from bot.domain.people import Reference
from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.requests import Command
from bot.slack.services import Services
from bot.storage.people import find_by_keys
from bot.storage.rows import Person
from bot.usecases.log_interaction import NamesWanted
from bot.usecases.resolve import people_for
from bot.usecases.rhythms import refresh_rhythms, rhythms_are_stale
from bot.usecases.today import Today, today

T = TypeVar("T")
_NAME_CHARS = 80


async def slack_name(services: Services, slack_id: str) -> str:
    """How a Slack user is called; a stand-in where Slack does not say (somebody of another organisation, say)."""
    try:
        user = await services.gateway.user_info(slack_id)
    except (SlackRefused, UnknownOutcome):
        return f"Slack user {slack_id}"
    profile = user.get("profile") or {}
    for name in (profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name")):
        if name and str(name).strip():
            return " ".join(str(name).split())[:_NAME_CHARS]
    return f"Slack user {slack_id}"


async def slack_names(services: Services, slack_ids: Sequence[str]) -> dict[str, str]:
    return {slack_id: await slack_name(services, slack_id) for slack_id in dict.fromkeys(slack_ids)}


async def with_names(services: Services, run: Callable[[dict[str, str]], Awaitable[T]]) -> T:
    """Run a unit that may first want names of mentioned Slack users, and run it again with them."""
    try:
        return await run({})
    except NamesWanted as wanted:
        names = await slack_names(services, wanted.slack_ids)
    return await run(names)


async def today_of(services: Services, caller: Caller) -> Today:
    """The panel's contents, with the rhythm of whoever was met since the last look worked out first."""
    while await services.db.read(rhythms_are_stale, caller.scope):
        await services.db.write(refresh_rhythms, caller.scope, caller.now)
    return await services.db.read(today, caller)


async def known_names(services: Services, caller: Caller, text: str) -> frozenset[str]:
    """Those word groups of a text that name people of the caller's: they tell names from other words."""
    found = await services.db.read(find_by_keys, caller.scope, list(name_candidates(text)))
    return frozenset(keyed.key for keyed in found)


async def named_people(services: Services, command: Command, references: Sequence[Reference]) -> list[Person]:
    """The people a command names, who must be there already.

    Raises:
        Unsure: nobody, or several, of that name; `which.asking` makes a question of it.
    """
    return await services.db.read(people_for, command.caller, references, command.chosen)


def number_in(text: str) -> int:
    """An id out of a button or a form.

    Raises:
        NotFound: it is none; nobody's buttons carry such a thing.
    """
    # Unicode knows digits that `int` does not, and databases no number past 63 bits.
    if not text.isascii() or not text.isdigit() or len(text) > 19 or int(text) >= 1 << 63:
        raise NotFound("That is not there any more.")
    return int(text)


def page_in(text: str) -> int:
    """The number of a page, from 0; what nobody can have pages of is taken for the last.

    Raises:
        NotFound: it is no number.
    """
    return min(number_in(text), 1_000_000)


def day_in(value: object) -> date | None:
    """An ISO date out of a form, `None` for none."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
