"""Modals and App Home: the stack of views on a person's screen, and how views change.

A person has one stack; opening a modal replaces whatever was there. Views are checked before anything changes.
"""

import secrets

from bot.demo.workspace.blocks import HOME, MODAL, complete_blocks, interactive_elements
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.inputs import initial_value
from bot.demo.workspace.model import Installation, View
from bot.demo.workspace.screen import screen_view
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import Json, JsonObject
from bot.demo.workspace.view_rules import check_view, view_is_too_large

MAX_STACK = 3


def open_modal(ws: Workspace, installation: Installation, user_id: str, body: Json) -> View:
    """A new modal on a person's screen, in place of any other.

    Raises: SlackRefusal for a view Slack would not take.
    """
    check_modal(ws, installation, body)
    stack = ws.views_of(installation.team_id, user_id)
    for old in reversed(list(stack)):
        stack.remove(old)
        _show(ws, old, {"type": "view_close", "view_id": old.id})
    view = _new_view(ws, installation, user_id, MODAL, body)
    stack.append(view)
    _show(ws, view, {"type": "view_push", "view": screen_view(view)})
    return view


def push_modal(ws: Workspace, installation: Installation, user_id: str, body: Json) -> View:
    """A modal on top of the one that is open.

    Raises: SlackRefusal `push_limit_reached`, `not_found` with none open, or for the view itself.
    """
    check_modal(ws, installation, body)
    stack = ws.views_of(installation.team_id, user_id)
    if not stack:
        raise SlackRefusal("not_found")
    if len(stack) >= MAX_STACK:
        raise SlackRefusal("push_limit_reached")
    view = _new_view(ws, installation, user_id, MODAL, body)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    _show(ws, view, {"type": "view_push", "view": screen_view(view)})
    return view


def update_modal(ws: Workspace, installation: Installation, view: View, body: Json, hash_: str | None = None) -> View:
    """New content for a modal that is open; what was entered in blocks that stay is kept.

    Raises: SlackRefusal `hash_conflict`, or for the view itself.
    """
    if hash_ is not None and hash_ != view.hash:
        raise SlackRefusal("hash_conflict")
    check_modal(ws, installation, body, replacing=view)
    entered = view.state
    view.body = _completed(ws, body)
    view.hash = _new_hash(ws)
    view.state = {
        block_id: {name: entered.get(block_id, {}).get(name, value) for name, value in values.items()}
        for block_id, values in fresh_state(view.blocks).items()
    }
    _show(ws, view, {"type": "view_update", "view": screen_view(view)})
    return view


def publish_home(ws: Workspace, installation: Installation, user_id: str, body: Json, hash_: str | None) -> View:
    """The App Home of one person.

    Raises: SlackRefusal `not_enabled`, `hash_conflict`, or for the view itself.
    """
    if not installation.app.manifest.home_tab:
        raise SlackRefusal("not_enabled")
    _check(body, HOME)
    homes = ws.team(installation.team_id).homes
    earlier = homes.get((installation.app.id, user_id))
    if hash_ is not None and earlier is not None and hash_ != earlier.hash:
        raise SlackRefusal("hash_conflict")
    view = _new_view(ws, installation, user_id, HOME, body)
    if earlier is not None:
        view.id = view.root_id = earlier.id
    homes[(installation.app.id, user_id)] = view
    _show(ws, view, {"type": "home", "view": screen_view(view)})
    return view


def find_modal(ws: Workspace, installation: Installation, *, view_id: str = "", external_id: str = "") -> View:
    """An open modal (or published home) of this app in this team, by either id.

    Raises: SlackRefusal `not_found`.
    """
    team = ws.team(installation.team_id)
    candidates = [view for stack in team.stacks.values() for view in stack] + list(team.homes.values())
    for view in candidates:
        known = view.id == view_id or (external_id != "" and view.external_id == external_id)
        if known and view.app_id == installation.app.id:
            return view
    raise SlackRefusal("not_found")


def close_modal(ws: Workspace, view: View, *, clear: bool = False) -> list[View]:
    """Takes a modal (with `clear`: all of them) off the screen. Returns those that went, top first."""
    stack = ws.views_of(view.team_id, view.user_id)
    start = 0 if clear else stack.index(view)
    gone = list(reversed(stack[start:]))
    del stack[start:]
    for each in gone:
        _show(ws, each, {"type": "view_close", "view_id": each.id})
    return gone


def check_modal(ws: Workspace, installation: Installation, body: Json, replacing: View | None = None) -> None:
    """Raises: SlackRefusal `invalid_arguments`, `view_too_large`, `duplicate_external_id`."""
    _check(body, MODAL)
    external_id = body.get("external_id") or ""
    for stack in ws.team(installation.team_id).stacks.values():
        if external_id and any(view.external_id == external_id and view is not replacing for view in stack):
            raise SlackRefusal("duplicate_external_id")


def _check(body: Json, kind: str) -> None:
    problems = check_view(body, kind)
    if problems:
        raise SlackRefusal("invalid_arguments", problems)
    if view_is_too_large(body):
        raise SlackRefusal("view_too_large")


def fresh_state(blocks: list[JsonObject]) -> JsonObject:
    """The values a form starts with: every input, and everything else that holds a choice."""
    state: JsonObject = {}
    for block in blocks:
        for element in interactive_elements(block):
            value = initial_value(element)
            if value is not None:
                state.setdefault(block["block_id"], {})[element["action_id"]] = value
    return state


def _new_view(ws: Workspace, installation: Installation, user_id: str, kind: str, body: JsonObject) -> View:
    completed = _completed(ws, body)
    view_id = ws.new_id("V")
    return View(
        id=view_id,
        team_id=installation.team_id,
        user_id=user_id,
        app_id=installation.app.id,
        bot_id=installation.bot_id,
        type=kind,
        body=completed,
        hash=_new_hash(ws),
        root_id=view_id,
        state=fresh_state(completed["blocks"]),
    )


def _completed(ws: Workspace, body: JsonObject) -> JsonObject:
    completed = {**body, "blocks": complete_blocks(body["blocks"], lambda: ws.new_id("b"))}
    for name in ("title", "submit", "close"):
        if completed.get(name):
            completed[name] = {"emoji": True, **completed[name]}
    return completed


def _new_hash(ws: Workspace) -> str:
    return f"{int(ws.now().timestamp())}.{secrets.token_hex(4)}"


def _show(ws: Workspace, view: View, change: JsonObject) -> None:
    ws.show(view.team_id, frozenset({view.user_id}), change)
