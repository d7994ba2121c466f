"""What is followed and how it is doing; lists of feeds; what becomes of a feed."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.caller import Caller
from bot.domain.trends import Topic
from bot.slack.requests import Block, Message
from bot.slack.views.channels import counted_blocks
from bot.slack.views.kit import actions, bold, button, calm, context, cut, plain, section
from bot.slack.views.trends import link_text
from bot.slack.views.words import say_ago
from bot.storage.channels import CountedChannel
from bot.storage.feeds import FeedNews
from bot.storage.interests import Taste
from bot.storage.rows import Feed, Subscription
from bot.usecases.sources import Followed, Sources

PAGE = 10
_CODE_CHARS = 2800
_MOST_CODE_BLOCKS = 10


def followed_card(followed: Followed) -> Message:
    title = plain(cut(followed.title, 200))
    whose = f" as {bold(followed.person.name)}'s own" if followed.person else ""
    already = "" if followed.is_new else " (you followed it before)"
    words = f":satellite_antenna: Following *{title}*{whose}{already}"
    count = "1 story" if followed.stories == 1 else f"{followed.stories} stories"
    found = f"{count} to begin with. New ones come with the daily message."
    return Message(f"Following {title}", [section(words), context(plain(followed.url)[:300], found)])


def sources_view(
    sources: Sources, caller: Caller, page: int = 0, notice: str = "", channels: Sequence[CountedChannel] = ()
) -> Message:
    """A page of what is followed, each with how it is doing and a button to let it go."""
    blocks: list[Block] = [context(notice)] if notice else []
    if not sources.feeds and not sources.topics and not sources.tastes and not channels:
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
        blocks.append(context(("Topics: " + ", ".join(_topic(topic) for topic in sources.topics[:60]))[:2000]))
    if page == 0:
        blocks += counted_blocks(channels, caller)
        blocks += _tastes(sources.tastes)
    if pages > 1:
        row = []
        if page > 0:
            row.append(button("‹ Previous", "sources.page/previous", str(page - 1)))
        if page + 1 < pages:
            row.append(button("Next ›", "sources.page/next", str(page + 1)))
        blocks.append(actions(*row, block_id=f"source_pages:{page}"))
    names = ", ".join(plain(one.feed.title or one.feed.url) for one in sources.feeds)
    return Message(
        f"{notice} You follow {names or 'topics: ' + ', '.join(plain(topic.term) for topic in sources.topics)}".strip()[
            :3900
        ],
        blocks,
    )


def topics_card(topics: Sequence[Topic]) -> Message:
    names = ", ".join(_topic(topic) for topic in topics)
    words = f"Following {names}."
    return Message(words, [section(f":satellite_antenna: {words} Stories about {_it(topics)} come first.")])


def opml_view(text: str, count: int, user_id: str) -> Message:
    """The list in code blocks, whole; what no message can hold is to be had from the program."""
    if not count:
        return Message("You follow no feeds yet.", [section(":satellite_antenna: You follow no feeds yet.")])
    parts = _parted(plain(text).replace("`", "&amp;#96;").splitlines(), _CODE_CHARS)
    feeds = "1 feed" if count == 1 else f"{count} feeds"
    if len(parts) > _MOST_CODE_BLOCKS:
        words = (
            f"Your {feeds} make a list too long for a message. Whoever runs Rapport can write it to a file: "
            f"rapport export --opml --user {user_id} --output sources.opml"
        )
        return Message(words, [section(f":page_facing_up: {words}")])
    how = "Copy it into a file that ends in .opml" + ("; the parts belong together." if len(parts) > 1 else ".")
    blocks = [section(f":page_facing_up: *{feeds} as OPML.* {how}"), *(section(f"```{part}```") for part in parts)]
    return Message(f"{feeds} as OPML.", blocks)


def news_card(news: FeedNews) -> Message:
    """What has become of a feed; said once."""
    title = plain(cut(" ".join(news.title.split()), 200))
    if news.kind == "gone":
        words = f"{title} says that its feed is gone for good. Rapport does not visit it any more."
        hint = "If it goes on elsewhere, `follow` its new address; `sources` lets the old one go."
    else:
        words = f"{title} has moved to {plain(news.url)[:300]}. You go on following it there."
        hint = "Nothing to do. `sources` shows all you follow."
    return Message(words, [section(f":satellite_antenna: {words}"), context(hint)])


def _source(one: Subscription, caller: Caller, page: int) -> Block:
    feed = one.feed
    line = f"*<{feed.site_url or feed.url}|{link_text(feed.title or feed.url)}>*"
    if one.person_name:
        line += f"  ·  {bold(one.person_name)}'s own"
    state = _health(feed, caller)
    return section(
        f"{line}\n{state}",
        block_id=f"source:{page}:{feed.id}",
        accessory=button("Unfollow", "sources.unfollow", str(feed.id)),
    )


def _health(feed: Feed, caller: Caller) -> str:
    """Last success, why it fails, next try."""
    read = f"last read {_past(feed.succeeded_at, caller)}" if feed.succeeded_at else "never read yet"
    if feed.gone:
        return f":no_entry: gone for good, not visited any more · {read}"
    following = f" · next try {_coming(feed.next_at, caller)}" if feed.next_at else ""
    if feed.failures:
        times = "" if feed.failures == 1 else f" ({feed.failures} times in a row)"
        return f":warning: {plain(feed.error or 'cannot be read')[:200]}{times} · {read}{following}"
    return f":white_check_mark: {read[:1].upper()}{read[1:]}{following}"


def _past(at: datetime, caller: Caller) -> str:
    minutes = int((caller.now - at).total_seconds() // 60)
    if minutes < 60:
        return "just now" if minutes < 2 else f"{minutes} minutes ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} hour{'s' if minutes >= 120 else ''} ago"
    return say_ago(at, caller)


def _coming(at: datetime, caller: Caller) -> str:
    minutes = int((at - caller.now).total_seconds() // 60)
    if minutes < 60:
        return "soon" if minutes < 2 else f"in {minutes} minutes"
    hours = round(minutes / 60)
    if hours < 36:
        return f"in {hours} hour{'s' if hours > 1 else ''}"
    return f"in {round(hours / 24)} days"


def _tastes(tastes: Sequence[Taste]) -> list[Block]:
    """Stories of which more or less was wanted, each with a button to take that back."""
    if not tastes:
        return []
    blocks: list[Block] = [section("*More and less*  ·  what you told about stories")]
    for one in tastes:
        mark = ":heavy_plus_sign: More like" if one.wish > 0 else ":heavy_minus_sign: Less like"
        about = f"\n{plain(', '.join(one.terms))[:200]}" if one.terms else ""
        undo = button("Undo", "sources.untaste", str(one.story_id))
        block_id = f"taste:{one.story_id}"
        blocks.append(section(f"{mark} _{link_text(cut(one.title, 120))}_{about}", block_id=block_id, accessory=undo))
    return blocks


def _topic(topic: Topic) -> str:
    also = f" (also {', '.join(calm(plain(word)) for word in topic.also)})" if topic.also else ""
    return calm(plain(topic.term)) + also


def _it(topics: Sequence[Topic]) -> str:
    return "it" if len(topics) == 1 else "them"


def _parted(lines: Sequence[str], most: int) -> list[str]:
    """Lines joined into parts of at most `most` characters; a longer line is a part of its own."""
    parts: list[str] = []
    for line in lines:
        if parts and len(parts[-1]) + 1 + len(line) <= most:
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts
