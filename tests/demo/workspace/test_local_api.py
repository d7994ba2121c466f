"""The page's API: one sees only what is one's own, moves the clock, and reads the log without secrets."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo.workspace import MovableClock, WorkspaceServer
from bot.demo.workspace.moments import named_moment
from tests.demo.workspace.conftest import (
    APP_TOKEN,
    BEN,
    BOT,
    BOT_TOKEN,
    CARO,
    GENERAL,
    MAYA,
    SECRET,
    SECRETS,
    TEAM,
    Office,
    build_workspace,
    serving,
)
from tests.demo.workspace.test_delivery import Ear

J = dict[str, Any]


class Page:
    """The page's side of the API."""

    def __init__(self, office: Office, session: aiohttp.ClientSession) -> None:
        self.office, self.session = office, session

    async def get(self, path: str, **query: str) -> tuple[int, J]:
        async with self.session.get(f"{self.office.server.url}/_local/{path}", params=query) as response:
            return response.status, await response.json()

    async def post(self, path: str, headers: dict[str, str] | None = None, **body: Any) -> tuple[int, J]:
        url = f"{self.office.server.url}/_local/{path}"
        async with self.session.post(url, json=body, headers=headers) as response:
            return response.status, await response.json()


@pytest.fixture
async def page(office: Office) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession() as session:
        yield Page(office, session)


async def test_state_has_what_the_page_shows_at_first(page: Page) -> None:
    status, state = await page.get("state", team=TEAM)
    assert status == 200
    assert state["act_as"] == [MAYA, BEN]
    assert state["app"]["bot_user_id"] == BOT
    assert state["app"]["commands"][0]["usage_hint"] == "met Ana"
    assert {each["type"] for each in state["app"]["shortcuts"]} == {"global", "message"}
    assert {each["id"] for each in state["channels"]} == {GENERAL, SECRETS}
    assert [each["id"] for each in state["users"] if each["deleted"]] == [CARO]
    assert (await page.get("state", team="T0NONE"))[0] == 404


async def test_messages_are_seen_by_those_who_may(page: Page) -> None:
    _, sent = await page.post("message", **{"team": TEAM, "as": BEN, "channel": SECRETS, "text": "between us"})
    _, seen = await page.get("messages", **{"team": TEAM, "channel": SECRETS, "as": BEN})
    assert [each["ts"] for each in seen["messages"]] == [sent["ts"]]
    assert set(seen["messages"][0]) == {
        "ts", "user", "text", "blocks", "bot", "ephemeral", "edited", "thread_ts", "reactions", "metadata", "permalink",
    }  # fmt: skip
    status, refused = await page.get("messages", **{"team": TEAM, "channel": SECRETS, "as": MAYA})
    assert (status, refused["error"]) == (404, "channel_not_found")


async def test_writing_editing_reacting_deleting(page: Page) -> None:
    me = {"team": TEAM, "as": MAYA, "channel": GENERAL}
    _, sent = await page.post("message", text="helo", **me)
    assert (await page.post("edit", ts=sent["ts"], text="hello", **me))[0] == 200
    assert (await page.post("reaction", ts=sent["ts"], name="tada", add=True, **me))[0] == 200
    _, seen = await page.get("messages", **me)
    shown = seen["messages"][0]
    assert (shown["text"], shown["edited"], shown["reactions"]) == ("hello", True, [{"name": "tada", "users": [MAYA]}])
    other = {"team": TEAM, "as": BEN, "channel": GENERAL}
    assert (await page.post("delete", ts=sent["ts"], **other))[1]["error"] == "cant_update_message"
    assert (await page.post("delete", ts=sent["ts"], **me))[0] == 200
    assert (await page.get("messages", **me))[1]["messages"] == []


async def test_bad_requests_are_told_so(page: Page) -> None:
    status, answer = await page.post("message", team=TEAM)
    assert (status, answer["error"]) == (400, "invalid_arguments")
    assert "as is missing" in answer["detail"]
    assert (await page.post("message", **{"team": TEAM, "as": CARO, "channel": GENERAL, "text": "x"}))[1]["error"] == (
        "account_inactive"
    )
    url = f"{page.office.server.url}/_local/message"
    async with page.session.post(url, data="[1]") as response:
        assert response.status == 400


async def test_command_and_its_failure(page: Page) -> None:
    me = {"team": TEAM, "as": MAYA, "channel": GENERAL}
    assert (await page.post("command", text="/nothing", **me))[1] == {"ok": False, "error": "unknown_command"}
    assert (await page.post("command", text="/rapport x", **me))[1] == {"ok": False, "error": "dispatch_failed"}
    async with serving(page.office.app, Ear(text="Hello").answer):
        assert (await page.post("command", text="/rapport x", **me))[1] == {"ok": True}
    assert (await page.get("messages", **me))[1]["messages"][0]["ephemeral"] is True
    assert (await page.get("messages", **{**me, "as": BEN}))[1]["messages"] == []


async def test_clock_moves_to_a_named_morning(page: Page) -> None:
    clock = page.office.ws.clock
    assert isinstance(clock, MovableClock)
    clock.set(datetime(2026, 3, 28, 12, 0, tzinfo=UTC))
    _, moved = await page.post("clock", **{"to": "tomorrow 9:00", "as": MAYA})
    assert moved["now"] == "2026-03-29T07:00:00+00:00"
    assert (await page.post("clock", advance_s=3600))[1]["now"].startswith("2026-03-29T08:00")
    assert (await page.post("clock", now="2026-04-01T00:00:00"))[1]["now"] == "2026-04-01T00:00:00+00:00"
    for wrong in ({"now": "soon"}, {"advance_s": "x"}, {"to": "tomorrow 25:00"}, {}):
        assert (await page.post("clock", **wrong))[0] == 400


def test_named_moments_are_local_and_weekdays_lie_ahead() -> None:
    monday = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    assert named_moment("monday 8:00", monday, "UTC") == datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
    assert named_moment("tuesday 8:00", monday, "UTC") == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
    assert named_moment("today 17:30", monday, "America/New_York") == datetime(2026, 3, 2, 22, 30, tzinfo=UTC)


async def test_log_shows_traffic_and_no_secret(page: Page) -> None:
    me = {"team": TEAM, "as": MAYA, "channel": GENERAL}
    page.office.server.delivery.retry_scale = 0.0
    await page.office.client.chat_postMessage(channel=GENERAL, text=f"leak {BOT_TOKEN} and {SECRET}")
    await page.office.client.api_call("auth.test", data={"token": APP_TOKEN})
    async with serving(page.office.app, Ear(text="Hello").answer):
        await page.post("command", text="/rapport x", **me)
        await page.office.server.settled()
    _, log = await page.get("log")
    entries = log["entries"]
    assert {(each["direction"], each["kind"]) for each in entries} >= {
        ("from_app", "web_api"), ("to_app", "slash_commands"),
    }  # fmt: skip
    assert [each["n"] for each in entries] == list(range(1, len(entries) + 1))
    text = json.dumps(entries)
    assert all(secret not in text for secret in (BOT_TOKEN, APP_TOKEN, SECRET, "verification-token"))
    assert (await page.get("log", after=str(entries[-1]["n"])))[1]["entries"] == []


async def read_events(response: aiohttp.ClientResponse, count: int) -> list[J]:
    found: list[J] = []
    async with asyncio.timeout(5):
        while len(found) < count:
            line = (await response.content.readline()).decode()
            if line.startswith("data: "):
                event = json.loads(line[6:])
                if event["type"] != "log":
                    found.append(event)
    return found


async def test_stream_carries_what_this_person_may_see(page: Page) -> None:
    url = f"{page.office.server.url}/_local/stream"
    async with page.session.get(url, params={"team": TEAM, "as": MAYA}) as response:
        await response.content.readline()
        await page.office.server.say(TEAM, BEN, SECRETS, "between us")
        await page.office.client.chat_postEphemeral(channel=GENERAL, user=BEN, text="for Ben")
        await page.office.client.chat_postEphemeral(channel=GENERAL, user=MAYA, text="for Maya")
        ts = await page.office.server.say(TEAM, BEN, GENERAL, "for all")
        await page.office.server.react(TEAM, BEN, GENERAL, ts, "tada")
        await page.post("clock", advance_s=60)
        seen = await read_events(response, 4)
    assert [each["type"] for each in seen] == ["ephemeral", "message", "reaction", "clock"]
    assert [each["message"]["text"] for each in seen[:2]] == ["for Maya", "for all"]


async def test_other_sites_cannot_use_the_page_api(page: Page) -> None:
    evil = {"Origin": "https://evil.test"}
    assert (await page.post("clock", headers=evil, advance_s=60))[0] == 403
    assert (await page.post("clock", headers={"Host": "evil.test"}, advance_s=60))[0] == 403
    own = {"Origin": page.office.server.url}
    assert (await page.post("clock", headers=own, advance_s=60))[0] == 200


async def test_page_files_are_served_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<title>Acme</title>")
    (tmp_path / "secret.js").write_text("no")
    ws, _ = build_workspace()
    server = WorkspaceServer(ws, page_dir=tmp_path / "page")
    await server.start()
    found = {}
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/page/index.html", "/page/none.js", "/page/%2e%2e/secret.js"):
            async with session.get(server.url + path) as response:
                found[path] = response.status
    await server.stop()
    assert found == {"/": 200, "/page/index.html": 200, "/page/none.js": 404, "/page/%2e%2e/secret.js": 404}
