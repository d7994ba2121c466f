"""What this process remembers of channels: which are counted, and who is in them. Both are asked anew after a while."""

import time
from collections import OrderedDict

from bot.slack.gateway import Gateway, SlackRefused, UnknownOutcome
from bot.storage.channels import counted_channels
from bot.storage.database import Database

_FRESH_S = 60.0
_WORKSPACES = 1000
_CHANNELS = 500
_PAGE = 1000
_MOST_PAGES = 10


class Channels:
    """`counted` asks the database once a minute for each workspace; `members` asks Slack once a minute for each channel."""

    def __init__(self, db: Database, gateway: Gateway) -> None:
        self._db = db
        self._gateway = gateway
        self._counted: OrderedDict[str, tuple[float, frozenset[str]]] = OrderedDict()
        self._members: OrderedDict[str, tuple[float, frozenset[str]]] = OrderedDict()

    async def counted(self, workspace_id: str) -> frozenset[str]:
        known = self._counted.get(workspace_id)
        if known is not None and time.monotonic() - known[0] < _FRESH_S:
            return known[1]
        found = await self._db.read(counted_channels, workspace_id)
        return _keep(self._counted, workspace_id, frozenset(one.channel for one in found), _WORKSPACES)

    async def is_member(self, channel: str, user_id: str) -> bool:
        """Whether Slack shows the channel to the user now; no where it will not say."""
        known = self._members.get(channel)
        if known is not None and time.monotonic() - known[0] < _FRESH_S:
            return user_id in known[1]
        try:
            found = await self._ask(channel)
        except (SlackRefused, UnknownOutcome):
            return False
        return user_id in _keep(self._members, channel, found, _CHANNELS)

    def forget(self, workspace_id: str, channel: str) -> None:
        """It is counted now, or not any more; or somebody came or went."""
        self._counted.pop(workspace_id, None)
        self._members.pop(channel, None)

    async def _ask(self, channel: str) -> frozenset[str]:
        found: set[str] = set()
        cursor = ""
        for _ in range(_MOST_PAGES):
            page: dict[str, str] = {"cursor": cursor} if cursor else {}
            answer = await self._gateway.read("conversations.members", channel=channel, limit=str(_PAGE), **page)
            found.update(map(str, answer.get("members") or ()))
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return frozenset(found)


def _keep(
    cache: OrderedDict[str, tuple[float, frozenset[str]]], name: str, found: frozenset[str], most: int
) -> frozenset[str]:
    cache[name] = (time.monotonic(), found)
    cache.move_to_end(name)
    while len(cache) > most:
        cache.popitem(last=False)
    return found
