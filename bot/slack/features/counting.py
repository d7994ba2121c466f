"""Counting in a channel begun and ended: by a member, said in the channel, and never without the notice standing there."""

import asyncio
import re
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from bot.domain.caller import Caller
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.requests import Message
from bot.slack.services import Services
from bot.slack.views.channels import begun_message, ended_message
from bot.slack.views.errors import refusal
from bot.slack.views.kit import section
from bot.storage.channels import Asked, take_openings
from bot.usecases.channels import TELLING, channel_not_told, channel_told, start_counting, stop_counting

_CHANNEL = re.compile(r"^<#(?P<id>[CG][A-Z0-9]+)(?:\|[^>]*)?>$")
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
    """Opt a channel out. Slow answers come by direct message."""
    return await _in_time(services, caller, end_now(services, caller, channel), f"Ending the counting in <#{channel}>.")


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


async def settle(services: Services, workspace_id: str) -> None:
    """Find out what became of notices whose posting nobody saw end: count where they stand, forget the others."""
    now = services.clock()
    for channel, asked_at in await services.db.write(take_openings, workspace_id, now, now + TELLING):
        try:
            stands = await _stands(services, workspace_id, channel, asked_at)
        except (SlackRefused, UnknownOutcome):
            continue
        if stands:
            await services.db.write(channel_told, workspace_id, channel, asked_at, services.clock())
            services.channels.forget(workspace_id)
        else:
            await services.db.write(channel_not_told, workspace_id, channel, asked_at, is_sure=True)


async def _tell(services: Services, workspace_id: str, channel: str, asked: Asked, asked_at: datetime) -> None:
    """Make the notice stand in the channel, once, whatever became of earlier calls.

    Raises:
        NotUnderstood, SlackRefused, UnknownOutcome: it does not stand, or nobody knows; then nothing is counted.
    """
    metadata = {"event_type": _EVENT_TYPE, "event_payload": {"id": _key(asked_at)}}
    notice = begun_message(channel, asked.opened_by, services.command)
    if not asked.is_first and await _stands(services, workspace_id, channel, asked_at):
        return
    try:
        await services.gateway.post(channel, notice, metadata=metadata)
    except SlackRefused as refused:
        await services.db.write(channel_not_told, workspace_id, channel, asked_at, is_sure=True)
        raise NotUnderstood(
            f"Nothing is counted in <#{channel}>, for I cannot say so there. {refused.text}"
        ) from refused
    except UnknownOutcome:
        if not await _stands(services, workspace_id, channel, asked_at):
            # It may still come to stand there: whoever asks next looks again before posting.
            await services.db.write(channel_not_told, workspace_id, channel, asked_at, is_sure=False)
            raise


async def _stands(services: Services, workspace_id: str, channel: str, asked_at: datetime) -> bool:
    """Whether the notice of this opting in is in the channel.

    Raises:
        SlackRefused, UnknownOutcome: Slack does not say; then it is for the next who asks to find out.
    """
    oldest = f"{(asked_at - _CLOCKS_DIFFER).timestamp():.6f}"
    try:
        return await services.gateway.find_by_metadata(channel, _EVENT_TYPE, _key(asked_at), oldest) is not None
    except (SlackRefused, UnknownOutcome):
        await services.db.write(channel_not_told, workspace_id, channel, asked_at, is_sure=False)
        raise


def _key(asked_at: datetime) -> str:
    return f"{asked_at.timestamp():.6f}"


async def end_now(services: Services, caller: Caller, channel: str) -> Message:
    """Delete what was counted, then say so in the channel."""
    """Delete what was counted, then say so in the channel."""
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


def _said(words: str) -> Message:
    return Message(words, [section(f":bar_chart: {words}")])
