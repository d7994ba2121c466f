"""Who is in which counted channel: asked of Slack by the user, page by page, and once a minute."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.domain.scope import Scope
from bot.slack.channels import Channels
from bot.slack.gateway import SlackRefused, UnknownOutcome

ME, YOU = Scope("T1", "U1"), Scope("T1", "U2")


class FakeSlack:
    """Users' channels, two to a page, as `users.conversations` tells them."""

    def __init__(self, channels: dict[str, list[str]]) -> None:
        self.channels = channels
        self.asked: list[str] = []
        self.fails: Exception | None = None
        self.is_silent = False

    async def read(self, method: str, **arguments: str) -> dict[str, Any]:
        assert method == "users.conversations"
        assert arguments["types"] == "public_channel,private_channel"
        if self.is_silent:
            await asyncio.Event().wait()
        if self.fails:
            raise self.fails
        self.asked.append(arguments["user"])
        start = int(arguments.get("cursor") or 0)
        mine = self.channels[arguments["user"]]
        following = str(start + 2) if start + 2 < len(mine) else ""
        page = [{"id": one} for one in mine[start : start + 2]]
        return {"channels": page, "response_metadata": {"next_cursor": following}}


def build(slack: FakeSlack) -> Channels:
    return Channels(None, slack)  # type: ignore[arg-type]


async def test_a_channel_on_the_last_page_is_found_and_pages_after_it_are_not_asked_for() -> None:
    slack = FakeSlack({"U1": ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]})
    assert await build(slack).is_member(ME, "C7")
    assert len(slack.asked) == 4
    assert await build(slack).shown_to(ME, ["C1", "C3", "C9"]) == {"C1", "C3"}
    assert not await build(slack).is_member(ME, "C8")
    slack.asked.clear()
    assert await build(slack).shown_to(ME, ["C3"]) == {"C3"}
    assert len(slack.asked) == 2


async def test_each_is_asked_about_once_until_something_changes() -> None:
    slack = FakeSlack({"U1": ["C1"], "U2": []})
    channels = build(slack)
    for _ in range(3):
        assert await channels.shown_to(ME, ["C1", "C2"]) == {"C1"}
        assert await channels.shown_to(YOU, ["C1", "C2"]) == set()
    assert slack.asked == ["U1", "U2"]
    slack.channels["U2"] = ["C1"]
    channels.forget_member(YOU)
    assert await channels.shown_to(YOU, ["C1"]) == {"C1"}
    assert await channels.shown_to(ME, ["C1"]) == {"C1"}
    assert await channels.shown_to(ME, ["C3"]) == set()
    assert slack.asked == ["U1", "U2", "U2", "U1"]


async def test_who_acts_is_asked_about_at_once_whatever_is_remembered() -> None:
    slack = FakeSlack({"U1": ["C1"]})
    channels = build(slack)
    assert await channels.shown_to(ME, ["C1"]) == {"C1"}
    slack.channels["U1"] = []
    assert not await channels.is_member(ME, "C1")


async def test_nothing_is_shown_while_slack_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.channels._WAIT_S", 0.01)
    slack = FakeSlack({"U1": ["C1"]})
    channels = build(slack)
    for error in (SlackRefused("user_not_found"), UnknownOutcome()):
        slack.fails = error
        assert await channels.shown_to(ME, ["C1"]) == set()
    with pytest.raises(UnknownOutcome):
        await channels.is_member(ME, "C1")
    slack.fails = SlackRefused("user_not_found")
    assert not await channels.is_member(ME, "C1")
    slack.fails, slack.is_silent = None, True
    assert await channels.shown_to(ME, ["C1"]) == set()
    slack.is_silent = False
    assert await channels.shown_to(ME, ["C1"]) == {"C1"}
