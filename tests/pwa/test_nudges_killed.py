"""Ticks that are killed, or run twice at once: nobody gets two pushes."""

import os
import subprocess
import sys
import threading
from typing import Any

import pytest
from flask import Flask

from models import dispatch
from models.base import db
from models.day_plan import DayPlan
from models.nudge import LEASE
from pwa.config import Settings
from pwa.nudges import Tally
from pwa.web_push import Result, Sender
from tests.pwa.nudging import NINE, SECONDS, run, somebody, states
from tests.pwa.push_endpoint import PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,), "origin": "https://kith.example.org"})


class Killed(BaseException):
    """Stands for kill -9: nothing after it is run or caught."""


def test_killed_between_claim_and_send_nothing_is_sent_twice_or_left_hanging(
    app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = service.device()
    somebody(app, "Ana", phone)

    def killed(*_arguments: Any) -> list[Result]:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Sender, "send", killed)
        with pytest.raises(Killed):
            run(app)
    assert states(app) == ["sending", "sending"]
    run(app, NINE + LEASE - 1)
    assert states(app) == ["sending", "sending"]
    run(app, NINE + LEASE + SECONDS)
    assert states(app) == ["unknown", "unknown"]
    assert phone.messages == []


def test_killed_between_send_and_record_nothing_is_sent_twice(
    app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = service.device()
    somebody(app, "Ana", phone)

    def killed(*_arguments: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(dispatch, "record", killed)
        with pytest.raises(Killed):
            run(app)
    for minutes in (1, 3, 30, 170):
        run(app, NINE + minutes * 60_000)
    assert len(phone.messages) == 1
    assert states(app) == ["unknown", "unknown"]


def test_killed_before_the_commit_the_next_tick_sends_it(
    app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = service.device()
    somebody(app, "Ana", phone)

    def killed(*_arguments: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(dispatch, "begin", killed)
        with pytest.raises(Killed):
            run(app)
    assert states(app) == []
    assert run(app, NINE + 60_000) == Tally(prepared=1, sent=1)


A_TICK = f"""
from app import create_app
from pwa import nudges
nudges.BATCH = 3
with create_app().app_context():
    nudges.tick({NINE})
"""


def test_a_process_that_is_killed_while_it_sends_loses_only_what_was_on_its_way(
    app: Flask, settings: Settings, service: PushEndpoint
) -> None:
    phones = [service.device("never") for _ in range(5)]
    users = {somebody(app, f"User {number}", phone): phone for number, phone in enumerate(phones)}
    chosen = {"KITH_DATA": str(settings.data), "KITH_PUSH_HOSTS": service.host, "KITH_JOBS": "off"}
    while not service.arrived.empty():
        service.arrived.get()
    process = subprocess.Popen([sys.executable, "-c", A_TICK], env={**os.environ, **chosen})
    try:
        for _ in range(3):
            service.arrived.get(timeout=SECONDS / 1000)
    finally:
        process.kill()
        process.wait()
    before = [len(phone.messages) for phone in phones]
    assert sorted(before) == [0, 0, 1, 1, 1]
    assert states(app) == ["sending"] * 6
    for phone in phones:
        phone.answer = 201
    assert run(app, NINE + 60_000) == Tally(prepared=2, sent=2)
    for minutes in (3, 30, 170):
        run(app, NINE + minutes * 60_000)
    assert [len(phone.messages) for phone in phones] == [1] * 5
    with app.app_context():
        told = {plan.user_id: plan.nudge and plan.nudge["state"] for plan in db.session.query(DayPlan)}
    lost = {user for user, phone in users.items() if before[phones.index(phone)]}
    assert told == {user: "unknown" if user in lost else None for user in users}


def test_two_ticks_at_once_send_one_push(app: Flask, service: PushEndpoint) -> None:
    phones = [service.device() for _ in range(6)]
    for number, phone in enumerate(phones):
        somebody(app, f"User {number}", phone)
    gate, tallies = threading.Barrier(3), list[Tally]()

    def one() -> None:
        gate.wait()
        tallies.append(run(app))

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [len(phone.messages) for phone in phones] == [1] * 6
    assert (sum(tally.prepared for tally in tallies), sum(tally.sent for tally in tallies)) == (6, 6)
