import pytest
from sqlalchemy import select

from models.base import db
from models.errors import Invalid
from models.sign_in_link import LIFETIME, SignInLink
from models.user import User
from tests.models.conftest import NOW

KEY = bytes(range(32))


def test_a_link_lets_in_once(ana_user: User) -> None:
    token = SignInLink.make(ana_user.id, KEY, NOW)
    assert SignInLink.use(token, KEY, NOW) == ana_user.id
    with pytest.raises(Invalid):
        SignInLink.use(token, KEY, NOW)


def test_a_link_is_over_after_fifteen_minutes(ana_user: User) -> None:
    token = SignInLink.make(ana_user.id, KEY, NOW)
    with pytest.raises(Invalid):
        SignInLink.use(token, KEY, NOW + LIFETIME)
    assert SignInLink.use(token, KEY, NOW + LIFETIME - 1) == ana_user.id


@pytest.mark.parametrize("token", ["", "nobody's", "\x00", "\ud800"])
def test_any_other_token_is_refused(ana_user: User, token: str) -> None:
    SignInLink.make(ana_user.id, KEY, NOW)
    with pytest.raises(Invalid):
        SignInLink.use(token, KEY, NOW)


def test_links_that_are_over_are_cleared_at_the_next(ana_user: User) -> None:
    SignInLink.make(ana_user.id, KEY, NOW)
    SignInLink.make(ana_user.id, KEY, NOW + LIFETIME)
    assert len(db.session.scalars(select(SignInLink)).all()) == 1
