"""Channels whose links and words are counted: opted in and out by a member, seen by members, announced in the channel."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood
from bot.slack.feature import EventSpec, Feature
from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.requests import Click, ClickAnswer, Event, Message
from bot.slack.services import Services
from bot.slack.views.channels import begun_message, ended_message, over_card
from bot.slack.views.kit import section
from bot.slack.views.sources import sources_view
from bot.storage.channels import CountedChannel, move_channel
from bot.usecases.channels import (
    ChannelTrends,
    channel_told,
    channel_trends,
    count_message,
    counted_of,
    start_counting,
    stop_counting,
)
from bot.usecases.sources import sources

_CHANNEL = re.compile(r"^<#(?P<id>[CG][A-Z0-9]+)(?:\|[^>]*)?>$")
# What a person wrote. A reply that is sent to the channel as well comes as one message, of the last kind.
_WRITTEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})
_NOT_THERE = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})


def channel_in(text: str) -> str | None:
    """The channel's id, where nothing but a channel is named."""
    match = _CHANNEL.match(text.strip())
    return match["id"] if match else None


async def begin(services: Services, caller: Caller, channel: str) -> Message:
    """Opt a channel in, and say so there; nothing is counted before that is said."""
    await _check(services, caller, channel)
    if not await services.db.write(start_counting, caller, channel):
        return _said(f"Links and words are counted in <#{channel}> already. `sources` shows who began it.")
    try:
        await services.gateway.post(channel, begun_message(channel, caller.scope.user_id, services.command))
    except (SlackRefused, UnknownOutcome) as problem:
        await services.db.write(stop_counting, caller.scope.workspace_id, channel)
        if isinstance(problem, SlackRefused) and problem.code in _NOT_THERE:
            raise NotUnderstood(f"I am not in <#{channel}>. Invite me there first, then say it again.") from problem
        raise
    await services.db.write(channel_told, caller.scope.workspace_id, channel, services.clock())
    services.channels.forget(caller.scope.workspace_id, channel)
    return _said(f"Links and words are counted in <#{channel}> from now on. I have said so there.")


async def end(services: Services, caller: Caller, channel: str) -> Message:
    """Opt a channel out: delete, then say so there."""
    await _check(services, caller, channel)
    workspace_id = caller.scope.workspace_id
    stopped = await services.db.write(stop_counting, workspace_id, channel)
    services.channels.forget(workspace_id, channel)
    if not stopped:
        return _said(f"Nothing is counted in <#{channel}>.")
    try:
        await services.gateway.post(channel, ended_message(caller.scope.user_id))
    except SlackRefused as refused:
        if refused.code not in _NOT_THERE:
            raise
    return _said(f"Nothing is counted in <#{channel}> any more, and what was is deleted.")


async def stop(services: Services, click: Click) -> ClickAnswer:
    """From the notice in the channel, or from `sources`."""
    said = await end(services, click.caller, click.value)
    if not click.origin.startswith("counted:"):
        return over_card()
    mine = await channels_of(services, click.caller)
    return sources_view(await services.db.read(sources, click.caller), click.caller, 0, said.text, mine)


async def channels_of(services: Services, caller: Caller) -> list[CountedChannel]:
    """Counted channels that the caller is in now."""
    workspace_id, user_id = caller.scope.workspace_id, caller.scope.user_id
    if not await services.channels.counted(workspace_id):
        return []
    counted = await services.db.read(counted_of, workspace_id)
    return [one for one in counted if await services.channels.is_member(one.channel, user_id)]


async def rising_in_channels(services: Services, caller: Caller) -> ChannelTrends:
    mine = [one.channel for one in await channels_of(services, caller)]
    return await services.db.read(channel_trends, caller, mine) if mine else ChannelTrends()


async def heard(services: Services, event: Event) -> None:
    """A message of a channel: written, edited or deleted by a person."""
    body, workspace_id = event.body, event.caller.scope.workspace_id
    channel = str(body.get("channel") or "")
    if channel not in await services.channels.counted(workspace_id):
        return
    subtype = body.get("subtype")
    now = _written(body.get("message") if subtype == "message_changed" else body if subtype in _WRITTEN else None)
    before = _written(body.get("previous_message"))
    one = now or before
    if one is None:
        return
    user, written_at = str(one["user"]), _moment(one.get("ts"))
    if written_at is None:
        return
    texts = _text(now), _text(before)
    await services.db.write_once(
        event.key, event.caller.now, count_message, workspace_id, channel, user, *texts, written_at, event.caller.now
    )


async def left(services: Services, event: Event) -> None:
    """Rapport is out of the channel, or the channel is gone: there is nobody to show its numbers to."""
    workspace_id, channel = event.caller.scope.workspace_id, str(event.body.get("channel") or "")
    await services.db.write(stop_counting, workspace_id, channel)
    services.channels.forget(workspace_id, channel)


async def renumbered(services: Services, event: Event) -> None:
    old, new = str(event.body.get("old_channel_id") or ""), str(event.body.get("new_channel_id") or "")
    if old and new:
        await services.db.write(move_channel, event.caller.scope.workspace_id, old, new)
        services.channels.forget(event.caller.scope.workspace_id, old)


async def came_or_went(services: Services, event: Event) -> None:
    """Who may see what rises there is asked anew."""
    services.channels.forget(event.caller.scope.workspace_id, str(event.body.get("channel") or ""))


async def _check(services: Services, caller: Caller, channel: str) -> None:
    """Raises:
    NotFound: the caller is not in the channel, or there is no such channel: the same words, so that nothing is told.
    """
    if not channel_in(f"<#{channel}>") or not await services.channels.is_member(channel, caller.scope.user_id):
        raise NotFound(
            "Only members of a channel can have it counted or stop that, and I have to be in it. "
            "Join it, invite me there, then say it again."
        )


def _written(message: Any) -> Mapping[str, Any] | None:
    """The message, if a person wrote it."""
    if not isinstance(message, Mapping) or message.get("bot_id") or not message.get("user"):
        return None
    return message if message.get("subtype") in _WRITTEN else None


def _text(message: Mapping[str, Any] | None) -> str:
    return str(message.get("text") or "") if message else ""


def _moment(ts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _said(words: str) -> Message:
    return Message(words, [section(f":bar_chart: {words}")])


_GONE = ("channel_left", "channel_archive", "channel_deleted", "group_left", "group_archive", "group_deleted")
_SCOPES = {"channel": "channels:read", "group": "groups:read"}

FEATURE = Feature(
    name="channels",
    actions={"channels.stop": stop},
    events={
        "message": EventSpec(heard, ("message.channels", "message.groups"), ("channels:history", "groups:history")),
        **{kind: EventSpec(left, (kind,), (_SCOPES[kind.split("_")[0]],)) for kind in _GONE},
        "channel_id_changed": EventSpec(renumbered, ("channel_id_changed",), ("channels:read",)),
        "member_joined_channel": EventSpec(came_or_went, ("member_joined_channel",), ("channels:read", "groups:read")),
        "member_left_channel": EventSpec(came_or_went, ("member_left_channel",), ("channels:read", "groups:read")),
    },
    scopes=("channels:read", "groups:read", "chat:write"),
)
