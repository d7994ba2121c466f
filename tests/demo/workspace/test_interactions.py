"""Triggers, response URLs and modals keep to Slack's rules."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.demo.workspace import MovableClock, SlackRefusal
from bot.demo.workspace.interactions import new_response_url, new_trigger
from tests.demo.workspace.conftest import BEN, GENERAL, MAYA, TEAM, Office

J = dict[str, Any]


def modal(title: str = "One", **extra: Any) -> J:
    block = {
        "type": "input",
        "block_id": "name",
        "label": {"type": "plain_text", "text": "Name"},
        "element": {"type": "plain_text_input", "action_id": "v", "min_length": 2},
    }
    text = {"type": "plain_text", "text": title}
    return {"type": "modal", "title": text, "submit": {"type": "plain_text", "text": "Go"}, "blocks": [block], **extra}


def trigger(office: Office, view_id: str | None = None) -> str:
    return new_trigger(office.ws, office.app.app, TEAM, MAYA, view_id)


def advance(office: Office, **by: float) -> None:
    assert isinstance(office.ws.clock, MovableClock)
    office.ws.clock.advance(timedelta(**by))


async def test_trigger_opens_one_modal_within_three_seconds(office: Office) -> None:
    key = trigger(office)
    await office.client.views_open(trigger_id=key, view=modal())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await office.client.views_open(trigger_id=key, view=modal())
    late = trigger(office)
    advance(office, seconds=4)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await office.client.views_open(trigger_id=late, view=modal())
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        await office.client.views_open(trigger_id="1.2.3", view=modal())


async def test_refused_view_does_not_use_the_trigger_up(office: Office) -> None:
    key = trigger(office)
    with pytest.raises(SlackApiError, match="invalid_arguments") as caught:
        await office.client.views_open(trigger_id=key, view=modal("x" * 25))
    assert "/view/title/text" in caught.value.response["response_metadata"]["messages"][0]  # type: ignore[index,call-overload]
    await office.client.views_open(trigger_id=key, view=modal())
    assert len(office.server.views(TEAM, MAYA)) == 1


async def test_at_most_three_views_are_stacked(office: Office) -> None:
    root = await office.client.views_open(trigger_id=trigger(office), view=modal())
    root_id = root["view"]["id"]  # type: ignore[index,call-overload]
    for _ in range(2):
        pushed = await office.client.views_push(trigger_id=trigger(office, root_id), view=modal("Next"))
        assert pushed["view"]["root_view_id"] == root_id  # type: ignore[index,call-overload]
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await office.client.views_push(trigger_id=trigger(office, root_id), view=modal())
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await office.client.views_push(trigger_id=trigger(office), view=modal())


async def test_update_keeps_what_was_typed_and_minds_the_hash(office: Office) -> None:
    opened = (await office.client.views_open(trigger_id=trigger(office), view=modal()))["view"]
    view_id, hash_ = opened["id"], opened["hash"]  # type: ignore[index,call-overload]
    office.ws.views_of(TEAM, MAYA)[0].state["name"]["v"]["value"] = "Ana"
    await office.client.views_update(view_id=view_id, hash=hash_, view=modal("Two"))
    shown = office.server.views(TEAM, MAYA)[0]
    assert shown["title"]["text"] == "Two"
    assert shown["state"]["values"]["name"]["v"]["value"] == "Ana"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await office.client.views_update(view_id=view_id, hash=hash_, view=modal())
    with pytest.raises(SlackApiError, match="not_found"):
        await office.client.views_update(view_id="V0NONE", view=modal())


async def test_external_ids_are_unique(office: Office) -> None:
    root = await office.client.views_open(trigger_id=trigger(office), view=modal(external_id="one"))
    root_id = root["view"]["id"]  # type: ignore[index,call-overload]
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await office.client.views_push(trigger_id=trigger(office, root_id), view=modal(external_id="one"))
    await office.client.views_update(external_id="one", view=modal("Two", external_id="one"))
    assert office.server.views(TEAM, MAYA)[0]["title"]["text"] == "Two"


async def test_home_is_published_per_person(office: Office) -> None:
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    first = await office.client.views_publish(user_id=MAYA, view=view)
    assert office.server.home(TEAM, BEN) is None
    assert office.server.home(TEAM, MAYA) is not None
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await office.client.views_publish(user_id=MAYA, view=view, hash="old")
    await office.client.views_publish(user_id=MAYA, view=view, hash=first["view"]["hash"])  # type: ignore[index,call-overload]
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await office.client.views_publish(user_id="U0NONE", view=view)


async def test_form_refuses_what_slack_itself_would_not_send(office: Office) -> None:
    await office.client.views_open(trigger_id=trigger(office), view=modal())
    view_id = office.server.views(TEAM, MAYA)[0]["id"]
    empty = await office.server.submit(TEAM, MAYA, view_id, {})
    assert empty.errors == {"name": "Please complete this required field."}
    short = await office.server.submit(TEAM, MAYA, view_id, {"name": {"v": {"type": "plain_text_input", "value": "x"}}})
    assert short.errors == {"name": "This field requires at least 2 characters."}
    with pytest.raises(SlackRefusal, match="action_not_found"):
        await office.server.submit(TEAM, MAYA, view_id, {"other": "x"})
    with pytest.raises(SlackRefusal, match="not_found"):
        await office.server.submit(TEAM, BEN, view_id, {"name": "Ana"})


async def send(office: Office, url: str, body: J) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        return response.status, await response.text()


def response_url(office: Office) -> str:
    url = new_response_url(office.ws, office.app.app, office.ws.channel(TEAM, GENERAL), MAYA)
    return office.server.response_address(url)


async def test_response_url_works_five_times(office: Office) -> None:
    url = response_url(office)
    for number in range(5):
        assert await send(office, url, {"text": str(number)}) == (200, "ok")
    assert await send(office, url, {"text": "six"}) == (404, "used_url")
    assert len(office.server.messages(TEAM, GENERAL, MAYA)) == 5
    assert office.server.messages(TEAM, GENERAL, BEN) == []


async def test_response_url_works_for_thirty_minutes(office: Office) -> None:
    url = response_url(office)
    advance(office, minutes=31)
    assert await send(office, url, {"text": "late"}) == (404, "expired_url")


async def test_response_url_refuses_bad_content_without_using_itself_up(office: Office) -> None:
    url = response_url(office)
    assert await send(office, url, {}) == (400, "no_text")
    assert await send(office, url, {"text": "x", "blocks": [{"type": "section"}]}) == (400, "invalid_blocks")
    assert await send(office, url, {"text": "x", "colour": "red"}) == (400, "invalid_arguments")
    assert [each.code for each in office.server.rejections] == ["no_text", "invalid_blocks", "invalid_arguments"]
    assert office.ws.response_urls[url.rpartition("/")[2]].uses == 0


async def test_response_url_replaces_and_deletes_its_own_answer(office: Office) -> None:
    url = response_url(office)
    await send(office, url, {"text": "working on it"})
    await send(office, url, {"text": "done", "replace_original": True})
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, MAYA)] == ["done"]
    await send(office, url, {"delete_original": True})
    assert office.server.messages(TEAM, GENERAL, MAYA) == []
    await send(office, url, {"text": "for all", "response_type": "in_channel"})
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, BEN)] == ["for all"]
