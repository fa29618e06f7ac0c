"""What server tests share. Ana is an ordinary user, Bo has another account, Cleo has none."""

import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from models.base import db
from pwa import vapid
from pwa.config import Settings
from tests.phone import Phone, new_user

# `make check` is for every save; `make test` plays longer.
hypothesis.settings.register_profile("quick", max_examples=12, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=150, deadline=None)
hypothesis.settings.load_profile("quick")

LONG = frozenset(
    f"{folder}/test_{name}.py"
    for folder, names in {
        "tests": ("migrations",),
        "models": ("nudge_zones", "person_standing", "pace", "learning"),
        "pwa": ("sync_machine", "push_answers", "nudges_killed", "nudges_poisoned", "samples"),
        "recognise": ("twins", "steps"),
    }.items()
    for name in names
)
"""Files that together take as long as all the others: for every stop, not for every save."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if f"{item.path.parent.name}/{item.path.name}" in LONG:
            item.add_marker(pytest.mark.long)


EMPTY = "empty.sqlite"
"""The name under which the shared app's database is kept as it was when new."""


@pytest.fixture(scope="session")
def one_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app that all tests share, with every table and no row: making it anew costs more than most tests."""
    settings = Settings(data=tmp_path_factory.mktemp("kith"), jobs=False)
    app = create_app(settings)
    app.testing = True
    with app.app_context():
        db.create_all()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        db.engine.dispose()
    shutil.copy(settings.data / "kith.db", settings.data / EMPTY)
    return app


@pytest.fixture
def settings(one_app: Flask) -> Settings:
    settings: Settings = one_app.extensions["kith"]
    return settings


@pytest.fixture
def app(one_app: Flask, settings: Settings) -> Iterator[Flask]:
    for leftover in settings.data.glob("*.db*"):
        leftover.unlink()
    shutil.copy(settings.data / EMPTY, settings.data / "kith.db")
    # What a signer has signed is good for hours of its own clock; each test has another.
    vapid._keyring.cache_clear()
    usual = one_app.extensions["kith"]
    one_app.extensions["kith"] = settings
    yield one_app
    one_app.extensions["kith"] = usual
    with one_app.app_context():
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
