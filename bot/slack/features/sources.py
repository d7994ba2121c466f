"""`follow`, `unfollow`, `sources`, `trends`, and sharing a story."""

import asyncio
from datetime import timedelta
from typing import Any

import structlog

from bot.domain.caller import Caller
from bot.domain.commands import parse_follow
from bot.domain.errors import NotFound, NotUnderstood, RapportError
from bot.feeds import Discovered, discover, validate_address
from bot.slack.feature import CommandSpec, Feature
from bot.slack.features.common import known_names, named_people, number_in
from bot.slack.requests import (
    Click,
    ClickAnswer,
    Command,
    FieldErrors,
    Message,
    Open,
    Said,
    Submission,
    SubmissionAnswer,
)
from bot.slack.services import Services
from bot.slack.views.capture import logged_card
from bot.slack.views.errors import refusal
from bot.slack.views.kit import plain, section
from bot.slack.views.sources import followed_card, share_form, sources_view, stories_view
from bot.storage.journal import close_draft, save_draft, waiting_follows
from bot.storage.people import get_person
from bot.usecases.fresh_stories import fresh_stories, story_concerns
from bot.usecases.log_form import ContactForm, log_form
from bot.usecases.sources import follow_feed, follow_topic, sources, story, unfollow, unfollow_feed

_ANSWER_WITHIN_S = 1.8
_STORIES_SHOWN = 8
_LOG = structlog.get_logger()


async def follow(services: Services, command: Command) -> Message:
    """A topic at once; a page as soon as its feed is found, in a message of its own when that takes long."""
    known = await known_names(services, command.caller, command.rest)
    wanted = parse_follow(command.rest, known)
    if wanted.topics:
        kept = await services.db.write(follow_topic, command.caller, wanted.topics)
        words = f"Following {', '.join(plain(topic) for topic in kept)}."
        return Message(words, [section(f":satellite_antenna: {words} Stories about it come first.")])
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
    for scope, draft_id, payload in await services.db.read(waiting_follows, workspace_id):
        caller = await services.members.caller(scope)
        task = asyncio.create_task(_found(services, caller, draft_id, str(payload["follow"]), payload["person_id"]))
        services.later(_tell_when_found(services, caller, task))


async def let_go(services: Services, command: Command) -> Message:
    if not command.rest.strip():
        raise NotUnderstood("What shall I let go of? Write it like: unfollow https://blog.example")
    wanted = parse_follow(command.rest)
    what = wanted.links[0] if wanted.links else wanted.topics[0] if wanted.topics else command.rest
    gone = await services.db.write(unfollow, command.caller, what)
    words = f"You do not follow {plain(gone)} any more."
    return Message(words, [section(f":wave: {words}")])


async def let_go_click(services: Services, click: Click) -> ClickAnswer:
    try:
        gone = await services.db.write(unfollow_feed, click.caller, number_in(click.value))
        notice = f":wave: You do not follow {plain(gone)} any more."
    except RapportError as error:
        notice = f":information_source: {error.text}"
    parts = click.origin.split(":")
    page = int(parts[1]) if len(parts) == 3 and parts[1].isdigit() else 0
    return sources_view(await services.db.read(sources, click.caller), click.caller, page, notice)


async def list_sources(services: Services, command: Command) -> Message:
    return sources_view(await services.db.read(sources, command.caller), command.caller)


async def sources_page(services: Services, click: Click) -> ClickAnswer:
    return sources_view(await services.db.read(sources, click.caller), click.caller, number_in(click.value))


async def show_trends(services: Services, command: Command) -> Message:
    return await trends_message(services, command.caller)


async def trends_message(services: Services, caller: Caller) -> Message:
    found = await services.db.read(fresh_stories, caller, limit=_STORIES_SHOWN)
    return stories_view([(one.story, "; ".join(one.reasons[:2])) for one in found], caller)


async def share(services: Services, click: Click) -> ClickAnswer:
    one = await services.db.read(story, click.caller, number_in(click.value))
    person = await services.db.read(story_concerns, click.caller, one)
    first = person[1].split()[0] if person else ""
    draft = f"Hi{f' {first}' if first else ''}, this made me think of you: {one.title} {one.url}"
    return Open(share_form(one, draft, person))


async def shared(services: Services, form: Submission) -> SubmissionAnswer:
    """The user has sent it: that is a contact, kept with what was sent."""
    if not form.values.get("person"):
        return FieldErrors({"person": "Choose a person."})
    person_id = number_in(str(form.values["person"]))
    if await services.db.read(get_person, form.caller.scope, person_id) is None:
        raise NotFound("That person is not there any more.")
    note = plain(str(form.values.get("message") or ""))
    contact = ContactForm(person_id, "message", form.caller.local.date(), note, source="share")
    logged = await services.db.write_once(form.key, form.caller.now, log_form, form.caller, contact)
    return Said(logged_card(logged, form.caller))


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
            "Follow a blog or feed; `follow Ana URL` makes it Ana's own, `follow topic rust` follows a topic",
            ("follow https://blog.example", "follow Ana https://ana.example", "follow topic rust"),
            follow,
        ),
        CommandSpec(("unfollow",), "unfollow URL", "Let a source go", ("unfollow https://blog.example",), let_go),
        CommandSpec(("sources",), "sources", "What you follow, and how it is doing", ("sources",), list_sources),
        CommandSpec(("trends",), "trends", "Fresh stories, and whom they concern", ("trends",), show_trends),
    ),
    actions={
        "sources.unfollow": let_go_click,
        "sources.page": sources_page,
        "sources.share": share,
    },
    views={"sources.shared": shared},
)
