"""The log of what went between the workspace and apps, for the page and for tests. Tokens and secrets never show."""

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.demo.workspace.values import Json, JsonObject

_TOKEN = re.compile(r"\b(xox[a-z]?[.-]|xapp-|xwfp-)[A-Za-z0-9.-]+")
_SECRET_FIELDS = frozenset({"token", "access_token", "refresh_token", "client_secret", "code", "ticket"})
_SECRET_PATHS = re.compile(r"(/response/|[?&]ticket=)[\w-]+")
KEEP = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that went over the wire. `ms` is how long the other side took, `status` HTTP's or None."""

    n: int
    at: datetime
    direction: str
    kind: str
    name: str
    status: int | None
    ms: float
    summary: str
    body: Json

    def as_json(self) -> JsonObject:
        return {
            "n": self.n,
            "at": self.at.isoformat(),
            "direction": self.direction,
            "kind": self.kind,
            "name": self.name,
            "status": self.status,
            "ms": round(self.ms, 1),
            "summary": self.summary,
            "body": self.body,
        }


class TrafficLog:
    """The last entries, numbered from 1. `secrets` yields texts that must never appear."""

    def __init__(self, now: Callable[[], datetime], secrets: Callable[[], Iterable[str]]) -> None:
        self._now = now
        self._secrets = secrets
        self._entries: deque[Entry] = deque(maxlen=KEEP)
        self._count = 0
        self.on_entry: list[Callable[[Entry], None]] = []

    def add(
        self,
        direction: str,
        kind: str,
        name: str,
        *,
        status: int | None,
        ms: float,
        summary: str = "",
        body: Json = None,
    ) -> Entry:
        """Notes one exchange. `direction` is "to_app" or "from_app"."""
        self._count += 1
        secrets = tuple(filter(None, self._secrets()))
        entry = Entry(
            n=self._count,
            at=self._now(),
            direction=direction,
            kind=kind,
            name=name,
            status=status,
            ms=ms,
            summary=_redacted_text(summary, secrets),
            body=redacted(body, secrets),
        )
        self._entries.append(entry)
        for listener in list(self.on_entry):
            listener(entry)
        return entry

    def after(self, n: int = 0) -> list[Entry]:
        """Entries numbered above `n`, oldest first."""
        return [entry for entry in self._entries if entry.n > n]


def redacted(value: Json, secrets: tuple[str, ...] = ()) -> Json:
    """A copy of a JSON value without tokens, secrets and one-time keys."""
    if isinstance(value, dict):
        return {
            name: "[hidden]" if name in _SECRET_FIELDS and isinstance(item, str) else redacted(item, secrets)
            for name, item in value.items()
        }
    if isinstance(value, list):
        return [redacted(item, secrets) for item in value]
    return _redacted_text(value, secrets) if isinstance(value, str) else value


def _redacted_text(text: str, secrets: tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, "[hidden]")
    return _SECRET_PATHS.sub(r"\1[hidden]", _TOKEN.sub("[hidden]", text))
