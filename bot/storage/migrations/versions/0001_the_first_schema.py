"""The first schema"""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Exact, Id, Json, Moment

# long because: one revision makes every table of the first release.
revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "circles",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("cadence_days", sa.Float(), nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circles")),
        sa.UniqueConstraint(
            "workspace_id", "user_id", "name_key", name=op.f("uq_circles_workspace_id_user_id_name_key")
        ),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("lease_until", Moment, nullable=True),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=True),
        sa.Column("ts", sa.String(length=32), nullable=True),
        sa.Column("items", Json, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("updated_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "workspace_id", "user_id", "local_date", name=op.f("uq_deliveries_workspace_id_user_id_local_date")
        ),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index("ix_deliveries_message", ["workspace_id", "channel", "ts"], unique=False)
        batch_op.create_index(
            "ix_deliveries_open",
            ["lease_until"],
            unique=False,
            postgresql_where=sa.text("state IN ('claimed','sending','unknown')"),
            sqlite_where=sa.text("state IN ('claimed','sending','unknown')"),
        )

    op.create_table(
        "digests",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("tz", sa.Text(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("minute", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("next_at", Moment, nullable=False),
        sa.Column("last_at", Moment, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "channel", name=op.f("pk_digests")),
    )
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.create_index("ix_digests_next_at", ["next_at"], unique=False)
        batch_op.create_index("ix_digests_user", ["workspace_id", "user_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("closed_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index("ix_drafts_owner", ["workspace_id", "user_id"], unique=False)

    op.create_table(
        "feeds",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("site_url", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("gone", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("fetched_at", Moment, nullable=True),
        sa.Column("succeeded_at", Moment, nullable=True),
        sa.Column("next_at", Moment, nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("url", name=op.f("uq_feeds_url")),
    )
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.create_index("ix_feeds_next_at", ["next_at"], unique=False)

    op.create_table(
        "journal",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("verb", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("changes", Json, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("undone_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_owner", ["workspace_id", "user_id", "created_at"], unique=False)

    op.create_table(
        "members",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("tz", sa.Text(), server_default="UTC", nullable=False),
        sa.Column("locale", sa.Text(), server_default="", nullable=False),
        sa.Column("date_order", sa.String(length=3), nullable=True),
        sa.Column("reactions", Json, nullable=False),
        sa.Column("dm_channel", sa.String(length=32), nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("welcomed_at", Moment, nullable=True),
        sa.Column("left_at", Moment, nullable=True),
        sa.Column("seen_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name=op.f("pk_members")),
    )
    op.create_table(
        "people",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("namesake", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("birthday", sa.String(length=10), nullable=True),
        sa.Column("contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_at", Moment, nullable=True),
        sa.Column("cadence_days", sa.Float(), nullable=True),
        sa.Column("group_days", sa.Float(), nullable=True),
        sa.Column("quiet_at", Moment, nullable=True),
        sa.Column("rhythm", Json, nullable=True),
        sa.Column("rhythm_stale", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("snoozed_until", Moment, nullable=True),
        sa.Column("muted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("nudged_at", Moment, nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint(
            "workspace_id",
            "user_id",
            "name_key",
            "namesake",
            name=op.f("uq_people_workspace_id_user_id_name_key_namesake"),
        ),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(
            "ix_people_birthday",
            ["workspace_id", "user_id"],
            unique=False,
            postgresql_where=sa.text("birthday IS NOT NULL"),
            sqlite_where=sa.text("birthday IS NOT NULL"),
        )
        batch_op.create_index("ix_people_last_at", ["workspace_id", "user_id", "last_at"], unique=False)
        batch_op.create_index("ix_people_quiet_at", ["workspace_id", "user_id", "quiet_at"], unique=False)
        batch_op.create_index(
            "ix_people_stale",
            ["workspace_id", "user_id"],
            unique=False,
            postgresql_where=sa.text("rhythm_stale"),
            sqlite_where=sa.text("rhythm_stale"),
        )

    op.create_table(
        "processed",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_processed")),
    )
    with op.batch_alter_table("processed", schema=None) as batch_op:
        batch_op.create_index("ix_processed_at", ["at"], unique=False)

    op.create_table(
        "reaction_marks",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("reaction", sa.String(length=64), nullable=False),
        sa.Column("journal_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "channel", "ts", "reaction", name=op.f("pk_reaction_marks")),
    )
    op.create_table(
        "schedule",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("tz", sa.Text(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("next_at", Moment, nullable=True),
        sa.Column("pace", sa.String(length=8), server_default="daily", nullable=False),
        sa.Column("ignored", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("reckoned_on", sa.Date(), nullable=True),
        sa.Column("pace_news", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("country", sa.String(length=8), server_default="", nullable=False),
        sa.Column("review", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", name=op.f("pk_schedule")),
    )
    with op.batch_alter_table("schedule", schema=None) as batch_op:
        batch_op.create_index(
            "ix_schedule_next_at", ["next_at"], unique=False, postgresql_where=sa.text("next_at IS NOT NULL")
        )

    op.create_table(
        "tag_cadences",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("days", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "tag", name=op.f("pk_tag_cadences")),
    )
    op.create_table(
        "tastes",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("story_id", Id, autoincrement=False, nullable=False),
        sa.Column("feed_id", Id, nullable=False),
        sa.Column("wish", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("terms", Json, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "story_id", name=op.f("pk_tastes")),
    )
    op.create_table(
        "topics",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("also", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "topic", name=op.f("pk_topics")),
    )
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("left_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
    )
    op.create_table(
        "circle_members",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("circle_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"], ["circles.id"], name=op.f("fk_circle_members_circle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_circle_members_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "circle_id", "person_id", name=op.f("pk_circle_members")),
    )
    with op.batch_alter_table("circle_members", schema=None) as batch_op:
        batch_op.create_index("ix_circle_members_circle_id", ["circle_id"], unique=False)
        batch_op.create_index("ix_circle_members_person_id", ["person_id"], unique=False)

    op.create_table(
        "feed_news",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("feed_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_feed_news_feed_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "feed_id", name=op.f("pk_feed_news")),
    )
    with op.batch_alter_table("feed_news", schema=None) as batch_op:
        batch_op.create_index("ix_feed_news_feed_id", ["feed_id"], unique=False)

    op.create_table(
        "follow_ups",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("line_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("has_time", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("every", sa.String(length=24), nullable=True),
        sa.Column("permalink", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("closed_at", Moment, nullable=True),
        sa.Column("shown_at", Moment, nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_follow_ups_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index("ix_follow_ups_due", ["workspace_id", "user_id", "state", "due_at"], unique=False)
        batch_op.create_index("ix_follow_ups_person", ["person_id"], unique=False)

    op.create_table(
        "interactions",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("line_id", Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("mine", sa.Boolean(), nullable=True),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("permalink", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_interactions_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interactions")),
    )
    with op.batch_alter_table("interactions", schema=None) as batch_op:
        batch_op.create_index("ix_interactions_owner", ["workspace_id", "user_id", "at"], unique=False)
        batch_op.create_index("ix_interactions_person", ["person_id", "at"], unique=False)

    op.create_table(
        "learned",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_learned_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "kind", "key", name=op.f("pk_learned")),
    )
    with op.batch_alter_table("learned", schema=None) as batch_op:
        batch_op.create_index("ix_learned_person_id", ["person_id"], unique=False)

    op.create_table(
        "notes",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("line_id", Id, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("permalink", sa.Text(), nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_notes_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.create_index("ix_notes_line", ["workspace_id", "user_id", "line_id"], unique=False)
        batch_op.create_index("ix_notes_owner", ["workspace_id", "user_id", "created_at"], unique=False)
        batch_op.create_index("ix_notes_person", ["person_id", "created_at"], unique=False)

    op.create_table(
        "nudge_answers",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("delivery_id", Id, nullable=False),
        sa.Column("item", sa.String(length=24), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("verb", sa.String(length=8), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_nudge_answers_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "delivery_id", "item", name=op.f("pk_nudge_answers")),
    )
    with op.batch_alter_table("nudge_answers", schema=None) as batch_op:
        batch_op.create_index("ix_nudge_answers_at", ["workspace_id", "user_id", "at"], unique=False)
        batch_op.create_index("ix_nudge_answers_person_id", ["person_id"], unique=False)

    op.create_table(
        "person_interests",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_interests_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "person_id", "term", name=op.f("pk_person_interests")),
    )
    with op.batch_alter_table("person_interests", schema=None) as batch_op:
        batch_op.create_index("ix_person_interests_person_id", ["person_id"], unique=False)

    op.create_table(
        "person_keys",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("key", Exact, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_keys_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "key", "kind", "person_id", name=op.f("pk_person_keys")),
    )
    with op.batch_alter_table("person_keys", schema=None) as batch_op:
        batch_op.create_index("ix_person_keys_person_id", ["person_id"], unique=False)

    op.create_table(
        "person_tags",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("words", Exact, server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_tags_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "tag", "person_id", name=op.f("pk_person_tags")),
    )
    with op.batch_alter_table("person_tags", schema=None) as batch_op:
        batch_op.create_index("ix_person_tags_person_id", ["person_id"], unique=False)
        batch_op.create_index("ix_person_tags_words", ["workspace_id", "user_id", "words", "person_id"], unique=False)

    op.create_table(
        "stories",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("feed_id", Id, nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("published_at", Moment, nullable=False),
        sa.Column("seen_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_stories_feed_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint("feed_id", "guid", name=op.f("uq_stories_feed_id_guid")),
    )
    with op.batch_alter_table("stories", schema=None) as batch_op:
        batch_op.create_index("ix_stories_published", ["feed_id", "published_at"], unique=False)

    op.create_table(
        "subscriptions",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("feed_id", Id, nullable=False),
        sa.Column("person_id", Id, nullable=True),
        sa.Column("created_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_subscriptions_feed_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_subscriptions_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "feed_id", name=op.f("pk_subscriptions")),
    )
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.create_index("ix_subscriptions_feed_id", ["feed_id"], unique=False)

    op.create_table(
        "story_views",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("story_id", Id, nullable=False),
        sa.Column("shown_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_story_views_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workspace_id", "user_id", "story_id", name=op.f("pk_story_views")),
    )


def downgrade() -> None:
    op.drop_table("story_views")
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_subscriptions_feed_id")

    op.drop_table("subscriptions")
    with op.batch_alter_table("stories", schema=None) as batch_op:
        batch_op.drop_index("ix_stories_published")

    op.drop_table("stories")
    with op.batch_alter_table("person_tags", schema=None) as batch_op:
        batch_op.drop_index("ix_person_tags_words")
        batch_op.drop_index("ix_person_tags_person_id")

    op.drop_table("person_tags")
    with op.batch_alter_table("person_keys", schema=None) as batch_op:
        batch_op.drop_index("ix_person_keys_person_id")

    op.drop_table("person_keys")
    with op.batch_alter_table("person_interests", schema=None) as batch_op:
        batch_op.drop_index("ix_person_interests_person_id")

    op.drop_table("person_interests")
    with op.batch_alter_table("nudge_answers", schema=None) as batch_op:
        batch_op.drop_index("ix_nudge_answers_person_id")
        batch_op.drop_index("ix_nudge_answers_at")

    op.drop_table("nudge_answers")
    with op.batch_alter_table("notes", schema=None) as batch_op:
        batch_op.drop_index("ix_notes_person")
        batch_op.drop_index("ix_notes_owner")
        batch_op.drop_index("ix_notes_line")

    op.drop_table("notes")
    with op.batch_alter_table("learned", schema=None) as batch_op:
        batch_op.drop_index("ix_learned_person_id")

    op.drop_table("learned")
    with op.batch_alter_table("interactions", schema=None) as batch_op:
        batch_op.drop_index("ix_interactions_person")
        batch_op.drop_index("ix_interactions_owner")

    op.drop_table("interactions")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_ups_person")
        batch_op.drop_index("ix_follow_ups_due")

    op.drop_table("follow_ups")
    with op.batch_alter_table("feed_news", schema=None) as batch_op:
        batch_op.drop_index("ix_feed_news_feed_id")

    op.drop_table("feed_news")
    with op.batch_alter_table("circle_members", schema=None) as batch_op:
        batch_op.drop_index("ix_circle_members_person_id")
        batch_op.drop_index("ix_circle_members_circle_id")

    op.drop_table("circle_members")
    op.drop_table("workspaces")
    op.drop_table("topics")
    op.drop_table("tastes")
    op.drop_table("tag_cadences")
    with op.batch_alter_table("schedule", schema=None) as batch_op:
        batch_op.drop_index("ix_schedule_next_at", postgresql_where=sa.text("next_at IS NOT NULL"))

    op.drop_table("schedule")
    op.drop_table("reaction_marks")
    with op.batch_alter_table("processed", schema=None) as batch_op:
        batch_op.drop_index("ix_processed_at")

    op.drop_table("processed")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_people_stale", postgresql_where=sa.text("rhythm_stale"), sqlite_where=sa.text("rhythm_stale")
        )
        batch_op.drop_index("ix_people_quiet_at")
        batch_op.drop_index("ix_people_last_at")
        batch_op.drop_index(
            "ix_people_birthday",
            postgresql_where=sa.text("birthday IS NOT NULL"),
            sqlite_where=sa.text("birthday IS NOT NULL"),
        )

    op.drop_table("people")
    op.drop_table("members")
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_owner")

    op.drop_table("journal")
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.drop_index("ix_feeds_next_at")

    op.drop_table("feeds")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index("ix_drafts_owner")

    op.drop_table("drafts")
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.drop_index("ix_digests_user")
        batch_op.drop_index("ix_digests_next_at")

    op.drop_table("digests")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_deliveries_open",
            postgresql_where=sa.text("state IN ('claimed','sending','unknown')"),
            sqlite_where=sa.text("state IN ('claimed','sending','unknown')"),
        )
        batch_op.drop_index("ix_deliveries_message")

    op.drop_table("deliveries")
    op.drop_table("circles")
