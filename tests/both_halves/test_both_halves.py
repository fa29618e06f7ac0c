"""The sync contract as a game, with the real client on every phone and the real server behind it.

``tests/pwa/test_sync_machine.py`` plays a like game with phones of paper. Here the phones run the store and the actions
of the app, each in a tab that may be killed between any two steps of its database; only the network is made up.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from models import page
from pwa import clock
from tests.both_halves.handset import Pipe
from tests.both_halves.house import House
from tests.both_halves.machine import BothHalves

STEPS = 50
GAMES = 3
"""For each example of the profile; 60 in all with the quick one, in about a minute."""


@pytest.fixture
def house(app: Flask, monkeypatch: pytest.MonkeyPatch) -> House:
    house = House(app)
    monkeypatch.setattr(clock, "now", lambda: house.now)
    # Pages so small that a game of some dozen steps needs several; phones.mjs does the same to batches of ops.
    monkeypatch.setattr(page, "MOST", 5)
    return house


@pytest.fixture(scope="module")
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.close()


def test_nothing_is_lost_whatever_happens(house: House, pipe: Pipe) -> None:
    BothHalves.house, BothHalves.pipe = house, pipe
    run_state_machine_as_test(
        BothHalves,
        settings=settings(
            max_examples=GAMES * settings().max_examples,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_a_lost_phone_did_comes_back_from_the_other(house: House, pipe: Pipe) -> None:
    BothHalves.house, BothHalves.pipe = house, pipe
    game = BothHalves()
    game.back_up()
    game.add_person(0)
    game.a_phone_is_replaced(0)
    game.restore()
    game.teardown()
