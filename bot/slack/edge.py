"""Where Slack's requests become calls of features and their answers become Slack's: routing, guards, replays.

Whatever a feature raises ends here as words for the user: a `RapportError` says its own, anything else becomes a reference
that the log carries. What a user typed is given back with every refusal.
"""

import re
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import structlog

from bot.domain.commands import split_command
from bot.domain.errors import RapportError
from bot.domain.scope import Scope
from bot.logs import where
from bot.slack.feature import CommandSpec, Feature
from bot.slack.payloads import (
    message_of,
    scope_of_command,
    scope_of_event,
    scope_of_interaction,
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
    Said,
    Shortcut,
    Submission,
    Update,
)
from bot.slack.services import Services
from bot.slack.views.errors import refusal
from bot.slack.views.kit import message_modal
from bot.storage.database import AlreadyProcessed

Body = Mapping[str, Any]
T = TypeVar("T")
_UTC = ZoneInfo("UTC")
_LOG = structlog.get_logger()
_MENTION = re.compile(r"^\s*<@[UW][A-Z0-9]+(?:\|[^>]*)?>[:,]?\s*")
# Messages a person wrote by hand; everything else with a subtype is Slack's own or a bot's.
_WRITTEN = frozenset({None, "file_share", "thread_broadcast"})
PublishHome = Callable[[Services, Caller, str], Coroutine[Any, Any, None]]


class Edge:
    """The one way in. Methods take Slack's decoded payloads and return what is acknowledged."""

    def __init__(self, services: Services, features: Iterable[Feature], publish_home: PublishHome) -> None:
        self._services = services
        self._publish_home = publish_home
        features = tuple(features)
        self._commands: dict[str, CommandSpec] = _table(
            (verb, spec) for feature in features for spec in feature.commands for verb in spec.verbs
        )
        self._actions = _table(item for feature in features for item in feature.actions.items())
        self._views = _table(item for feature in features for item in feature.views.items())
        self._shortcuts = _table(item for feature in features for item in feature.shortcuts.items())
        self._options = _table(item for feature in features for item in feature.options.items())
        self._events = _table(item for feature in features for item in feature.events.items())

    async def command(self, body: Body) -> dict[str, Any]:
        """A slash command -> the body of its acknowledgement."""
        text = str(body.get("text") or "")
        trigger_id = str(body.get("trigger_id") or "") or None
        caller_of = self._services.members.caller(scope_of_command(body))
        answer = await self._guarded(
            self._typed(caller_of, text, "command", str(body["channel_id"]), trigger_id, trigger_id), text
        )
        match answer:
            case Message():
                return {"response_type": "ephemeral", "text": answer.text, "blocks": answer.blocks or None}
            case Open(view) if trigger_id:
                opened = await self._guarded(self._services.gateway.open_view(trigger_id, view), text)
                return {"text": opened.text, "blocks": opened.blocks} if isinstance(opened, Message) else {}
        return {}

    async def action(self, body: Body) -> None:
        """Buttons and menus. Answered by the response URL, or in the Home tab when they were pressed there."""
        for element in body.get("actions") or ():
            action = str(element.get("action_id") or "").split("/")[0]
            handler = self._actions.get(action)
            if handler is None:
                continue
            click = await self._click(body, element, action)
            answer = await self._guarded(handler(self._services, click), "")
            if answer is not None:
                await self._guarded(self._answer(click, answer), "")

    async def view(self, body: Body) -> dict[str, Any]:
        """A modal sent -> what happens to it."""
        view = body["view"]
        callback_id = str(view.get("callback_id") or "")
        handler = self._views.get(callback_id)
        if handler is None:
            return {}
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
                first = next(iter(values), None)
                if first is not None:
                    return {"response_action": "errors", "errors": {first: message.text[:150]}}
            case Said(message):
                self._services.later(self._tell(caller.scope, message))
        self._services.later(self._publish_home(self._services, caller, ""))
        return {}

    async def shortcut(self, body: Body) -> None:
        """Global and message shortcuts."""
        spec = self._shortcuts.get(str(body.get("callback_id") or ""))
        if spec is None:
            return
        caller = await self._services.members.caller(scope_of_interaction(body))
        trigger_id = str(body.get("trigger_id") or "")
        url = body.get("response_url")
        message = message_of(body)
        shortcut = Shortcut(caller, str(body["callback_id"]), trigger_id, message, url, f"t:{trigger_id}")
        answer = await self._guarded(spec.handle(self._services, shortcut), "")
        if isinstance(answer, Open):
            answer = await self._guarded(self._services.gateway.open_view(trigger_id, answer.view), "")
        if isinstance(answer, Message):
            if url:
                self._services.later(self._services.gateway.respond(str(url), answer, replace=False))
            else:
                self._services.later(self._tell(caller.scope, answer))

    async def options(self, body: Body) -> list[dict[str, Any]]:
        """A menu that looks things up as one types -> its options."""
        handler = self._options.get(str(body.get("action_id") or "").split("/")[0])
        if handler is None:
            return []
        caller = await self._services.members.caller(scope_of_interaction(body))
        metadata = str((body.get("view") or {}).get("private_metadata") or "")
        lookup = Lookup(caller, str(body["action_id"]), str(body.get("value") or ""), metadata)
        found = await self._guarded(handler(self._services, lookup), "")
        if not isinstance(found, list):
            return []
        return [{"text": {"type": "plain_text", "text": label[:75]}, "value": value} for label, value in found[:100]]

    async def event(self, body: Body) -> None:
        """An event of the Events API; lines typed as messages and mentions go the way of commands."""
        event = body.get("event") or {}
        kind = str(event.get("type") or "")
        if kind in ("message", "app_mention"):
            await self._line(body, event, kind)
            return
        spec = self._events.get(kind)
        user = event.get("user")
        user_id = str(user.get("id") if isinstance(user, Mapping) else user or "")
        if spec is None:
            return
        scope = scope_of_event(body, user_id)
        caller = await self._caller_of_event(scope, kind)
        key = f"e:{body['event_id']}" if body.get("event_id") else None
        await self._guarded(spec.handle(self._services, Event(caller, kind, event, key)), "")

    async def _caller_of_event(self, scope: Scope, kind: str) -> Caller:
        """Events that are not an act of the user's own must not make a member of them."""
        if scope.user_id and kind in ("reaction_added", "reaction_removed", "app_home_opened"):
            return await self._services.members.caller(scope)
        return Caller(scope, self._services.clock(), _UTC, None)

    async def _line(self, body: Body, event: Body, kind: str) -> None:
        if event.get("bot_id") or event.get("subtype") not in _WRITTEN or not event.get("user"):
            return
        direct = event.get("channel_type") == "im" or str(event.get("channel") or "").startswith("D")
        if kind == "message" and not direct:
            return
        if kind == "app_mention" and direct:
            return
        text = _MENTION.sub("", str(event.get("text") or ""), count=1)
        scope, channel = scope_of_event(body, str(event["user"])), str(event["channel"])
        caller_of = self._services.members.caller(scope)
        surface = "dm" if direct else "mention"
        key = f"e:{body['event_id']}" if body.get("event_id") else None
        answer = await self._guarded(self._typed(caller_of, text, surface, channel, key, None), text)
        if not isinstance(answer, Message):
            return
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
        verb, rest = split_command(text, self._commands.keys())
        spec = self._commands["" if not text.strip() else verb or "log"]
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

    async def _answer(self, click: Click, answer: Message | Fresh | Open) -> None:
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
            self._services.later(self._answer_click(click, answer))

    async def _answer_click(self, click: Click, answer: Message | Fresh) -> None:
        message = answer.message if isinstance(answer, Fresh) else answer
        gateway = self._services.gateway
        if click.view_type == "modal" and click.view_id:
            await gateway.update_view(click.view_id, message_modal(message))
            await self._publish_home(self._services, click.caller, "")
        elif click.view_type == "home":
            await self._publish_home(self._services, click.caller, message.text)
        elif click.response_url:
            await gateway.respond(click.response_url, message, replace=isinstance(answer, Message))
        elif click.message is not None and isinstance(answer, Message) and not click.message.ephemeral:
            await gateway.update(click.message.channel, click.message.ts, message)
        else:
            await gateway.tell(click.caller.scope.user_id, message)

    async def _tell(self, scope: Scope, message: Message) -> None:
        await self._services.gateway.tell(scope.user_id, message)

    async def _post(self, channel: str, message: Message, thread_ts: Any) -> None:
        await self._services.gateway.post(channel, message, thread_ts=str(thread_ts) if thread_ts else None)

    async def _guarded(self, work: Awaitable[T], typed: str) -> T | Message | None:
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
            return refusal(f"Something went wrong on our side (reference `{reference}`). Please try again.", typed)


def _table(items: Iterable[tuple[str, T]]) -> dict[str, T]:
    table: dict[str, T] = {}
    for name, value in items:
        if name in table:
            raise ValueError(f"two features answer to {name!r}")
        table[name] = value
    return table
