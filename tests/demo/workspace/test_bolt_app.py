"""A real Bolt app works in the local workspace, over HTTP and over Socket Mode alike."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from tests.demo.workspace.conftest import BOT, GENERAL, MAYA, TEAM, Office, build_bolt, listening

MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "person.edit",
    "title": {"type": "plain_text", "text": "Edit"},
    "submit": {"type": "plain_text", "text": "Save"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "value", "initial_value": "Ana"},
        },
        {
            "type": "section",
            "block_id": "who",
            "text": {"type": "mrkdwn", "text": "Search"},
            "accessory": {
                "type": "external_select",
                "action_id": "search",
                "min_query_length": 1,
                "placeholder": {"type": "plain_text", "text": "Type"},
            },
        },
    ],
}
CARD = [
    {"type": "section", "block_id": "text", "text": {"type": "mrkdwn", "text": "Logged *Ana*"}},
    {
        "type": "actions",
        "block_id": "buttons",
        "elements": [
            {
                "type": "button",
                "action_id": "person.edit",
                "value": "7",
                "text": {"type": "plain_text", "text": "Edit"},
            }
        ],
    },
]


class Heard(list[Any]):
    """What the app was told, as (kind, payload)."""

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self]


def wire(bolt: AsyncApp, heard: Heard) -> None:
    wire_commands(bolt, heard)
    wire_forms(bolt, heard)
    wire_shortcuts(bolt, heard)


def wire_commands(bolt: AsyncApp, heard: Heard) -> None:
    @bolt.command("/rapport")
    async def command(ack: Any, command: Any) -> None:
        heard.append(("command", command))
        await ack(text="Logged Ana", blocks=CARD)

    @bolt.event("message")
    async def message(event: Any, client: Any) -> None:
        heard.append(("message", event))
        if "bot_id" not in event and event["channel_type"] == "im":
            await client.chat_postMessage(channel=event["channel"], text=f"heard: {event['text']}")

    @bolt.event("app_mention")
    async def mention(event: Any, client: Any) -> None:
        heard.append(("mention", event))
        await client.chat_postEphemeral(channel=event["channel"], user=event["user"], text="only for you")

    @bolt.event("reaction_added")
    async def reaction(event: Any) -> None:
        heard.append(("reaction", event))

    @bolt.event("app_home_opened")
    async def home(event: Any, client: Any) -> None:
        heard.append(("home", event))
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": CARD})


def wire_forms(bolt: AsyncApp, heard: Heard) -> None:
    @bolt.action("person.edit")
    async def edit(ack: Any, body: Any, client: Any, respond: Any) -> None:
        await ack()
        heard.append(("action", body))
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        if "response_url" in body:
            await respond(text="Opened", replace_original=True)

    @bolt.options("search")
    async def search(ack: Any, body: Any) -> None:
        heard.append(("options", body))
        await ack(options=[{"text": {"type": "plain_text", "text": body["value"]}, "value": "1"}])

    @bolt.view("person.edit")
    async def submitted(ack: Any, view: Any) -> None:
        heard.append(("view", view))
        name = view["state"]["values"]["name"]["value"]["value"]
        if name == "Bad":
            await ack(response_action="errors", errors={"name": "Not that name"})
        else:
            await ack()

    @bolt.view_closed("person.edit")
    async def closed(ack: Any, view: Any) -> None:
        heard.append(("closed", view))
        await ack()


def wire_shortcuts(bolt: AsyncApp, heard: Heard) -> None:
    @bolt.shortcut("log.open")
    async def shortcut(ack: Any, body: Any, client: Any) -> None:
        await ack()
        heard.append(("shortcut", body))
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @bolt.shortcut("save.message")
    async def save(ack: Any, body: Any) -> None:
        await ack()
        heard.append(("save", body))


@pytest.fixture(params=["http", "socket"])
async def heard(request: pytest.FixtureRequest, office: Office) -> AsyncIterator[Heard]:
    heard = Heard()
    bolt = build_bolt(office.server)
    wire(bolt, heard)
    async with listening(office.server, office.app, bolt, request.param):
        yield heard
    assert office.server.rejections == []


async def test_command_is_answered_in_its_acknowledgement(office: Office, heard: Heard) -> None:
    outcome = await office.server.command(TEAM, MAYA, GENERAL, "/rapport met @ben <b>")
    assert outcome.ok
    assert outcome.response is not None
    assert outcome.response["text"] == "Logged Ana"
    assert heard[0][1]["text"] == "met <@U00BEN> &lt;b&gt;"
    shown = office.server.messages(TEAM, GENERAL, MAYA)[-1]
    assert (shown["ephemeral"], shown["text"], shown["bot"]) == (True, "Logged Ana", True)


async def test_unknown_command_is_refused_without_asking_the_app(office: Office, heard: Heard) -> None:
    outcome = await office.server.command(TEAM, MAYA, GENERAL, "/other thing")
    assert (outcome.ok, outcome.error) == (False, "unknown_command")
    assert heard == []


async def test_direct_message_is_heard_and_answered_and_the_answer_comes_back_as_event(
    office: Office, heard: Heard
) -> None:
    im = office.server.bot_im(TEAM, MAYA)
    await office.server.say(TEAM, MAYA, im, "met Ana & Bo")
    await office.server.settled()
    texts = [each["text"] for each in office.server.messages(TEAM, im, MAYA)]
    assert texts == ["met Ana &amp; Bo", "heard: met Ana &amp; Bo"]
    last = office.server.delivery.last_event
    assert last is not None
    own = last.payload["event"]
    assert own["user"] == BOT
    assert own["bot_id"] == office.app.bot_id
    assert own["bot_profile"]["app_id"] == office.app.app.id


async def test_mention_is_answered_only_to_the_asker(office: Office, heard: Heard) -> None:
    await office.server.say(TEAM, MAYA, GENERAL, "hello @rapport")
    await office.server.settled()
    assert sorted(heard.kinds()) == ["mention", "message"]
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, MAYA)][-1] == "only for you"
    assert "only for you" not in [each["text"] for each in office.server.messages(TEAM, GENERAL, "U00BEN")]


async def test_button_opens_a_modal_and_its_card_is_replaced(office: Office, heard: Heard) -> None:
    await office.server.command(TEAM, MAYA, GENERAL, "/rapport met Ana")
    card = office.server.messages(TEAM, GENERAL, MAYA)[-1]
    container = {"type": "message", "channel": GENERAL, "ts": card["ts"]}
    outcome = await office.server.click(TEAM, MAYA, container, "buttons", "person.edit")
    assert outcome.ok
    assert heard[-1][1]["actions"][0]["value"] == "7"
    assert [view["title"]["text"] for view in office.server.views(TEAM, MAYA)] == ["Edit"]
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, MAYA)] == ["Opened"]


async def test_modal_shows_errors_then_closes(office: Office, heard: Heard) -> None:
    await office.server.shortcut(TEAM, MAYA, "log.open")
    view = office.server.views(TEAM, MAYA)[-1]
    refused = await office.server.submit(TEAM, MAYA, view["id"], {"name": {"value": "Bad"}})
    assert refused.errors == {"name": "Not that name"}
    assert (await office.server.submit(TEAM, MAYA, view["id"], {"name": "Bo"})).ok
    assert office.server.views(TEAM, MAYA) == []


async def test_menu_asks_the_app_and_a_closed_modal_is_told(office: Office, heard: Heard) -> None:
    await office.server.shortcut(TEAM, MAYA, "log.open")
    view = office.server.views(TEAM, MAYA)[-1]
    container = {"type": "view", "view_id": view["id"]}
    found = await office.server.options(TEAM, MAYA, container, "who", "search", "An")
    assert found["options"][0]["text"]["text"] == "An"
    assert (await office.server.close_view(TEAM, MAYA, view["id"])).ok
    assert heard.kinds() == ["shortcut", "options", "closed"]


async def test_reaction_shortcut_and_home_reach_the_app(office: Office, heard: Heard) -> None:
    ts = await office.server.say(TEAM, "U00BEN", GENERAL, "shipping today")
    await office.server.react(TEAM, MAYA, GENERAL, ts, "handshake")
    await office.server.shortcut(TEAM, MAYA, "save.message", GENERAL, ts)
    await office.server.open_home(TEAM, MAYA)
    await office.server.settled()
    assert sorted(heard.kinds()) == ["home", "message", "reaction", "save"]
    reaction = dict(heard)["reaction"]
    assert reaction["item"] == {"type": "message", "channel": GENERAL, "ts": ts}
    assert reaction["item_user"] == "U00BEN"
    home = office.server.home(TEAM, MAYA)
    assert home is not None
    assert home["blocks"][0]["text"]["text"] == "Logged *Ana*"
