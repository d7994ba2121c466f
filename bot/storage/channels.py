"""Channels whose links and terms are counted, and the counts. They belong to a workspace: its members opted in, openly.

A mark says that one person, known by a keyed hash alone, used a term or link in a week (Mondays, UTC). The key is random, the
channel's own, and thrown away when the week is over; then the marks become numbers, and what too few people used is gone.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Table, delete, func, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.storage.schema import channel_counts, channel_marks, channels
from bot.storage.tx import Tx

FEWEST = 3
"""What fewer people than this used is shown to nobody and outlives no week."""

TERM, LINK, WRITER = "t", "l", "p"
_HERE = ("workspace_id", "channel")
_TABLES = (channels, channel_marks, channel_counts)
_COUNTED = ("channel", "week", "kind", "term")


@dataclass(frozen=True, slots=True)
class CountedChannel:
    """`opened_by`: the member who opted it in."""

    channel: str
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """How many different people used a term or link (`kind`) in the week that began on `week`.

    Of kind `WRITER`: how many wrote at all.
    """

    channel: str
    week: date
    kind: str
    term: str
    people: int


_CHANNEL = tuple(channels.c[name] for name in CountedChannel.__slots__)


def open_channel(tx: Tx, workspace_id: str, channel: str, opened_by: str, week: date) -> bool:
    """Make ready to count once the channel has been told (`begin_counting`). False when it is counted already."""
    new = tx.insert(channels).values(
        workspace_id=workspace_id,
        channel=channel,
        opened_by=opened_by,
        week=week,
        salt=secrets.token_hex(32),
    )
    tx.execute(new.on_conflict_do_nothing())
    waiting = select(channels.c.channel).where(*_at(channels, workspace_id, channel), channels.c.opened_at.is_(None))
    return tx.execute(waiting).first() is not None


def begin_counting(tx: Tx, workspace_id: str, channel: str, now: datetime) -> None:
    """What is written from `now` on counts."""
    waiting = (*_at(channels, workspace_id, channel), channels.c.opened_at.is_(None))
    tx.execute(update(channels).where(*waiting).values(opened_at=now))


def close_channel(tx: Tx, workspace_id: str, channel: str) -> bool:
    """Count no more, and delete what was counted; false when it was not counted."""
    # The channel itself first: whoever counts holds its row.
    gone = [tx.execute(delete(table).where(*_at(table, workspace_id, channel))) for table in _TABLES]
    return gone[0].rowcount == 1


def move_channel(tx: Tx, workspace_id: str, channel: str, new: str) -> None:
    """Slack gave the channel another id. What was counted goes with it."""
    for table in _TABLES:
        tx.execute(update(table).where(*_at(table, workspace_id, channel)).values(channel=new))


def counted_channels(tx: Tx, workspace_id: str) -> list[CountedChannel]:
    """In the order in which they were opted in."""
    here = channels.c.workspace_id == workspace_id, channels.c.opened_at.is_not(None)
    query = select(*_CHANNEL).where(*here).order_by(channels.c.opened_at)
    return [CountedChannel(**row) for row in tx.execute(query).mappings()]


def key_of_week(tx: Tx, workspace_id: str, channel: str, week: date, at: datetime) -> str | None:
    """The channel's key for hashing this week's writers, new with each week; locks the channel.

    `None`: the channel is not counted, was not yet at `at`, or has gone on to a later week.
    """
    tx.begin()
    here = _at(channels, workspace_id, channel)
    query = select(channels.c.week, channels.c.salt, channels.c.opened_at).where(*here).with_for_update()
    row = tx.execute(query).one_or_none()
    if row is None or row.opened_at is None or row.opened_at > at or row.week > week:
        return None
    if row.week == week and row.salt:
        return str(row.salt)
    _fold(tx, workspace_id, channel, week)
    salt = secrets.token_hex(32)
    tx.execute(update(channels).where(*here).values(week=week, salt=salt))
    return salt


def writer_of(key: str, user_id: str) -> str:
    """Stands for a person while the key lasts; tells nothing without it."""
    return hmac.new(bytes.fromhex(key), user_id.encode(), hashlib.sha256).hexdigest()[:32]


def add_marks(
    tx: Tx, workspace_id: str, channel: str, week: date, writer: str, used: Iterable[tuple[str, str]]
) -> None:
    """`used`: (kind, term). What the writer has used before this week counts once."""
    mine = {"workspace_id": workspace_id, "channel": channel, "week": week, "person": writer}
    rows = [{**mine, "kind": kind, "term": term} for kind, term in sorted(used)]
    if rows:
        tx.execute(tx.insert(channel_marks).on_conflict_do_nothing(), rows)


def drop_marks(tx: Tx, workspace_id: str, channel: str, writer: str, used: Iterable[tuple[str, str]]) -> None:
    """Take back what the writer used, this week."""
    for kind, term in used:
        mark = channel_marks.c.person == writer, channel_marks.c.kind == kind, channel_marks.c.term == term
        tx.execute(delete(channel_marks).where(*_at(channel_marks, workspace_id, channel), *mark))


def counts_in(tx: Tx, workspace_id: str, ids: Sequence[str], since: date) -> list[Counted]:
    """By week, of these channels; nothing that fewer than `FEWEST` people used."""
    marks, counts = channel_marks.c, channel_counts.c
    people = func.count().label("people")
    lately = (
        select(*(marks[name] for name in _COUNTED), people)
        .where(marks.workspace_id == workspace_id, marks.channel.in_(ids), marks.week >= since)
        .group_by(*(marks[name] for name in _COUNTED))
        .having((people >= FEWEST) | (marks.kind == WRITER))
    )
    before = select(*(counts[name] for name in _COUNTED), counts.people).where(
        counts.workspace_id == workspace_id, counts.channel.in_(ids), counts.week >= since
    )
    found = [Counted(**row) for query in (before, lately) for row in tx.execute(query).mappings()]
    return sorted(found, key=lambda one: (one.week, one.channel, one.kind, one.term))


def end_weeks(tx: Tx, week: date, oldest: date) -> int:
    """Turn marks of weeks before `week` into numbers, throw their keys away, forget numbers from before `oldest`."""
    over = select(channels.c.workspace_id, channels.c.channel).where(channels.c.week < week, channels.c.salt != "")
    tx.begin()
    for row in tx.execute(over.with_for_update(skip_locked=True)).all():
        _fold(tx, row.workspace_id, row.channel, week)
        tx.execute(update(channels).where(*_at(channels, row.workspace_id, row.channel)).values(salt=""))
    return tx.execute(delete(channel_counts).where(channel_counts.c.week < oldest)).rowcount


def _fold(tx: Tx, workspace_id: str, channel: str, week: date) -> None:
    marks, people = channel_marks.c, func.count()
    names = (*_HERE, "week", "kind", "term")
    over = (*_at(channel_marks, workspace_id, channel), marks.week < week)
    numbers = (
        select(*(marks[name] for name in names), people)
        .where(*over)
        .group_by(*(marks[name] for name in names))
        .having((people >= FEWEST) | (marks.kind == WRITER))
    )
    tx.execute(channel_counts.insert().from_select([*names, "people"], numbers))
    tx.execute(delete(channel_marks).where(*over))


def _at(table: Table, workspace_id: str, channel: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.workspace_id == workspace_id, table.c.channel == channel
