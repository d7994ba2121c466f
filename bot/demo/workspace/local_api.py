"""The page's own JSON API under /_local/: the state to show and the actions of the person one acts as.

Everything is a thin layer over the same actions that tests call. Failures are 4xx with {"error", "detail"}.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

from aiohttp import web

from bot.demo.workspace.clock import MovableClock
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.local_state import state_json
from bot.demo.workspace.moments import iso_moment, named_moment
from bot.demo.workspace.outcomes import ActionOutcome
from bot.demo.workspace.person_forms import FormActions
from bot.demo.workspace.screen import messages_seen_by, screen_message, screen_view
from bot.demo.workspace.stream import Streams
from bot.demo.workspace.traffic import TrafficLog
from bot.demo.workspace.values import JsonObject, dumps, loads_object

Action: TypeAlias = Callable[[JsonObject], Awaitable[JsonObject]]
LAST_MESSAGES = 200
_MISSING = frozenset({"team_not_found", "user_not_found", "channel_not_found", "message_not_found", "not_found"})


class LocalApi:
    """The routes of the page. `people` does what the person one acts as does."""

    def __init__(self, people: FormActions, log: TrafficLog, streams: Streams) -> None:
        self._people = people
        self._ws = people.ws
        self._log = log
        self._streams = streams

    def routes(self) -> list[web.RouteDef]:
        reads = {"state": self._state, "messages": self._messages, "home": self._home, "views": self._views}
        writes: dict[str, Action] = {
            "im": self._im, "message": self._message, "edit": self._edit, "delete": self._delete,
            "command": self._command, "reaction": self._reaction, "action": self._action, "options": self._options,
            "submit": self._submit, "close": self._close, "shortcut": self._shortcut, "open_home": self._open_home,
            "clock": self._clock,
        }  # fmt: skip
        return [
            *(web.get(f"/_local/{name}", _reading(handler)) for name, handler in reads.items()),
            *(web.post(f"/_local/{name}", _writing(handler)) for name, handler in writes.items()),
            web.get("/_local/log", _reading(self._log_entries)),
            web.get("/_local/stream", self._streams.handle),
        ]

    def _state(self, query: JsonObject) -> JsonObject:
        return state_json(self._ws, query.get("team") or next(iter(self._ws.teams), ""))

    def _messages(self, query: JsonObject) -> JsonObject:
        _, channel = self._people.place(_text(query, "team"), _text(query, "as"), _text(query, "channel"))
        seen = messages_seen_by(channel, query["as"])
        shown = [screen_message(self._ws, each) for each in seen[-LAST_MESSAGES:]]
        return {"messages": shown, "has_more": len(seen) > LAST_MESSAGES}

    def _home(self, query: JsonObject) -> JsonObject:
        team = self._ws.team(_text(query, "team"))
        found = [view for (_, user_id), view in team.homes.items() if user_id == query.get("as")]
        return {"view": screen_view(found[0]) if found else None}

    def _views(self, query: JsonObject) -> JsonObject:
        stack = self._ws.views_of(_text(query, "team"), _text(query, "as"))
        return {"views": [screen_view(view) for view in stack]}

    def _log_entries(self, query: JsonObject) -> JsonObject:
        after = query.get("after", "0")
        if not after.isdigit():
            raise SlackRefusal("invalid_arguments", ["after must be a number"])
        return {"entries": [entry.as_json() for entry in self._log.after(int(after))]}

    async def _im(self, body: JsonObject) -> JsonObject:
        return {"channel": self._people.im(_text(body, "team"), _text(body, "as"), _text(body, "with")).id}

    async def _message(self, body: JsonObject) -> JsonObject:
        thread_ts = body.get("thread_ts") or None
        return {"ts": await self._people.say(*_where(body), _text(body, "text"), thread_ts)}

    async def _edit(self, body: JsonObject) -> JsonObject:
        await self._people.edit(*_where(body), _text(body, "ts"), _text(body, "text"))
        return {"ok": True}

    async def _delete(self, body: JsonObject) -> JsonObject:
        await self._people.delete(*_where(body), _text(body, "ts"))
        return {"ok": True}

    async def _command(self, body: JsonObject) -> JsonObject:
        outcome = await self._people.command(*_where(body), _text(body, "text"))
        return {"ok": True} if outcome.ok else {"ok": False, "error": outcome.error}

    async def _reaction(self, body: JsonObject) -> JsonObject:
        add = body.get("add", True) is True
        await self._people.react(*_where(body), _text(body, "ts"), _text(body, "name"), add)
        return {"ok": True}

    async def _action(self, body: JsonObject) -> JsonObject:
        outcome = await self._people.click(
            _text(body, "team"),
            _text(body, "as"),
            _object(body, "container"),
            body.get("block_id"),
            _text(body, "action_id"),
            body.get("action"),
            _object(body, "state").get("values"),
        )
        return _done(outcome)

    async def _options(self, body: JsonObject) -> JsonObject:
        team, user = _text(body, "team"), _text(body, "as")
        value = str(body.get("value") or "")
        container, action_id = _object(body, "container"), _text(body, "action_id")
        return await self._people.options(team, user, container, body.get("block_id"), action_id, value)

    async def _submit(self, body: JsonObject) -> JsonObject:
        values = _object(body, "state").get("values")
        outcome = await self._people.submit(_text(body, "team"), _text(body, "as"), _text(body, "view_id"), values)
        if outcome.ok:
            return {"ok": True}
        return {"ok": False, "errors": dict(outcome.errors), "error": outcome.error}

    async def _close(self, body: JsonObject) -> JsonObject:
        clear = body.get("clear") is True
        team, user = _text(body, "team"), _text(body, "as")
        return _done(await self._people.close_view(team, user, _text(body, "view_id"), clear))

    async def _shortcut(self, body: JsonObject) -> JsonObject:
        channel, ts = body.get("channel") or None, body.get("ts") or None
        team, user = _text(body, "team"), _text(body, "as")
        return _done(await self._people.shortcut(team, user, _text(body, "callback_id"), channel, ts))

    async def _open_home(self, body: JsonObject) -> JsonObject:
        await self._people.open_home(_text(body, "team"), _text(body, "as"), body.get("tab") or "home")
        return {"ok": True}

    async def _clock(self, body: JsonObject) -> JsonObject:
        clock = self._ws.clock
        if not isinstance(clock, MovableClock):
            raise SlackRefusal("clock_fixed", ["this workspace's clock cannot be moved"])
        try:
            if "now" in body:
                now = clock.set(iso_moment(_text(body, "now")))
            elif "advance_s" in body:
                now = clock.advance(timedelta(seconds=float(body["advance_s"])))
            else:
                zone = self._ws.user(self._team_of(body), _text(body, "as")).tz if body.get("as") else "UTC"
                now = clock.set(named_moment(_text(body, "to"), clock.now(), zone))
        except (ValueError, TypeError, OverflowError) as problem:
            raise SlackRefusal("invalid_arguments", [str(problem)]) from problem
        return {"now": now.isoformat()}

    def _team_of(self, body: JsonObject) -> str:
        """The team in the body, or the first that has the person."""
        if body.get("team"):
            return _text(body, "team")
        having = [team.id for team in self._ws.teams.values() if body.get("as") in team.users]
        return having[0] if having else ""


def _text(source: JsonObject, name: str) -> str:
    value = source.get(name)
    if not isinstance(value, str) or not value:
        raise SlackRefusal("invalid_arguments", [f"{name} is missing or not a text"])
    return value


def _object(source: JsonObject, name: str) -> JsonObject:
    value = source.get(name) or {}
    if not isinstance(value, dict):
        raise SlackRefusal("invalid_arguments", [f"{name} must be an object"])
    return value


def _where(body: JsonObject) -> tuple[str, str, str]:
    return _text(body, "team"), _text(body, "as"), _text(body, "channel")


def _done(outcome: ActionOutcome) -> JsonObject:
    return {"ok": True} if outcome.ok else {"ok": False, "error": outcome.error}


def _refused(refusal: SlackRefusal) -> web.Response:
    status = 404 if refusal.code in _MISSING else 400
    detail = "; ".join(refusal.messages) or refusal.code.replace("_", " ")
    return web.json_response({"error": refusal.code, "detail": detail}, status=status)


def _reading(read: Callable[[JsonObject], JsonObject]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(read(dict(request.query)), dumps=dumps)
        except SlackRefusal as refusal:
            return _refused(refusal)

    return handle


def _writing(write: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            body = loads_object(await request.text())
            if body is None:
                raise SlackRefusal("invalid_json", ["the body must be a JSON object"])
            return web.json_response(await write(body), dumps=dumps)
        except SlackRefusal as refusal:
            return _refused(refusal)

    return handle
