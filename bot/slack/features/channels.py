"""Channels whose links and words are counted: opted in and out by a member, seen by members, announced in the channel."""

import asyncio
import re
from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.slack.feature import EventSpec, Feature
from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.requests import Click, ClickAnswer, Event, Message
from bot.slack.services import Services
from bot.slack.views.channels import begun_message, ended_message, over_card, shared_message
from bot.slack.views.errors import refusal
from bot.slack.views.kit import section
from bot.slack.views.sources import sources_view
from bot.storage.channels import Asked, CountedChannel, move_channel
from bot.usecases.channels import (
    ChannelTrends,
    channel_not_told,
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
_NOT_YOURS = (
    "Only members of a channel can have it counted or stop that, and I have to be in it. "
    "Join it, invite me there, then say it again."
)
_ANSWER_WITHIN_S = 1.8
# By its metadata the notice is found again where it is not known whether it was posted.
_EVENT_TYPE = "rapport_counting"
_CLOCKS_DIFFER = timedelta(minutes=5)


def channel_in(text: str) -> str | None:
    """The channel's id, where nothing but a channel is named."""
    match = _CHANNEL.match(text.strip())
    return match["id"] if match else None


async def begin(services: Services, caller: Caller, channel: str) -> Message:
    """Opt a channel in, and say so there; nothing is counted before that is said. Slow answers come by direct message."""
    return await _in_time(services, caller, _begin(services, caller, channel), f"Telling <#{channel}>.")


async def end(services: Services, caller: Caller, channel: str) -> Message:
    """Opt a channel out: delete, then say so there."""
    return await _in_time(services, caller, _end(services, caller, channel), f"Ending the counting in <#{channel}>.")


async def stop(services: Services, click: Click) -> ClickAnswer:
    """From the notice in the channel, or from `sources`."""
    in_sources = click.origin.startswith("counted:")
    # The notice is where it is, whatever id the channel had when it was written.
    channel = click.value if in_sources or click.message is None else click.message.channel
    said = await _end(services, click.caller, channel)
    if not in_sources:
        return over_card()
    mine = await channels_of(services, click.caller)
    return sources_view(await services.db.read(sources, click.caller), click.caller, 0, said.text, mine)


async def _begin(services: Services, caller: Caller, channel: str) -> Message:
    workspace_id = caller.scope.workspace_id
    await _check(services, caller, channel)
    await _check_place(services, channel)
    asked = await services.db.write(start_counting, caller, channel)
    if asked.asked_at is None:
        return _said(f"Links and words are counted in <#{channel}> already. `sources` shows who began it.")
    if not asked.is_mine:
        return _said(f"<@{asked.opened_by}> is just having <#{channel}> counted. I am telling the channel.")
    await _tell(services, workspace_id, channel, asked, asked.asked_at)
    counts = await services.db.write(channel_told, workspace_id, channel, asked.asked_at, services.clock())
    services.channels.forget(workspace_id)
    if not counts:
        return _said(f"Somebody in <#{channel}> has stopped it already. Nothing is counted there.")
    return _said(f"Links and words are counted in <#{channel}> from now on. I have said so there.")


async def _tell(services: Services, workspace_id: str, channel: str, asked: Asked, asked_at: datetime) -> None:
    """Make the notice stand in the channel, once, whatever became of earlier calls.

    Raises:
        NotUnderstood, SlackRefused, UnknownOutcome: it does not stand, or nobody knows; then nothing is counted.
    """
    key = f"{asked_at.timestamp():.6f}"
    metadata = {"event_type": _EVENT_TYPE, "event_payload": {"id": key}}
    notice = begun_message(channel, asked.opened_by, services.command)
    try:
        if asked.is_first or not await _stands(services, channel, key, asked_at):
            await services.gateway.post(channel, notice, metadata=metadata)
    except SlackRefused as refused:
        await services.db.write(channel_not_told, workspace_id, channel, asked_at, is_sure=True)
        raise NotUnderstood(
            f"Nothing is counted in <#{channel}>: I cannot write there. Is posting limited?"
        ) from refused
    except UnknownOutcome:
        if not await _stands_for_all_we_know(services, channel, key, asked_at):
            await services.db.write(channel_not_told, workspace_id, channel, asked_at, is_sure=False)
            raise


async def _stands_for_all_we_know(services: Services, channel: str, key: str, since: datetime) -> bool:
    try:
        return await _stands(services, channel, key, since)
    except (SlackRefused, UnknownOutcome):
        return False


async def _stands(services: Services, channel: str, key: str, since: datetime) -> bool:
    oldest = f"{(since - _CLOCKS_DIFFER).timestamp():.6f}"
    return await services.gateway.find_by_metadata(channel, _EVENT_TYPE, key, oldest) is not None


async def _end(services: Services, caller: Caller, channel: str) -> Message:
    await _check(services, caller, channel)
    workspace_id = caller.scope.workspace_id
    stopped = await services.db.write(stop_counting, workspace_id, channel)
    services.channels.forget(workspace_id)
    if not stopped:
        return _said(f"Nothing is counted in <#{channel}>.")
    words = f"Nothing is counted in <#{channel}> any more, and what was is deleted."
    try:
        await services.gateway.post(channel, ended_message(caller.scope.user_id))
    except (SlackRefused, UnknownOutcome):
        return _said(f"{words} Slack did not let me say so there.")
    return _said(words)


async def _in_time(services: Services, caller: Caller, work: Coroutine[Any, Any, Message], words: str) -> Message:
    """The answer, or `words` and the answer in a direct message when Slack takes longer than a command may."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=_ANSWER_WITHIN_S)
    if done:
        return task.result()
    services.later(_tell_later(services, caller, task))
    return _said(f"{words} I will tell you in a direct message when it is done.")


async def _tell_later(services: Services, caller: Caller, task: asyncio.Task[Message]) -> None:
    try:
        said = await task
    except RapportError as error:
        said = refusal(error.text, "")
    await services.gateway.tell(caller.scope.user_id, said)


async def channels_of(services: Services, caller: Caller) -> list[CountedChannel]:
    """Counted channels that the caller is in now."""
    if not await services.channels.counted(caller.scope.workspace_id):
        return []
    counted = await services.db.read(counted_of, caller.scope.workspace_id)
    mine = await services.channels.shown_to(caller.scope, [one.channel for one in counted])
    return [one for one in counted if one.channel in mine]


async def rising_in_channels(services: Services, caller: Caller) -> ChannelTrends:
    mine = [one.channel for one in await channels_of(services, caller)]
    return await services.db.read(channel_trends, caller, mine) if mine else ChannelTrends()


async def heard(services: Services, event: Event) -> None:
    """A message of a channel: written, edited or deleted by a person."""
    body, workspace_id = event.body, event.caller.scope.workspace_id
    channel = str(body.get("channel") or "")
    if channel not in await services.channels.counted(workspace_id):
        return
    if event.is_shared:
        await _end_shared(services, workspace_id, channel)
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


async def _end_shared(services: Services, workspace_id: str, channel: str) -> None:
    """People of another organisation are there now: they can neither see the numbers nor stop the counting."""
    if await services.db.write(stop_counting, workspace_id, channel):
        await services.gateway.post(channel, shared_message())
    services.channels.forget(workspace_id)


async def left(services: Services, event: Event) -> None:
    """Rapport is out of the channel, or the channel is gone: there is nobody to show its numbers to."""
    workspace_id, channel = event.caller.scope.workspace_id, str(event.body.get("channel") or "")
    await services.db.write(stop_counting, workspace_id, channel)
    services.channels.forget(workspace_id)


async def renumbered(services: Services, event: Event) -> None:
    old, new = str(event.body.get("old_channel_id") or ""), str(event.body.get("new_channel_id") or "")
    if old and new:
        await services.db.write(move_channel, event.caller.scope.workspace_id, old, new)
        services.channels.forget(event.caller.scope.workspace_id)


async def came_or_went(services: Services, event: Event) -> None:
    """Who may see what rises there is asked anew."""
    services.channels.forget_member(event.caller.scope)


async def _check(services: Services, caller: Caller, channel: str) -> None:
    """Raises:
    NotFound: the caller is not in the channel, or there is no such channel: the same words, so that nothing is told.
    """
    if not channel_in(f"<#{channel}>") or not await services.channels.is_member(caller.scope, channel):
        raise NotFound(_NOT_YOURS)


async def _check_place(services: Services, channel: str) -> None:
    """Raises:
    NotFound, NotUnderstood: a channel that is not to be counted; says why.
    """
    try:
        about = (await services.gateway.read("conversations.info", channel=channel)).get("channel") or {}
    except SlackRefused as refused:
        raise NotFound(_NOT_YOURS) from refused
    if about.get("is_archived"):
        raise NotUnderstood(f"<#{channel}> is archived: there is nothing to count.")
    if about.get("is_ext_shared") or about.get("is_pending_ext_shared"):
        raise NotUnderstood(
            f"<#{channel}> is shared with another organisation, whose people could neither see the numbers nor stop the "
            "counting. Only channels of your own are counted."
        )
    if not about.get("is_member"):
        raise NotUnderstood(f"I am not in <#{channel}>. Invite me there first, then say it again.")


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
