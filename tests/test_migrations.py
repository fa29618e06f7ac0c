"""Migrations make the tables that the models say, keep every row, and leave a copy behind."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade

from app import create_app
from models.base import db
from pwa.config import Settings
from tests.phone import Phone, new_user

NEXT = '''"""a later change"""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "next", "0004", None, None
def upgrade():
    with op.batch_alter_table("person") as table:
        table.alter_column("place", type_=sa.String(300))
def downgrade():
    pass
'''


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Flask]:
    """An app whose database has no table yet."""
    app = create_app(Settings(data=tmp_path, jobs=False))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_the_migrated_schema_is_the_models(bare: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_they_go_back_and_forth(bare: Flask) -> None:
    upgrade()
    downgrade(revision="base")
    upgrade()
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.metadata) == []


def test_an_older_database_keeps_its_rows_both_ways(bare: Flask) -> None:
    upgrade(revision="0001")
    with db.engine.begin() as connection:
        connection.exec_driver_sql(
            """INSERT INTO user (id, webauthn_handle, name, time_zone, nudge_time, nudge_days, change_counter, change,
            meta, created_at) VALUES ('ana', 'handle', 'Ana', 'UTC', '09:00', '1234567', 1, 1, '{}', 5)"""
        )
        connection.exec_driver_sql(
            """INSERT INTO nudge (id, user_id, local_date, person_id, state, until_at, retry_at)
            VALUES ('one', 'ana', '2026-05-04', 'mika', 'sent', 9, 9),
            ('new', 'ana', '2026-05-05', 'mika', 'due', 9, 9)"""
        )
        connection.exec_driver_sql(
            """INSERT INTO op_receipt (user_id, id, fingerprint, status, at)
            VALUES ('ana', 'x', '-', 'applied', 7), ('ana', 'y', '-', 'applied', 8)"""
        )
        connection.exec_driver_sql(
            """INSERT INTO delivery (id, nudge_id, subscription_id, state, attempts)
            VALUES ('a', 'one', 'phone', 'sent', 1), ('b', 'new', 'phone', 'due', 0)"""
        )
    upgrade()
    with db.engine.begin() as connection:
        users = connection.exec_driver_sql("SELECT name, lock_screen, language, locale, acted_at FROM user").all()
        # Who was at it before must not look as if all nudges so far had gone unopened.
        assert users == [("Ana", "names", None, "en-GB", 8)]
        nudges = connection.exec_driver_sql("SELECT id, round, done_at, time_zone FROM nudge ORDER BY local_date").all()
        assert nudges == [("one", 1, None, None), ("new", 1, None, None)]
        # A nudge's deliveries are written when it leaves: one that is prepared must have none, or it would be lost.
        assert connection.exec_driver_sql("SELECT id FROM delivery").all() == [("a",)]
        connection.exec_driver_sql(
            """INSERT INTO nudge
            (id, user_id, local_date, person_id, state, until_at, retry_at, round, pace, is_new_pace)
            VALUES ('two', 'ana', '2026-05-04', 'mika', 'sent', 9, 9, 2, 'daily', 0)"""
        )
    downgrade(revision="0001")
    with db.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT id FROM nudge ORDER BY local_date").all() == [("one",), ("new",)]


def test_changing_a_table_keeps_what_hangs_on_it_and_a_copy(bare: Flask, tmp_path: Path) -> None:
    upgrade()
    ana = Phone(bare, new_user(bare, "Ana"))
    person = ana.add_person()
    ana.sync(ana.add("note", {"person_id": person, "text": "Likes tea"}))
    later = tmp_path / "versions"
    later.mkdir()
    (later / "next.py").write_text(NEXT)
    config: Config = bare.extensions["migrate"].migrate.get_config()
    config.set_main_option("version_locations", f"migrations/versions {later}")
    config.set_main_option("path_separator", "space")
    db.session.remove()
    command.upgrade(config, "next")
    assert [note["text"] for note in ana.rows("note").values()] == ["Likes tea"]
    with closing(sqlite3.connect(tmp_path / "kith.0004.db")) as copy:
        assert copy.execute("select count(*) from person").fetchone() == (1,)
