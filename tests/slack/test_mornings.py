"""How Slack's own answers about quiet hours are read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.slack.gateway import SlackRefused, UnknownOutcome
from bot.slack.mornings import SlackMornings, quiet_end
from bot.usecases.outcome import Absent, Posted, Refused, Unclear
from tests.slack.views.test_daily import DAY, due

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
AT = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("status", "minutes"),
    [
        ({}, None),
        ({"dnd_enabled": True, "next_dnd_start_ts": AT - 60, "next_dnd_end_ts": AT + 600}, 10),
        ({"dnd_enabled": True, "next_dnd_start_ts": AT + 60, "next_dnd_end_ts": AT + 600}, None),
        ({"dnd_enabled": False, "next_dnd_start_ts": AT - 60, "next_dnd_end_ts": AT + 600}, None),
        ({"dnd_enabled": True, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}, None),
        ({"dnd_enabled": False, "snooze_enabled": True, "snooze_endtime": AT + 1200}, 20),
        ({"dnd_enabled": False, "snooze_enabled": True, "snooze_endtime": AT - 1}, None),
        (
            {
                "dnd_enabled": True,
                "next_dnd_start_ts": AT,
                "next_dnd_end_ts": AT + 60,
                "snooze_enabled": True,
                "snooze_endtime": AT + 120,
            },
            2,
        ),
    ],
)
def test_quiet_hours_end_when_the_last_reason_for_them_ends(status: dict[str, Any], minutes: int | None) -> None:
    assert quiet_end(status, NOW) == (None if minutes is None else NOW + timedelta(minutes=minutes))


class FakeGateway:
    """Raises `error` from everything, where one is given; counts reads by method."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.reads = error, list[str]()

    async def post(self, channel: str, message: Any, *, metadata: dict[str, Any]) -> str:
        if self.error:
            raise self.error
        assert metadata == {"event_type": "rapport_daily", "event_payload": {"id": "5"}}
        return "1.0"

    async def direct_channel(self, user_id: str) -> str:
        if self.error:
            raise self.error
        return f"D{user_id}"

    async def find_by_metadata(self, channel: str, event_type: str, key: str, since_ts: str) -> str | None:
        if self.error:
            raise self.error
        return "1.0" if key == "5" else None

    async def read(self, method: str, **arguments: str) -> dict[str, Any]:
        self.reads.append(method)
        if self.error:
            raise self.error
        quiet = {"dnd_enabled": True, "next_dnd_start_ts": AT - 1, "next_dnd_end_ts": AT + 60}
        if method == "dnd.info":
            return quiet if arguments["user"] == "U1" else {}
        assert len(arguments["users"].split(",")) <= 50
        return {"users": {user_id: quiet for user_id in arguments["users"].split(",") if user_id == "U1"}}


def sender(error: Exception | None = None) -> SlackMornings:
    return SlackMornings(FakeGateway(error))  # type: ignore[arg-type]


async def test_outcomes_are_values() -> None:
    from bot.usecases.daily import Daily

    daily = Daily(5, DAY, (due(),))
    assert await sender().post("D1", daily) == Posted("D1", "1.0")
    assert await sender().direct_channel("U1") == "DU1"
    assert await sender().find("D1", 5, NOW) == Posted("D1", "1.0")
    assert await sender().find("D1", 6, NOW) == Absent()
    for error, value in ((SlackRefused("is_archived"), Refused("is_archived")), (UnknownOutcome(), Unclear())):
        assert await sender(error).post("D1", daily) == value
        assert await sender(error).direct_channel("U1") == value
        assert await sender(error).find("D1", 5, NOW) == value


@pytest.mark.parametrize(("users", "asked"), [(3, ["dnd.info"] * 3), (120, ["dnd.teamInfo"] * 3)])
async def test_many_are_asked_about_together(users: int, asked: list[str]) -> None:
    gateway = FakeGateway()
    quiet = await SlackMornings(gateway).quiet_until([f"U{n}" for n in range(users)], NOW)  # type: ignore[arg-type]
    assert quiet == {"U1": NOW + timedelta(seconds=60)}
    assert gateway.reads == asked


async def test_nobody_is_held_when_slack_does_not_say() -> None:
    assert await sender(SlackRefused("missing_scope")).quiet_until(["U1"], NOW) == {}
