"""Slack's Web API: the table of methods, and the order in which Slack checks a call.

`answer` is pure state and rules; the HTTP around it is in `web_api`.
"""

from collections.abc import Callable, Mapping

from bot.demo.workspace.api import access, channels, chat, people, reactions, views
from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import App, Installation
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import JsonObject

METHODS: Mapping[str, Method] = {
    **access.METHODS,
    **chat.METHODS,
    **channels.METHODS,
    **people.METHODS,
    **reactions.METHODS,
    **views.METHODS,
}

CARELESS = frozenset(
    {
        "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "no_text",
        "invalid_arguments", "invalid_attachments", "too_many_attachments", "invalid_metadata_format",
        "invalid_metadata_schema", "invalid_trigger_id", "exchanged_trigger_id", "expired_trigger_id",
        "view_too_large", "duplicate_external_id", "push_limit_reached", "unknown_method", "missing_scope",
        "not_allowed_token_type", "used_url", "expired_url", "invalid_url", "invalid_name", "invalid_cursor",
        "invalid_limit", "invalid_types", "not_enabled", "users_list_not_supplied",
    }
)  # fmt: skip
"""Refusals that a careful app never meets, as opposed to those that depend on what others do meanwhile."""


def answer(
    ws: Workspace, method_name: str, token: str | None, args: JsonObject, open_socket: Callable[[App], str]
) -> JsonObject:
    """What Slack answers to a call, with `ok` true.

    Raises: SlackRefusal for everything else; what a careful app never meets is also noted as a rejection.
    """
    try:
        return {"ok": True, **_checked(ws, method_name, token, args, open_socket)}
    except SlackRefusal as refusal:
        if refusal.code in CARELESS:
            ws.reject(method_name, refusal.code, refusal.messages)
        raise


def _checked(
    ws: Workspace, method_name: str, token: str | None, args: JsonObject, open_socket: Callable[[App], str]
) -> JsonObject:
    method = METHODS.get(method_name)
    if method is None:
        raise SlackRefusal("unknown_method", extra={"req_method": method_name})
    caller, app = _who(ws, method, token)
    ws.limits.take_call(method_name, method.tier, token or "")
    call = Call(ws, method_name, args, caller, app, open_socket)
    if method.scope is not None:
        call.require_scope(method.scope)
    return method.handler(call)


def _who(ws: Workspace, method: Method, token: str | None) -> tuple[Installation | None, App | None]:
    if method.caller == "none":
        return None, None
    if not token:
        raise SlackRefusal("not_authed")
    app = next((each for each in ws.apps.values() if each.app_token == token), None)
    if app is not None and method.caller in ("app", "any"):
        return None, app
    caller = find_installation(ws, token)
    if caller is None and app is None:
        raise SlackRefusal("invalid_auth")
    if caller is None or method.caller == "app":
        raise SlackRefusal("not_allowed_token_type")
    if not caller.active:
        raise SlackRefusal("account_inactive")
    if caller.revoked:
        raise SlackRefusal("token_revoked")
    return caller, None


def find_installation(ws: Workspace, token: str | None) -> Installation | None:
    """Whose bot token this is; None when it is nobody's."""
    return next((each for each in ws.installations() if each.bot_token == token), None)
