"""What tests of models that need a database share."""

from collections.abc import Iterator

import pytest
from flask import Flask

from models.user import User

NOW = 1_790_000_000_000


@pytest.fixture
def database(app: Flask) -> Iterator[None]:
    """An application context, and so a database session, for the whole test."""
    with app.app_context():
        yield


@pytest.fixture
def ana_user(database: None) -> User:
    """Ana's account."""
    return User.create("Ana", NOW)


@pytest.fixture
def bo_user(database: None) -> User:
    """Bo's account."""
    return User.create("Bo", NOW)
