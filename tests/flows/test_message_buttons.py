"""Every button of the daily message pressed twice, after a week, after a merge or forgetting, and by somebody else."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import morning_services
from bot.domain.errors import RapportError
from bot.domain.scope import Scope
from bot.jobs.mornings import run_mornings
from bot.slack.features import FEATURES, daily, nudge_forms
from bot.slack.requests import Click, FieldErrors, Fresh, Open, Submission
from bot.slack.routes import Routes
from bot.slack.views.errors import refusal
from bot.storage import schema
from bot.storage.feeds import add_feed, add_stories, subscribe
from bot.storage.tx import Tx
from tests.support.world import World, open_world, shown

MORNING = datetime(2026, 12, 7, 8, 0, tzinfo=UTC)
_TRIGGERS = count()
# Buttons of the message that are no feature's own: of its stories, and of the rule it may propose.
BESIDE = ("trends.more", "trends.less", "learned.yes", "learned.no")
HISTORY = (
    "add Ana Silva, birthday 7 December",
    "remind Bo Lind in 2 weeks about the deck",
    "met Cy Young on 1 August 2026",
    "met Cy Young on 1 September 2026",
    "met Cy Young on 1 October 2026, he likes climbing #climbing",
)


@pytest.fixture
async def world(migrated_sqlite_url: str) -> AsyncIterator[World]:
    async with open_world(migrated_sqlite_url, "http", rate_limits=False) as opened:
        for line in HISTORY:
            if line.startswith("remind"):
                await opened.command("add Bo Lind")
            await opened.command(line)
        await opened.app.services.db.write(_story_and_answers, opened.clock.now())
        opened.clock.set(MORNING)
        report = await run_mornings(morning_services(opened.app), MORNING)
        assert report.count("sent") == 1
        await opened.settled()
        yield opened


def _story_and_answers(tx: Tx, now: datetime) -> None:
    """A story that concerns Cy, and answers from which a rule can be drawn: vendors are always skipped."""
    feed_id = add_feed(tx, "https://blog.example/feed", "A blog", None, MORNING + timedelta(days=9), now)
    row = {"guid": "1", "url": "https://example.com/1", "title": "Climbing after forty", "summary": ""}
    add_stories(tx, feed_id, [row | {"published_at": MORNING - timedelta(hours=9)}], now)
    subscribe(tx, Scope("T1", "U1"), feed_id, None, now)
    owner = {"workspace_id": "T1", "user_id": "U1"}
    for number, verb in enumerate(("snooze", "never", "less", "snooze", "done", "done", "done"), 1):
        name, tag = f"Vendor {number}", "vendors" if verb != "done" else "friends"
        person = owner | {"id": number, "name": name, "name_key": name.lower(), "created_at": now}
        tx.execute(schema.people.insert().values(person))
        tx.execute(schema.person_tags.insert().values(owner | {"person_id": number, "tag": tag}))
        answer = owner | {"delivery_id": number, "item": f"p{number}", "person_id": number, "verb": verb, "at": now}
        tx.execute(schema.nudge_answers.insert().values(answer))


def message(world: World) -> dict[str, Any]:
    """The daily message as it is on the screen now."""
    return next(m for m in reversed(world.screen("U1", world.im())) if "To follow up" in shown(m))


def choices(said: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(block id, action id, value) of everything that can be pressed or chosen."""
    found = []
    for block in said["blocks"]:
        for element in [*block.get("elements", ()), block.get("accessory") or {}]:
            if "action_id" in element:
                values = [option["value"] for option in element.get("options", ())] or [element.get("value", "")]
                found += [(block["block_id"], element["action_id"], value) for value in values]
    return found


async def press(world: World, choice: tuple[str, str, str], user: str = "U1") -> Any:
    """Press as from a screen that still shows the message as it was sent, and send the form that opens; the answer."""
    block_id, action_id, value = choice
    services, routes = world.app.services, Routes(FEATURES)
    trigger, caller = f"{next(_TRIGGERS)}", await world.app.services.members.caller(Scope("T1", user))
    click = Click(caller, action_id, value, block_id, trigger, f"t:{trigger}", None, None, None, None)
    try:
        answer = await routes.actions[action_id](services, click)
    except RapportError as error:
        # The edge says it beside the message.
        return Fresh(refusal(error.text))
    if isinstance(answer, Open) and "submit" in answer.view:
        values = {"person": "", "day": "2027-01-20" if answer.view["callback_id"] == "nudge.snoozed" else None}
        callback_id, metadata = answer.view["callback_id"], answer.view.get("private_metadata", "")
        form = Submission(caller, callback_id, f"V{trigger}", metadata, values, f"v:{trigger}")
        try:
            answer = await routes.views[callback_id](services, form)
        except RapportError as error:
            answer = Fresh(refusal(error.text))
    await world.settled()
    return answer


async def kept(world: World) -> str:
    """Everything of the owner's own that an answer could change."""

    def read(tx: Tx) -> str:
        tables = (schema.people, schema.interactions, schema.follow_ups, schema.notes)
        return json.dumps([[dict(row) for row in tx.execute(select(t)).mappings()] for t in tables], default=str)

    return await world.app.services.db.read(read)


async def contacts(world: World) -> int:
    return len(await world.app.services.db.read(lambda tx: tx.execute(select(schema.interactions.c.id)).all()))


async def test_every_kind_of_button_is_in_the_message(world: World) -> None:
    own = {action for feature in (daily.FEATURE, nudge_forms.FEATURE) for action in feature.actions}
    # What was answered shows its Undo in place of its other buttons.
    assert {action for _, action, _ in choices(message(world))} == own - {"nudge.undo"} | set(BESIDE)
    redrawn = await press(world, choices(message(world))[0])
    assert "nudge.undo" in {action for _, action, _ in choices({"blocks": redrawn.blocks})}
    said = shown(message(world))
    for name in ("Ana Silva", "Bo Lind", "Cy Young"):
        assert name in said


async def test_each_pressed_twice_is_answered_and_counts_once(world: World) -> None:
    first, done_before = message(world), await contacts(world)
    for choice in choices(first):
        if choice[1] in ("nudge.log", "nudge.draft"):
            continue
        await press(world, choice)
        after = await kept(world)
        await press(world, choice)
        assert await kept(world) == after, choice
    # Done on the birthday is a message to Ana, done on the silent friend one to him; a follow-up done is none.
    assert await contacts(world) - done_before == 2
    redrawn = await press(world, choices(first)[0])
    assert "3 of 4 done" in json.dumps(redrawn.blocks)
    for choice in choices({"blocks": redrawn.blocks}):
        if choice[1] == "nudge.undo":
            await press(world, choice)
            after = await kept(world)
            await press(world, choice)
            assert await kept(world) == after, choice
    assert await contacts(world) == done_before


async def test_each_after_a_week_is_still_answered(world: World) -> None:
    first = message(world)
    world.clock.advance(timedelta(days=7))
    for choice in choices(first):
        answer = await press(world, choice)
        assert not isinstance(answer, FieldErrors) or choice[1] in ("nudge.log", "nudge.share"), choice
    redrawn = await press(world, choices(first)[0])
    assert "3 of 4 done" in json.dumps(redrawn.blocks)


async def test_each_by_somebody_else_changes_nothing_and_shows_nothing(world: World) -> None:
    first, before = message(world), await kept(world)
    for choice in choices(first):
        answer = await press(world, choice, user="U2")
        assert isinstance(answer, Fresh), choice
        assert re.search("not (kept|there) any more", answer.message.text), choice
        assert not any(name in str(answer) for name in ("Ana Silva", "Bo Lind", "Cy Young"))
    assert await kept(world) == before
    assert shown(message(world)) == shown(first)


@pytest.mark.parametrize("how", ["forget", "merge"])
async def test_each_after_the_person_was_forgotten_or_merged_says_so(world: World, how: str) -> None:
    first = message(world)

    def gone(tx: Tx) -> None:
        tx.execute(schema.people.delete())

    if how == "forget":
        await world.app.services.db.write(gone)
    else:
        await world.command("merge Cy Young into Bo Lind")
        await world.press(world.last(), "Merge")
        await world.command("merge Ana Silva into Bo Lind")
        await world.press(world.last(), "Merge")
    for choice in choices(first):
        await press(world, choice)
    redrawn = await press(world, next(one for one in choices(first) if one[1] == "nudge.done" and ":p" in one[2]))
    assert "not there any more" in json.dumps(redrawn.blocks)
    names = await world.app.services.db.read(lambda tx: list(tx.execute(select(schema.people.c.name)).scalars()))
    names = [name for name in names if not name.startswith(("Vendor", "Friend"))]
    assert names == ([] if how == "forget" else ["Bo Lind"])


async def test_draft_is_filled_in_and_sending_it_is_noted_without_its_words(world: World) -> None:
    before = await contacts(world)
    choice = next(one for one in choices(message(world)) if one[1] == "nudge.draft" and ":p" in one[2])
    where = {"type": "message", "channel": world.im(), "ts": message(world)["ts"], "ephemeral": False}
    await world.server.click("T1", "U1", where, *choice)
    await world.settled()
    (form,) = world.server.views("T1", "U1")
    assert "Hi Cy, how have you been?" in str(form)
    assert "you like climbing" in str(form)
    await world.server.submit("T1", "U1", form["id"], {"message": {"message": "quite another thing"}})
    await world.settled()
    assert await contacts(world) == before + 1
    assert "noted: message" in shown(message(world))
    assert "quite another thing" not in shown(await world.command("who Cy"))


async def test_snooze_until_a_day_and_not_a_past_one(world: World) -> None:
    choice = next(one for one in choices(message(world)) if one[2].endswith(":date") and ":p" in one[2])
    where = {"type": "message", "channel": world.im(), "ts": message(world)["ts"], "ephemeral": False}
    await world.server.click("T1", "U1", where, *choice)
    await world.settled()
    (form,) = world.server.views("T1", "U1")
    outcome = await world.server.submit("T1", "U1", form["id"], {"day": {"day": "2026-12-07"}})
    assert list(outcome.errors or {}) == ["day"]
    await world.server.submit("T1", "U1", form["id"], {"day": {"day": "2027-01-20"}})
    await world.settled()
    assert "snoozed until Wed 20 Jan" in shown(message(world))
    await world.command("settings")
    await world.press(world.last(), "What was learned (1)")
    assert "*Cy Young*: snoozed until Wed 20 Jan" in shown(world.last())
    await world.press(world.last(), "Undo")
    assert "taken back" in shown(world.last())


async def test_why_shows_the_figures(world: World) -> None:
    choice = next(one for one in choices(message(world)) if one[2].endswith(":why"))
    where = {"type": "message", "channel": world.im(), "ts": message(world)["ts"], "ephemeral": False}
    await world.server.click("T1", "U1", where, *choice)
    await world.settled()
    (view,) = world.server.views("T1", "U1")
    assert "3 conversations since 1 Aug 2026, the last on 1 Oct 2026" in shown(view)
    assert "Silence now: 2 months" in shown(view)
