"""The Bolt app: one listener a kind, all of them into the edge."""

import logging
import re
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import where
from bot.slack.edge import Edge

_LOG = structlog.get_logger()
_ANYTHING = re.compile("")


def build_bolt_app(
    edge: Edge, client: AsyncWebClient, identity: AuthorizeResult, signing_secret: str | None
) -> AsyncApp:
    """An app for one installed workspace. `identity` comes from `auth.test` at start-up, so that no request asks again."""

    async def authorize() -> AuthorizeResult:
        return identity

    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.ERROR)
    app = AsyncApp(
        # Left out, Bolt reads the source of the whole call stack to find one.
        name="rapport",
        client=client,
        authorize=authorize,
        signing_secret=signing_secret,
        # Without a secret requests come by Socket Mode, which is authenticated by its own token.
        request_verification_enabled=signing_secret is not None,
        process_before_response=True,
        logger=quiet,
    )

    async def on_command(ack: Any, body: dict[str, Any]) -> None:
        answer = await edge.command(body)
        await ack(**{name: value for name, value in answer.items() if value})

    async def on_action(ack: Any, body: dict[str, Any]) -> None:
        await edge.action(body)
        await ack()

    async def on_view(ack: Any, body: dict[str, Any]) -> None:
        await ack(**await edge.view(body))

    async def on_view_closed(ack: Any) -> None:
        await ack()

    async def on_shortcut(ack: Any, body: dict[str, Any]) -> None:
        await edge.shortcut(body)
        await ack()

    async def on_options(ack: Any, body: dict[str, Any]) -> None:
        await ack(options=await edge.options(body))

    async def on_event(body: dict[str, Any]) -> None:
        await edge.event(body)

    async def on_error(error: Exception) -> BoltResponse:
        # What features do wrong the edge has caught: this is a payload that has not the shape of Slack's.
        _LOG.warning("misshapen request", **where(error))
        return BoltResponse(status=400, body="")

    app.error(on_error)
    app.command(_ANYTHING)(on_command)
    app.event(_ANYTHING)(on_event)
    app.action(_ANYTHING)(on_action)
    app.view(_ANYTHING)(on_view)
    app.view_closed(_ANYTHING)(on_view_closed)
    app.shortcut(_ANYTHING)(on_shortcut)
    app.options(_ANYTHING)(on_options)
    return app
