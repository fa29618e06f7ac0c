"""The database: one SQLAlchemy object, the base of all tables, and what every SQLite connection is told.

Times are integers: milliseconds since 1970-01-01 UTC, in columns whose names end in ``_at``. They compare with the
phone's clock without a conversion, and the local calendar enters only where a rule speaks of days.
"""

import sqlite3
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, Connection, Engine, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry


class Model(DeclarativeBase):
    """The base of all tables. Constraint names are fixed so that migrations can name them."""

    registry = registry(
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(column_0_label)s",
                "uq": "uq_%(table_name)s_%(column_0_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
        type_annotation_map={int: BigInteger},
    )


db = SQLAlchemy(model_class=Model)


def id_column(**kwargs: Any) -> Mapped[str]:
    """A UUID in its canonical 36-character lower-case form."""
    return mapped_column(String(36), **kwargs)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    # Python's sqlite3 otherwise opens deferred transactions on its own; two writers then read the same row and one
    # update is lost without an error. The transaction is begun below instead.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged tap survives a power cut
        "busy_timeout=5000",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is deleted is overwritten in the file
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    # A deferred BEGIN that turns into a write fails at once with "database is locked", without waiting.
    read_only = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def begin_reading() -> None:
    """Make the request's transaction read-only in intent: it does not wait for, or hold up, writers."""
    db.session.connection(execution_options={"read_only": True})


def forget_written() -> None:
    """Empty SQLite's journal, in which what was erased would stand until something else is written over it.

    Call it outside a transaction. Readers who are in the way put it off until the next time.
    """
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()
    try:
        # On the driver's own connection: SQLAlchemy's would be in a transaction, where there is nothing to be had.
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
