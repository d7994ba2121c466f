"""What Slack makes of text a person types: escapes, mentions, links. Pure.

A client turns `@maya` and `#general` into mentions and addresses into links; everything else that looks like
markup is escaped, so that no typed text can pretend to be any of these.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.demo.workspace.values import JsonObject


@dataclass(frozen=True, slots=True)
class Directory:
    """Who and what can be mentioned: names in lower case to ids, and channel ids to their names."""

    users: Mapping[str, str]
    channels: Mapping[str, str]
    channel_names: Mapping[str, str]


_TOKEN = re.compile(
    r"(?P<user><@(?P<user_id>[UW][A-Z0-9]+)(\|[^<>]*)?>)"
    r"|(?P<channel><#(?P<channel_id>[CG][A-Z0-9]+)(\|[^<>]*)?>)"
    r"|(?P<url>https?://[^\s<>|\"]*[^\s<>|\".,;:!?)'\]])"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+)"
    r"|(?P<at>(?<![\w@])@[\w][\w.\-]*)"
    r"|(?P<hash>(?<![\w#&])#[\w][\w\-]*)"
)
_CODE = re.compile(r"(```[\s\S]*?```|`[^`\n]+`)")
MAX_NAME = 80
_BROADCASTS = frozenset({"channel", "here", "everyone"})


def escape(text: str) -> str:
    """The three characters Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def compose(text: str, directory: Directory, *, broadcasts: bool = True) -> str:
    """Typed text as Slack stores it and sends it to apps.

    `<@U...>` and `<#C...>` of someone or something that exists stay mentions, as they do when pasted into Slack.
    Unknown names stay the text they are, and so does everything in code. `broadcasts` turns @channel, @here and
    @everyone into `<!...>`.
    """
    parts = _CODE.split(text)
    prose = [escape(part) if number % 2 else _prose(part, directory, broadcasts) for number, part in enumerate(parts)]
    return "".join(prose)


def _prose(text: str, directory: Directory, broadcasts: bool) -> str:
    parts, end = [], 0
    for found in _TOKEN.finditer(text):
        parts.append(escape(text[end : found.start()]))
        parts.append(_written(found, directory, broadcasts))
        end = found.end()
    parts.append(escape(text[end:]))
    return "".join(parts)


def _written(found: "re.Match[str]", directory: Directory, broadcasts: bool) -> str:
    whole = found.group()
    kind = next(name for name in _WRITERS if found.group(name))
    if kind == "at" and broadcasts and whole[1:].lower() in _BROADCASTS:
        return f"<!{whole[1:].lower()}>"
    return _WRITERS[kind](found, directory)


def _user(found: "re.Match[str]", directory: Directory) -> str:
    known = found["user_id"] in directory.users.values()
    return f"<@{found['user_id']}>" if known else escape(found.group())


def _channel(found: "re.Match[str]", directory: Directory) -> str:
    name = directory.channel_names.get(found["channel_id"])
    return f"<#{found['channel_id']}|{name}>" if name is not None else escape(found.group())


def _at(found: "re.Match[str]", directory: Directory) -> str:
    """The longest known name: a full stop after a mention is not part of it."""
    name = found.group()[1:]
    for length in range(min(len(name), MAX_NAME), 0, -1):
        user_id = directory.users.get(name[:length].lower())
        if user_id is not None and (length == len(name) or not name[length].isalnum()):
            return f"<@{user_id}>{escape(name[length:])}"
    return escape(found.group())


def _hash(found: "re.Match[str]", directory: Directory) -> str:
    channel_id = directory.channels.get(found.group()[1:].lower())
    return escape(found.group()) if channel_id is None else f"<#{channel_id}|{found.group()[1:].lower()}>"


_WRITERS: Mapping[str, Callable[["re.Match[str]", Directory], str]] = {
    "user": _user,
    "channel": _channel,
    "url": lambda found, directory: f"<{escape(found.group())}>",
    "email": lambda found, directory: f"<mailto:{found.group()}|{found.group()}>",
    "at": _at,
    "hash": _hash,
}

_WRITTEN = re.compile(
    r"<(@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|!(?:channel|here|everyone)|https?:[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>"
)


def rich_text(text: str, block_id: str) -> JsonObject:
    """The rich_text block that goes along with a person's message; `text` as `compose` made it."""
    elements: list[JsonObject] = []
    end = 0
    for found in _WRITTEN.finditer(text):
        if found.start() > end:
            elements.append({"type": "text", "text": unescape(text[end : found.start()])})
        elements.append(_rich_element(found[1], found[2]))
        end = found.end()
    if end < len(text) or not elements:
        elements.append({"type": "text", "text": unescape(text[end:])})
    return {
        "type": "rich_text",
        "block_id": block_id,
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _rich_element(target: str, label: str | None) -> JsonObject:
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    if target.startswith("!"):
        return {"type": "broadcast", "range": target[1:]}
    link = {"type": "link", "url": unescape(target)}
    return link if label is None else {**link, "text": unescape(label)}
