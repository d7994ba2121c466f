"""How the jobs speak to Slack about daily messages: every answer is a value, no exception leaves here."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.slack.gateway import Gateway, SlackRefused, UnknownOutcome
from bot.slack.views.daily import daily_message
from bot.usecases.daily import Daily
from bot.usecases.outcome import Absent, Finding, Outcome, Posted, Refused, Unclear

EVENT_TYPE = "rapport_daily"
_TEAM_INFO_AT_ONCE = 50
_ASKED_SINGLY = 10


class SlackMornings:
    """The jobs' sender for one workspace."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    async def direct_channel(self, user_id: str) -> str | Refused | Unclear:
        """The id of the direct conversation with a user."""
        try:
            return await self._gateway.direct_channel(user_id)
        except SlackRefused as refused:
            return Refused(refused.code)
        except UnknownOutcome:
            return Unclear()

    async def post(self, channel: str, daily: Daily) -> Outcome:
        """Post the message once; its metadata carries the delivery's id, by which it is found again."""
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": str(daily.delivery_id)}}
        try:
            ts = await self._gateway.post(channel, daily_message(daily), metadata=metadata)
        except SlackRefused as refused:
            return Refused(refused.code)
        except UnknownOutcome:
            return Unclear()
        return Posted(channel, ts)

    async def find(self, channel: str, delivery_id: int, since: datetime) -> Finding:
        """Whether the message of a delivery is in the channel, among those posted since `since`."""
        oldest = f"{since.timestamp():.6f}"
        try:
            ts = await self._gateway.find_by_metadata(channel, EVENT_TYPE, str(delivery_id), oldest)
        except SlackRefused as refused:
            return Refused(refused.code)
        except UnknownOutcome:
            return Unclear()
        return Absent() if ts is None else Posted(channel, ts)

    async def quiet_until(self, user_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        """Those who have Do Not Disturb on at `now`, and when it ends. Whoever Slack says nothing about is left out.

        A few are asked about singly; many by `dnd.teamInfo`, which takes fifty at a time, so that a large team's
        morning does not wait for the limit of calls a minute.
        """
        if len(user_ids) <= _ASKED_SINGLY:
            status = {user_id: await self._read("dnd.info", user=user_id) for user_id in user_ids}
        else:
            status = {}
            for start in range(0, len(user_ids), _TEAM_INFO_AT_ONCE):
                some = user_ids[start : start + _TEAM_INFO_AT_ONCE]
                status |= (await self._read("dnd.teamInfo", users=",".join(some))).get("users") or {}
        ends = {user_id: quiet_end(found, now) for user_id, found in status.items()}
        return {user_id: end for user_id, end in ends.items() if end is not None}

    def preview(self, daily: Daily) -> str:
        """The message as plain text."""
        return daily_message(daily).text

    async def _read(self, method: str, **arguments: str) -> dict[str, Any]:
        try:
            return await self._gateway.read(method, **arguments)
        except (SlackRefused, UnknownOutcome):
            # A message in somebody's quiet hours is better than none for the whole team.
            return {}


def quiet_end(status: Mapping[str, Any], now: datetime) -> datetime | None:
    """When the quiet of a `dnd.info` answer ends, as aware UTC; `None` when it is not quiet at `now`."""
    ends = []
    at = now.timestamp()
    if status.get("snooze_enabled") and float(status.get("snooze_endtime") or 0) > at:
        ends.append(float(status["snooze_endtime"]))
    start, end = float(status.get("next_dnd_start_ts") or 0), float(status.get("next_dnd_end_ts") or 0)
    if status.get("dnd_enabled") and start <= at < end:
        ends.append(end)
    return datetime.fromtimestamp(max(ends), UTC) if ends else None
