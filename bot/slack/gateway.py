"""Everything Rapport sends to Slack goes through here: rate limits, spacing per channel, and no doubled posts.

Nothing but a call that Slack refused for its rate is made again. slack_sdk's default handler posts twice when a connection resets
after Slack has accepted the message; here such a call ends as `UnknownOutcome` and its caller finds out before sending again.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.errors import RapportError
from bot.slack.requests import Message, View
from bot.slack.turnstile import Limited, Turnstile

_CHANNEL_SPACING_S = 1.0
_CHANNELS_REMEMBERED = 5000
_TIMEOUT_S = 15
_KEPT_OPEN_S = 10
_TOO_MANY = 429
_WAIT_S = 1.0


class SlackRefused(RapportError):
    """Slack answered with an error. `code` is its own error code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Slack would not do that ({code.replace('_', ' ')}).")
        self.code = code


class UnknownOutcome(RapportError):
    """The connection failed after the request may have reached Slack: whether it took effect is not known."""

    def __init__(self) -> None:
        super().__init__("Slack did not answer. Try again in a moment.")


def build_client(token: str, base_url: str) -> AsyncWebClient:
    """A Web API client that repeats nothing by itself; waiting when Slack says so is the gateway's."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=_TIMEOUT_S, retry_handlers=[])


class Gateway:
    """The bot's own voice in one workspace. Every method raises `SlackRefused` or `UnknownOutcome`."""

    def __init__(
        self,
        client: AsyncWebClient,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.client = client
        self._sleep = sleep
        self._clock = clock
        self.spacing_s = _CHANNEL_SPACING_S
        self._next_post: OrderedDict[str, float] = OrderedDict()
        self._direct: dict[str, str] = {}
        self._turnstiles: dict[str, Turnstile] = {}
        self._http: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()

    def _session(self) -> aiohttp.ClientSession:
        """Connections that are kept open between calls: left to itself, slack_sdk makes a new one for each.

        An idle one is given up long before Slack would close it, so that no call meets a connection that is just ending.
        """
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(keepalive_timeout=_KEPT_OPEN_S),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=_TIMEOUT_S),
            )
            self.client.session = self._http
        return self._http

    async def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """One Web API call with JSON arguments; the answer's body."""
        try:
            response = await self._ask(method, json=arguments)
        except SlackApiError as error:
            raise SlackRefused(str(error.response.get("error") or "unknown_error")) from None
        except (aiohttp.ClientError, TimeoutError, SlackClientError):
            raise UnknownOutcome from None
        body: Any = response.data
        return dict(body)

    async def read(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Like `call` for the methods that only read, which take form arguments and are safe to repeat."""
        for last in (False, True):
            try:
                response = await self._ask(method, params=arguments)
                return dict(response.data)  # type: ignore[arg-type]
            except SlackApiError as error:
                raise SlackRefused(str(error.response.get("error") or "unknown_error")) from None
            except (aiohttp.ClientError, TimeoutError, SlackClientError):
                if last:
                    raise UnknownOutcome from None
        raise AssertionError("unreachable")

    async def post(
        self, channel: str, message: Message, *, metadata: dict[str, Any] | None = None, thread_ts: str | None = None
    ) -> str:
        """Post and return the message's `ts`. Waits for the channel's turn: Slack allows one message a second."""
        await self._turn(channel)
        extra: dict[str, Any] = {"metadata": metadata} if metadata else {}
        if thread_ts:
            extra["thread_ts"] = thread_ts
        answer = await self.call("chat.postMessage", channel=channel, unfurl_links=False, **_body(message), **extra)
        return str(answer["ts"])

    async def post_ephemeral(self, channel: str, user_id: str, message: Message) -> None:
        """Say something that `user_id` alone sees; in their direct messages when the channel cannot be spoken in."""
        try:
            await self.call("chat.postEphemeral", channel=channel, user=user_id, **_body(message))
        except SlackRefused as refused:
            if refused.code not in ("channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived"):
                raise
            await self.tell(user_id, message)

    async def tell(self, user_id: str, message: Message) -> str:
        """Write to a user directly; returns the `ts`."""
        return await self.post(await self.direct_channel(user_id), message)

    async def update(self, channel: str, ts: str, message: Message) -> None:
        await self.call("chat.update", channel=channel, ts=ts, **_body(message))

    async def respond(self, url: str, message: Message, *, replace: bool) -> None:
        """Answer a click by its response URL: replace the message it came from, or say something new to the clicker."""
        how = {"replace_original": True} if replace else {"replace_original": False, "response_type": "ephemeral"}
        try:
            async with self._session().post(url, json={**_body(message), **how}) as response:
                if response.status >= 400:
                    raise SlackRefused("response_url_refused")
        except (aiohttp.ClientError, TimeoutError):
            raise UnknownOutcome from None

    async def open_view(self, trigger_id: str, view: View) -> None:
        await self.call("views.open", trigger_id=trigger_id, view=view)

    async def push_view(self, trigger_id: str, view: View) -> None:
        await self.call("views.push", trigger_id=trigger_id, view=view)

    async def update_view(self, view_id: str, view: View) -> None:
        await self.call("views.update", view_id=view_id, view=view)

    async def publish_home(self, user_id: str, view: View) -> None:
        await self.call("views.publish", user_id=user_id, view=view)

    async def direct_channel(self, user_id: str) -> str:
        """The id of the direct conversation with a user, remembered for this process."""
        known = self._direct.get(user_id)
        if known is None:
            answer = await self.call("conversations.open", users=user_id)
            known = self._direct[user_id] = str(answer["channel"]["id"])
            if len(self._direct) > _CHANNELS_REMEMBERED:
                self._direct.pop(next(iter(self._direct)))
        return known

    async def user_info(self, user_id: str) -> dict[str, Any]:
        """Slack's `user` object."""
        return dict((await self.read("users.info", user=user_id, include_locale="true"))["user"])

    async def permalink(self, channel: str, ts: str) -> str | None:
        """A link to a message, `None` when Slack will not give one."""
        try:
            return str((await self.read("chat.getPermalink", channel=channel, message_ts=ts))["permalink"])
        except (SlackRefused, UnknownOutcome):
            return None

    async def message_at(self, channel: str, ts: str) -> dict[str, Any] | None:
        """One message of a channel that Rapport is in, `None` when it cannot be read."""
        try:
            answer = await self.read(
                "conversations.history", channel=channel, latest=ts, oldest=ts, inclusive="true", limit="1"
            )
        except (SlackRefused, UnknownOutcome):
            return None
        found = answer.get("messages") or []
        return dict(found[0]) if found and found[0].get("ts") == ts else None

    async def find_by_metadata(self, channel: str, event_type: str, key: str, since_ts: str) -> str | None:
        """The `ts` of the message with this metadata posted since `since_ts`; `None`: it is not there."""
        cursor = ""
        while True:
            page: dict[str, str] = {"cursor": cursor} if cursor else {}
            answer = await self.read(
                "conversations.history",
                channel=channel,
                oldest=since_ts,
                include_all_metadata="true",
                limit="100",
                **page,
            )
            for message in answer.get("messages") or []:
                metadata = message.get("metadata") or {}
                payload = metadata.get("event_payload") or {}
                if metadata.get("event_type") == event_type and str(payload.get("id")) == key:
                    return str(message["ts"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    async def _ask(self, method: str, **arguments: Any) -> AsyncSlackResponse:
        """One call, made again while Slack refuses it for its rate, in turn with others of the method."""
        turnstile = self._turnstiles.get(method)
        if turnstile is None:
            turnstile = self._turnstiles[method] = Turnstile(self._sleep, self._clock)
        try:
            return await turnstile.go_through(lambda: self._ask_once(method, arguments))
        except Limited:
            raise SlackRefused("ratelimited") from None

    async def _ask_once(self, method: str, arguments: dict[str, Any]) -> AsyncSlackResponse:
        self._session()
        try:
            return await self.client.api_call(method, **arguments)
        except SlackApiError as error:
            if getattr(error.response, "status_code", 0) != _TOO_MANY:
                raise
            raise Limited(_retry_after_s(error.response.headers)) from None

    async def _turn(self, channel: str) -> None:
        """Wait until this channel may get its next message; those waiting get their turns in order."""
        now = self._clock()
        at = max(now, self._next_post.pop(channel, 0.0))
        self._next_post[channel] = at + self.spacing_s
        while len(self._next_post) > _CHANNELS_REMEMBERED:
            self._next_post.popitem(last=False)
        if at > now:
            await self._sleep(at - now)


def _retry_after_s(headers: Mapping[str, Any]) -> float:
    named = {str(name).lower(): value for name, value in headers.items()}
    try:
        return max(0.0, float(named.get("retry-after", _WAIT_S)))
    except ValueError:
        return _WAIT_S


def _body(message: Message) -> dict[str, Any]:
    return {"text": message.text, "blocks": message.blocks} if message.blocks else {"text": message.text}
