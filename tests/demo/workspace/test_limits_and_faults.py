"""Rate limits as Slack sets them, and failures on demand."""

from collections.abc import Callable
from datetime import UTC, datetime

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.demo.workspace.failures import SlackRefusal
from bot.demo.workspace.limits import POST_BURST, RateLimits
from tests.demo.workspace.conftest import BOT_TOKEN, GENERAL, MAYA, TEAM, Office


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def passes(take: Callable[[], None]) -> bool:
    try:
        take()
    except SlackRefusal:
        return False
    return True


def test_one_message_a_second_after_a_small_burst() -> None:
    seconds = Seconds()
    limits = RateLimits(monotonic=seconds)
    assert [passes(lambda: limits.take_post("C1")) for _ in range(POST_BURST + 1)] == [True] * POST_BURST + [False]
    assert passes(lambda: limits.take_post("C2"))
    seconds.now = 1.0
    assert [passes(lambda: limits.take_post("C1")) for _ in range(2)] == [True, False]


def test_each_method_has_its_tier_and_each_token_its_own_count() -> None:
    limits = RateLimits(monotonic=Seconds())
    assert sum(passes(lambda: limits.take_call("users.list", 2, "a")) for _ in range(30)) == 20
    assert sum(passes(lambda: limits.take_call("chat.update", 3, "a")) for _ in range(80)) == 50
    assert passes(lambda: limits.take_call("users.list", 2, "b"))


def test_retry_after_is_long_enough() -> None:
    seconds = Seconds()
    limits = RateLimits(monotonic=seconds)
    for _ in range(20):
        limits.take_call("users.list", 2, "a")
    with pytest.raises(SlackRefusal) as caught:
        limits.take_call("users.list", 2, "a")
    assert caught.value.retry_after_s == 3
    seconds.now = 3.0
    assert passes(lambda: limits.take_call("users.list", 2, "a"))


async def test_too_many_messages_meet_429_with_retry_after(office: Office) -> None:
    for number in range(POST_BURST):
        await office.client.chat_postMessage(channel=GENERAL, text=str(number))
    with pytest.raises(SlackApiError) as caught:
        await office.client.chat_postMessage(channel=GENERAL, text="one too many")
    assert caught.value.response.status_code == 429
    assert caught.value.response["error"] == "ratelimited"
    assert int(caught.value.response.headers["Retry-After"]) >= 1
    office.server.faults.rate_limits = False
    await office.client.chat_postMessage(channel=GENERAL, text="and yet")
    assert len(office.server.messages(TEAM, GENERAL, MAYA)) == POST_BURST + 1


async def test_calls_fail_as_told_and_then_work_again(office: Office) -> None:
    office.server.faults.fail_next("auth.test", error="internal_error", times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError, match="internal_error"):
            await office.client.auth_test()
    office.server.faults.fail_next("auth.test", retry_after_s=7)
    with pytest.raises(SlackApiError) as caught:
        await office.client.auth_test()
    assert caught.value.response.headers["Retry-After"] == "7"
    assert (await office.client.auth_test())["ok"]
    assert office.server.faults.calls["auth.test"] == 4


async def test_http_500_reaches_the_app_as_such(office: Office) -> None:
    office.server.faults.fail_next("auth.test", http_status=500)
    async with aiohttp.ClientSession() as session:
        url = office.server.url + "/api/auth.test"
        async with session.post(url, headers={"Authorization": f"Bearer {BOT_TOKEN}"}) as response:
            assert response.status == 500


@pytest.mark.parametrize(("fault", "stored"), [("reset_after_accept", 1), ("reset_before_accept", 0)])
async def test_connection_resets_before_or_after_the_message_is_stored(office: Office, fault: str, stored: int) -> None:
    office.server.faults.fail_next("chat.postMessage", error=fault)
    with pytest.raises(aiohttp.ClientError):
        await office.client.chat_postMessage(channel=GENERAL, text="once")
    assert len(office.server.messages(TEAM, GENERAL, MAYA)) == stored


async def test_slow_call_still_works(office: Office) -> None:
    office.server.faults.fail_next("chat.postMessage", delay_s=0.05)
    await office.client.chat_postMessage(channel=GENERAL, text="late")
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, MAYA)] == ["late"]
    assert office.ws.now() > datetime(2020, 1, 1, tzinfo=UTC)
