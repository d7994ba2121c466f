"""What is followed, and the stories of it."""

from bot.domain.caller import Caller
from bot.slack.requests import Block, Message, View
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    calm,
    context,
    cut,
    field,
    modal,
    option,
    people_select,
    plain,
    section,
    text_input,
)
from bot.slack.views.words import say_ago
from bot.storage.rows import Story, Subscription
from bot.usecases.sources import Followed, Sources

PAGE = 10
_MESSAGE_CHARS = 2900


def followed_card(followed: Followed) -> Message:
    title = plain(cut(followed.title, 200))
    whose = f" as {bold(followed.person.name)}'s own" if followed.person else ""
    already = "" if followed.is_new else " (you followed it before)"
    words = f":satellite_antenna: Following *{title}*{whose}{already}"
    count = "1 story" if followed.stories == 1 else f"{followed.stories} stories"
    found = f"{count} to begin with. New ones come with the daily message."
    return Message(f"Following {title}", [section(words), context(plain(followed.url)[:300], found)])


def sources_view(sources: Sources, caller: Caller, page: int = 0, notice: str = "") -> Message:
    """A page of what is followed, each with how it is doing and a button to let it go."""
    blocks: list[Block] = [context(notice)] if notice else []
    if not sources.feeds and not sources.topics:
        words = "You follow nothing yet."
        hint = (
            "`follow https://blog.example` follows a blog, `follow Ana https://ana.example` makes it Ana's own, "
            "`follow topic rust` a topic."
        )
        return Message(words, [*blocks, section(f":satellite_antenna: {words}"), context(hint)])
    pages = max(1, -(-len(sources.feeds) // PAGE))
    page = min(max(0, page), pages - 1)
    blocks.append(section(f"*Sources*  ·  {len(sources.feeds)} feeds, {len(sources.topics)} topics"))
    for one in sources.feeds[page * PAGE : (page + 1) * PAGE]:
        blocks.append(_source(one, caller, page))
    if sources.topics:
        blocks.append(context("Topics: " + ", ".join(calm(topic) for topic in sources.topics[:60])))
    if pages > 1:
        row = []
        if page > 0:
            row.append(button("‹ Previous", "sources.page/previous", str(page - 1)))
        if page + 1 < pages:
            row.append(button("Next ›", "sources.page/next", str(page + 1)))
        blocks.append(actions(*row, block_id=f"source_pages:{page}"))
    names = ", ".join(plain(one.feed.title or one.feed.url) for one in sources.feeds)
    return Message(f"{notice} You follow {names or 'topics: ' + ', '.join(sources.topics)}".strip()[:3900], blocks)


def stories_view(stories: list[tuple[Story, str]], caller: Caller) -> Message:
    """The latest stories, each with why it is here and a button to share it."""
    if not stories:
        words = "No fresh stories."
        return Message(
            words,
            [
                section(f":newspaper: {words}"),
                context("`follow https://blog.example` adds a source; they are read every hour."),
            ],
        )
    blocks: list[Block] = [section("*Fresh in your sources*")]
    for story, why in stories:
        about = f"  ·  {plain(why)}" if why else ""
        line = f"*<{story.url}|{link_text(story.title)}>*\n{plain(cut(story.feed_title, 80))}"
        line += f"  ·  {say_ago(story.published_at, caller)}{about}"
        blocks.append(section(line, accessory=button("Share", "sources.share", str(story.id))))
    return Message("; ".join(plain(story.title) for story, _ in stories)[:3900], blocks)


def share_form(story: Story, draft: str, person: tuple[int, str] | None) -> View:
    """A message about a story, ready to be copied; sending stays the user's own act."""
    initial = option(person[1], str(person[0])) if person else None
    blocks = [
        section(f"*<{story.url}|{link_text(story.title)}>*"),
        field("Share with", "person", people_select("Start typing a name", "people.find", initial)),
        field(
            "Your message",
            "message",
            text_input("message", draft, multiline=True),
            hint="Copy it and send it yourself. Rapport writes to nobody but you.",
        ),
    ]
    return modal("Share a story", "sources.shared", blocks, submit="I have sent it", metadata=str(story.id))


def link_text(title: str) -> str:
    """A title inside `<url|…>`: nothing in it may end the link."""
    return plain(cut(" ".join(title.split()), 200)).replace("|", "¦")


def _source(one: Subscription, caller: Caller, page: int) -> Block:
    feed = one.feed
    line = f"*<{feed.site_url or feed.url}|{link_text(feed.title or feed.url)}>*"
    if one.person_name:
        line += f"  ·  {bold(one.person_name)}'s own"
    if feed.gone:
        state = ":no_entry: gone for good"
    elif feed.failures:
        state = f":warning: {plain(feed.error or 'cannot be read')[:200]}"
        state += f" · last read {say_ago(feed.succeeded_at, caller)}" if feed.succeeded_at else " · never read yet"
    else:
        state = (
            f":white_check_mark: read {say_ago(feed.succeeded_at, caller)}"
            if feed.succeeded_at
            else "will be read soon"
        )
    return section(
        f"{line}\n{state}",
        block_id=f"source:{page}:{feed.id}",
        accessory=button("Unfollow", "sources.unfollow", str(feed.id)),
    )
