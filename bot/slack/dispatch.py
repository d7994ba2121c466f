"""Slack's requests on their way into Bolt, counted and timed, whichever way they came."""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.metrics import Metrics

_KINDS = frozenset(
    {
        "event_callback",
        "block_actions",
        "block_suggestion",
        "message_action",
        "shortcut",
        "url_verification",
        "view_closed",
        "view_submission",
    }
)


def counted(app: AsyncApp, metrics: Metrics) -> Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]:
    """`app`'s dispatch, counting requests by kind and status and timing their answers."""
    metrics.describe("rapport_requests_total", "Requests from Slack by kind and HTTP status of the answer.")
    metrics.describe("rapport_request_seconds", "Time from a request of Slack's to its acknowledgement.")

    async def dispatch(request: AsyncBoltRequest) -> BoltResponse:
        started = time.perf_counter()
        answer = await app.async_dispatch(request)
        kind = kind_of(request.body)
        metrics.count("rapport_requests_total", kind=kind, status=str(answer.status))
        metrics.observe("rapport_request_seconds", time.perf_counter() - started, kind=kind)
        return answer

    return dispatch


def kind_of(body: Mapping[str, Any]) -> str:
    """A request's kind, from a small fixed set."""
    if "command" in body:
        return "command"
    kind = body.get("type")
    return kind if kind in _KINDS else "other"
