"""The latest daily message, brought up to date after something in it was settled elsewhere."""

from datetime import timedelta

from bot.domain.caller import Caller
from bot.slack.features.daily import redraw
from bot.slack.services import Services
from bot.storage.deliveries import last_delivery
from bot.usecases.settle import show

_LOOKED_AT_DAYS = 3


async def redraw_latest(services: Services, caller: Caller) -> None:
    """Draw it anew as things stand. Messages of more than three days ago are left as they are: nobody scrolls there."""
    delivery = await services.db.read(last_delivery, caller.scope)
    if delivery is None or caller.local.date() - delivery.local_date > timedelta(days=_LOOKED_AT_DAYS):
        return
    await redraw(services, await services.db.read(show, caller, delivery.id))
