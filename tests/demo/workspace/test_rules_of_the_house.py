"""Small rules: what typing becomes, how the clock runs, which manifests Slack would take."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.demo.workspace import ManifestError, MovableClock, SlackRefusal, Workspace
from bot.demo.workspace.escape import Directory, compose, rich_text
from bot.demo.workspace.inputs import NotOffered, complaint, entered, initial_value
from bot.demo.workspace.manifest import parse_manifest
from bot.demo.workspace.traffic import redacted
from tests.demo.workspace.conftest import BEN, GENERAL, MANIFEST, MAYA, TEAM, Office, build_workspace

DIRECTORY = Directory({"maya": "U1", "u1": "U1", "bo.x": "U2"}, {"general": "C1"}, {"C1": "general"})


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("met @maya.", "met <@U1>."),
        ("@bo.x, hello", "<@U2>, hello"),
        ("@mayapple and @nobody", "@mayapple and @nobody"),
        ("in #general or #python", "in <#C1|general> or #python"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<@U1> <@U9> <#C1> <#C9>", "<@U1> &lt;@U9&gt; <#C1|general> &lt;#C9&gt;"),
        ("<!channel> @channel", "&lt;!channel&gt; <!channel>"),
        ("see https://x.test/a?b=1&c=2.", "see <https://x.test/a?b=1&amp;c=2>."),
        ("run `@maya <x> #general` @maya", "run `@maya &lt;x&gt; #general` <@U1>"),
        ("ana@acme.io", "<mailto:ana@acme.io|ana@acme.io>"),
        ("🏴‍☠️ שלום", "🏴‍☠️ שלום"),
    ],
)
def test_typed_text_becomes_what_slack_stores(typed: str, stored: str) -> None:
    assert compose(typed, DIRECTORY) == stored


def test_rich_text_goes_along_with_a_message() -> None:
    block = rich_text(compose("hi @maya <3 https://x.test", DIRECTORY), "b1")
    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "hi "},
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": " <3 "},
        {"type": "link", "url": "https://x.test"},
    ]


async def test_command_without_escaping_gets_names_as_typed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    original = office.server.delivery.request

    async def noted(outgoing: Any) -> Any:
        sent.append(outgoing.payload["text"])
        return await original(outgoing)

    monkeypatch.setattr(office.server.delivery, "request", noted)
    for command in ("/plain", "/rapport"):
        await office.server.command(TEAM, MAYA, GENERAL, f"{command} @ben <x> https://x.test")
    assert sent == ["@ben &lt;x&gt; https://x.test", f"<@{BEN}> &lt;x&gt; <https://x.test>"]


def test_clock_runs_on_from_where_it_was_set() -> None:
    seconds = [0.0]
    clock = MovableClock(datetime(2026, 1, 1, tzinfo=UTC), monotonic=lambda: seconds[0])
    told: list[datetime] = []
    clock.on_change.append(told.append)
    seconds[0] = 5.0
    assert clock() == datetime(2026, 1, 1, 0, 0, 5, tzinfo=UTC)
    clock.advance(timedelta(hours=1))
    seconds[0] = 6.0
    assert clock.now() == datetime(2026, 1, 1, 1, 0, 6, tzinfo=UTC)
    assert told == [datetime(2026, 1, 1, 1, 0, 5, tzinfo=UTC)]
    with pytest.raises(ValueError, match="time zone"):
        clock.set(datetime(2026, 1, 1))


async def test_messages_keep_their_order_when_the_clock_goes_back(office: Office) -> None:
    assert isinstance(office.ws.clock, MovableClock)
    first = await office.server.say(TEAM, MAYA, GENERAL, "first")
    office.ws.clock.advance(timedelta(days=-1))
    second = await office.server.say(TEAM, MAYA, GENERAL, "second")
    past = await office.server.say(TEAM, MAYA, GENERAL, "long ago", at=datetime(2020, 1, 1, tzinfo=UTC))
    assert past < first < second
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, BEN)] == ["long ago", "first", "second"]


def changed(path: str, value: Any) -> dict[str, Any]:
    manifest = copy.deepcopy(MANIFEST)
    *parents, last = path.split(".")
    place: Any = manifest
    for name in parents:
        place = place[int(name)] if name.isdigit() else place[name]
    place[last] = value
    return manifest


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("oauth_config.scopes.bot", ["commands"], "app_mention needs the scope app_mentions:read"),
        ("oauth_config.scopes.bot", ["chat:write"], "need the scope commands"),
        ("settings.event_subscriptions.bot_events", ["message.moon"], "unknown event message.moon"),
        ("features.slash_commands.0.command", "rapport", "must start with /"),
        ("features.slash_commands.0.description", "", "description"),
        ("features.shortcuts.0.name", "x" * 25, "1 to 24 characters"),
        ("features.shortcuts.0.type", "local", "global or message"),
        ("settings.interactivity", {"is_enabled": False}, "interactivity"),
        ("features.bot_user", {}, "bot_user"),
        ("display_information.name", "x" * 36, "35 characters"),
    ],
)
def test_manifest_that_slack_would_refuse_is_refused(path: str, value: Any, complaint: str) -> None:
    with pytest.raises(ManifestError, match=complaint):
        parse_manifest(changed(path, value))


def test_token_belongs_to_one_installation() -> None:
    ws, app = build_workspace()
    ws.add_team("T2", name="Two")
    with pytest.raises(ValueError, match="belongs to another"):
        ws.install_app("T2", manifest=MANIFEST, bot_token=app.bot_token, signing_secret="x")
    with pytest.raises(SlackRefusal, match="team_not_found"):
        Workspace().team("T1")


def test_entries_of_a_form() -> None:
    menu = {"type": "static_select", "options": [{"text": {"type": "plain_text", "text": "A"}, "value": "a"}]}
    assert entered(menu, "a")["selected_option"]["value"] == "a"
    assert entered(menu, {"type": "static_select", "selected_option": {"value": "a"}})["selected_option"]["text"]
    assert entered(menu, None) == {"type": "static_select", "selected_option": None}
    with pytest.raises(NotOffered):
        entered(menu, "b")
    with pytest.raises(NotOffered):
        entered({"type": "multi_users_select", "max_selected_items": 1}, ["U1", "U2"])
    assert initial_value({"type": "checkboxes"}) == {"type": "checkboxes", "selected_options": []}
    assert initial_value({"type": "button"}) is None


@pytest.mark.parametrize(
    ("element", "value", "said"),
    [
        ({"type": "email_text_input"}, "ana", "valid email"),
        ({"type": "url_text_input"}, "ftp://x", "valid URL"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "whole number"),
        ({"type": "number_input", "is_decimal_allowed": True, "max_value": "2"}, "2.5", "at most 2"),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "2"}, "1.5", "at least 2"),
        ({"type": "number_input", "is_decimal_allowed": True}, "many", "a number"),
        ({"type": "plain_text_input", "max_length": 3}, "four", "at most 3"),
    ],
)
def test_slacks_own_form_checks_entries(element: dict[str, Any], value: str, said: str) -> None:
    block = {"element": element}
    assert said in (complaint(block, {"value": value}) or "")
    assert complaint({**block, "optional": True}, {"value": None}) is None


def test_secrets_are_hidden_wherever_they_stand() -> None:
    given = {
        "token": "abc",
        "deep": [{"url": "http://x/response/AbC-1_2?ticket=zz"}],
        "text": "xoxb-1-2 xapp-1-A s3cret",
    }
    assert redacted(given, ("s3cret",)) == {
        "token": "[hidden]",
        "deep": [{"url": "http://x/response/[hidden]?ticket=[hidden]"}],
        "text": "[hidden] [hidden] [hidden]",
    }
