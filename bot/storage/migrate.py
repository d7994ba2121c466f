"""Bringing a database to the schema of this version, with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.storage.database import build_engine


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def compared(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether a table or index is one of the metadata's. Those of search are made by hand, in a migration of their own."""
    return not (name or "").startswith(("search_", "ix_search_"))


def head() -> str:
    """The revision that this version of Rapport needs."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def revision_of(url: str) -> str | None:
    """The revision the database at `url` is at; `None`: no Rapport database yet."""
    engine = build_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def upgrade(url: str) -> None:
    """Create or upgrade the schema at `url`; does nothing when it is up to date. Replicas may call it at once."""
    engine = build_engine(url)
    try:
        with engine.connect() as connection:
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
