"""`rapport demo` as somebody tries it: started, looked at, a line typed, the clock moved, ended, and begun again."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import urllib.request
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.cli import main
from bot.cli.demo import announce_counting
from bot.demo.catching_up import passed_mornings
from bot.demo.history import story_in, tell_history
from bot.demo.newsstand import FOLDER, render
from bot.demo.story import (
    ACT_AS,
    COMMUNITY,
    JONAS,
    MAYA,
    MEMBERS,
    PRIYA,
    TEAM,
    build_workspace,
    first_day,
    installed,
)
from bot.demo.workspace import MovableClock
from bot.domain.caller import Caller
from bot.domain.scope import Scope
from bot.feeds import parse_feed
from bot.slack.features import FEATURES
from bot.slack.manifest import build_manifest
from bot.storage.database import Database
from bot.storage.members import add_member
from bot.usecases.channels import channel_trends, stop_counting
from tests.support.logs import logs_restored
from tests.support.processes import Program, Programs, free_port

__all__ = ["logs_restored"]

LINE = "/rapport met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python"
START = datetime(2026, 3, 3, 11, 30, tzinfo=UTC)  # a Tuesday
HOSTS = {path.stem: f"127.0.0.1:{9000 + number}" for number, path in enumerate(sorted(FOLDER.glob("*.xml")))}


@dataclass(frozen=True, slots=True)
class Page:
    """The page's own interface of a running demo."""

    url: str

    async def get(self, path: str) -> Any:
        return await asyncio.to_thread(_ask, self.url + path, None)

    async def post(self, path: str, **body: Any) -> Any:
        return await asyncio.to_thread(_ask, self.url + path, json.dumps(body).encode())

    async def direct(self, user: str) -> list[dict[str, Any]]:
        """The messages of a person's conversation with Rapport."""
        channel = await self.post("/_local/im", team=TEAM, **{"as": user, "with": "U01RAPPORT"})
        path = f"/_local/messages?team={TEAM}&channel={channel['channel']}&as={user}"
        found: list[dict[str, Any]] = (await self.get(path))["messages"]
        return found

    async def until_told(self, user: str, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(20):
            while len(messages := await self.direct(user)) < count:
                await asyncio.sleep(0.05)
        return messages


def _ask(url: str, body: bytes | None) -> Any:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"} if body else {})
    with opener.open(request, timeout=10) as answer:
        text = answer.read().decode()
        return json.loads(text) if answer.headers.get_content_type() == "application/json" else text


async def started(programs: Programs, *arguments: str) -> tuple[Program, Page]:
    program = programs.rapport("demo", "--no-open", *arguments)
    line = await program.until_line(r"^Rapport demo is running: (http://127\.0\.0\.1:\d+)")
    return program, Page(line[1])


async def test_a_new_user_logs_a_line_and_is_reminded_once(programs: Programs) -> None:
    program, page = await started(programs, "--port", "0")
    assert "<title>" in await page.get("/")
    state = await page.get(f"/_local/state?team={TEAM}")
    assert state["act_as"] == list(ACT_AS)
    assert {command["command"] for command in state["app"]["commands"]} == {"/rapport"}

    said = await page.post("/_local/command", team=TEAM, channel="C01GENERAL", text=LINE, **{"as": PRIYA})
    assert said == {"ok": True}
    messages = (await page.get(f"/_local/messages?team={TEAM}&channel=C01GENERAL&as={PRIYA}"))["messages"]
    assert messages[-1]["ephemeral"]
    assert "Ana Silva" in messages[-1]["text"]

    now = datetime.fromisoformat((await page.get(f"/_local/state?team={TEAM}"))["now"])
    morning = (now.astimezone(ZoneInfo("Asia/Kolkata")) + timedelta(days=14)).replace(hour=9, minute=30)
    morning += timedelta(days=max(0, 7 - morning.weekday()) if morning.weekday() > 4 else 0)
    await page.post("/_local/clock", now=morning.isoformat())
    (daily,) = await page.until_told(PRIYA, 1)
    assert "Ana Silva" in daily["text"]
    (for_maya,) = await page.until_told(MAYA, 1)
    assert "Ana Silva" not in for_maya["text"]
    await page.post("/_local/clock", advance_s=3600)
    await asyncio.sleep(0.5)
    assert len(await page.direct(PRIYA)) == 1

    entries = (await page.get("/_local/log"))["entries"]
    calls = [entry for entry in entries if entry["kind"] in ("web_api", "response_url")]
    refused = [(entry["name"], entry["summary"]) for entry in calls if entry["summary"] != "ok"]
    assert calls
    assert refused == []
    assert await asyncio.to_thread(program.terminate) == 0
    assert "Traceback" not in program.output()


async def test_data_that_are_kept_go_on_where_they_were(programs: Programs, tmp_path: Path) -> None:
    file, port = tmp_path / "kept.db", free_port()
    program, page = await started(programs, "--port", str(port), "--db", str(file))
    await page.post("/_local/clock", to="tomorrow 9:00", **{"as": MAYA})
    await page.until_told(MAYA, 1)
    with sqlite3.connect(file) as connection:
        people = connection.execute("select count(*) from people").fetchone()
    assert await asyncio.to_thread(program.terminate) == 0

    program, page = await started(programs, "--port", str(port), "--db", str(file))
    served = datetime.fromisoformat((await page.get(f"/_local/state?team={TEAM}"))["now"])
    with sqlite3.connect(file) as connection:
        assert connection.execute("select count(*) from people").fetchone() == people
        (day,) = connection.execute("select local_date from deliveries where user_id = ?", (MAYA,)).fetchone()
    assert served.date() >= datetime.fromisoformat(day).date()
    assert await asyncio.to_thread(program.terminate) == 0


def test_a_port_that_is_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["demo", "--no-open", "--port", str(port)]) == 2
    assert capsys.readouterr().err.startswith(
        f"rapport: Port {port} on 127.0.0.1 is taken. Choose another: rapport demo"
    )


def test_a_database_of_something_else_is_left_alone(
    migrated_sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = migrated_sqlite_url.removeprefix("sqlite:///")
    assert main(["demo", "--no-open", "--port", "0", "--db", file]) == 2
    assert "--db" in capsys.readouterr().err
    with sqlite3.connect(file) as connection:
        assert connection.execute("select count(*) from members").fetchone() == (0,)


# The story ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", range(7))
def test_tomorrow_is_a_working_day_for_everyone_when_the_story_starts(days: int) -> None:
    for hour in range(24):
        now = START.replace(hour=hour) + timedelta(days=days)
        start = first_day(now)
        assert timedelta(0) <= start - now < timedelta(days=7)
        zones = [ZoneInfo(member.tz) for member in MEMBERS]
        assert all((start.astimezone(zone) + timedelta(days=1)).weekday() < 5 for zone in zones)


@pytest.fixture
def told(migrated_sqlite_url: str) -> Any:
    db = Database(migrated_sqlite_url)
    tell_history(db, START, HOSTS)
    yield db
    db.close()


def test_history_is_a_year_of_a_dozen_people_for_the_first_two(told: Database, migrated_sqlite_url: str) -> None:
    with sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite:///")) as connection:
        people = Counter(user for (user,) in connection.execute("select user_id from people"))
        first, last = connection.execute("select min(at), max(at) from interactions").fetchone()
        waiting = connection.execute("select count(*) from drafts").fetchone()[0]
    assert people.keys() == {MAYA, JONAS}
    assert people[MAYA] >= 12
    assert datetime.fromisoformat(first).date() < (START - timedelta(days=330)).date()
    assert datetime.fromisoformat(last).date() <= START.date()
    assert waiting == 0
    story = told.read_now(story_in)
    assert story is not None
    assert (story.start, story.latest) == (START, START)


def test_what_stands_in_the_counted_channel_rises_there(told: Database, migrated_sqlite_url: str) -> None:
    found = told.read_now(channel_trends, Caller(Scope(TEAM, MAYA), START, ZoneInfo("UTC")), [COMMUNITY])
    (term,) = found.terms
    assert (term.term, term.people, term.usual) == ("mentoring programme", 4, 0)
    assert len(term.curve) > 3
    assert [link.url for link in found.links] == ["https://lumenlabs.example/mentoring-guide"]
    ws = build_workspace(MovableClock(START), build_manifest(FEATURES, "/rapport", "https://r.example/"), "xoxb-t", "s")
    announce_counting(ws, migrated_sqlite_url)
    notice, *said = ws.channel(TEAM, COMMUNITY).messages
    assert notice.bot_id == installed(ws).bot_id
    assert f"<@{MAYA}> lets Rapport count" in notice.text
    assert sum("mentoring programme" in one.text for one in said) == 4
    told.write_now(stop_counting, TEAM, COMMUNITY)
    announce_counting(ws, migrated_sqlite_url)
    assert ws.channel(TEAM, COMMUNITY).messages == [notice, *said]


def test_a_jump_asks_for_the_latest_morning_of_each(told: Database) -> None:
    told.write_now(add_member, Scope(TEAM, PRIYA), tz="Asia/Kolkata", locale="", next_at=START, now=START)
    monday = datetime(2026, 3, 9, 9, 5, tzinfo=UTC)  # 9:05 in Lisbon, before the morning in New York
    passed = told.write_now(passed_mornings, monday, TEAM)
    assert passed == [
        (datetime(2026, 3, 6, 14, 0, tzinfo=UTC), Scope(TEAM, JONAS)),
        (datetime(2026, 3, 9, 3, 30, tzinfo=UTC), Scope(TEAM, PRIYA)),
        (datetime(2026, 3, 9, 9, 0, tzinfo=UTC), Scope(TEAM, MAYA)),
    ]
    assert told.write_now(passed_mornings, START, TEAM)[0][1] == Scope(TEAM, PRIYA)


@pytest.mark.parametrize("name", sorted(HOSTS))
def test_feeds_bring_something_new_tomorrow(name: str) -> None:
    text = (FOLDER / f"{name}.xml").read_text(encoding="utf-8")
    url = f"http://{HOSTS[name]}/{name}.xml"
    tomorrow = START.replace(hour=8) + timedelta(days=1)
    today_has, tomorrow_has = (
        parse_feed(render(text, START, now).encode(), "application/xml", url, now) for now in (START, tomorrow)
    )
    assert today_has.title == tomorrow_has.title
    assert today_has.items
    assert len(tomorrow_has.items) > len(today_has.items)
    assert all(item.published_at and item.published_at <= tomorrow for item in tomorrow_has.items)
    assert len({item.guid for item in tomorrow_has.items}) == len(tomorrow_has.items)
