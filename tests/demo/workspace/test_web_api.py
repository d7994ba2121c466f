"""The Web API answers an app as Slack does, with Slack's own error codes."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.workspace import installing
from tests.demo.workspace.conftest import (
    APP_TOKEN,
    BEN,
    BOT,
    BOT_TOKEN,
    CARO,
    GENERAL,
    MANIFEST,
    MAYA,
    SECRET,
    SECRETS,
    TEAM,
    Office,
)


async def refused(office: Office, method: str, token: str = BOT_TOKEN, **args: Any) -> dict[str, Any]:
    client = AsyncWebClient(token=token, base_url=office.client.base_url, retry_handlers=[])
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=args)
    data: dict[str, Any] = caught.value.response.data  # type: ignore[assignment]
    return data


async def test_auth_test_names_bot_and_team_and_shows_the_scopes(office: Office) -> None:
    answer = await office.client.auth_test()
    assert answer["user_id"] == BOT
    assert answer["bot_id"] == office.app.bot_id
    assert answer["url"] == "https://acme.slack.com/"
    assert set(answer.headers["X-OAuth-Scopes"].split(",")) == set(MANIFEST["oauth_config"]["scopes"]["bot"])


async def test_tokens_are_checked(office: Office) -> None:
    assert (await refused(office, "auth.test", token=""))["error"] == "not_authed"
    assert (await refused(office, "auth.test", token="xoxb-other"))["error"] == "invalid_auth"
    assert (await refused(office, "users.list", token=APP_TOKEN))["error"] == "not_allowed_token_type"
    assert (await refused(office, "apps.connections.open"))["error"] == "not_allowed_token_type"
    assert (await refused(office, "chat.teleport"))["error"] == "unknown_method"


async def test_revoked_and_uninstalled_say_so(office: Office) -> None:
    await office.client.auth_revoke()
    assert (await refused(office, "auth.test"))["error"] == "token_revoked"
    installing.uninstall(office.ws, office.app)
    assert (await refused(office, "auth.test"))["error"] == "account_inactive"


async def test_missing_scope_names_what_is_needed(office: Office) -> None:
    office.app.scopes = frozenset({"chat:write", "im:read"})
    answer = await refused(office, "users.info", user=MAYA)
    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope",
        "users:read",
        "chat:write,im:read",
    )
    assert (await refused(office, "conversations.info", channel=GENERAL))["needed"] == "channels:read"


async def test_posting_follows_the_rules_of_channels(office: Office) -> None:
    office.ws.channel(TEAM, GENERAL).members.remove(BOT)
    assert (await refused(office, "chat.postMessage", channel=GENERAL, text="x"))["error"] == "not_in_channel"
    assert (await refused(office, "chat.postMessage", channel=SECRETS, text="x"))["error"] == "channel_not_found"
    assert (await refused(office, "chat.postMessage", channel="C0NONE", text="x"))["error"] == "channel_not_found"
    assert (await refused(office, "chat.postMessage", channel=CARO, text="x"))["error"] == "channel_not_found"
    office.ws.channel(TEAM, GENERAL).members.append(BOT)
    office.ws.channel(TEAM, GENERAL).is_archived = True
    assert (await refused(office, "chat.postMessage", channel=GENERAL, text="x"))["error"] == "is_archived"


async def test_content_is_checked(office: Office) -> None:
    post = "chat.postMessage"
    assert (await refused(office, post, channel=GENERAL))["error"] == "no_text"
    assert (await refused(office, post, channel=GENERAL, text=" \n"))["error"] == "no_text"
    assert (await refused(office, post, channel=GENERAL, text="x" * 40_001))["error"] == "msg_too_long"
    assert (await refused(office, post, channel=GENERAL, text="x", blocks="[oops"))["error"] == "invalid_blocks_format"
    answer = await refused(office, post, channel=GENERAL, text="x", blocks=[{"type": "section"}])
    assert answer["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/0]" in answer["response_metadata"]["messages"][0]
    long = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}] * 5
    assert (await refused(office, post, channel=GENERAL, blocks=long))["error"] == "msg_blocks_too_long"
    wrong = await refused(office, post, channel=GENERAL, text="x", metadata={"event_type": "a"})
    assert wrong["error"] == "invalid_metadata_schema"
    assert [each.where for each in office.server.rejections] == [post] * 7
    assert office.server.messages(TEAM, GENERAL, MAYA) == []


async def test_message_to_a_user_id_lands_in_their_direct_message(office: Office) -> None:
    answer = await office.client.chat_postMessage(channel=MAYA, text="Good morning")
    opened = await office.client.conversations_open(users=MAYA)
    assert answer["channel"] == opened["channel"]["id"]  # type: ignore[index,call-overload]
    assert answer["message"]["bot_profile"]["id"] == office.app.bot_id  # type: ignore[index,call-overload]


async def test_ephemeral_reaches_its_addressee_alone(office: Office) -> None:
    await office.client.chat_postEphemeral(channel=GENERAL, user=MAYA, text="psst")
    assert [each["text"] for each in office.server.messages(TEAM, GENERAL, MAYA)] == ["psst"]
    assert office.server.messages(TEAM, GENERAL, BEN) == []
    history = await office.client.conversations_history(channel=GENERAL)
    assert history["messages"] == []
    answer = await refused(office, "chat.postEphemeral", channel=GENERAL, user=CARO, text="psst")
    assert answer["error"] == "user_not_in_channel"


async def test_only_own_messages_are_changed(office: Office) -> None:
    theirs = await office.server.say(TEAM, MAYA, GENERAL, "hers")
    assert (await refused(office, "chat.update", channel=GENERAL, ts=theirs, text="x"))[
        "error"
    ] == "cant_update_message"
    assert (await refused(office, "chat.delete", channel=GENERAL, ts=theirs))["error"] == "cant_delete_message"
    assert (await refused(office, "chat.update", channel=GENERAL, ts="1.1", text="x"))["error"] == "message_not_found"
    own = await office.client.chat_postMessage(channel=GENERAL, text="x", blocks=[{"type": "divider"}])
    await office.client.chat_update(channel=GENERAL, ts=str(own["ts"]), text="y")
    shown = office.server.messages(TEAM, GENERAL, MAYA)[-1]
    assert (shown["text"], shown["blocks"], shown["edited"]) == ("y", None, True)
    await office.client.chat_delete(channel=GENERAL, ts=str(own["ts"]))
    assert len(office.server.messages(TEAM, GENERAL, MAYA)) == 1


async def test_history_pages_bounds_and_metadata(office: Office) -> None:
    office.ws.limits.enabled = False
    metadata = {"event_type": "daily", "event_payload": {"id": "d1"}}
    sent = [await office.client.chat_postMessage(channel=GENERAL, text=f"m{n}", metadata=metadata) for n in range(5)]
    first = await office.client.conversations_history(channel=GENERAL, limit=2, include_all_metadata=True)
    assert [each["text"] for each in first["messages"]] == ["m4", "m3"]
    assert first["messages"][0]["metadata"] == metadata  # type: ignore[index]
    cursor = first["response_metadata"]["next_cursor"]  # type: ignore[index,call-overload]
    second = await office.client.conversations_history(channel=GENERAL, limit=2, cursor=cursor)
    assert [each["text"] for each in second["messages"]] == ["m2", "m1"]
    assert "metadata" not in second["messages"][0]  # type: ignore[index]
    third = str(sent[2]["ts"])
    after = await office.client.conversations_history(channel=GENERAL, oldest=third)
    assert [each["text"] for each in after["messages"]] == ["m4", "m3"]
    until_ = await office.client.conversations_history(channel=GENERAL, latest=third, inclusive=True)
    assert [each["text"] for each in until_["messages"]] == ["m2", "m1", "m0"]
    assert (await refused(office, "conversations.history", channel=GENERAL, cursor="%%"))["error"] == "invalid_cursor"
    wrong = await refused(office, "conversations.history", channel=GENERAL, oldest="soon")
    assert wrong["error"] == "invalid_ts_oldest"


async def test_threads(office: Office) -> None:
    ts = await office.server.say(TEAM, MAYA, GENERAL, "question")
    await office.client.chat_postMessage(channel=GENERAL, text="answer", thread_ts=ts)
    await office.server.say(TEAM, BEN, GENERAL, "thanks", thread_ts=ts)
    thread = await office.client.conversations_replies(channel=GENERAL, ts=ts)
    assert [each["text"] for each in thread["messages"]] == ["question", "answer", "thanks"]
    assert thread["messages"][0]["reply_count"] == 2  # type: ignore[index]
    assert thread["messages"][1]["parent_user_id"] == MAYA  # type: ignore[index]
    history = await office.client.conversations_history(channel=GENERAL)
    assert [each["text"] for each in history["messages"]] == ["question"]
    answer = await refused(office, "chat.postMessage", channel=GENERAL, text="x", thread_ts="1.1")
    assert answer["error"] == "thread_not_found"


async def test_people_are_described_in_full(office: Office) -> None:
    user = (await office.client.users_info(user=MAYA))["user"]
    assert (user["tz"], user["profile"]["email"], user["deleted"]) == (  # type: ignore[index,call-overload]
        "Europe/Berlin", "maya@acme.test", False)  # fmt: skip
    assert (await office.client.users_lookupByEmail(email="MAYA@acme.test"))["user"]["id"] == MAYA  # type: ignore[index,call-overload]
    assert (await refused(office, "users.lookupByEmail", email="no@acme.test"))["error"] == "users_not_found"
    assert (await refused(office, "users.info", user="U0NONE"))["error"] == "user_not_found"
    listed: list[str] = []
    cursor = ""
    while True:
        page = await office.client.users_list(limit=2, cursor=cursor)
        listed += [each["id"] for each in page["members"]]
        cursor = page["response_metadata"]["next_cursor"]  # type: ignore[index,call-overload]
        if not cursor:
            break
    assert listed == [MAYA, BEN, CARO, BOT]


async def test_addresses_are_only_for_those_allowed_to_read_them(office: Office) -> None:
    office.app.scopes -= {"users:read.email"}
    user = (await office.client.users_info(user=MAYA))["user"]
    assert "email" not in user["profile"]  # type: ignore[index,call-overload]


async def test_direct_messages_are_opened_once(office: Office) -> None:
    first = await office.client.conversations_open(users=MAYA)
    again = await office.client.conversations_open(users=[MAYA])
    group = await office.client.conversations_open(users=[MAYA, BEN])
    assert first["channel"]["id"] == again["channel"]["id"]  # type: ignore[index,call-overload]
    assert again["already_open"] is True
    assert group["channel"]["id"].startswith("G")  # type: ignore[index,call-overload]
    assert (await refused(office, "conversations.open", users=CARO))["error"] == "user_disabled"
    assert (await refused(office, "conversations.open", users="U0NONE"))["error"] == "user_not_found"
    assert (await refused(office, "conversations.open"))["error"] == "users_list_not_supplied"


async def test_reactions(office: Office) -> None:
    ts = await office.server.say(TEAM, MAYA, GENERAL, "hello")
    item = {"channel": GENERAL, "timestamp": ts}
    await office.client.reactions_add(name="tada", **item)
    assert (await refused(office, "reactions.add", name="tada", **item))["error"] == "already_reacted"
    found = await office.client.reactions_get(**item)
    assert found["message"]["reactions"] == [{"name": "tada", "users": [BOT], "count": 1}]  # type: ignore[index,call-overload]
    await office.client.reactions_remove(name="tada", **item)
    assert (await refused(office, "reactions.remove", name="tada", **item))["error"] == "no_reaction"
    assert (await refused(office, "reactions.add", name="no such", **item))["error"] == "invalid_name"


async def test_quiet_hours_and_the_rest(office: Office) -> None:
    dnd = office.ws.user(TEAM, MAYA).dnd
    dnd.enabled, dnd.next_start, dnd.next_end = True, 100, 200
    dnd.snooze_until = int(office.ws.now().timestamp()) + 60
    answer = await office.client.dnd_info(user=MAYA)
    assert (answer["dnd_enabled"], answer["snooze_enabled"], answer["next_dnd_end_ts"]) == (True, True, 200)
    team = await office.client.dnd_teamInfo(users=[MAYA, BEN])
    assert team["users"][BEN]["dnd_enabled"] is False  # type: ignore[index,call-overload]
    assert (await office.client.team_info())["team"]["domain"] == "acme"  # type: ignore[index,call-overload]
    bot = await office.client.bots_info(bot=office.app.bot_id)
    assert bot["bot"]["user_id"] == BOT  # type: ignore[index,call-overload]
    assert (await refused(office, "api.test", error="my_error"))["error"] == "my_error"


async def test_code_is_exchanged_once_for_a_token(office: Office) -> None:
    office.ws.add_team("T0002", name="Other")
    code = installing.issue_oauth_code(office.ws, office.app.app.id, "T0002", "U2", ["chat:write", "commands"])
    secret = {"client_id": office.app.app.client_id, "client_secret": office.app.app.client_secret}
    client = AsyncWebClient(base_url=office.client.base_url)
    answer = await client.oauth_v2_access(code=code, **secret)
    assert answer["team"] == {"id": "T0002", "name": "Other"}
    assert answer["scope"] == "chat:write,commands"
    mine = AsyncWebClient(token=str(answer["access_token"]), base_url=office.client.base_url)
    assert (await mine.auth_test())["team_id"] == "T0002"
    with pytest.raises(SlackApiError, match="invalid_code"):
        await client.oauth_v2_access(code=code, **secret)
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        await client.oauth_v2_access(code=code, client_id=secret["client_id"], client_secret="wrong")


async def test_teams_are_apart(office: Office) -> None:
    office.ws.add_team("T0002", name="Other")
    office.ws.add_user("T0002", "U2", name="zoe")
    office.ws.add_channel("T0002", "C2", "general", members=["U2"])
    office.ws.install_app("T0002", manifest=MANIFEST, bot_token="xoxb-two", signing_secret=SECRET)
    other = AsyncWebClient(token="xoxb-two", base_url=office.client.base_url)
    assert [each["id"] for each in (await other.conversations_list())["channels"]] == ["C2"]
    assert (await refused(office, "users.info", token="xoxb-two", user=MAYA))["error"] == "user_not_found"
    assert (await refused(office, "chat.postMessage", channel="C2", text="x"))["error"] == "channel_not_found"


async def test_a_persons_channels_come_in_pages_and_private_ones_only_where_the_bot_is_too(office: Office) -> None:
    ws, bot = office.ws, BOT
    for number in range(8):
        ws.add_channel(TEAM, f"C9{number}", f"c{number}", members=[MAYA, bot] if number % 2 else [MAYA])
        ws.channel(TEAM, f"C9{number}").kind = "group" if number > 3 else "channel"
    ws.channel(TEAM, "C90").is_archived = True
    asked = {"user": MAYA, "types": "public_channel,private_channel", "limit": 2}
    found, cursor = [], ""
    while True:
        page = await office.client.api_call("users.conversations", params={**asked, "cursor": cursor})
        found += [each["id"] for each in page["channels"] if each["id"].startswith("C9")]
        assert not {"is_member", "num_members"} & page["channels"][0].keys()
        if not (cursor := page["response_metadata"]["next_cursor"]):
            break
    assert found == ["C90", "C91", "C92", "C93", "C95", "C97"]
    public = await office.client.api_call("users.conversations", params={"user": MAYA, "exclude_archived": "true"})
    assert [each["id"] for each in public["channels"] if each["id"].startswith("C9")] == ["C91", "C92", "C93"]
    bens = await office.client.api_call("users.conversations", params={**asked, "user": BEN, "limit": 999})
    assert [each["id"] for each in bens["channels"]] == [GENERAL]
    own = await office.client.api_call("users.conversations", params={"types": "private_channel"})
    assert [each["id"] for each in own["channels"]] == ["C95", "C97"]
    assert (await refused(office, "users.conversations", types="everything"))["error"] == "invalid_types"
    assert (await refused(office, "users.conversations", user="U404"))["error"] == "user_not_found"
    assert (await refused(office, "users.conversations", limit="1000"))["error"] == "invalid_limit"
    office.app.scopes = frozenset({"channels:read"})
    assert (await refused(office, "users.conversations", types="private_channel"))["needed"] == "groups:read"


async def test_form_json_and_query_are_all_understood(office: Office) -> None:
    form = await office.client.api_call("users.info", data={"user": MAYA})
    query = await office.client.api_call("users.info", http_verb="GET", params={"user": MAYA})
    body = await office.client.api_call("users.info", json={"user": MAYA})
    assert form["user"] == query["user"] == body["user"]
