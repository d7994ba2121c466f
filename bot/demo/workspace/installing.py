"""How an app comes into a team and leaves it: installation, OAuth codes, revoked tokens, uninstalling."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.manifest import parse_manifest
from bot.demo.workspace.model import App, Installation
from bot.demo.workspace.values import Json

if TYPE_CHECKING:
    from bot.demo.workspace.state import Workspace


@dataclass(frozen=True, slots=True)
class OAuthCode:
    """A person's consent, to be exchanged once for a token."""

    app_id: str
    team_id: str
    user_id: str
    scopes: tuple[str, ...]


def find_or_create_app(
    ws: "Workspace",
    manifest: Mapping[str, Json],
    app_id: str | None,
    signing_secret: str,
    app_token: str | None,
    request_url: str | None,
    client_id: str,
    client_secret: str,
) -> App:
    """The app with this signing secret, registered now if it is new.

    Raises: ManifestError.
    """
    for known in ws.apps.values():
        if known.signing_secret == signing_secret:
            return known
    app = App(
        id=app_id or ws.new_id("A"),
        manifest=parse_manifest(manifest),
        signing_secret=signing_secret,
        app_token=app_token,
        request_url=request_url,
        client_id=client_id or ws.new_id("1000."),
        client_secret=client_secret or secrets.token_hex(16),
    )
    ws.apps[app.id] = app
    return app


def install(
    ws: "Workspace",
    app: App,
    team_id: str,
    bot_token: str,
    bot_user_id: str | None,
    scopes: Sequence[str] | None,
    installed_by: str | None = None,
) -> Installation:
    """Puts `app` into a team, with a bot user; an earlier installation of it there is replaced.

    Raises: ValueError when the token is in use.
    """
    team = ws.team(team_id)
    if any(each.bot_token == bot_token for each in ws.installations()):
        raise ValueError("this bot token belongs to another installation")
    earlier = ws.installation_of(team_id, app.id)
    user_id = bot_user_id or (earlier.bot_user_id if earlier else ws.new_id("UB"))
    bot_id = earlier.bot_id if earlier else ws.new_id("B")
    _add_bot(ws, app, team_id, user_id, bot_id)
    installation = Installation(
        app=app,
        team_id=team_id,
        bot_token=bot_token,
        bot_user_id=user_id,
        bot_id=bot_id,
        scopes=frozenset(scopes) if scopes is not None else app.manifest.bot_scopes,
        installed_by=installed_by or next((each.id for each in team.users.values() if not each.is_bot), user_id),
    )
    team.installations = [each for each in team.installations if each is not earlier] + [installation]
    return installation


def _add_bot(ws: "Workspace", app: App, team_id: str, user_id: str, bot_id: str) -> None:
    name = app.manifest.bot_name or app.manifest.name
    bot = ws.add_user(team_id, user_id, name.lower().replace(" ", ""), real_name=name, is_bot=True)
    bot.app_id, bot.bot_id = app.id, bot_id


def issue_oauth_code(ws: "Workspace", app_id: str, team_id: str, user_id: str, scopes: Sequence[str]) -> str:
    """A person agrees to install the app: the code with which the redirect would carry them back."""
    code = secrets.token_urlsafe(24)
    ws.oauth_codes[code] = OAuthCode(app_id, team_id, user_id, tuple(scopes))
    return code


def exchange_oauth_code(ws: "Workspace", client_id: str, client_secret: str, code: str) -> Installation:
    """Consumes a code and installs the app with a fresh token.

    Raises: SlackRefusal `invalid_client_id`, `bad_client_secret` or `invalid_code`.
    """
    app = next((each for each in ws.apps.values() if each.client_id == client_id), None)
    if app is None:
        raise SlackRefusal("invalid_client_id")
    if not secrets.compare_digest(app.client_secret, client_secret):
        raise SlackRefusal("bad_client_secret")
    grant = ws.oauth_codes.get(code)
    if grant is None or grant.app_id != app.id:
        raise SlackRefusal("invalid_code")
    del ws.oauth_codes[code]
    token = f"xoxb-{grant.team_id}-{secrets.token_hex(12)}"
    return install(ws, app, grant.team_id, token, None, grant.scopes or None, grant.user_id)


def revoke_tokens(ws: "Workspace", installation: Installation) -> None:
    """The bot token stops working, and the app hears of it."""
    if "tokens_revoked" in installation.app.manifest.bot_events:
        tokens = {"oauth": [], "bot": [installation.bot_user_id]}
        ws.tell_app(installation, {"type": "tokens_revoked", "tokens": tokens, "event_ts": ws.event_ts()})
    installation.revoked = True


def uninstall(ws: "Workspace", installation: Installation) -> None:
    """Takes the app out of its team: tokens die, the bot leaves, and the app hears of both."""
    revoke_tokens(ws, installation)
    if "app_uninstalled" in installation.app.manifest.bot_events:
        ws.tell_app(installation, {"type": "app_uninstalled", "event_ts": ws.event_ts()})
    installation.active = False
    ws.user(installation.team_id, installation.bot_user_id).deleted = True
