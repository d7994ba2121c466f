"""The app's manifest: what Slack is asked for follows from the features, and `deploy/manifest.yaml` says the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.yaml import to_yaml
from bot.demo.workspace.manifest import EVENT_SCOPES, parse_manifest
from bot.slack.feature import Feature
from bot.slack.features import FEATURES
from bot.slack.manifest import BASE_SCOPES, COMMAND_SCOPE, LINE_EVENTS, build_manifest, events_of, scopes_of

DEPLOYED = Path(__file__).resolve().parents[2] / "deploy" / "manifest.yaml"
URL = "https://rapport.example.com/slack/events"


@pytest.fixture(scope="module")
def deployed() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load(DEPLOYED.read_text(encoding="utf-8"))
    return parsed


def test_deployed_manifest_is_what_rapport_prints(deployed: dict[str, Any]) -> None:
    text = DEPLOYED.read_text(encoding="utf-8")
    printed = to_yaml(build_manifest(FEATURES, "/rapport", None))
    assert text.endswith("\n\n" + printed), "run: rapport manifest, and put it under the comment"
    assert deployed == build_manifest(FEATURES, "/rapport", None)


@pytest.mark.parametrize("url", [None, URL])
def test_slack_would_accept_the_manifest(url: str | None) -> None:
    manifest = build_manifest(FEATURES, "/rapport", url)
    parsed = parse_manifest(manifest)
    assert parsed.home_tab
    assert parsed.messages_tab_writable
    assert manifest["settings"]["socket_mode_enabled"] is (url is None)
    assert parsed.commands[0].should_escape
    shown = manifest["display_information"]
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000


def test_every_shortcut_of_a_feature_is_offered(deployed: dict[str, Any]) -> None:
    offered = {item["callback_id"]: item["type"] for item in deployed["features"]["shortcuts"]}
    answered = {name: spec.kind for feature in FEATURES for name, spec in feature.shortcuts.items()}
    assert offered == answered
    assert set(offered.values()) == {"global", "message"}
    assert all(len(item["description"]) <= 150 for item in deployed["features"]["shortcuts"])


def test_every_event_that_is_answered_is_subscribed_and_no_other(deployed: dict[str, Any]) -> None:
    subscribed = deployed["settings"]["event_subscriptions"]["bot_events"]
    assert set(subscribed) == set(events_of(FEATURES))
    kinds = {kind for feature in FEATURES for kind in feature.events} | {"message", "app_mention"}
    assert {name.split(".")[0] for name in subscribed} == kinds


def test_no_scope_is_asked_for_without_a_reason(deployed: dict[str, Any]) -> None:
    granted = set(deployed["oauth_config"]["scopes"]["bot"])
    for_events = {EVENT_SCOPES[name] for name in events_of(FEATURES) if name in EVENT_SCOPES}
    for_calls = {scope for feature in FEATURES for scope in feature.scopes} | set(BASE_SCOPES)
    assert granted == for_events | for_calls | {COMMAND_SCOPE}
    assert list(deployed["oauth_config"]["scopes"]) == ["bot"]


def test_each_event_names_the_scope_that_slack_wants_for_it() -> None:
    for feature in FEATURES:
        for kind, spec in feature.events.items():
            wanted = {EVENT_SCOPES[name] for name in spec.subscribe if name in EVENT_SCOPES}
            assert wanted <= set(spec.scopes), f"{feature.name}: {kind}"
    assert all(EVENT_SCOPES[name] == scope for name, scope in LINE_EVENTS.items())


def test_a_feature_brings_its_scopes_and_its_absence_takes_them_away() -> None:
    needing = Feature("example", scopes=("files:read",))
    assert "files:read" in scopes_of([*FEATURES, needing])
    assert "files:read" not in scopes_of([*FEATURES, replace(needing, scopes=())])


def test_http_manifest_names_the_address_wherever_slack_sends_to() -> None:
    manifest = build_manifest(FEATURES, "/contacts", URL)
    settings = manifest["settings"]
    assert manifest["features"]["slash_commands"][0]["url"] == URL
    assert manifest["features"]["slash_commands"][0]["command"] == "/contacts"
    assert settings["event_subscriptions"]["request_url"] == settings["interactivity"]["request_url"] == URL
    assert settings["socket_mode_enabled"] is False
    assert URL not in to_yaml(build_manifest(FEATURES, "/contacts", None))
