"""Which blocks Slack accepts on which surface. Pure.

`check_blocks` holds a payload's blocks against every documented rule: kinds, required and unknown fields, lengths,
where an element may stand, ids used twice, the totals of a message. Views as a whole are `view_rules`' concern.
"""

import json
from collections.abc import Callable, Iterator, Mapping

from bot.demo.workspace.elements import ELEMENTS, ID, IMAGE_ELEMENT, IMAGE_URL, URL, any_text, plain_text
from bot.demo.workspace.rules import (
    Check,
    Problems,
    Shape,
    anything,
    array,
    boolean,
    by_type,
    mapping,
    one_of,
    string,
)
from bot.demo.workspace.values import Json, JsonObject

MESSAGE, MODAL, HOME = "message", "modal", "home"
MAX_BLOCKS: Mapping[str, int] = {MESSAGE: 50, MODAL: 100, HOME: 100}
MAX_MESSAGE_BLOCKS_CHARS = 13200
MAX_MARKDOWN_CHARS = 12000

_PICKERS = {"datepicker", "timepicker"}
_CHOOSERS = {
    f"{many}{kind}_select"
    for many in ("", "multi_")
    for kind in ("static", "external", "users", "conversations", "channels")
}
_BOXES = {"checkboxes", "radio_buttons"}
_SECTION_ELEMENTS = {"button", "overflow"} | _PICKERS | _CHOOSERS | _BOXES
_ACTIONS_ELEMENTS = _SECTION_ELEMENTS - {name for name in _CHOOSERS if name.startswith("multi_")} | {"datetimepicker"}
_INPUT_ELEMENTS = (
    _PICKERS
    | _CHOOSERS
    | _BOXES
    | {"datetimepicker", "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
)
_MODAL_INPUT_ELEMENTS = _INPUT_ELEMENTS | {"file_input"}


def _elements(names: set[str]) -> Mapping[str, Check]:
    return {name: ELEMENTS[name] for name in sorted(names)}


def _text_or_fields(value: Json, pointer: str, problems: Problems) -> None:
    if value.get("text") is None and not value.get("fields"):
        problems.add(pointer, "missing required field: text or fields")


def _one_image(value: Json, pointer: str, problems: Problems) -> None:
    if (value.get("image_url") is None) == (value.get("slack_file") is None):
        problems.add(pointer, "must have exactly one of: image_url, slack_file")


def _block(
    required: Mapping[str, Check] | None = None, optional: Mapping[str, Check] | None = None, also: Check = anything
) -> Shape:
    return Shape({"type": anything, **(required or {})}, {"block_id": ID, **(optional or {})}, also)


_SECTION = _block(
    None,
    {
        "text": any_text(3000),
        "fields": array(any_text(2000), fewest=1, most=10),
        "accessory": by_type({**_elements(_SECTION_ELEMENTS), "image": IMAGE_ELEMENT}),
        "expand": boolean,
    },
    _text_or_fields,
)

_CONTEXT_ELEMENT = by_type(
    {
        "image": IMAGE_ELEMENT,
        "plain_text": Shape({"type": anything, "text": string(1, 3000)}, {"emoji": boolean}),
        "mrkdwn": Shape({"type": anything, "text": string(1, 3000)}, {"verbatim": boolean}),
    }
)

_VIDEO = _block(
    {
        "alt_text": string(1, 2000),
        "title": plain_text(200),
        "thumbnail_url": URL,
        "video_url": URL,
    },
    {
        "author_name": string(1, 50),
        "description": plain_text(200),
        "provider_icon_url": URL,
        "provider_name": string(1, 200),
        "title_url": URL,
    },
)

_TABLE_CELL = by_type(
    {
        "raw_text": Shape({"type": anything, "text": string(1, 3000)}),
        "rich_text": Shape({"type": anything, "elements": array(mapping, fewest=1)}, {"block_id": ID}),
    }
)

_COMMON: Mapping[str, Check] = {
    "section": _SECTION,
    "divider": _block(),
    "image": _block(
        {"alt_text": string(1, 2000)},
        {"image_url": IMAGE_URL, "slack_file": mapping, "title": plain_text(2000)},
        _one_image,
    ),
    "actions": _block({"elements": array(by_type(_elements(_ACTIONS_ELEMENTS)), fewest=1, most=25)}),
    "context": _block({"elements": array(_CONTEXT_ELEMENT, fewest=1, most=10)}),
    "header": _block({"text": plain_text(150)}),
    "rich_text": _block(
        {
            "elements": array(
                by_type(
                    {
                        name: Shape(
                            {"type": anything, "elements": array(mapping)},
                            {"style": anything, "indent": anything, "offset": anything, "border": anything},
                        )
                        for name in (
                            "rich_text_section",
                            "rich_text_list",
                            "rich_text_preformatted",
                            "rich_text_quote",
                        )
                    }
                ),
                fewest=1,
            )
        }
    ),
    "video": _VIDEO,
}


def _input(elements: set[str]) -> Shape:
    return _block(
        {"label": plain_text(2000), "element": by_type(_elements(elements))},
        {"hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    )


_BY_SURFACE: Mapping[str, Mapping[str, Check]] = {
    MESSAGE: {
        **_COMMON,
        "markdown": _block({"text": string(1, MAX_MARKDOWN_CHARS)}),
        "table": _block(
            {"rows": array(array(_TABLE_CELL, fewest=1, most=20), fewest=1, most=100)},
            {
                "column_settings": array(
                    Shape({}, {"align": one_of(("left", "center", "right")), "is_wrapped": boolean}), most=20
                )
            },
        ),
    },
    MODAL: {**_COMMON, "input": _input(_MODAL_INPUT_ELEMENTS)},
    HOME: {**_COMMON, "input": _input(_INPUT_ELEMENTS)},
}


def check_blocks(blocks: Json, surface: str, pointer: str = "/blocks") -> list[str]:
    """What Slack would say against these blocks on `surface` ("message", "modal" or "home"); empty when they are fine.

    Each problem reads "[ERROR] <what> [json-pointer:<where>]", `pointer` being where the list itself stands.
    """
    problems = Problems()
    array(by_type(_BY_SURFACE[surface]), most=MAX_BLOCKS[surface])(blocks, pointer, problems)
    if isinstance(blocks, list):
        _check_ids(blocks, pointer, problems)
        _check_totals(blocks, pointer, problems)
    return problems.found


def too_long_for_a_message(blocks: list[JsonObject]) -> bool:
    """Whether the text in all blocks together is over what a message carries (Slack: msg_blocks_too_long)."""
    return sum(len(text) for text in _texts(blocks)) > MAX_MESSAGE_BLOCKS_CHARS


def interactive_elements(block: JsonObject) -> Iterator[JsonObject]:
    """The interactive elements of one block, in order: of actions, a section's accessory, an input's element."""
    candidates = [block.get("accessory"), block.get("element")]
    if block.get("type") == "actions":
        candidates += block.get("elements") or []
    for candidate in candidates:
        if isinstance(candidate, dict) and candidate.get("type") in ELEMENTS:
            yield candidate


def complete_blocks(blocks: list[JsonObject], new_id: Callable[[], str]) -> list[JsonObject]:
    """A deep copy as Slack stores it: ids where there were none, and the defaults of text objects."""
    copy: list[JsonObject] = json.loads(json.dumps(blocks))
    for block in copy:
        if block.get("type") == "input":
            block.setdefault("optional", False)
            block.setdefault("dispatch_action", False)
        block.setdefault("block_id", new_id())
        for element in interactive_elements(block):
            element.setdefault("action_id", new_id())
    _fill_texts(copy)
    return copy


def _fill_texts(value: Json) -> None:
    if isinstance(value, list):
        for item in value:
            _fill_texts(item)
    elif isinstance(value, dict) and value.get("type") in ("plain_text", "mrkdwn") and "text" in value:
        value.setdefault("emoji" if value["type"] == "plain_text" else "verbatim", value["type"] == "plain_text")
    elif isinstance(value, dict) and value.get("type") != "rich_text":
        for item in value.values():
            _fill_texts(item)


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("text", "alt_text") and isinstance(item, str):
                yield item
            else:
                yield from _texts(item)


def _check_ids(blocks: list[Json], pointer: str, problems: Problems) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        block_id = block.get("block_id")
        if isinstance(block_id, str) and block_id in seen:
            problems.add(f"{pointer}/{index}/block_id", f"block_id already exists: {block_id}")
        seen.add(str(block_id) if block_id is not None else "")
        seen.discard("")
        _check_action_ids(block, f"{pointer}/{index}", problems)


def _check_action_ids(block: JsonObject, pointer: str, problems: Problems) -> None:
    seen: set[str] = set()
    for number, element in enumerate(interactive_elements(block)):
        action_id = element.get("action_id")
        if not isinstance(action_id, str):
            continue
        if action_id in seen:
            problems.add(f"{pointer}/elements/{number}/action_id", f"action_id already exists: {action_id}")
        seen.add(action_id)


def _check_totals(blocks: list[Json], pointer: str, problems: Problems) -> None:
    objects = [block for block in blocks if isinstance(block, dict)]
    markdown = sum(len(str(block.get("text", ""))) for block in objects if block.get("type") == "markdown")
    if markdown > MAX_MARKDOWN_CHARS:
        problems.add(pointer, f"markdown blocks must have less than {MAX_MARKDOWN_CHARS + 1} characters together")
    focused = [
        element for block in objects for element in interactive_elements(block) if element.get("focus_on_load") is True
    ]
    if len(focused) > 1:
        problems.add(pointer, "only one element may have focus_on_load")
