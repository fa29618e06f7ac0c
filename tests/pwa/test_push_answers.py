"""A push service answers each of the codes, all day long: what becomes of the message, the device and the plan."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from flask import Flask

from models.base import db
from models.delivery import Delivery
from models.nudge import HOUR, LATE, Nudge
from models.push_subscription import PushSubscription
from pwa import clock, web_push
from pwa.config import Settings
from tests.pwa.nudging import NINE, Handset, run, somebody
from tests.pwa.push_endpoint import Answer, PushEndpoint

MINUTE = 60_000
SHORT = 1.0
"""Seconds, where no answer comes."""


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,)})


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones sync on the day of the nudge."""
    monkeypatch.setattr(clock, "now", lambda: NINE)


def a_day(app: Flask, timeout: float) -> None:
    """Each minute until the moment has passed."""
    for minutes in [*range(10), *range(10, 190, 5)]:
        run(app, NINE + minutes * MINUTE, timeout)


def in_time(wait: str | timedelta) -> str:
    """As a push service writes it: seconds, or a date."""
    return wait if isinstance(wait, str) else format_datetime(datetime.now(UTC) + wait, usegmt=True)


@pytest.mark.parametrize(
    ("answer", "header", "state", "device", "tries", "plan"),
    [
        (200, {}, "sent", "kept", 1, None),
        (201, {}, "sent", "kept", 1, None),
        (202, {}, "sent", "kept", 1, None),
        (204, {}, "sent", "kept", 1, None),
        ("huge", {}, "sent", "kept", 1, None),
        (301, {}, "failed", "kept", 1, "failed"),
        ("redirect", {}, "failed", "kept", 1, "failed"),
        (400, {}, "failed", "kept", 1, "failed"),
        (401, {}, "failed", "refused", 1, "failed"),
        (403, {}, "failed", "refused", 1, "failed"),
        (404, {}, "gone", "dropped", 1, "failed"),
        (410, {}, "gone", "dropped", 1, "failed"),
        (413, {}, "failed", "kept", 1, "failed"),
        (406, {}, "failed", "kept", 8, "failed"),
        (429, {}, "failed", "kept", 8, "failed"),
        (429, {"Retry-After": "3000"}, "failed", "kept", 4, "failed"),
        (429, {"Retry-After": timedelta(hours=1)}, "failed", "kept", 3, "failed"),
        (429, {"Retry-After": "10800"}, "failed", "kept", 1, "failed"),
        (429, {"Retry-After": timedelta(days=1)}, "failed", "kept", 1, "failed"),
        (429, {"Retry-After": "-1"}, "failed", "kept", 8, "failed"),
        (500, {}, "failed", "kept", 8, "failed"),
        (503, {"Retry-After": "7200"}, "failed", "kept", 2, "failed"),
        ("never", {}, "unknown", "kept", 1, "unknown"),
        ("break", {}, "unknown", "kept", 1, "unknown"),
    ],
)
def test_what_an_answer_leads_to(
    app: Flask,
    service: PushEndpoint,
    answer: Answer,
    header: dict[str, str | timedelta],
    state: str,
    device: str,
    tries: int,
    plan: str | None,
) -> None:
    header_now = {name: in_time(wait) for name, wait in header.items()}
    phone = Handset(app, somebody(app, "Ana"), service.device(answer, **header_now))
    a_day(app, SHORT if answer == "never" else web_push.TIMEOUT)
    assert len(phone.device.messages) == tries
    with app.app_context():
        assert db.session.query(Delivery).one().state == state
        assert db.session.query(Nudge).one().state == (state if state != "gone" else "failed")
        rows = db.session.query(PushSubscription).all()
        assert [row.refused_at is not None for row in rows] == {"kept": [False], "refused": [True], "dropped": []}[
            device
        ]
    told = phone.plan()["nudge"]
    assert (told and told["state"]) == plan
    assert service.elsewhere == 0


def test_a_device_that_is_slow_holds_up_no_other(app: Flask, service: PushEndpoint) -> None:
    user_id = somebody(app, "Ana")
    slow = Handset(app, user_id, service.device(429, **{"Retry-After": "3600"}))
    quick = Handset(app, user_id, service.device(500))
    run(app)
    slow.device.answer = quick.device.answer = 201
    run(app, NINE + 2 * MINUTE)
    # Each is asked again when its own push service said so.
    assert (len(slow.device.messages), len(quick.device.messages)) == (1, 2)
    run(app, NINE + HOUR + MINUTE)
    run(app, NINE + LATE - MINUTE)
    assert (len(slow.device.messages), len(quick.device.messages)) == (2, 2)
    assert quick.plan()["nudge"] is None


def test_the_operator_is_told_once_a_tick_of_each_host(
    app: Flask, service: PushEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    phones = [service.device(403) for _ in range(3)]
    somebody(app, "Ana", *phones)
    run(app)
    alarms = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert alarms == ["push: 127.0.0.1 answered 403 to 3 messages; see flask push-status"]
    assert all(phone.endpoint not in caplog.text for phone in phones)


def test_a_push_service_that_takes_messages_again_is_no_longer_refusing(app: Flask, service: PushEndpoint) -> None:
    phone = Handset(app, somebody(app, "Ana"), service.device(403))
    run(app)
    phone.device.answer = 201
    assert phone.phone.post("/api/push/test").get_json()["sent"] is True
    with app.app_context():
        assert db.session.query(PushSubscription).one().refused_at is None
