"""Alembic's entry: runs the migrations on the connection that `bot.storage.migrate` hands over, one at a time."""

from alembic import context
from sqlalchemy import Connection

from bot.storage.migrate import compared
from bot.storage.schema import metadata

# Any constant will do: it names the lock under which replicas upgrade one after another.
_LOCK = 7_240_871


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        include_name=compared,
    )
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        context.run_migrations()
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


_migrate(context.config.attributes["connection"])
