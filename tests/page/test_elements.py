"""Block Kit in messages: every block is shown, every element tells the app what Slack would."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.page.fake import BO, DM, GENERAL, LEA, MAYA, NOW_S, RAPPORT, FakeWorkspace, message
from tests.page.gallery import ACTIVE, HOURS, SHOWN, TAGS, option

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def opened(page: Page, workspace: FakeWorkspace, blocks: list[dict[str, Any]]) -> None:
    workspace.messages[DM] = [message(-5, RAPPORT, "fallback", blocks=blocks)]
    await workspace.open(page, DM)


def control(page: Page, action: str, block: str = "menus") -> Any:
    return page.locator(f"[data-fid='{block}/{action}']")


async def test_every_block_is_shown(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, SHOWN)
    text = await page.inner_text(".blocks")
    for expected in (
        "Good morning, Maya ☀️", "Ana Silva", "Last contact\n6 weeks ago", "today at 08:40", "Rhythm", "Async without tears",
        "@Bo", "#general", "the notes", "third", "A quotation", "x = 1\ny = 2", "Person\tDays", "This week", "page 4",
        "Block “hologram” is not shown here.",
    ):  # fmt: skip
        assert expected in text
    assert "fallback" not in text
    assert await page.locator(".blocks img[alt]").count() == 3
    assert await page.get_attribute(".block.video a", "href") == "https://example.com/watch"


async def test_a_picture_that_does_not_load_shows_what_it_would_be(page: Page, workspace: FakeWorkspace) -> None:
    picture = {"type": "image", "block_id": "i", "image_url": f"{workspace.url}none.png", "alt_text": "Your rhythm"}
    await opened(page, workspace, [picture])
    await expect(page.locator(".picture-missing")).to_have_text("Your rhythm")


async def test_a_button_sends_its_value_and_the_values_of_the_message(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await page.click("text=Log")
    body = await workspace.sees("action")
    assert body["action"]["type"] == "button"
    assert body["action"]["value"] == "nudge.log"
    values = body["state"]["values"]
    assert values["menus"]["hour"] == {"type": "static_select", "selected_option": HOURS[1]}
    assert values["menus"]["team"] == {"type": "multi_users_select", "selected_users": [MAYA, BO]}
    assert values["menus"]["person"] == {"type": "external_select", "selected_option": None}
    assert values["menus"]["moment"] == {"type": "datetimepicker", "selected_date_time": NOW_S}
    assert values["choices"]["rhythm"] == {"type": "radio_buttons", "selected_option": option("Daily", "d")}
    assert "buttons" not in values


async def test_a_confirmation_can_be_refused(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await page.click("text=Forget")
    await expect(page.locator("dialog.ask")).to_contain_text("This cannot be undone.")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.ask")).to_have_count(0)
    await page.click(".main >> text=Forget")
    await page.click("dialog.ask >> text=Keep")
    assert not workspace.bodies("action")
    await page.click(".main >> text=Forget")
    await page.click("dialog.ask >> button:text-is('Forget')")
    assert (await workspace.sees("action"))["action_id"] == "person.forget"


async def test_a_failed_action_is_explained(page: Page, workspace: FakeWorkspace) -> None:
    workspace.answers["action"] = lambda _body: {"ok": False, "error": "operation_timeout"}
    await opened(page, workspace, ACTIVE)
    await page.click("text=Log")
    await expect(page.locator(".toast-error")).to_contain_text("did not answer within three seconds")
    await expect(page.locator(".btn[aria-busy=true]")).to_have_count(0)


async def test_a_menu_is_chosen_with_the_keyboard(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await control(page, "hour").press("ArrowDown")
    await expect(page.locator(".option.active")).to_have_text("9:00")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    assert (await workspace.sees("action"))["action"] == {"type": "static_select", "selected_option": HOURS[2]}
    await expect(control(page, "hour")).to_contain_text("10:00")
    await expect(control(page, "hour")).to_be_focused()


async def test_several_choices_are_told_once_when_the_menu_closes(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await control(page, "tags").click()
    await page.click(".option:has-text('#python')")
    await page.click(".option:has-text('#vip')")
    assert not workspace.bodies("action")
    await page.keyboard.press("Escape")
    body = await workspace.sees("action")
    assert body["action"] == {"type": "multi_static_select", "selected_options": [TAGS[0], TAGS[2]]}
    await expect(control(page, "tags").locator(".token")).to_have_text(["#python", "#vip"])


async def test_an_external_menu_asks_the_app_from_the_least_length_on(page: Page, workspace: FakeWorkspace) -> None:
    found = [option("Ana Silva", "1"), option("Anaïs", "2")]
    workspace.answers["options"] = lambda _body: {"options": found, "option_groups": None}
    await opened(page, workspace, ACTIVE)
    await control(page, "person").click()
    await page.keyboard.type("a")
    await expect(page.locator(".options-note")).to_have_text("Type at least 2 characters to search.")
    await page.keyboard.type("n")
    await expect(page.locator(".option")).to_have_count(2)
    assert [body["value"] for body in workspace.bodies("options")] == ["an"]
    await page.click(".option >> nth=0")
    assert (await workspace.sees("action"))["action"]["selected_option"] == found[0]


async def test_people_and_conversations_are_found_without_accents(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await control(page, "colleague").click()
    await page.keyboard.type("lea")
    await page.keyboard.press("Enter")
    assert (await workspace.sees("action"))["action"] == {"type": "users_select", "selected_user": LEA}
    await control(page, "where").click()
    await expect(page.locator(".option")).to_have_text(["#general", "#python-friends"])
    await page.keyboard.press("Enter")
    chosen = (await workspace.sees("action", 2))["action"]
    assert chosen == {"type": "conversations_select", "selected_conversation": GENERAL}


async def test_dates_and_times(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await control(page, "day").click()
    await expect(page.locator(".day.chosen")).to_be_focused()
    await page.keyboard.press("PageDown")
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Enter")
    assert (await workspace.sees("action"))["action"] == {"type": "datepicker", "selected_date": "2026-04-22"}
    await control(page, "at").click()
    await page.keyboard.type("3.15pm")
    await page.keyboard.press("Enter")
    assert (await workspace.sees("action", 2))["action"] == {"type": "timepicker", "selected_time": "15:15"}
    await control(page, "moment/time").click()
    await page.keyboard.type("9:40")
    await page.keyboard.press("Enter")
    later = (await workspace.sees("action", 3))["action"]
    assert later == {"type": "datetimepicker", "selected_date_time": NOW_S + 3600}


async def test_boxes_radio_buttons_and_overflow(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await page.click("text=Weekends")
    days = (await workspace.sees("action"))["action"]
    assert [chosen["value"] for chosen in days["selected_options"]] == ["wd", "we"]
    await page.click("text=Weekly")
    assert (await workspace.sees("action", 2))["action"]["selected_option"]["value"] == "w"
    await control(page, "more", "buttons").click()
    await page.click("[role=menuitem]:has-text('Merge with…')")
    assert (await workspace.sees("action", 3))["action"] == {
        "type": "overflow", "selected_option": option("Merge with…", "merge"),
    }  # fmt: skip


async def test_a_changed_message_keeps_what_was_chosen_in_it(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, ACTIVE)
    await page.click("text=Weekly")
    changed = {**workspace.messages[DM][0], "blocks": [{"type": "divider", "block_id": "new"}, *ACTIVE]}
    workspace.tell(type="message_changed", channel=DM, ts=changed["ts"], message=changed)
    await expect(page.locator(".block.divider")).to_have_count(1)
    await expect(page.get_by_label("Weekly")).to_be_checked()
