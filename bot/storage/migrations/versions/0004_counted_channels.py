"""Channels whose links and terms are counted"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "channels",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("opened_by", sa.String(length=32), nullable=False),
        sa.Column("opened_at", Moment),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", name=op.f("pk_channels")),
    )
    op.create_table(
        "channel_marks",
        *_counted(),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint(
            "workspace_id", "channel", "week", "kind", "term", "person", name=op.f("pk_channel_marks")
        ),
    )
    op.create_table(
        "channel_counts",
        *_counted(),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", "week", "kind", "term", name=op.f("pk_channel_counts")),
    )
    op.create_index("ix_channel_counts_week", "channel_counts", ["week"])


def downgrade() -> None:
    for table in ("channel_counts", "channel_marks", "channels"):
        op.drop_table(table)


def _counted() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=1), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
    )
