import pytest
from sqlalchemy import select

from models.base import db
from models.ceremony import LIFETIME, Ceremony, Kind
from models.errors import Invalid
from models.user import User
from tests.models.conftest import NOW

KEY = bytes(range(32))
TOKEN, OTHER = "Ana's browser", "Bo's browser"


def test_a_challenge_is_taken_once(database: None) -> None:
    challenge = Ceremony.begin(Kind.SIGN_IN, TOKEN, KEY, NOW).challenge
    assert Ceremony.take(Kind.SIGN_IN, challenge, TOKEN, KEY, NOW).challenge == challenge
    with pytest.raises(Invalid):
        Ceremony.take(Kind.SIGN_IN, challenge, TOKEN, KEY, NOW)


def test_a_challenge_has_256_random_bits(database: None) -> None:
    challenges = {Ceremony.begin(Kind.SIGN_IN, TOKEN, KEY, NOW).challenge for _ in range(3)}
    assert [len(challenge) for challenge in challenges] == [32, 32, 32]


def test_another_browser_cannot_answer(database: None) -> None:
    challenge = Ceremony.begin(Kind.SIGN_IN, TOKEN, KEY, NOW).challenge
    with pytest.raises(Invalid):
        Ceremony.take(Kind.SIGN_IN, challenge, OTHER, KEY, NOW)
    assert Ceremony.take(Kind.SIGN_IN, challenge, TOKEN, KEY, NOW)


def test_an_answer_is_good_for_one_purpose(ana_user: User) -> None:
    challenge = Ceremony.begin(Kind.PASSKEY, TOKEN, KEY, NOW, ana_user.id).challenge
    with pytest.raises(Invalid):
        Ceremony.take(Kind.CONFIRMATION, challenge, TOKEN, KEY, NOW, ana_user.id)


def test_an_answer_is_good_for_one_user(ana_user: User, bo_user: User) -> None:
    challenge = Ceremony.begin(Kind.CONFIRMATION, TOKEN, KEY, NOW, ana_user.id).challenge
    for somebody in (bo_user.id, None):
        with pytest.raises(Invalid):
            Ceremony.take(Kind.CONFIRMATION, challenge, TOKEN, KEY, NOW, somebody)
    assert Ceremony.take(Kind.CONFIRMATION, challenge, TOKEN, KEY, NOW, ana_user.id)


def test_an_answer_after_five_minutes_is_late(database: None) -> None:
    challenge = Ceremony.begin(Kind.SIGN_IN, TOKEN, KEY, NOW).challenge
    with pytest.raises(Invalid):
        Ceremony.take(Kind.SIGN_IN, challenge, TOKEN, KEY, NOW + LIFETIME)


def test_a_browser_may_have_two_challenges_open(database: None) -> None:
    waiting = Ceremony.begin(Kind.SIGN_IN, TOKEN, KEY, NOW).challenge
    account = Ceremony.begin_account("Ana", None, TOKEN, KEY, NOW).challenge
    taken = Ceremony.take(Kind.ACCOUNT, account, TOKEN, KEY, NOW)
    assert (taken.name, len(taken.user_handle or b""), taken.invitation_id) == ("Ana", 64, None)
    assert Ceremony.take(Kind.SIGN_IN, waiting, TOKEN, KEY, NOW)


def test_ceremonies_that_are_over_are_cleared_at_the_next(database: None) -> None:
    Ceremony.begin(Kind.SIGN_IN, TOKEN, KEY, NOW)
    fresh = Ceremony.begin(Kind.SIGN_IN, OTHER, KEY, NOW + LIFETIME)
    assert db.session.scalars(select(Ceremony)).all() == [fresh]
