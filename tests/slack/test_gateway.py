"""The gateway to Slack: nothing is posted twice, limits are waited for, channels get their turn in order."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.workspace import MovableClock, Workspace, WorkspaceServer
from bot.slack.features import FEATURES
from bot.slack.gateway import Gateway, SlackRefused, UnknownOutcome, build_client
from bot.slack.manifest import build_manifest
from bot.slack.requests import Message
from tests.support.world import START, populate

HELLO = Message("Hello")


class Naps:
    """A sleep that only writes down how long it was to be, and a clock that goes by it."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)

    def clock(self) -> float:
        return sum(self.seconds)


@pytest.fixture
async def server() -> AsyncIterator[WorkspaceServer]:
    workspace = Workspace(MovableClock(START).now, rate_limits=False)
    populate(workspace)
    started = WorkspaceServer(workspace)
    await started.start()
    manifest = build_manifest(FEATURES, "/rapport", None)
    workspace.install_app("T1", manifest=manifest, bot_token="xoxb-one", signing_secret="s", app_token="xapp-one")
    yield started
    await started.stop()


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
async def gateway(server: WorkspaceServer, naps: Naps) -> AsyncIterator[Gateway]:
    client = build_client("xoxb-one", f"{server.url}/api/")
    made = Gateway(client, sleep=naps, clock=naps.clock)
    yield made
    await made.close()


def counting(opened: list[object]) -> aiohttp.TraceConfig:
    """Notes every connection that is made anew."""

    async def note(*about: object) -> None:
        opened.append(about)

    trace = aiohttp.TraceConfig()
    trace.on_connection_create_start.append(note)
    trace.freeze()
    return trace


def posted(server: WorkspaceServer, channel: str) -> list[str]:
    return [message["text"] for message in server.messages("T1", channel, "U1")]


async def test_a_connection_that_breaks_after_acceptance_is_not_posted_into_again(
    gateway: Gateway, server: WorkspaceServer
) -> None:
    im = server.bot_im("T1", "U1").id
    server.faults.fail_next("chat.postMessage", reset_after_accept=True)
    with pytest.raises(UnknownOutcome):
        await gateway.post(im, HELLO)
    assert server.faults.calls["chat.postMessage"] == 1
    assert posted(server, im) == ["Hello"]


@pytest.mark.parametrize("method", ["chat.update", "chat.postEphemeral", "views.open", "views.publish"])
async def test_no_other_call_is_repeated_after_a_broken_connection(
    gateway: Gateway, server: WorkspaceServer, method: str
) -> None:
    server.faults.fail_next(method, reset_before_accept=True)
    with pytest.raises(UnknownOutcome):
        await gateway.call(method, channel="C1", user="U1", text="x")
    assert server.faults.calls[method] == 1


async def test_what_is_only_read_is_read_again(gateway: Gateway, server: WorkspaceServer) -> None:
    server.faults.fail_next("users.info", reset_before_accept=True)
    assert (await gateway.user_info("U1"))["id"] == "U1"
    server.faults.fail_next("users.info", reset_before_accept=True, times=2)
    with pytest.raises(UnknownOutcome):
        await gateway.user_info("U1")


async def test_retry_after_is_waited_for(gateway: Gateway, server: WorkspaceServer, naps: Naps) -> None:
    im = server.bot_im("T1", "U1").id
    server.faults.fail_next("chat.postMessage", retry_after_s=7, times=2)
    await gateway.post(im, HELLO)
    assert naps.seconds == [7, 7]
    assert posted(server, im) == ["Hello"]


async def test_a_connection_is_kept_for_the_calls_that_follow(gateway: Gateway, server: WorkspaceServer) -> None:
    im = server.bot_im("T1", "U1").id
    await gateway.post(im, HELLO)
    session = gateway.client.session
    assert session is not None
    opened: list[object] = []
    session.trace_configs.append(counting(opened))
    for _ in range(3):
        await gateway.user_info("U1")
    await gateway.post(im, HELLO)
    assert opened == []
    await gateway.close()
    assert session.closed


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "ratelimited", "is_archived", "msg_too_long"])
async def test_a_refusal_carries_slack_s_own_code(gateway: Gateway, server: WorkspaceServer, error: str) -> None:
    server.faults.fail_next("chat.postMessage", error)
    with pytest.raises(SlackRefused) as refused:
        await gateway.post(server.bot_im("T1", "U1").id, HELLO)
    assert refused.value.code == error
    assert "_" not in refused.value.text


async def test_an_answer_that_is_no_json_is_an_unknown_outcome(gateway: Gateway, server: WorkspaceServer) -> None:
    server.faults.fail_next("chat.postMessage", http_status=502)
    with pytest.raises((UnknownOutcome, SlackRefused)):
        await gateway.post(server.bot_im("T1", "U1").id, HELLO)
    assert server.faults.calls["chat.postMessage"] == 1


async def test_messages_of_one_channel_are_a_second_apart_and_others_do_not_wait(
    gateway: Gateway, server: WorkspaceServer, naps: Naps
) -> None:
    first, second = server.bot_im("T1", "U1").id, server.bot_im("T1", "U2").id
    for number in range(3):
        await gateway.post(first, Message(f"{number}"))
    assert len(naps.seconds) == 2
    assert naps.seconds == [1, 1]
    await gateway.post(second, HELLO)
    assert len(naps.seconds) == 2
    assert posted(server, first) == ["0", "1", "2"]


async def test_an_ephemeral_that_a_channel_does_not_take_goes_to_the_person(
    gateway: Gateway, server: WorkspaceServer
) -> None:
    server.faults.fail_next("chat.postEphemeral", "not_in_channel")
    await gateway.post_ephemeral("C1", "U1", HELLO)
    assert posted(server, server.bot_im("T1", "U1").id) == ["Hello"]
    assert posted(server, "C1") == []


async def test_a_response_url_that_is_refused_is_told_and_not_tried_again(
    gateway: Gateway, server: WorkspaceServer
) -> None:
    with pytest.raises(SlackRefused):
        await gateway.respond(f"{server.url}/response/nothing", HELLO, replace=True)
    with pytest.raises(UnknownOutcome):
        await gateway.respond("http://127.0.0.1:1/", HELLO, replace=False)


async def test_a_message_is_found_again_by_its_metadata(gateway: Gateway, server: WorkspaceServer) -> None:
    im = server.bot_im("T1", "U1").id
    metadata = {"event_type": "rapport_daily", "event_payload": {"id": "17"}}
    ts = await gateway.post(im, HELLO, metadata=metadata)
    for _ in range(3):
        await gateway.post(im, HELLO)
    assert await gateway.find_by_metadata(im, "rapport_daily", "17", "0") == ts
    assert await gateway.find_by_metadata(im, "rapport_daily", "18", "0") is None
