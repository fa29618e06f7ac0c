"""Ana has a phone and a tablet, Bo another account. Mallory is somebody who has learned an endpoint."""

import pytest

from models.base import db
from models.push_subscription import PushSubscription
from models.session import IDLE, Session
from models.user import User
from tests.models.test_plan import NOW

ENDPOINT = "https://fcm.googleapis.com/fcm/send/one"
KEYS = ("p" * 87, "a" * 22)
OTHER_KEYS = ("q" * 87, "b" * 22)


def device(user: User, name: str = "Phone") -> Session:
    session, _ = Session.start(user.id, name, b"k" * 32, NOW)
    db.session.flush()
    return session


def save(session: Session, keys: tuple[str, str] = KEYS, endpoint: str = ENDPOINT, now: int = NOW) -> PushSubscription:
    return PushSubscription.save(session, endpoint, *keys, "s" * 87, now)


def endpoints(user: User) -> list[str]:
    return [row.endpoint for row, _ in PushSubscription.of_user(user.id, NOW)]


def test_a_device_has_one_row_however_often_it_subscribes(ana_user: User) -> None:
    phone = device(ana_user)
    first = save(phone).id
    again = save(phone, now=NOW + 5)
    assert (again.id, again.created_at, again.seen_at) == (first, NOW, NOW + 5)
    renewed = save(phone, OTHER_KEYS, ENDPOINT + "-renewed", now=NOW + 9)
    assert (renewed.id, renewed.created_at, renewed.p256dh) == (first, NOW + 9, OTHER_KEYS[0])
    assert db.session.query(PushSubscription).count() == 1


def test_each_device_of_a_user_has_its_own(ana_user: User) -> None:
    save(device(ana_user))
    save(device(ana_user, "Tablet"), OTHER_KEYS, ENDPOINT + "-tablet")
    assert sorted(endpoints(ana_user)) == [ENDPOINT, ENDPOINT + "-tablet"]


def test_signing_in_again_on_the_same_browser_does_not_double_the_push(ana_user: User) -> None:
    save(device(ana_user))
    save(device(ana_user), OTHER_KEYS)
    assert endpoints(ana_user) == [ENDPOINT]


def test_a_browser_that_changes_hands_no_longer_gets_the_first_accounts_push(ana_user: User, bo_user: User) -> None:
    save(device(ana_user))
    save(device(bo_user))
    assert (endpoints(ana_user), endpoints(bo_user)) == ([], [ENDPOINT])


@pytest.mark.parametrize("keys", [OTHER_KEYS, (KEYS[0], OTHER_KEYS[1]), (OTHER_KEYS[0], KEYS[1])])
def test_knowing_an_endpoint_does_not_end_somebody_elses_subscription(
    ana_user: User, bo_user: User, keys: tuple[str, str]
) -> None:
    save(device(ana_user))
    mallory = device(bo_user)
    save(mallory, keys)
    PushSubscription.end(mallory.id)
    assert endpoints(ana_user) == [ENDPOINT]


def test_a_subscription_ends_with_its_session(ana_user: User) -> None:
    phone = device(ana_user)
    save(phone)
    phone.end()
    db.session.flush()
    assert db.session.query(PushSubscription).count() == 0


def test_a_session_that_ran_out_gets_no_push(ana_user: User) -> None:
    phone = device(ana_user)
    save(phone)
    phone.seen_at = NOW - IDLE
    db.session.flush()
    assert endpoints(ana_user) == []


def test_twenty_devices_are_enough(ana_user: User, bo_user: User) -> None:
    save(device(bo_user), OTHER_KEYS, ENDPOINT + "-bo", now=NOW - 1)
    for number in range(25):
        save(device(ana_user, f"Phone {number}"), OTHER_KEYS, f"{ENDPOINT}-{number:02}", now=NOW + number)
    assert endpoints(ana_user) == [f"{ENDPOINT}-{number:02}" for number in range(5, 25)]
    assert len(endpoints(bo_user)) == 1
