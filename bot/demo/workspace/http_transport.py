"""Sending to an app's request URL as Slack does: signed, form-encoded or JSON, with three seconds to answer.

Signatures carry the wall clock's time, because the app compares it with its own.
"""

import hashlib
import hmac
import time
from collections.abc import Mapping
from urllib.parse import urlencode

import aiohttp

from bot.demo.workspace.transport import ACK_TIMEOUT_S, COMMANDS, EVENTS, Body, Outgoing, Reply, read_content
from bot.demo.workspace.values import dumps

MAX_ANSWER_BYTES = 5_000_000


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Slack's request signature, version 0."""
    return "v0=" + hmac.new(secret.encode(), b"v0:%d:" % timestamp + body, hashlib.sha256).hexdigest()


def encode(outgoing: Outgoing) -> Body:
    """The body as Slack encodes this kind of request, with the headers of a retry."""
    headers = {"User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)", "Accept": "*/*"}
    if outgoing.retry:
        headers |= {"X-Slack-Retry-Num": str(outgoing.retry), "X-Slack-Retry-Reason": outgoing.retry_reason}
    if outgoing.kind == EVENTS:
        return Body(dumps(outgoing.payload).encode(), "application/json", headers)
    if outgoing.kind == COMMANDS:
        form = {name: _form_value(value) for name, value in outgoing.payload.items() if value is not None}
    else:
        form = {"payload": dumps(outgoing.payload)}
    return Body(urlencode(form).encode(), "application/x-www-form-urlencoded", headers)


def _form_value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def signed_headers(secret: str, body: Body, timestamp: int | None = None) -> dict[str, str]:
    """All headers of a signed request; `timestamp` (unix seconds) defaults to the present."""
    stamp = int(time.time()) if timestamp is None else timestamp
    return {
        **body.headers,
        "Content-Type": body.content_type,
        "X-Slack-Request-Timestamp": str(stamp),
        "X-Slack-Signature": sign(secret, stamp, body.data),
    }


class HttpTransport:
    """Sends over HTTP. One client session, opened by `start` and closed by `stop`."""

    def __init__(self, ack_timeout_s: float = ACK_TIMEOUT_S) -> None:
        self.ack_timeout_s = ack_timeout_s
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), trust_env=False)

    async def stop(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def send(self, url: str, outgoing: Outgoing) -> Reply:
        """Sends one request and waits for its acknowledgement, no longer than Slack does."""
        body = encode(outgoing)
        return await self.send_raw(url, body.data, signed_headers(outgoing.app.signing_secret, body))

    async def send_raw(self, url: str, data: bytes, headers: Mapping[str, str]) -> Reply:
        """Sends exactly this. Never raises: what goes wrong is in the reply."""
        if self._session is None:
            return Reply(None, "connection_failed")
        started = time.monotonic()
        timeout = aiohttp.ClientTimeout(total=self.ack_timeout_s)
        try:
            async with self._session.post(
                url, data=data, headers=dict(headers), timeout=timeout, allow_redirects=False
            ) as response:
                raw = await response.content.read(MAX_ANSWER_BYTES)
                status, given = response.status, response.headers
        except TimeoutError:
            return Reply(None, "http_timeout", ms=_since(started))
        except (aiohttp.ClientError, OSError):
            return Reply(None, "connection_failed", ms=_since(started))
        return Reply(
            status=status,
            failure=None if 200 <= status < 300 else "http_error",
            content=read_content(raw, given.get("Content-Type", "")),
            no_retry=given.get("X-Slack-No-Retry") == "1",
            ms=_since(started),
        )


def _since(started: float) -> float:
    return (time.monotonic() - started) * 1000
