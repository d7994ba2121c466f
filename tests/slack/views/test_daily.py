"""The daily message as it is drawn: short, safe, and never more than Slack takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.workspace.blocks import check_blocks, too_long_for_a_message
from bot.domain.nudges import Reason
from bot.slack.requests import Block, Message
from bot.slack.views.daily import daily_message, drafted
from bot.usecases.daily import NO_EXTRAS, Daily, DailyItem, Extras, Proposal, Review, Section, State

DAY = date(2026, 3, 2)
GAP = Reason("gap", {"days": 42.0, "usual_days": 21.0, "cadence_days": None, "contact": "met"})


def due(number: int = 1, name: str = "Bo Lind", about: str = "send the deck", **values: Any) -> DailyItem:
    reason = Reason("due", {"days": 0, "kind": "follow_up", "about": about})
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return DailyItem(f"f{number}", "due", number, 7, name, (reason,), title=about, due_at=at, **values)


def person(number: int = 1, name: str = "Ana Silva", note: str = "her move to Berlin", **values: Any) -> DailyItem:
    reasons = (GAP, Reason("last_time", {"note": note}))
    return DailyItem(f"p{number}", "people", number, number, name, reasons, **values)


def story(number: int = 1, title: str = "Async without tears", name: str = "", **values: Any) -> DailyItem:
    reasons = (Reason("concerns", {"name": name, "topic": "python"}),) if name else ()
    url = values.pop("url", f"https://example.com/{number}")
    person_id = 7 if name else None
    return DailyItem(
        f"s{number}", "stories", number, person_id, name, reasons, title=title, url=url, source="A blog", **values
    )


def drawn(*items: DailyItem, more_due: int = 0, extras: Extras = NO_EXTRAS) -> Message:
    """The message, which a strict Slack accepts."""
    message = daily_message(Daily(250446776363563863, DAY, items, more_due, extras=extras))
    assert check_blocks(json.loads(json.dumps(message.blocks)), "message") == []
    assert not too_long_for_a_message(json.loads(json.dumps(message.blocks)))
    assert len(message.blocks) <= 50
    assert 0 < len(message.text) <= 4000
    return message


def texts(message: Message) -> str:
    return json.dumps(message.blocks, ensure_ascii=False)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object inside a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def elements(message: Message, block_id: str) -> list[Block]:
    return next(block["elements"] for block in message.blocks if block.get("block_id") == block_id)


def test_message_says_whom_and_why_in_the_order_of_the_sections() -> None:
    message = drawn(due(), person(), story(name="Ana Silva"))
    said = [block["text"]["text"] for block in message.blocks if block["type"] in ("section", "header")]
    assert said == [
        "Monday, 2 March",
        ":bell:  *To follow up*",
        "*Bo Lind*\nSend the deck, due today",
        ":wave:  *Worth a message*",
        "*Ana Silva*\n6 weeks since you last met; you usually talk every 3. Last time: her move to Berlin",
        ":newspaper:  *To read and share*",
        "<https://example.com/1|Async without tears>\nA blog  ·  Might interest Ana Silva (python)",
    ]


def test_every_item_has_its_buttons() -> None:
    message = drawn(due(), person(), story(name="Ana Silva"))
    assert [one["action_id"] for one in elements(message, "nudge:f1:row")] == [
        "nudge.done",
        "nudge.log",
        "nudge.draft",
        "nudge.snooze",
    ]
    row = elements(message, "nudge:p1:row")
    assert [one["action_id"] for one in row] == [
        "nudge.done",
        "nudge.log",
        "nudge.draft",
        "nudge.snooze",
        "nudge.more",
    ]
    assert [option["text"]["text"] for option in row[3]["options"]] == ["1 week", "2 weeks", "1 month", "Until a day…"]
    assert [option["value"] for option in row[4]["options"]] == [
        "250446776363563863:p1:why",
        "250446776363563863:p1:less",
        "250446776363563863:p1:never",
    ]
    share = next(block["accessory"] for block in message.blocks if block.get("block_id") == "nudge:s1")
    assert (share["text"]["text"], share["value"]) == ("Share with Ana Silva", "250446776363563863:s1")


def test_phone_gets_all_of_it_as_text() -> None:
    text = drawn(due(), person(), story()).text
    for part in ("Bo Lind: Send the deck, due today", "Ana Silva: 6 weeks since", "Berlin", "Async without tears"):
        assert part in text


@pytest.mark.parametrize(
    ("state", "values", "said"),
    [
        ("done", {"told": "Noted as a message today"}, ":white_check_mark: ~*Ana Silva*~  ·  noted as a message today"),
        ("snoozed", {"until": date(2026, 3, 16)}, ":zzz: ~*Ana Silva*~  ·  snoozed until Mon 16 Mar"),
        ("dismissed", {"told": "Not brought up again"}, ":heavy_minus_sign: ~*Ana Silva*~  ·  not brought up again"),
        ("gone", {}, ":heavy_minus_sign: ~*Ana Silva*~  ·  not there any more"),
    ],
)
def test_settled_item_is_one_struck_line(state: State, values: dict[str, Any], said: str) -> None:
    message = drawn(person(state=state, **values))
    (block,) = [block for block in message.blocks if block.get("block_id") == "nudge:p1"]
    assert block["text"]["text"] == said
    assert "nudge:p1:row" not in texts(message)


def test_undo_is_offered_only_for_what_can_be_taken_back() -> None:
    assert "nudge.undo" in texts(drawn(person(state="done", journal_id=5)))
    assert "nudge.undo" not in texts(drawn(person(state="done")))


def test_footer_counts_what_is_settled() -> None:
    open_, done = due(1), person(2, state="done")
    assert "1 of 2 done" in texts(drawn(open_, done))
    assert "All done for today" in texts(drawn(done))
    assert "React with" in texts(drawn(open_))
    assert "3 more are due" in texts(drawn(open_, more_due=3))


def test_nothing_people_wrote_notifies_or_links() -> None:
    nasty = "<!channel> & <!here|here> <!subteam^S1|@all> *b* _i_ ~s~ `c` <https://evil.example|click>"
    message = drawn(
        due(1, name=nasty, about=nasty), person(2, name=nasty, note=nasty), story(3, title=nasty, name=nasty)
    )
    marked = [value["text"] for value in _objects(message.blocks) if value.get("type") == "mrkdwn"]
    for part in (" ".join(marked), message.text):
        assert "<!" not in part
        assert "&lt;https://evil" in part
    assert "~*&lt;" in texts(drawn(person(name=nasty, state="done")))


def test_address_of_a_story_cannot_break_out_of_its_link() -> None:
    message = drawn(story(url="https://example.com/?a=1&b=<x>|<!channel> y"))
    assert "<https://example.com/?a=1&amp;b=%3Cx%3E%7C%3C!channel%3E%20y|Async without tears>" in texts(message)


def test_longest_morning_fits() -> None:
    name, note = "N" * 300 + " 👩‍👩‍👧 " + "&" * 300, "&<>" * 3000
    birthday = Reason("birthday", {"days": 1, "weekday": "Tuesday"})
    owed = Reason("owed", {"days": 3, "about": note})
    items = [due(n, name, note) for n in range(10)] + [person(n, name, note) for n in range(3)]
    items += [DailyItem(f"b{n}", "dates", n, n, name, (birthday,)) for n in range(6)]
    items += [DailyItem(f"r{n}", "owed", n, n, name, (owed,), url="https://example.com/" + "p" * 300) for n in range(5)]
    items += [story(n, note, name, url="https://example.com/" + "&" * 1500) for n in range(3)]
    names = (name, name, name)
    extras = Extras("weekly", Proposal("tag", "t" * 300, 9), Review(200, 200, 200, names, names, names))
    message = drawn(*items, more_due=40, extras=extras)
    acting = [block for block in message.blocks if block.get("accessory") or block["type"] == "actions"]
    answerable = {str(block.get("block_id")).removesuffix(":row") for block in acting}
    assert answerable == {"notice", "proposal", *(f"nudge:{item.key}" for item in items)}
    settled = [replace(item, state="done", journal_id=250446776363563863, told="x" * 200) for item in items]
    drawn(*settled, extras=extras)


_SECTIONS: tuple[Section, ...] = ("due", "people", "dates", "owed", "stories")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_SECTIONS),
            st.text(max_size=400),
            st.text(max_size=400),
            st.sampled_from(("open", "done", "snoozed", "dismissed", "gone")),
        ),
        max_size=25,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_message_that_slack_accepts(rows: list[tuple[Section, str, str, State]]) -> None:
    items = []
    for number, (section, name, words, state) in enumerate(rows):
        reasons = (Reason("due", {"days": 2, "kind": "promise", "about": words}), Reason("last_time", {"note": words}))
        items.append(
            DailyItem(f"x{number}", section, number, number, name, reasons, title=words, url=words, state=state)
        )
    assert drawn(*items)


def test_drafted_message_names_the_person_and_the_story() -> None:
    item = story(name="Ana Silva")
    assert drafted(item) == "Hi Ana, I saw this and thought of you: Async without tears\nhttps://example.com/1"
    assert drafted(story(name="")).startswith("Hi, I saw")


def test_week_a_proposal_and_a_slower_pace_are_said_in_blocks_and_in_text() -> None:
    review = Review(2, 0, 1, ("Ana", "Bo"), (), ("Cy",))
    extras = Extras("weekly", Proposal("tag", "vendors", 4), review)
    message = drawn(due(), extras=extras)
    for said in (texts(message), message.text):
        assert "from now on one comes once a week" in said
        assert "You always skip #vendors (4 suggestions, none taken up)" in said
        assert "2 kept" in said
    assert [one["value"] for one in elements(message, "proposal")] == ["250446776363563863:tag:vendors"] * 2
    adopted = Extras(proposal=Proposal("hour", "11", 9, "adopted"))
    assert "comes at 11:00 from now on" in texts(drawn(due(), extras=adopted))
    assert "learned.yes" not in texts(drawn(due(), extras=adopted))


def test_last_message_stands_alone() -> None:
    message = drawn(extras=Extras("off"))
    assert "this is the last one" in texts(message)
    assert "this is the last one" in message.text
    assert "All done" not in texts(message)


def test_long_message_keeps_later_answers_in_menus_and_people_their_buttons() -> None:
    message = drawn(*(due(n) for n in range(1, 11)), person(20))
    rows = [block["block_id"] for block in message.blocks if block["type"] == "actions"]
    assert rows == [*(f"nudge:f{n}:row" for n in range(1, 6)), "nudge:p20:row"]
    menu = next(block["accessory"] for block in message.blocks if block.get("block_id") == "nudge:f9")
    labels = [option["text"]["text"] for option in menu["options"]]
    assert labels == ["Done", "Log…", "Snooze 1 week", "Draft…", "Snooze 1 month"]


def test_long_name_does_not_fill_the_share_button() -> None:
    message = drawn(story(name="Maximiliane-Friederike von und zu Hohenlohe"))
    assert '"Share with Maximiliane-Friederike"' in texts(message)


@pytest.mark.parametrize(("items", "offered"), [((story(),), False), ((story(), due()), True)])
def test_a_snooze_is_offered_where_something_can_be_put_off(items: tuple[DailyItem, ...], offered: bool) -> None:
    assert (":zzz:" in texts(drawn(*items))) is offered
