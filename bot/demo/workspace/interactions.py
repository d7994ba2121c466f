"""The short-lived keys of an interaction: trigger ids and response URLs, and what an app may do with them."""

import secrets
from collections.abc import MutableMapping
from datetime import timedelta
from typing import TypeVar

from bot.demo.workspace import conversations
from bot.demo.workspace.blocks import MESSAGE, check_blocks, complete_blocks, too_long_for_a_message
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import App, Channel, Installation, Message, ResponseUrl, Trigger
from bot.demo.workspace.rules import Problems
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import Json, JsonObject
from bot.demo.workspace.view_rules import CHECK_ATTACHMENTS

T = TypeVar("T")

TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_URL_LIFE = timedelta(minutes=30)
RESPONSE_URL_USES = 5
KEEP_KEYS = 5000
_RESPONSE_FIELDS = frozenset(
    {
        "text", "blocks", "attachments", "response_type", "replace_original", "delete_original", "thread_ts",
        "unfurl_links", "unfurl_media", "metadata", "mrkdwn", "parse", "link_names",
    }
)  # fmt: skip


def new_trigger(ws: Workspace, app: App, team_id: str, user_id: str, view_id: str | None = None) -> str:
    """A trigger id for one interaction of one person."""
    key = f"{int(ws.now().timestamp() * 1000)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
    _forget_oldest(ws.triggers)
    ws.triggers[key] = Trigger(key, app.id, team_id, user_id, ws.now(), view_id)
    return key


def exchange_trigger(ws: Workspace, trigger_id: str, installation: Installation) -> Trigger:
    """Uses a trigger up.

    Raises: SlackRefusal `invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`.
    """
    trigger = ws.triggers.get(trigger_id)
    foreign = trigger is None or (trigger.app_id, trigger.team_id) != (installation.app.id, installation.team_id)
    if trigger is None or foreign:
        raise SlackRefusal("invalid_trigger_id")
    if trigger_id in ws.used_triggers:
        raise SlackRefusal("exchanged_trigger_id")
    if ws.now() - trigger.at > TRIGGER_LIFE:
        raise SlackRefusal("expired_trigger_id")
    ws.used_triggers.add(trigger_id)
    ws.used_triggers &= ws.triggers.keys()
    return trigger


def new_response_url(
    ws: Workspace,
    app: App,
    channel: Channel,
    user_id: str,
    message: Message | None = None,
    thread_ts: str | None = None,
) -> ResponseUrl:
    """A response URL; `message` is the one that was acted on, if any."""
    key = secrets.token_urlsafe(18)
    url = ResponseUrl(
        key, app.id, channel.team_id, channel.id, user_id, ws.now(), message.ts if message else None, thread_ts
    )
    _forget_oldest(ws.response_urls)
    ws.response_urls[key] = url
    return url


def _forget_oldest(keys: MutableMapping[str, T]) -> None:
    """Bounds memory in long runs: the keys forgotten are long out of date."""
    if len(keys) > KEEP_KEYS:
        for key in list(keys)[: KEEP_KEYS // 2]:
            del keys[key]


def use_response_url(ws: Workspace, key: str, body: JsonObject) -> None:
    """What an app sent to a response URL.

    Raises: SlackRefusal `used_url`, `expired_url`, `no_text`, `invalid_blocks` and the like.
    """
    url = ws.response_urls.get(key)
    if url is None:
        raise SlackRefusal("invalid_url")
    if url.uses >= RESPONSE_URL_USES:
        raise SlackRefusal("used_url")
    if ws.now() - url.at > RESPONSE_URL_LIFE:
        raise SlackRefusal("expired_url")
    installation = ws.installation_of(url.team_id, url.app_id)
    if installation is None or not installation.active:
        raise SlackRefusal("token_revoked")
    answer(ws, installation, url, body)
    url.uses += 1


def answer(ws: Workspace, installation: Installation, url: ResponseUrl, body: JsonObject) -> Message | None:
    """Does what an answer to an interaction says: posts, replaces or deletes. Returns the message that is there now.

    Raises: SlackRefusal for content Slack would not take; nothing has changed then.
    """
    channel = ws.channel(url.team_id, url.channel_id)
    original = _original(ws, channel, url)
    if body.get("delete_original") is True or body.get("delete_original") == "true":
        if original is not None:
            conversations.delete(ws, channel, original)
        return None
    text, blocks = check_content(body, _RESPONSE_FIELDS)
    if original is not None and body.get("replace_original") in (True, "true"):
        return conversations.edit(ws, channel, original, text, blocks and _completed(ws, blocks))
    message = _answer_message(ws, installation, url, channel, text, blocks, body)
    if url.message_ts is None:
        url.message_ts = message.ts
    return conversations.post(ws, channel, message)


def _original(ws: Workspace, channel: Channel, url: ResponseUrl) -> Message | None:
    if url.message_ts is None:
        return None
    try:
        return ws.message(channel, url.message_ts, seen_by=url.user_id)
    except SlackRefusal:
        return None


def _answer_message(
    ws: Workspace,
    installation: Installation,
    url: ResponseUrl,
    channel: Channel,
    text: str,
    blocks: list[JsonObject] | None,
    body: JsonObject,
) -> Message:
    in_channel = body.get("response_type") == "in_channel"
    return Message(
        ts=ws.new_ts(channel),
        channel_id=channel.id,
        user_id=installation.bot_user_id,
        text=text,
        blocks=_completed(ws, blocks) if blocks else None,
        attachments=body.get("attachments") or None,
        bot_id=installation.bot_id,
        app_id=installation.app.id,
        subtype="bot_message" if in_channel else None,
        thread_ts=body.get("thread_ts") or url.thread_ts,
        addressee=None if in_channel else url.user_id,
        metadata=body.get("metadata"),
    )


def _completed(ws: Workspace, blocks: list[JsonObject]) -> list[JsonObject]:
    return complete_blocks(blocks, lambda: ws.new_id("b"))


def check_content(body: JsonObject, allowed: frozenset[str] | None = None) -> tuple[str, list[JsonObject] | None]:
    """The text and blocks of a message an app sends, checked as Slack checks them.

    Raises: SlackRefusal `no_text`, `msg_too_long`, `invalid_blocks`, `msg_blocks_too_long`, `invalid_attachments`,
    `too_many_attachments`, `invalid_arguments`.
    """
    unknown = sorted(set(body) - allowed) if allowed is not None else []
    if unknown:
        raise SlackRefusal("invalid_arguments", [f"[ERROR] invalid additional property: {name}" for name in unknown])
    kind = body.get("response_type")
    if kind not in (None, "ephemeral", "in_channel"):
        raise SlackRefusal("invalid_arguments", ["[ERROR] response_type must be ephemeral or in_channel"])
    text, blocks, attachments = body.get("text"), body.get("blocks"), body.get("attachments")
    if text is not None and not isinstance(text, str):
        raise SlackRefusal("invalid_arguments", ["[ERROR] must be a string [json-pointer:/text]"])
    if not (text or "").strip() and not blocks and not attachments:
        raise SlackRefusal("no_text")
    if len(text or "") > conversations.MAX_TEXT:
        raise SlackRefusal("msg_too_long")
    _check_attachments(attachments)
    if not blocks:
        return text or "", None
    check_message_blocks(blocks)
    return text or "", blocks


def check_message_blocks(blocks: Json) -> None:
    """Raises: SlackRefusal `invalid_blocks` or `msg_blocks_too_long`."""
    problems = check_blocks(blocks, MESSAGE)
    if problems:
        raise SlackRefusal("invalid_blocks", problems)
    if too_long_for_a_message(blocks):
        raise SlackRefusal("msg_blocks_too_long")


def _check_attachments(attachments: Json) -> None:
    if attachments is None:
        return
    problems = Problems()
    CHECK_ATTACHMENTS(attachments, "/attachments", problems)
    if isinstance(attachments, list) and len(attachments) > 100:
        raise SlackRefusal("too_many_attachments")
    if problems.found:
        raise SlackRefusal("invalid_attachments", problems.found)
