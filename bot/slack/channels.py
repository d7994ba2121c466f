"""What this process remembers of channels: which are counted, and which of them somebody is in. Asked anew after a while."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.scope import Scope
from bot.slack.gateway import Gateway, SlackRefused, UnknownOutcome
from bot.storage.channels import counted_channels
from bot.storage.database import Database

_K = TypeVar("_K")
_V = TypeVar("_V")
_FRESH_S = 60.0
_WORKSPACES = 1000
_USERS = 5000
_PAGE = 999
# Nobody is in as many channels; a cursor that leads round in a circle ends here.
_MOST_PAGES = 100
# Slack allows some fifty of these calls a minute: when many look at once, an answer in time is worth more than this part of it.
_WAIT_S = 1.2
_TYPES = "public_channel,private_channel"


@dataclass(frozen=True, slots=True)
class _Member:
    """Of the channels `asked` about, the user is in those `found`."""

    at: float
    asked: frozenset[str]
    found: frozenset[str]


class Channels:
    """`counted` asks the database once a minute for each workspace; `shown_to` asks Slack once a minute for each user."""

    def __init__(self, db: Database, gateway: Gateway) -> None:
        self._db = db
        self._gateway = gateway
        self._counted: OrderedDict[str, tuple[float, frozenset[str]]] = OrderedDict()
        self._members: OrderedDict[Scope, _Member] = OrderedDict()

    async def counted(self, workspace_id: str) -> frozenset[str]:
        known = self._counted.get(workspace_id)
        if known is not None and time.monotonic() - known[0] < _FRESH_S:
            return known[1]
        found = await self._db.read(counted_channels, workspace_id)
        self._counted[workspace_id] = time.monotonic(), frozenset(one.channel for one in found)
        _trim(self._counted, workspace_id, _WORKSPACES)
        return self._counted[workspace_id][1]

    async def shown_to(self, scope: Scope, channels: Collection[str]) -> frozenset[str]:
        """Those of `channels` that the user is in, as of a minute ago at most; none where Slack does not say in time."""
        wanted = frozenset(channels)
        known = self._members.get(scope)
        if known is None or time.monotonic() - known.at >= _FRESH_S or not wanted <= known.asked:
            try:
                async with asyncio.timeout(_WAIT_S):
                    found = await self._ask(scope.user_id, wanted)
            except (SlackRefused, UnknownOutcome, TimeoutError):
                return frozenset()
            known = self._members[scope] = _Member(time.monotonic(), wanted, found)
            _trim(self._members, scope, _USERS)
        return wanted & known.found

    async def is_member(self, scope: Scope, channel: str) -> bool:
        """Whether Slack says that the user is in the channel now; always asked.

        Raises:
            UnknownOutcome: Slack did not answer.
        """
        try:
            return bool(await self._ask(scope.user_id, frozenset({channel})))
        except SlackRefused as refused:
            if refused.code == "ratelimited":
                raise
            return False

    def forget(self, workspace_id: str) -> None:
        """A channel of it is counted now, or not any more."""
        self._counted.pop(workspace_id, None)

    def forget_member(self, scope: Scope) -> None:
        """The user has come into a channel, or gone."""
        self._members.pop(scope, None)

    async def _ask(self, user_id: str, wanted: frozenset[str]) -> frozenset[str]:
        """A user is in fewer channels than a large channel has members, so it is they who are asked about.

        Slack names private channels only where Rapport is a member too.
        """
        found: set[str] = set()
        cursor = ""
        for _ in range(_MOST_PAGES):
            page: dict[str, str] = {"cursor": cursor} if cursor else {}
            answer = await self._gateway.read(
                "users.conversations", user=user_id, types=_TYPES, limit=str(_PAGE), **page
            )
            found.update(str(one.get("id")) for one in answer.get("channels") or ())
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor or wanted <= found:
                break
        return wanted & found


def _trim(cache: OrderedDict[_K, _V], name: _K, most: int) -> None:
    cache.move_to_end(name)
    while len(cache) > most:
        cache.popitem(last=False)
