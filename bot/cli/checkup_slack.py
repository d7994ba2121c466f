"""Checks of `rapport doctor` against Slack: the tokens, what they are allowed to do, and the clock."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import slack_client
from bot.cli.checkup import Finding
from bot.config import Settings
from bot.slack.features import FEATURES
from bot.slack.manifest import scopes_of

CLOCK_TOLERANCE_S = 60
_UNREACHABLE = (aiohttp.ClientError, TimeoutError, OSError, SlackClientError)
_NETWORK = "Check that this machine reaches Slack over HTTPS, and SLACK_API_URL."
_BOT_TOKEN_MENDS = {
    "invalid_auth": "Copy the Bot User OAuth Token again: your app > OAuth & Permissions.",
    "not_authed": "Copy the Bot User OAuth Token again: your app > OAuth & Permissions.",
    "account_inactive": "The app was removed from the workspace: install it again and copy the new token.",
    "token_revoked": "The token was revoked: install the app again and copy the new token.",
    "token_expired": "Switch token rotation off in the app's settings, install again and copy the new token.",
}


async def check_slack(settings: Settings) -> list[Finding]:
    """Bot token, scopes, clock; and the app token where there is one."""
    if settings.slack_bot_token is None:
        return [Finding("slack", None, "not asked: there is no bot token")]
    client = slack_client(settings)
    try:
        findings = await _bot_token(client)
        if settings.slack_app_token is not None:
            findings.append(await _app_token(client, settings.slack_app_token.get_secret_value()))
    finally:
        if client.session is not None:
            await client.session.close()
    return findings


async def _bot_token(client: AsyncWebClient) -> list[Finding]:
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        code = str(error.response.get("error"))
        mend = _BOT_TOKEN_MENDS.get(code, "Look the code up at https://docs.slack.dev/reference/methods/auth.test")
        return [Finding("bot token", False, f"Slack refuses it: {code}", mend), *_clock(error.response.headers)]
    except _UNREACHABLE as error:
        return [Finding("slack", False, f"cannot be reached ({type(error).__name__})", _NETWORK)]
    who = f"{answer.get('user')} in {answer.get('team')} ({answer.get('team_id')})"
    return [Finding("bot token", True, who), _scopes(answer.headers), *_clock(answer.headers)]


def _scopes(headers: Mapping[str, Any]) -> Finding:
    granted = {scope.strip() for scope in _header(headers, "x-oauth-scopes").split(",") if scope.strip()}
    wanted = set(scopes_of(FEATURES))
    if missing := sorted(wanted - granted):
        mend = "Update the app from `rapport manifest` (your app > App Manifest), then install it again."
        return Finding("scopes", False, f"missing: {', '.join(missing)}", mend)
    more = sorted(granted - wanted)
    return Finding("scopes", True, f"all {len(wanted)}" + (f"; not needed: {', '.join(more)}" if more else ""))


def _clock(headers: Mapping[str, Any]) -> list[Finding]:
    """Slack refuses what is signed with a time five minutes off, and mornings would come at the wrong minute."""
    try:
        theirs = parsedate_to_datetime(_header(headers, "date"))
    except ValueError:
        return []
    off_s = round(abs((datetime.now(UTC) - theirs).total_seconds()))
    if off_s > CLOCK_TOLERANCE_S:
        mend = "Set this machine's clock by NTP, for example: timedatectl set-ntp true"
        return [Finding("clock", False, f"{off_s} s away from Slack's", mend)]
    return [Finding("clock", True, "agrees with Slack's")]


async def _app_token(client: AsyncWebClient, token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        mend = "Make an app-level token with the scope connections:write, and switch Socket Mode on in your app."
        return Finding("app token", False, f"Slack refuses it: {error.response.get('error')}", mend)
    except _UNREACHABLE as error:
        return Finding("app token", False, f"Slack cannot be reached ({type(error).__name__})", _NETWORK)
    return Finding("app token", True, "opens Socket Mode")


def _header(headers: Mapping[str, Any], name: str) -> str:
    """A header by its name in any case; slack_sdk keeps them as they came, sometimes as a list."""
    for key, value in headers.items():
        if str(key).lower() == name:
            return str(value[0] if isinstance(value, list) and value else value)
    return ""
