"""`follow`, `unfollow`, `sources`, and the list of feeds as OPML."""

import asyncio
from datetime import timedelta
from typing import Any

import structlog

from bot.domain.caller import Caller
from bot.domain.commands import parse_follow
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.domain.trends import parse_topics
from bot.feeds import Discovered, discover, validate_address
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.channels import channels_of
from bot.slack.features.common import known_names, named_people, number_in
from bot.slack.features.counting import begin, channel_in, end
from bot.slack.features.which import asking
from bot.slack.requests import Click, ClickAnswer, Command, Message
from bot.slack.services import Services
from bot.slack.views.errors import refusal
from bot.slack.views.kit import entities, plain, section, unescaped
from bot.slack.views.sources import followed_card, news_card, opml_view, sources_view, topics_card
from bot.storage.database import AlreadyProcessed
from bot.storage.feeds import FeedNews
from bot.storage.interests import remove_taste
from bot.storage.journal import close_draft, save_draft, waiting_follows
from bot.storage.tx import Tx
from bot.usecases.feed_lists import give_list
from bot.usecases.sources import follow_feed, follow_topics, sources, unfollow, unfollow_feed, unfollow_person

_ANSWER_WITHIN_S = 1.8
# A feed that has been looked for as long as this is looked for by nobody any more.
_LONGEST_SEARCH = timedelta(minutes=2)
_LOG = structlog.get_logger()


async def follow(services: Services, command: Command) -> Message:
    """A topic at once; a page as soon as its feed is found, in a message of its own when that takes long."""
    channel = channel_in(command.rest)
    if channel:
        return await begin(services, command.caller, channel)
    known = await known_names(services, command.caller, command.rest)
    wanted = parse_follow(entities(command.rest), known)
    if wanted.topics:
        topics = parse_topics(unescaped(command.rest))
        return topics_card(await services.db.write(follow_topics, command.caller, topics))
    if not wanted.links:
        raise NotUnderstood("What shall I follow? Write it like: follow https://blog.example, or: follow topic rust")
    url = validate_address(wanted.links[0])
    people = await named_people(services, command, wanted.people[:1])
    person_id = people[0].id if people else None
    payload = {"follow": url, "person_id": person_id, "raw": command.text}
    draft_id = await services.db.write_once(
        command.key, command.caller.now, save_draft, command.caller.scope, payload, command.caller.now
    )
    task = asyncio.create_task(_found(services, command.caller, draft_id, url, person_id))
    done, _ = await asyncio.wait({task}, timeout=_ANSWER_WITHIN_S)
    if done:
        return task.result()
    services.later(_tell_when_found(services, command.caller, task))
    words = "Looking for the feed there. I will tell you in a direct message."
    return Message(words, [section(f":hourglass_flowing_sand: {words}")])


async def resume_follows(services: Services, workspace_id: str) -> None:
    """Go on with what was being looked for when Rapport was stopped, in the workspace that it speaks in."""
    now = services.clock()
    for scope, draft_id, payload in await services.db.read(waiting_follows, workspace_id, now - _LONGEST_SEARCH):
        try:
            # Of several replicas that start at once, one takes it up.
            await services.db.write_once(f"f:{draft_id}", now, _taken_up)
        except AlreadyProcessed:
            continue
        caller = await services.members.caller(scope)
        task = asyncio.create_task(_found(services, caller, draft_id, str(payload["follow"]), payload["person_id"]))
        services.later(_tell_when_found(services, caller, task))


def _taken_up(_tx: Tx) -> None:
    """Nothing to write but that it was taken up."""


async def let_go(services: Services, command: Command) -> Message:
    """By address, title or topic; else every feed of the person named."""
    said = command.rest.strip()
    if not said:
        raise NotUnderstood("What shall I let go of? Write it like: unfollow https://blog.example, or: unfollow Ana")
    channel = channel_in(said)
    if channel:
        return await end(services, command.caller, channel)
    wanted = parse_follow(said, await known_names(services, command.caller, said))
    what = wanted.links[0] if wanted.links else wanted.topics[0] if wanted.topics else unescaped(said)
    try:
        gone: tuple[str, ...] = (await services.db.write(unfollow, command.caller, what),)
    except NotFound:
        if not wanted.people or wanted.links:
            raise
        person = (await named_people(services, command, wanted.people[:1]))[0]
        gone = await services.db.write(unfollow_person, command.caller, person.id)
    words = f"You do not follow {', '.join(plain(title) for title in gone)} any more."
    return Message(words, [section(f":wave: {words}")])


async def let_go_click(services: Services, click: Click) -> ClickAnswer:
    try:
        gone = await services.db.write(unfollow_feed, click.caller, number_in(click.value))
        notice = f":wave: You do not follow {plain(gone)} any more."
    except RapportError as error:
        notice = f":information_source: {error.text}"
    parts = click.origin.split(":")
    page = int(parts[1]) if len(parts) == 3 and parts[1].isdecimal() and len(parts[1]) < 6 else 0
    return await sources_message(services, click.caller, page, notice)


async def list_sources(services: Services, command: Command) -> Message:
    return await sources_message(services, command.caller)


async def sources_message(services: Services, caller: Caller, page: int = 0, notice: str = "") -> Message:
    found = await services.db.read(sources, caller)
    return sources_view(found, caller, page, notice, await channels_of(services, caller))


async def sources_page(services: Services, click: Click) -> ClickAnswer:
    return await sources_message(services, click.caller, number_in(click.value))


async def forget_taste(services: Services, click: Click) -> ClickAnswer:
    """Take "More like this" or "Less" back."""
    await services.db.write(remove_taste, click.caller.scope, number_in(click.value))
    notice = ":leftwards_arrow_with_hook: Taken back. Stories are chosen without it from now on."
    return await sources_message(services, click.caller, 0, notice)


async def export(services: Services, command: Command) -> Message:
    """The list of feeds as text to copy, as far as messages can carry it."""
    if command.rest.strip().casefold() not in ("sources", "opml", "feeds"):
        raise NotUnderstood("What shall I export? `export sources` gives the feeds you follow as OPML.")
    text, count = await services.db.read(give_list, command.caller)
    return opml_view(text, count, command.caller.scope.user_id)


async def tell_news(services: Services, news: FeedNews) -> None:
    """One follower, by direct message."""
    await services.gateway.tell(news.scope.user_id, news_card(news))


async def _found(services: Services, caller: Caller, draft_id: int, url: str, person_id: int | None) -> Message:
    """Look for the feed and follow it; what is wrong with the address becomes words."""
    try:
        found = await discover(services.fetcher, url, caller.now)
        followed = await services.db.write(
            follow_feed,
            caller,
            url=found.feed_url,
            title=found.parsed.title or found.feed_url,
            site_url=found.parsed.site_url,
            items=_items(found, caller),
            person_id=person_id,
        )
        return followed_card(followed)
    except RapportError as error:
        return refusal(error.text, url)
    finally:
        await services.db.write(close_draft, caller.scope, draft_id, caller.now)


async def _tell_when_found(services: Services, caller: Caller, task: asyncio.Task[Message]) -> None:
    await services.gateway.tell(caller.scope.user_id, await task)


def _items(found: Discovered, caller: Caller) -> list[dict[str, Any]]:
    """Feed items as rows; what has no date is taken as a week old, so that nothing old comes as news."""
    undated = caller.now - timedelta(days=7)
    return [
        {
            "guid": item.guid,
            "url": item.url or found.parsed.site_url or found.feed_url,
            "title": item.title or item.url or found.feed_url,
            "summary": item.summary,
            "published_at": item.published_at or undated,
        }
        for item in found.parsed.items
    ]


FEATURE = Feature(
    name="sources",
    commands=(
        CommandSpec(
            ("follow",),
            "follow URL",
            "Follow a blog or feed; `follow Ana URL` makes it Ana's own, "
            "`follow topic rust = rustlang, cargo` a topic with other words for it, `follow #channel` counts links and words "
            "there; its members see what rises in `trends` and on the Home tab, not in the daily message",
            (
                "follow https://blog.example",
                "follow Ana https://ana.example",
                "follow topic rust",
                "follow topic rust = rustlang, cargo",
                "follow <#C0123456789|general>",
            ),
            asking(follow, may_add=True),
        ),
        CommandSpec(
            ("unfollow",),
            "unfollow URL",
            "Let a source, a topic, everything of a person's own, or a `#channel` go",
            ("unfollow https://blog.example", "unfollow Ana", "unfollow topic rust", "unfollow <#C0123456789|general>"),
            asking(let_go),
        ),
        CommandSpec(("sources",), "sources", "What you follow, and how it is doing", ("sources",), list_sources),
        CommandSpec(("export",), "export sources", "What you follow, as OPML", ("export sources",), export),
    ),
    actions={
        "sources.unfollow": let_go_click,
        "sources.page": sources_page,
        "sources.untaste": forget_taste,
    },
)
