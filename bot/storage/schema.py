"""The tables. A row that belongs to somebody carries `workspace_id` and `user_id` (Slack's ids) of its owner."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.storage.channel_tables import channel_counts as channel_counts
from bot.storage.channel_tables import channel_marks as channel_marks
from bot.storage.channel_tables import channels as channels
from bot.storage.metadata import metadata as metadata
from bot.storage.types import Exact, Id, Json, Moment


def _key() -> Column[Any]:
    return Column("id", Id, primary_key=True, autoincrement=False)


def _owner() -> tuple[Column[Any], Column[Any]]:
    return Column("workspace_id", String(32), nullable=False), Column("user_id", String(32), nullable=False)


def _person(nullable: bool = False) -> Column[Any]:
    return Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=nullable)


workspaces = Table(
    "workspaces",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("left_at", Moment),
)

members = Table(
    "members",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("tz", Text, nullable=False, server_default="UTC"),
    Column("locale", Text, nullable=False, server_default=""),
    Column("date_order", String(3)),
    Column("reactions", Json, nullable=False),
    Column("dm_channel", String(32)),
    Column("created_at", Moment, nullable=False),
    Column("welcomed_at", Moment),
    Column("left_at", Moment),
    # When they last did anything with Rapport, to ten minutes.
    Column("seen_at", Moment),
)

# Who gets the daily message and when: apart from `members` so that the due query walks one narrow index.
schedule = Table(
    "schedule",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("tz", Text, nullable=False),
    Column("hour", SmallInteger, nullable=False),
    Column("weekdays", SmallInteger, nullable=False),
    Column("next_at", Moment),
    # daily, weekly or off; the last two when messages go unused, or as chosen.
    Column("pace", String(8), nullable=False, server_default="daily"),
    # Messages in a row that nothing followed, the last day that was judged, and whether a new pace is still to be told.
    Column("ignored", SmallInteger, nullable=False, server_default="0"),
    Column("reckoned_on", Date),
    Column("pace_news", Boolean, nullable=False, server_default=false()),
    Column("away_until", Date),
    # The country whose public holidays are kept, empty for none.
    Column("country", String(8), nullable=False, server_default=""),
    Column("review", Boolean, nullable=False, server_default=false()),
    Index("ix_schedule_next_at", "next_at", postgresql_where=text("next_at IS NOT NULL")),
)

deliveries = Table(
    "deliveries",
    metadata,
    _key(),
    *_owner(),
    Column("local_date", Date, nullable=False),
    Column("state", String(12), nullable=False),
    Column("lease_until", Moment),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("channel", String(32)),
    Column("ts", String(32)),
    Column("items", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    UniqueConstraint("workspace_id", "user_id", "local_date"),
    Index(
        "ix_deliveries_open",
        "lease_until",
        postgresql_where=text("state IN ('claimed','sending','unknown')"),
        sqlite_where=text("state IN ('claimed','sending','unknown')"),
    ),
    Index("ix_deliveries_message", "workspace_id", "channel", "ts"),
)

# What became of each person a daily message suggested: what rules are learned from, in the open.
nudge_answers = Table(
    "nudge_answers",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("delivery_id", Id, primary_key=True),
    Column("item", String(24), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("verb", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_nudge_answers_at", "workspace_id", "user_id", "at"),
    Index("ix_nudge_answers_person_id", "person_id"),
)

# What was proposed and what came of it, and what "less often" set: each can be seen and taken back.
learned = Table(
    "learned",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE")),
    # proposed, adopted or declined.
    Column("state", String(8), nullable=False),
    Column("before", Float),
    Column("at", Moment, nullable=False),
    Index("ix_learned_person_id", "person_id"),
)

people = Table(
    "people",
    metadata,
    _key(),
    *_owner(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    # What `bot.storage.words` makes of name, company and title; search has an index of it.
    Column("words", Text, nullable=False, server_default=""),
    # Two people of one name are told apart by a number, so that a name typed twice at once cannot make two people.
    Column("namesake", SmallInteger, nullable=False, server_default="0"),
    Column("company", Text),
    Column("title", Text),
    Column("birthday", String(10)),
    Column("contacts", Integer, nullable=False, server_default="0"),
    Column("last_at", Moment),
    Column("cadence_days", Float),
    # The shortest cadence of their tags and circles, as of when the rhythm was last worked out.
    Column("group_days", Float),
    Column("quiet_at", Moment),
    Column("rhythm", Json),
    Column("rhythm_stale", Boolean, nullable=False, server_default=false()),
    Column("snoozed_until", Moment),
    Column("muted", Boolean, nullable=False, server_default=false()),
    Column("nudged_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("workspace_id", "user_id", "name_key", "namesake"),
    Index("ix_people_last_at", "workspace_id", "user_id", "last_at"),
    Index("ix_people_quiet_at", "workspace_id", "user_id", "quiet_at"),
    Index(
        "ix_people_birthday",
        "workspace_id",
        "user_id",
        postgresql_where=text("birthday IS NOT NULL"),
        sqlite_where=text("birthday IS NOT NULL"),
    ),
    Index(
        "ix_people_stale",
        "workspace_id",
        "user_id",
        postgresql_where=text("rhythm_stale"),
        sqlite_where=text("rhythm_stale"),
    ),
)

# Every way a person can be named: name, first name, nickname, e-mail, handle, Slack id, and sounds for near misses.
person_keys = Table(
    "person_keys",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("key", Exact, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("shown", Text),
    Index("ix_person_keys_person_id", "person_id"),
)

person_tags = Table(
    "person_tags",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("tag", Text, primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("words", Exact, nullable=False, server_default=""),
    Index("ix_person_tags_person_id", "person_id"),
    Index("ix_person_tags_words", "workspace_id", "user_id", "words", "person_id"),
)

# How often to be in touch with everybody who carries a tag.
tag_cadences = Table(
    "tag_cadences",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("tag", Text, primary_key=True),
    Column("days", Float, nullable=False),
)

circles = Table(
    "circles",
    metadata,
    _key(),
    *_owner(),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("cadence_days", Float),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("workspace_id", "user_id", "name_key"),
)

circle_members = Table(
    "circle_members",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("circle_id", Id, ForeignKey("circles.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_circle_members_circle_id", "circle_id"),
    Index("ix_circle_members_person_id", "person_id"),
)

interactions = Table(
    "interactions",
    metadata,
    _key(),
    *_owner(),
    _person(),
    # One typed line about three people makes three interactions of one line.
    Column("line_id", Id, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("mine", Boolean),
    Column("source", String(16), nullable=False),
    Column("place", Text),
    Column("permalink", Text),
    Index("ix_interactions_person", "person_id", "at"),
    Index("ix_interactions_owner", "workspace_id", "user_id", "at"),
)

notes = Table(
    "notes",
    metadata,
    _key(),
    *_owner(),
    _person(),
    Column("line_id", Id, nullable=False),
    Column("text", Text, nullable=False),
    Column("raw", Text, nullable=False),
    # What `bot.storage.words` makes of the text; search has an index of it.
    Column("words", Text, nullable=False, server_default=""),
    Column("permalink", Text),
    Column("created_at", Moment, nullable=False),
    Index("ix_notes_person", "person_id", "created_at"),
    Index("ix_notes_owner", "workspace_id", "user_id", "created_at"),
    Index("ix_notes_line", "workspace_id", "user_id", "line_id"),
)

follow_ups = Table(
    "follow_ups",
    metadata,
    _key(),
    *_owner(),
    _person(),
    Column("line_id", Id, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("has_time", Boolean, nullable=False, server_default=false()),
    Column("about", Text, nullable=False, server_default=""),
    Column("every", String(24)),
    Column("permalink", Text),
    Column("state", String(8), nullable=False),
    Column("closed_at", Moment),
    Column("shown_at", Moment),
    Column("created_at", Moment, nullable=False),
    Index("ix_follow_ups_due", "workspace_id", "user_id", "state", "due_at"),
    Index("ix_follow_ups_person", "person_id"),
)

feeds = Table(
    "feeds",
    metadata,
    _key(),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False, server_default=""),
    Column("site_url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("gone", Boolean, nullable=False, server_default=false()),
    Column("fetched_at", Moment),
    Column("succeeded_at", Moment),
    Column("next_at", Moment),
    Column("created_at", Moment, nullable=False),
    Index("ix_feeds_next_at", "next_at"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="SET NULL")),
    Column("created_at", Moment, nullable=False),
    Index("ix_subscriptions_feed_id", "feed_id"),
)

topics = Table(
    "topics",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("topic", Text, primary_key=True),
    # Other words for the same thing, separated by commas.
    Column("also", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
)

# What a follower is still to be told of a feed: that it moved, or that it is gone.
feed_news = Table(
    "feed_news",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_feed_news_feed_id", "feed_id"),
)

stories = Table(
    "stories",
    metadata,
    _key(),
    Column("feed_id", Id, ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False),
    Column("guid", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False, server_default=""),
    Column("published_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    UniqueConstraint("feed_id", "guid"),
    Index("ix_stories_published", "feed_id", "published_at"),
)

# What a user was shown of the stories, so that none comes twice in daily messages.
story_views = Table(
    "story_views",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("story_id", Id, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("shown_at", Moment, nullable=False),
)

# "More like this" (1) and "Less" (-1), with the words that the story was about: they outlive the story.
tastes = Table(
    "tastes",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("story_id", Id, primary_key=True, autoincrement=False),
    Column("feed_id", Id, nullable=False),
    Column("wish", SmallInteger, nullable=False),
    Column("title", Text, nullable=False),
    Column("terms", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
)

# What the owner said themselves of a person's interests: true adds one, false takes one away that was guessed.
person_interests = Table(
    "person_interests",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("term", Text, primary_key=True),
    Column("wanted", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_person_interests_person_id", "person_id"),
)

# Channels that get the public stories of one member's sources once a day; `user_id` is who set it up.
digests = Table(
    "digests",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("user_id", String(32), nullable=False),
    Column("tz", Text, nullable=False),
    Column("hour", SmallInteger, nullable=False),
    Column("minute", SmallInteger, nullable=False, server_default="0"),
    Column("next_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_digests_next_at", "next_at"),
    Index("ix_digests_user", "workspace_id", "user_id"),
)

# A line or form that waits for an answer ("which Ana?"): kept, so that nothing typed is lost.
drafts = Table(
    "drafts",
    metadata,
    _key(),
    *_owner(),
    Column("payload", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("ix_drafts_owner", "workspace_id", "user_id"),
)

journal = Table(
    "journal",
    metadata,
    _key(),
    *_owner(),
    Column("verb", String(24), nullable=False),
    Column("subject", Text, nullable=False, server_default=""),
    Column("changes", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("undone_at", Moment),
    Index("ix_journal_owner", "workspace_id", "user_id", "created_at"),
)

# What each reaction stands for, so that taking it away undoes just that.
reaction_marks = Table(
    "reaction_marks",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("user_id", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("ts", String(32), primary_key=True),
    Column("reaction", String(64), primary_key=True),
    Column("journal_id", Id, nullable=False),
)

processed = Table(
    "processed",
    metadata,
    Column("key", String(160), primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_processed_at", "at"),
)
