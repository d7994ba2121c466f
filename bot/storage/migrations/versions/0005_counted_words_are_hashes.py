"""Counted words are hashes

What fewer people than are shown have used this week was kept in clear until the week ended. It becomes a hash under the
channel's key of the week; what enough people have used becomes a number now, as what they use from now on does at once.
Channels that were being told when Rapport stopped are forgotten: nobody can say any more whether they were.
"""

import hashlib
import hmac
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_FEWEST = 3
_ROWS_AT_ONCE = 2000
_WEEK = ("workspace_id", "channel", "week")

_channels = sa.table(
    "channels", *(sa.column(name) for name in ("workspace_id", "channel", "salt")), sa.column("week", sa.Date())
).alias("counted")
_clear = sa.table(
    "channel_marks",
    *(sa.column(name) for name in ("workspace_id", "channel", "kind", "term", "person")),
    sa.column("week", sa.Date()),
)
_counts = sa.table(
    "channel_counts",
    *(sa.column(name) for name in ("workspace_id", "channel", "kind", "term", "people")),
    sa.column("week", sa.Date()),
)


def upgrade() -> None:
    op.add_column("channels", sa.Column("asked_at", Moment))
    op.add_column("channels", sa.Column("leased_until", Moment))
    op.execute("DELETE FROM channels WHERE opened_at IS NULL")
    hashed = op.create_table(
        "hashed_marks",
        *_week(),
        sa.Column("said", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint(*_WEEK, "said", "person", name=op.f("pk_hashed_marks")),
    )
    assert hashed is not None
    _number()
    _hash(hashed)
    op.drop_table("channel_marks")
    op.rename_table("hashed_marks", "channel_marks")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_hashed_marks RENAME TO pk_channel_marks")


def downgrade() -> None:
    """A hash is not turned back: this week begins anew, and with it what is counted of it."""
    op.drop_table("channel_marks")
    op.create_table(
        "channel_marks",
        *_week(),
        sa.Column("kind", sa.String(length=1), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint(*_WEEK, "kind", "term", "person", name=op.f("pk_channel_marks")),
    )
    running = sa.exists().where(*(_counts.c[name] == _channels.c[name] for name in ("workspace_id", "channel")))
    op.execute(sa.delete(_counts).where(running.where(_channels.c.week <= _counts.c.week)))
    op.drop_column("channels", "leased_until")
    op.drop_column("channels", "asked_at")


def _number() -> None:
    """What enough people have used this week; of those who wrote, always how many."""
    names, people = [*_WEEK, "kind", "term"], sa.func.count()
    enough = sa.select(*(_clear.c[name] for name in names), people).group_by(*(_clear.c[name] for name in names))
    enough = enough.having((people >= _FEWEST) | (_clear.c.kind == "p"))
    op.execute(_counts.insert().from_select([*names, "people"], enough))


def _hash(hashed: sa.Table) -> None:
    bind = op.get_bind()
    here = [_clear.c[name] == _channels.c[name] for name in _WEEK]
    marks = sa.select(_clear, _channels.c.salt).select_from(_clear.join(_channels, sa.and_(*here)))
    marks = marks.where(_channels.c.salt != "").execution_options(yield_per=_ROWS_AT_ONCE)
    with bind.execute(marks) as found:
        for rows in found.mappings().partitions(_ROWS_AT_ONCE):
            bind.execute(hashed.insert(), [_hashed(row) for row in rows])


def _hashed(row: Any) -> dict[str, Any]:
    said = hmac.new(bytes.fromhex(row["salt"]), f"{row['kind']}\0{row['term']}".encode(), hashlib.sha256)
    return {**{name: row[name] for name in (*_WEEK, "person")}, "said": said.hexdigest()[:32]}


def _week() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
    )
