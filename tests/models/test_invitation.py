import pytest
from sqlalchemy import select

from models.base import db
from models.errors import Refused
from models.invitation import LIFETIME, Invitation
from tests.models.conftest import NOW

KEY = bytes(range(32))


def test_an_invitation_may_be_looked_at_often_and_used_once(database: None) -> None:
    token = Invitation.make(KEY, NOW)
    invitation = Invitation.open(token, KEY, NOW)
    assert Invitation.open(token, KEY, NOW) is invitation
    Invitation.use(invitation.id, NOW)
    with pytest.raises(Refused):
        Invitation.open(token, KEY, NOW)
    with pytest.raises(Refused):
        Invitation.use(invitation.id, NOW)


def test_an_invitation_is_over_after_seven_days(database: None) -> None:
    token = Invitation.make(KEY, NOW)
    invitation = Invitation.open(token, KEY, NOW + LIFETIME - 1)
    with pytest.raises(Refused):
        Invitation.open(token, KEY, NOW + LIFETIME)
    with pytest.raises(Refused):
        Invitation.use(invitation.id, NOW + LIFETIME)


def test_any_other_token_is_refused(database: None) -> None:
    Invitation.make(KEY, NOW)
    with pytest.raises(Refused):
        Invitation.open("nobody's", KEY, NOW)


def test_invitations_that_are_over_are_cleared_at_the_next(database: None) -> None:
    Invitation.make(KEY, NOW)
    Invitation.make(KEY, NOW + LIFETIME)
    assert len(db.session.scalars(select(Invitation)).all()) == 1
