"""What happens to the workspace itself: people move or leave, Rapport is removed."""

from collections.abc import Mapping

from bot.domain.scope import Scope
from bot.slack.feature import EventSpec, Feature
from bot.slack.requests import Event
from bot.slack.services import Services
from bot.usecases.change_settings import leave, move_zone, revoke, uninstall


async def user_changed(services: Services, event: Event) -> None:
    """Another time zone moves the daily message; somebody who left gets none."""
    user = event.body.get("user")
    if not isinstance(user, Mapping) or not user.get("id"):
        return
    scope = Scope(event.caller.scope.workspace_id, str(user["id"]))
    if user.get("deleted"):
        await services.db.write(leave, scope, event.caller.now)
    elif user.get("tz"):
        await services.db.write(move_zone, scope, str(user["tz"]), event.caller.now)
    services.members.forget(scope)


async def removed(services: Services, event: Event) -> None:
    """Uninstalled: everything of the workspace is deleted."""
    await services.db.write(uninstall, event.caller.scope.workspace_id)
    services.members.forget_all()


async def token_revoked(services: Services, event: Event) -> None:
    """The bot's token does not work any more: nothing is sent until Rapport is installed again; nothing is lost."""
    tokens = event.body.get("tokens") or {}
    if tokens.get("bot"):
        await services.db.write(revoke, event.caller.scope.workspace_id)


FEATURE = Feature(
    name="workspace",
    events={
        "user_change": EventSpec(user_changed, ("user_change",), ("users:read",)),
        "app_uninstalled": EventSpec(removed, ("app_uninstalled",), ()),
        "tokens_revoked": EventSpec(token_revoked, ("tokens_revoked",), ()),
    },
)
