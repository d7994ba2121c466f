"""What people enter into elements: the value an element starts with, and how a choice becomes Slack's JSON. Pure.

An element's value in `state` and in an action has the field that Slack uses for its kind: `value` for text,
`selected_option`, `selected_date` and so on.
"""

from collections.abc import Mapping

from bot.demo.workspace.values import Json, JsonObject


class NotOffered(ValueError):
    """The person cannot have chosen this: the element does not offer it."""


_VALUE_FIELD: Mapping[str, str] = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
    "file_input": "files",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "multi_channels_select": "selected_channels",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
"""Where the value of each kind of element stands. A button has none: its `value` is its own."""

_INITIAL_FIELD: Mapping[str, str] = {
    "value": "initial_value",
    "rich_text_value": "initial_value",
    "files": "",
    **{
        f"selected_{name}": f"initial_{name}"
        for name in (
            "option", "options", "user", "users", "conversation", "conversations", "channel", "channels", "date",
            "time", "date_time",
        )
    },
}  # fmt: skip


def value_field(kind: str) -> str | None:
    """The field that carries an element's value; None for a button, which holds no choice."""
    return _VALUE_FIELD.get(kind)


def initial_value(element: JsonObject) -> JsonObject | None:
    """An element's entry in a fresh `state`; None for what holds no state (buttons, overflow menus)."""
    kind = element["type"]
    field = _VALUE_FIELD.get(kind)
    if field is None or kind == "overflow":
        return None
    start = element.get(_INITIAL_FIELD[field])
    if start is None and field in ("selected_options", "selected_users", "selected_channels", "selected_conversations"):
        start = []
    return {"type": kind, field: start}


def entered(element: JsonObject, given: Json) -> JsonObject:
    """A person's entry as Slack's JSON, from either that JSON itself or the bare value.

    A bare value is a string, for a menu the option's value, for several a list of them, and None to clear it.
    Raises: NotOffered when the element has no such option, or not that many.
    """
    kind = element["type"]
    field = _VALUE_FIELD.get(kind)
    if field is None:
        return {"type": kind, "value": element.get("value")} if "value" in element else {"type": kind}
    bare = given.get(field) if isinstance(given, dict) and (field in given or "type" in given) else given
    if field == "selected_option":
        chosen: Json = None if bare is None else _option(element, bare)
    elif field == "selected_options":
        chosen = [_option(element, item) for item in bare or []]
    else:
        chosen = bare
    most = element.get("max_selected_items")
    if isinstance(chosen, list) and most is not None and len(chosen) > most:
        raise NotOffered(f"at most {most} may be chosen")
    return {"type": kind, field: chosen}


def _option(element: JsonObject, wanted: Json) -> JsonObject:
    value = wanted.get("value") if isinstance(wanted, dict) else wanted
    if element["type"] in ("external_select", "multi_external_select"):
        if not isinstance(wanted, dict):
            raise NotOffered("an external menu needs the whole option that was offered")
        return wanted
    offered = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        offered += group["options"]
    for option in offered:
        if option["value"] == value:
            found: JsonObject = option
            return found
    raise NotOffered(f"the menu has no option {value!r}")


def complaint(block: JsonObject, entry: JsonObject) -> str | None:
    """What Slack's own form says about an entry before it is ever sent; None when it lets it through."""
    element = block["element"]
    field = _VALUE_FIELD[element["type"]]
    value = entry.get(field)
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if field == "value":
        return _text_complaint(element, str(value))
    return None


def _text_complaint(element: JsonObject, text: str) -> str | None:
    shortest, longest = element.get("min_length") or 0, element.get("max_length") or 3000
    if len(text) < shortest:
        return f"This field requires at least {shortest} characters."
    if len(text) > longest:
        return f"This field allows at most {longest} characters."
    if element["type"] == "email_text_input" and ("@" not in text or " " in text):
        return "Please enter a valid email address."
    if element["type"] == "url_text_input" and not text.startswith(("http://", "https://")):
        return "Please enter a valid URL."
    if element["type"] == "number_input":
        return _number_complaint(element, text)
    return None


def _number_complaint(element: JsonObject, text: str) -> str | None:
    try:
        number = float(text)
    except ValueError:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and not number.is_integer():
        return "Please enter a whole number."
    if element.get("min_value") is not None and number < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if element.get("max_value") is not None and number > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
