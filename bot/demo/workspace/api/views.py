"""views.*: opening, pushing, updating modals, and publishing App Home."""

from collections.abc import Mapping

from bot.demo.workspace import modals
from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.blocks import HOME
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.interactions import exchange_trigger
from bot.demo.workspace.model import View
from bot.demo.workspace.render import view_json
from bot.demo.workspace.values import Json, JsonObject


def open_(call: Call) -> JsonObject:
    view = _view(call)
    modals.check_modal(call.ws, call.installation, view)
    trigger = exchange_trigger(call.ws, call.required("trigger_id"), call.installation)
    return _answer(modals.open_modal(call.ws, call.installation, trigger.user_id, view))


def push(call: Call) -> JsonObject:
    view = _view(call)
    modals.check_modal(call.ws, call.installation, view)
    trigger = exchange_trigger(call.ws, call.required("trigger_id"), call.installation)
    if trigger.view_id is None:
        raise SlackRefusal("invalid_arguments", ["[ERROR] the trigger_id did not come from a modal"])
    return _answer(modals.push_modal(call.ws, call.installation, trigger.user_id, view))


def update(call: Call) -> JsonObject:
    body = _view(call)
    if not call.text("view_id") and not call.text("external_id"):
        raise SlackRefusal("invalid_arguments", ["[ERROR] missing required field: view_id or external_id"])
    view = modals.find_modal(
        call.ws, call.installation, view_id=call.text("view_id"), external_id=call.text("external_id")
    )
    hash_ = call.text("hash") or None
    if view.type == HOME:
        return _answer(modals.publish_home(call.ws, call.installation, view.user_id, body, hash_))
    return _answer(modals.update_modal(call.ws, call.installation, view, body, hash_))


def publish(call: Call) -> JsonObject:
    user_id = call.required("user_id")
    user = call.ws.team(call.team_id).users.get(user_id)
    if user is None or user.deleted:
        raise SlackRefusal("invalid_arguments", ["invalid `user_id`"])
    view = _view(call)
    return _answer(modals.publish_home(call.ws, call.installation, user_id, view, call.text("hash") or None))


def _view(call: Call) -> Json:
    view = call.json("view")
    if view is None:
        raise SlackRefusal("invalid_arguments", ["[ERROR] missing required field: view"])
    return view


def _answer(view: View) -> JsonObject:
    return {"view": view_json(view)}


METHODS: Mapping[str, Method] = {
    "views.open": Method(open_, 4),
    "views.push": Method(push, 4),
    "views.update": Method(update, 4),
    "views.publish": Method(publish, 4),
}
