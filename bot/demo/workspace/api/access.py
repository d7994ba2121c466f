"""auth.*, oauth.v2.access, apps.connections.open, api.test: who calls, and how an app gets to call at all."""

from collections.abc import Mapping

from bot.demo.workspace import installing
from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.values import JsonObject


def api_test(call: Call) -> JsonObject:
    if call.text("error"):
        raise SlackRefusal(call.text("error"), extra={"args": dict(call.args)})
    return {"args": {name: value for name, value in call.args.items() if name != "token"}}


def auth_test(call: Call) -> JsonObject:
    if call.caller is None:
        if call.app is None:
            raise SlackRefusal("not_authed")
        return {"app_name": call.app.manifest.name, "app_id": call.app.id}
    team = call.ws.team(call.team_id)
    bot = call.ws.user(call.team_id, call.installation.bot_user_id)
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": bot.name,
        "team_id": team.id,
        "user_id": bot.id,
        "bot_id": call.installation.bot_id,
        "is_enterprise_install": False,
    }


def auth_revoke(call: Call) -> JsonObject:
    if call.flag("test"):
        return {"revoked": False}
    installing.revoke_tokens(call.ws, call.installation)
    return {"revoked": True}


def oauth_access(call: Call) -> JsonObject:
    installation = installing.exchange_oauth_code(
        call.ws, call.required("client_id"), call.required("client_secret"), call.required("code")
    )
    team = call.ws.team(installation.team_id)
    return {
        "app_id": installation.app.id,
        "authed_user": {"id": installation.installed_by},
        "scope": ",".join(sorted(installation.scopes)),
        "token_type": "bot",
        "access_token": installation.bot_token,
        "bot_user_id": installation.bot_user_id,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> JsonObject:
    if call.app is None:
        raise SlackRefusal("not_allowed_token_type")
    return {"url": call.open_socket(call.app)}


METHODS: Mapping[str, Method] = {
    "api.test": Method(api_test, 4, caller="none"),
    "auth.test": Method(auth_test, 4, caller="any"),
    "auth.revoke": Method(auth_revoke, 3),
    "oauth.v2.access": Method(oauth_access, 4, caller="none"),
    "apps.connections.open": Method(connections_open, 1, caller="app"),
}
