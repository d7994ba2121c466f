"""Where Slack's requests become calls of features and their answers become Slack's: routing, guards, replays.

Whatever a feature raises ends here as words for the user: a `RapportError` says its own, anything else becomes a reference
that the log carries. What a user typed is given back with every refusal.
"""

import re
import secrets
from collections.abc import Awaitable, Iterable, Mapping
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import structlog

from bot.domain.commands import split_command
from bot.domain.errors import RapportError
from bot.domain.scope import Scope
from bot.logs import where
from bot.slack.answers import Answers, PublishHome
from bot.slack.feature import Feature
from bot.slack.payloads import (
    cleaned,
    is_direct,
    message_of,
    scope_of_command,
    scope_of_event,
    scope_of_interaction,
    speaks_to_us,
    value_of,
    values_of,
)
from bot.slack.requests import (
    Caller,
    Click,
    Command,
    Event,
    FieldErrors,
    Fresh,
    Lookup,
    Message,
    Open,
    Refused,
    Said,
    Shortcut,
    Submission,
    Update,
)
from bot.slack.routes import Routes
from bot.slack.services import Services
from bot.slack.views.errors import refusal
from bot.slack.views.kit import message_modal
from bot.storage.database import AlreadyProcessed
from bot.storage.tx import Tx

Body = Mapping[str, Any]
T = TypeVar("T")
_UTC = ZoneInfo("UTC")
_LOG = structlog.get_logger()
_MENTION = re.compile(r"^\s*<@[UW][A-Z0-9]+(?:\|[^>]*)?>[:,]?\s*")
# Messages a person wrote by hand; everything else with a subtype is Slack's own or a bot's.
_WRITTEN = frozenset({None, "file_share", "thread_broadcast"})
# A refusal has room for this much of what was typed, whatever it is made of.
_LONG = 2000


class Edge:
    """The one way in. Methods take Slack's decoded payloads and return what is acknowledged."""

    def __init__(self, services: Services, features: Iterable[Feature], publish_home: PublishHome) -> None:
        self._services = services
        self._publish_home = publish_home
        self._answers = Answers(services, publish_home)
        self._routes = Routes(features)

    async def command(self, body: Body) -> dict[str, Any]:
        """A slash command -> the body of its acknowledgement."""
        body = cleaned(body)
        text = str(body.get("text") or "")
        answer = await self._guarded(self._command(body, text), text)
        if isinstance(answer, Refused) and len(text) > _LONG:
            self._services.later(self._answers.give_back(scope_of_command(body), text))
        if isinstance(answer, Message):
            return {"response_type": "ephemeral", "text": answer.text, "blocks": answer.blocks or None}
        return {}

    async def action(self, body: Body) -> None:
        """Buttons and menus. Answered by the response URL, or in the Home tab when they were pressed there."""
        body = cleaned(body)
        elements = body.get("actions")
        for element in elements if isinstance(elements, list) else ():
            failed = await self._guarded(self._pressed(body, element), "")
            if isinstance(failed, Message):
                await self._guarded(self._say_beside(body, failed), "")

    async def view(self, body: Body) -> dict[str, Any]:
        """A modal sent -> what happens to it."""
        answer = await self._guarded(self._sent(cleaned(body)), "")
        if isinstance(answer, Message):
            return {"response_action": "update", "view": message_modal(answer)}
        return answer or {}

    async def shortcut(self, body: Body) -> None:
        """Global and message shortcuts."""
        body = cleaned(body)
        answer = await self._guarded(self._chosen(body), "")
        if isinstance(answer, Message):
            await self._guarded(self._say_beside(body, answer), "")

    async def options(self, body: Body) -> list[dict[str, Any]]:
        """A menu that looks things up as one types -> its options."""
        found = await self._guarded(self._looked_up(cleaned(body)), "")
        if not isinstance(found, list):
            return []
        return [{"text": {"type": "plain_text", "text": label[:75]}, "value": value} for label, value in found[:100]]

    async def event(self, body: Body) -> None:
        """An event of the Events API; lines typed as messages and mentions go the way of commands."""
        await self._guarded(self._happened(cleaned(body)), "")

    async def _command(self, body: Body, text: str) -> Message | None:
        trigger_id = str(body.get("trigger_id") or "") or None
        caller_of = self._services.members.caller(scope_of_command(body))
        answer = await self._typed(
            caller_of, text, "command", str(body.get("channel_id") or ""), trigger_id, trigger_id
        )
        if isinstance(answer, Open) and trigger_id:
            await self._services.gateway.open_view(trigger_id, answer.view)
        return answer if isinstance(answer, Message) else None

    async def _pressed(self, body: Body, element: Body) -> None:
        action = str(element.get("action_id") or "").split("/")[0]
        handler = self._routes.actions.get(action)
        if handler is None:
            return
        click = await self._click(body, element, action)
        answer = await self._guarded(handler(self._services, click), "")
        if isinstance(answer, Refused):
            # What was pressed stays: it may hold words that are nowhere else.
            answer = Fresh(answer)
        if answer is not None:
            await self._answers.click(click, answer)

    async def _say_beside(self, body: Body, message: Message) -> None:
        url = body.get("response_url")
        self._services.later(self._answers.beside(scope_of_interaction(body), str(url) if url else None, message))

    async def _sent(self, body: Body) -> dict[str, Any] | Message | None:
        view = body["view"]
        callback_id = str(view.get("callback_id") or "")
        handler = self._routes.views.get(callback_id)
        if handler is None:
            return None
        caller = await self._services.members.caller(scope_of_interaction(body))
        values = values_of(view.get("state") or {})
        key = f"v:{view['id']}:{view.get('hash') or ''}"
        metadata = str(view.get("private_metadata") or "")
        submission = Submission(caller, callback_id, str(view["id"]), metadata, values, key)
        answer = await self._guarded(handler(self._services, submission), "")
        match answer:
            case FieldErrors(errors):
                return {"response_action": "errors", "errors": errors}
            case Update(view=following):
                return {"response_action": "update", "view": following}
            case Message() as message:
                # What was typed stays in the form. One without a field has no place for an error: it becomes the answer.
                first = next(iter(values), None)
                return {"response_action": "errors", "errors": {first: message.text[:150]}} if first else message
            case Said(message):
                self._services.later(self._answers.tell(caller.scope, message))
        self._services.later(self._publish_home(self._services, caller, ""))
        return None

    async def _chosen(self, body: Body) -> Message | None:
        spec = self._routes.shortcuts.get(str(body.get("callback_id") or ""))
        if spec is None:
            return None
        caller = await self._services.members.caller(scope_of_interaction(body))
        trigger_id = str(body.get("trigger_id") or "")
        url, message = body.get("response_url"), message_of(body)
        shortcut = Shortcut(caller, str(body["callback_id"]), trigger_id, message, url, f"t:{trigger_id}")
        answer = await spec.handle(self._services, shortcut)
        if isinstance(answer, Open):
            await self._services.gateway.open_view(trigger_id, answer.view)
        return answer if isinstance(answer, Message) else None

    async def _looked_up(self, body: Body) -> list[tuple[str, str]]:
        handler = self._routes.options.get(str(body.get("action_id") or "").split("/")[0])
        if handler is None:
            return []
        caller = await self._services.members.caller(scope_of_interaction(body))
        metadata = str((body.get("view") or {}).get("private_metadata") or "")
        lookup = Lookup(caller, str(body["action_id"]), str(body.get("value") or ""), metadata)
        return await handler(self._services, lookup)

    async def _happened(self, body: Body) -> None:
        event = body.get("event") or {}
        kind = str(event.get("type") or "")
        if kind == "app_mention" or (kind == "message" and is_direct(event)):
            await self._line(body, event, kind)
            return
        if kind == "message" and speaks_to_us(body, event):
            return
        spec = self._routes.events.get(kind)
        user = event.get("user")
        user_id = str(user.get("id") if isinstance(user, Mapping) else user or "")
        if spec is None:
            return
        caller = await self._caller_of_event(scope_of_event(body, user_id), kind)
        key = f"e:{body['event_id']}" if body.get("event_id") else None
        is_shared = body.get("is_ext_shared_channel") is True
        await spec.handle(self._services, Event(caller, kind, event, key, is_shared))

    async def _caller_of_event(self, scope: Scope, kind: str) -> Caller:
        """Events that are not an act of the user's own must not make a member of them."""
        if scope.user_id and kind in ("reaction_added", "reaction_removed", "app_home_opened"):
            return await self._services.members.caller(scope)
        return Caller(scope, self._services.clock(), _UTC, None)

    async def _line(self, body: Body, event: Body, kind: str) -> None:
        if event.get("bot_id") or event.get("subtype") not in _WRITTEN or not event.get("user"):
            return
        direct = is_direct(event)
        if (kind == "message") != direct:
            return
        text = _MENTION.sub("", str(event.get("text") or ""), count=1)
        scope, channel = scope_of_event(body, str(event["user"])), str(event["channel"])
        caller_of = self._services.members.caller(scope)
        surface = "dm" if direct else "mention"
        key = f"e:{body['event_id']}" if body.get("event_id") else None
        answer = await self._guarded(self._typed(caller_of, text, surface, channel, key, None), text)
        if not isinstance(answer, Message):
            return
        if key:
            # Slack sends an event again when it believes it lost. What was only read would be answered twice.
            await self._services.db.write_once(f"a:{key}", self._services.clock(), _answered)
        if direct:
            self._services.later(self._post(channel, answer, event.get("thread_ts")))
        else:
            self._services.later(self._services.gateway.post_ephemeral(channel, scope.user_id, answer))

    async def _typed(
        self,
        caller_of: Awaitable[Caller],
        text: str,
        surface: Any,
        channel: str,
        key: str | None,
        trigger_id: str | None,
    ) -> Any:
        """Run a typed line: the command it begins with, or a note about somebody."""
        verb, rest = split_command(text, self._routes.commands.keys())
        spec = self._routes.commands["" if not text.strip() else verb or "log"]
        command = Command(await caller_of, text, surface, channel, key and f"c:{key}", trigger_id, verb or "", rest)
        return await spec.handle(self._services, command)

    async def _click(self, body: Body, element: Body, action: str) -> Click:
        caller = await self._services.members.caller(scope_of_interaction(body))
        view = body.get("view") or {}
        trigger_id = str(body.get("trigger_id") or "")
        state = view.get("state") or body.get("state") or {}
        return Click(
            caller=caller,
            action=action,
            value=value_of(element),
            origin=str(element.get("block_id") or ""),
            trigger_id=trigger_id,
            key=f"t:{trigger_id}" if trigger_id else None,
            message=None if view else message_of(body),
            view_id=view.get("id"),
            view_type=view.get("type"),
            response_url=body.get("response_url"),
            metadata=str(view.get("private_metadata") or ""),
            state=values_of(state),
        )

    async def _post(self, channel: str, message: Message, thread_ts: Any) -> None:
        await self._services.gateway.post(channel, message, thread_ts=str(thread_ts) if thread_ts else None)

    async def _guarded(self, work: Awaitable[T], typed: str) -> T | Refused | None:
        """The answer, or a refusal in words; `None` for a request that was carried out before."""
        try:
            return await work
        except AlreadyProcessed:
            return None
        except RapportError as error:
            return refusal(error.text, typed)
        # The last line of defence: the user gets words, the log gets the place.
        except Exception as error:
            reference = secrets.token_hex(4)
            _LOG.error("failed", reference=reference, **where(error))
            words = f"Something went wrong on our side (reference `{reference}`). Please try again."
            return refusal(words, typed)


def _answered(_tx: Tx) -> None:
    """Nothing to write but that it was answered."""
