"""What several features do: look Slack names up, run a unit once a request, find the people a command names."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.services import Services
from bot.usecases.log_interaction import NamesWanted

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


async def with_names(services: Services, run: Callable[[dict[str, str]], Awaitable[T | NamesWanted]]) -> T:
    """Run a unit that may first want names of mentioned Slack users, and run it again with them."""
    answer = await run({})
    if not isinstance(answer, NamesWanted):
        return answer
    names = await slack_names(services, answer.slack_ids)
    again = await run(names)
    assert not isinstance(again, NamesWanted)
    return again
