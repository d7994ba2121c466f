"""Channels whose links and terms are counted, and the counts. They belong to a workspace: its members opted in, openly.

A mark says that one person used one term or link in a week (Mondays, UTC), both known by a keyed hash alone. The key is
random, the channel's own, and thrown away with the marks when the week is over. A term or link itself is written with its number,
by the message of the person with whom enough people have used it; it goes again when one of them takes the word back.
"""

import hmac
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Table, bindparam, case, delete, func, select, tuple_, update
from sqlalchemy.sql.elements import ColumnElement

from bot.storage.schema import channel_counts, channel_marks, channels
from bot.storage.tx import Tx

FEWEST = 3
"""What fewer people than this used is kept in clear nowhere, and the hashes of it outlive no week."""

Use = tuple[str, str]
"""Kind, and the term or link."""

TERM, LINK, WRITER = "t", "l", "p"
_TABLES = (channels, channel_marks, channel_counts)
_COUNTED = ("workspace_id", "channel", "week", "kind", "term")


@dataclass(frozen=True, slots=True)
class CountedChannel:
    """`opened_by`: the member who opted it in."""

    channel: str
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """From `now` until `until` nobody else may tell the channel."""

    now: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """An opting in, by `opened_by`. `asked_at`: which one, `None` when the channel has been told and is counted.

    `is_mine`: the caller is to tell it; else somebody is just doing that. `is_first`: nobody can have told it before.
    """

    opened_by: str
    asked_at: datetime | None
    is_mine: bool
    is_first: bool


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


@dataclass(frozen=True, slots=True)
class Week:
    """A channel's running week. `key`: see `key_of_week`."""

    workspace_id: str
    channel: str
    monday: date
    key: str


@dataclass(frozen=True, slots=True)
class _Marked:
    """How many people used something this week, and whether the writer is one of them."""

    people: int
    is_mine: bool


_NOBODY = _Marked(0, is_mine=False)
# Built once: they are sent for every message of a counted channel, which holds its row.
_ADD_MARK = channel_marks.insert()
_MARKED = (
    select(
        channel_marks.c.said,
        func.count().label("people"),
        func.sum(case((channel_marks.c.person == bindparam("writer"), 1), else_=0)).label("mine"),
    )
    .where(*(channel_marks.c[name] == bindparam(name) for name in ("workspace_id", "channel", "week")))
    .where(channel_marks.c.said.in_(bindparam("wanted", expanding=True)))
    .group_by(channel_marks.c.said)
)
_CHANNEL = tuple(channels.c[name] for name in CountedChannel.__slots__)


def open_channel(tx: Tx, workspace_id: str, channel: str, opened_by: str, week: date, lease: Lease) -> Asked:
    """Make ready to count once the channel has been told (`begin_counting`), which is the caller's to do if `is_mine`."""
    new = tx.insert(channels).values(
        workspace_id=workspace_id,
        channel=channel,
        opened_by=opened_by,
        week=week,
        salt=secrets.token_hex(32),
        asked_at=lease.now,
        leased_until=lease.until,
    )
    here = _at(channels, workspace_id, channel)
    if tx.execute(new.on_conflict_do_nothing().returning(channels.c.channel)).first() is not None:
        return Asked(opened_by, lease.now, is_mine=True, is_first=True)
    given_up = (*here, channels.c.opened_at.is_(None), channels.c.leased_until <= lease.now)
    taken = tx.execute(update(channels).where(*given_up).values(leased_until=lease.until)).rowcount == 1
    row = tx.execute(select(channels.c.opened_by, channels.c.opened_at, channels.c.asked_at).where(*here)).one()
    return Asked(row.opened_by, row.asked_at if row.opened_at is None else None, is_mine=taken, is_first=False)


def take_openings(tx: Tx, workspace_id: str, now: datetime, until: datetime) -> list[tuple[str, datetime]]:
    """Channels that somebody began to tell, and nobody is telling any more, with `asked_at`; the caller's until then."""
    given_up = channels.c.workspace_id == workspace_id, channels.c.opened_at.is_(None), channels.c.leased_until <= now
    taken = update(channels).where(*given_up).values(leased_until=until)
    return [(row.channel, row.asked_at) for row in tx.execute(taken.returning(channels.c.channel, channels.c.asked_at))]


def give_up(tx: Tx, workspace_id: str, channel: str, asked_at: datetime) -> None:
    """Whether the channel was told is not known: the next who asks may find out."""
    tx.execute(update(channels).where(*_waiting(workspace_id, channel, asked_at)).values(leased_until=asked_at))


def drop_opening(tx: Tx, workspace_id: str, channel: str, asked_at: datetime) -> None:
    """The channel was not told: forget that it was to be."""
    tx.execute(delete(channels).where(*_waiting(workspace_id, channel, asked_at)))


def begin_counting(tx: Tx, workspace_id: str, channel: str, asked_at: datetime, now: datetime) -> bool:
    """What is written from `now` on counts; false when that opting in was stopped meanwhile."""
    told = update(channels).where(*_waiting(workspace_id, channel, asked_at))
    return tx.execute(told.values(opened_at=now, asked_at=None, leased_until=None)).rowcount == 1


def close_channel(tx: Tx, workspace_id: str, channel: str) -> bool:
    """Count no more, and delete what was counted; false when it was not counted."""
    # The channel itself first: whoever counts holds its row.
    gone = [tx.execute(delete(table).where(*_at(table, workspace_id, channel))) for table in _TABLES]
    return gone[0].rowcount == 1


def move_channel(tx: Tx, workspace_id: str, channel: str, new: str) -> None:
    """Slack gave the channel another id. What was counted goes with it, unless the new one is counted already."""
    taken = select(channels.c.channel).where(*_at(channels, workspace_id, new))
    if tx.execute(taken).first() is not None:
        close_channel(tx, workspace_id, channel)
        return
    for table in _TABLES:
        tx.execute(update(table).where(*_at(table, workspace_id, channel)).values(channel=new))


def counted_channels(tx: Tx, workspace_id: str) -> list[CountedChannel]:
    """In the order in which they were opted in."""
    here = channels.c.workspace_id == workspace_id, channels.c.opened_at.is_not(None)
    query = select(*_CHANNEL).where(*here).order_by(channels.c.opened_at)
    return [CountedChannel(**row) for row in tx.execute(query).mappings()]


def key_of_week(tx: Tx, workspace_id: str, channel: str, week: date, at: datetime) -> str | None:
    """The channel's key for hashing what is said this week and who said it, new with each week; locks the channel.

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
    _drop_week(tx, workspace_id, channel, week)
    salt = secrets.token_hex(32)
    tx.execute(update(channels).where(*here).values(week=week, salt=salt))
    return salt


def writer_of(key: str, user_id: str) -> str:
    """Stands for a person while the key lasts; tells nothing without it."""
    return _hash(key, user_id)


def add_marks(tx: Tx, week: Week, writer: str, used: Collection[Use]) -> None:
    """What the writer has used before this week counts once."""
    named = {_said(week, one): one for one in used}
    before = _marked(tx, week, writer, named)
    new = [said for said in named if not before.get(said, _NOBODY).is_mine]
    if new:
        tx.execute(_ADD_MARK, [{**_row(week), "person": writer, "said": said} for said in new])
        _number(tx, week, {named[said]: before.get(said, _NOBODY).people + 1 for said in new})


def drop_marks(tx: Tx, week: Week, writer: str, used: Collection[Use]) -> None:
    """Take back what the writer used, this week."""
    named = {_said(week, one): one for one in used}
    mine = {said: one.people for said, one in _marked(tx, week, writer, named).items() if one.is_mine}
    if mine:
        mark = channel_marks.c.person == writer, channel_marks.c.said.in_(mine)
        tx.execute(delete(channel_marks).where(*_at(channel_marks, week.workspace_id, week.channel), *mark))
        _number(tx, week, {named[said]: people - 1 for said, people in mine.items()})
        sunk = [named[said] for said, people in mine.items() if people == FEWEST]
        gone = channel_counts.c.week == week.monday, tuple_(channel_counts.c.kind, channel_counts.c.term).in_(sunk)
        tx.execute(delete(channel_counts).where(*_at(channel_counts, week.workspace_id, week.channel), *gone))


def counts_in(tx: Tx, workspace_id: str, ids: Sequence[str], since: date) -> list[Counted]:
    """By week, of these channels; nothing that fewer than `FEWEST` people used."""
    counts = channel_counts.c
    query = (
        select(*(counts[name] for name in Counted.__slots__))
        .where(counts.workspace_id == workspace_id, counts.channel.in_(ids), counts.week >= since)
        .order_by(counts.week, counts.channel, counts.kind, counts.term)
    )
    return [Counted(**row) for row in tx.execute(query).mappings()]


def end_weeks(tx: Tx, week: date, oldest: date) -> int:
    """Throw keys and marks of weeks before `week` away, and numbers from before `oldest`; how many numbers went."""
    over = select(channels.c.workspace_id, channels.c.channel).where(channels.c.week < week, channels.c.salt != "")
    tx.begin()
    for row in tx.execute(over.with_for_update(skip_locked=True)).all():
        _drop_week(tx, row.workspace_id, row.channel, week)
        tx.execute(update(channels).where(*_at(channels, row.workspace_id, row.channel)).values(salt=""))
    return tx.execute(delete(channel_counts).where(channel_counts.c.week < oldest)).rowcount


def _marked(tx: Tx, week: Week, writer: str, said: Collection[str]) -> dict[str, _Marked]:
    """By hash, for those that somebody used."""
    if not said:
        return {}
    rows = tx.execute(_MARKED, values={**_row(week), "writer": writer, "wanted": list(said)})
    return {row.said: _Marked(row.people, bool(row.mine)) for row in rows}


def _number(tx: Tx, week: Week, people: Mapping[Use, int]) -> None:
    """Write down how many have used what enough people have."""
    rows = [
        {**_row(week), "kind": kind, "term": term, "people": many}
        for (kind, term), many in people.items()
        if many >= FEWEST or kind == WRITER
    ]
    if rows:
        new = tx.insert(channel_counts)
        tx.execute(new.on_conflict_do_update(index_elements=_COUNTED, set_={"people": new.excluded.people}), rows)


def _drop_week(tx: Tx, workspace_id: str, channel: str, week: date) -> None:
    over = (*_at(channel_marks, workspace_id, channel), channel_marks.c.week < week)
    tx.execute(delete(channel_marks).where(*over))


def _row(week: Week) -> dict[str, object]:
    return {"workspace_id": week.workspace_id, "channel": week.channel, "week": week.monday}


def _said(week: Week, used: tuple[str, str]) -> str:
    return _hash(week.key, "\0".join(used))


def _hash(key: str, text: str) -> str:
    return hmac.digest(bytes.fromhex(key), text.encode(), "sha256").hex()[:32]


def _at(table: Table, workspace_id: str, channel: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.c.workspace_id == workspace_id, table.c.channel == channel


def _waiting(workspace_id: str, channel: str, asked_at: datetime) -> tuple[ColumnElement[bool], ...]:
    return *_at(channels, workspace_id, channel), channels.c.asked_at == asked_at
