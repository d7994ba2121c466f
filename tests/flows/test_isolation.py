"""Two users in each of two workspaces on one database: nothing of one reaches another, whatever anybody presses or forges."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import structlog
from sqlalchemy import select

from bot.domain.scope import Scope
from bot.logs import configure_logs
from bot.slack.features import FEATURES
from bot.storage import schema
from bot.storage.feeds import add_feed, add_stories, subscribe
from bot.storage.tx import Tx
from tests.support.offices import Offices, open_offices

SECRETS = {("T1", "U1"): "quokka", ("T1", "U2"): "narwhal", ("T2", "U1"): "okapi", ("T2", "U2"): "wombat"}
LINES = (
    "met Ana {2} at {0}con yesterday, she likes {0}. follow up tomorrow #{0}",
    "met Bo {2} at {0}con on 2 October",
    "I promised Ana {2} the {0} plan. remind me tomorrow",
    "add Anna {2}, {0} Inc, ana@{0}.io, birthday {1}, #climbing",
    "note Bo {2}: climbing with {0}",
    "cadence Bo {2} every 6 weeks",
    "cadence #{0} monthly",
    "circle {0}-friends add Bo {2}",
    "circle climbers add Ana {2}",
    "follow topic {0}",
    "remind Bo {2} tomorrow about {0}",
    "met somebody from {0} without a name",
    "merge Anna {2} into Ana {2}",
    "who Ana",
    "find climbing",
    "find {0}",
    "due",
    "sources",
    "trends",
    "cadence",
    "circle",
    "promises",
)  # fmt: skip
EXAMPLES = tuple(line for feature in FEATURES for spec in feature.commands for line in spec.examples)
MOST_OF_A_KIND = 3
PROBES = (
    "find climbing", "find tag:climbing", "find circle:climbers", "find company:inc", "who Ana", "who Bo", "due", "sources",
    "trends", "cadence #climbing", "circle climbers", "promises", "owed", "unmerge", "undo", "find since:2020-01", "cadence Ana",
)  # fmt: skip


@pytest.fixture
def logs(capfd: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    configure_logs("debug")
    yield capfd
    structlog.reset_defaults()


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLite, unless a test asks for both."""
    url: str = request.getfixturevalue(getattr(request, "param", "migrated_sqlite_url"))
    return url


@pytest.fixture
async def offices(database_url: str, logs: pytest.CaptureFixture[str]) -> AsyncIterator[Offices]:
    async with open_offices(database_url) as opened:
        for (team, user), secret in SECRETS.items():
            await fill(opened, team, user, secret)
        yield opened


async def fill(offices: Offices, team: str, user: str, secret: str) -> None:
    """Somebody with something of everything, all of it with their secret word in it."""

    def feed(tx: Tx) -> None:
        now = offices.clock.now()
        feed_id = add_feed(tx, f"https://{secret}.example/feed", f"The {secret} times", None, now, now)
        item = {"guid": "1", "url": f"https://{secret}.example/1", "title": f"On {secret}", "summary": "climbing"}
        add_stories(tx, feed_id, [{**item, "published_at": now - timedelta(hours=2)}], now)
        subscribe(tx, Scope(team, user), feed_id, None, now)

    await offices.command(team, user, "help")
    await offices.apps[team].services.db.write(feed)
    birthday = f"{offices.clock.now():%-d %B}"
    for line in LINES:
        await offices.command(team, user, line.format(secret, birthday, secret.title()))
    im = offices.server.bot_im(team, user).id
    await offices.server.say(team, user, im, f"met Cy {secret.title()} today, {secret} again")
    await offices.server.open_home(team, user)
    await offices.settled()


def others_of(team: str, user: str) -> set[str]:
    return {secret for owner, secret in SECRETS.items() if owner != (team, user)}


def traffic(offices: Offices, after: int) -> str:
    """What apps said since: their answers and their calls. What people sent is not theirs."""
    said = []
    for entry in offices.heard[after:]:
        body = entry.body.get("answer") if entry.direction == "to_app" else entry.body
        said.append(json.dumps(body, ensure_ascii=False))
    return "\n".join(said)


def last_entry(offices: Offices) -> int:
    return len(offices.heard)


def rows_of(tx: Tx, team: str, user: str) -> dict[str, set[str]]:
    tables = [table for table in schema.metadata.sorted_tables if "user_id" in table.c]
    return {
        table.name: {str(tuple(row)) for row in tx.execute(select(table).filter_by(workspace_id=team, user_id=user))}
        for table in tables
    }


def somebody_of(tx: Tx, team: str, user: str) -> str:
    """The id of one of somebody's people."""
    known = select(schema.people.c.id).filter_by(workspace_id=team, user_id=user).order_by(schema.people.c.id)
    return str(tx.execute(known.limit(1)).scalar_one())


class Harvest:
    """Every button, choice and form that anybody was ever shown."""

    def __init__(self, offices: Offices) -> None:
        self.elements: dict[str, dict[str, Any]] = {}
        self.views: dict[str, dict[str, Any]] = {}
        self._counted: Counter[str] = Counter()
        # The latest first: forms opened by their owners, and buttons of their last messages.
        for entry in reversed(offices.heard):
            self._walk(entry.body, "")

    def _walk(self, value: Any, block_id: str) -> None:
        if isinstance(value, dict):
            block_id = str(value.get("block_id") or block_id)
            if value.get("type") in ("modal", "home") and "blocks" in value:
                key = json.dumps([value.get("callback_id"), value.get("private_metadata")])
                if key not in self.views and self._counted[str(value.get("callback_id"))] < MOST_OF_A_KIND:
                    self._counted[str(value.get("callback_id"))] += 1
                    self.views[key] = value
            if "action_id" in value and "type" in value:
                self._element(value, block_id)
            for inner in value.values():
                self._walk(inner, block_id)
        elif isinstance(value, list):
            for inner in value:
                self._walk(inner, block_id)

    def _element(self, element: dict[str, Any], block_id: str) -> None:
        pressed = {"action_id": element["action_id"], "block_id": block_id, "type": element["type"]}
        choices = [one["value"] for one in element.get("options") or ()]
        for value in choices or [element.get("value", "")]:
            if any(secret in f"{block_id}{value}".lower() for secret in SECRETS.values()):
                # Whoever can say the word knows it: an echo of it would be no news.
                continue
            chosen = {"selected_option": {"value": value}} if choices else {"value": value}
            family = element["action_id"].split("/")[0]
            key = json.dumps([element["action_id"], block_id, value])
            if key not in self.elements and self._counted[family] < MOST_OF_A_KIND:
                self._counted[family] += 1
                self.elements[key] = {**pressed, **chosen}


async def open_every_form(offices: Offices, team: str, user: str) -> None:
    """Press everything that is on somebody's own screen, so that their forms are known as well."""
    for screen in offices.screens(team, user):
        blocks = [block for block in (screen or {}).get("blocks") or () if isinstance(block, dict)]
        for block in blocks:
            for element in [*(block.get("elements") or ()), block.get("accessory") or {}]:
                if element.get("type") not in ("button", "overflow") or "forget" in str(element):
                    continue
                for value in [one["value"] for one in element.get("options") or ()] or [element.get("value", "")]:
                    if element["action_id"].split("/")[0] in SAFE:
                        action = {"action_id": element["action_id"], "block_id": block["block_id"], "value": value}
                        await offices.interact(team, user, {"type": "block_actions", "actions": [action]})


SAFE = {
    "log.edit", "people.log", "people.show", "people.edit", "people.more", "people.merge", "followups.ask", "settings.open",
    "sources.share", "draft.new", "panel.log", "panel.add", "circles.show", "cadence.show",
}  # fmt: skip


@pytest.mark.parametrize("database_url", ["migrated_sqlite_url", "migrated_postgres_url"], indirect=True)
async def test_commands_show_only_what_is_one_s_own(offices: Offices, logs: pytest.CaptureFixture[str]) -> None:
    for (team, user), secret in SECRETS.items():
        start = last_entry(offices)
        for line in (*PROBES, *EXAMPLES):
            await offices.command(team, user, line)
        await offices.settled()
        await offices.server.open_home(team, user)
        await offices.settled()
        said = traffic(offices, start).lower()
        assert secret in said
        assert not [other for other in others_of(team, user) if other in said]
        screens = json.dumps(offices.screens(team, user), ensure_ascii=False).lower()
        assert not [other for other in others_of(team, user) if other in screens]
    assert_silent(logs)


async def test_forged_buttons_menus_and_forms_reach_nothing(offices: Offices, logs: pytest.CaptureFixture[str]) -> None:
    victims = [("T1", "U1"), ("T2", "U2")]
    for team, user in victims:
        await open_every_form(offices, team, user)
    await offices.settled()
    harvest = Harvest(offices)
    assert len(harvest.elements) > 60
    assert len(harvest.views) > 10
    db = offices.apps["T1"].services.db
    people = [await db.read(somebody_of, *victim) for victim in victims]
    for team, user in [("T1", "U2"), ("T2", "U1")]:
        before = [await db.read(rows_of, *victim) for victim in victims]
        await offices.settled()
        start = last_entry(offices)
        theirs = await db.read(rows_of, team, user)
        await forge(offices, team, user, harvest, people)
        await offices.settled()
        said = traffic(offices, start).lower() + json.dumps(offices.screens(team, user)).lower()
        assert not [SECRETS[victim] for victim in victims if SECRETS[victim] in said]
        assert [await db.read(rows_of, *victim) for victim in victims] == before
        # All of it was theirs as well, and so it was not in vain.
        assert await db.read(rows_of, team, user) != theirs
    assert_silent(logs)


async def forge(offices: Offices, team: str, user: str, harvest: Harvest, person_ids: list[str]) -> None:
    """Send every element and every form as `user`, with ids that are somebody else's."""
    for element in harvest.elements.values():
        reply = await offices.interact(team, user, {"type": "block_actions", "actions": [element]})
        assert reply.ok, element
    for view in harvest.views.values():
        shown = {**view, "id": f"V{len(person_ids)}", "hash": str(hash(str(view))), "state": {"values": {}}}
        await offices.interact(
            team, user, {"type": "block_suggestion", "action_id": "people.find", "value": "a", "view": shown}
        )
        for number, person_id in enumerate(person_ids if view["type"] == "modal" else ()):
            filled = {**shown, "id": f"V{number}", "state": {"values": state_of(view, person_id)}}
            reply = await offices.interact(team, user, {"type": "view_submission", "view": filled}, with_url=False)
            assert reply.ok, view


def state_of(view: dict[str, Any], person_id: str) -> dict[str, Any]:
    """A form filled in: this person wherever one is asked for."""
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        entry: dict[str, Any] = {"type": element["type"], "value": "climbing"}
        if element["type"] in ("external_select", "static_select", "radio_buttons"):
            options = element.get("options") or [{"value": person_id}]
            entry = {"type": element["type"], "selected_option": {"value": options[0]["value"]}}
        elif element["type"] == "checkboxes":
            entry = {"type": "checkboxes", "selected_options": element["options"][:3]}
        elif element["type"] == "datepicker":
            entry = {"type": "datepicker", "selected_date": "2026-11-23"}
        values[block["block_id"]] = {element["action_id"]: entry}
    return values


async def test_mornings_go_to_whom_they_are_about(offices: Offices, logs: pytest.CaptureFixture[str]) -> None:
    offices.clock.set(datetime(2026, 11, 24, 8, 1, tzinfo=UTC))
    await offices.mornings()
    for (team, user), secret in SECRETS.items():
        im = offices.server.bot_im(team, user).id
        daily = json.dumps(offices.server.messages(team, im, user)[-1], ensure_ascii=False).lower()
        assert secret in daily
        assert not [other for other in others_of(team, user) if other in daily]
    assert_silent(logs)


async def test_reactions_and_shortcuts_tell_only_whoever_used_them(offices: Offices) -> None:
    ts = await offices.server.say("T1", "U2", "C1", "a narwhal of mine, in the open")
    for name in ("handshake", "memo", "alarm_clock"):
        await offices.server.react("T1", "U1", "C1", ts, name, True)
    await offices.server.shortcut("T1", "U1", "save_to_rapport", "C1", ts)
    await offices.server.react("T1", "U1", "C1", ts, "memo", False)
    await offices.settled()
    whispers = [message for message in offices.server.messages("T1", "C1", "U1") if message["ephemeral"]]
    assert len(whispers) > 4
    seen_by_bo = {message["ts"] for message in offices.server.messages("T1", "C1", "U2")}
    assert not seen_by_bo & {message["ts"] for message in whispers}
    assert not json.dumps(offices.screens("T2", "U1")).count("in the open")


async def test_a_feed_that_was_being_looked_for_is_told_to_nobody_else_s_workspace(offices: Offices) -> None:
    from bot.slack.features.sources import resume_follows
    from bot.storage.journal import save_draft

    app, other = offices.apps["T1"], offices.apps["T2"]
    payload = {"follow": "http://127.0.0.1:1/quokka", "person_id": None, "raw": "follow quokka"}
    await app.services.db.write(save_draft, Scope("T1", "U1"), payload, offices.clock.now() - timedelta(minutes=5))
    start = last_entry(offices)
    await resume_follows(other.services, "T2")
    await offices.settled()
    assert "quokka" not in traffic(offices, start)
    for _ in range(2):
        await resume_follows(app.services, "T1")
        await offices.settled()
    said = [entry for entry in offices.heard[start:] if entry.name == "chat.postMessage"]
    assert len(said) == 1
    assert "quokka" in json.dumps(offices.server.messages("T1", offices.server.bot_im("T1", "U1").id, "U1")[-1])


def assert_silent(logs: pytest.CaptureFixture[str]) -> None:
    """No line of the log carries a word of anybody's, or a token."""
    printed = "".join(logs.readouterr()).lower()
    assert not [word for word in (*SECRETS.values(), "xoxb-", "signing-secret") if word in printed]
    assert '"event": "failed"' not in printed, printed[-2000:]
