"""Reactions on messages and the two message shortcuts: log, save, remember to reply; and taking a reaction away."""

from bot.domain.errors import NotFound, RapportError
from bot.slack.feature import EventSpec, Feature, ShortcutSpec
from bot.slack.features.common import slack_name
from bot.slack.requests import Event, Message, Shortcut
from bot.slack.services import Services
from bot.slack.views.daily import daily_message
from bot.slack.views.reactions import marked_card, nothing_to_snooze, unmarked_card
from bot.usecases.react import DONE, REPLY, SAVE, SNOOZE, deed_of, react, unreact
from bot.usecases.settle import Verb
from bot.usecases.settle_by_reaction import settle_by_reaction, unsettle_by_reaction

_HISTORY = ("channels:history", "groups:history")


async def added(services: Services, event: Event) -> None:
    """A reaction on a colleague's message in a channel that Rapport is in, or on the daily message."""
    item, reaction = event.body.get("item") or {}, _reaction(event)
    if item.get("type") != "message":
        return
    member = await services.members.member(event.caller.scope)
    deed = deed_of(reaction, member.reactions)
    channel, ts = str(item.get("channel")), str(item.get("ts"))
    if deed in (DONE, SNOOZE):
        await _settle(services, event, channel, ts, "done" if deed == DONE else "snooze")
        return
    author = str(event.body.get("item_user") or "")
    if not deed or not author or author == event.caller.scope.user_id:
        return
    text = ""
    if deed == SAVE:
        message = await services.gateway.message_at(channel, ts)
        text = str(message.get("text") or "") if message else ""
    name = await slack_name(services, author)
    marked = await services.db.write_once(
        event.key,
        event.caller.now,
        react,
        event.caller,
        deed=deed,
        author_id=author,
        author_name=name,
        channel=channel,
        ts=ts,
        reaction=reaction,
        permalink=await services.gateway.permalink(channel, ts),
        text=text,
    )
    if marked is not None:
        await _whisper(services, event, channel, marked_card(marked, text))


async def removed(services: Services, event: Event) -> None:
    """Taking a reaction away takes back what it did, whatever it stands for by now."""
    item, reaction = event.body.get("item") or {}, _reaction(event)
    if item.get("type") != "message":
        return
    channel, ts = str(item.get("channel")), str(item.get("ts"))
    try:
        settled = await services.db.write(unsettle_by_reaction, event.caller, channel, ts, reaction)
        if settled is not None:
            await services.gateway.update(channel, ts, daily_message(settled.daily))
            return
    except NotFound:
        # No daily message: a colleague's.
        pass
    undone = await services.db.write_once(event.key, event.caller.now, unreact, event.caller, channel, ts, reaction)
    if undone is not None:
        await _whisper(services, event, channel, unmarked_card(undone))


async def save_message(services: Services, shortcut: Shortcut) -> Message:
    return await _by_shortcut(services, shortcut, SAVE)


async def reply_later(services: Services, shortcut: Shortcut) -> Message:
    return await _by_shortcut(services, shortcut, REPLY)


async def _by_shortcut(services: Services, shortcut: Shortcut, deed: str) -> Message:
    message = shortcut.message
    if message is None or not message.author:
        raise NotFound("I cannot tell who wrote this message.")
    if message.author == shortcut.caller.scope.user_id:
        raise NotFound("This message is your own. Use it on somebody else's.")
    text = message.text or ""
    marked = await services.db.write_once(
        shortcut.key,
        shortcut.caller.now,
        react,
        shortcut.caller,
        deed=deed,
        author_id=message.author,
        author_name=await slack_name(services, message.author),
        channel=message.channel,
        ts=message.ts,
        reaction="",
        permalink=await services.gateway.permalink(message.channel, message.ts),
        text=text if deed == SAVE else "",
    )
    assert marked is not None
    return marked_card(marked, text)


async def _settle(services: Services, event: Event, channel: str, ts: str, verb: Verb) -> None:
    try:
        settled = await services.db.write(settle_by_reaction, event.caller, channel, ts, _reaction(event), verb)
    except NotFound:
        # A check mark on any other message means whatever its author's colleagues agreed on.
        return
    if settled is None:
        return
    if not settled.changed and any(item.is_open for item in settled.daily.items):
        await _whisper(services, event, channel, nothing_to_snooze())
        return
    await services.gateway.update(channel, ts, daily_message(settled.daily))


async def _whisper(services: Services, event: Event, channel: str, message: Message) -> None:
    services.later(_sent(services, event, channel, message))


async def _sent(services: Services, event: Event, channel: str, message: Message) -> None:
    user_id = event.caller.scope.user_id
    try:
        await services.gateway.post_ephemeral(channel, user_id, message)
    except RapportError:
        await services.gateway.tell(user_id, message)


def _reaction(event: Event) -> str:
    """The emoji's name without its skin tone."""
    return str(event.body.get("reaction") or "").split("::")[0]


FEATURE = Feature(
    name="reactions",
    events={
        "reaction_added": EventSpec(added, ("reaction_added",), ("reactions:read",)),
        "reaction_removed": EventSpec(removed, ("reaction_removed",), ("reactions:read",)),
    },
    shortcuts={
        "save_to_rapport": ShortcutSpec("Save to Rapport", "message", "Keep this message as a note", save_message),
        "remind_to_reply": ShortcutSpec("Remind me to reply", "message", "A reminder for tomorrow", reply_later),
    },
    scopes=_HISTORY,
)
