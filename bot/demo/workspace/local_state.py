"""A whole team as the page shows it at first: people, channels, the app and what it offers."""

from bot.demo.workspace.model import Channel, Installation, Team, User
from bot.demo.workspace.state import Workspace
from bot.demo.workspace.values import JsonObject


def state_json(ws: Workspace, team_id: str) -> JsonObject:
    """Everything but messages and views.

    Raises: SlackRefusal `team_not_found`.
    """
    team = ws.team(team_id)
    installed = next((each for each in team.installations if each.active), None)
    return {
        "team": {"id": team.id, "name": team.name, "domain": team.domain},
        "teams": [{"id": each.id, "name": each.name} for each in ws.teams.values()],
        "now": ws.now().isoformat(),
        "app": None if installed is None else _app(installed),
        "users": [_user(user) for user in team.users.values()],
        "channels": [_channel(channel) for channel in team.channels.values()],
        "act_as": list(team.act_as) or _people(team),
        "notices": list(team.notices),
    }


def _people(team: Team) -> list[str]:
    return [user.id for user in team.users.values() if not user.is_bot and not user.deleted]


def _app(installed: Installation) -> JsonObject:
    manifest = installed.app.manifest
    return {
        "id": installed.app.id,
        "name": manifest.bot_name or manifest.name,
        "bot_user_id": installed.bot_user_id,
        "commands": [
            {"command": each.command, "description": each.description, "usage_hint": each.usage_hint}
            for each in manifest.commands
        ],
        "shortcuts": [
            {"type": each.type, "name": each.name, "callback_id": each.callback_id} for each in manifest.shortcuts
        ],
    }


def _user(user: User) -> JsonObject:
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "display_name": user.display_name,
        "tz": user.tz,
        "is_bot": user.is_bot,
        "deleted": user.deleted,
    }


def _channel(channel: Channel) -> JsonObject:
    return {
        "id": channel.id,
        "name": channel.name,
        "is_im": channel.is_im,
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "members": list(channel.members),
        "topic": channel.topic,
    }
