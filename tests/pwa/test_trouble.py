"""What could not be sent is shown in the app: today's plan says so, on the nudge's own day."""

import pytest
from flask import Flask

from models.base import db
from models.local_day import DAY
from models.nudge import HOUR, LATE, Nudge
from models.push_subscription import PushSubscription
from models.user import User
from pwa import clock
from pwa.config import Settings
from pwa.nudges import Tally
from tests.models.facts import skip
from tests.pwa.nudging import NINE, SECONDS, Handset, run, somebody
from tests.pwa.push_endpoint import PushEndpoint


@pytest.fixture
def settings(settings: Settings, service: PushEndpoint) -> Settings:
    return settings.model_copy(update={"push_hosts": (service.host,)})


@pytest.fixture
def phone(app: Flask, service: PushEndpoint, monkeypatch: pytest.MonkeyPatch) -> Handset:
    monkeypatch.setattr(clock, "now", lambda: NINE)
    return Handset(app, somebody(app, "Ana"), service.device())


def test_a_phone_hears_of_it_at_its_next_sync_and_only_once(app: Flask, phone: Handset) -> None:
    assert phone.phone.sync()["rows"]["plan"][0]["nudge"] is None
    phone.device.answer = 413
    run(app)
    [row] = phone.phone.sync()["rows"]["plan"]
    assert row["nudge"]["state"] == "failed"
    assert NINE <= row["nudge"]["at"] < NINE + SECONDS
    run(app, NINE + HOUR)
    assert phone.phone.sync()["rows"]["plan"] == []


def test_it_stays_while_the_plan_changes_and_goes_with_the_day(
    app: Flask, phone: Handset, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.device.answer = 413
    run(app)
    phone.phone.add_person("Noor", at=NINE)
    assert phone.plan()["nudge"]["state"] == "failed"
    monkeypatch.setattr(clock, "now", lambda: NINE + DAY)
    assert phone.plan()["nudge"] is None


def test_one_device_that_was_reached_is_enough(app: Flask, service: PushEndpoint, phone: Handset) -> None:
    phone.device.answer = 410
    tablet = Handset(app, phone.phone.user_id, service.device(), "Tablet")
    run(app)
    assert tablet.plan()["nudge"] is None


def test_a_server_that_was_down_for_too_long_says_so(app: Flask, phone: Handset) -> None:
    assert run(app, NINE + LATE) == Tally()
    told = phone.plan()["nudge"]
    assert told["state"] == "late"
    assert NINE + LATE <= told["at"] < NINE + LATE + SECONDS
    run(app, NINE + LATE + HOUR)
    assert phone.plan()["nudge"] == told
    assert phone.device.messages == []


def test_a_server_that_was_down_for_days_speaks_of_today_only(
    app: Flask, phone: Handset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NINE + 7 * DAY + LATE)
    assert run(app, NINE + 7 * DAY + LATE) == Tally()
    plan = phone.plan()
    assert (plan["local_date"], plan["nudge"]["state"]) == ("2026-05-11", "late")
    run(app, NINE + 8 * DAY - HOUR)
    assert phone.device.messages == []


@pytest.mark.parametrize("why_not", ["no device", "not today", "another day", "turned off", "too early to tell"])
def test_nothing_is_late_where_there_was_nothing_to_come(app: Flask, phone: Handset, why_not: str) -> None:
    now = NINE + LATE
    with app.app_context():
        owner = db.session.get_one(User, phone.phone.user_id)
        match why_not:
            case "no device":
                db.session.query(PushSubscription).delete()
            case "not today":
                skip(owner, None, NINE - HOUR)
            case "another day":
                owner.nudge_days = "234567"
            case "turned off":
                owner.nudge_time = None
            case "too early to tell":
                owner.nudge_time = "13:00"
        db.session.commit()
    run(app, now)
    assert phone.plan()["nudge"] is None


def test_what_the_user_no_longer_wants_is_no_trouble(app: Flask, phone: Handset) -> None:
    phone.device.answer = 503
    run(app)
    now = NINE + SECONDS
    phone.phone.sync(phone.phone.add("skip", {"person_id": None, "scope": "day", "at": now}, at=now), sent_at=now)
    run(app, NINE + HOUR)
    assert phone.plan()["nudge"] is None


def test_a_nudge_that_waited_for_a_server_that_was_down_is_late(app: Flask, phone: Handset) -> None:
    with app.app_context():
        db.session.add(
            Nudge(
                id="n" * 36,
                user_id=phone.phone.user_id,
                local_date="2026-05-04",
                round=1,
                person_id="p" * 36,
                state="due",
                until_at=NINE + LATE,
                retry_at=NINE,
            )
        )
        db.session.commit()
    run(app, NINE + LATE)
    assert phone.plan()["nudge"]["state"] == "late"
