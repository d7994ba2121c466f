"""The few blocks everything is built of, each within Slack's limits whatever is put into it.

Limits: Block Kit reference (docs.slack.dev/reference/block-kit). Text from people is escaped with `plain` before it becomes
mrkdwn; text that came from Slack is in Slack's escaped form already and goes through `quoted`.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot.slack.requests import Block, Message, View

SECTION_CHARS = 3000
FIELD_CHARS = 2000
HEADER_CHARS = 150
BUTTON_CHARS = 75
OPTION_CHARS = 75
VALUE_CHARS = 2000
TITLE_CHARS = 24
BLOCKS = 50

_BROADCAST = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")
_GROUP = re.compile(r"<!subteam\^[A-Z0-9]+(?:\|([^>]*))?>")
_CONTROL = re.compile(r"<!([^>|]*)(?:\|([^>]*))?>")
_MARKUP = re.compile(r"([*_~`])")


def cut(text: str, most: int) -> str:
    """At most `most` characters, with an ellipsis where something was left out; never half of an escaped character."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    open_entity = kept.rfind("&")
    if open_entity > len(kept) - 6 and ";" not in kept[open_entity:]:
        kept = kept[:open_entity]
    open_link = kept.rfind("<")
    if open_link != -1 and ">" not in kept[open_link:]:
        kept = kept[:open_link]
    return kept.rstrip() + "…"


def plain(text: str) -> str:
    """Text that no part of Slack interprets: `& < >` escaped, so that mentions, links and controls stay letters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Slack's escaped form -> what the person saw: for plain_text objects and input fields, which escape nothing."""
    text = re.sub(r"<(?:https?|mailto|tel):[^>|]*\|([^>]*)>", r"\1", text)
    text = re.sub(r"<((?:https?|mailto|tel):[^>|]*)>", r"\1", text)
    text = re.sub(r"<[@#][^>|]*\|([^>]*)>", r"\1", text)
    text = re.sub(r"<!([^>|]*)(?:\|[^>]*)?>", r"@\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def entities(text: str) -> str:
    """`&amp; &lt; &gt;` as the letters they stand for; mentions and links stay in Slack's form. For arguments of commands."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def calm(text: str) -> str:
    """Text in Slack's escaped form, with everything that would notify a channel or a group turned into letters."""
    text = _BROADCAST.sub(lambda found: f"@\u200b{found[1]}", text)
    text = _GROUP.sub(lambda found: f"@\u200b{(found[1] or 'group').lstrip('@')}", text)
    text = _CONTROL.sub(lambda found: found[2] or f"!{found[1].split('^')[0]}", text)
    # A lone < or > is not of Slack's making.
    return re.sub(r"<(?![@#]|https?:|mailto:|tel:)", "&lt;", text)


def quoted(text: str, most: int = 600) -> str:
    """Somebody's words as a quotation, line by line."""
    lines = cut(calm(text), most).splitlines() or [""]
    return "\n".join(f"> {line}" for line in lines)


def bold(name: str) -> str:
    """A person's name as it is shown in mrkdwn; markup characters in it stay letters."""
    shown = _MARKUP.sub("\u200b\\1\u200b", plain(cut(" ".join(name.split()), 120)))
    return f"*{shown}*"


def mrkdwn(text: str, most: int = SECTION_CHARS) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": cut(text, most) or " "}


def plain_text(text: str, most: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": cut(" ".join(text.split()), most) or " ", "emoji": True}


def section(text: str, *, block_id: str | None = None, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if block_id:
        block["block_id"] = block_id
    if accessory:
        block["accessory"] = accessory
    return block


def fields(pairs: Sequence[tuple[str, str]]) -> Block:
    """Labelled values in two columns; at most ten."""
    return {"type": "section", "fields": [mrkdwn(f"*{label}*\n{value}", FIELD_CHARS) for label, value in pairs[:10]]}


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text, HEADER_CHARS)}


def context(*texts: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text, FIELD_CHARS) for text in texts[:10]]}


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Block, block_id: str | None = None) -> Block:
    block: Block = {"type": "actions", "elements": list(elements[:25])}
    if block_id:
        block["block_id"] = block_id
    return block


def button(
    label: str,
    action_id: str,
    value: str = "",
    *,
    style: str | None = None,
    url: str | None = None,
    confirm: Block | None = None,
) -> Block:
    """`action_id` is `feature.verb`, with `/anything` behind it where one block has several of the same."""
    block: Block = {"type": "button", "text": plain_text(label, BUTTON_CHARS), "action_id": action_id}
    if value:
        block["value"] = value[:VALUE_CHARS]
    if style:
        block["style"] = style
    if url:
        block["url"] = url
    if confirm:
        block["confirm"] = confirm
    return block


def confirmation(title: str, text: str, yes: str, no: str = "Keep") -> Block:
    return {
        "title": plain_text(title, 100),
        "text": plain_text(text, 300),
        "confirm": plain_text(yes, 30),
        "deny": plain_text(no, 30),
    }


def option(label: str, value: str, description: str = "") -> Block:
    block: Block = {"text": plain_text(label, OPTION_CHARS), "value": value}
    if description:
        block["description"] = plain_text(description, OPTION_CHARS)
    return block


def select(placeholder: str, action_id: str, options: Sequence[Block], initial: str | None = None) -> Block:
    """A menu of at most 100 options, chosen beforehand where `initial` is one of their values."""
    block: Block = {
        "type": "static_select",
        "placeholder": plain_text(placeholder, 150),
        "action_id": action_id,
        "options": list(options[:100]),
    }
    chosen = [one for one in options if one["value"] == initial]
    if chosen:
        block["initial_option"] = chosen[0]
    return block


def people_select(placeholder: str, action_id: str, initial: Block | None = None) -> Block:
    """A menu that looks people up as one types."""
    block: Block = {
        "type": "external_select",
        "placeholder": plain_text(placeholder, 150),
        "action_id": action_id,
        "min_query_length": 0,
    }
    if initial:
        block["initial_option"] = initial
    return block


def overflow(action_id: str, options: Sequence[Block]) -> Block:
    return {"type": "overflow", "action_id": action_id, "options": list(options[:5])}


def field(label: str, block_id: str, element: Block, *, optional: bool = False, hint: str = "") -> Block:
    """One line of a form."""
    block: Block = {"type": "input", "block_id": block_id, "label": plain_text(label, 2000), "element": element}
    if optional:
        block["optional"] = True
    if hint:
        block["hint"] = plain_text(hint, 2000)
    return block


def text_input(
    action_id: str, initial: str = "", *, multiline: bool = False, placeholder: str = "", most: int = 3000
) -> Block:
    block: Block = {"type": "plain_text_input", "action_id": action_id, "max_length": min(most, 3000)}
    if initial:
        block["initial_value"] = initial[: min(most, 3000)]
    if multiline:
        block["multiline"] = True
    if placeholder:
        block["placeholder"] = plain_text(placeholder, 150)
    return block


def date_input(action_id: str, initial: str | None = None) -> Block:
    block: Block = {"type": "datepicker", "action_id": action_id}
    if initial:
        block["initial_date"] = initial
    return block


def modal(title: str, callback_id: str, blocks: list[Block], *, submit: str = "Save", metadata: str = "") -> View:
    view: View = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(title, TITLE_CHARS),
        "close": plain_text("Cancel", TITLE_CHARS),
        "blocks": blocks[:100],
    }
    if submit:
        view["submit"] = plain_text(submit, TITLE_CHARS)
    if metadata:
        view["private_metadata"] = metadata[:3000]
    return view


def message_modal(message: Message) -> View:
    """A message as a window of its own, for an answer to a button that stands in a view."""
    view = modal("Rapport", "message", message.blocks or [section(message.text)], submit="")
    view["close"] = plain_text("Close", TITLE_CHARS)
    return view
