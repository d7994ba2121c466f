"""Every payload has the fields Slack sends. The key sets are those of Slack's own published samples."""

from typing import Any

import pytest

from bot.demo.workspace import conversations, installing
from bot.demo.workspace.delivery import envelope
from bot.demo.workspace.interactions import new_trigger
from bot.demo.workspace.model import User
from bot.demo.workspace.render import user_json
from tests.demo.workspace.conftest import BEN, BOT, GENERAL, MAYA, TEAM, Office

J = dict[str, Any]

ENVELOPE = (
    "token team_id context_team_id context_enterprise_id api_app_id event type event_id event_time authorizations "
    "is_ext_shared_channel event_context"
)
SLASH = (
    "token team_id team_domain channel_id channel_name user_id user_name command text api_app_id is_enterprise_install "
    "response_url trigger_id"
)
BASE = "type user api_app_id token team enterprise is_enterprise_install"
VIEW = (
    "id team_id type blocks private_metadata callback_id state hash title clear_on_close notify_on_close close submit "
    "previous_view_id root_view_id app_id external_id app_installed_team_id bot_id"
)
MESSAGE = "client_msg_id type text user ts team blocks"
BOT_PROFILE = "id deleted name updated app_id icons team_id"
USER = (
    "id team_id name deleted color real_name tz tz_label tz_offset profile is_admin is_owner is_primary_owner "
    "is_restricted is_ultra_restricted is_bot is_app_user updated has_2fa is_email_confirmed"
)
PROFILE = (
    "title phone skype real_name real_name_normalized display_name display_name_normalized status_text status_emoji "
    "status_expiration avatar_hash image_24 image_32 image_48 image_72 image_192 image_512 status_text_canonical team "
    "email first_name last_name"
)


def missing(keys: str, payload: J) -> set[str]:
    return set(keys.split()) - set(payload)


class Post:
    """Everything that would go to the app."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.events: list[J] = []
        self.requests: list[J] = []

    def event(self, kind: str) -> J:
        return next(each for each in self.events if each["event"]["type"] == kind)


@pytest.fixture
async def post(office: Office, monkeypatch: pytest.MonkeyPatch) -> Post:
    post = Post(office)
    office.ws.signals.event[:] = [lambda app, event: post.events.append(envelope(office.ws, app, event))]
    original = office.server.delivery.request

    async def noted(outgoing: Any) -> Any:
        post.requests.append(outgoing.payload)
        return await original(outgoing)

    monkeypatch.setattr(office.server.delivery, "request", noted)
    return post


async def test_message_events(office: Office, post: Post) -> None:
    ts = await office.server.say(TEAM, MAYA, GENERAL, "hi <@U00BOT>")
    await office.server.edit(TEAM, MAYA, GENERAL, ts, "hi again")
    await office.server.delete(TEAM, MAYA, GENERAL, ts)
    new, mention, changed, deleted = (each["event"] for each in post.events)
    assert missing(ENVELOPE, post.events[0]) == set()
    assert missing(f"{MESSAGE} channel event_ts channel_type", new) == set()
    assert new["channel_type"] == "channel"
    assert mention["type"] == "app_mention"
    assert missing(f"{MESSAGE} channel event_ts", mention) == set()
    assert "channel_type" not in mention
    edges = "type subtype message previous_message channel hidden ts event_ts channel_type"
    assert missing(edges, changed) == set()
    assert changed["message"]["edited"].keys() == {"user", "ts"}
    assert missing("type subtype previous_message channel hidden deleted_ts ts event_ts channel_type", deleted) == set()
    assert post.events[0]["authorizations"] == [
        {"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
    ]


async def test_own_message_event(office: Office, post: Post) -> None:
    await office.client.chat_postMessage(channel=MAYA, text="x")
    own = post.events[0]["event"]
    assert missing("bot_id type text user ts team bot_profile app_id channel event_ts channel_type", own) == set()
    assert missing(BOT_PROFILE, own["bot_profile"]) == set()
    assert own["channel_type"] == "im"


async def test_other_events(office: Office, post: Post) -> None:
    ts = await office.server.say(TEAM, BEN, GENERAL, "x")
    await office.server.react(TEAM, MAYA, GENERAL, ts, "handshake")
    await office.server.react(TEAM, MAYA, GENERAL, ts, "handshake", add=False)
    await office.server.open_home(TEAM, MAYA)
    new = User("U00NEW", TEAM, "new", "New Colleague", "", None, "Asia/Tokyo")
    conversations.join_team(office.ws, new)
    conversations.join(office.ws, office.ws.channel(TEAM, GENERAL), "U00NEW", inviter=MAYA)
    conversations.change_user(office.ws, new)
    installing.uninstall(office.ws, office.app)
    for kind in ("reaction_added", "reaction_removed"):
        assert set(post.event(kind)["event"]) == {"type", "user", "reaction", "item", "item_user", "event_ts"}
        assert set(post.event(kind)["event"]["item"]) == {"type", "channel", "ts"}
    assert missing("type user channel tab event_ts", post.event("app_home_opened")["event"]) == set()
    notice = [each["event"] for each in post.events if each["event"].get("subtype") == "channel_join"]
    assert [each["user"] for each in notice] == ["U00NEW"]
    assert missing("type subtype text user ts channel event_ts channel_type", notice[0]) == set()
    joined = post.event("member_joined_channel")["event"]
    assert missing("type user channel channel_type team inviter event_ts", joined) == set()
    assert missing(f"{USER} updated", post.event("team_join")["event"]["user"]) == set()
    assert missing("type user cache_ts event_ts", post.event("user_change")["event"]) == set()
    assert post.event("tokens_revoked")["event"]["tokens"] == {"oauth": [], "bot": [BOT]}
    assert post.event("app_uninstalled")


async def test_commands_and_shortcuts(office: Office, post: Post) -> None:
    await office.server.command(TEAM, MAYA, GENERAL, "/rapport x")
    await office.server.command(TEAM, MAYA, office.server.bot_im(TEAM, MAYA), "/rapport x")
    assert missing(SLASH, post.requests[0]) == set()
    assert [each["channel_name"] for each in post.requests] == ["general", "directmessage"]
    ts = await office.server.say(TEAM, BEN, GENERAL, "x")
    await office.server.shortcut(TEAM, MAYA, "log.open")
    await office.server.shortcut(TEAM, MAYA, "save.message", GENERAL, ts)
    globally, on_message = post.requests[2:]
    assert missing("type token action_ts team user callback_id trigger_id", globally) == set()
    keys = "type token action_ts team user channel callback_id trigger_id message_ts message response_url"
    assert missing(keys, on_message) == set()
    assert missing(MESSAGE, on_message["message"]) == set()


async def test_clicks(office: Office, post: Post) -> None:
    go = {"type": "button", "action_id": "go", "value": "7", "text": {"type": "plain_text", "text": "Go"}}
    pick = {"type": "users_select", "action_id": "pick"}
    blocks = [{"type": "actions", "block_id": "b", "elements": [go, pick]}]
    sent = await office.client.chat_postMessage(channel=GENERAL, text="x", blocks=blocks)
    container = {"type": "message", "channel": GENERAL, "ts": sent["ts"]}
    await office.server.click(TEAM, MAYA, container, "b", "pick", BEN)
    await office.server.click(TEAM, MAYA, container, None, "go")
    clicked = post.requests[1]
    assert missing(f"{BASE} container trigger_id channel message state response_url actions", clicked) == set()
    assert set(clicked["container"]) == {"type", "message_ts", "channel_id", "is_ephemeral"}
    assert set(clicked["actions"][0]) == {"action_id", "block_id", "text", "value", "type", "action_ts"}
    assert set(clicked["user"]) == {"id", "username", "name", "team_id"}
    assert clicked["state"]["values"] == {"b": {"pick": {"type": "users_select", "selected_user": BEN}}}
    assert post.requests[0]["actions"][0]["selected_user"] == BEN


async def test_views(office: Office, post: Post) -> None:
    trigger = new_trigger(office.ws, office.app.app, TEAM, MAYA)
    element = {"type": "plain_text_input", "action_id": "v"}
    block = {"type": "input", "block_id": "b", "label": {"type": "plain_text", "text": "L"}, "element": element}
    title = {"type": "plain_text", "text": "T"}
    day = {"type": "actions", "block_id": "more", "elements": [{"type": "datepicker", "action_id": "day"}]}
    view = {"type": "modal", "title": title, "submit": title, "notify_on_close": True, "blocks": [block, day]}
    opened = await office.client.views_open(trigger_id=trigger, view=view)
    shown: J = opened["view"]  # type: ignore[assignment]
    assert missing(VIEW, shown) == set()
    container = {"type": "view", "view_id": shown["id"]}
    await office.server.click(TEAM, MAYA, container, "more", "day", "2026-03-01", {"b": {"v": "typed"}})
    await office.server.submit(TEAM, MAYA, shown["id"])
    await office.server.close_view(TEAM, MAYA, shown["id"])
    clicked, submitted, closed = post.requests
    assert missing(f"{BASE} container trigger_id view actions", clicked) == set()
    assert missing(f"{BASE} trigger_id view response_urls", submitted) == set()
    assert missing(f"{BASE} view is_cleared", closed) == set()
    assert submitted["view"]["state"]["values"] == {
        "b": {"v": {"type": "plain_text_input", "value": "typed"}},
        "more": {"day": {"type": "datepicker", "selected_date": "2026-03-01"}},
    }


async def test_people(office: Office) -> None:
    person = user_json(office.ws.user(TEAM, MAYA), office.ws.now(), with_email=True)
    assert missing(USER, person) == set()
    assert missing(PROFILE, person["profile"]) == set()
    bot = user_json(office.ws.user(TEAM, BOT), office.ws.now(), with_email=True)
    assert missing("api_app_id bot_id always_active", bot["profile"]) == set()
