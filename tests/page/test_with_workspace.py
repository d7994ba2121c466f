"""The page on the real workspace, with an app behind it: from a typed command to a modal and the moved clock."""

import re

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.page.office import BO, GENERAL, MAYA, START, TEAM, office

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FIELD = ".main .composer-field"


async def opened(window: BrowserContext, url: str) -> Page:
    page = await window.new_page()
    await page.goto(url)
    await page.wait_for_selector("body[data-ready]")
    return page


async def test_a_command_brings_a_card_whose_button_opens_a_form_with_the_apps_error(window: BrowserContext) -> None:
    async with office() as (server, app):
        page = await opened(window, server.url)
        await page.fill(FIELD, "/rapport met @Bo Chen <today> & *well*")
        await page.press(FIELD, "Enter")
        await expect(page.locator(".ephemeral")).to_contain_text("Logged: met @Bo Chen <today> & well")
        typed = re.sub(r"\|[^>]*>", ">", app.seen[0]["text"])
        assert typed == f"met <@{BO}> &lt;today&gt; &amp; *well*"
        await page.click("text=Edit")
        await page.get_by_label("Who").fill("Nobody")
        await page.locator("[data-fid='person_b/person']").click()
        await page.keyboard.type("ana")
        await page.click(".option:has-text('Ana Silva')")
        await page.click("dialog >> text=Save")
        await expect(page.locator("dialog .error:not(:empty)")).to_have_text("Nobody by that name.")
        await page.get_by_label("Who").fill("Ana")
        await page.click("dialog >> text=Save")
        await expect(page.locator("dialog.modal")).to_have_count(0)
        values = app.seen[-1]["view"]["state"]["values"]
        assert values["who_b"]["who"]["value"] == "Ana"
        assert values["person_b"]["person"]["selected_option"]["value"] == "1"
        await page.close()


async def test_two_people_in_two_tabs_talk_react_and_edit(window: BrowserContext) -> None:
    async with office() as (server, _):
        maya, bo = await opened(window, server.url), await opened(window, server.url)
        await bo.click(f"[data-user={BO}]")
        await maya.fill(FIELD, "hello @Bo Chen, see https://example.com :wave:")
        await maya.press(FIELD, "Enter")
        message = bo.locator(".msg")
        await expect(message).to_contain_text("hello @Bo Chen, see https://example.com 👋")
        await message.hover()
        await bo.click("[aria-label='Add a reaction']")
        await bo.click(".emoji-cell[aria-label=handshake]")
        await expect(maya.locator(".pill").first).to_have_text("🤝1")
        await maya.press(FIELD, "ArrowUp")
        await maya.fill(".editor textarea", "hello again")
        await maya.press(".editor textarea", "Enter")
        await expect(message).to_contain_text("hello again(edited)")
        await maya.click("[data-fid='d/U0BO000001']")
        await expect(maya.locator("h1")).to_have_text("Bo Chen")
        await maya.fill(FIELD, "just us")
        await maya.press(FIELD, "Enter")
        await expect(bo.locator(".unread-count")).to_have_text("1")
        await maya.close()
        await bo.close()


async def test_home_is_published_when_opened_and_the_clock_moves_everywhere(window: BrowserContext) -> None:
    async with office() as (server, app):
        page = await opened(window, server.url)
        await page.click("[data-fid=app]")
        await expect(page.locator(".home .block.header")).to_contain_text("Good morning, Maya")
        await page.click(".home >> text=Log")
        await server.settled()
        assert app.seen[-1]["actions"][0]["action_id"] == "nudge.log"
        await page.click("text=Tomorrow 9:00")
        await expect(page.locator(".clock-face")).to_have_text("Tue 10 Mar, 09:00")
        assert (server.ws.now() - START).days == 1
        await page.close()


async def test_shortcuts_and_the_traffic_log(window: BrowserContext) -> None:
    async with office() as (server, app):
        await server.say(TEAM, BO, GENERAL, "remember me")
        page = await opened(window, server.url)
        await page.hover(".msg")
        await page.click("[aria-label='More actions']")
        await page.click("text=Save to Rapport")
        await expect(page.locator("dialog.modal")).to_be_visible()
        assert app.seen[-1]["message"]["text"] == "remember me"
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog.modal")).to_have_count(0)
        assert server.views(TEAM, MAYA) == []
        await page.click(".top-button")
        await expect(page.locator(".log-name").filter(has_text="views.open")).to_be_visible()
        assert "xoxb" not in await page.content()
        await page.close()


async def test_an_app_that_is_gone_is_explained_and_the_line_comes_back(window: BrowserContext) -> None:
    async with office() as (server, _):
        server.ws.teams[TEAM].installations[0].app.request_url = "http://127.0.0.1:9/slack/events"
        page = await opened(window, server.url)
        await page.fill(FIELD, "/rapport due")
        await page.press(FIELD, "Enter")
        await expect(page.locator(".ephemeral")).to_contain_text('/rapport failed with the error "dispatch_failed"')
        await expect(page.locator(FIELD)).to_have_value("/rapport due")
        await page.fill(FIELD, "")
        await page.click("[data-fid=app]")
        await page.click("[role=tab]:has-text('Messages')")
        await expect(page.locator(".welcome")).to_contain_text("Write to Rapport")
        await page.close()
