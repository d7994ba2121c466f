"""A small world to test units of work in: one user with people, a history, follow-ups and feeds, in a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.domain.caller import Caller
from bot.domain.people import keys_of, normalise
from bot.domain.scope import Scope
from bot.storage import schema
from bot.storage.changes import Changes
from bot.storage.database import Database
from bot.storage.entries import add_interaction, add_note
from bot.storage.feeds import add_feed, add_stories, subscribe
from bot.storage.follow_ups import add_follow_up
from bot.storage.ids import new_id
from bot.storage.members import add_member, update_member, update_schedule
from bot.storage.people import add_keys, add_person, add_tags, touch
from bot.storage.rows import Interaction, Note
from bot.storage.tx import Tx
from bot.usecases.daily import Daily, daily_of
from bot.usecases.morning import Composed, begin_sending, claim_due, compose, mark_sent
from bot.usecases.rhythms import refresh_rhythms

P = ParamSpec("P")
R = TypeVar("R")
ANA_USER = Scope("T1", "U1")
BO_USER = Scope("T1", "U2")
# A Monday, nine o'clock in Lisbon (UTC in winter).
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHANNEL = "D1"


class World:
    """What one user has. Times are days before `now`."""

    def __init__(
        self, db: Database, scope: Scope = ANA_USER, now: datetime = MONDAY, tz: str = "Europe/Lisbon"
    ) -> None:
        self.db, self.scope, self.now, self.tz = db, scope, now, tz
        self.feeds = 0

    @property
    def caller(self) -> Caller:
        return Caller(self.scope, self.now, ZoneInfo(self.tz))

    def write(self, fn: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        return self.db.write_now(fn, *args, **kwargs)

    def join(self, **schedule: Any) -> World:
        """The user becomes a member whose hour has just come; `schedule`: hour, weekdays, next_at."""
        self.write(add_member, self.scope, tz=self.tz, locale="", next_at=self.now, now=self.now - timedelta(days=400))
        if schedule:
            self.write(update_schedule, self.scope, **schedule)
        self.write(update_member, self.scope, dm_channel=CHANNEL)
        return self

    def person(
        self, name: str, *, met: Iterable[float] = (), note: str = "", tags: Iterable[str] = (), **values: Any
    ) -> int:
        """A person added 300 days ago, met so many days ago each, with a note of the last time."""
        person_id, met = new_id(), sorted(met, reverse=True)

        def unit(tx: Tx) -> None:
            changes, created = Changes(tx, self.scope), self.now - timedelta(days=300)
            add_person(changes, person_id, name, normalise(name) or name, created, **values)
            add_keys(tx, self.scope, person_id, keys_of(name))
            add_tags(changes, person_id, tags)
            for days in met:
                at = self.now - timedelta(days=days)
                add_interaction(
                    changes, Interaction(new_id(), person_id, new_id(), "met", at, None, "typed", None, None)
                )
                tx.flush()
                touch(tx, self.scope, person_id, at)
                tx.flush()
            if note:
                at = self.now - timedelta(days=met[-1] if met else 200)
                add_note(changes, Note(new_id(), person_id, new_id(), note, note, None, at))
            if values.get("cadence_days"):
                tx.execute(schema.people.update().where(schema.people.c.id == person_id).values(rhythm_stale=True))

        self.write(unit)
        return person_id

    def note(self, person_id: int, text: str) -> None:
        """Another note on somebody, of now."""
        self.write(
            lambda tx: add_note(
                Changes(tx, self.scope), Note(new_id(), person_id, new_id(), text, text, None, self.now)
            )
        )

    def follow_up(
        self, person_id: int, *, due: float = 0, about: str = "", kind: str = "follow_up", every: str | None = None
    ) -> int:
        """A follow-up due so many days ago, from the beginning of that local day."""
        follow_up_id = new_id()
        day = (self.caller.local - timedelta(days=due)).replace(hour=0, minute=0)

        def unit(tx: Tx) -> None:
            add_follow_up(
                Changes(tx, self.scope),
                follow_up_id=follow_up_id,
                person_id=person_id,
                line_id=new_id(),
                kind=kind,
                due_at=day.astimezone(UTC),
                has_time=False,
                about=about,
                every=every,
                now=self.now - timedelta(days=due + 1),
            )

        self.write(unit)
        return follow_up_id

    def story(
        self, title: str, *, days: float = 0.5, summary: str = "", person_id: int | None = None, feed: str = ""
    ) -> None:
        """A story of a feed that the user follows (a new one each time unless `feed` names it)."""
        self.feeds += 1
        url = f"https://{feed or f'feed{self.feeds}'}.example/feed"
        row = {"guid": title, "url": f"https://example.com/{self.feeds}", "title": title, "summary": summary}
        row["published_at"] = self.now - timedelta(days=days)  # type: ignore[assignment]

        def unit(tx: Tx) -> None:
            feed_id = add_feed(tx, url, feed or f"Feed {self.feeds}", None, self.now, self.now)
            add_stories(tx, feed_id, [row], self.now)
            subscribe(tx, self.scope, feed_id, person_id, self.now)

        self.write(unit)

    def compose(self) -> Composed:
        while self.write(refresh_rhythms, self.scope, self.now):
            pass
        composed = self.write(compose, self.scope, self.now)
        assert composed is not None
        return composed

    def names(self, section: str) -> list[str]:
        return [item.name or item.title for item in self.compose().items if item.section == section]

    def send(self) -> Daily:
        """The morning as the jobs send it, with an invented message."""
        return self.send_composed(self.compose())

    def send_composed(self, composed: Composed) -> Daily:
        """The same of a morning that was composed before."""
        claimed, _ = self.write(claim_due, self.now, self.now + timedelta(minutes=5), 10, only=self.scope)
        delivery = claimed[0]
        assert self.write(begin_sending, delivery.id, composed, CHANNEL, self.now, self.now)
        daily = Daily(
            delivery.id,
            delivery.local_date,
            composed.items,
            composed.more_due,
            CHANNEL,
            f"{delivery.id}.1",
            composed.extras,
        )
        assert daily.ts
        self.write(mark_sent, daily, self.scope, CHANNEL, daily.ts, self.now)
        return daily

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def rows(self, table: Any) -> list[dict[str, Any]]:
        """Every row of a table, whoever's."""
        return self.db.read_now(
            lambda tx: [dict(row) for row in tx.execute(select(table).order_by(*table.primary_key)).mappings()]
        )

    def row(self, table: Any, row_id: int) -> dict[str, Any]:
        return next(row for row in self.rows(table) if row["id"] == row_id)

    def carried(self, delivery_id: int) -> Daily:
        """What is stored of a message."""
        from bot.storage.deliveries import get_delivery

        delivery = self.db.read_now(get_delivery, self.scope, delivery_id)
        assert delivery is not None
        return daily_of(delivery)
