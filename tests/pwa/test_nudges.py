"""The tick, with a database in a file and a push service on loopback. Ana is to be nudged to write to Mika.

A tick's own clock runs on while it works, so the tests leave it some seconds where a moment matters.
"""

import threading
from collections.abc import Sequence

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from models import dispatch, nudge, outlook
from models.addressee import Addressee
from models.base import db
from models.day_plan import DayPlan
from models.dispatch import FIRST_RETRY, Report, ready
from models.local_day import DAY
from models.nudge import LATE, LEASE, Columns
from models.person import Person
from models.push_subscription import PushSubscription
from models.user import User, lock
from pwa import nudges
from pwa.config import Settings
from pwa.nudges import Tally
from pwa.web_push import Message, Result, Sender
from tests.models.facts import add_contact, add_person
from tests.phone import new_user
from tests.pwa.nudging import NINE, SECONDS, run, somebody, states
from tests.pwa.push_endpoint import Answer, PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,), "origin": "https://kith.example.org"})


def test_a_push_names_a_person_and_says_why(app: Flask, service: PushEndpoint) -> None:
    phone = service.device()
    somebody(app, "Ana", phone)
    assert run(app, NINE - 1) == Tally()
    assert run(app) == Tally(prepared=1, sent=1)
    with app.app_context():
        mika = db.session.query(Person).one().id
    there = f"https://kith.example.org/people/{mika}"
    assert phone.messages == [
        {
            "web_push": 8030,
            "mutable": True,
            "notification": {
                "title": "Mika Kovács",
                "body": "Mika messaged on Friday, and you haven’t answered yet.",
                "navigate": there,
                "tag": "nudge-2026-05-04",
                "lang": "en-GB",
                "dir": "ltr",
                "data": {"kind": "nudge", "person_id": mika, "local_date": "2026-05-04", "round": 1},
                "actions": [
                    {"action": "write", "title": "Write", "navigate": there},
                    {"action": "later", "title": "Later", "navigate": "https://kith.example.org/?later=2026-05-04"},
                ],
                "app_badge": "1",
            },
        }
    ]
    assert phone.requests[0]["Topic"] == "nudge-2026-05-04"
    assert 15 * 3600 - 30 < int(phone.requests[0]["TTL"]) <= 15 * 3600


def test_each_device_gets_it_and_only_once(app: Flask, service: PushEndpoint) -> None:
    phone, tablet = service.device(), service.device()
    somebody(app, "Ana", phone, tablet)
    assert run(app) == Tally(prepared=1, sent=2)
    for minute in range(1, 5):
        assert run(app, NINE + minute * 60_000) == Tally()
    assert (len(phone.messages), len(tablet.messages)) == (1, 1)


def test_a_whole_week_has_no_two_on_a_day(app: Flask, service: PushEndpoint) -> None:
    phone = service.device()
    user_id = somebody(app, "Ana", phone)
    with app.app_context():
        user = lock(user_id)
        ids = {add_person(user, name, NINE) for name in ("Noor", "Olu", "Pia", "Quim", "Rosa", "Sami")}
        # Whoever does nothing hears more seldom.
        user.acted_at = NINE + 7 * DAY
        for days, person_id in enumerate(sorted(ids)):
            add_contact(user, person_id, "comment", "in", NINE - (days + 1) * DAY)
        outlook.refresh(user, ids, NINE - DAY // 24)
        db.session.commit()
    for hour in range(7 * 24):
        run(app, NINE + hour * 3_600_000)
    told = [message["notification"] for message in phone.messages]
    assert [notification["tag"][-2:] for notification in told] == ["04", "05", "06", "07", "08", "09", "10"]
    assert len({notification["title"] for notification in told}) == 7


@pytest.mark.parametrize(
    ("answer", "state", "devices"),
    [(410, "failed", 0), (404, "failed", 0), (403, "failed", 1), ("redirect", "failed", 1), ("huge", "sent", 1)],
)
def test_what_an_answer_does(app: Flask, service: PushEndpoint, answer: Answer, state: str, devices: int) -> None:
    somebody(app, "Ana", service.device(answer))
    run(app)
    assert states(app)[0] == state
    with app.app_context():
        assert db.session.query(PushSubscription).count() == devices
    run(app, NINE + LATE - 1)
    assert service.elsewhere == 0


@pytest.mark.parametrize("answer", [429, 500, 503])
def test_what_was_not_delivered_is_tried_again(app: Flask, service: PushEndpoint, answer: int) -> None:
    phone = service.device(answer)
    somebody(app, "Ana", phone)
    assert run(app) == Tally(prepared=1, failed=1)
    phone.answer = 201
    assert run(app, NINE + FIRST_RETRY // 2) == Tally()
    assert run(app, NINE + FIRST_RETRY + SECONDS) == Tally(sent=1)
    assert states(app) == ["sent", "sent"]


def test_an_answer_that_never_comes_is_unknown_and_not_sent_again(app: Flask, service: PushEndpoint) -> None:
    phone = service.device("never")
    somebody(app, "Ana", phone)
    run(app, timeout=2)
    assert states(app) == ["unknown", "unknown"]
    phone.answer = 201
    run(app, NINE + LEASE + FIRST_RETRY)
    assert len(phone.messages) == 1


def test_no_transaction_is_open_while_messages_are_on_their_way(
    app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody(app, "Ana", service.device())
    send = Sender.send
    wrote: list[bool] = []

    def slow(sender: Sender, messages: Sequence[Message]) -> list[Result]:
        # Somebody else writes meanwhile: with a transaction open here, this would wait and fail.
        def write() -> None:
            wrote.append(bool(new_user(app, "Bo")))

        thread = threading.Thread(target=write)
        thread.start()
        thread.join(4)
        return send(sender, messages)

    monkeypatch.setattr(Sender, "send", slow)
    run(app)
    assert wrote == [True]


def test_one_bad_row_holds_up_nobody_else(
    app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    phone = service.device()
    bad = somebody(app, "Bo", service.device())
    somebody(app, "Ana", phone)
    with app.app_context():
        db.session.get_one(User, bad).next_nudge_at = NINE - 60_000
        db.session.commit()
    prepare = nudge.prepare

    def fails(user_ids: Sequence[str], now: int) -> list[tuple[Addressee, Columns]]:
        if bad in user_ids:
            raise KeyError("Mika's secret")
        return prepare(user_ids, now)

    monkeypatch.setattr(nudge, "prepare", fails)
    assert run(app) == Tally(prepared=1, sent=1)
    assert "KeyError" in caplog.text
    assert "secret" not in caplog.text


def test_what_is_known_outlives_a_busy_database(
    app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody(app, "Ana", service.device())
    busy, record = [True, True], dispatch.record

    def fails_twice(reports: Sequence[Report], now: int) -> None:
        if busy:
            busy.pop()
            raise OperationalError("UPDATE", None, Exception("database is locked"))
        record(reports, now)

    monkeypatch.setattr(dispatch, "record", fails_twice)
    assert run(app) == Tally(prepared=1, sent=1)
    assert states(app) == ["sent", "sent"]


def test_a_server_that_was_down_sends_late_or_not_at_all(app: Flask, service: PushEndpoint) -> None:
    phone = service.device()
    somebody(app, "Ana", phone)
    assert run(app, NINE + LATE) == Tally()
    assert phone.messages == []
    # Mika was today's person in the app, so it is another week until the next nudge names them.
    assert run(app, NINE + DAY + LATE - SECONDS) == Tally()
    assert run(app, NINE + 7 * DAY + LATE - SECONDS) == Tally(prepared=1, sent=1)
    assert phone.messages[0]["notification"]["tag"] == "nudge-2026-05-11"


def test_the_plan_is_made_before_the_hour_is_full(app: Flask, service: PushEndpoint) -> None:
    phone = service.device()
    ana, bo = somebody(app, "Ana", phone), somebody(app, "Bo")

    def planned() -> dict[str, str]:
        with app.app_context():
            return {plan.user_id: plan.local_date for plan in db.session.query(DayPlan)}

    with app.app_context():
        for user_id in (ana, bo):
            db.session.get_one(DayPlan, (user_id, user_id)).local_date = "2026-05-03"
        db.session.commit()
    run(app, NINE - nudge.AHEAD - 1)
    assert planned() == {ana: "2026-05-03", bo: "2026-05-03"}
    assert run(app, NINE - nudge.AHEAD) == Tally()
    assert planned() == {ana: "2026-05-04", bo: "2026-05-03"}, "Bo has no device"
    assert run(app) == Tally(prepared=1, sent=1)


def test_a_full_queue_leaves_in_batches(app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nudges, "BATCH", 2)
    for number in range(5):
        somebody(app, f"User {number}", service.device())
    assert run(app) == Tally(prepared=5, sent=5)
    with app.app_context():
        assert ready(NINE + 1, 10) == []


def test_names_and_reasons_never_reach_the_log(
    app: Flask, service: PushEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    broken: list[Answer] = [403, 500, 410, "break"]
    phones = [service.device(answer) for answer in broken]
    somebody(app, "Ana", *phones)
    run(app)
    assert "Mika" not in caplog.text
    assert all(phone.endpoint not in caplog.text and phone.auth not in caplog.text for phone in phones)
