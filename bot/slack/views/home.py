"""The Home tab: today, people by last contact, sources, settings; the welcome for somebody who has nothing yet."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.caller import Caller
from bot.slack.requests import Block, View
from bot.slack.views.kit import actions, button, context, divider, header, plain, section
from bot.slack.views.panel import common_actions, today_blocks, welcome_blocks
from bot.slack.views.people import pager, person_row
from bot.slack.views.settings import daily_words
from bot.slack.views.trends import concerned_words, trend_line
from bot.storage.rows import Member
from bot.usecases.find_people import Found
from bot.usecases.fresh_stories import ShownTrend
from bot.usecases.sources import Sources
from bot.usecases.today import Today

_SOURCES = 5


def home_view(
    today: Today,
    people: Found,
    sources: Sources,
    trends: Sequence[ShownTrend],
    channels: str,
    member: Member,
    next_at: datetime | None,
    caller: Caller,
    command: str,
    notice: str,
) -> View:
    """`channels`: one line on what rises in counted channels, or nothing."""
    blocks: list[Block] = [context(notice)] if notice else []
    if not today.people:
        blocks += [header("Welcome to Rapport"), *welcome_blocks(command)[1:]]
    else:
        blocks += [header(f"Today, {caller.local:%A %-d %B}")]
        blocks += today_blocks(today.morning, caller) or [
            section(":palm_tree: Nothing is due, and nobody has gone quiet.")
        ]
    blocks.append(common_actions())
    if today.people:
        blocks += [divider(), header(f"People ({people.total})")]
        blocks += [person_row(hit, caller, number) for number, hit in enumerate(people.hits)]
        if people.pages > 1:
            blocks.append(pager(people.page, people.pages, "home.page", ""))
    if trends:
        lines = "\n\n".join(_trend(one, caller) for one in trends)
        all_trends = button("All trends", "panel.trends/home")
        blocks += [divider(), header("Rising in your sources"), section(lines, accessory=all_trends)]
    if channels:
        blocks += [divider(), header("Rising in your channels"), section(channels)]
    blocks += [divider(), *_sources(sources, command), divider(), *_settings(member, next_at, caller)]
    return {"type": "home", "blocks": blocks[:100], "private_metadata": str(people.page)}


def _sources(sources: Sources, command: str) -> list[Block]:
    blocks: list[Block] = [header("Sources")]
    if not sources.feeds and not sources.topics:
        return [
            *blocks,
            section(
                f"You follow nothing yet. `{command} follow https://blog.example` adds a blog; "
                f"`{command} follow topic rust` a topic."
            ),
        ]
    lines = []
    for one in sources.feeds[:_SOURCES]:
        mark = ":warning:" if one.feed.failures or one.feed.gone else ":white_check_mark:"
        whose = f"  ·  {plain(one.person_name)}'s own" if one.person_name else ""
        lines.append(f"{mark} {plain(one.feed.title or one.feed.url)[:150]}{whose}")
    if sources.topics:
        lines.append("Topics: " + ", ".join(plain(topic.term) for topic in sources.topics[:20]))
    more = len(sources.feeds) - _SOURCES
    if more > 0:
        lines.append(f"and {more} more")
    return [*blocks, section("\n".join(lines) or " ", accessory=button("All sources", "home.sources"))]


def _trend(one: ShownTrend, caller: Caller) -> str:
    whom = concerned_words(one)
    return trend_line(one, caller) + (f"\n:wave: Might interest {whom}" if whom else "")


def _settings(member: Member, next_at: datetime | None, caller: Caller) -> list[Block]:
    daily = daily_words(member)
    coming = f" Next on {next_at.astimezone(caller.zone):%A %-d %B}." if next_at else ""
    return [
        header("Settings"),
        section(f"Daily message {daily}.{coming} Time zone {plain(member.tz)}."),
        actions(button("Change settings", "settings.open/home"), block_id="home_settings"),
        context(":lock: Only you can see this page."),
    ]
