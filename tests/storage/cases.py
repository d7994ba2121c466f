"""How each storage function that takes a `Scope` is called: as `me`, about things of `it` (mine, or somebody else's)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.people import Key
from bot.domain.scope import Scope
from bot.domain.trends import Topic
from bot.storage import (
    changes,
    circles,
    deliveries,
    digests,
    entries,
    fatigue,
    feeds,
    follow_ups,
    interests,
    journal,
    kept_words,
    learning,
    members,
    mornings,
    people,
    removal,
    rows,
    schema,
    search,
    weeks,
)
from bot.storage.changes import Changes
from bot.storage.ids import new_id
from bot.storage.tx import Tx
from tests.storage.owners import NOW, THEN, Owned

Case = Callable[[Tx, Scope, Owned], Any]
DAY = date(2026, 3, 1)
SOON = NOW + timedelta(days=2000)


def _closed(tx: Tx, me: Scope) -> Any:
    """Everything of the owner's done, then told."""
    mine = schema.follow_ups.c.workspace_id == me.workspace_id, schema.follow_ups.c.user_id == me.user_id
    tx.execute(schema.follow_ups.update().where(*mine).values(state="done", closed_at=NOW))
    return weeks.closed_since(tx, me, THEN)


def _silenced(tx: Tx, me: Scope) -> Any:
    """Everybody of the owner's muted, then told."""
    mine = schema.people.c.workspace_id == me.workspace_id, schema.people.c.user_id == me.user_id
    tx.execute(schema.people.update().where(*mine).values(muted=True))
    return learning.silenced_people(tx, me, NOW)


def _note(it: Owned) -> rows.Note:
    return rows.Note(new_id(), it.person, new_id(), "x", "x", None, NOW)


def _interaction(it: Owned) -> rows.Interaction:
    return rows.Interaction(new_id(), it.person, new_id(), "met", NOW, None, "typed", None, None)


def _person(it: Owned) -> rows.Person:
    values = dict.fromkeys(rows.Person.__slots__)
    return rows.Person(**{**values, "id": it.person, "name": f"Ana {it.secret}", "muted": False})  # type: ignore[arg-type]


def _follow_up(it: Owned) -> rows.FollowUp:
    values = dict.fromkeys(rows.FollowUp.__slots__)
    return rows.FollowUp(**{**values, "id": it.follow_up, "state": "open"})  # type: ignore[arg-type]


def _story(it: Owned) -> rows.Story:
    return rows.Story(it.story, it.feed, "Feed", None, None, "https://x.example/1", "New", "", NOW)


def _circle(it: Owned) -> circles.Circle:
    return circles.Circle(it.circle, f"Club {it.secret}", "club", 14.0, 1)


def _plan(tx: Tx, me: Scope, it: Owned) -> None:
    follow_ups.add_follow_up(
        Changes(tx, me),
        follow_up_id=new_id(),
        person_id=it.person,
        line_id=it.line,
        kind="reply",
        due_at=THEN,
        has_time=False,
        about="",
        every=None,
        now=NOW,
    )


def _revert(tx: Tx, me: Scope, it: Owned) -> Any:
    """A journal entry that speaks of somebody else's rows, and of an owner that is not its own."""
    owner = {"workspace_id": it.scope.workspace_id, "user_id": it.scope.user_id}
    gone = {**owner, "tag": "planted", "person_id": it.person, "words": "planted"}
    steps = [
        {"do": "insert", "table": "notes", "key": {"id": it.note, **owner}},
        {
            "do": "update", "table": "people", "key": {"id": it.person, **owner},
            "before": {"company": "taken", **owner}, "after": {"company": f"Climbing {it.secret}", **owner},
        },
        {"do": "delete", "table": "person_tags", "row": gone},
    ]  # fmt: skip
    return changes.revert(tx, me, steps)


def _replace_keys(tx: Tx, me: Scope, it: Owned) -> None:
    people.replace_keys(tx, Changes(tx, me), me, it.person, [Key("name", "zed")], {})


_KEY = Key("name", "ana")
_VOID: dict[Key, str | None] = {}

CASES: dict[str, Case] = {
    "changes.revert": _revert,
    "circles.add_circle": lambda tx, me, it: circles.add_circle(Changes(tx, me), "New", f"new {it.secret}", NOW),
    "circles.find_circle": lambda tx, me, it: circles.find_circle(tx, me, "club"),
    "circles.get_circle": lambda tx, me, it: circles.get_circle(tx, me, it.circle),
    "circles.list_circles": lambda tx, me, it: circles.list_circles(tx, me, limit=9, offset=0),
    "circles.circle_names": lambda tx, me, it: circles.circle_names(tx, me),
    "circles.change_circle": lambda tx, me, it: circles.change_circle(Changes(tx, me), _circle(it), cadence_days=1.0),
    "circles.delete_circle": lambda tx, me, it: circles.delete_circle(tx, Changes(tx, me), me, _circle(it)),
    "circles.add_member": lambda tx, me, it: circles.add_member(Changes(tx, me), it.circle, it.other),
    "circles.drop_member": lambda tx, me, it: circles.drop_member(Changes(tx, me), it.circle, it.person),
    "circles.member_ids": lambda tx, me, it: circles.member_ids(tx, me, it.circle),
    "circles.circle_people": lambda tx, me, it: circles.circle_people(tx, me, it.circle, limit=9, offset=0),
    "circles.circles_of": lambda tx, me, it: circles.circles_of(tx, me, it.person),
    "circles.move_memberships": lambda tx, me, it: circles.move_memberships(
        tx, Changes(tx, me), me, it.person, it.other
    ),
    "circles.tag_cadence": lambda tx, me, it: circles.tag_cadence(tx, me, f"tag{it.secret}"),
    "circles.set_tag_cadence": lambda tx, me, it: circles.set_tag_cadence(
        tx, Changes(tx, me), me, f"tag{it.secret}", None
    ),
    "circles.tag_holders": lambda tx, me, it: circles.tag_holders(tx, me, f"tag{it.secret}"),
    "circles.tag_cadence_list": lambda tx, me, it: circles.tag_cadence_list(tx, me),
    "circles.circle_cadence_list": lambda tx, me, it: circles.circle_cadence_list(tx, me),
    "circles.people_with_cadence": lambda tx, me, it: circles.people_with_cadence(tx, me, limit=9, offset=0),
    "circles.group_cadences": lambda tx, me, it: circles.group_cadences(tx, me, [it.person]),
    "circles.mark_group_stale": lambda tx, me, it: circles.mark_group_stale(
        tx, me, tags=[f"tag{it.secret}"], circle_ids=[it.circle]
    ),
    "circles.mark_changed_groups_stale": lambda tx, me, it: circles.mark_changed_groups_stale(
        tx, me, [{"table": "circles", "key": {"id": it.circle}}]
    ),
    "deliveries.due_users": lambda tx, me, it: deliveries.due_users(tx, NOW, limit=9, only=me),
    "deliveries.move_on": lambda tx, me, it: deliveries.move_on(tx, [(me, NOW)]),
    "deliveries.open_deliveries": lambda tx, me, it: deliveries.open_deliveries(tx, [(me, date(2026, 3, 2))], NOW, NOW),
    "deliveries.take_over": lambda tx, me, it: deliveries.take_over(tx, NOW, timedelta(hours=1), limit=9, only=me),
    "deliveries.has_delivery": lambda tx, me, it: deliveries.has_delivery(tx, me, DAY),
    "deliveries.get_delivery": lambda tx, me, it: deliveries.get_delivery(tx, me, it.delivery, lock=True),
    "deliveries.delivery_of_message": lambda tx, me, it: deliveries.delivery_of_message(tx, me, it.channel, it.ts),
    "deliveries.last_delivery": lambda tx, me, it: deliveries.last_delivery(tx, me),
    "deliveries.last_day": lambda tx, me, it: deliveries.last_day(tx, me),
    "digests.set_digest": lambda tx, me, it: digests.set_digest(
        tx, me, f"C{it.secret}", tz="UTC", hour=1, minute=2, next_at=NOW, now=NOW
    ),
    "digests.end_digest": lambda tx, me, it: digests.end_digest(tx, me, f"C{it.secret}"),
    "digests.digests_of": lambda tx, me, it: digests.digests_of(tx, me),
    "entries.add_interaction": lambda tx, me, it: entries.add_interaction(Changes(tx, me), _interaction(it)),
    "entries.add_note": lambda tx, me, it: entries.add_note(Changes(tx, me), _note(it)),
    "entries.change_interaction": lambda tx, me, it: entries.change_interaction(
        Changes(tx, me), replace(_interaction(it), id=it.interaction), kind="call"
    ),
    "entries.change_note": lambda tx, me, it: entries.change_note(
        Changes(tx, me), replace(_note(it), id=it.note), text="taken"
    ),
    "entries.interactions_of": lambda tx, me, it: entries.interactions_of(tx, me, it.person),
    "entries.line_of": lambda tx, me, it: entries.line_of(tx, me, it.line),
    "entries.notes_of": lambda tx, me, it: entries.notes_of(tx, me, it.person, limit=9),
    "entries.raw_of_note": lambda tx, me, it: entries.raw_of_note(tx, me, it.note),
    "entries.last_notes": lambda tx, me, it: entries.last_notes(tx, me, [it.person]),
    "feeds.subscribe": lambda tx, me, it: feeds.subscribe(tx, me, it.feed, it.other, NOW),
    "feeds.unsubscribe": lambda tx, me, it: feeds.unsubscribe(tx, me, it.feed),
    "feeds.subscriptions_of": lambda tx, me, it: feeds.subscriptions_of(tx, me),
    "feeds.latest_stories": lambda tx, me, it: feeds.latest_stories(tx, me, since=THEN, unseen=False),
    "feeds.get_story": lambda tx, me, it: feeds.get_story(tx, me, it.story),
    "feeds.past_titles": lambda tx, me, it: feeds.past_titles(tx, me, since=THEN, before=NOW, limit=9),
    "feeds.mark_shown": lambda tx, me, it: feeds.mark_shown(tx, me, [it.unread], NOW),
    "follow_ups.add_follow_up": _plan,
    "follow_ups.get_follow_up": lambda tx, me, it: follow_ups.get_follow_up(tx, me, it.follow_up),
    "follow_ups.open_follow_ups": lambda tx, me, it: follow_ups.open_follow_ups(tx, me, person_ids=[it.person]),
    "follow_ups.open_of_kinds": lambda tx, me, it: follow_ups.open_of_kinds(tx, me, ["reply"], limit=9, offset=0),
    "follow_ups.change_follow_up": lambda tx, me, it: follow_ups.change_follow_up(
        Changes(tx, me), _follow_up(it), state="done"
    ),
    "interests.add_topic": lambda tx, me, it: interests.add_topic(tx, me, Topic(f"topic {it.secret}", ("new",)), NOW),
    "interests.remove_topic": lambda tx, me, it: interests.remove_topic(tx, me, f"topic {it.secret}"),
    "interests.topics_of": lambda tx, me, it: interests.topics_of(tx, me),
    "interests.add_taste": lambda tx, me, it: interests.add_taste(tx, me, _story(it), -1, ["new"], NOW),
    "interests.remove_taste": lambda tx, me, it: interests.remove_taste(tx, me, it.story),
    "interests.tastes_of": lambda tx, me, it: interests.tastes_of(tx, me, limit=9),
    "interests.say_interest": lambda tx, me, it: interests.say_interest(
        tx, me, it.person, [f"climbs {it.secret}"], wanted=False, now=NOW
    ),
    "interests.unsay_interest": lambda tx, me, it: interests.unsay_interest(tx, me, it.person, f"climbs {it.secret}"),
    "interests.note_texts": lambda tx, me, it: interests.note_texts(tx, me, limit=9, since=THEN),
    "interests.said_interests": lambda tx, me, it: interests.said_interests(tx, me, it.person),
    "journal.write_journal": lambda tx, me, it: journal.write_journal(tx, me, "log", "x", Changes(tx, me), NOW),
    "journal.get_entry": lambda tx, me, it: journal.get_entry(tx, me, it.entry),
    "journal.last_entry": lambda tx, me, it: journal.last_entry(tx, me),
    "journal.mark_undone": lambda tx, me, it: journal.mark_undone(tx, me, it.entry, NOW),
    "journal.save_draft": lambda tx, me, it: journal.save_draft(tx, me, {"raw": "x"}, NOW),
    "journal.get_draft": lambda tx, me, it: journal.get_draft(tx, me, it.draft),
    "journal.change_draft": lambda tx, me, it: journal.change_draft(tx, me, it.draft, {"raw": "taken"}),
    "journal.close_draft": lambda tx, me, it: journal.close_draft(tx, me, it.draft, NOW),
    "journal.mark_reaction": lambda tx, me, it: journal.mark_reaction(tx, me, it.channel, "2.2", "memo", it.entry),
    "journal.reaction_mark": lambda tx, me, it: journal.reaction_mark(tx, me, it.channel, it.ts, "memo"),
    "journal.unmark_reaction": lambda tx, me, it: journal.unmark_reaction(tx, me, it.channel, it.ts, "memo"),
    "kept_words.refresh_card": lambda tx, me, it: kept_words.refresh_card(
        tx, me, schema.people, {"id": it.person}, {"title": None}
    ),
    "members.get_member": lambda tx, me, it: members.get_member(tx, me),
    "members.add_member": lambda tx, me, it: members.add_member(
        tx, me, tz="Asia/Tokyo", locale="", next_at=None, now=NOW
    ),
    "members.update_member": lambda tx, me, it: members.update_member(tx, me, tz="Asia/Tokyo"),
    "members.update_schedule": lambda tx, me, it: members.update_schedule(tx, me, hour=1),
    "fatigue.last_sent": lambda tx, me, it: fatigue.last_sent(tx, me),
    "fatigue.acted_since": lambda tx, me, it: fatigue.acted_since(tx, me, THEN),
    "learning.add_answer": lambda tx, me, it: learning.add_answer(
        tx, Changes(tx, me), me, delivery_id=it.delivery, item="f1", person_id=it.person, verb="done", at=NOW
    ),
    "learning.add_ignored": lambda tx, me, it: learning.add_ignored(tx, me, it.delivery, [("p1", it.person)], NOW),
    "learning.tag_tallies": lambda tx, me, it: learning.tag_tallies(tx, me, THEN),
    "learning.taken_up": lambda tx, me, it: learning.taken_up(tx, me, THEN),
    "learning.answered_at": lambda tx, me, it: learning.answered_at(tx, me, THEN),
    "learning.learned_by": lambda tx, me, it: learning.learned_by(tx, me),
    "learning.keep_learned": lambda tx, me, it: learning.keep_learned(
        Changes(tx, me), None, learning.Learned("less", f"{it.person}", None, "adopted", None, NOW)
    ),
    "learning.drop_learned": lambda tx, me, it: learning.drop_learned(Changes(tx, me), "tag", f"tag{it.secret}"),
    "learning.silenced_people": lambda tx, me, it: _silenced(tx, me),
    "weeks.closed_since": lambda tx, me, it: _closed(tx, me),
    "weeks.missed_between": lambda tx, me, it: weeks.missed_between(tx, me, THEN, NOW),
    "weeks.met_since": lambda tx, me, it: weeks.met_since(tx, me, THEN - timedelta(days=999)),
    "mornings.due_items": lambda tx, me, it: mornings.due_items(tx, me, before=NOW, limit=9),
    "mornings.quiet_candidates": lambda tx, me, it: mornings.quiet_candidates(
        tx, me, NOW, quiet_before=NOW, nudged_before=NOW, limit=9
    ),
    "mornings.suggestible_among": lambda tx, me, it: mornings.suggestible_among(
        tx, me, NOW, [it.person], nudged_before=NOW
    ),
    "mornings.with_birthdays": lambda tx, me, it: mornings.with_birthdays(tx, me, ["03-02"]),
    "mornings.last_written": lambda tx, me, it: mornings.last_written(tx, me, [it.person]),
    "mornings.tagged_with": lambda tx, me, it: mornings.tagged_with(tx, me, ["climbing"]),
    "mornings.lately_met": lambda tx, me, it: mornings.lately_met(tx, me, limit=9),
    "mornings.stale_histories": lambda tx, me, it: mornings.stale_histories(tx, me, limit=9),
    "mornings.save_rhythms": lambda tx, me, it: mornings.save_rhythms(tx, me, [(it.person, {"n": 1}, NOW, None)]),
    "mornings.has_stale_rhythms": lambda tx, me, it: mornings.has_stale_rhythms(tx, me),
    "mornings.rhythm_of_person": lambda tx, me, it: mornings.rhythm_of_person(tx, me, it.person),
    "mornings.mark_nudged": lambda tx, me, it: mornings.mark_nudged(tx, me, [it.person], NOW),
    "mornings.mark_carried": lambda tx, me, it: mornings.mark_carried(tx, me, [it.follow_up], NOW),
    "mornings.follow_ups_by_id": lambda tx, me, it: mornings.follow_ups_by_id(tx, me, [it.follow_up]),
    "mornings.undone_entries": lambda tx, me, it: mornings.undone_entries(tx, me, [it.undone]),
    "people.get_person": lambda tx, me, it: people.get_person(tx, me, it.person),
    "people.get_people": lambda tx, me, it: people.get_people(tx, me, [it.person, it.other]),
    "people.find_by_keys": lambda tx, me, it: people.find_by_keys(tx, me, ["ana"]),
    "people.add_person": lambda tx, me, it: people.add_person(Changes(tx, me), new_id(), "Cy", f"cy{it.secret}", NOW),
    "people.add_keys": lambda tx, me, it: people.add_keys(tx, me, it.person, [Key("nick", "zed")]),
    "people.keys_of_person": lambda tx, me, it: people.keys_of_person(tx, me, it.person),
    "people.replace_keys": _replace_keys,
    "people.rename": lambda tx, me, it: people.rename(tx, Changes(tx, me), me, _person(it), "Taken", "taken"),
    "people.add_tags": lambda tx, me, it: people.add_tags(Changes(tx, me), it.other, ["climbing"]),
    "people.drop_tags": lambda tx, me, it: people.drop_tags(Changes(tx, me), it.person, ["climbing"]),
    "people.mark_stale": lambda tx, me, it: people.mark_stale(tx, me, it.person),
    "people.change_person": lambda tx, me, it: people.change_person(Changes(tx, me), _person(it), company="taken"),
    "people.next_namesake": lambda tx, me, it: people.next_namesake(tx, me, "ana"),
    "people.touch": lambda tx, me, it: people.touch(tx, me, it.person, NOW),
    "people.recount": lambda tx, me, it: people.recount(tx, me, [it.person]),
    "people.by_last_contact": lambda tx, me, it: people.by_last_contact(tx, me, limit=9, offset=0),
    "people.lately_met": lambda tx, me, it: people.lately_met(tx, me, limit=9, offset=0),
    "people.tags_of": lambda tx, me, it: people.tags_of(tx, me, [it.person]),
    "removal.move_history": lambda tx, me, it: removal.move_history(tx, Changes(tx, me), me, it.person, it.other),
    "removal.move_keys": lambda tx, me, it: removal.move_keys(
        Changes(tx, me), [(_KEY, None)], _VOID, it.person, it.other
    ),
    "removal.remove_row": lambda tx, me, it: removal.remove_row(Changes(tx, me), it.person),
    "removal.belongings_of": lambda tx, me, it: removal.belongings_of(tx, me, it.person),
    "removal.standing_merges": lambda tx, me, it: removal.standing_merges(tx, me),
    "removal.delete_person": lambda tx, me, it: removal.delete_person(tx, me, it.person),
    "search.search_people": lambda tx, me, it: search.search_people(
        tx, me, search.Query(("climbing",), tags=("climbing",)), limit=9, offset=0
    ),
    "search.page.read_page": lambda tx, me, it: search.page.read_page(tx, me, [(it.person, it.note)]),
    "search.find_by_prefix": lambda tx, me, it: search.find_by_prefix(tx, me, ["climb"], limit=9),
}
# Those that give away no row: what they make is used, and so tested, by the others.
PURE = {"owned.owned", "owned.owner_values", "search.dialects.owner_token", "search.dialects.open_index"}
