"""The frame: who acts, the app's Home, the clock, the traffic log, narrow screens, colours."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.page.fake import BO, DM, GENERAL, LEA, MAYA, PYTHON, RAPPORT, FakeWorkspace, message
from tests.page.gallery import button, section

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_acting_as_someone_else_shows_only_what_they_see(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page, PYTHON)
    await page.click(f"[data-user={LEA}]")
    await expect(page.locator("h1")).to_have_text("general")
    assert await page.locator(".entry-label").all_inner_texts() == ["general", "Bo", "Maya", "Rapport"]
    await expect(page.locator(".clock-zone")).to_have_text("New York")
    await page.reload()
    await expect(page.locator(".person.active")).to_contain_text("Léa")


async def test_writing_to_someone_for_the_first_time_opens_the_conversation(
    page: Page, workspace: FakeWorkspace
) -> None:
    def opened(body: dict[str, str]) -> dict[str, str]:
        workspace.state["channels"].append(
            {"id": "D0MAYABO01", "name": "", "is_im": True, "is_private": True, "members": [MAYA, BO], "topic": ""}
        )
        workspace.messages["D0MAYABO01"] = []
        return {"channel": "D0MAYABO01"}

    workspace.answers["im"] = opened
    await workspace.open(page)
    await page.click("[data-fid='d/U0BO000001']")
    await expect(page.locator("h1")).to_have_text("Bo")
    assert (await workspace.sees("im"))["with"] == BO
    await expect(page.locator(".welcome")).to_contain_text("between you and Bo")


async def test_home_is_opened_shown_and_its_buttons_work(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.click("[data-fid=app]")
    assert (await workspace.sees("open_home"))["tab"] == "home"
    await expect(page.locator(".home")).to_contain_text("Nothing here yet")
    workspace.home = {"id": "V0HOME0001", "type": "home", "blocks": [section("*Today*", button("Log", "home.log"))]}
    workspace.tell(type="home")
    await page.click(".home >> text=Log")
    assert (await workspace.sees("action"))["container"] == {"type": "view", "view_id": "V0HOME0001"}
    await page.click("[role=tab]:has-text('Messages')")
    assert (await workspace.sees("open_home", 2))["tab"] == "messages"
    await expect(page.locator(".welcome")).to_contain_text("Write to Rapport")


async def test_the_clock_is_moved_in_the_acting_persons_time(page: Page, workspace: FakeWorkspace) -> None:
    # As the real one does, the answer says where the clock stands: it may arrive after the news of the same move.
    workspace.answers["clock"] = lambda body: {"now": body.get("now") or "2026-03-10T09:00:00Z"}
    await workspace.open(page)
    await expect(page.locator(".clock")).to_have_text("Mon 9 Mar, 08:40Lisbon")
    await page.click("text=Tomorrow 9:00")
    body = await workspace.sees("clock")
    assert (body["to"], body["as"]) == ("tomorrow 9:00", MAYA)
    await expect(page.locator(".clock-face")).to_have_text("Tue 10 Mar, 09:00")
    await page.click("text=+1 hour")
    assert (await workspace.sees("clock", 2))["advance_s"] == 3600
    await page.click(f"[data-user={BO}]")
    await page.click(".clock")
    await page.fill("input[type=datetime-local]", "2026-03-30T09:00")
    await page.click("button:text-is('Set')")
    assert (await workspace.sees("clock", 3))["now"] == "2026-03-30T00:00:00.000Z"
    workspace.tell(type="clock", now="2026-03-30T00:00:00Z")
    await expect(page.locator(".clock-face")).to_have_text("Mon 30 Mar, 09:00")


async def test_the_traffic_log_is_filtered_and_opened(page: Page, workspace: FakeWorkspace) -> None:
    def entry(n: int, name: str, **more: object) -> dict[str, object]:
        shared = {"n": n, "at": "2026-03-09T08:40:00Z", "kind": "web_api", "status": 200, "ms": 3, "summary": ""}
        return {**shared, "direction": "from_app", "name": name, "body": {"sent": {}, "answer": {"ok": True}}, **more}

    workspace.log = [entry(1, "chat.postMessage"), entry(2, "/rapport", direction="to_app", status=500)]
    await workspace.open(page)
    await expect(page.locator(".panel")).to_be_hidden()
    await page.click(".top-button")
    await expect(page.locator(".log-row")).to_have_count(2)
    await expect(page.locator(".status.failed")).to_have_text("500")
    await page.fill("[aria-label='Filter the traffic']", "postmessage")
    await expect(page.locator(".log-row:visible")).to_have_count(1)
    await page.click(".log-row:visible summary")
    await expect(page.locator(".log-row[open] .json")).to_have_text('{ "sent": {}, "answer": { "ok": true } }')
    refused = {"sent": {}, "answer": {"ok": False, "error": "ratelimited"}}
    workspace.log.append(entry(3, "chat.postMessage", body=refused, summary="ratelimited"))
    workspace.tell(type="log")
    await expect(page.locator(".log-row:visible")).to_have_count(2)
    await expect(page.locator(".log-summary.failed")).to_have_text("ratelimited")
    await page.keyboard.press("Escape")
    await expect(page.locator(".panel")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 768, 1280])
async def test_nothing_is_wider_than_the_screen(page: Page, workspace: FakeWorkspace, width: int) -> None:
    long = "a" * 300
    blocks = [
        section(f"*{long}*", button("A button with rather a long text on it, up to seventy-five characters long", "x"))
    ]
    workspace.messages[GENERAL] = [message(-5, BO, long), message(-4, RAPPORT, "x", blocks=blocks)]
    await page.set_viewport_size({"width": width, "height": 700})
    await workspace.open(page)
    too_wide = "[...document.querySelectorAll('.main, .msg, .block, .composer')].filter(n => n.scrollWidth > n.clientWidth + 1)"
    assert await page.evaluate(f"{too_wide}.map(n => n.className)") == []
    assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_on_a_narrow_screen_the_channels_are_behind_a_button(page: Page, workspace: FakeWorkspace) -> None:
    await page.set_viewport_size({"width": 390, "height": 800})
    await workspace.open(page)
    await expect(page.locator(".sidebar")).to_be_hidden()
    await page.click("[aria-label=Channels]")
    await page.click(".entry:has-text('python-friends')")
    await expect(page.locator("h1")).to_have_text("python-friends")
    assert await page.locator("h1").evaluate("node => node.scrollWidth <= node.clientWidth"), "the name is cut off"
    await expect(page.locator(".sidebar")).to_be_hidden()


async def test_colours_follow_the_system_until_one_chooses(browser: Browser, workspace: FakeWorkspace) -> None:
    context = await browser.new_context(color_scheme="dark")
    page = await context.new_page()
    background = "getComputedStyle(document.body).backgroundColor"
    await workspace.open(page)
    assert await page.evaluate(background) == "rgb(23, 25, 29)"
    await page.click("[aria-label='Colours: as the system']")
    assert await page.evaluate(background) == "rgb(255, 255, 255)"
    await page.reload()
    assert await page.evaluate(background) == "rgb(255, 255, 255)"
    await context.close()


async def test_a_link_to_a_message_opens_it_here(page: Page, workspace: FakeWorkspace) -> None:
    target = message(-90, BO, "the one")
    workspace.messages[GENERAL] = [target]
    workspace.messages[DM] = [message(-5, RAPPORT, f"<{target['permalink']}|their message>")]
    await workspace.open(page, DM)
    await page.click("text=their message")
    await expect(page.locator(".msg.flash")).to_contain_text("the one")
