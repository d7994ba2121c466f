"""Four owners, two in each of two workspaces, who have the same things under the same names; and a secret word each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.people import keys_of
from bot.domain.scope import Scope
from bot.storage import schema
from bot.storage.tx import Tx
from bot.storage.words import note_words, person_words, tag_words

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
THEN = NOW - timedelta(days=100)
SECRETS = {
    Scope("T1", "U1"): "quokka",
    Scope("T1", "U2"): "narwhal",
    Scope("T2", "U1"): "okapi",
    Scope("T2", "U2"): "ibex",
}


@dataclass(frozen=True, slots=True)
class Owned:
    """The ids of what one owner has."""

    scope: Scope
    secret: str
    person: int
    other: int
    line: int
    interaction: int
    note: int
    follow_up: int
    reply: int
    circle: int
    feed: int
    story: int
    unread: int
    draft: int
    entry: int
    merge: int
    undone: int
    delivery: int
    open_delivery: int
    channel: str = "D1"
    ts: str = "1700000000.000100"

    @classmethod
    def of(cls, scope: Scope, number: int) -> Owned:
        """Ids of as many digits as real ones."""
        names = [one.name for one in fields(cls) if one.name not in ("scope", "secret", "channel", "ts")]
        ids = {name: 7_000_000_000_000_000 + number * 1000 + at for at, name in enumerate(names)}
        return cls(scope=scope, secret=SECRETS.get(scope, "nobody"), **ids)


OWNERS = tuple(Owned.of(scope, number) for number, scope in enumerate(SECRETS, 1))
NOBODY = Owned.of(Scope("T9", "U9"), 99)


def seed(tx: Tx) -> None:
    """Everything in every table, for every owner."""
    for workspace in ("T1", "T2"):
        tx.execute(schema.workspaces.insert().values(id=workspace, name=f"{workspace} Inc", created_at=THEN))
    for owner in OWNERS:
        for table, rows in _rows(owner).items():
            for row in rows:
                tx.execute(schema.metadata.tables[table].insert().values(**row))


def _rows(own: Owned) -> dict[str, list[dict[str, Any]]]:
    """Rows by table, in an order that foreign keys allow."""
    mine = {"workspace_id": own.scope.workspace_id, "user_id": own.scope.user_id}
    made, secret = {"created_at": THEN}, own.secret
    rows: dict[str, list[dict[str, Any]]] = {
        "members": [{"tz": "UTC", "reactions": {secret: "log"}, "dm_channel": f"D{secret}", **made}],
        "schedule": [{"tz": "UTC", "hour": 9, "weekdays": 127, "next_at": NOW - timedelta(hours=1)}],
        "people": [
            _person(own.person, "Ana", secret, birthday="03-02", cadence_days=7.0, rhythm={secret: 1}),
            _person(own.other, "Bo", secret, rhythm_stale=True),
        ],
        "person_keys": [
            {"key": key.key, "kind": key.kind, "person_id": own.person, "shown": secret} for key in keys_of("Ana")
        ],
        "person_tags": [
            {"tag": tag, "person_id": own.person, "words": tag_words(tag)} for tag in ("climbing", f"tag{secret}")
        ],
        "tag_cadences": [{"tag": "climbing", "days": 30.0}, {"tag": f"tag{secret}", "days": 9.0}],
        "circles": [{"id": own.circle, "name": f"Club {secret}", "name_key": "club", "cadence_days": 14.0, **made}],
        "nudge_answers": [
            {"delivery_id": own.delivery, "item": f"p{own.person}", "person_id": own.person, "verb": "done", "at": THEN}
        ],
        "learned": [{"kind": "tag", "key": f"tag{secret}", "state": "adopted", "at": THEN}],
        "circle_members": [{"circle_id": own.circle, "person_id": own.person}],
        "topics": [{"topic": f"topic {secret}", "also": secret, **made}, {"topic": "climbing", **made}],
        "tastes": [{"story_id": own.story, "feed_id": own.feed, "wish": 1, "title": secret, "terms": [secret], **made}],
        "person_interests": [{"person_id": own.person, "term": f"climbs {secret}", "wanted": True, **made}],
        "feed_news": [{"feed_id": own.feed, "kind": "gone", **made}],
        "digests": [
            {"channel": f"C{secret}", "tz": "UTC", "hour": 9, "next_at": NOW, "last_at": THEN, **made},
        ],
        "subscriptions": [{"feed_id": own.feed, "person_id": own.person, **made}],
        "story_views": [{"story_id": own.story, "shown_at": THEN}],
        "reaction_marks": [{"channel": own.channel, "ts": own.ts, "reaction": "memo", "journal_id": own.entry}],
        **_written(own),
    }
    shared: dict[str, list[dict[str, Any]]] = {
        "feeds": [{"id": own.feed, "url": f"https://{secret}.example/feed", "title": f"Feed {secret}", **made}],
        "stories": [_story(own, own.story), _story(own, own.unread)],
    }
    return shared | {table: [{**mine, **row} for row in many] for table, many in rows.items()}


def _written(own: Owned) -> dict[str, list[dict[str, Any]]]:
    made, secret = {"created_at": THEN}, own.secret
    said = f"climbing {secret}"
    step = [{"do": "update", "table": "people", "key": {"id": own.person}, "before": {}, "after": {}}]
    entry = {"verb": "log", "subject": f"Ana {secret}", "changes": step, **made}
    line = {"person_id": own.person, "line_id": own.line}
    due = {**line, "due_at": THEN + timedelta(days=1), "about": said, "state": "open", **made}
    delivery = {"items": {"told": secret, "person": own.person}, "created_at": THEN, "updated_at": THEN}
    return {
        "interactions": [
            {"id": own.interaction, **line, "kind": "met", "at": THEN, "source": "typed", "place": secret},
        ],
        "notes": [{"id": own.note, **line, "text": said, "raw": said, "words": note_words(said), **made}],
        "follow_ups": [
            {"id": own.follow_up, "kind": "follow_up", **due},
            {"id": own.reply, "kind": "reply", **due},
        ],
        "drafts": [{"id": own.draft, "payload": {"raw": said, "text": said}, **made}],
        "journal": [
            {"id": own.undone, **entry, "undone_at": THEN},
            {"id": own.merge, **entry, "verb": "merge"},
            {"id": own.entry, **entry},
        ],
        "deliveries": [
            {
                "id": own.delivery, "local_date": date(2026, 3, 1), "state": "sent",
                "channel": own.channel, "ts": own.ts, **delivery,
            },
            {
                "id": own.open_delivery, "local_date": date(2026, 2, 1), "state": "claimed",
                "lease_until": THEN, **delivery,
            },
        ],
    }  # fmt: skip


def _person(person_id: int, first: str, secret: str, **values: Any) -> dict[str, Any]:
    name = f"{first} {secret}"
    return {
        "id": person_id,
        "name": name,
        "name_key": first.lower(),
        "company": f"Climbing {secret}",
        # With a word of a title they had once: so that it shows when the words are made anew.
        "words": person_words(name, f"Climbing {secret}", "Once"),
        "contacts": 3,
        "last_at": THEN,
        "quiet_at": THEN,
        "created_at": THEN,
        **values,
    }


def _story(own: Owned, story_id: int) -> dict[str, Any]:
    return {
        "id": story_id,
        "feed_id": own.feed,
        "guid": str(story_id),
        "url": f"https://{own.secret}.example/1",
        "title": f"Climbing {own.secret}",
        "published_at": THEN,
        "seen_at": THEN,
    }
