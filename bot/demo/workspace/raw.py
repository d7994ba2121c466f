"""Requests that Slack would not send, or not like that: replayed, unsigned, old, malformed. For tests."""

from collections.abc import Mapping

from bot.demo.workspace.delivery import Delivery
from bot.demo.workspace.http_transport import HttpTransport, signed_headers
from bot.demo.workspace.model import App
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.transport import EVENTS, Body, Outgoing, Reply
from bot.demo.workspace.values import JsonObject, dumps


class RawRequests:
    """Sends to the first app's request URL. Mixed into the server, which provides the three things below."""

    ws: Workspace
    delivery: Delivery
    http: HttpTransport

    async def deliver_raw(
        self,
        body: bytes | str | JsonObject,
        *,
        content_type: str = "application/json",
        signed: bool = True,
        secret: str | None = None,
        timestamp: int | None = None,
        headers: Mapping[str, str] | None = None,
        app_id: str | None = None,
    ) -> Reply:
        """Sends this body as it is.

        An object goes as JSON. `signed` False leaves both signature headers out; `secret` signs with another secret
        than the app's; `timestamp` (unix seconds) makes it old; `headers` are added last. Never raises for the app's
        answer: it is in the reply.
        """
        app = self._some_app(app_id)
        data = dumps(body).encode() if isinstance(body, dict) else body.encode() if isinstance(body, str) else body
        given = signed_headers(secret or app.signing_secret, Body(data, content_type), timestamp)
        if not signed:
            given = {name: value for name, value in given.items() if not name.startswith("X-Slack-")}
        return await self.http.send_raw(app.request_url or "", data, {**given, **(headers or {})})

    async def redeliver_last_event(self, reason: str = "http_timeout") -> Reply:
        """Sends the last event once more, as Slack does when it believes it lost.

        Raises: LookupError when no event was sent yet.
        """
        last = self.delivery.last_event
        if last is None:
            raise LookupError("no event was sent yet")
        return await self.delivery.request(Outgoing(last.app, EVENTS, last.payload, 1, reason))

    async def verify_request_url(self, app_id: str | None = None) -> bool:
        """Slack's check of a new request URL: the challenge must come back."""
        app = self._some_app(app_id)
        challenge = {
            "token": app.verification_token,
            "challenge": "3eZbrw1aBm2rZgRNFdxV2595",
            "type": "url_verification",
        }
        reply = await self.deliver_raw(challenge, app_id=app.id)
        answer = reply.content.get("challenge") if isinstance(reply.content, dict) else reply.content
        return reply.ok and answer == challenge["challenge"]

    def _some_app(self, app_id: str | None) -> App:
        return self.ws.apps[app_id] if app_id is not None else next(iter(self.ws.apps.values()))
