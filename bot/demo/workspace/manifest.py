"""Slack's app manifest, as far as a workspace acts on it: commands, shortcuts, scopes, events, App Home.

Reads the documented manifest format (a dict, as parsed from YAML or JSON) and refuses what Slack's own check of a
manifest would: events without their scope, commands without the `commands` scope, a bot scope without a bot user.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.demo.workspace.values import Json, JsonObject

EVENT_SCOPES: Mapping[str, str] = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.mpim": "mpim:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "channel_archive": "channels:read",
    "channel_deleted": "channels:read",
    "channel_id_changed": "channels:read",
    "channel_left": "channels:read",
    "group_archive": "groups:read",
    "group_deleted": "groups:read",
    "group_left": "groups:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "team_join": "users:read",
    "user_change": "users:read",
}
"""The scope without which Slack does not send an event. Events that need none are left out."""

SCOPELESS_EVENTS = frozenset({"app_home_opened", "app_uninstalled", "tokens_revoked"})


class ManifestError(ValueError):
    """The manifest would not be accepted by Slack; the text lists every reason."""


@dataclass(frozen=True, slots=True)
class SlashCommand:
    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`type` is "global" or "message"."""

    type: str
    name: str
    callback_id: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """An app's configuration. `bot_events` and `bot_scopes` use Slack's names."""

    name: str
    bot_name: str
    commands: tuple[SlashCommand, ...]
    shortcuts: tuple[Shortcut, ...]
    bot_scopes: frozenset[str]
    bot_events: frozenset[str]
    interactivity: bool
    home_tab: bool
    messages_tab_writable: bool

    def find_command(self, name: str) -> SlashCommand | None:
        return next((command for command in self.commands if command.command == name), None)

    def find_shortcut(self, callback_id: str) -> Shortcut | None:
        return next((shortcut for shortcut in self.shortcuts if shortcut.callback_id == callback_id), None)


def parse_manifest(source: Mapping[str, Json]) -> Manifest:
    """Reads and checks a manifest.

    Raises: ManifestError with every complaint.
    """
    features = _section(source, "features")
    settings = _section(source, "settings")
    home = _section(features, "app_home")
    bot_user = _section(features, "bot_user")
    manifest = Manifest(
        name=str(_section(source, "display_information").get("name", "")),
        bot_name=str(bot_user.get("display_name", "")),
        commands=tuple(_command(item) for item in features.get("slash_commands") or ()),
        shortcuts=tuple(_shortcut(item) for item in features.get("shortcuts") or ()),
        bot_scopes=frozenset(_section(_section(source, "oauth_config"), "scopes").get("bot") or ()),
        bot_events=frozenset(_section(settings, "event_subscriptions").get("bot_events") or ()),
        interactivity=bool(_section(settings, "interactivity").get("is_enabled", False)),
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab_writable=not home.get("messages_tab_read_only_enabled", False),
    )
    complaints = _complaints(manifest)
    if complaints:
        raise ManifestError("; ".join(complaints))
    return manifest


def _section(source: Mapping[str, Json], name: str) -> JsonObject:
    value = source.get(name)
    return value if isinstance(value, dict) else {}


def _command(item: JsonObject) -> SlashCommand:
    return SlashCommand(
        command=str(item.get("command", "")),
        description=str(item.get("description", "")),
        usage_hint=str(item.get("usage_hint", "")),
        should_escape=bool(item.get("should_escape", False)),
    )


def _shortcut(item: JsonObject) -> Shortcut:
    return Shortcut(
        type=str(item.get("type", "")), name=str(item.get("name", "")), callback_id=str(item.get("callback_id", ""))
    )


def _complaints(manifest: Manifest) -> list[str]:
    found = []
    if not manifest.name or len(manifest.name) > 35:
        found.append("display_information.name must be 1 to 35 characters")
    if manifest.bot_scopes and not manifest.bot_name:
        found.append("features.bot_user.display_name is required with bot scopes")
    found += [complaint for command in manifest.commands for complaint in _command_complaints(command)]
    found += [complaint for shortcut in manifest.shortcuts for complaint in _shortcut_complaints(shortcut)]
    if (manifest.commands or manifest.shortcuts) and "commands" not in manifest.bot_scopes:
        found.append("slash commands and shortcuts need the scope commands")
    if manifest.shortcuts and not manifest.interactivity:
        found.append("shortcuts need settings.interactivity.is_enabled")
    for event in sorted(manifest.bot_events):
        if event not in EVENT_SCOPES and event not in SCOPELESS_EVENTS:
            found.append(f"bot_events: unknown event {event}")
        elif event in EVENT_SCOPES and EVENT_SCOPES[event] not in manifest.bot_scopes:
            found.append(f"bot_events: {event} needs the scope {EVENT_SCOPES[event]}")
    return found


def _command_complaints(command: SlashCommand) -> list[str]:
    found = []
    if not command.command.startswith("/") or not 2 <= len(command.command) <= 32:
        found.append(f"slash command {command.command!r} must start with / and have at most 32 characters")
    if command.command != command.command.lower() or " " in command.command:
        found.append(f"slash command {command.command!r} must be lower case, without spaces")
    if not command.description or len(command.description) > 2000:
        found.append(f"{command.command}: description must be 1 to 2000 characters")
    if len(command.usage_hint) > 1000:
        found.append(f"{command.command}: usage_hint must have at most 1000 characters")
    return found


def _shortcut_complaints(shortcut: Shortcut) -> list[str]:
    found = []
    if shortcut.type not in ("global", "message"):
        found.append(f"shortcut {shortcut.callback_id!r}: type must be global or message")
    if not 1 <= len(shortcut.name) <= 24:
        found.append(f"shortcut {shortcut.callback_id!r}: name must be 1 to 24 characters")
    if not 1 <= len(shortcut.callback_id) <= 255:
        found.append("shortcut callback_id must be 1 to 255 characters")
    return found
