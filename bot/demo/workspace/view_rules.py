"""What Slack demands of a whole view, of a message's text, and of an app's answers. Pure.

Everything here returns the problems found, in Slack's wording, and leaves the error code to the caller.
"""

from collections.abc import Mapping

from bot.demo.workspace.blocks import HOME, MODAL, check_blocks
from bot.demo.workspace.elements import OPTION_GROUPS, OPTIONS, plain_text
from bot.demo.workspace.rules import Check, Problems, Shape, anything, array, boolean, mapping, one_of, string
from bot.demo.workspace.values import Json, JsonObject, dumps

MAX_VIEW_BYTES = 250_000

_SHARED: Mapping[str, Check] = {
    "private_metadata": string(0, 3000),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
    "state": mapping,
    "hash": string(),
    "id": string(),
    "team_id": string(),
    "bot_id": string(),
    "app_id": string(),
    "root_view_id": string(),
    "previous_view_id": string(),
    "app_installed_team_id": string(),
    "clear_on_close": boolean,
    "notify_on_close": boolean,
}
"""Fields of both kinds of view, with those Slack fills in itself: a view it sent may be sent back."""

_MODAL_SHAPE = Shape(
    {"type": anything, "title": plain_text(24), "blocks": anything},
    {**_SHARED, "submit": plain_text(24), "close": plain_text(24), "submit_disabled": boolean},
)
_HOME_SHAPE = Shape(
    {"type": anything, "blocks": anything}, {**_SHARED, "title": mapping, "close": mapping, "submit": mapping}
)


def check_view(view: Json, kind: str) -> list[str]:
    """Problems of a view that must be of `kind` ("modal" or "home"). Pointers start at /view."""
    problems = Problems()
    if not isinstance(view, dict):
        return ["[ERROR] must be an object [json-pointer:/view]"]
    if view.get("type") != kind:
        problems.add("/view/type", f"must be {kind}")
    (_MODAL_SHAPE if kind == MODAL else _HOME_SHAPE)(view, "/view", problems)
    blocks = view.get("blocks")
    if blocks is not None:
        problems.found += check_blocks(blocks, MODAL if kind == MODAL else HOME, "/view/blocks")
    has_input = isinstance(blocks, list) and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
    if kind == MODAL and has_input and view.get("submit") is None:
        problems.add("/view", "missing required field: submit (the view has input blocks)")
    return problems.found


def view_is_too_large(view: JsonObject) -> bool:
    return len(dumps(view).encode()) > MAX_VIEW_BYTES


def check_metadata(metadata: Json) -> list[str]:
    """Problems of a message's `metadata`: an event type and a flat enough payload."""
    problems = Problems()
    Shape({"event_type": string(1, 255), "event_payload": mapping})(metadata, "/metadata", problems)
    return problems.found


def check_options_answer(answer: Json) -> list[str]:
    """Problems of the answer to a block_suggestion: options or groups of them, at most 100."""
    if not isinstance(answer, dict):
        return ["the answer must be an object with options or option_groups"]
    problems = Problems()
    given = [name for name in ("options", "option_groups") if answer.get(name) is not None]
    if len(given) != 1:
        return ["the answer must have exactly one of: options, option_groups"]
    if answer[given[0]] != []:
        (OPTIONS if given[0] == "options" else OPTION_GROUPS)(answer[given[0]], f"/{given[0]}", problems)
    unknown = sorted(set(answer) - {"options", "option_groups"})
    problems.found += [f"invalid additional property: {name}" for name in unknown]
    return problems.found


def check_submission_answer(answer: JsonObject, view: JsonObject) -> list[str]:
    """Problems of the answer to a view_submission for `view`; an empty answer simply closes the view."""
    action = answer.get("response_action")
    if not answer:
        return []
    problems = Problems()
    one_of(("errors", "update", "push", "clear"))(action, "/response_action", problems)
    allowed = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}}.get(str(action), set())
    for name in sorted(set(answer) - allowed - {"response_action"}):
        problems.add("", f"invalid additional property: {name}")
    if action == "errors":
        _check_errors(answer.get("errors"), view, problems)
    elif action in ("update", "push"):
        problems.found += check_view(answer.get("view"), MODAL)
    return problems.found


def _check_errors(errors: Json, view: JsonObject, problems: Problems) -> None:
    if not isinstance(errors, dict) or not errors:
        problems.add("/errors", "must be an object with at least one block_id")
        return
    inputs = {block.get("block_id") for block in view.get("blocks", []) if block.get("type") == "input"}
    for block_id, text in errors.items():
        if block_id not in inputs:
            problems.add(f"/errors/{block_id}", "no input block has this block_id")
        string(1, 3000)(text, f"/errors/{block_id}", problems)


CHECK_ATTACHMENTS: Check = array(mapping, most=100)
