"""Channels that get a daily digest, each with who set it up."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.domain.scope import Scope
from bot.storage.owned import owned, owner_values
from bot.storage.schema import digests
from bot.storage.tx import Tx


@dataclass(frozen=True, slots=True)
class Digest:
    """`hour` and `minute` on the clock of `tz`. `last_at`: since when stories are new to the channel."""

    workspace_id: str
    channel: str
    user_id: str
    tz: str
    hour: int
    minute: int
    next_at: datetime
    last_at: datetime


_DIGEST = tuple(digests.c[name] for name in Digest.__slots__)


def digest_in(tx: Tx, workspace_id: str, channel: str) -> Digest | None:
    """The digest of a channel, whoever set it up: everybody in the channel sees who that was."""
    here = digests.c.workspace_id == workspace_id, digests.c.channel == channel
    row = tx.execute(select(*_DIGEST).where(*here)).mappings().one_or_none()
    return Digest(**row) if row is not None else None


def set_digest(
    tx: Tx, scope: Scope, channel: str, *, tz: str, hour: int, minute: int, next_at: datetime, now: datetime
) -> bool:
    """Set up or change the user's own digest of a channel; false when it is somebody else's."""
    when = {"tz": tz, "hour": hour, "minute": minute, "next_at": next_at}
    changed = tx.execute(update(digests).where(owned(digests, scope), digests.c.channel == channel).values(**when))
    if changed.rowcount:
        return True
    new = tx.insert(digests).values(**owner_values(scope), channel=channel, last_at=now, created_at=now, **when)
    return tx.execute(new.on_conflict_do_nothing().returning(digests.c.channel)).first() is not None


def end_digest(tx: Tx, scope: Scope, channel: str) -> bool:
    return tx.execute(delete(digests).where(owned(digests, scope), digests.c.channel == channel)).rowcount == 1


def digests_of(tx: Tx, scope: Scope) -> list[Digest]:
    """Those the user set up, by channel."""
    rows = tx.execute(select(*_DIGEST).where(owned(digests, scope)).order_by(digests.c.channel)).mappings()
    return [Digest(**row) for row in rows]


def due_digests(tx: Tx, now: datetime, workspace_id: str | None, *, limit: int) -> list[Digest]:
    """Those whose hour has come, locked so that no other replica takes them; move them on in the same unit."""
    mine = [] if workspace_id is None else [digests.c.workspace_id == workspace_id]
    query = select(*_DIGEST).where(digests.c.next_at <= now, *mine).order_by(digests.c.next_at).limit(limit)
    tx.begin()
    return [Digest(**row) for row in tx.execute(query.with_for_update(skip_locked=True)).mappings()]


def move_digest_on(tx: Tx, digest: Digest, next_at: datetime, last_at: datetime) -> None:
    here = digests.c.workspace_id == digest.workspace_id, digests.c.channel == digest.channel
    tx.execute(update(digests).where(*here).values(next_at=next_at, last_at=last_at))
