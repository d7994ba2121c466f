"""Rhythms fade faster

The faded number of conversations kept with each person is halved every 60 days now, and counts every conversation once
whoever opened it. It cannot be made from the old one: each is worked out anew from the history, before it is next needed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_people = sa.table("people", sa.column("rhythm"), sa.column("rhythm_stale", sa.Boolean()))


def upgrade() -> None:
    _mark_stale()


def downgrade() -> None:
    _mark_stale()


def _mark_stale() -> None:
    op.execute(sa.update(_people).where(_people.c.rhythm.is_not(None)).values(rhythm_stale=sa.true()))
