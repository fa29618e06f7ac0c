from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from models.attempt import Attempt, Limit, network
from models.base import db
from models.errors import TooMany
from tests.models.conftest import NOW

KEY = bytes(range(32))
THREE_A_MINUTE = Limit(3, 60)
START = NOW - NOW % 60_000
HOME, WORK = "192.0.2.1", "192.0.2.2"


def record(address: str = HOME, kind: str = "session", now: int = START) -> None:
    Attempt.record(kind, address, THREE_A_MINUTE, KEY, now)


def test_the_window_fills_and_says_when_it_opens_again(database: None) -> None:
    for _ in range(3):
        record()
    with pytest.raises(TooMany) as refusal:
        record(now=START + 45_500)
    assert refusal.value.retry_after == 15


def test_the_next_window_is_empty_and_the_last_one_cleared(database: None) -> None:
    for _ in range(3):
        record()
    record(now=START + 60_000)
    assert db.session.scalars(select(Attempt.count)).all() == [1]


def test_addresses_and_kinds_have_their_own_windows(database: None) -> None:
    for _ in range(3):
        record()
    record(address=WORK)
    record(kind="recovery")


def test_no_address_is_kept(database: None) -> None:
    record()
    assert HOME not in [str(value) for value in db.session.execute(select(Attempt.__table__)).one()]


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("", ""),
        ("192.0.2.1:50123", "192.0.2.1"),
        ("[2001:db8:1:2:3:4:5:6]:50123", "2001:db8:1:2::"),
        ("[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::"),
        ("::1", "::"),
        (" 192.0.2.1 ", "192.0.2.1"),
        ("not an address", ""),
        ("[", ""),
        ("unix:", ""),
    ],
)
def test_a_household_counts_as_one(address: str, counted_as: str) -> None:
    assert network(address) == counted_as


def test_attempts_at_the_same_moment_are_all_counted(app: Flask) -> None:
    def attempt(_: int) -> None:
        with app.app_context():
            Attempt.record("session", HOME, Limit(100, 60), KEY, START)
            db.session.commit()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(attempt, range(20)))
    with app.app_context():
        assert db.session.scalars(select(Attempt.count)).all() == [20]
