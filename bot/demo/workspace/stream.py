"""Server-Sent Events: what one person would see change on their screen, as it changes."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from bot.demo.workspace.values import JsonObject, dumps

KEEP_ALIVE_S = 15.0


@dataclass(slots=True, eq=False)
class _Listener:
    team_id: str
    user_id: str
    queue: "asyncio.Queue[JsonObject | None]" = field(default_factory=asyncio.Queue)


class Streams:
    """The open streams. `publish` reaches those of the team and people concerned."""

    def __init__(self) -> None:
        self._listeners: list[_Listener] = []

    def publish(self, team_id: str | None, seen_by: frozenset[str] | None, change: JsonObject) -> None:
        """Sends a change; `team_id` None to every team, `seen_by` None to everyone there."""
        for listener in self._listeners:
            concerned = team_id in (None, listener.team_id) and (seen_by is None or listener.user_id in seen_by)
            if concerned:
                listener.queue.put_nowait(change)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """GET /_local/stream?team=T&as=U, for as long as the page stays."""
        listener = _Listener(request.query.get("team", ""), request.query.get("as", ""))
        headers = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        self._listeners.append(listener)
        try:
            await response.write(b": hello\n\n")
            await self._pump(listener, response)
        except ConnectionError:
            pass
        finally:
            self._listeners.remove(listener)
        return response

    async def _pump(self, listener: _Listener, response: web.StreamResponse) -> None:
        while True:
            try:
                change = await asyncio.wait_for(listener.queue.get(), KEEP_ALIVE_S)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if change is None:
                return
            await response.write(f"data: {dumps(change)}\n\n".encode())

    def close(self) -> None:
        """Ends every stream."""
        for listener in self._listeners:
            listener.queue.put_nowait(None)
