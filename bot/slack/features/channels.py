"""Channels whose links and words are counted: what is written there, who sees what rises, the button that stops it.

How counting begins and ends is in `counting`.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.caller import Caller
from bot.slack.feature import EventSpec, Feature
from bot.slack.features.counting import end_now
from bot.slack.requests import Click, ClickAnswer, Event
from bot.slack.services import Services
from bot.slack.views.channels import over_card, shared_message
from bot.slack.views.sources import sources_view
from bot.storage.channels import CountedChannel, move_channel
from bot.usecases.channels import ChannelTrends, channel_trends, count_message, counted_of, stop_counting
from bot.usecases.sources import sources

# What a person wrote. A reply that is sent to the channel as well comes as one message, of the last kind.
_WRITTEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})


async def stop(services: Services, click: Click) -> ClickAnswer:
    """From the notice in the channel, or from `sources`."""
    in_sources = click.origin.startswith("counted:")
    # The notice is where it is, whatever id the channel had when it was written.
    channel = click.value if in_sources or click.message is None else click.message.channel
    said = await end_now(services, click.caller, channel)
    if not in_sources:
        return over_card()
    mine = await channels_of(services, click.caller)
    return sources_view(await services.db.read(sources, click.caller), click.caller, 0, said.text, mine)


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
    stopped = await services.db.write(stop_counting, workspace_id, channel)
    services.channels.forget(workspace_id)
    if stopped:
        await services.gateway.post(channel, shared_message())


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
