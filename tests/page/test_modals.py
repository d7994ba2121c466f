"""Modals: the form's own checks, the app's errors, updates that keep what was typed, the stack, the keyboard."""

import asyncio
import copy
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.page.fake import MAYA, FakeWorkspace
from tests.page.gallery import MODAL, field, plain, section

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SAVE = "dialog.modal .btn-primary"


async def opened(page: Page, workspace: FakeWorkspace, *views: dict[str, Any]) -> None:
    await workspace.open(page)
    workspace.show_views(*(views or (MODAL,)))
    await expect(page.locator("dialog.modal")).to_be_visible()


async def test_a_form_is_checked_before_it_is_sent(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace)
    await page.get_by_label("Email").fill("ana")
    await page.get_by_label("Site").fill("acme")
    await page.get_by_label("Every how many days").fill("2.5")
    await page.click(SAVE)
    await expect(page.locator("dialog .error:not(:empty)")).to_have_text([
        "Please complete this required field.", "Please enter a valid email address.",
        "Please enter a valid URL, such as https://example.com.", "Please enter a whole number.",
    ])  # fmt: skip
    await expect(page.get_by_label("Name")).to_be_focused()
    await page.keyboard.type("A" * 31)
    await expect(page.locator(".error:not(:empty)")).to_have_count(3)
    await page.click(SAVE)
    await expect(page.locator("[data-block=name_b] .error")).to_contain_text("30 characters or fewer (now 31)")
    assert not workspace.bodies("submit")


async def test_values_are_sent_in_slacks_shape(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace)
    await page.get_by_label("Name").fill("Ana Silva")
    await page.get_by_label("Name").press("Enter")
    body = await workspace.sees("submit")
    assert (body["as"], body["view_id"]) == (MAYA, "V0EDIT0001")
    values = body["state"]["values"]
    assert values["name_b"] == {"name": {"type": "plain_text_input", "value": "Ana Silva"}}
    assert values["note_b"] == {"note": {"type": "plain_text_input", "value": None}}
    assert values["gap_b"] == {"gap": {"type": "number_input", "value": "21"}}
    assert values["due_b"] == {"due": {"type": "datepicker", "selected_date": None}}
    assert values["tags_b"] == {"tags": {"type": "multi_static_select", "selected_options": []}}
    assert len(values) == 8


async def test_the_apps_errors_stand_beneath_their_fields_and_typed_text_stays(
    page: Page, workspace: FakeWorkspace
) -> None:
    workspace.answers["submit"] = lambda _body: {"ok": False, "errors": {"due_b": "That day is past."}}
    await opened(page, workspace)
    await page.get_by_label("Name").fill("Ana")
    await page.click(SAVE)
    await expect(page.locator("[data-block=due_b] .error")).to_have_text("That day is past.")
    await expect(page.get_by_label("Name")).to_have_value("Ana")
    await expect(page.locator(SAVE)).to_have_attribute("aria-busy", "false")


async def test_a_submission_that_fails_is_said_and_the_form_stays(page: Page, workspace: FakeWorkspace) -> None:
    workspace.answers["submit"] = lambda _body: {"ok": False, "errors": {}, "error": "operation_timeout"}
    await opened(page, workspace)
    await page.get_by_label("Name").fill("Ana")
    await page.click(SAVE)
    await expect(page.locator(".modal-alert")).to_contain_text("did not answer within three seconds")
    await expect(page.get_by_label("Name")).to_have_value("Ana")


async def test_a_shortcut_that_took_too_long_is_explained(page: Page, workspace: FakeWorkspace) -> None:
    workspace.answers["shortcut"] = lambda _body: (400, {"error": "expired_trigger_id"})
    await workspace.open(page)
    await page.click("[aria-label='Shortcuts']")
    await page.keyboard.press("Enter")
    await expect(page.locator(".toast-error")).to_contain_text("That took too long")


async def test_an_update_keeps_what_was_typed_and_where_one_is(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace)
    await page.get_by_label("Note").fill("half a")
    await page.get_by_label("Name").fill("Ana")
    updated = copy.deepcopy(MODAL)
    updated["blocks"][0]["hint"] = plain("Known already")
    updated["blocks"][0]["element"]["initial_value"] = "Somebody else"
    updated["blocks"].insert(0, section("Ana is *new*"))
    workspace.show_views(updated)
    await expect(page.locator("dialog.modal")).to_contain_text("Known already")
    await expect(page.get_by_label("Name")).to_have_value("Ana")
    await expect(page.get_by_label("Name")).to_be_focused()
    await expect(page.get_by_label("Note")).to_have_value("half a")


async def test_an_input_that_dispatches_tells_the_app_at_once(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace)
    await page.locator("[data-fid='hour_b/hour']").click()
    await page.keyboard.type("10")
    await page.keyboard.press("Enter")
    body = await workspace.sees("action")
    assert body["container"] == {"type": "view", "view_id": "V0EDIT0001"}
    assert body["action"]["selected_option"]["value"] == "10"
    assert body["state"]["values"]["gap_b"]["gap"]["value"] == "21"


async def test_a_pushed_modal_goes_back_to_what_was_typed(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace)
    await page.get_by_label("Name").fill("Ana")
    pushed = {**MODAL, "id": "V0MERGE001", "title": plain("Merge"), "blocks": [section("With whom?")]}
    workspace.show_views(MODAL, pushed)
    await expect(page.locator("#modal-title")).to_have_text("Merge")
    workspace.answers["close"] = lambda _body: workspace.views.pop() and {"ok": True}
    await page.click("[aria-label=Back]")
    await expect(page.locator("#modal-title")).to_have_text("Edit person")
    await expect(page.get_by_label("Name")).to_have_value("Ana")
    assert await workspace.sees("close") == {
        "team": "T0ACME0001", "as": MAYA, "view_id": "V0MERGE001", "clear": False,
    }  # fmt: skip


async def test_escape_closes_a_list_first_and_then_the_modal(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace)
    await page.locator("[data-fid='tags_b/tags']").click()
    await expect(page.locator(".option")).to_have_count(3)
    await page.keyboard.press("Escape")
    await expect(page.locator(".option")).to_have_count(0)
    assert not workspace.bodies("close")
    workspace.views = []
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.modal")).to_have_count(0)
    assert (await workspace.sees("close"))["clear"] is False


async def test_tab_stays_inside_the_modal(page: Page, workspace: FakeWorkspace) -> None:
    await opened(page, workspace, {**MODAL, "blocks": [field("Name", {"type": "plain_text_input", "action_id": "n"})]})
    await expect(page.get_by_label("Name")).to_be_focused()
    seen = []
    for _ in range(6):
        await page.keyboard.press("Tab")
        seen.append(await page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent"))
    assert seen == ["Cancel", "Save", "Close", "", "Cancel", "Save"]


async def test_a_form_is_sent_once_however_often_one_clicks(page: Page, workspace: FakeWorkspace) -> None:
    answered = asyncio.Event()
    await opened(page, workspace)
    await page.get_by_label("Name").fill("Ana")

    async def slow(route: Any) -> None:
        await answered.wait()
        await route.continue_()

    await page.route("**/_local/submit", slow)
    await page.click(SAVE)
    await expect(page.locator(SAVE)).to_have_attribute("aria-busy", "true")
    await page.click(SAVE, force=True)
    await page.keyboard.press("Control+Enter")
    answered.set()
    await expect(page.locator(SAVE)).to_have_attribute("aria-busy", "false")
    assert len(workspace.bodies("submit")) == 1
