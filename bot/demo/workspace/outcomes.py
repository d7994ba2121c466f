"""What comes of something a person does: whether the app took it, and what the person is told if not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.demo.workspace.transport import Reply
from bot.demo.workspace.values import JsonObject


@dataclass(frozen=True, slots=True)
class CommandOutcome:
    """A slash command's fate.

    `status` is the HTTP status (None over a broken connection), `response` the acknowledgement's JSON body (a text
    body as {"text": ...}, None when empty), `error` what Slack would tell the person: unknown_command,
    operation_timeout, dispatch_failed or invalid_command_response.
    """

    ok: bool
    status: int | None = None
    response: JsonObject | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class ActionOutcome:
    """The fate of a click, a shortcut or a closed view: `error` is None, dispatch_failed or operation_timeout."""

    ok: bool
    status: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class SubmitOutcome:
    """A submission's fate: `errors` by block id, or `error` when the app could not be reached or answered wrongly.

    `action` is what the app asked for: None (the modal closed), errors, update, push or clear.
    """

    ok: bool
    errors: Mapping[str, str] = field(default_factory=dict)
    action: str | None = None
    error: str | None = None


def spoken_error(reply: Reply) -> str | None:
    """What Slack tells a person about a failed request."""
    if reply.ok:
        return None
    return "operation_timeout" if reply.failure == "http_timeout" else "dispatch_failed"
