"""Block Kit is refused and accepted as Slack does; every case names the place Slack would name."""

from typing import Any

import pytest

from bot.demo.workspace.blocks import check_blocks, complete_blocks, too_long_for_a_message
from bot.demo.workspace.view_rules import (
    check_options_answer,
    check_submission_answer,
    check_view,
    view_is_too_large,
)

J = dict[str, Any]


def plain(text: str = "x", **extra: Any) -> J:
    return {"type": "plain_text", "text": text, **extra}


def mrkdwn(text: str = "x") -> J:
    return {"type": "mrkdwn", "text": text}


def button(**extra: Any) -> J:
    return {"type": "button", "action_id": "go", "text": plain("Go"), **extra}


def actions(*elements: J, **extra: Any) -> J:
    return {"type": "actions", "elements": list(elements), **extra}


def section(**extra: Any) -> J:
    return {"type": "section", "text": mrkdwn(), **extra}


def option(value: str = "1", text: J | None = None) -> J:
    return {"text": text or plain("One"), "value": value}


def select(**extra: Any) -> J:
    return {"type": "static_select", "action_id": "pick", "options": [option()], **extra}


def field(element: J | None = None, **extra: Any) -> J:
    return {
        "type": "input",
        "label": plain("Name"),
        "element": element or {"type": "plain_text_input", "action_id": "v"},
        **extra,
    }


def options(count: int) -> list[J]:
    return [option(str(number)) for number in range(count)]


REFUSED: list[tuple[str, Any, str, str]] = [
    ("message", "text", "/blocks", "must be an array"),
    ("message", [section()] * 51, "/blocks", "no more than 50 items"),
    ("modal", [section()] * 101, "/blocks", "no more than 100 items"),
    ("message", ["x"], "/blocks/0", "must be an object"),
    ("message", [{"text": plain()}], "/blocks/0", "missing required field: type"),
    ("message", [{"type": "carousel"}], "/blocks/0/type", "unsupported type"),
    ("message", [{"type": ["section"]}], "/blocks/0/type", "unsupported type"),
    ("message", [{"type": "divider", "color": "red"}], "/blocks/0", "additional property: color"),
    ("message", [{"type": "section"}], "/blocks/0", "text or fields"),
    ("message", [section(text=mrkdwn(""))], "/blocks/0/text/text", "more than 0 characters"),
    ("message", [section(text=mrkdwn("x" * 3001))], "/blocks/0/text/text", "less than 3001"),
    ("message", [section(text={"type": "html", "text": "x"})], "/blocks/0/text/type", "unsupported type"),
    ("message", [section(text={**mrkdwn(), "emoji": True})], "/blocks/0/text", "additional property: emoji"),
    ("message", [section(fields=[mrkdwn()] * 11)], "/blocks/0/fields", "no more than 10"),
    ("message", [section(fields=[mrkdwn("x" * 2001)])], "/blocks/0/fields/0/text", "less than 2001"),
    ("message", [section(block_id="x" * 256)], "/blocks/0/block_id", "less than 256"),
    ("message", [section(block_id="a"), section(block_id="a")], "/blocks/1/block_id", "already exists"),
    ("message", [{"type": "header", "text": mrkdwn()}], "/blocks/0/text/type", "unsupported type"),
    ("message", [{"type": "header", "text": plain("x" * 151)}], "/blocks/0/text/text", "less than 151"),
    ("message", [{"type": "context", "elements": [mrkdwn()] * 11}], "/blocks/0/elements", "no more than 10"),
    ("message", [{"type": "context", "elements": [button()]}], "/blocks/0/elements/0/type", "unsupported"),
    ("message", [{"type": "image", "image_url": "https://x.test/a.png"}], "/blocks/0", "alt_text"),
    ("message", [{"type": "image", "image_url": "a.png", "alt_text": "a"}], "/blocks/0/image_url", "valid URL"),
    ("message", [{"type": "image", "alt_text": "a"}], "/blocks/0", "exactly one of: image_url, slack_file"),
    ("message", [actions()], "/blocks/0/elements", "no fewer than 1"),
    ("message", [actions(*[button(action_id=str(n)) for n in range(26)])], "/blocks/0/elements", "more than 25"),
    ("message", [actions(button(), button())], "/blocks/0/elements/1/action_id", "already exists"),
    ("message", [actions(button(text=mrkdwn()))], "/blocks/0/elements/0/text/type", "unsupported type"),
    ("message", [actions(button(text=plain("x" * 76)))], "/blocks/0/elements/0/text/text", "less than 76"),
    ("message", [actions(button(value="x" * 2001))], "/blocks/0/elements/0/value", "less than 2001"),
    ("message", [actions(button(action_id="x" * 256))], "/blocks/0/elements/0/action_id", "less than 256"),
    ("message", [actions(button(url="x" * 3001))], "/blocks/0/elements/0/url", "less than 3001"),
    ("message", [actions(button(url="no address"))], "/blocks/0/elements/0/url", "valid URL"),
    ("message", [actions(button(style="red"))], "/blocks/0/elements/0/style", "one of: danger, primary"),
    ("message", [actions(button(style=7))], "/blocks/0/elements/0/style", "one of: danger, primary"),
    ("message", [actions({"type": "plain_text_input"})], "/blocks/0/elements/0/type", "unsupported type"),
    ("message", [actions(select(options=options(101)))], "/blocks/0/elements/0/options", "more than 100"),
    ("message", [actions(select(options=[]))], "/blocks/0/elements/0/options", "no fewer than 1"),
    ("message", [actions(select(option_groups=[]))], "/blocks/0/elements/0", "exactly one of"),
    ("message", [actions(select(options=[option("x" * 76)]))], "/blocks/0/elements/0/options/0/value", "than 76"),
    ("message", [actions(select(options=[option(text=mrkdwn())]))], "/blocks/0/elements/0/options/0/text/type", "uns"),
    ("message", [actions(select(initial_option=option("9")))], "/blocks/0/elements/0/initial_option", "must match"),
    ("message", [actions(select(placeholder=plain("x" * 151)))], "/blocks/0/elements/0/placeholder/text", "than 151"),
    ("message", [actions({"type": "overflow", "options": options(6)})], "/blocks/0/elements/0/options", "than 5"),
    ("message", [actions({"type": "checkboxes", "options": options(11)})], "/blocks/0/elements/0/options", "than 10"),
    ("message", [actions({"type": "radio_buttons", "options": [option(), option()]})],
     "/blocks/0/elements/0/options", "unique"),
    ("message", [actions({"type": "datepicker", "initial_date": "2026-02-32"})],
     "/blocks/0/elements/0/initial_date", "YYYY-MM-DD"),
    ("message", [actions({"type": "timepicker", "initial_time": "9:00"})],
     "/blocks/0/elements/0/initial_time", "HH:mm"),
    ("message", [actions({"type": "multi_static_select", "options": options(1)})],
     "/blocks/0/elements/0/type", "unsupported type"),
    ("message", [actions(button(confirm={"title": plain(), "text": plain(), "confirm": plain()}))],
     "/blocks/0/elements/0/confirm", "missing required field: deny"),
    ("message", [actions(button(confirm={
        "title": plain("x" * 101), "text": plain(), "confirm": plain(), "deny": plain()}))],
     "/blocks/0/elements/0/confirm/title/text", "less than 101"),
    ("message", [field()], "/blocks/0/type", "unsupported type: input"),
    ("message", [{"type": "markdown", "text": "x" * 7000}] * 2, "/blocks", "markdown"),
    ("message", [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}], "/blocks/0/rows/0", "20"),
    ("modal", [{"type": "markdown", "text": "x"}], "/blocks/0/type", "unsupported type"),
    ("modal", [field(label=mrkdwn())], "/blocks/0/label/type", "unsupported type"),
    ("modal", [field(hint=plain("x" * 2001))], "/blocks/0/hint/text", "less than 2001"),
    ("modal", [field(button())], "/blocks/0/element/type", "unsupported type: button"),
    ("modal", [field({"type": "plain_text_input", "max_length": 3001})], "/blocks/0/element/max_length", "3000"),
    ("modal", [field({"type": "plain_text_input", "min_length": 9, "max_length": 3})],
     "/blocks/0/element/min_length", "max_length"),
    ("modal", [field({"type": "plain_text_input", "multiline": "true"})],
     "/blocks/0/element/multiline", "boolean"),
    ("modal", [field({"type": "number_input"})], "/blocks/0/element", "is_decimal_allowed"),
    ("modal", [field({"type": "plain_text_input", "focus_on_load": True})] * 2, "/blocks", "focus_on_load"),
    ("home", [field({"type": "file_input"})], "/blocks/0/element/type", "unsupported type: file_input"),
]  # fmt: skip


@pytest.mark.parametrize(("surface", "blocks", "pointer", "words"), REFUSED)
def test_what_slack_refuses_is_refused_where_it_stands(surface: str, blocks: Any, pointer: str, words: str) -> None:
    problems = check_blocks(blocks, surface)
    assert any(words in each and each.endswith(f"[json-pointer:{pointer}]") for each in problems), problems


ACCEPTED: list[tuple[str, list[J]]] = [
    ("message", []),
    ("message", [section(), {"type": "divider"}, actions(button(value="", url="slack://user?id=U1"), select())]),
    ("message", [section(text=None, fields=[mrkdwn("x" * 2000)] * 10)]),
    ("message", [section(accessory={"type": "image", "image_url": "https://x.test/a", "alt_text": "a"})]),
    ("message", [{"type": "context", "elements": [mrkdwn(), plain(emoji=False)]}]),
    ("message", [actions({"type": "users_select", "initial_user": "U123"}, {"type": "datepicker"})]),
    ("message", [actions(button()), actions(button())]),
    ("message", [{"type": "markdown", "text": "# Title"}]),
    ("message", [section(accessory={"type": "multi_static_select", "options": options(100)})]),
    ("modal", [field(optional=True, hint=plain(), block_id="a"), field(select(), block_id="b")]),
    ("modal", [field({"type": "file_input", "max_files": 10})]),
    ("modal", [section(accessory={"type": "radio_buttons", "options": [option(text=mrkdwn("*a*"))]})]),
    ("home", [field({"type": "email_text_input"}), {"type": "header", "text": plain("x" * 150)}]),
]


@pytest.mark.parametrize(("surface", "blocks"), ACCEPTED)
def test_what_slack_takes_is_taken(surface: str, blocks: list[J]) -> None:
    assert check_blocks(blocks, surface) == []


def test_initial_option_may_carry_slacks_own_defaults() -> None:
    chosen = option(text=plain("One", emoji=True))
    assert check_blocks([actions(select(initial_option=chosen))], "message") == []


def test_all_text_of_a_message_together_has_a_limit() -> None:
    assert too_long_for_a_message([section(text=mrkdwn("x" * 3000))] * 5)
    assert not too_long_for_a_message([section(text=mrkdwn("x" * 3000))] * 4)


def test_blocks_are_completed_with_ids_and_defaults_without_touching_the_original() -> None:
    given = [actions({"type": "button", "text": plain("Go")})]
    numbers = iter("abc")
    stored = complete_blocks(given, lambda: next(numbers))
    assert stored[0]["block_id"] == "a"
    assert stored[0]["elements"][0]["action_id"] == "b"
    assert stored[0]["elements"][0]["text"]["emoji"] is True
    assert "block_id" not in given[0]


def modal(**extra: Any) -> J:
    return {"type": "modal", "title": plain("Title"), "submit": plain("Save"), "blocks": [field()], **extra}


BAD_VIEWS: list[tuple[J, str, str]] = [
    (modal(title=plain("x" * 25)), "/view/title/text", "less than 25"),
    (modal(title=None), "/view", "missing required field: title"),
    (modal(submit=None), "/view", "missing required field: submit"),
    (modal(blocks=None), "/view", "missing required field: blocks"),
    (modal(private_metadata="x" * 3001), "/view/private_metadata", "less than 3001"),
    (modal(callback_id="x" * 256), "/view/callback_id", "less than 256"),
    (modal(colour="red"), "/view", "additional property: colour"),
    (modal(type="home"), "/view/type", "must be modal"),
    (modal(blocks=[field(), {"type": "nope"}]), "/view/blocks/1/type", "unsupported type"),
    (modal(notify_on_close=1), "/view/notify_on_close", "boolean"),
]


@pytest.mark.parametrize(("view", "pointer", "words"), BAD_VIEWS)
def test_bad_view_is_refused(view: J, pointer: str, words: str) -> None:
    problems = check_view(view, "modal")
    assert any(words in each and each.endswith(f"[json-pointer:{pointer}]") for each in problems), problems


def test_good_views_are_taken() -> None:
    assert check_view(modal(), "modal") == []
    assert check_view(modal(blocks=[section()], submit=None), "modal") == []
    assert check_view({"type": "home", "blocks": [section()]}, "home") == []
    assert check_view("x", "modal") != []


def test_view_of_over_250_kb_is_too_large() -> None:
    huge = modal(blocks=[section(text=mrkdwn("x" * 3000))] * 90)
    assert view_is_too_large(huge)
    assert not view_is_too_large(modal())


CHECK_IN: J = {
    "type": "modal",
    "callback_id": "check-in",
    "title": plain("Workplace check-in", emoji=True),
    "submit": plain("Submit", emoji=True),
    "close": plain("Cancel", emoji=True),
    "blocks": [
        {"type": "section", "text": plain(":wave: Hey David!\n\nHow can we make this place better?", emoji=True)},
        {"type": "divider"},
        field({"type": "radio_buttons", "options": [option("1"), option("2", plain("Two", emoji=True))]}),
        field({"type": "multi_static_select", "placeholder": plain("Select"), "options": options(3)}, optional=True),
        {
            "type": "actions",
            "elements": [{"type": "datepicker", "initial_date": "2019-10-22", "placeholder": plain("Select a date")}],
        },
        section(accessory={"type": "overflow", "options": [option("edit", plain(":memo: Edit")), option("delete")]}),
        section(text=mrkdwn("*<fakelink.toUrl.com|Marketing weekly sync>*\n11:30am — 12:30pm")),
    ],
}


def test_view_in_the_manner_of_block_kit_builder_is_taken() -> None:
    assert check_view(CHECK_IN, "modal") == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"response_action": "errors", "errors": {"nothing": "x"}}, "no input block"),
        ({"response_action": "errors", "errors": {}}, "at least one"),
        ({"response_action": "errors", "errors": {"name": ""}}, "more than 0"),
        ({"response_action": "explode"}, "one of: clear, errors, push, update"),
        ({"response_action": "update"}, "must be an object"),
        ({"response_action": "push", "view": modal(title=plain("x" * 30))}, "less than 25"),
        ({"response_action": "clear", "view": modal()}, "additional property: view"),
        ({"text": "Saved"}, "one of"),
    ],
)
def test_wrong_answer_to_a_submission_is_refused(answer: J, problem: str) -> None:
    view = modal(blocks=[field(block_id="name"), section(block_id="nothing")])
    assert any(problem in each for each in check_submission_answer(answer, view))


def test_right_answers_to_a_submission_are_taken() -> None:
    view = modal(blocks=[field(block_id="name")])
    for answer in (
        {},
        {"response_action": "clear"},
        {"response_action": "errors", "errors": {"name": "No"}},
        {"response_action": "update", "view": modal()},
    ):
        assert check_submission_answer(answer, view) == []


def test_answers_of_menus_are_held_to_their_limits() -> None:
    assert check_options_answer({"options": []}) == []
    assert check_options_answer({"options": options(100)}) == []
    assert check_options_answer({"option_groups": [{"label": plain("G"), "options": options(2)}]}) == []
    for wrong in ({}, None, {"options": options(101)}, {"options": [], "option_groups": []}, {"options": [], "a": 1}):
        assert check_options_answer(wrong) != []
