"""How answers reach people: in place of what was pressed, beside it, as a window, or in their direct messages.

What cannot be delivered one way goes another. Requests, and what is answered to them, are the edge's.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from bot.domain.caller import Caller
from bot.domain.scope import Scope
from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.requests import Click, Fresh, Message, Open
from bot.slack.services import Services
from bot.slack.views.errors import rest_of
from bot.slack.views.kit import message_modal

PublishHome = Callable[[Services, Caller, str], Coroutine[Any, Any, None]]


class Answers:
    """Delivers answers. Every method raises what the gateway raises when there is no way left."""

    def __init__(self, services: Services, publish_home: PublishHome) -> None:
        self._services = services
        self._publish_home = publish_home

    async def click(self, click: Click, answer: Message | Fresh | Open) -> None:
        """Views need the click's trigger, which lives three seconds: they come first. Messages follow the acknowledgement."""
        gateway = self._services.gateway
        view = answer.view if isinstance(answer, Open) else None
        if view is None and isinstance(answer, Fresh) and click.view_type:
            view = message_modal(answer.message)
        if view is not None and click.view_type == "modal":
            await gateway.push_view(click.trigger_id, view)
        elif view is not None:
            await gateway.open_view(click.trigger_id, view)
        elif isinstance(answer, Message | Fresh):
            self._services.later(self._after_click(click, answer))

    async def beside(self, scope: Scope, response_url: str | None, message: Message) -> None:
        """Say something to whoever pressed, and leave what was pressed as it is."""
        if response_url:
            await self._respond(scope, response_url, message, replace=False)
        else:
            await self.tell(scope, message)

    async def tell(self, scope: Scope, message: Message) -> None:
        await self._services.gateway.tell(scope.user_id, message)

    async def give_back(self, scope: Scope, typed: str) -> None:
        """What a refusal had no room for: Slack keeps no copy of a slash command's text."""
        for message in rest_of(typed):
            await self.tell(scope, message)

    async def _after_click(self, click: Click, answer: Message | Fresh) -> None:
        message = answer.message if isinstance(answer, Fresh) else answer
        gateway, scope = self._services.gateway, click.caller.scope
        if click.view_type == "modal" and click.view_id:
            await gateway.update_view(click.view_id, message_modal(message))
            await self._publish_home(self._services, click.caller, "")
        elif click.view_type == "home":
            await self._publish_home(self._services, click.caller, message.text)
        elif click.response_url:
            await self._respond(scope, click.response_url, message, replace=isinstance(answer, Message))
        elif click.message is not None and isinstance(answer, Message) and not click.message.ephemeral:
            await gateway.update(click.message.channel, click.message.ts, message)
        else:
            await self.tell(scope, message)

    async def _respond(self, scope: Scope, url: str, message: Message, *, replace: bool) -> None:
        """By the response URL; in a direct message when that is refused (it lives half an hour), and so nothing is said.

        Replacing a message twice is replacing it once: that is tried again when its outcome is unknown.
        """
        gateway = self._services.gateway
        try:
            try:
                await gateway.respond(url, message, replace=replace)
            except UnknownOutcome:
                if not replace:
                    raise
                await gateway.respond(url, message, replace=True)
        except SlackRefused:
            await self.tell(scope, message)
