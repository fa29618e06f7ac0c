"""What server tests share. Ana is an ordinary user, Bo has another account, Cleo has none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from models.base import db
from pwa.config import Settings
from tests.phone import Phone, new_user

# `make check` is for every save; `make test` plays longer.
hypothesis.settings.register_profile("quick", max_examples=20, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=400, deadline=None)
hypothesis.settings.load_profile("quick")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with every table and no row, copied for each test: far cheaper than making the tables anew."""
    settings = Settings(data=tmp_path_factory.mktemp("empty"), jobs=False)
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
    return settings.data / "kith.db"


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    shutil.copy(empty_database, tmp_path / "kith.db")
    return Settings(data=tmp_path, jobs=False)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    app.testing = True
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def ana(app: Flask) -> Phone:
    return Phone(app, new_user(app, "Ana"))


@pytest.fixture
def bo(app: Flask) -> Phone:
    return Phone(app, new_user(app, "Bo"), "Bo's phone")


@pytest.fixture
def cleo(app: Flask) -> FlaskClient:
    return app.test_client()
