"""Tables of a workspace: channels that a member opted in, and what is counted there. No row says who wrote."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text

from bot.storage.metadata import metadata
from bot.storage.types import Moment

# A channel whose links and terms are counted. `salt`: the key that hides who wrote what, of the week that began on `week`.
channels = Table(
    "channels",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("opened_by", String(32), nullable=False),
    # From when on messages count: empty until the channel has been told.
    Column("opened_at", Moment),
    # While it is being told: since when, which tells this opting in from others, and until when nobody else may tell it.
    Column("asked_at", Moment),
    Column("leased_until", Moment),
    Column("week", Date, nullable=False),
    Column("salt", String(64), nullable=False),
)

# Somebody used a term or link in a channel this week. `person` and `said` are keyed hashes.
channel_marks = Table(
    "channel_marks",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("said", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
)

# How many people used it, in this week and those that are over: enough of them, or there is no row.
channel_counts = Table(
    "channel_counts",
    metadata,
    Column("workspace_id", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("week", Date, primary_key=True),
    Column("kind", String(1), primary_key=True),
    Column("term", Text, primary_key=True),
    Column("people", Integer, nullable=False),
    Index("ix_channel_counts_week", "week"),
)
