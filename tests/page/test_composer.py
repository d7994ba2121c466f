"""Writing: messages, commands and their hints, mentions, shortcuts, and that no typed text is lost."""

import pytest
from playwright.async_api import Page, expect

from tests.page.fake import BO, GENERAL, MAYA, PYTHON, FakeWorkspace, message

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

FIELD = ".main .composer-field"


async def test_enter_sends_and_shift_enter_makes_a_line(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.click(FIELD)
    await page.keyboard.type("one <b> & two")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("three")
    await page.keyboard.press("Enter")
    body = await workspace.sees("message")
    assert body == {"team": "T0ACME0001", "as": MAYA, "channel": GENERAL, "text": "one <b> & two\nthree"}
    await expect(page.locator(FIELD)).to_have_value("")


async def test_a_slash_lists_commands_and_then_what_they_can_do(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.click(FIELD)
    await page.keyboard.type("/ra")
    await expect(page.locator(".proposal")).to_contain_text("/rapport")
    await page.keyboard.press("Enter")
    await expect(page.locator(FIELD)).to_have_value("/rapport ")
    await expect(page.locator(".proposal")).to_have_text(["met Ana …", "note Ana: …", "who Ana", "due", "help"])
    await page.keyboard.type("wh")
    await expect(page.locator(".proposal")).to_have_text(["who Ana"])
    await page.keyboard.press("Tab")
    await expect(page.locator(FIELD)).to_have_value("/rapport who ")
    await page.keyboard.type("Ana")
    await page.keyboard.press("Enter")
    assert await workspace.sees("command") == {
        "team": "T0ACME0001", "as": MAYA, "channel": GENERAL, "text": "/rapport who Ana",
    }  # fmt: skip


async def test_the_bare_command_is_sent_by_enter_although_hints_are_open(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.fill(FIELD, "/rapport ")
    await expect(page.locator(".proposals")).to_be_visible()
    await page.press(FIELD, "Enter")
    assert (await workspace.sees("command"))["text"] == "/rapport"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"ok": False, "error": "dispatch_failed"}, '/rapport failed with the error "dispatch_failed"'),
        ({"ok": False, "error": "unknown_command"}, "/rapport is not a valid command"),
        ((400, {"error": "channel_not_found"}), "That conversation is not there for you."),
    ],
)
async def test_a_failed_command_is_explained_and_its_text_comes_back(
    page: Page, workspace: FakeWorkspace, answer: object, said: str
) -> None:
    workspace.answers["command"] = lambda _body: answer
    await workspace.open(page)
    await page.fill(FIELD, "/rapport met Ana")
    await page.press(FIELD, "Enter")
    await expect(page.locator(".ephemeral")).to_contain_text(said)
    await expect(page.locator(".ephemeral")).to_contain_text("Only visible to you")
    await expect(page.locator(FIELD)).to_have_value("/rapport met Ana")


async def test_a_message_that_cannot_be_sent_comes_back(page: Page, workspace: FakeWorkspace) -> None:
    workspace.answers["message"] = lambda _body: (400, {"error": "msg_too_long", "detail": ""})
    await workspace.open(page)
    await page.fill(FIELD, "precious")
    await page.press(FIELD, "Enter")
    await expect(page.locator(".toast-error")).to_contain_text("too long")
    await expect(page.locator(FIELD)).to_have_value("precious")


async def test_an_at_sign_proposes_people_and_sends_a_mention(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.click(FIELD)
    await page.keyboard.type("lunch with @b")
    await expect(page.locator(".proposal")).to_contain_text("Bo")
    await page.keyboard.press("Enter")
    await page.keyboard.type("and @Bo, `@Bo` bo@acme.io")
    await page.keyboard.press("Enter")
    assert (await workspace.sees("message"))["text"] == f"lunch with <@{BO}> and <@{BO}>, `@Bo` bo@acme.io"


async def test_a_half_written_message_waits_in_its_channel(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.fill(FIELD, "draft")
    await page.evaluate(f"location.hash = '{PYTHON}'")
    await expect(page.locator("h1")).to_have_text("python-friends")
    await expect(page.locator(FIELD)).to_have_value("")
    await page.evaluate(f"location.hash = '{GENERAL}'")
    await expect(page.locator(FIELD)).to_have_value("draft")


async def test_arrow_up_in_an_empty_field_edits_the_last_message(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [message(-20, MAYA, "older"), message(-10, MAYA, "newer"), message(-5, BO, "other")]
    await workspace.open(page)
    await page.press(FIELD, "ArrowUp")
    await expect(page.locator(".editor textarea")).to_have_value("newer")
    await page.keyboard.press("Escape")
    await expect(page.locator(".editor")).to_have_count(0)
    await expect(page.locator(".msg >> nth=1")).to_contain_text("newer")


async def test_global_shortcuts_stand_under_the_bolt(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page)
    await page.click("[aria-label='Shortcuts']")
    await page.click("[role=menuitem]:has-text('Log an interaction')")
    body = await workspace.sees("shortcut")
    assert body == {"team": "T0ACME0001", "as": MAYA, "callback_id": "log.open"}


async def test_an_empty_channel_offers_lines_to_try(page: Page, workspace: FakeWorkspace) -> None:
    await workspace.open(page, PYTHON)
    await page.click(".tries button >> nth=0")
    value = await page.input_value(FIELD)
    assert value.startswith("/rapport met Ana Silva at PyCon yesterday")
    assert not workspace.sent
