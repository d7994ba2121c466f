"""`digest`: a channel's daily digest of public stories, set up and ended by one member."""

import re

from bot.domain.errors import NotUnderstood
from bot.domain.scope import Scope
from bot.slack.feature import CommandSpec, Feature
from bot.slack.gateway import SlackRefused
from bot.slack.requests import Click, ClickAnswer, Command, Message
from bot.slack.services import Services
from bot.slack.views.digests import begun_message, digest_message, digests_view
from bot.slack.views.kit import section
from bot.storage.digests import digests_of, end_digest
from bot.storage.tx import Tx
from bot.usecases.digests import DueDigest, parse_hour, start_digest, stop_digest

_CHANNEL = re.compile(r"^<#(?P<id>[CG][A-Z0-9]+)(?:\|[^>]*)?>\s*(?P<rest>.*)$", re.DOTALL)
_NOT_THERE = frozenset({"not_in_channel", "channel_not_found", "is_archived", "restricted_action"})
_EXAMPLE = "Write it like: digest #channel 9:00, or: digest #channel off"


async def digest(services: Services, command: Command) -> Message:
    """Begin, move or end one; without words the list of the caller's own."""
    caller, said = command.caller, command.rest.strip()
    if not said:
        return digests_view(await services.db.read(digests_of, caller.scope))
    match = _CHANNEL.match(said)
    if match is None:
        raise NotUnderstood(f"Which channel? {_EXAMPLE}")
    channel, rest = match["id"], match["rest"].strip()
    if rest.casefold() in ("off", "stop", "end"):
        await services.db.write(stop_digest, caller, channel)
        return _said(f"The digest in <#{channel}> is off.")
    if not rest:
        raise NotUnderstood(f"At what time? {_EXAMPLE}")
    hour, minute = parse_hour(rest)
    begun = await services.db.write(start_digest, caller, channel, hour, minute)
    try:
        await services.gateway.post(channel, begun_message(begun, services.command))
    except SlackRefused as refused:
        await services.db.write(stop_digest, caller, channel)
        if refused.code in _NOT_THERE:
            raise NotUnderstood(f"I am not in <#{channel}>. Invite me there first, then say it again.") from refused
        raise
    return _said(f"New stories come to <#{channel}> on weekdays at {hour}:{minute:02d}. I have said so there.")


async def off(services: Services, click: Click) -> ClickAnswer:
    await services.db.write(stop_digest, click.caller, click.value)
    notice = f":ok_hand: The digest in <#{click.value}> is off."
    return digests_view(await services.db.read(digests_of, click.caller.scope), notice)


async def post_digest(services: Services, due: DueDigest) -> None:
    """Send one. Where Slack says that the channel is closed to us, the digest ends, and who set it up is told."""
    one = due.digest
    try:
        await services.gateway.post(one.channel, digest_message(due, services.command))
    except SlackRefused as refused:
        if refused.code not in _NOT_THERE:
            raise
        await services.db.write(_end, due)
        await services.gateway.tell(
            one.user_id, _said(f"I cannot post in <#{one.channel}> any more, so the digest there has ended.")
        )


def _end(tx: Tx, due: DueDigest) -> None:
    end_digest(tx, Scope(due.digest.workspace_id, due.digest.user_id), due.digest.channel)


def _said(words: str) -> Message:
    return Message(words, [section(f":newspaper: {words}")])


FEATURE = Feature(
    name="digests",
    commands=(
        CommandSpec(
            ("digest",),
            "digest #channel 9:00",
            "Post new stories of your public feeds to a channel on weekdays, in your name; `off` ends it",
            ("digest", "digest <#C0123456789|general> 9:00", "digest <#C0123456789|general> off"),
            digest,
        ),
    ),
    actions={"digests.off": off},
    scopes=("chat:write",),
)
