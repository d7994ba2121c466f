"""Block Kit's text objects, composition objects and interactive elements: what each may and must hold. Pure.

Owns the shape and limits of everything inside a block; `blocks` owns the blocks and where elements may stand.
Limits are Slack's documented ones; where sources differ the stricter holds.
"""

from collections.abc import Mapping

from bot.demo.workspace.rules import (
    Check,
    Problems,
    Shape,
    all_of,
    anything,
    array,
    boolean,
    by_type,
    integer,
    matching,
    one_of,
    string,
)
from bot.demo.workspace.values import Json

ID = string(1, 255)
URL = matching(r"https?://\S+", "a valid URL")
IMAGE_URL = matching(r"https?://\S+", "a valid URL")
LINK = matching(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+", "a valid URL")
DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date in the format YYYY-MM-DD")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time in the format HH:mm")
USER_ID = matching(r"[UW][A-Z0-9]+", "a user id", 255)
CONVERSATION_ID = matching(r"[CDG][A-Z0-9]+", "a conversation id", 255)
CHANNEL_ID = matching(r"C[A-Z0-9]+", "a channel id", 255)


def plain_text(longest: int = 3000) -> Check:
    """A text object that must be plain_text."""
    return by_type({"plain_text": _text_shape("plain_text", longest)})


def any_text(longest: int = 3000) -> Check:
    """A text object, plain_text or mrkdwn."""
    return by_type({name: _text_shape(name, longest) for name in ("plain_text", "mrkdwn")})


def _text_shape(kind: str, longest: int) -> Shape:
    extra = {"emoji": boolean} if kind == "plain_text" else {"verbatim": boolean}
    return Shape({"type": anything, "text": string(1, longest)}, extra)


CONFIRM = Shape(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of(("primary", "danger"))},
)

DISPATCH_CONFIG = Shape(
    {}, {"trigger_actions_on": array(one_of(("on_enter_pressed", "on_character_entered")), fewest=1, most=2)}
)

FILTER = Shape(
    {},
    {
        "include": array(one_of(("im", "mpim", "private", "public")), fewest=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)


def option(text: Check, *, url: bool = False) -> Shape:
    """One choice of a menu or group of boxes; 75 characters for its value is the stricter of Slack's two statements."""
    optional: dict[str, Check] = {"description": text}
    if url:
        optional["url"] = URL
    return Shape({"text": text, "value": string(1, 75)}, optional)


MENU_OPTION = option(plain_text(75))
BOX_OPTION = option(any_text(75))
OPTIONS = array(MENU_OPTION, fewest=1, most=100)
OPTION_GROUPS = array(Shape({"label": plain_text(75), "options": OPTIONS}), fewest=1, most=100)


def _exactly_one(*names: str) -> Check:
    def check(value: Json, pointer: str, problems: Problems) -> None:
        if sum(1 for name in names if value.get(name) is not None) != 1:
            problems.add(pointer, f"must have exactly one of: {', '.join(names)}")

    return check


def _offered(value: Json) -> list[Json]:
    offered = list(value.get("options") or [])
    for group in value.get("option_groups") or []:
        if isinstance(group, dict):
            offered += group.get("options") or []
    return offered


def _initials_are_offered(value: Json, pointer: str, problems: Problems) -> None:
    """An initial option must be one of the options, exactly as it stands there."""
    chosen = [("initial_option", value["initial_option"])] if value.get("initial_option") is not None else []
    chosen += [(f"initial_options/{index}", item) for index, item in enumerate(value.get("initial_options") or [])]
    offered = [_bare(item) for item in _offered(value)]
    for name, item in chosen:
        if _bare(item) not in offered:
            problems.add(f"{pointer}/{name}", "must match one of the options")


def _bare(item: Json) -> Json:
    """An option without what Slack fills in by itself, for comparing."""
    if not isinstance(item, dict):
        return item
    return {
        name: {"type": part.get("type"), "text": part.get("text")} if isinstance(part, dict) else part
        for name, part in item.items()
    }


def _option_values_differ(value: Json, pointer: str, problems: Problems) -> None:
    values = [item.get("value") for item in value.get("options") or [] if isinstance(item, dict)]
    if len(set(map(str, values))) != len(values):
        problems.add(f"{pointer}/options", "option values must be unique")


def _lengths_make_sense(value: Json, pointer: str, problems: Problems) -> None:
    shortest, longest = value.get("min_length"), value.get("max_length")
    if isinstance(shortest, int) and isinstance(longest, int) and shortest > longest:
        problems.add(f"{pointer}/min_length", "must be less than or equal to max_length")


def _decimal_setting_needed(value: Json, pointer: str, problems: Problems) -> None:
    if not isinstance(value.get("is_decimal_allowed"), bool):
        problems.add(pointer, "missing required field: is_decimal_allowed")


_BASE: Mapping[str, Check] = {"action_id": ID, "focus_on_load": boolean}
_MENU: Mapping[str, Check] = {**_BASE, "placeholder": plain_text(150), "confirm": CONFIRM}
_ENTRY: Mapping[str, Check] = {
    "action_id": ID,
    "focus_on_load": boolean,
    "placeholder": plain_text(150),
    "dispatch_action_config": DISPATCH_CONFIG,
}
_MANY: Mapping[str, Check] = {"max_selected_items": integer(1, 100)}


def _element(
    optional: Mapping[str, Check], required: Mapping[str, Check] | None = None, also: Check = anything
) -> Shape:
    return Shape({"type": anything, **(required or {})}, optional, also)


def _chooser(single: str, many: str, item: Check, extra: Mapping[str, Check]) -> dict[str, Shape]:
    """A menu in its two forms: one to choose, or several."""
    first = single.split("_")[0]
    name = {"users": "user", "conversations": "conversation", "channels": "channel"}[first]
    return {
        single: _element({**_MENU, **extra, f"initial_{name}": item, "response_url_enabled": boolean}),
        many: _element({**_MENU, **_MANY, **extra, f"initial_{name}s": array(item)}),
    }


_CONVERSATION_EXTRA: Mapping[str, Check] = {"default_to_current_conversation": boolean, "filter": FILTER}

BUTTON_FIELDS: Mapping[str, Check] = {
    "action_id": ID,
    "url": LINK,
    "value": string(0, 2000),
    "style": one_of(("primary", "danger")),
    "confirm": CONFIRM,
    "accessibility_label": string(1, 75),
}

ELEMENTS: Mapping[str, Shape] = {
    "button": _element(BUTTON_FIELDS, {"text": plain_text(75)}),
    "overflow": _element(
        {"action_id": ID, "confirm": CONFIRM},
        {"options": array(option(plain_text(75), url=True), fewest=1, most=5)},
        _option_values_differ,
    ),
    "datepicker": _element({**_MENU, "initial_date": DATE}),
    "timepicker": _element({**_MENU, "initial_time": TIME, "timezone": string(1, 100)}),
    "datetimepicker": _element({**_BASE, "confirm": CONFIRM, "initial_date_time": integer(10**9, 10**10 - 1)}),
    "checkboxes": _element(
        {**_BASE, "confirm": CONFIRM, "initial_options": array(BOX_OPTION, fewest=1, most=10)},
        {"options": array(BOX_OPTION, fewest=1, most=10)},
        all_of(_initials_are_offered, _option_values_differ),
    ),
    "radio_buttons": _element(
        {**_BASE, "confirm": CONFIRM, "initial_option": BOX_OPTION},
        {"options": array(BOX_OPTION, fewest=1, most=10)},
        all_of(_initials_are_offered, _option_values_differ),
    ),
    "static_select": _element(
        {**_MENU, "options": OPTIONS, "option_groups": OPTION_GROUPS, "initial_option": MENU_OPTION},
        None,
        all_of(_exactly_one("options", "option_groups"), _initials_are_offered),
    ),
    "multi_static_select": _element(
        {
            **_MENU,
            **_MANY,
            "options": OPTIONS,
            "option_groups": OPTION_GROUPS,
            "initial_options": array(MENU_OPTION, fewest=1, most=100),
        },
        None,
        all_of(_exactly_one("options", "option_groups"), _initials_are_offered),
    ),
    "external_select": _element({**_MENU, "initial_option": MENU_OPTION, "min_query_length": integer(0, 1000)}),
    "multi_external_select": _element(
        {**_MENU, **_MANY, "initial_options": array(MENU_OPTION, fewest=1), "min_query_length": integer(0, 1000)}
    ),
    **_chooser("users_select", "multi_users_select", USER_ID, {}),
    **_chooser("conversations_select", "multi_conversations_select", CONVERSATION_ID, _CONVERSATION_EXTRA),
    **_chooser("channels_select", "multi_channels_select", CHANNEL_ID, {}),
    "plain_text_input": _element(
        {
            **_ENTRY,
            "initial_value": string(0, 3000),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        None,
        _lengths_make_sense,
    ),
    "email_text_input": _element({**_ENTRY, "initial_value": string(0, 3000)}),
    "url_text_input": _element({**_ENTRY, "initial_value": URL}),
    "number_input": _element(
        {
            **_ENTRY,
            "is_decimal_allowed": boolean,
            "initial_value": string(1, 100),
            "min_value": string(1, 100),
            "max_value": string(1, 100),
        },
        None,
        _decimal_setting_needed,
    ),
    "rich_text_input": _element({**_ENTRY, "initial_value": anything}),
    "file_input": _element({"action_id": ID, "filetypes": array(string(1, 50), 1), "max_files": integer(1, 10)}),
}
"""Every interactive element that an app may send, by its `type`."""

IMAGE_ELEMENT = Shape(
    {"type": anything, "alt_text": string(1, 2000)},
    {"image_url": IMAGE_URL, "slack_file": Shape({}, {"id": string(1), "url": URL})},
    _exactly_one("image_url", "slack_file"),
)
