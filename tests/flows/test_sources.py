"""Sources and trends as they are typed and pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.demo.workspace.conversations import join
from bot.domain.scope import Scope
from bot.feeds import read_opml
from bot.jobs.digests import run_digests
from bot.slack.features.digests import post_digest
from bot.slack.features.sources import tell_news
from bot.slack.views.kit import unescaped
from bot.storage import schema
from bot.storage.feeds import FeedNews, save_fetch
from tests.flows.hands import everything
from tests.support.world import START, World, open_world, shown
from tests.usecases.world import World as Stored

MAYA = Scope("T1", "U1")


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url) as opened:
        yield opened


def stored(world: World) -> Stored:
    return Stored(world.app.services.db, MAYA, START, "Europe/Berlin")


def last_said(world: World) -> str:
    return shown(world.last())


async def test_synonyms_show_and_a_topic_goes_again(world: World) -> None:
    await world.command("follow topic rust = rustlang, cargo")
    assert "rust (also rustlang, cargo)" in last_said(world)
    await world.command("sources")
    assert "rust (also rustlang, cargo)" in last_said(world)
    await world.command("unfollow topic rust")
    assert "do not follow rust any more" in last_said(world)


async def test_sources_say_when_they_were_read_why_they_fail_and_when_they_are_tried_again(world: World) -> None:
    maya = stored(world)
    maya.story("One", feed="good")
    maya.story("Two", feed="bad")
    good, bad = (row["id"] for row in sorted(maya.rows(schema.feeds), key=lambda row: row["title"], reverse=True))
    soon = START + timedelta(minutes=42, seconds=40)
    maya.write(save_fetch, good, succeeded_at=START - timedelta(minutes=18), next_at=soon)
    failed: dict[str, Any] = {
        "failures": 3,
        "error": "The site <took> too long.",
        "next_at": START + timedelta(hours=7, minutes=5),
    }
    maya.write(save_fetch, bad, **failed)
    await world.command("sources")
    said = unescaped(last_said(world))
    assert "Last read 18 minutes ago · next try in 42 minutes" in said
    assert "The site <took> too long. (3 times in a row) · never read yet · next try in 7 hours" in said


async def test_sources_are_exported_as_opml_that_reads_back(world: World) -> None:
    maya = stored(world)
    for name in ("a&b", "`c`"):
        maya.story("One", feed=name.strip("`").replace("&", "-"))
    await world.command("export sources")
    code = unescaped("".join(part for part in last_said(world).split("```")[1:2]))
    assert [one.url for one in read_opml(code.encode())] == ["https://a-b.example/feed", "https://c.example/feed"]


async def test_list_too_long_for_a_message_names_the_program(world: World) -> None:
    maya = stored(world)
    for number in range(150):
        maya.story("x", feed=f"feed-{'n' * 50}-{number}")
    await world.command("export sources")
    assert "rapport export --opml --user U1" in last_said(world)


async def test_unfollow_by_name_lets_a_persons_feeds_go(world: World) -> None:
    await world.command("met Ana Silva today")
    maya = stored(world)
    ana = maya.rows(schema.people)[0]["id"]
    maya.story("Post", person_id=ana, feed="ana")
    await world.command("unfollow Ana")
    assert "do not follow ana any more" in last_said(world)


async def test_follower_is_told_of_a_feed_that_is_gone(world: World) -> None:
    news = FeedNews(MAYA, "gone", "Blog <!channel>", "https://blog.example/feed")
    await tell_news(world.app.services, news)
    await world.settled()
    said = shown(world.last(channel=world.im()))
    assert "Blog &lt;!channel&gt; says that its feed is gone for good" in said


async def test_trends_show_page_and_heed_less_in_place(world: World) -> None:
    maya = stored(world)
    titles = ("Solar storm over the north", "Airlines reroute before a solar storm", "Power grids and the solar storm")
    for number, title in enumerate(titles):
        maya.story(title, days=0.2 + number / 10, feed="ab"[number % 2])
    for word in ("Tea", "Opera", "Marble", "Bees", "Chess", "Jazz", "Maps", "Kites"):
        maya.story(f"{word} again", days=1, feed=f"f{word}")
    await world.command("trends")
    said = last_said(world)
    assert "Rising this week" in said
    assert "*solar storm*\n3 stories in a, b  ·  first seen yesterday" in said
    assert "Fresh in your sources" in said
    await world.press(world.last(), "Today")
    assert "Rising today" in last_said(world)
    await world.press(world.last(), "Less")
    assert "Fewer stories like" in last_said(world)
    await world.press(world.last(), "Next ›")
    assert "again" in last_said(world)
    await world.command("sources")
    assert "Less like" in last_said(world)
    await world.press(world.last(), "Undo")
    assert "Taken back" in last_said(world)
    assert "Less like" not in last_said(world)


async def test_story_with_markup_in_its_title_shows_as_letters(world: World) -> None:
    stored(world).story("<!channel> *bold* |pipe| `code` & <https://evil.example|x>", days=0.1, feed="<@U1>")
    await world.command("trends")
    said = last_said(world)
    assert "<!channel>" not in said
    assert "<@U1>" not in said
    assert "&lt;!channel&gt;" in said


async def test_trends_of_an_unknown_time_are_refused(world: World) -> None:
    answer = await world.command("trends last century")
    assert "this week" in str(answer)


async def test_interests_show_their_evidence_and_are_corrected(world: World) -> None:
    await world.command("met Ana Silva at PyCon yesterday, she breeds axolotls #python")
    await world.command("interests Ana")
    said = last_said(world)
    assert "*python*\nyou tagged them so" in said
    assert "*axolotls*\nfrom your note “" in said
    await world.press(world.last(), "Remove")
    assert "~python~  ·  taken away by you" in last_said(world)
    await world.press(world.last(), "Bring back")
    assert "*python*\nyou tagged them so" in last_said(world)
    await world.command("interests Ana add deep sea diving, Opera")
    assert "*deep sea diving*\nyou said so" in last_said(world)
    await world.command("interests Ana remove opera")
    assert "~opera~" in last_said(world)
    answer = await world.command("interests Ana likes what")
    assert "Write it like: interests Ana" in str(answer)


async def test_digest_is_announced_sent_once_and_ended(world: World) -> None:
    join(world.server.ws, world.server.ws.channel("T1", "C1"), "UB00000001")
    await world.command("digest <#C1|general> 9:30")
    assert "<@U1> has set up a daily digest here" in everything(world)
    maya = stored(world)
    maya.now = START + timedelta(minutes=1)
    maya.story("Fresh <!here> news", days=0, feed="a")
    services = world.app.services
    for _ in range(2):
        when = START + timedelta(hours=1)
        await run_digests(services.db, lambda due: post_digest(services, due), when, "T1")
    await world.settled()
    assert everything(world).count("Fresh &lt;!here&gt; news") == 1
    assert "Set up by <@U1>, who turns it off" in everything(world)
    await world.command("digest")
    await world.press(world.last(), "Turn off")
    assert "You have set up no digest" in last_said(world)


async def test_digest_of_a_channel_without_rapport_asks_for_an_invitation(world: World) -> None:
    answer = await world.command("digest <#C1|general> 9:30")
    assert "Invite me there first" in str(answer)
    assert stored(world).rows(schema.digests) == []


@pytest.mark.parametrize("line", ["digest general 9", "digest <#C1|general>", "digest <#C1|general> soon"])
async def test_digest_that_is_not_clear_is_refused(world: World, line: str) -> None:
    assert "digest #channel" in str(await world.command(line))


async def test_ideas_come_from_what_several_people_raised(world: World) -> None:
    await world.command("ideas")
    assert "No theme has come up" in last_said(world)
    await world.command("met Ana Silva yesterday, she asked how mentoring works")
    await world.command("call with Bo Berg yesterday, he wants to know about mentoring")
    await world.command("ideas")
    assert "*mentoring*  ·  2 people, 2 as a question" in last_said(world)
