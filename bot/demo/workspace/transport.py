"""What is sent to an app and what comes back, whichever way it travels."""

from dataclasses import dataclass, field

from bot.demo.workspace.model import App
from bot.demo.workspace.values import Json, JsonObject, loads_object

ACK_TIMEOUT_S = 3.0

EVENTS, COMMANDS, INTERACTIVE = "events_api", "slash_commands", "interactive"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request to an app. `retry` counts from 1 for an event sent again, with the reason of the failure before."""

    app: App
    kind: str
    payload: JsonObject
    retry: int = 0
    retry_reason: str = ""

    @property
    def name(self) -> str:
        """What the log calls it: the event's type, the command, the kind of interaction."""
        if self.kind == EVENTS:
            event = self.payload.get("event", {})
            subtype = event.get("subtype")
            return f"{event.get('type', '')}{'.' + subtype if subtype else ''}"
        return str(self.payload.get("command") or self.payload.get("type", ""))


@dataclass(frozen=True, slots=True)
class Reply:
    """How the app answered. `failure` is None, or Slack's name for what went wrong (http_timeout, http_error,
    connection_failed). `content` is the acknowledgement's body: an object, a text, or None when there was none."""

    status: int | None
    failure: str | None
    content: Json = None
    no_retry: bool = False
    ms: float = 0.0

    @property
    def ok(self) -> bool:
        return self.failure is None


@dataclass(frozen=True, slots=True)
class Body:
    """An HTTP body and how it is labelled."""

    data: bytes
    content_type: str
    headers: dict[str, str] = field(default_factory=dict)


def read_content(raw: bytes, content_type: str) -> Json:
    """An acknowledgement's body: None when empty, an object when it is JSON, otherwise the text."""
    text = raw.decode("utf-8", "replace")
    if not text.strip():
        return None
    if "json" in content_type or text.lstrip().startswith("{"):
        found = loads_object(text)
        return text if found is None else found
    return text
