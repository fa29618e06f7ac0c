"""How Alembic runs here: the database is copied first, and no row is lost on the way.

SQLite changes a table by making a new one and dropping the old. With foreign keys on, that drop empties every table
that hangs on it, without an error; so they are off while migrations run, and checked before the end.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import context
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, text

extension = current_app.extensions["migrate"]
engine = extension.db.engine


def migrate() -> None:
    """Run what is due, in one transaction."""
    with engine.connect() as connection:
        _copy_before_change(connection)
        # A pragma does nothing inside a transaction, and a connection of ours is always in one.
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        context.configure(connection=connection, target_metadata=extension.db.metadata, **extension.configure_args)
        with context.begin_transaction():
            context.run_migrations()
            _refuse_orphans(connection)
        connection.commit()
        connection.invalidate()


def _copy_before_change(connection: Connection) -> None:
    """Keep the database as it is now beside it, under its revision's name, if a migration is due."""
    stands = MigrationContext.configure(connection).get_current_revision()
    if stands is None or stands == ScriptDirectory.from_config(context.config).get_current_head():
        return
    file = Path(engine.url.database)
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(file.with_suffix(f".{stands}.db"))) as copy:
        live.backup(copy)


def _refuse_orphans(connection: Connection) -> None:
    orphans = {row[0] for row in connection.execute(text("PRAGMA foreign_key_check"))}
    if orphans:
        raise SystemExit(
            f"Stopped: the migration would leave rows without their owner in {', '.join(sorted(orphans))}."
        )


migrate()
