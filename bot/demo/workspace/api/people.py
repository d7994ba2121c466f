"""users.*, dnd.*, team.info, bots.info: what an app may know of people and teams."""

from collections.abc import Mapping

from bot.demo.workspace.api.call import Call, Method
from bot.demo.workspace.api.channels import wanted_kinds
from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.model import Channel, User
from bot.demo.workspace.render import bot_profile, channel_json, team_json, user_json
from bot.demo.workspace.values import JsonObject


def info(call: Call) -> JsonObject:
    return {"user": _shown(call, call.ws.user(call.team_id, call.required("user")))}


def list_(call: Call) -> JsonObject:
    everyone = list(call.ws.team(call.team_id).users.values())
    page, metadata = call.page(everyone, default=1000, most=1000)
    members = [_shown(call, user) for user in page]
    return {"members": members, "cache_ts": int(call.ws.now().timestamp()), "response_metadata": metadata}


def lookup_by_email(call: Call) -> JsonObject:
    wanted = call.required("email").lower()
    for user in call.ws.team(call.team_id).users.values():
        if user.email is not None and user.email.lower() == wanted and not user.deleted:
            return {"user": _shown(call, user)}
    raise SlackRefusal("users_not_found")


def conversations(call: Call) -> JsonObject:
    """Of a user, or of the bot itself; private ones only where the bot is a member too. Without `is_member` and numbers."""
    kinds = wanted_kinds(call)
    bot = call.installation.bot_user_id
    user = call.ws.user(call.team_id, call.text("user") or bot)
    found = [
        channel
        for channel in call.ws.team(call.team_id).channels.values()
        if channel.kind in kinds
        and user.id in channel.members
        and (not channel.is_private or bot in channel.members)
        and not (call.flag("exclude_archived") and channel.is_archived)
    ]
    page, metadata = call.page(found, default=100, most=999)
    return {"channels": [_without_numbers(call, each) for each in page], "response_metadata": metadata}


def _without_numbers(call: Call, channel: Channel) -> JsonObject:
    shown = channel_json(call.ws, channel, call.installation.bot_user_id)
    return {name: value for name, value in shown.items() if name not in ("is_member", "num_members")}


def dnd_info(call: Call) -> JsonObject:
    user_id = call.text("user") or call.installation.bot_user_id
    answer = _dnd(call.ws.user(call.team_id, user_id))
    snooze_until = call.ws.user(call.team_id, user_id).dnd.snooze_until
    now = int(call.ws.now().timestamp())
    if snooze_until is not None and snooze_until > now:
        remaining = snooze_until - now
        answer |= {"snooze_enabled": True, "snooze_endtime": snooze_until, "snooze_remaining": remaining}
    else:
        answer["snooze_enabled"] = False
    return answer


def dnd_team_info(call: Call) -> JsonObject:
    wanted = [each.strip() for each in call.required("users").split(",") if each.strip()]
    if len(wanted) > 50:
        raise SlackRefusal("too_many_users")
    return {"users": {user_id: _dnd(call.ws.user(call.team_id, user_id)) for user_id in wanted}, "cached": False}


def team_info(call: Call) -> JsonObject:
    return {"team": team_json(call.ws.team(call.team_id))}


def bots_info(call: Call) -> JsonObject:
    wanted = call.text("bot") or call.installation.bot_id
    for installation in call.ws.team(call.team_id).installations:
        if installation.bot_id == wanted:
            profile = bot_profile(call.ws, installation)
            del profile["team_id"]
            return {"bot": {**profile, "user_id": installation.bot_user_id}}
    raise SlackRefusal("bot_not_found")


def _shown(call: Call, user: User) -> JsonObject:
    person = user_json(user, call.ws.now(), with_email="users:read.email" in call.installation.scopes)
    return {**person, "locale": "en-US"} if call.flag("include_locale") else person


def _dnd(user: User) -> JsonObject:
    dnd = user.dnd
    return {"dnd_enabled": dnd.enabled, "next_dnd_start_ts": dnd.next_start, "next_dnd_end_ts": dnd.next_end}


METHODS: Mapping[str, Method] = {
    "users.conversations": Method(conversations, 3),
    "users.info": Method(info, 4, "users:read"),
    "users.list": Method(list_, 2, "users:read"),
    "users.lookupByEmail": Method(lookup_by_email, 3, "users:read.email"),
    "dnd.info": Method(dnd_info, 3, "dnd:read"),
    "dnd.teamInfo": Method(dnd_team_info, 2, "dnd:read"),
    "team.info": Method(team_info, 3, "team:read"),
    "bots.info": Method(bots_info, 3, "users:read"),
}
