import pytest
from sqlalchemy import select

from models.base import db
from models.errors import NotFound
from models.local_day import DAY
from models.session import CONFIRMED_FOR, HOUR, IDLE, LIFETIME, MOST_SESSIONS, Session
from models.user import User
from tests.models.conftest import NOW

KEY = bytes(range(32))


def test_a_session_is_found_by_its_token_only(ana_user: User) -> None:
    session, token = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    assert Session.by_token(token, KEY, NOW) is session
    assert Session.by_token(token + "x", KEY, NOW) is None
    assert Session.by_token(session.token_hash, KEY, NOW) is None
    assert Session.by_token(token, bytes(32), NOW) is None


def test_the_token_itself_is_not_kept(ana_user: User) -> None:
    session, token = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    db.session.flush()
    assert token not in [str(value) for value in db.session.execute(select(Session.__table__)).one()]


def test_a_session_ends_after_180_days_without_use(ana_user: User) -> None:
    _, token = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    assert Session.by_token(token, KEY, NOW + IDLE - 1)
    assert Session.by_token(token, KEY, NOW + IDLE) is None


def test_a_session_ends_after_400_days_however_much_it_is_used(ana_user: User) -> None:
    session, token = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    session.see(NOW + LIFETIME - HOUR)
    assert Session.by_token(token, KEY, NOW + LIFETIME - 1)
    assert Session.by_token(token, KEY, NOW + LIFETIME) is None


def test_an_ended_session_is_gone_at_once(ana_user: User) -> None:
    session, token = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    db.session.flush()
    session.end()
    assert Session.by_token(token, KEY, NOW) is None


def test_sessions_that_are_over_are_cleared_at_a_sign_in(ana_user: User) -> None:
    Session.start(ana_user.id, "Ana's old phone", KEY, NOW)
    fresh, _ = Session.start(ana_user.id, "Ana's phone", KEY, NOW + IDLE)
    assert db.session.scalars(select(Session)).all() == [fresh]


def test_of_too_many_the_one_used_longest_ago_is_signed_out(ana_user: User, bo_user: User) -> None:
    bos, _ = Session.start(bo_user.id, "Bo's phone", KEY, NOW - DAY)
    first, _ = Session.start(ana_user.id, "Ana's laptop", KEY, NOW)
    second, second_token = Session.start(ana_user.id, "Ana's old phone", KEY, NOW + 1)
    first.see(NOW + DAY)
    for number in range(MOST_SESSIONS - 1):
        Session.start(ana_user.id, "Ana's phone", KEY, NOW + DAY + number)
    left = Session.of_user(ana_user.id, NOW + DAY + 100).all()
    assert len(left) == MOST_SESSIONS
    assert first in left and second not in left
    assert Session.by_token(second_token, KEY, NOW + DAY) is None
    assert Session.of_user(bo_user.id, NOW).all() == [bos]


def test_being_seen_is_noted_at_most_once_an_hour(ana_user: User) -> None:
    session, _ = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    session.see(NOW + HOUR - 1)
    assert session.seen_at == NOW
    session.see(NOW + HOUR)
    assert session.seen_at == NOW + HOUR


def test_a_confirmation_lasts_ten_minutes(ana_user: User) -> None:
    session, _ = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    assert session.is_confirmed(NOW + CONFIRMED_FOR - 1)
    assert not session.is_confirmed(NOW + CONFIRMED_FOR)
    session.confirm(NOW + DAY)
    assert session.is_confirmed(NOW + DAY + 1)


def test_the_list_has_the_users_own_live_sessions_last_used_first(ana_user: User, bo_user: User) -> None:
    phone, _ = Session.start(ana_user.id, "Ana's phone", KEY, NOW + 1)
    tablet, _ = Session.start(ana_user.id, "Ana's tablet", KEY, NOW)
    Session.start(bo_user.id, "Bo's phone", KEY, NOW)
    tablet.see(NOW + DAY)
    assert Session.of_user(ana_user.id, NOW + DAY).all() == [tablet, phone]
    assert Session.of_user(ana_user.id, NOW + IDLE + 1).all() == [tablet]


def test_somebody_elses_session_is_not_found(ana_user: User, bo_user: User) -> None:
    session, _ = Session.start(ana_user.id, "Ana's phone", KEY, NOW)
    assert Session.owned(ana_user.id, session.id) is session
    with pytest.raises(NotFound):
        Session.owned(bo_user.id, session.id)
