"""Slack's app manifest, derived from the features: what the app must be allowed to do, and no more.

Format: https://docs.slack.dev/reference/app-manifest
"""

from collections.abc import Iterable
from typing import Any

from bot.slack.feature import Feature

# What the gateway and `Members` call whatever the features are: posting, direct conversations, a member's time zone.
BASE_SCOPES = ("chat:write", "im:write", "users:read")
COMMAND_SCOPE = "commands"
# Lines that are typed as direct messages or mentions go the way of commands, so no feature of its own asks for them.
LINE_EVENTS = {"app_mention": "app_mentions:read", "message.im": "im:history"}
SUMMARY = "Remembers who you met and what was said, and tells you each morning whom to write to"
DETAILS = (
    "Tell Rapport who you met in one line, where you already are: as a slash command, in a direct message or with a reaction. "
    "It keeps people, notes and follow-ups for you, and every morning sends one short message: follow-ups that are due, the "
    "few people worth writing to today and why, and news from the feeds you follow that gives a reason to write. What you "
    "write is yours alone; one command exports it and one deletes it for good."
)
USAGE_HINT = "met Ana Silva at PyCon yesterday. follow up in 2 weeks #python"


def build_manifest(features: Iterable[Feature], command: str, request_url: str | None) -> dict[str, Any]:
    """The manifest in the order in which Slack shows it. `request_url` `None`: Socket Mode, which needs no address."""
    features = tuple(features)
    settings: dict[str, Any] = {
        "event_subscriptions": _addressed("request_url", request_url) | {"bot_events": events_of(features)},
        "interactivity": {"is_enabled": True} | _interactivity(features, request_url),
        "org_deploy_enabled": False,
        "socket_mode_enabled": request_url is None,
        "token_rotation_enabled": False,
    }
    slash_command = {"command": command, "description": "Log, find and follow up", "usage_hint": USAGE_HINT}
    return {
        "display_information": {
            "name": "Rapport",
            "description": SUMMARY,
            "long_description": DETAILS,
            "background_color": "#1f3a4d",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Rapport", "always_online": True},
            "shortcuts": shortcuts_of(features),
            "slash_commands": [_addressed("url", request_url) | slash_command | {"should_escape": True}],
        },
        "oauth_config": {"scopes": {"bot": scopes_of(features)}},
        "settings": settings,
    }


def scopes_of(features: Iterable[Feature]) -> list[str]:
    """Every scope that the app needs, in alphabetical order."""
    scopes = {*BASE_SCOPES, COMMAND_SCOPE, *LINE_EVENTS.values()}
    for feature in features:
        scopes.update(feature.scopes)
        for event in feature.events.values():
            scopes.update(event.scopes)
    return sorted(scopes)


def events_of(features: Iterable[Feature]) -> list[str]:
    """The events to subscribe to, in alphabetical order."""
    wanted = {name for feature in features for event in feature.events.values() for name in event.subscribe}
    return sorted(wanted | LINE_EVENTS.keys())


def shortcuts_of(features: Iterable[Feature]) -> list[dict[str, str]]:
    """The shortcuts, in the features' order."""
    return [
        {"name": spec.name, "type": spec.kind, "callback_id": callback_id, "description": spec.description}
        for feature in features
        for callback_id, spec in feature.shortcuts.items()
    ]


def _addressed(name: str, request_url: str | None) -> dict[str, str]:
    return {name: request_url} if request_url else {}


def _interactivity(features: tuple[Feature, ...], request_url: str | None) -> dict[str, str]:
    """Menus that look things up as one types have an address of their own in the manifest."""
    if not request_url:
        return {}
    menus = any(feature.options for feature in features)
    return {"request_url": request_url} | ({"message_menu_options_url": request_url} if menus else {})
