"""Payloads that nobody planned for: fields missing, of another kind, unknown; each is answered, none with a traceback."""

# A table of payloads, one a line.
# ruff: noqa: E501

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.slack.features import FEATURES
from bot.storage import schema
from tests.support.world import World

FORM = "application/x-www-form-urlencoded"
USER = {"id": "U1", "username": "maya", "team_id": "T1"}
BASE = {"user": USER, "team": {"id": "T1"}, "api_app_id": "A1", "token": "t", "trigger_id": "1.1.x"}
BUTTON = {"type": "button", "action_id": "log.undo", "block_id": "b", "value": "1"}
MODAL = {
    "id": "V1",
    "type": "modal",
    "hash": "h",
    "callback_id": "log.sent",
    "private_metadata": "",
    "state": {"values": {}},
}
EVENT = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": "Ev1", "token": "t"}


def interaction(**fields: Any) -> dict[str, Any]:
    return {**BASE, **fields}


def submission(callback_id: str, values: dict[str, Any], metadata: str = "") -> dict[str, Any]:
    state = {"values": {name: {name: entry} for name, entry in values.items()}}
    view = {**MODAL, "callback_id": callback_id, "private_metadata": metadata, "state": state}
    return interaction(type="view_submission", view=view)


INTERACTIONS: dict[str, Any] = {
    "no actions": interaction(type="block_actions"),
    "actions that are none": interaction(type="block_actions", actions="x"),
    "actions of numbers": interaction(type="block_actions", actions=[1, None]),
    "an unknown button": interaction(type="block_actions", actions=[{**BUTTON, "action_id": "no.such"}]),
    "a button without a value": interaction(type="block_actions", actions=[{"type": "button", "action_id": "log.undo"}]),
    "a value that is no number": interaction(type="block_actions", actions=[{**BUTTON, "value": "²"}]),
    "a value past all numbers": interaction(type="block_actions", actions=[{**BUTTON, "value": "9" * 19}]),
    "a value of 2,000 characters": interaction(type="block_actions", actions=[{**BUTTON, "value": "9" * 2000}]),
    "a value with NUL": interaction(type="block_actions", actions=[{**BUTTON, "value": "\x00"}]),
    "a value that is a list": interaction(type="block_actions", actions=[{**BUTTON, "value": ["1"]}]),
    "a negative value": interaction(type="block_actions", actions=[{**BUTTON, "value": "-1"}]),
    "a page past the end": interaction(type="block_actions", actions=[{**BUTTON, "action_id": "find.page", "value": f"{9 * 10**17}|a"}]),
    "a snooze of ages": interaction(
        type="block_actions", actions=[{**BUTTON, "action_id": "followups.snooze", "value": f"1|{10**17}"}]
    ),
    "a day that is none": interaction(type="block_actions", actions=[{**BUTTON, "action_id": "draft.answer", "value": "1|2026-13-45"}]),
    "a nudge that is none": interaction(type="block_actions", actions=[{**BUTTON, "action_id": "nudge.snooze", "value": "1:due:1:99999999"}]),
    "no user": {"type": "block_actions", "actions": [BUTTON], "team": {"id": "T1"}},
    "a user that is a text": interaction(type="block_actions", user="U1", actions=[BUTTON]),
    "no team": {**interaction(type="block_actions", actions=[BUTTON]), "team": None},
    "an organisation's": {
        **interaction(type="block_actions", actions=[BUTTON]), "team": None, "enterprise": {"id": "E1"}, "is_enterprise_install": True,
    },
    "no view": interaction(type="view_submission"),
    "an unknown form": submission("no.such", {}),
    "a form without values": submission("log.sent", {}),
    "a form without a state": interaction(type="view_submission", view={**MODAL, "state": None}),
    "a person that is none": submission("log.sent", {"person": {"selected_option": {"value": "abc"}}}),
    "a person of no number": submission("log.sent", {"person": {"selected_option": {"value": "²³"}}}),
    "a person past all numbers": submission("sources.shared", {"person": {"selected_option": {"value": "9" * 19}}}),
    "a card of nobody": submission("people.sent", {"name": {"value": "\x00 \x00"}}, "add"),
    "a card of half a character": submission("people.sent", {"name": {"value": "Ana \ud83d Silva"}}, "add"),
    "a card edited that is none": submission("people.sent", {"name": {"value": "Ana"}}, "edit|abc"),
    "a tag of 3,000 letters": submission("people.sent", {"name": {"value": "A"}, "tags": {"value": "x" * 3000}}, "add"),
    "settings of nonsense": submission(
        "settings.sent",
        {
            "hour": {"selected_option": {"value": "99"}}, "tz": {"value": "../../etc/passwd"},
            "weekdays": {"selected_options": [{"value": "monday"}, {"value": "9"}]},
        },
    ),
    "a zone that is none": submission(
        "settings.sent", {"tz": {"value": "Mars/Olympus"}, "weekdays": {"selected_options": [{"value": "1"}]}}
    ),
    "a reminder of nobody": submission("followups.set", {"day": {"selected_date": "2030-02-31"}}, "x"),
    "an edit of nothing": submission("log.edited", {"kind": {"selected_option": {"value": "zzz"}}}, "17|"),
    "forgetting nobody": submission("people.forgotten", {}, "17"),
    "merging nobody": submission("people.merged", {"person": {"selected_option": {"value": "18"}}}, "17"),
    "a name for no draft": submission("draft.named", {"name": {"value": "Ana"}}, "17"),
    "a nudge answered that is none": submission("nudge.logged", {"person": {"selected_option": {"value": "1"}}}, "1:x"),
    "an unknown shortcut": interaction(type="shortcut", callback_id="no_such"),
    "a message shortcut without a message": interaction(type="message_action", callback_id="save_to_rapport"),
    "a message shortcut on a bot's": interaction(
        type="message_action", callback_id="save_to_rapport", channel={"id": "C1"}, message_ts="1.1",
        message={"ts": "1.1", "bot_id": "B1", "text": "beep"},
    ),
    "an unknown menu": interaction(type="block_suggestion", action_id="no.such", value="a"),
    "a menu with odd words": interaction(type="block_suggestion", action_id="people.find", value="\x00%_'\"*^:(" * 50),
    "a closed view": interaction(type="view_closed", view=MODAL, is_cleared=False),
}  # fmt: skip
EVENTS: dict[str, Any] = {
    "no event": {},
    "an unknown event": {"type": "no_such"},
    "a list": {"type": ["message"]},
    "a message without anything": {"type": "message"},
    "a message without a channel": {"type": "message", "user": "U1", "text": "hi", "channel_type": "im"},
    "a message of no words": {"type": "message", "user": "U1", "channel": "D1", "channel_type": "im", "subtype": "file_share"},
    "a message whose text is a number": {"type": "message", "user": "U1", "channel": "D1", "channel_type": "im", "text": 7},
    "a changed message": {"type": "message", "subtype": "message_changed", "channel": "D1", "message": {"text": "x"}},
    "a deleted message": {"type": "message", "subtype": "message_deleted", "channel": "D1", "deleted_ts": "1.1"},
    "a bot's message": {"type": "message", "bot_id": "B1", "channel": "D1", "channel_type": "im", "text": "met Ana"},
    "a reaction on a file": {"type": "reaction_added", "user": "U1", "reaction": "memo", "item": {"type": "file", "file": "F1"}},
    "a reaction on nothing": {"type": "reaction_added", "user": "U1", "reaction": "memo"},
    "a reaction of nobody": {"type": "reaction_added", "reaction": "memo", "item": {"type": "message", "channel": "C1", "ts": "1.1"}},
    "a reaction on a bot's message": {
        "type": "reaction_added", "user": "U1", "reaction": "handshake", "item": {"type": "message", "channel": "C1", "ts": "1.1"},
    },
    "a reaction of 500 letters": {
        "type": "reaction_added", "user": "U1", "reaction": "x" * 500, "item_user": "U2",
        "item": {"type": "message", "channel": "C1", "ts": "1.1"},
    },
    "a home without a tab": {"type": "app_home_opened", "user": "U1"},
    "a change of nobody": {"type": "user_change", "user": {}},
    "a change to no zone": {"type": "user_change", "user": {"id": "U1", "tz": "Mars/Olympus"}},
    "tokens of nobody": {"type": "tokens_revoked", "tokens": []},
    "a mention without words": {"type": "app_mention", "user": "U1", "channel": "C1"},
}  # fmt: skip
COMMANDS: dict[str, dict[str, str]] = {
    "no text": {"command": "/rapport", "team_id": "T1", "user_id": "U1", "channel_id": "C1"},
    "no user": {"command": "/rapport", "team_id": "T1", "text": "help"},
    "no trigger": {"command": "/rapport", "team_id": "T1", "user_id": "U1", "text": "met Ana Silva today"},
    "an unknown command": {"command": "/other", "team_id": "T1", "user_id": "U1", "channel_id": "C1", "text": "x"},
    "ids of 500 letters": {"command": "/rapport", "team_id": "T" * 500, "user_id": "U" * 500, "channel_id": "C1", "text": "due"},
}  # fmt: skip
BODIES: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "application/json"),
    "no JSON": ("{", "application/json"),
    "a JSON list": ("[]", "application/json"),
    "a JSON text": ('"x"', "application/json"),
    "a payload that is no JSON": ("payload=%7B", FORM),
    "a payload that is a list": ("payload=%5B%5D", FORM),
    "a payload of null": ("payload=null", FORM),
    "no UTF-8": (b"\xff\xfe\x00", FORM),
    "deep JSON": ("[" * 5000 + "]" * 5000, "application/json"),
}


@pytest.fixture(autouse=True)
def unhurried(world: World) -> None:
    """No second between two messages of a channel."""

    async def at_once(_: float) -> None:
        return None

    world.server.faults.rate_limits = False
    world.app.services.gateway._sleep = at_once


def assert_answered(name: str, reply: Any) -> None:
    assert reply.status is not None, name
    assert reply.status < 500, (name, reply)
    said = json.dumps(reply.content)
    assert not [word for word in ("Traceback", "Error:", 'File "', "sqlalchemy") if word in said], (name, said)


@pytest.mark.parametrize("world", ["http"], indirect=True)
async def test_no_payload_whatever_it_is_meets_a_traceback(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """One world for all of them: what one leaves behind must not trouble the next."""
    server = world.server
    for name, payload in INTERACTIONS.items():
        body = urlencode({"payload": json.dumps({**payload, "trigger_id": f"1.1.{name}"})})
        assert_answered(name, await server.deliver_raw(body, content_type=FORM))
    for name, event in EVENTS.items():
        body = {**EVENT, "event_id": f"Ev {name}", "event": event}
        assert_answered(name, await server.deliver_raw(body))
    for name, command in COMMANDS.items():
        assert_answered(name, await server.deliver_raw(urlencode(command), content_type=FORM))
    for name, (raw, kind) in BODIES.items():
        assert_answered(name, await server.deliver_raw(raw, content_type=kind))
    await server.settled()
    await world.app.services.tasks.drain()
    people = await world.app.services.db.read(lambda tx: tx.execute(schema.people.select()).all())
    assert {row.name for row in people} <= {"Ana Silva", "Ana \ufffd Silva"}
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("world", ["http"], indirect=True)
async def test_every_form_with_no_sense_in_it_is_answered_in_words(world: World) -> None:
    for metadata in ("edit|", "9" * 19, "x|y"):
        for callback_id in [name for feature in FEATURES for name in feature.views]:
            form = submission(callback_id, {"name": {"value": "x"}}, metadata)
            reply = await world.server.deliver_raw(urlencode({"payload": json.dumps(form)}), content_type=FORM)
            assert_answered(callback_id, reply)
            assert "went wrong" not in json.dumps(reply.content), (callback_id, metadata)


@pytest.mark.parametrize("world", ["http"], indirect=True)
async def test_every_button_with_no_sense_in_it_is_answered_in_words(world: World) -> None:
    for value in ("9" * 19, "1|²"):
        for action in [name for feature in FEATURES for name in feature.actions]:
            pressed = {**BUTTON, "action_id": action, "value": value}
            payload = interaction(type="block_actions", actions=[pressed], trigger_id=f"{action}{value}")
            reply = await world.server.deliver_raw(urlencode({"payload": json.dumps(payload)}), content_type=FORM)
            assert_answered(action, reply)
    await world.app.services.tasks.drain()
    await world.server.settled()
    assert "went wrong" not in json.dumps(world.screen("U1", world.im()))
