"""Messages: what they show, what one can do with them, and how they arrive."""

import pytest
from playwright.async_api import Page, expect

from tests.page.fake import BO, GENERAL, LEA, MAYA, PYTHON, RAPPORT, FakeWorkspace, message
from tests.page.gallery import button

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

DAY = 86_400
CARD = [{"type": "actions", "block_id": "card", "elements": [button("Undo", "log.undo")]}]


async def test_days_and_times_are_those_of_the_acting_person(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [message(-DAY, BO, "early"), message(-1800, BO, "late", edited=True)]
    await workspace.open(page)
    assert await page.locator(".day").all_inner_texts() == ["Yesterday", "Today"]
    assert await page.locator(".msg .stamp").all_inner_texts() == ["08:40", "08:10"]
    await expect(page.locator(".msg >> nth=1")).to_contain_text("(edited)")
    await page.click(f"[data-user={BO}]")
    await expect(page.locator(".msg .stamp").first).to_have_text("17:40")


async def test_the_day_at_the_top_hides_the_days_before_it(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [message(-days * DAY, BO, "hello") for days in (9, 2, 1, 0)]
    await workspace.open(page)
    widths = await page.locator(".day span").evaluate_all("nodes => nodes.map(node => node.offsetWidth)")
    assert len(widths) == 4
    assert len(set(widths)) == 1


async def test_ephemeral_says_who_sees_it_and_can_be_dismissed(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [message(-5, RAPPORT, "card", blocks=CARD, ephemeral=True)]
    await workspace.open(page)
    await expect(page.locator(".ephemeral")).to_contain_text("Only visible to you")
    await page.click("text=Undo")
    body = await workspace.sees("action")
    stamp = workspace.messages[GENERAL][0]["ts"]
    assert body["container"] == {"type": "message", "channel": GENERAL, "ts": stamp, "ephemeral": True}
    assert (body["as"], body["block_id"], body["action_id"]) == (MAYA, "card", "log.undo")
    await page.click("text=Dismiss")
    await expect(page.locator(".ephemeral")).to_have_count(0)
    await page.reload()
    await expect(page.locator(".welcome")).to_be_visible()


async def test_reaction_counts_and_click_takes_it_away_or_adds(page: Page, workspace: FakeWorkspace) -> None:
    given = [{"name": "handshake", "users": [LEA, MAYA]}, {"name": "memo", "users": [LEA]}]
    workspace.messages[GENERAL] = [message(-5, BO, "hi", reactions=given)]
    stamp = workspace.messages[GENERAL][0]["ts"]
    await workspace.open(page)
    await expect(page.locator(".pill.mine")).to_have_text("🤝2")
    await page.click(".pill.mine")
    assert (await workspace.sees("reaction"))["add"] is False
    workspace.tell(type="reaction", channel=GENERAL, ts=stamp, reactions=given[1:])
    await expect(page.locator(".pill.mine")).to_have_count(0)
    await page.hover(".msg")
    await page.click(".msg-menu >> [aria-label='Add a reaction']")
    await page.click(".emoji-cell[aria-label='alarm clock']")
    body = await workspace.sees("reaction", 2)
    assert (body["name"], body["add"], body["ts"]) == ("alarm_clock", True, stamp)


async def test_message_menu_offers_shortcuts_and_only_own_messages_for_editing(
    page: Page, workspace: FakeWorkspace
) -> None:
    workspace.messages[GENERAL] = [message(-900, BO, "theirs"), message(-5, MAYA, f"mine &amp; <@{BO}>")]
    theirs = workspace.messages[GENERAL][0]
    await workspace.open(page)
    await page.hover(".msg >> nth=0")
    await page.click(".msg >> nth=0 >> [aria-label='More actions']")
    await expect(page.locator("[role=menuitem]")).to_have_text(["Save to Rapport", "Copy link"])
    await page.keyboard.press("Enter")
    body = await workspace.sees("shortcut")
    assert (body["callback_id"], body["channel"], body["ts"]) == ("save.message", GENERAL, theirs["ts"])
    await page.hover(".msg >> nth=1")
    await page.click(".msg >> nth=1 >> [aria-label='More actions']")
    await page.click("text=Edit message")
    await expect(page.locator(".editor textarea")).to_have_value("mine & @Bo")
    await page.fill(".editor textarea", "changed @Bo")
    await page.keyboard.press("Enter")
    assert (await workspace.sees("edit"))["text"] == f"changed <@{BO}>"


async def test_deleting_asks_first(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [message(-5, MAYA, "mine")]
    await workspace.open(page)
    for answer in ("Cancel", "Delete"):
        await page.hover(".msg")
        await page.click("[aria-label='More actions']")
        await page.click("text=Delete message")
        await page.click(f"dialog.ask >> button:text-is('{answer}')")
        await expect(page.locator("dialog.ask")).to_have_count(0)
    await workspace.sees("delete")
    assert len(workspace.bodies("delete")) == 1


async def test_messages_arrive_live_and_elsewhere_they_count_as_unread(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    workspace.post_message(GENERAL, message(1, BO, "here"))
    await expect(page.locator(".msg")).to_have_text([r"BOBo08:40here"])
    workspace.post_message(PYTHON, message(2, BO, "there"))
    await expect(page.locator(".entry.unread")).to_contain_text("python-friends")
    await page.click(".entry.unread")
    await expect(page.locator(".msg")).to_contain_text("there")
    await expect(page.locator(".entry.unread")).to_have_count(0)


async def test_reading_old_messages_is_not_disturbed_by_new_ones(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [message(-9000 + 400 * n, BO, f"line {n}\n\n\n") for n in range(20)]
    await workspace.open(page)
    scroller = page.locator(".timeline .scroller")
    at_end = "node => node.scrollHeight - node.scrollTop - node.clientHeight < 3"
    assert await scroller.evaluate(at_end)
    await scroller.evaluate("node => { node.scrollTop = 100 }")
    await page.wait_for_timeout(50)
    workspace.post_message(GENERAL, message(1, BO, "new"))
    await expect(page.locator(".new-messages")).to_be_visible()
    assert await scroller.evaluate("node => node.scrollTop") == 100
    await page.click(".new-messages")
    assert await scroller.evaluate(at_end)


async def test_a_lost_line_is_said_and_what_was_missed_is_fetched(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    workspace.accepting = False
    workspace.drop_streams()
    await expect(page.locator(".banner")).to_contain_text("Connection lost")
    workspace.messages[GENERAL].append(message(5, BO, "while you were away"))
    workspace.accepting = True
    await expect(page.locator(".msg")).to_contain_text("while you were away")
    await expect(page.locator(".banner")).to_be_hidden()


async def test_a_thread_opens_beside_and_is_answered_there(page: Page, workspace: FakeWorkspace) -> None:
    root = message(-100, BO, "root")
    workspace.messages[GENERAL] = [root, message(-50, LEA, "a reply", thread_ts=root["ts"])]
    await workspace.open(page)
    await expect(page.locator(".main .msg")).to_have_count(1)
    await page.click("text=1 reply")
    await expect(page.locator(".panel .msg")).to_have_count(2)
    await page.fill(".panel textarea", "me too")
    await page.keyboard.press("Enter")
    body = await workspace.sees("message")
    assert (body["text"], body["thread_ts"], body["channel"]) == ("me too", root["ts"], GENERAL)
