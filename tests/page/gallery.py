"""Every block and element of Block Kit once, as the page has to show them."""

from typing import Any

from tests.page.fake import BO, GENERAL, LEA, MAYA, PYTHON

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str, about: str | None = None) -> Json:
    return {"text": plain(text), "value": value, **({"description": plain(about)} if about else {})}


def section(text: str, accessory: Json | None = None, block_id: str = "") -> Json:
    block: Json = {"type": "section", "block_id": block_id or text[:20], "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(text), "value": action_id, **more}


def field(label: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": element["action_id"] + "_b", "label": plain(label), "element": element, **more}


HOURS = [option("8:00", "8"), option("9:00", "9"), option("10:00", "10")]
TAGS = [option("#python", "python", "42 people"), option("#berlin", "berlin"), option("#vip", "vip")]
CONFIRM = {"title": plain("Forget Ana?"), "text": mrkdwn("This *cannot* be undone."), "confirm": plain("Forget"),
           "deny": plain("Keep"), "style": "danger"}  # fmt: skip
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="

RICH: Json = {"type": "rich_text", "block_id": "rich", "elements": [
    {"type": "rich_text_section", "elements": [
        {"type": "text", "text": "Hello ", "style": {"bold": True}}, {"type": "user", "user_id": BO},
        {"type": "text", "text": " in "}, {"type": "channel", "channel_id": GENERAL}, {"type": "text", "text": " "},
        {"type": "emoji", "name": "wave", "skin_tone": 3}, {"type": "text", "text": " see "},
        {"type": "link", "url": "https://example.com/a", "text": "the notes"},
        {"type": "text", "text": " and "}, {"type": "text", "text": "code", "style": {"code": True}}]},
    {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "two", "style": {"italic": True}}]}]},
    {"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2, "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "third", "style": {"strike": True}}]}]},
    {"type": "rich_text_quote", "elements": [{"type": "text", "text": "A quotation"}]},
    {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x = 1\ny = 2"}]}]}  # fmt: skip

TABLE: Json = {
    "type": "table", "block_id": "table", "column_settings": [{"is_wrapped": True}, {"align": "right"}],
    "rows": [[{"type": "raw_text", "text": "Person"}, {"type": "raw_text", "text": "Days"}],
             [{"type": "raw_text", "text": "Ana Silva"}, {"type": "raw_text", "text": "42"}],
             [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                 {"type": "text", "text": "Bo", "style": {"bold": True}}]}]}, {"type": "raw_text", "text": "7"}]],
}  # fmt: skip

MARKDOWN = """## This week
**Ana** wrote *twice*, ~~never~~ `late`.

1. Write to [Ana](https://example.com/ana)
2. Read the deck
   - page 3
   - [x] page 4

> Said at PyCon

| Who | Days |
|:----|-----:|
| Ana | 42 |
"""

SHOWN: list[Json] = [
    {"type": "header", "block_id": "h", "text": plain("Good morning, Maya :sunny:")},
    section("*Ana Silva* · <https://example.com|Acme> moved to _Berlin_ ~Lisbon~ `x`\n> Last time: her move",
            button("Profile", "who.show")),
    {"type": "section", "block_id": "fields", "fields": [mrkdwn("*Last contact*\n6 weeks ago"),
                                                          mrkdwn("*Usual gap*\n3 weeks")]},
    section("With a picture", {"type": "image", "image_url": PIXEL, "alt_text": "Ana smiling"}),
    {"type": "context", "block_id": "ctx", "elements": [
        {"type": "image", "image_url": PIXEL, "alt_text": "dot"},
        mrkdwn("Only you see this · <!date^1773045600^{date_short_pretty} at {time}|once>")]},
    {"type": "divider", "block_id": "hr"},
    {"type": "image", "block_id": "img", "image_url": PIXEL, "alt_text": "A chart", "title": plain("Rhythm")},
    {"type": "video", "block_id": "vid", "title": plain("Async without tears"), "video_url": "https://example.com/v",
     "title_url": "https://example.com/watch", "thumbnail_url": PIXEL, "alt_text": "talk", "author_name": "Ana"},
    RICH, TABLE, {"type": "markdown", "block_id": "md", "text": MARKDOWN},
    {"type": "hologram", "block_id": "odd"},
]  # fmt: skip

ACTIVE: list[Json] = [
    {"type": "actions", "block_id": "buttons", "elements": [
        button("Log", "nudge.log", style="primary"), button("Forget", "person.forget", style="danger", confirm=CONFIRM),
        button("Open", "story.open", url="https://example.com/story"),
        {"type": "overflow", "action_id": "more",
         "options": [option(":pencil2: Edit", "edit"), option("Merge with…", "merge")]}]},
    {"type": "actions", "block_id": "menus", "elements": [
        {"type": "static_select", "action_id": "hour", "placeholder": plain("Hour"), "options": HOURS,
         "initial_option": HOURS[1]},
        {"type": "multi_static_select", "action_id": "tags", "placeholder": plain("Tags"),
         "option_groups": [{"label": plain("Yours"), "options": TAGS[:2]}, {"label": plain("Team"), "options": TAGS[2:]}]},
        {"type": "external_select", "action_id": "person", "placeholder": plain("Find a person"), "min_query_length": 2},
        {"type": "users_select", "action_id": "colleague", "initial_user": LEA},
        {"type": "multi_users_select", "action_id": "team", "initial_users": [MAYA, BO]},
        {"type": "conversations_select", "action_id": "where",
         "filter": {"include": ["public", "im"], "exclude_bot_users": True}},
        {"type": "channels_select", "action_id": "chan", "initial_channel": PYTHON},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-03-23", "placeholder": plain("Pick a day")},
        {"type": "timepicker", "action_id": "at"},
        {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1_773_045_600}]},
    {"type": "actions", "block_id": "choices", "elements": [
        {"type": "checkboxes", "action_id": "days",
         "options": [option("Weekdays", "wd"), option("Weekends", "we", "Saturday and Sunday")],
         "initial_options": [option("Weekdays", "wd")]},
        {"type": "radio_buttons", "action_id": "rhythm", "options": [option("Daily", "d"), option("Weekly", "w")],
         "initial_option": option("Daily", "d")}]},
]  # fmt: skip

FIELDS: list[Json] = [
    field("Name", {"type": "plain_text_input", "action_id": "name", "max_length": 30, "placeholder": plain("Ana Silva")},
          hint=plain("As you would say it")),
    field("Note", {"type": "plain_text_input", "action_id": "note", "multiline": True}, optional=True),
    field("Email", {"type": "email_text_input", "action_id": "email"}, optional=True),
    field("Site", {"type": "url_text_input", "action_id": "site"}, optional=True),
    field("Every how many days", {"type": "number_input", "action_id": "gap", "is_decimal_allowed": False, "min_value": "1",
                                  "max_value": "365", "initial_value": "21"}),
    field("Follow up", {"type": "datepicker", "action_id": "due"}, optional=True),
    field("Hour", {"type": "static_select", "action_id": "hour", "options": HOURS}, dispatch_action=True, optional=True),
    field("Tags", {"type": "multi_static_select", "action_id": "tags", "options": TAGS}, optional=True),
]  # fmt: skip

MODAL: Json = {
    "id": "V0EDIT0001", "callback_id": "person.edit", "title": plain("Edit person"), "submit": plain("Save"),
    "close": plain("Cancel"), "private_metadata": "", "blocks": FIELDS, "state": {"values": {}},
}  # fmt: skip
